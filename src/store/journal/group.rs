//! Several threads of one process write to one journal together: the rows of all that wait are committed at once, with one sync
//! for the rows and one for the record. Each returns only when its own row is on the disk, and each sees every row before its
//! own, committed or not, when it asks whether it may be written.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};

use super::chain::{self, ChainedRow, NewRow};
use super::handle::{Admit, Journal, SharedWriter};
use super::hold::JournalLock;
use crate::base::error::{Error, Result};
use crate::base::threads::lock;

/// The journal that a group writes to.
pub(super) struct JournalGroup {
    state: Mutex<GroupState>,
    /// How many have come and did not have their turn yet.
    waiting: AtomicUsize,
    /// A batch has ended.
    ended: Condvar,
}

struct GroupState {
    journal: Journal,
    /// The rows that were added and not committed.
    open: Option<Batch>,
    /// The number of the open batch, or of the next one.
    number: u64,
    /// How batches ended, for those of their members that do not know yet.
    endings: BTreeMap<u64, BatchEnding>,
}

/// Rows that are committed together.
struct Batch {
    held: JournalLock,
    newest: Option<ChainedRow>,
    members: usize,
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

impl Journal {
    /// A journal of a group like this one, for each of so many threads.
    pub fn group(self, count: usize) -> Result<Vec<Journal>> {
        let mut members = Vec::new();
        for _ in 0..count {
            members.push(match &self.place.server {
                None => Journal::connect(&self.place, self.patience, self.patience)?,
                Some(server) => self.beside(server)?,
            });
        }
        if self.is_shared() {
            // The server commits together what comes at the same time.
            return Ok(members);
        }
        let state = GroupState { journal: self, open: None, number: 0, endings: BTreeMap::new() };
        let (waiting, ended) = (AtomicUsize::new(0), Condvar::new());
        let group = Arc::new(JournalGroup { state: Mutex::new(state), waiting, ended });
        for member in &mut members {
            member.join(group.clone());
        }
        Ok(members)
    }
}

impl SharedWriter for JournalGroup {
    fn add_if(&self, row: NewRow, sync: bool, admit: Admit) -> Result<(i64, Result<()>)> {
        self.waiting.fetch_add(1, Ordering::SeqCst);
        let mut state = lock(&self.state);
        self.waiting.fetch_sub(1, Ordering::SeqCst);
        let added = state.add(row, sync, admit);
        // Whoever comes later finds the batch open, or begins the next.
        if self.waiting.load(Ordering::SeqCst) == 0 {
            state.end_batch();
            self.ended.notify_all();
        }
        let (id, batch) = added?;
        Ok((id, self.result_of(batch, state)?))
    }
}

impl JournalGroup {
    /// Waits until a batch has ended. Gives whether its record could be written.
    fn result_of(&self, batch: u64, mut state: MutexGuard<GroupState>) -> Result<Result<()>> {
        loop {
            if let Some(result) = state.take_result(batch) {
                return result;
            }
            state = self.ended.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
    }
}

impl GroupState {
    /// Adds a row to the open batch. Gives its number and that of the batch.
    fn add(&mut self, row: NewRow, sync: bool, admit: Admit) -> Result<(i64, u64)> {
        if self.open.is_none() {
            let held = self.journal.lock_for_writing()?;
            self.journal.usable(self.journal.db.execute_all("BEGIN IMMEDIATE"))?;
            self.open = Some(Batch { held, newest: None, members: 0, sync: false, broken: None });
        }
        admit(&self.journal)?;
        let Some(batch) = &mut self.open else { return Err(Error::bug("no batch is open")) };
        if let Some(error) = &batch.broken {
            return Err(error.clone());
        }
        match self.journal.usable(chain::append(&self.journal.db, row)) {
            Ok(link) => {
                let id = link.id;
                (batch.newest, batch.members) = (Some(link), batch.members + 1);
                batch.sync |= sync;
                Ok((id, self.number))
            }
            Err(error) => {
                batch.broken = Some(error.clone());
                Err(error)
            }
        }
    }

