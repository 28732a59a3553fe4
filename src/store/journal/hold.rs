//! Writing to the journal: one process at a time, and after each row the record of the newest one. What a row says is
//! left to others.

use std::time::{Duration, Instant};

use super::chain::{self, ChainedRow, NewRow};
use super::fingerprint::Fingerprint;
use super::handle::Journal;
use super::log;
use super::record::{Record, RecordFile};
use super::refusal::doubt;
use crate::base::error::{Error, Result};
use crate::store::data::written;
use crate::store::lock::Lock;
use crate::store::sql::{Database, Fault, SqlResult};

/// The lock on the journal while this process writes to it, with the record as it was read.
pub(super) struct JournalLock {
    _lock: Lock,
    file: RecordFile,
    record: Record,
}

impl Journal {
    /// Waits until nobody else writes, and reads the record.
    pub(super) fn lock_for_writing(&self) -> Result<JournalLock> {
        let begun = Instant::now();
        let lock = self.place.dir.lock(&self.place.lock_name(), self.patience)?;
        let left = self.patience.saturating_sub(begun.elapsed());
        self.usable(self.db.wait_at_most(left))?;
        let Some(file) = RecordFile::find(&self.place)? else { return Err(self.without_record()) };
        let Some(record) = file.read()? else { return Err(self.without_record()) };
        if !self.has(&record)? {
            return Err(doubt(&self.place, "its newest rows are missing since it was opened"));
        }
        let record = self.with_short_log(&file, record, left)?;
        Ok(JournalLock { _lock: lock, file, record })
    }

    /// Moves a long log into the main file, so that the row that is about to be written begins a new one over it: a file that
    /// does not grow is on the disk sooner, and another process could not tell that it was moved. Gives the record of the files
    /// as they are now.
    fn with_short_log(&self, file: &RecordFile, record: Record, left: Duration) -> Result<Record> {
        let dir = self.place.dir.path();
        if self.is_shared() || !written(dir, log::has_more_pages(dir, self.longest_log))? {
            return Ok(record);
        }
        // What cannot be moved now is moved another time. The row is what matters.
        let _ = self.move_log("PRAGMA wal_checkpoint(RESTART)");
        self.usable(self.db.wait_at_most(left))?;
        let files = written(dir, Fingerprint::of(dir))?;
        file.write(&record, Record { files, ..record.clone() }, false)
    }

    fn without_record(&self) -> Error {
        doubt(&self.place, "its record is gone or damaged")
    }

    /// Whether the recorded row is there, or a checkpoint tells that it was pruned. What cannot be read is not there.
    pub(super) fn has(&self, record: &Record) -> Result<bool> {
        match is_there(&self.db, record) {
            _ if record.number == 0 => Ok(true),
            Err(gone) if gone.fault == Fault::Gone => self.usable(Err(gone)),
            found => Ok(found.unwrap_or(false)),
        }
    }

    /// Adds a row within a transaction. Gives its number.
    pub(super) fn append(&self, row: NewRow) -> Result<i64> {
        Ok(self.usable(chain::append(&self.db, row))?.id)
    }

    /// Writes the record of the newest row, which is committed by now.
    pub(super) fn record(&self, held: &JournalLock, link: &ChainedRow, sync: bool) -> Result<()> {
        let files = match &self.db {
            Database::Sqlite(_) => self.files_after_a_row(held)?,
            Database::Postgres(_) => Fingerprint::default(),
        };
        self.write_record(held, link.id, &link.hash, files, sync)
    }

    fn files_after_a_row(&self, held: &JournalLock) -> Result<Fingerprint> {
        let dir = self.place.dir.path();
        match written(dir, held.record.files.after_a_row(dir))? {
            Some(files) => Ok(files),
            None => written(dir, Fingerprint::of(dir)),
        }
    }

    /// Writes the record after any number of rows.
    pub(super) fn record_all(&self, held: &JournalLock) -> Result<()> {
        let dir = self.place.dir.path();
        let files = match &self.db {
            Database::Sqlite(_) => {
                // Another process would take what is moved already for what is not, so an empty log is begun.
                self.move_log("PRAGMA wal_checkpoint(TRUNCATE)")?;
                written(dir, Fingerprint::of(dir))?
            }
            Database::Postgres(_) => Fingerprint::default(),
        };
        let (number, hash) = self.usable(chain::newest(&self.db))?;
        self.write_record(held, number, &hash, files, true)
    }

