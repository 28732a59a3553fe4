//! The command line: the tree of all commands, the parsing of a line, and the dispatch to the command that it names. What
//! a command does stands in `commands`, or in `run` for the operations of the API.

mod account_words;
mod argument;
mod completion;
mod dispatch;
mod habits;
mod identifiers;
mod line;
mod local;
mod missing_identifier;
mod operation;
mod operation_flags;
mod own_words;
mod parse;
mod parse_failure;
mod streams;
mod tips;
mod tree;
mod typed_line;
mod value;
mod wrong_use;

pub use completion::{complete, question};
pub use dispatch::dispatch;
pub use line::line;
pub use own_words::is_own_word;
