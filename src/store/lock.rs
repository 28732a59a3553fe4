//! Advisory locks in the data directory, each under a name: who works on an object, and which processes live.

use std::fs::{self, File, TryLockError};
use std::io;
use std::path::Path;
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
    _file: File,
}

impl DataDir {
    /// Takes the lock of this name, waiting at most this long for whoever holds it.
    pub fn lock(&self, name: &str, patience: Duration) -> Result<Lock> {
        let deadline = Instant::now() + patience;
        loop {
            let path = self.inside(DIRECTORY)?.file(&lock_name(name))?;
            let file = match File::open(&path) {
                // Whoever had it took it away.
                Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
                opened => written(&path, opened)?,
            };
            take(&file, &path, name, deadline)?;
            if stands_at(&file, &path) {
                return Ok(Lock { _file: file });
            }
        }
    }

    /// Whether some process holds the lock of this name right now.
    pub fn is_held(&self, name: &str) -> bool {
        let path = self.path().join(DIRECTORY).join(lock_name(name));
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

    /// Gives up a lock whose name nobody will ever take again, and deletes its file.
    pub fn forget(&self, name: &str, lock: Lock) {
        // A file that stays is harmless: it is empty and its lock is free.
        let _ = fs::remove_file(self.path().join(DIRECTORY).join(lock_name(name)));
        drop(lock);
    }
}

/// Waits until nobody else holds the lock of a file, and takes it.
fn take(file: &File, path: &Path, name: &str, deadline: Instant) -> Result<()> {
    loop {
        match file.try_lock() {
            Ok(()) => return Ok(()),
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

/// The failure to take a lock that another process holds.
pub fn held_by_another(name: &str) -> Error {
    Error::guarded(format!("another fpgo is working on {name}"))
        .next("wait until it is done, then look at the state and try again")
        .reaching(Reach::Moment)
}

fn lock_name(name: &str) -> String {
    let hash = Sha256::digest(name.as_bytes());
    format!("{}.lock", hex::digits(&hash[..12]))
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicBool, Ordering};

    use tempfile::TempDir;

    use super::*;

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
