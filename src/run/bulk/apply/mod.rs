//! Sends the rows of a plan: `begin.rs` makes a run of it, once (`begun_once.rs`), `resume.rs` goes on with one, `cancel.rs` ends it,
//! `whole_run.rs` is its course (`before_rows.rs`: what fails before its first row, `outage.rs`: a database that is away).
//! `running.rs` sends its rows by `one_row.rs`, or reads them by `read_row.rs`, until `brake.rs` stops it, `results.rs` counts and notes
//! them; `pending.rs` says which were sent already, `elsewhere.rs` which other machines work on, and `behind_others.rs` waits for
//! those, `row_end.rs` says what became of one; `settle.rs`, `read_back.rs` and `look_at_made.rs` look at the objects before and
//! after (`senders.rs`: whose they are), `money_words.rs` says what is known of the money.

mod before_rows;
mod begin;
mod begun_once;
mod behind_others;
mod brake;
mod cancel;
mod counts;
mod elsewhere;
mod ending;
mod held;
mod look_at_made;
mod money_words;
mod one_row;
mod outage;
mod pending;
mod progress;
mod read_back;
mod read_row;
mod resolve_row;
mod results;
mod resume;
mod row_end;
mod running;
mod senders;
mod settle;
mod whole_run;

pub use before_rows::nothing_begun;
pub use begin::{ApplyOrder, begin};
pub use brake::StopTerms;
pub use cancel::{cancel, unknown_entries};
pub use resolve_row::{RowVerdict, resolve_row};
pub use resume::{ResumeOrder, resume};
