//! Writing to the journal: one process at a time, and after each row the record of the newest one. What a row says is
//! left to others.

use std::fs;
use std::time::{Duration, Instant};

use super::chain::{self, ChainedRow, NewRow};
use super::files::companion;
use super::fingerprint::Fingerprint;
use super::handle::Journal;
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
        match self.has(&record)? {
            true => Ok(JournalLock { _lock: lock, file, record }),
            false => Err(doubt(&self.place, "its newest rows are missing since it was opened")),
        }
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
        let mut files = None;
        match fs::metadata(dir.join(companion("-wal"))) {
            Ok(log) if log.len() > self.longest_log => self.move_log()?,
            _ => files = written(dir, held.record.files.after_a_row(dir))?,
        }
        match files {
            Some(files) => Ok(files),
            None => written(dir, Fingerprint::of(dir)),
        }
    }

    /// Writes the record after any number of rows.
    pub(super) fn record_all(&self, held: &JournalLock) -> Result<()> {
        let dir = self.place.dir.path();
        let files = match &self.db {
            Database::Sqlite(_) => {
                self.move_log()?;
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
        held.file.write(&held.record, record, sync)
    }

    /// Moves the log into the main file, and begins an empty one: the next process would take what is moved already for
    /// what is not. It does not wait for readers: what is left is moved another time.
    fn move_log(&self) -> Result<()> {
        self.usable(self.db.wait_at_most(Duration::ZERO))?;
        self.usable(self.db.execute_all("PRAGMA wal_checkpoint(TRUNCATE)"))
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
