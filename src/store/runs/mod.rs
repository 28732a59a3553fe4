//! Bulk runs: what each was planned to do, how far it came, and what became of each row, with a private copy of the plan. One
//! machine keeps them in a database of its own beside the journal; machines that share a journal keep them where that is, so
//! that any of them can go on with a run. What was sent is told by the journal alone; what stands here may lose its last rows
//! with the power. Callers know neither tables nor databases.

mod file;
mod pieces;
mod plan_copy;
mod results;
mod run;
mod tally;
#[cfg(test)]
mod tests;
mod worker;

pub use file::{RunStore, erase};
pub use results::{RowOutcome, RowResult};
pub use run::{RunPlan, RunState, StoredRun};
pub use tally::Tally;
pub use worker::RunLock;
