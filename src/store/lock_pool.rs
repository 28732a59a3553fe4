//! Lock files that this process keeps, and lends to one object after another: a run locks thousands of objects, and to make and
//! delete a file for each costs more than to read the object. A file that is kept is locked all the time, so the moment in
//! which the name of an object is linked to it is the moment in which the object is locked. Others know no difference. Where a
//! file system takes a link for another file, none is lent.

use std::fs;
use std::sync::{Arc, Mutex, OnceLock};
use std::time::Duration;

use super::data::DataDir;
use super::lock::Lock;
use crate::base::error::Result;
use crate::base::threads::lock;

/// At most so many files are kept by the processes of a data directory.
const MOST: usize = 256;

/// The files of one process.
pub struct LockPool {
    dir: DataDir,
    /// Those that no object has.
    free: Mutex<Vec<KeptFile>>,
    /// Whether who holds a file holds its other names too; not known before the first is kept.
    links_hold: OnceLock<bool>,
}

/// A file that is locked as long as it is kept.
struct KeptFile {
    name: String,
    lock: Lock,
}

/// The lock of an object, held until it is dropped or the process ends in any way.
pub struct LentLock {
    name: String,
    pool: Arc<LockPool>,
    /// A kept file, or one of its own where none could be lent.
    held: Option<Held>,
}

enum Held {
    Kept(KeptFile),
    Own(Lock),
}

impl LockPool {
    /// No file is kept yet.
    pub fn new(dir: DataDir) -> Arc<LockPool> {
        Arc::new(LockPool { dir, free: Mutex::default(), links_hold: OnceLock::new() })
    }

    /// Takes the lock of this name, waiting at most this long for whoever holds it.
    pub fn lock(self: &Arc<LockPool>, name: &str, patience: Duration) -> Result<LentLock> {
        let held = match self.lend(name) {
            Some(kept) => Held::Kept(kept),
            // Somebody has it, or left its file behind, or this file system has no links.
            None => Held::Own(self.dir.lock(name, patience)?),
        };
        Ok(LentLock { name: name.to_owned(), pool: Arc::clone(self), held: Some(held) })
    }

    /// Gives this name to a kept file, unless a file has it already.
    fn lend(&self, name: &str) -> Option<KeptFile> {
        let kept = self.free_file()?;
        let path = self.dir.lock_path(name);
        match fs::hard_link(self.dir.lock_path(&kept.name), &path) {
            Ok(()) if kept.lock.stands_at(&path) => Some(kept),
            Ok(()) => {
                // Somebody emptied the directory, and another process keeps a file of this name now: this one is of no use.
                self.dir.take_away(name);
                None
            }
            Err(_) => {
                lock(&self.free).push(kept);
                None
            }
        }
    }

    fn free_file(&self) -> Option<KeptFile> {
        let free = lock(&self.free).pop();
        if free.is_some() || !cfg!(unix) || self.links_hold.get() == Some(&false) {
            return free;
        }
        // Another process, or this one, has those that are locked.
        (0..MOST).find_map(|number| self.keep(format!("kept-{number}")))
    }

    /// Keeps the file of this name. One that a killed process has lent to an object is left to that object.
    fn keep(&self, name: String) -> Option<KeptFile> {
        let mut lock = self.dir.lock(&name, Duration::ZERO).ok()?;
        if lock.has_other_names() {
            self.dir.forget(&name, lock);
            lock = self.dir.lock(&name, Duration::ZERO).ok()?;
        }
        if !self.links_hold.get_or_init(|| self.is_held_by_a_link(&name)) {
            self.dir.forget(&name, lock);
            return None;
        }
        Some(KeptFile { name, lock })
    }

    /// Whether the lock of this file, which is kept, is that of a second name of it.
    fn is_held_by_a_link(&self, kept: &str) -> bool {
        let name = format!("{kept}-link");
        // Whoever was killed here may have left one.
        self.dir.take_away(&name);
        let linked = fs::hard_link(self.dir.lock_path(kept), self.dir.lock_path(&name));
        let is_held = linked.is_ok() && self.dir.is_held(&name);
        self.dir.take_away(&name);
        is_held
    }
}

impl Drop for LockPool {
    fn drop(&mut self) {
        for KeptFile { name, lock } in lock(&self.free).drain(..) {
            self.dir.forget(&name, lock);
        }
    }
}

impl Drop for LentLock {
    fn drop(&mut self) {
        match self.held.take() {
            Some(Held::Kept(kept)) => {
                self.pool.dir.take_away(&self.name);
                lock(&self.pool.free).push(kept);
            }
            Some(Held::Own(own)) => self.pool.dir.release(&self.name, own),
            None => {}
        }
    }
}

