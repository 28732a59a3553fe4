//! The command line: the tree of all commands, what a line means in it, and who carries it out. What a command does
//! stands in `commands`, or in `run` for the operations of the API.

mod argument;
mod dispatch;
mod local;
mod not_understood;
mod operation;
mod operation_flags;
mod streams;
mod tree;
mod understand;
mod value;

pub use dispatch::carry_out;
pub use not_understood::{money_of, wants_json};
pub use streams::ui;
pub use understand::understand;
