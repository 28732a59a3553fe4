//! The parameters of one callback where no address has them: in a list or a dump of them, in the variables of a server, or as the
//! arguments of a command that requests it. What such a text says is unambiguous, or it is none of them.

mod commands;
mod inline;
mod pairs;
mod variables;

use super::pasted::{FindError, Pasted};

pub use self::commands::{may_be_command, requested_by};
pub use self::inline::query_in as query_of_dump;
pub use self::variables::value_of as value_of_variable;

/// The query that a text says in one of these ways.
pub fn query_in(text: &str) -> Option<Result<Pasted, FindError>> {
    variables::query_in(text)
        .or_else(|| pairs::query_in(text).map(Ok))
        .or_else(|| inline::query_in(text).map(Ok))
        .map(|found| found.map(Pasted::of_query))
}
