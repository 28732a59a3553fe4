//! What is found in a pasted text: the one query of a callback, or why there is none.

use std::fmt;

/// The query of a callback, as it stood in what was pasted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pasted {
    /// The query, still encoded, without `?` and fragment.
    pub query: String,
    /// What stands behind the address and is no part of a log line or of a request; it was left out.
    pub left_out: Option<String>,
}

impl Pasted {
    /// A query that nothing stands behind.
    pub fn of_query(query: impl Into<String>) -> Pasted {
        Pasted { query: query.into(), left_out: None }
    }
}

/// Why no single query was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FindError {
    /// Nothing looks like a query.
    Nothing,
    /// There is an address, and no query in it: nothing in it is signed.
    NoQuery,
    /// There is a request, and it is no `GET`, as every callback is.
    NotGet,
    /// A whole checksum stands there, and no callback that it could be of.
    Unclear,
    /// A NUL byte stands in the query as it is, where PHP would end it.
    Nul,
    /// Two or more different queries: a verdict on one would be taken for a verdict on all.
    Several,
}

impl fmt::Display for FindError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Nothing => {
                "no query found; looked for a URL with \"?\", a query string (name=value&…), \
                 a line of a server's log (\"GET /path?… HTTP/1.1\") and the head of a request"
            }
            Self::NoQuery => "no query found: the address has none",
            Self::NotGet => "the request is no GET, and a callback is one",
            Self::Unclear => {
                "a checksum stands in it, but not where the parameters of a callback can be read: they are read from an \
                 address, a query, a GET in a log, JSON, or a list of one parameter a line (name: value)"
            }
            Self::Nul => {
                "a NUL byte stands in the query, which no server takes: it was not received so"
            }
            Self::Several => "more than one query found; give one callback at a time",
        })
    }
}

impl std::error::Error for FindError {}
