//! What was typed, as values: the global options, and the options of one operation. How words become these values
//! stands in `cli`, what is done with them in `commands` and `run`.

mod globals;
mod invocation;
mod plan_expectations;
mod sheet_flags;
mod write_flags;

pub use globals::Globals;
pub use invocation::{Expectations, Invocation, RunRow};
pub use plan_expectations::PlanExpectations;
pub use sheet_flags::SheetFlags;
pub use write_flags::{AgainFlag, BodyFlags, JournalFlags, WaitFlag};
