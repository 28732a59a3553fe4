//! What is known of the FPGO Connect API: every operation as a value, in the order of the help.
//! No I/O happens here, and nothing here knows of clients, journals or terminals.

mod answers;
mod asked;
mod body;
mod body_lines;
mod call;
mod call_limits;
mod call_path;
mod call_query;
mod catalogue;
mod chapters;
mod check;
mod compared;
mod creation;
mod effect;
mod endpoint;
mod flag_form;
mod hooks;
mod identifiers;
mod impossible;
mod kinds;
mod line_id;
mod line_readings;
mod messages;
mod moved;
mod nearest_word;
mod overview;
mod param;
mod path;
mod predicates;
mod repeat_key;
mod request;
mod row_details;
mod state;
mod status_class;
mod status_lookup;
mod status_meanings;
mod statuses;
mod sums;
mod table;
mod template;
mod time_frame;
mod typed;
mod unlisted;

pub use crate::base::places::locate;
pub use crate::base::problem::{Problem, Severity};
pub use asked::{AnswerForm, Asked};
pub use body::BodySource;
pub use call::{OperationCall, calls, meant_by};
pub use call_path::CallPath;
pub use catalogue::{endpoint, endpoints, suggested_command};
pub use chapters::CHAPTERS;
pub use compared::object::Compared;
pub use compared::pool::ToldPool;
pub use effect::{Effect, Total, Way};
pub use endpoint::{Chapter, Compute, Endpoint, Method, Quirk};
pub use hooks::{ComputeError, PendingWrite, PickOption, ReadState};
pub use identifiers::id_kind::{ID_KINDS, IdKind, RUN};
pub use identifiers::likely::all as likely_ids_in;
pub use identifiers::reading::{
    IdMistake, likely as likely_id, read as read_id, read_any as read_any_id,
    read_run as read_run_id,
};
pub use identifiers::search::all as ids_in;
pub use kinds::countries::codes as country_codes;
pub use kinds::kind::Kind;
pub use kinds::pairs::Pairs;
pub use kinds::parse::read_boolean;
pub use kinds::values::as_boolean;
pub use line_id::LineId;
pub use messages::{Meaning, comparison_key, meaning_of, meanings};
pub use moved::{Moved, not_countable};
pub use nearest_word::nearest_word;
pub use overview::event::Event;
pub use overview::object::{Overview, Part as ObjectPart};
pub use overview::operations::{ObjectOperation, Role, doubt_if_invoiced};
pub use overview::order::is_status_of_invoice;
pub use overview::read::ReadOverview;
pub use param::{Location, Param, Presence};
pub use request::{Overrides, Request, RequestContext};
pub use row_details::RowDetails;
pub use state::pool::line_left::LineLeft;
pub use state::{
    Customer, EarlierWrite, EarlierWrites, Fetch, ORDER_TRACE, ObjectLine, Pool, PoolId, State,
    StateRecord, Trace, read_lines,
};
pub use status_class::{StatusClass, status_class};
pub use status_lookup::{StatusTeller, WrongWords, known_statuses, that_know, that_tell_status};
pub use status_meanings::{STATUSES, StatusMeaning};
pub use statuses::{Statuses, is_same_status};
pub use table::{Column, ColumnKind, NestedList, Table};
pub use typed::Typed;
pub use unlisted::{operation_of_entry, unlisted};

#[cfg(test)]
mod tests;
