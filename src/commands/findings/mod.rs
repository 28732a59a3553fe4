//! What was looked at and what came of it, a line each: the result of `config check` and of `doctor`.

mod finding;
mod shown;

pub use finding::{Finding, Mark, summary, worst};
pub use shown::{COLUMNS, show};
