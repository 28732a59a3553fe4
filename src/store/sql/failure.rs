//! Why a statement failed, by what follows from it. In which words it is told is left to who asked.

use std::fmt;

/// What a statement gave, or why it failed.
pub type SqlResult<T> = Result<T, SqlError>;

/// What is wrong with a database.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Another process holds it.
    Busy,
    /// It is not what was written: also tables that a statement does not fit.
    Damaged,
    /// It cannot be reached, or the connection to it has ended.
    Gone,
    /// Something else: no room, no permission.
    Broken,
}

/// The failure of a statement.
#[derive(Clone, Debug)]
pub struct SqlError {
    /// What is wrong.
    pub fault: Fault,
    /// The database's own words.
    pub text: String,
}

impl fmt::Display for SqlError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.text)
    }
}
