//! A CSV as spreadsheets write it becomes calls of an operation, row by row. A column that is named like a flag is that flag,
//! and its cells are read by the rules of the single command. Nothing is read from the API here, and nothing is sent.

mod cell;
mod cell_problem;
mod checked;
mod columns;
mod damage;
mod heading;
mod invocation;
mod names;
mod operation;
mod own_flag;
mod problems;
mod row_flag;
mod rows;
mod typed_pairs;

pub use cell_problem::CellProblem;
pub use checked::check;
pub use columns::Columns;
pub use heading::columns;
pub use operation::operation;
pub use problems::Problems;
pub use rows::{Sheet, SheetForm, SheetRow};
