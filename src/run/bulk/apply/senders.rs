//! Who has sent a row, where several machines share a run: one that still works on it looks at its own rows, so that each object
//! is read once in all. What one has left behind that has ended is looked at by whoever comes last.

use std::collections::HashMap;

use crate::base::error::Result;
use crate::store::journal::{Entry, Journal};

/// Which processes are others that still work.
pub struct Senders<'j> {
    journal: &'j Journal,
    /// Whether a process is another one that lives, for those that were asked about.
    others: HashMap<String, bool>,
}

impl<'j> Senders<'j> {
    /// All but this process, which has written to these journals.
    pub fn beside(own: &[Journal], journal: &'j Journal) -> Senders<'j> {
        let own = own.iter().filter_map(Journal::own_process);
        Senders { journal, others: own.map(|name| (name.to_owned(), false)).collect() }
    }

    /// Whether another process that still works has sent this.
    pub fn is_of_another(&mut self, entry: &Entry) -> Result<bool> {
        let Some(process) = entry.intent.process.as_deref() else { return Ok(false) };
        if let Some(is_other) = self.others.get(process) {
            return Ok(*is_other);
        }
        // One machine alone has the lock of the whole run.
        let is_other = self.journal.is_shared() && self.journal.is_running(process)?;
        self.others.insert(process.to_owned(), is_other);
        Ok(is_other)
    }
}
