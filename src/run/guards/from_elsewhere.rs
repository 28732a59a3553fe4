//! A creation that came from elsewhere, whose outcome nobody knows. Its body was hashed with a key that is not here, so nobody can
//! tell that a new one is another: until it is settled it stands against all that may be the same.

use super::input::GuardInput;
use crate::base::error::Result;
use crate::store::journal::{Entry, Journal};

impl GuardInput<'_> {
    /// The newest creation from elsewhere that may be this one. Only what moves money or commits a customer counts; what
    /// amount it has must not tell the two apart, nor that both are rows of one run.
    pub(super) fn in_doubt_elsewhere(&self, journal: &Journal) -> Result<Option<Entry>> {
        if !self.endpoint.blocks_others() {
            return Ok(None);
        }
        let mut open = journal.open_from_elsewhere(&self.profile.key(), self.endpoint.command)?;
        open.retain(|entry| self.may_be_this(entry));
        Ok(open.pop())
    }

    fn may_be_this(&self, entry: &Entry) -> bool {
        let intent = &entry.intent;
        let is_row_beside = match (&self.invocation.row, &intent.run) {
            (Some(own), Some(run)) => own.run == *run && intent.row != Some(own.row),
            _ => false,
        };
        let has_other_amount = match (self.amount, intent.amount) {
            (Some(own), Some(earlier)) => own != earlier,
            _ => false,
        };
        !is_row_beside && !has_other_amount && self.endpoint.creation_key(entry.body()).is_some()
    }
}