    fn write_record(
        &self,
        held: &JournalLock,
        number: i64,
        hash: &str,
        files: Fingerprint,
        sync: bool,
    ) -> Result<()> {
        let record = Record { number, hash: hash.to_owned(), files, ..held.record.clone() };
        held.file.write(&held.record, record, sync).map(drop)
    }

    /// Moves the log into the main file. It does not wait for readers: what is left is moved another time.
    fn move_log(&self, how: &str) -> Result<()> {
        self.usable(self.db.wait_at_most(Duration::ZERO))?;
        self.usable(self.db.execute_all(how))
    }
}

fn is_there(db: &Database, record: &Record) -> SqlResult<bool> {
    if chain::has(db, record.number, &record.hash)? {
        return Ok(true);
    }
    for checkpoint in chain::checkpoints(db, record.number)? {
        if (checkpoint.through, checkpoint.hash.as_deref())
            == (Some(record.number), Some(&record.hash))
        {
            return Ok(true);
        }
    }
    Ok(false)
}

#[cfg(test)]
mod tests {
    use tempfile::TempDir;

    use super::*;
    use crate::store::data::DataDir;
    use crate::store::journal::files::{LONGEST_LOG, companion};
    use crate::store::journal::{Confidential, Ending, Intent, JournalPlace};

    const PATIENCE: Duration = Duration::from_secs(5);

    #[test]
    fn one_process_after_another_writes_over_the_log_and_its_file_does_not_grow() {
        let home = TempDir::new().expect("a directory");
        let dir = DataDir::open(&home.path().join("data")).expect("a data directory");
        let log = dir.path().join(companion("-wal"));
        let place = JournalPlace::local(dir);
        let (mut lengths, mut logs) = (Vec::new(), Vec::new());
        for round in 0..70 {
            let mut journal = Journal::open(&place, PATIENCE).expect("a whole journal");
            let intent = Intent { base_url: "https://a.example".into(), ..Intent::default() };
            let entry = journal.begin(intent, &Confidential::default(), |_| Ok(())).expect("begun");
            journal.finish(entry, Ending::not_sent("a test")).expect("ended");
            // As the end of a process leaves it.
            journal.close_after(|_| ()).expect("closed");
            lengths.push(log.metadata().expect("a log").len());
            let file = RecordFile::find(&place).expect("read").expect("a record");
            let record = file.read().expect("read").expect("whole");
            let files = Fingerprint::of(place.dir.path()).expect("read");
            assert_eq!((record.number, &record.files), (entry + 1, &files), "round {round}");
            logs.push(serde_json::to_string(&files).expect("text"));
        }
        // It is never cut, and no longer than the last row before it is full may make it.
        assert!(lengths.is_sorted() && lengths[69] < (LONGEST_LOG + 16) * 4120, "{lengths:?}");
        assert!(lengths[69] - lengths[30] < 16 * 4120, "{lengths:?}");
        logs.dedup();
        assert!(logs.len() > 3, "it was begun anew several times: {logs:?}");
        let journal = Journal::open(&place, PATIENCE).expect("a whole journal");
        assert_eq!(journal.all_is_sound().expect("sound").last, 140);
    }

    #[test]
    fn a_log_that_others_have_switched_off_or_taken_away_is_there_again() {
        let home = TempDir::new().expect("a directory");
        let dir = DataDir::open(&home.path().join("data")).expect("a data directory");
        let place = JournalPlace::local(dir);
        let path = place.dir.path().join("journal.sqlite");
        for mode in ["WAL", "DELETE", "TRUNCATE", "PERSIST"] {
            let mut journal = Journal::open(&place, PATIENCE).expect("a whole journal");
            journal.begin(Intent::default(), &Confidential::default(), |_| Ok(())).expect("begun");
            assert!(place.dir.has_log("journal.sqlite"), "{mode}");
            journal.close_after(|_| ()).expect("closed");
            let other = rusqlite::Connection::open(&path).expect("the file");
            other.query_row(&format!("PRAGMA journal_mode = {mode}"), [], |_| Ok(())).expect("set");
            other.close().expect("closed, which takes the log away");
            assert!(!place.dir.has_log("journal.sqlite"), "{mode}");
        }
    }
}
