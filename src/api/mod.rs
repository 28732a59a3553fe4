//! What is known of the FPGO Connect API: every operation as a value, in the order of the help.
//! No I/O happens here, and nothing here knows of clients, journals or terminals.

mod catalogue;
mod chapters;
mod check;
mod countries;
mod endpoint;
mod kinds;
mod line_id;
mod messages;
mod moved;
mod pairs;
mod param;
mod request;
mod state;
mod sums;
mod template;

pub use crate::base::problem::{Problem, Severity, locate};
pub use catalogue::{endpoint, endpoints};
pub use chapters::CHAPTERS;
pub use endpoint::{
    Chapter, ComputeError, ComputeInput, Effect, Endpoint, Method, Part, Quirk, RuleTime, Table,
    Total, Way, offered,
};
pub use kinds::{Kind, nearest, truth};
pub use line_id::LineId;
pub use messages::{explain, letters};
pub use moved::{Moved, uncounted};
pub use pairs::Pairs;
pub use param::{Need, Param, To};
pub use request::{Base, Overrides, Request, RequestContext, Typed};
pub use state::{EarlierWrite, EarlierWrites, Pool, PoolId, State, StateRecord};

#[cfg(test)]
mod tests;
