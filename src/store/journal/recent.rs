//! How much the attempts since a moment moved, or may have, and how many there were: counted once, and then gone on with
//! behind the newest row that was seen. A run that asks for every row of a sheet reads each row of the journal once.
//! What a row changes is left to `tally.rs`.

use std::collections::BTreeMap;

use super::handle::Journal;
use super::tally::{RecentSum, Since, Tally};
use crate::base::error::Result;
use crate::base::target::account_key;

/// So many rows are read at a time.
const PAGE: i64 = 1000;

impl Journal {
    /// The attempts at a base URL since a moment that were carried out, or may have been. Where the clock was set back, what
    /// seems to come from the future counts too.
    pub fn sum_since(&self, base_url: &str, since: Since) -> Result<RecentSum> {
        let place = match since {
            Since::Fixed(_) => &self.tallies.0,
            Since::Moving(_) => &self.tallies.1,
        };
        let account = account_key(base_url);
        let known = place.take().filter(|tally| tally.account == account);
        let mut tally = match known {
            Some(tally) if tally.reaches(since) && self.still_has(&tally)? => tally,
            _ => self.new_tally(account, since)?,
        };
        tally.leave_behind(since);
        while self.go_on(&mut tally)? {}
        let sum = tally.whole();
        place.replace(Some(tally));
        Ok(sum)
    }

    /// Whether the newest row that was seen is there still: rows of a transaction that was given up are not.
    fn still_has(&self, tally: &Tally) -> Result<bool> {
        let query = "SELECT hash FROM entries WHERE id = ?1";
        let hash: Option<String> =
            self.usable(self.db.first(query, &[tally.seen.into()], |row| row.get(0)))?;
        Ok(hash.is_some() && hash == tally.hash)
    }

    /// A tally of nothing yet, before the first row of its time.
    fn new_tally(&self, account: String, since: Since) -> Result<Tally> {
        let seen = match self.first_since(since.second())? {
            Some(first) => first - 1,
            None => self.usable(self.db.value("SELECT coalesce(max(id), 0) FROM entries", &[]))?,
        };
        Ok(Tally { account, since, seen, hash: None, sums: BTreeMap::new() })
    }

    /// Counts the next rows; no, if there are none.
    fn go_on(&self, tally: &mut Tally) -> Result<bool> {
        let mut statement = self.usable(self.db.prepare(&next_rows()))?;
        let mut found = self.usable(statement.query(&[tally.seen.into()]))?;
        let mut count = 0;
        while let Some(row) = self.usable(found.next())? {
            self.usable(tally.see(&row))?;
            count += 1;
        }
        Ok(count == PAGE)
    }
}

