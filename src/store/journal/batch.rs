//! The rows of several threads that are committed together, with one sync, and one of the record now and then. Who adds to a batch
//! and who ends it is decided in `group.rs`.

use std::collections::BTreeMap;
use std::sync::Mutex;
use std::time::{Duration, Instant};

use super::chain::{self, ChainedRow, NewRow};
use super::handle::{Admit, Journal};
use super::hold::JournalLock;
use crate::base::error::{Error, Result};
use crate::base::threads::lock;

/// The record is synced as often as this, and at the end. One that the power takes away is behind the journal, which is no loss.
const SYNC_EACH: Duration = Duration::from_millis(100);

/// Rows that nobody waits for, until a batch takes them along.
#[derive(Default)]
pub(super) struct Later {
    rows: Vec<NewRow>,
    /// What is given up when they are on the disk.
    kept: Vec<Box<dyn Send>>,
    /// Since when something waits.
    since: Option<Instant>,
    /// Why some could not be written: nobody waited for them, so whoever comes next is told.
    failed: Option<Error>,
}

impl Later {
    /// Adds a row.
    pub(super) fn add(&mut self, row: NewRow) -> Result<()> {
        self.failure()?;
        self.begin_waiting();
        self.rows.push(row);
        Ok(())
    }

    /// Keeps something until the rows so far are on the disk.
    pub(super) fn keep(&mut self, held: Box<dyn Send>) {
        self.begin_waiting();
        self.kept.push(held);
    }

    fn begin_waiting(&mut self) {
        self.since.get_or_insert_with(Instant::now);
    }

    /// Takes all that waits.
    fn take(&mut self) -> (Vec<NewRow>, Vec<Box<dyn Send>>) {
        self.since = None;
        (std::mem::take(&mut self.rows), std::mem::take(&mut self.kept))
    }

    /// Whether anything waits to be written, or to be given up.
    pub(super) fn is_waiting(&self) -> bool {
        self.since.is_some()
    }

    /// Whether anything has waited so long.
    pub(super) fn has_waited(&self, time: Duration) -> bool {
        self.since.is_some_and(|since| since.elapsed() >= time)
    }

    /// The failure to write such rows, if there was one.
    pub(super) fn failure(&self) -> Result<()> {
        self.failed.clone().map_or(Ok(()), Err)
    }
}

/// What a group has written, and is writing.
pub(super) struct GroupState {
    journal: Journal,
    /// The rows that were added and not committed.
    open: Option<Batch>,
    /// The number of the open batch, or of the next one.
    number: u64,
    /// How batches ended, for those of their members that do not know yet.
    endings: BTreeMap<u64, BatchEnding>,
    /// When the record was synced last.
    synced: Option<Instant>,
}

/// Rows that are committed together.
struct Batch {
    held: JournalLock,
    newest: Option<ChainedRow>,
    /// How many wait for it.
    members: usize,
    /// How many of its rows nobody waits for.
    unwatched: usize,
    /// What is given up when it is on the disk.
    kept: Vec<Box<dyn Send>>,
    /// Whether the record must be on the disk too.
    sync: bool,
    /// Why none of it can be committed, if so.
    broken: Option<Error>,
}

/// How a batch ended: whether it was committed, and whether its record could be written.
struct BatchEnding {
    members: usize,
    result: Result<Result<()>>,
}

impl GroupState {
    /// The state of a group that writes to this journal.
    pub(super) fn new(journal: Journal) -> GroupState {
        let (open, number, endings, synced) = (None, 0, BTreeMap::new(), None);
        GroupState { journal, open, number, endings, synced }
    }

    /// Opens a batch, unless one is open, and takes along what nobody waits for: whoever comes next sees it.
    pub(super) fn begin(&mut self, later: &Mutex<Later>) -> Result<()> {
        lock(later).failure()?;
        if self.open.is_none() {
            let held = self.journal.lock_for_writing()?;
            self.journal.usable(self.journal.db.execute_all("BEGIN IMMEDIATE"))?;
            self.open = Some(Batch::new(held));
        }
        let Some(batch) = &mut self.open else { return Err(Error::bug("no batch is open")) };
        let (rows, kept) = lock(later).take();
        batch.kept.extend(kept);
        batch.unwatched += rows.len();
        batch.sync |= !rows.is_empty();
        for row in rows {
            batch.append(&self.journal, row)?;
        }
        Ok(())
    }

