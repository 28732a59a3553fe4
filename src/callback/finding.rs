//! One sentence about one parameter of a callback.

use std::fmt;

use super::php::shown;

/// One sentence about one parameter: "`parameter` `what`".
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The parameter's name after PHP's changes.
    pub parameter: String,
    /// The rest of the sentence.
    pub what: String,
}

impl Finding {
    /// The sentence about the parameter of this name.
    pub fn of(name: &[u8], what: impl Into<String>) -> Finding {
        Finding { parameter: shown(name), what: what.into() }
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.parameter, self.what)
    }
}
