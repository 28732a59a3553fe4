//! When a guard's refusal ends a write: at once, or in a dry run after its request has been shown.

use crate::base::error::{Error, ErrorKind, Result};

/// The refusals of one write.
#[derive(Default)]
pub struct Refusals {
    /// Whether refusals wait.
    deferred: bool,
    /// The first refusal that waits.
    first: Option<Error>,
}

impl Refusals {
    /// A refusal ends the write at once.
    pub fn at_once() -> Refusals {
        Refusals::default()
    }

    /// Guards' refusals wait until the request has been shown; then the first one counts.
    pub fn deferred() -> Refusals {
        Refusals { deferred: true, first: None }
    }

    /// Gives the failure of a check, unless it waits.
    pub fn hold(&mut self, checked: Result<()>) -> Result<()> {
        match checked {
            Err(refusal) if self.deferred && refusal.kind() == ErrorKind::Guarded => {
                self.first.get_or_insert(refusal);
                Ok(())
            }
            checked => checked,
        }
    }

    /// Whether no refusal waits.
    pub fn is_empty(&self) -> bool {
        self.first.is_none()
    }

    /// Fails with the first refusal that waited.
    pub fn end(self) -> Result<()> {
        match self.first {
            Some(refusal) => Err(refusal),
            None => Ok(()),
        }
    }
}
