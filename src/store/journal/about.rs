//! What the journal remembers of one object, whatever its account was spelt like: all of it, or what was begun since a moment.

use jiff::Timestamp;

use super::entry::Entry;
use super::handle::Journal;
use crate::api::EarlierWrites;
use crate::base::error::Result;
use crate::base::target::account_key;

/// The end of the query for the attempts on an object, from one number on.
const ABOUT: &str = "AND i.object = ?1 AND i.id >= ?2";

impl Journal {
    /// Every attempt on an object, oldest first.
    pub fn about(&self, base_url: &str, object: &str) -> Result<Vec<Entry>> {
        self.about_from(0, base_url, object)
    }

    /// The attempts on an object since a moment, in Unix seconds, oldest first; older ones too that were begun after one of
    /// these, as the clock tells. An index finds them, so that it takes no longer where an object has thousands.
    pub fn about_since(&self, second: i64, base_url: &str, object: &str) -> Result<Vec<Entry>> {
        match self.first_since(second)? {
            Some(first) => self.about_from(first, base_url, object),
            None => Ok(Vec::new()),
        }
    }

    fn about_from(&self, first: i64, base_url: &str, object: &str) -> Result<Vec<Entry>> {
        let mut entries = Vec::new();
        for key in self.keys(base_url, object)? {
            entries.extend(self.entries(ABOUT, &[(&key).into(), first.into()])?);
        }
        entries.sort_by_key(|entry| entry.id);
        Ok(entries)
    }

    /// The number of the first row of those that were written since a moment, in Unix seconds.
    pub(super) fn first_since(&self, second: i64) -> Result<Option<i64>> {
        let query = "SELECT min(id) FROM entries WHERE at >= ?1";
        self.usable(self.db.value(query, &[(&as_text(second)).into()]))
    }

    /// What this machine did to an object: accepted, unknown and in flight, never what was refused or not sent.
    pub fn past(&self, base_url: &str, object: &str) -> Result<EarlierWrites> {
        Ok(earlier_writes(&self.about(base_url, object)?))
    }

    /// Every key under which rows of an object may stand: earlier versions of fpgo, and entries from elsewhere, spelt
    /// one account in several ways. Rows are never changed, so the spellings that are there are looked for.
    pub(super) fn keys(&self, base_url: &str, object: &str) -> Result<Vec<String>> {
        let query = "SELECT min(object) FROM entries WHERE object > ?1";
        let mut next = self.usable(self.db.prepare(query))?;
        let wanted = account_key(base_url);
        let (mut keys, mut after) = (Vec::new(), String::new());
        loop {
            let key: Option<Option<String>> =
                self.usable(next.first(&[(&after).into()], |row| row.get(0)))?;
            let Some(key) = key.flatten() else { return Ok(keys) };
            let own = key.split_once(' ').map_or(key.as_str(), |(own, _)| own);
            if account_key(own) == wanted {
                keys.push(format!("{own} {object}"));
            }
            // Behind all keys of this spelling: `!` follows the blank.
            after = format!("{own}!");
        }
    }
}

/// What these entries of an object took, or may have.
pub fn earlier_writes(entries: &[Entry]) -> EarlierWrites {
    let writes = entries.iter().filter_map(Entry::earlier_write).collect();
    EarlierWrites { writes, ..EarlierWrites::default() }
}

/// A moment, in Unix seconds, as a text that sorts before those of all rows since. Fractions of a second do not sort as texts.
fn as_text(second: i64) -> String {
    let text = Timestamp::from_second(second).unwrap_or(Timestamp::MIN).to_string();
    text.trim_end_matches('Z').to_owned()
}

#[cfg(test)]
mod tests {
    use tempfile::TempDir;

    use super::*;
    use crate::store::journal::history::tests::{journal_in, plan};

    #[test]
    fn of_an_object_with_thousands_only_those_since_a_moment_are_read() {
        let home = TempDir::new().expect("a directory");
        let journal = journal_in(&home);
        for (id, at) in [
            (1, "2026-01-01T10:00:00.5Z"),
            (2, "2026-01-01T11:00:00Z"),
            (3, "2026-01-02T10:00:00.9Z"),
            // The clock was set back.
            (4, "2026-01-01T10:30:00Z"),
            (5, "2026-01-03T10:00:00Z"),
        ] {
            let row = "INSERT INTO entries (id, at, kind, object, data, hash) VALUES (?1, ?2, 'intent', ?3, '{}', 'x')";
            let object = if id == 5 { "https://a.example other" } else { "https://a.example TRM1" };
            journal.db.execute(row, &[id.into(), at.into(), object.into()]).expect("a row");
        }
        let since = |at: &str| -> Vec<i64> {
            let second = at.parse::<Timestamp>().expect("a time").as_second();
            let found = journal.about_since(second, "https://a.example/", "TRM1").expect("read");
            found.iter().map(|entry| entry.id).collect()
        };
        assert_eq!(since("2026-01-01T10:00:00Z"), [1, 2, 3, 4]);
        assert_eq!(since("2026-01-01T10:00:01Z"), [2, 3, 4]);
        assert_eq!(since("2026-01-02T10:00:00Z"), [3, 4]);
        assert!(
            since("2026-01-03T09:00:00Z").is_empty() && since("2026-02-01T00:00:00Z").is_empty()
        );
        let told = plan(&journal, ABOUT, &["x".into(), 1.into()]);
        assert!(told.contains("by_object (object=? AND rowid>?)"), "{told}");
    }
}
