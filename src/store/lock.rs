//! Advisory locks in the data directory, each under a name: who works on an object, and which processes live.

use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use sha2::{Digest, Sha256};

use super::data::{DataDir, not_writable, written};
use super::private::special;
use crate::base::error::{Error, Reach, Result};
use crate::base::hex;

/// The directory of the locks' files in the data directory.
const DIRECTORY: &str = "locks";

/// A lock, held until it is dropped or the process ends in any way.
#[derive(Debug)]
pub struct Lock {
    file: File,
}

impl DataDir {
    /// Takes the lock of this name, waiting at most this long for whoever holds it.
    pub fn lock(&self, name: &str, patience: Duration) -> Result<Lock> {
        let deadline = Instant::now() + patience;
        loop {
            let path = self.file_of_lock(name)?;
            let file = match File::open(&path) {
                // Whoever had it took it away.
                Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
                opened => written(&path, opened)?,
            };
            if take(&file, &path, name, deadline)? && stands_at(&file, &path) {
                return Ok(Lock { file });
            }
        }
    }

    /// The file of the lock of this name, made if it is missing.
    pub(super) fn file_of_lock(&self, name: &str) -> Result<PathBuf> {
        self.inside(DIRECTORY)?.file(&file_name(name))
    }

    /// Where that file stands, if it does.
    pub(super) fn lock_path(&self, name: &str) -> PathBuf {
        self.path().join(DIRECTORY).join(file_name(name))
    }

    /// Whether some process holds the lock of this name right now.
    pub fn is_held(&self, name: &str) -> bool {
        let path = self.lock_path(name);
        if special(&path).is_some() {
            // Nobody can hold it, and to open a pipe would wait for a writer.
            return false;
        }
        let file = File::open(path);
        // Shared, so that two who look do not take each other for the holder.
        file.is_ok_and(|file| matches!(file.try_lock_shared(), Err(TryLockError::WouldBlock)))
    }

    /// Gives up a lock, and deletes its file where whoever waits for it can see that it is gone.
    pub fn release(&self, name: &str, lock: Lock) {
        if cfg!(unix) { self.forget(name, lock) } else { drop(lock) }
    }

    /// Gives up a lock whose name nobody will ever take again, and deletes its file, unless another stands there by now.
    pub fn forget(&self, name: &str, lock: Lock) {
        if lock.stands_at(&self.lock_path(name)) {
            self.take_away(name);
        }
        drop(lock);
    }

    /// Deletes the file of a lock that this process holds, or one of its names.
    pub(super) fn take_away(&self, name: &str) {
        // A file that stays is harmless: it is empty, and its lock is free when this process ends.
        let _ = fs::remove_file(self.lock_path(name));
    }
}

impl Lock {
    /// Whether its file stands at this path.
    pub(super) fn stands_at(&self, path: &Path) -> bool {
        stands_at(&self.file, path)
    }

    /// Whether its file has another name than its own.
    pub(super) fn has_other_names(&self) -> bool {
        has_other_names(&self.file)
    }
}

/// Waits until nobody else holds the lock of a file, and takes it. No, if the file was taken away: it may stay locked, for
/// something else.
fn take(file: &File, path: &Path, name: &str, deadline: Instant) -> Result<bool> {
    loop {
        match file.try_lock() {
            Ok(()) => return Ok(true),
            Err(TryLockError::WouldBlock) if !stands_at(file, path) => return Ok(false),
            Err(TryLockError::WouldBlock) if Instant::now() < deadline => {
                std::thread::sleep(Duration::from_millis(10));
            }
            Err(TryLockError::WouldBlock) => return Err(held_by_another(name)),
            Err(TryLockError::Error(error)) => return Err(not_writable(path, &error)),
        }
    }
}

/// Whether a file that was opened before stands at this path still. The lock of one that was taken away keeps nobody out.
#[cfg(unix)]
fn stands_at(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    match (file.metadata(), fs::metadata(path)) {
        (Ok(own), Ok(there)) => (own.dev(), own.ino()) == (there.dev(), there.ino()),
        _ => false,
    }
}

#[cfg(not(unix))]
fn stands_at(_: &File, _: &Path) -> bool {
    true
}

#[cfg(unix)]
fn has_other_names(file: &File) -> bool {
    use std::os::unix::fs::MetadataExt;
    file.metadata().is_ok_and(|file| file.nlink() > 1)
}

#[cfg(not(unix))]
fn has_other_names(_: &File) -> bool {
    false
}

/// The failure to take a lock that another process holds.
pub fn held_by_another(name: &str) -> Error {
    Error::guarded(format!("another fpgo is working on {name}"))
        .next("wait until it is done, then look at the state and try again")
        .reaching(Reach::Moment)
}

fn file_name(name: &str) -> String {
    let hash = Sha256::digest(name.as_bytes());
    format!("{}.lock", hex::digits(&hash[..12]))
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicBool, Ordering};

    use tempfile::TempDir;

    use super::*;

    #[cfg(unix)]
    #[test]
    fn a_file_that_was_taken_away_is_not_waited_for_though_it_stays_locked() {
        let home = TempDir::new().expect("a directory");
        let dir = DataDir::open(&home.path().join("data")).expect("a data directory");
        let held = dir.lock("an object", Duration::ZERO).expect("a lock");
        let path = dir.lock_path("an object");
        let waiting = File::open(&path).expect("its file");
        let deadline = Instant::now() + Duration::from_secs(600);
        assert!(take(&waiting, &path, "an object", Instant::now()).is_err(), "it is held");
        dir.take_away("an object");
        assert!(!take(&waiting, &path, "an object", deadline).expect("an answer"));
        drop((dir.lock("an object", Duration::ZERO).expect("a new file"), held));
    }

    #[test]
    fn one_at_a_time_has_a_lock_whose_file_is_deleted_each_time() {
        let home = TempDir::new().expect("a directory");
        let dir = DataDir::open(&home.path().join("data")).expect("a data directory");
        let is_taken = AtomicBool::new(false);
        std::thread::scope(|threads| {
            for _ in 0..8 {
                threads.spawn(|| {
                    for _ in 0..100 {
                        let lock = dir.lock("an object", Duration::from_secs(60)).expect("a lock");
                        assert!(!is_taken.swap(true, Ordering::SeqCst), "two have it");
                        std::thread::yield_now();
                        is_taken.store(false, Ordering::SeqCst);
                        dir.release("an object", lock);
                    }
                });
            }
        });
        let left = fs::read_dir(dir.path().join(DIRECTORY)).expect("a directory").count();
        assert_eq!(left, usize::from(!cfg!(unix)));
    }
}
