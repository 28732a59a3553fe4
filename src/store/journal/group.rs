//! Several threads of one process write to one journal together: the rows of all that wait are committed at once, with one sync
//! (`batch.rs`). Each returns only when its own row is on the disk, and each sees every row before its own, committed or not, when
//! it asks whether it may be written. That a write was accepted is not waited for: it comes with the next row, or in a moment.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError, Weak};
use std::time::Duration;

use super::batch::{GroupState, Later};
use super::chain::NewRow;
use super::files::LONGEST_LOG;
use super::handle::{Admit, Journal, SharedWriter};
use crate::base::error::Result;
use crate::base::threads::{self, lock};
use crate::store::lock_pool::LockPool;

/// So many times as long may the log become while a group writes: it is moved when they have ended.
const LONGER: u64 = 16;
/// What is not waited for, and no other row has taken along so long, is written.
const SOON: Duration = Duration::from_millis(5);

/// What a group was told and has not on the disk yet, for who ends the process without waiting for its threads.
#[derive(Clone)]
pub struct JournalTail(Weak<dyn SharedWriter>);

impl JournalTail {
    /// Waits until it is on the disk.
    pub fn settle(&self) -> Result<()> {
        self.0.upgrade().map_or(Ok(()), |group| group.settle())
    }
}

/// The journal that a group writes to.
pub(super) struct JournalGroup {
    state: Mutex<GroupState>,
    /// Rows that nobody waits for. Nobody who adds one waits for those who write.
    later: Mutex<Later>,
    /// How many have come and did not have their turn yet.
    waiting: AtomicUsize,
    /// A batch has ended.
    ended: Condvar,
}

impl Journal {
    /// A journal of a group like this one, for each of so many threads.
    pub fn group(mut self, count: usize) -> Result<Vec<Journal>> {
        let (mut members, locks) = (Vec::new(), LockPool::new(self.place.dir.clone()));
        for _ in 0..count {
            let mut member = match &self.place.server {
                None => Journal::connect(&self.place, self.patience, self.patience)?,
                Some(server) => self.beside(server)?,
            };
            member.locks = Some(Arc::clone(&locks));
            members.push(member);
        }
        if self.is_shared() {
            // The server commits together what comes at the same time.
            return Ok(members);
        }
        self.longest_log = LONGEST_LOG * LONGER;
        let group = Arc::new(JournalGroup {
            state: Mutex::new(GroupState::new(self)),
            later: Mutex::default(),
            waiting: AtomicUsize::new(0),
            ended: Condvar::new(),
        });
        let written = Arc::downgrade(&group);
        threads::start("journal", move || write_what_nobody_waits_for(&written))?;
        for member in &mut members {
            member.join(group.clone());
        }
        Ok(members)
    }

    /// Waits until all that its group was told is on the disk.
    pub fn settle(&self) -> Result<()> {
        self.group.as_ref().map_or(Ok(()), |group| group.settle())
    }

    /// What its group was told and has not on the disk yet, if it is one of a group.
    pub fn tail(&self) -> Option<JournalTail> {
        self.group.as_ref().map(|group| JournalTail(Arc::downgrade(group)))
    }

    /// Gives up what was held for a write that has ended, as soon as the journal has on the disk what became of it.
    pub fn release(&self, held: impl Send + 'static) {
        match &self.group {
            Some(group) => group.keep(Box::new(held)),
            None => drop(held),
        }
    }
}

impl SharedWriter for JournalGroup {
    fn add_if(&self, row: NewRow, sync: bool, admit: Admit) -> Result<(i64, Result<()>)> {
        self.waiting.fetch_add(1, Ordering::SeqCst);
        let mut state = lock(&self.state);
        self.waiting.fetch_sub(1, Ordering::SeqCst);
        let added = state.begin(&self.later).and_then(|()| state.add(row, sync, admit));
        // Whoever comes later finds the batch open, or begins the next.
        if self.waiting.load(Ordering::SeqCst) == 0 {
            state.end(&self.later);
            self.ended.notify_all();
        }
        let (id, batch) = added?;
        Ok((id, self.result_of(batch, state)?))
    }

