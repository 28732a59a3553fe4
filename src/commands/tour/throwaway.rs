//! What goes with the tour: a data directory that nobody else has, and the processes in the background. Neither is there any
//! more when the tour has ended, by a signal too.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Child;
use std::sync::{Mutex, PoisonError};

use crate::base::error::{Error, Result};

/// The directory and the processes of one tour.
pub struct Throwaway {
    path: PathBuf,
    processes: Mutex<Vec<Child>>,
}

impl Throwaway {
    /// A directory that nobody has; the first step makes it.
    pub fn choose() -> Result<Throwaway> {
        match getrandom::u64() {
            Ok(nonce) => {
                let path = env::temp_dir().join(format!("fpgo-tour-{nonce:016x}"));
                Ok(Throwaway { path, processes: Mutex::default() })
            }
            Err(error) => Err(Error::bug(format!("no randomness: {error}"))),
        }
    }

    /// Where the directory is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Lets a process end with the tour.
    pub fn takes(&self, process: Child) {
        self.processes.lock().unwrap_or_else(PoisonError::into_inner).push(process);
    }

    /// Ends the processes and removes the directory. What cannot be removed is an empty sandbox among temporary files.
    pub fn end(&self) {
        let mut processes = self.processes.lock().unwrap_or_else(PoisonError::into_inner);
        for mut process in processes.drain(..) {
            // It may have ended by the same signal.
            let _ = process.kill();
            let _ = process.wait();
        }
        let _ = std::fs::remove_dir_all(&self.path);
    }
}