    /// Adds a row to the open batch. Gives its number and that of the batch.
    pub(super) fn add(&mut self, row: NewRow, sync: bool, admit: Admit) -> Result<(i64, u64)> {
        admit(&self.journal)?;
        let Some(batch) = &mut self.open else { return Err(Error::bug("no batch is open")) };
        let id = batch.append(&self.journal, row)?;
        batch.members += 1;
        batch.sync |= sync;
        Ok((id, self.number))
    }

    /// Commits the open batch, if there is one, and writes the record.
    pub(super) fn end(&mut self, later: &Mutex<Later>) {
        let Some(batch) = self.open.take() else { return };
        let Batch { held, newest, members, unwatched, kept, sync, broken } = batch;
        let committed = match (broken, &newest) {
            (Some(error), _) => Err(error),
            (None, None) => return self.undo(),
            (None, Some(_)) => self.journal.usable(self.journal.db.execute_all("COMMIT")),
        };
        let result = match (committed, newest) {
            (Ok(()), Some(link)) => Ok(self.record(&held, &link, sync)),
            (Ok(()), None) => Ok(Ok(())),
            (Err(error), _) => {
                self.undo();
                Err(error)
            }
        };
        drop(kept);
        if let Err(error) = &result
            && unwatched > 0
        {
            lock(later).failed = Some(error.clone());
        }
        if members > 0 {
            self.endings.insert(self.number, BatchEnding { members, result });
        }
        self.number += 1;
    }

    /// Writes the record, which is synced if one of the rows wants that and it is time.
    fn record(&mut self, held: &JournalLock, link: &ChainedRow, sync: bool) -> Result<()> {
        let sync = sync && self.synced.is_none_or(|at| at.elapsed() >= SYNC_EACH);
        self.journal.record(held, link, sync)?;
        if sync {
            self.synced = Some(Instant::now());
        }
        Ok(())
    }

    /// Undoes what was not committed.
    fn undo(&self) {
        // Where even this fails, the connection is of no use, and the next one that begins is told so.
        let _ = self.journal.db.execute_all("ROLLBACK");
    }

    /// How a batch ended, for one of its members; nothing while it is open.
    pub(super) fn take_result(&mut self, batch: u64) -> Option<Result<Result<()>>> {
        let ending = self.endings.get_mut(&batch)?;
        ending.members -= 1;
        let result = match &ending.result {
            Ok(Ok(())) => Ok(Ok(())),
            Ok(Err(error)) => Ok(Err(error.clone())),
            Err(error) => Err(error.clone()),
        };
        if ending.members == 0 {
            self.endings.remove(&batch);
        }
        Some(result)
    }

    /// After the last row: a short log, and a record that is on the disk. A process that is killed before leaves a long log, which
    /// costs the next one time, and a record that is behind.
    pub(super) fn close(&self) {
        if let Ok(held) = self.journal.lock_for_writing() {
            let _ = self.journal.record_all(&held);
        }
    }
}

impl Batch {
    fn new(held: JournalLock) -> Batch {
        let (newest, members, unwatched, kept) = (None, 0, 0, Vec::new());
        Batch { held, newest, members, unwatched, kept, sync: false, broken: None }
    }

    /// Adds a row. Gives its number.
    fn append(&mut self, journal: &Journal, row: NewRow) -> Result<i64> {
        if let Some(error) = &self.broken {
            return Err(error.clone());
        }
        match journal.usable(chain::append(&journal.db, row)) {
            Ok(link) => {
                let id = link.id;
                self.newest = Some(link);
                Ok(id)
            }
            Err(error) => {
                self.broken = Some(error.clone());
                Err(error)
            }
        }
    }
}