    fn add_soon(&self, row: NewRow) -> Result<()> {
        lock(&self.later).add(row)
    }

    fn keep(&self, held: Box<dyn Send>) {
        lock(&self.later).keep(held);
    }

    fn settle(&self) -> Result<()> {
        // Whoever commits rows that were taken along has the lock until they are on the disk.
        let mut state = lock(&self.state);
        let is_waiting = lock(&self.later).is_waiting();
        let begun = if is_waiting { state.begin(&self.later) } else { Ok(()) };
        state.end(&self.later);
        self.ended.notify_all();
        begun?;
        lock(&self.later).failure()
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

/// Writes the rows that nobody waits for and no other row has taken along in time, as long as there is a group. While rows are
/// written one after another that is seldom one: each commit costs a sync.
fn write_what_nobody_waits_for(group: &Weak<JournalGroup>) {
    while let Some(group) = group.upgrade() {
        if lock(&group.later).has_waited(SOON) {
            // Whoever begins the next row is told of a failure.
            let _ = group.settle();
        }
        drop(group);
        std::thread::sleep(SOON);
    }
}

impl Drop for JournalGroup {
    fn drop(&mut self) {
        let _ = self.settle();
        lock(&self.state).close();
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use tempfile::TempDir;

    use super::*;
    use crate::base::error::Error;
    use crate::store::data::DataDir;
    use crate::store::journal::{Confidential, Ending, Intent, JournalPlace, Outcome};

    fn journal(home: &TempDir) -> Journal {
        let dir = DataDir::open(&home.path().join("data")).expect("a data directory");
        Journal::open(&JournalPlace::local(dir), Duration::from_secs(60)).expect("a journal")
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
    fn all_rows_of_all_threads_are_chained_and_each_intent_is_there_when_its_thread_goes_on() {
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
                    own.settle().expect("all of it is written");
                });
            }
        });
        let after = journal(&home);
        let entries = after.newest(1000).expect("read");
        assert_eq!(entries.len(), 80);
        assert!(entries.iter().all(|entry| entry.outcome == Outcome::Accepted));
        after.all_is_sound().expect("whole");
    }

    #[test]
    fn what_nobody_waits_for_is_seen_by_the_next_and_soon_on_the_disk() {
        let home = TempDir::new().expect("a directory");
        let [mut one, mut other] =
            journal(&home).group(2).expect("a group").try_into().ok().expect("two");
        let entry = one.begin(intent(2), &Confidential::default(), |_| Ok(())).expect("an intent");
        let kept = Arc::new(());
        let accepted = Ending { outcome: Outcome::Accepted, ..Ending::default() };
        one.finish(entry, accepted).expect("an end");
        one.release(Arc::clone(&kept));
        let seen = |journal: &Journal| journal.entry(entry).expect("read").expect("it").outcome;
        let next = other.begin(intent(3), &Confidential::default(), |journal| {
            assert_eq!(seen(journal), Outcome::Accepted, "before the next is admitted");
            Ok(())
        });
        let next = next.expect("an intent");
        assert_eq!(seen(&journal(&home)), Outcome::Accepted);
        // Without a next one it is there all the same, and what was held is given up.
        let accepted = Ending { outcome: Outcome::Accepted, ..Ending::default() };
        other.finish(next, accepted).expect("an end");
        let begun = std::time::Instant::now();
        let is_there = || {
            let entry = journal(&home).entry(next).expect("read").expect("it");
            entry.outcome == Outcome::Accepted && Arc::strong_count(&kept) == 1
        };
        while !is_there() {
            assert!(begun.elapsed() < Duration::from_secs(20), "it is not written");
            std::thread::sleep(Duration::from_millis(5));
        }
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
