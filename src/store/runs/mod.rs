//! The bulk runs of this machine: what each was planned to do, how far it came, and what became of each row, in a database of
//! its own beside the journal, with a private copy of the plan. What was sent is told by the journal alone; what stands here
//! may lose its last rows with the power. Callers know neither tables nor SQLite, so that another database can stand behind it.

mod file;
mod plan_copy;
mod results;
mod run;
mod tally;
#[cfg(test)]
mod tests;

pub use file::{RunStore, erase};
pub use results::{RowOutcome, RowResult};
pub use run::{RunPlan, RunState, StoredRun};
pub use tally::Tally;
