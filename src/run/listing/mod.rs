//! Lists that come in one answer, narrowed or completed: what was typed for that (`narrowing.rs`), one more read for each
//! row (`detailed.rs`, `progress.rs`), and what is looked for in it (`wanted.rs`). Long ones are shown while they arrive
//! (`long.rs`).

mod detailed;
mod detailed_output;
pub mod long;
mod narrowing;
mod progress;
mod wanted;

pub use detailed::DetailedList;
pub use narrowing::{check, completes, limit_of, rows_of};
