//! What can be compared of an object: how it is read, its amounts that grow with writes, and what its status shows.

use super::pool::ToldPool;
use crate::api::hooks::ReadState;
use crate::api::state::object::State;
use crate::api::statuses::is_same_status;

/// What can be compared of an object of one kind.
#[derive(Debug)]
pub struct Compared {
    /// Reads it.
    pub read: ReadState,
    /// Its amounts that grow with writes.
    pub pools: fn(&State) -> Vec<ToldPool>,
    /// The status that only an operation brings about, if it is in one.
    pub brought_about: fn(&State) -> Option<&str>,
    /// The statuses that operations lead to, each with those that still show it afterwards.
    pub shown_by: &'static [(&'static str, &'static [&'static str])],
}

impl Compared {
    /// Whether an object in this status was brought to the other one before; `None` where no status tells that.
    pub fn shows(&self, status: &str, final_status: &str) -> Option<bool> {
        let (_, shown_by) = self.shown_by.iter().find(|(own, _)| *own == final_status)?;
        Some(shown_by.iter().any(|own| is_same_status(own, status)))
    }
}

/// The status, if it is one of these.
pub(super) fn one_of<'a>(state: &'a State, statuses: &[&str]) -> Option<&'a str> {
    let own = state.status.as_deref()?;
    statuses.iter().any(|status| is_same_status(status, own)).then_some(own)
}
