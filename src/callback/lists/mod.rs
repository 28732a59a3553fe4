//! The parameters of one callback where no address has them: listed line by line, in the variables of a server, or as the arguments
//! of `curl`. What such a text says is unambiguous, or it is none of them.

mod curl;
mod pairs;
mod variables;

use super::pasted::{FindError, Pasted};

pub use self::curl::query_in as curl_query_in;
pub use self::variables::value_of as value_of_variable;

/// The query that a text says in one of these ways.
pub fn query_in(text: &str) -> Option<Result<Pasted, FindError>> {
    curl::query_in(text)
        .or_else(|| variables::query_in(text))
        .or_else(|| pairs::query_in(text).map(Ok))
        .map(|found| found.map(Pasted::of_query))
}
