//! Advisory locks in the data directory, each under a name: who works on an object, and which processes live.

use std::fs::{self, File, TryLockError};
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
        let path = self.inside(DIRECTORY)?.file(&lock_name(name))?;
        let file = written(&path, File::open(&path))?;
        let deadline = Instant::now() + patience;
        loop {
            match file.try_lock() {
                Ok(()) => return Ok(Lock { _file: file }),
                Err(TryLockError::WouldBlock) if Instant::now() < deadline => {
                    std::thread::sleep(Duration::from_millis(10));
                }
                Err(TryLockError::WouldBlock) => {
                    return Err(held_by_another(name));
                }
                Err(TryLockError::Error(error)) => return Err(not_writable(&path, &error)),
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

    /// Gives up a lock whose name nobody will ever take again, and deletes its file.
    pub fn forget(&self, name: &str, lock: Lock) {
        // A file that stays is harmless: it is empty and its lock is free.
        let _ = fs::remove_file(self.path().join(DIRECTORY).join(lock_name(name)));
        drop(lock);
    }
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
