//! The plan of a bulk run: a file of JSON lines that a person can read. First its header, then a line for each row of the
//! sheet, then a hash over all of it; behind the hash the approvals. `seal.rs` holds the lines together, `writer.rs` and
//! `reader.rs` stream them, `scratch.rs` keeps rows until the header can stand before them, `destination.rs` is where the plan goes; `admission.rs` says whether a plan may be applied now, `truth.rs` whether it says what its rows
//! are, `home.rs` which journal it belongs to, `agreement.rs` asks whether it is meant.

mod admission;
mod agreement;
mod approval;
mod destination;
mod faults;
mod fields;
mod header;
mod home;
mod lines;
mod reader;
mod row;
#[cfg(test)]
pub mod sample;
mod scratch;
mod seal;
mod tally;
mod truth;
mod writer;

pub use admission::{is_of_account, is_planner, may_be_applied};
pub use agreement::{Agreement, agree, is_as_expected, says_what_is_expected};
pub use approval::Approval;
pub use destination::{Destination, write_whole};
pub use fields::sum;
pub use header::{Person, PlanHeader};
pub use home::{is_of_journal, mark};
pub use reader::PlanReader;
pub use row::{Expected, PlanRow};
pub use scratch::{Scratch, ScratchRows};
pub use truth::must_be_true;
pub use writer::PlanWriter;