#[cfg(all(test, unix))]
mod tests {
    use std::sync::atomic::{AtomicBool, Ordering};

    use tempfile::TempDir;

    use super::*;

    const NOW: Duration = Duration::ZERO;
    const LONG: Duration = Duration::from_secs(60);

    fn data(home: &TempDir) -> DataDir {
        DataDir::open(&home.path().join("data")).expect("a data directory")
    }

    fn files(dir: &DataDir) -> usize {
        fs::read_dir(dir.path().join("locks")).expect("a directory").count()
    }

    #[test]
    fn one_file_locks_one_object_after_another_and_none_is_left() {
        let home = TempDir::new().expect("a directory");
        let (dir, pool) = (data(&home), LockPool::new(data(&home)));
        for object in ["one", "another", "one"] {
            let held = pool.lock(object, NOW).expect("a lock");
            assert!(matches!(held.held, Some(Held::Kept(_))));
            assert!(dir.is_held(object) && dir.lock(object, NOW).is_err(), "others see it");
            assert_eq!(files(&dir), 2, "the kept file, and its second name");
            drop(held);
            assert!(!dir.is_held(object));
            dir.release(object, dir.lock(object, NOW).expect("free for others"));
        }
        drop(pool);
        assert_eq!(files(&dir), 0);
    }

    #[test]
    fn whoever_has_an_object_keeps_all_others_out_whichever_way_they_lock_it() {
        let home = TempDir::new().expect("a directory");
        let (dir, pools) = (data(&home), [LockPool::new(data(&home)), LockPool::new(data(&home))]);
        let is_taken = AtomicBool::new(false);
        let work = |taken: &dyn Fn(&dyn Fn())| {
            for _ in 0..50 {
                taken(&|| {
                    assert!(!is_taken.swap(true, Ordering::SeqCst), "two have it");
                    std::thread::yield_now();
                    is_taken.store(false, Ordering::SeqCst);
                });
            }
        };
        std::thread::scope(|threads| {
            for pool in pools.iter().chain(&pools) {
                threads.spawn(|| {
                    work(&|alone| {
                        let held = pool.lock("an object", LONG).expect("a lock");
                        alone();
                        drop(held);
                    });
                });
            }
            threads.spawn(|| {
                work(&|alone| {
                    let held = dir.lock("an object", LONG).expect("a lock");
                    alone();
                    dir.release("an object", held);
                });
            });
        });
        drop(pools);
        assert_eq!(files(&dir), 0);
    }

    #[test]
    fn where_the_directory_was_emptied_no_object_hangs_on_another_process() {
        let home = TempDir::new().expect("a directory");
        let (dir, pool, other) =
            (data(&home), LockPool::new(data(&home)), LockPool::new(data(&home)));
        drop(pool.lock("one", NOW).expect("a lock, whose file is kept"));
        dir.take_away("kept-0");
        let held_by_other =
            other.lock("its object", NOW).expect("a lock, by a file of the same name");
        let held = pool.lock("another", NOW).expect("a lock");
        drop((held_by_other, other));
        assert!(dir.is_held("another"), "whatever the other process does");
        drop((held, pool));
        assert_eq!(files(&dir), 0);
    }

    #[test]
    fn where_a_link_is_another_file_each_object_has_a_file_of_its_own() {
        let home = TempDir::new().expect("a directory");
        let (dir, pool) = (data(&home), LockPool::new(data(&home)));
        pool.links_hold.set(false).expect("it was not asked yet");
        let held = pool.lock("one", NOW).expect("a lock");
        assert!(matches!(held.held, Some(Held::Own(_))) && dir.is_held("one"));
        drop(held);
        assert_eq!(files(&dir), 0);
    }

    #[test]
    fn what_a_killed_process_left_is_free_and_its_file_is_lent_to_nobody_else() {
        let home = TempDir::new().expect("a directory");
        let (dir, pool) = (data(&home), LockPool::new(data(&home)));
        // The file of the one that was killed, with the object that it had.
        dir.file_of_lock("kept-0").expect("a file");
        fs::hard_link(dir.lock_path("kept-0"), dir.lock_path("its object")).expect("a link");
        let other = pool.lock("other", NOW).expect("a lock");
        assert!(dir.is_held("other") && !dir.is_held("its object"));
        let its = pool.lock("its object", NOW).expect("nobody has it");
        assert!(dir.is_held("its object"));
        drop((other, its, pool));
        assert_eq!(files(&dir), 0);
    }
}