/// The query for the rows behind one, each with the intent that it is about, and what was told of that before.
fn next_rows() -> String {
    format!(
        "SELECT n.id, n.hash, n.kind, n.data, i.at, i.data, e.data FROM entries n \
         LEFT JOIN entries i ON i.id = coalesce(n.intent, n.id) AND i.kind = 'intent' \
         LEFT JOIN entries e ON e.intent = n.intent AND e.kind IN ('outcome', 'resolution') AND e.id < n.id \
         WHERE n.id > ?1 AND n.kind IN ('intent', 'outcome', 'resolution') ORDER BY n.id LIMIT {PAGE}"
    )
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use jiff::Timestamp;
    use tempfile::TempDir;

    use super::*;
    use crate::api::Way;
    use crate::base::money::Amount;
    use crate::store::data::DataDir;
    use crate::store::journal::{Confidential, Ending, Intent, JournalPlace, Outcome, Resolution};

    const BASE_URL: &str = "https://api.example/v1";

    fn begin(journal: &mut Journal, base_url: &str, amount: i64) -> i64 {
        let intent = Intent {
            base_url: base_url.into(),
            way: Some(Way::Out),
            amount: Some(Amount::from(amount)),
            ..Intent::default()
        };
        journal.begin(intent, &Confidential::default(), |_| Ok(())).expect("an intent")
    }

    fn finish(journal: &mut Journal, entry: i64, outcome: Outcome) {
        journal.finish(entry, Ending { outcome, ..Ending::default() }).expect("an end");
    }

    /// What counts, by a journal that has counted before: the same as by one that has not, and as by all entries.
    #[track_caller]
    fn counts(journal: &Journal, place: &JournalPlace, count: u64, moved: i64) {
        let fresh = Journal::open(place, Duration::from_secs(5)).expect("a journal");
        let expected = RecentSum { count, moved: Amount::from(moved) };
        let now = Timestamp::now().as_second();
        for since in [Since::Fixed(now / 100_000 * 100_000), Since::Moving(now - 3600)] {
            for asked in [journal, &fresh] {
                assert_eq!(asked.sum_since(BASE_URL, since).expect("a sum"), expected, "{since:?}");
            }
        }
    }

    #[test]
    fn whatever_becomes_of_an_attempt_later_is_counted() {
        let home = TempDir::new().expect("a directory");
        let dir = DataDir::open(&home.path().join("data")).expect("a data directory");
        let place = JournalPlace::local(dir);
        let open = || Journal::open(&place, Duration::from_secs(5)).expect("a journal");
        let (mut journal, other) = (open(), open());
        counts(&other, &place, 0, 0);
        let accepted = begin(&mut journal, BASE_URL, 1);
        counts(&other, &place, 1, 1);
        finish(&mut journal, accepted, Outcome::Accepted);
        let refused = begin(&mut journal, BASE_URL, 20);
        counts(&other, &place, 2, 21);
        finish(&mut journal, refused, Outcome::Refused);
        begin(&mut journal, "https://other.example/v1", 300);
        counts(&other, &place, 1, 1);
        let lost = begin(&mut journal, &format!("{BASE_URL}/"), 4000);
        finish(&mut journal, lost, Outcome::Unknown);
        counts(&other, &place, 2, 4001);
        for (entry, happened, count, moved) in [(lost, false, 1, 1), (accepted, false, 0, 0)] {
            let entry = journal.entry(entry).expect("read").expect("an entry");
            journal.resolve(&entry, Resolution::new(happened, "looked")).expect("settled");
            counts(&other, &place, count, moved);
        }
        // What was found out is the last word, also where how it ended is told later.
        let late = begin(&mut journal, BASE_URL, 7);
        let entry = journal.entry(late).expect("read").expect("an entry");
        journal.resolve(&entry, Resolution::new(false, "looked")).expect("settled");
        counts(&other, &place, 0, 0);
        finish(&mut journal, late, Outcome::Accepted);
        counts(&other, &place, 0, 0);
        counts(&journal, &place, 0, 0);
    }

    #[test]
    fn rows_that_were_given_up_and_times_that_are_over_do_not_count() {
        let home = TempDir::new().expect("a directory");
        let dir = DataDir::open(&home.path().join("data")).expect("a data directory");
        let place = JournalPlace::local(dir);
        let mut journal = Journal::open(&place, Duration::from_secs(5)).expect("a journal");
        begin(&mut journal, BASE_URL, 1);
        counts(&journal, &place, 1, 1);
        let work = journal.transaction().expect("a transaction");
        let row = "INSERT INTO entries (id, at, kind, data, hash) SELECT 2, at, kind, data, 'x' FROM entries";
        journal.db.execute(row, &[]).expect("a row");
        let now = Timestamp::now().as_second();
        let sum = |journal: &Journal, since| journal.sum_since(BASE_URL, since).expect("a sum");
        assert_eq!(sum(&journal, Since::Moving(now - 60)).count, 2);
        assert_eq!(sum(&journal, Since::Fixed(now - 60)).count, 2);
        drop(work);
        begin(&mut journal, BASE_URL, 5);
        for since in [Since::Moving, Since::Fixed] {
            assert_eq!(sum(&journal, since(now - 60)).moved, Amount::from(6));
            assert_eq!(sum(&journal, since(now + 60)).count, 0);
            // The clock was set back.
            assert_eq!(sum(&journal, since(now - 90)).count, 2);
        }
    }
}
