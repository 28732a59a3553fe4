//! Sends the rows of a plan: `begin.rs` makes a run of it, `resume.rs` goes on with one, `whole_run.rs` is its course
//! (`before_rows.rs`: what fails before the first row).
//! `running.rs` sends its rows by `one_row.rs`, or reads them by `read_row.rs`, until `brake.rs` stops it; `pending.rs` says which
//! were sent already, `elsewhere.rs` which other machines work on, `row_end.rs` what became of one; `settle.rs`, `read_back.rs` and
//! `look_at_made.rs` look at the objects before and after (`senders.rs`: whose they are), `money_words.rs` says what is known of the money.

mod before_rows;
mod begin;
mod brake;
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
mod resume;
mod row_end;
mod running;
mod senders;
mod settle;
mod whole_run;

pub use before_rows::nothing_begun;
pub use begin::{ApplyOrder, begin};
pub use brake::StopTerms;
pub use resolve_row::{RowVerdict, resolve_row};
pub use resume::{ResumeOrder, cancel, resume, unknown_entries};
