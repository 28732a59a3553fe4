//! What recognises a body here: its hash by the key of this journal, and by the key of this directory where several machines
//! share a journal with the key of another one. What this machine sent before it shared one is known again by the second.

use serde_json::Value;

use super::handle::{BODY, Journal};
use crate::base::error::Result;
use crate::store::hash_key::HashKey;

/// Hashes of one body.
#[derive(Clone, Debug)]
pub struct BodyHash {
    /// By the key of the journal: what is written of it.
    pub of_journal: String,
    /// By the key of this directory, where that is another one.
    pub of_directory: Option<String>,
}

impl BodyHash {
    /// Whether an entry with this hash has the same body.
    pub fn is(&self, kept: Option<&str>) -> bool {
        kept.is_some_and(|kept| self.all().any(|own| own == kept))
    }

    /// Every hash under which the same may have been written.
    pub fn all(&self) -> impl Iterator<Item = &str> {
        [self.of_journal.as_str()].into_iter().chain(self.of_directory.as_deref())
    }
}

impl Journal {
    /// The hashes that recognise a body in this journal.
    pub fn hashes_of(&mut self, body: &Value) -> Result<BodyHash> {
        let of_journal = self.keyed_hash(body)?;
        let of_directory = match self.is_shared() {
            true => self.hash_of_directory(body)?.filter(|own| *own != of_journal),
            false => None,
        };
        Ok(BodyHash { of_journal, of_directory })
    }

    fn hash_of_directory(&self, body: &Value) -> Result<Option<String>> {
        let own = HashKey::find(self.place.dir.path())?;
        Ok(own.map(|own| own.hash(BODY, &body.to_string())))
    }
}
