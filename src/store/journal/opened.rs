//! What opening a journal gives, and what is done where there is none.

use super::handle::Journal;
use crate::base::error::Error;

/// A journal as it was found.
pub enum OpenedJournal {
    /// Every row is there, and right.
    Whole(Journal),
    /// Nothing may be sent with it, for this reason; what can be read of it is there if it can be opened at all.
    InDoubt(Option<Journal>, Error),
}

/// What becomes of a journal that is not there yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Absent {
    /// It is made.
    Made,
    /// It is left so.
    Left,
}
