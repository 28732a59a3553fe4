//! All that is found wrong while a profile is read: whoever checks it tells everything, whoever uses it the first alone.

use crate::base::error::{Error, Result};

/// What was found wrong, in the order in which it was read.
#[derive(Default)]
pub struct Faults(Vec<Error>);

impl Faults {
    /// What was read; a failure is kept, and nothing is given.
    pub fn found<T>(&mut self, read: Result<T>) -> Option<T> {
        match read {
            Ok(value) => Some(value),
            Err(fault) => {
                self.0.push(fault);
                None
            }
        }
    }

    /// What was read; a failure is kept, and this type's own default is given.
    pub fn or_default<T: Default>(&mut self, read: Result<T>) -> T {
        self.found(read).unwrap_or_default()
    }

    /// All that was found.
    pub fn all(self) -> Vec<Error> {
        self.0
    }
}