    /// Commits the open batch, if there is one, and writes the record.
    fn end_batch(&mut self) {
        let Some(Batch { held, newest, members, sync, broken }) = self.open.take() else { return };
        let committed = match (broken, &newest) {
            (Some(error), _) => Err(error),
            (None, None) => return self.undo(),
            (None, Some(_)) => self.journal.usable(self.journal.db.execute_all("COMMIT")),
        };
        let result = match (committed, newest) {
            (Ok(()), Some(link)) => Ok(self.journal.record(&held, &link, sync)),
            (Ok(()), None) => Ok(Ok(())),
            (Err(error), _) => {
                self.undo();
                Err(error)
            }
        };
        if members > 0 {
            self.endings.insert(self.number, BatchEnding { members, result });
        }
        self.number += 1;
    }

    /// Undoes what was not committed.
    fn undo(&self) {
        // Where even this fails, the connection is of no use, and the next one that begins is told so.
        let _ = self.journal.db.execute_all("ROLLBACK");
    }

    /// How a batch ended, for one of its members; nothing while it is open.
    fn take_result(&mut self, batch: u64) -> Option<Result<Result<()>>> {
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
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use tempfile::TempDir;

    use super::*;
    use crate::store::data::DataDir;
    use crate::store::journal::{Confidential, Ending, Intent, JournalPlace, Outcome};

    fn journal(home: &TempDir) -> Journal {
        let dir = DataDir::open(&home.path().join("data")).expect("a data directory");
        Journal::open(&JournalPlace::local(dir), Duration::from_secs(5)).expect("a journal")
    }

    fn intent(row: u64) -> Intent {
        let run = Some("RUN123456789012".to_owned());
        Intent {
            base_url: "https://api.example/v1".into(),
            run,
            row: Some(row),
            ..Intent::default()
        }
    }

    #[test]
    fn all_rows_of_all_threads_are_chained_and_each_is_there_when_its_thread_goes_on() {
        let home = TempDir::new().expect("a directory");
        let members = journal(&home).group(8).expect("a group");
        std::thread::scope(|threads| {
            for (thread, mut own) in (0..).zip(members) {
                let home = &home;
                threads.spawn(move || {
                    for at in 0..10 {
                        let row = thread * 100 + at;
                        let entry = own
                            .begin(intent(row), &Confidential::default(), |_| Ok(()))
                            .expect("an intent");
                        let other = journal(home).entry(entry).expect("read").expect("durable");
                        assert_eq!(other.intent.row, Some(row));
                        let outcome = Outcome::Accepted;
                        own.finish(entry, Ending { outcome, ..Ending::default() }).expect("an end");
                    }
                });
            }
        });
        let after = journal(&home);
        assert_eq!(after.newest(1000).expect("read").len(), 80);
        after.all_is_sound().expect("whole");
    }

    #[test]
    fn of_two_who_send_the_same_row_at_once_one_may() {
        for _ in 0..10 {
            let home = TempDir::new().expect("a directory");
            let members = journal(&home).group(8).expect("a group");
            let admitted = AtomicUsize::new(0);
            std::thread::scope(|threads| {
                for mut own in members {
                    let admitted = &admitted;
                    threads.spawn(move || {
                        let begun = own.begin(intent(2), &Confidential::default(), |_| Ok(()));
                        admitted.fetch_add(usize::from(begun.is_ok()), Ordering::SeqCst);
                    });
                }
            });
            assert_eq!(admitted.load(Ordering::SeqCst), 1);
        }
    }

    #[test]
    fn a_refusal_takes_nothing_from_the_others() {
        let home = TempDir::new().expect("a directory");
        let members = journal(&home).group(4).expect("a group");
        std::thread::scope(|threads| {
            for (thread, mut own) in (0..4u64).zip(members) {
                threads.spawn(move || {
                    for at in 0..10 {
                        let admit = |_: &Journal| match thread % 2 {
                            0 => Ok(()),
                            _ => Err(Error::guarded("no")),
                        };
                        let row = thread * 100 + at;
                        let begun = own.begin(intent(row), &Confidential::default(), admit);
                        assert_eq!(begun.is_ok(), thread % 2 == 0);
                    }
                });
            }
        });
        let after = journal(&home);
        assert_eq!(after.newest(1000).expect("read").len(), 20);
        after.all_is_sound().expect("whole");
    }
}
