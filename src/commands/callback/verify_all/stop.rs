//! Why a check of many callbacks ends before the end of its input.

use std::io;

use crate::base::error::Error;

/// What went wrong.
pub enum Stop {
    /// The input cannot be read any further.
    Unreadable(io::Error),
    /// The output is not taken any more.
    Undelivered(io::Error),
    /// The API cannot be asked any more.
    Cut(Error),
    /// Somebody wants it to end.
    Interrupted,
}
