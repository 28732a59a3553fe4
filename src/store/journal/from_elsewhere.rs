//! Attempts that came from elsewhere and of which nobody knows what became. An index finds those that came, and each is looked
//! at once by a process, so that it takes no longer where thousands came.

use super::entry::Entry;
use super::handle::Journal;
use super::schema;
use crate::base::error::Result;
use crate::base::target::account_key;

impl Journal {
    /// The attempts by this command at a base URL that came from elsewhere and whose outcome is not known, oldest first.
    pub fn open_from_elsewhere(&self, base_url: &str, command: &str) -> Result<Vec<Entry>> {
        let mut seen = self.arrivals.borrow_mut();
        let behind = [seen.last.into()];
        self.each_of(&newer_arrivals(&schema::arrival(&self.db)), &behind, |entry| {
            seen.last = entry.id;
            if !entry.is_own() && entry.outcome.is_open() {
                seen.open.push(entry.id);
            }
            Ok(())
        })?;
        let (mut found, wanted) = (Vec::new(), account_key(base_url));
        for id in &seen.open {
            if let Some(entry) = self.entry(*id)?
                && entry.outcome.is_open()
                && entry.intent.command == command
                && account_key(&entry.intent.base_url) == wanted
            {
                found.push(entry);
            }
        }
        Ok(found)
    }
}

/// The end of the query for attempts that came from elsewhere behind a number.
fn newer_arrivals(arrival: &str) -> String {
    let of_intent = arrival.replace("(data,", "(i.data,");
    format!("AND {of_intent} AND i.id > ?1 ORDER BY i.id")
}

#[cfg(test)]
mod tests {
    use tempfile::TempDir;

    use super::*;
    use crate::store::journal::history::tests::{journal_in, plan};

    #[test]
    fn what_came_from_elsewhere_is_found_by_an_index_and_not_by_reading_all() {
        let home = TempDir::new().expect("a directory");
        let journal = journal_in(&home);
        let rest = newer_arrivals(&schema::arrival(&journal.db));
        let told = plan(&journal, &rest, &[0.into()]);
        let first = told.lines().next().unwrap_or_default();
        assert!(first.contains("by_arrival") && first.contains("id>?"), "{told}");
        assert!(!told.contains("SCAN"), "{told}");
    }
}
