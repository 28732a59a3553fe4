//! What a row of a bulk run sent, found by two columns beside the text of an intent. Hashes cover the text alone, so whether the
//! columns agree with it is checked here, whenever the journal is checked whole.

use std::ops::RangeInclusive;

use jiff::Timestamp;

use super::entry::Entry;
use super::fields;
use super::handle::Journal;
use super::place_in_run::place_in_run;
use super::refusal::tampered;
use super::rows::{Checkpoint, Intent, RowKind};
use super::schema;
use crate::base::error::{Error, Result};
use crate::base::step::Command;
use crate::base::target::account_key;

impl Journal {
    /// The attempts of a run, of the rows from one to another, in the order of the rows and, of one row, of time.
    pub fn of_run(
        &self,
        base_url: &str,
        run: &str,
        rows: RangeInclusive<u64>,
    ) -> Result<Vec<Entry>> {
        let (first, last) = (number(*rows.start()), number(*rows.end()));
        let rest = "AND i.run = ?1 AND i.row BETWEEN ?2 AND ?3 ORDER BY i.row, i.id";
        let mut entries = self.entries(rest, &[run.into(), first.into(), last.into()])?;
        let wanted = account_key(base_url);
        entries.retain(|entry| account_key(&entry.intent.base_url) == wanted);
        Ok(entries)
    }

    /// The attempt of a row of a run that was carried out, or may have been: the row is never sent again.
    pub fn sent_row(&self, base_url: &str, run: &str, row: u64) -> Result<Option<Entry>> {
        let mut entries = self.of_run(base_url, run, row..=row)?;
        entries.retain(|entry| entry.outcome.may_have_happened());
        Ok(entries.pop())
    }

    /// Whether any row of this run was ever to be sent.
    pub fn knows_run(&self, run: &str) -> Result<bool> {
        let query = "SELECT EXISTS (SELECT 1 FROM entries WHERE run = ?1)";
        self.usable(self.db.value(query, &[run.into()]))
    }

    /// Whether somebody found out later what became of a row of this run.
    pub fn has_settled(&self, run: &str) -> Result<bool> {
        let query = "SELECT EXISTS (SELECT 1 FROM entries i JOIN entries r ON r.intent = i.id AND r.kind = ?2 WHERE i.run = ?1)";
        let kind = RowKind::Resolution.word();
        self.usable(self.db.value(query, &[run.into(), kind.into()]))
    }

    /// The number of the row that records the newest loss of what may have been written since this moment: rows that are gone
    /// and were accepted as lost, or that were pruned.
    pub fn lost_since(&self, since: Timestamp) -> Result<Option<i64>> {
        let query = "SELECT id, at, data FROM entries WHERE kind = ?1 ORDER BY id DESC";
        let mut statement = self.usable(self.db.prepare(query))?;
        let mut found = self.usable(statement.query(&[RowKind::Checkpoint.word().into()]))?;
        while let Some(row) = self.usable(found.next())? {
            let (id, at, data): (i64, String, String) =
                (self.usable(row.get(0))?, self.usable(row.get(1))?, self.usable(row.get(2))?);
            if may_lack(&at, &fields::read(&data), since) {
                return Ok(Some(id));
            }
        }
        Ok(None)
    }

    /// Refuses an intent whose row of a run was carried out, or may have been.
    pub(super) fn refuse_sent_row(&self, intent: &Intent) -> Result<()> {
        let Intent { run: Some(run), row: Some(row), base_url, .. } = intent else { return Ok(()) };
        let Some(sent) = self.sent_row(base_url, run, *row)? else { return Ok(()) };
        let (id, word) = (sent.id, sent.outcome.word());
        let mut error =
            Error::guarded(format!("row {row} of {run} was sent already: entry {id} is {word}"))
                .next(Command::new("journal show").arg(id));
        error.report_mut().journal = Some(id);
        Err(error)
    }

    /// Checks that the columns of runs say what the rows say.
    pub(super) fn run_columns_are_sound(&self) -> Result<()> {
        if !self.sound(schema::has_runs(&self.db))? {
            return Ok(());
        }
        let query = "SELECT id, kind, data, run, row FROM entries \
                     WHERE run IS NOT NULL OR row IS NOT NULL OR kind = 'intent' AND instr(data, '\"run\":')";
        let mut statement = self.sound(self.db.prepare_long(query))?;
        let mut found = self.sound(statement.query(&[]))?;
        while let Some(row) = self.sound(found.next())? {
            let (id, kind, data): (i64, String, String) =
                (self.sound(row.get(0))?, self.sound(row.get(1))?, self.sound(row.get(2))?);
            if place_in_run(&kind, &data) != (self.sound(row.get(3))?, self.sound(row.get(4))?) {
                let why = format!("row {id} is filed under another row of a bulk run than its own");
                return Err(tampered(&self.place, &why));
            }
        }
        Ok(())
    }
}

