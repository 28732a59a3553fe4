//! The plan of a bulk run: a file of JSON lines that a person can read. First its header, then a line for each row of the
//! sheet, then a hash over all of it; behind the hash the approvals. `seal.rs` holds the lines together, `reader.rs`
//! streams them, `admission.rs` says whether a plan may be applied now, `agreement.rs` asks whether it is meant.

mod admission;
mod agreement;
mod approval;
mod faults;
mod fields;
mod header;
mod lines;
mod reader;
mod row;
#[cfg(test)]
mod sample;
mod seal;

pub use admission::{is_of_account, is_planner, may_be_applied};
pub use agreement::{Agreement, agree};
pub use approval::Approval;
pub use header::{Person, PlanHeader};
pub use reader::PlanReader;
pub use row::{Expected, PlanRow};
