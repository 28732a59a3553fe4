//! What this machine sent, in SQLite, or what several machines sent, in PostgreSQL: the intent is durable before a write's first byte leaves, the outcome follows as
//! a row of its own. Rows are only ever added, each chained to the one before. An intent without an outcome, whose
//! process is gone, is *unknown*. The journal knows no operation by name; what an entry means for an object is asked by
//! amounts and directions.

mod arrivals;
mod attempts;
mod batch;
mod body_hash;
mod cancelled;
mod chain;
mod entry;
mod exported;
mod fields;
mod files;
mod filter;
mod fingerprint;
mod foreign_attempt;
mod foreign_lines;
mod foreign_spool;
mod from_elsewhere;
mod group;
mod handle;
mod hints;
mod history;
mod hold;
mod import;
mod loss;
mod object_lock;
mod open;
mod opened;
mod outcome;
mod place;
mod place_in_run;
mod prune;
mod recent;
mod record;
mod refusal;
mod rows;
mod run_rows;
mod salvage;
mod schema;
mod session;
mod shared;
mod shared_schema;
mod tally;
mod verify;
mod walk;

pub use attempts::{Confidential, object_key};
pub use body_hash::BodyHash;
pub use entry::Entry;
pub use files::erase;
pub use filter::{EntryFilter, begins_with};
pub use foreign_attempt::CommandFacts;
pub use foreign_lines::ForeignLines;
pub use group::JournalTail;
pub use handle::Journal;
pub use hints::{by_word, settled, to_settle};
pub use history::earlier_writes;
pub use loss::{Loss, accept as accept_loss, accept_missing};
pub use object_lock::{ObjectLock, RowClaim};
pub use opened::OpenedJournal;
pub use outcome::Outcome;
pub use place::JournalPlace;
pub use rows::{Ending, Intent, PoolFigures, Resolution};
pub use shared_schema::bring_up_to_date;
pub use tally::Since;
pub use walk::ChainWalk;