/// Whether something that was written since this moment may be gone by a checkpoint that was written `at`. What cannot be
/// read may be anything.
fn may_lack(at: &str, checkpoint: &Checkpoint, since: Timestamp) -> bool {
    if moment_of(at).is_some_and(|at| at < since) {
        return false;
    }
    let before = checkpoint.before.as_deref().filter(|_| checkpoint.lost.is_none());
    before.and_then(moment_of).is_none_or(|before| before > since)
}

fn moment_of(text: &str) -> Option<Timestamp> {
    text.parse().ok()
}

/// A row's number as SQLite counts; one beyond it stands in no plan.
fn number(row: u64) -> i64 {
    row.try_into().unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use tempfile::TempDir;

    use super::*;
    use crate::base::error::ErrorKind;
    use crate::store::data::DataDir;
    use crate::store::journal::{Confidential, Ending, JournalPlace, Outcome, Resolution};

    const BASE_URL: &str = "https://api.example/v1";
    const RUN: &str = "RUN123456789012";

    fn intent(run: &str, row: u64) -> Intent {
        Intent {
            command: "orders refund".into(),
            base_url: BASE_URL.into(),
            run: Some(run.into()),
            row: Some(row),
            ..Intent::default()
        }
    }

    fn begin(journal: &mut Journal, run: &str, row: u64) -> Result<i64> {
        journal.begin(intent(run, row), &Confidential::default(), |_| Ok(()))
    }

    fn ended(outcome: Outcome) -> Ending {
        Ending { outcome, ..Ending::default() }
    }

    #[test]
    fn a_row_of_a_run_is_sent_once_whatever_became_of_it() {
        let home = TempDir::new().expect("a directory");
        let dir = DataDir::open(&home.path().join("data")).expect("a data directory");
        let mut journal =
            Journal::open(&JournalPlace::local(dir), Duration::from_secs(5)).expect("a journal");
        let outcomes = [Outcome::Accepted, Outcome::Refused, Outcome::NotSent, Outcome::Unknown];
        for (row, outcome) in (2..).zip(outcomes) {
            let entry = begin(&mut journal, RUN, row).expect("the first");
            let flying = begin(&mut journal, RUN, row).expect_err("in flight");
            assert_eq!(flying.report().journal, Some(entry));
            journal.finish(entry, ended(outcome)).expect("an end");
            let again = begin(&mut journal, RUN, row).map_err(|error| error.kind());
            assert_eq!(again.is_err(), outcome.may_have_happened(), "{outcome:?}");
            assert!(again.is_ok() || again == Err(ErrorKind::Guarded));
        }
        let unknown = journal.sent_row(BASE_URL, RUN, 5).expect("read").expect("an entry");
        journal.resolve(&unknown, Resolution::new(false, "looked")).expect("settled");
        begin(&mut journal, RUN, 5).expect("it did not happen");
        // Neither another run nor another account is this one.
        begin(&mut journal, "RUN210987654321", 2).expect("another run");
        assert!(journal.sent_row("https://other.example/v1", RUN, 2).expect("read").is_none());
        let rows = |rows| {
            let entries = journal.of_run(&format!("{BASE_URL}/"), RUN, rows).expect("read");
            entries.iter().filter_map(|entry| entry.intent.row).collect::<Vec<_>>()
        };
        assert_eq!(rows(3..=4), [3, 3, 4, 4]);
        assert_eq!(rows(0..=u64::MAX), [2, 3, 3, 4, 4, 5, 5]);
        journal.all_is_sound().expect("the columns are those of the rows");
    }

    #[test]
    fn what_was_pruned_counts_as_lost_for_what_began_before_the_newest_of_it() {
        let home = TempDir::new().expect("a directory");
        let dir = DataDir::open(&home.path().join("data")).expect("a data directory");
        let mut journal =
            Journal::open(&JournalPlace::local(dir), Duration::from_secs(5)).expect("a journal");
        let before = Timestamp::now();
        let entry = begin(&mut journal, RUN, 2).expect("an entry");
        assert!(journal.knows_run(RUN).expect("read") && !journal.knows_run("RUN1").expect("read"));
        assert!(!journal.has_settled(RUN).expect("read"));
        let unknown = journal.entry(entry).expect("read").expect("it");
        journal.resolve(&unknown, Resolution::new(false, "looked")).expect("settled");
        assert!(journal.has_settled(RUN).expect("read"));
        journal.finish(entry, ended(Outcome::Unknown)).expect("an end");
        let behind = Timestamp::now();
        assert_eq!(journal.lost_since(before).expect("read"), None);
        assert!(journal.prune(behind).expect("pruned") > 0);
        let lost = journal.lost_since(before).expect("read");
        assert!(lost.is_some_and(|lost| lost > entry), "{lost:?}");
        assert_eq!(journal.lost_since(behind).expect("read"), None, "all of it was older");
        // What cannot be read, or does not say how old it was, may be anything.
        let (now, told) = (behind.to_string(), Checkpoint::default());
        assert!(may_lack("no time", &told, before) && may_lack(&now, &told, before));
        assert!(!may_lack(&before.to_string(), &told, behind));
    }
}
