//! Lists that come in one answer, narrowed or completed: what was typed for that (`narrowing.rs`), one more read for each
//! row (`detailed.rs`, `progress.rs`), and what is looked for in it (`wanted.rs`).

mod detailed;
mod narrowing;
mod progress;
mod wanted;

pub use detailed::DetailedList;
pub use narrowing::{check, narrows, rows_of};
