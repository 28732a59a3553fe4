//! The list in an answer, row by row while it arrives: the answer is an object, and one of its members a list of any length.
//! `reader.rs` takes pieces of bytes and finds the rows (`first.rs` one value of a text, `fault.rs` what ends it); `row.rs` is
//! one of them (`member.rs` what stands in it), `checked.rs` holds it to the rules by which `base/json.rs` judges a whole text.
//! How rows are written is left to who reads them.

mod checked;
mod fault;
mod first;
mod member;
mod reader;
mod row;
#[cfg(test)]
mod tests;

pub use fault::{Fault, Flow, Progress};
pub use member::Member;
pub use reader::ListReader;
pub use row::Row;
