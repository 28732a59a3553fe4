//! Threads, and locks that a panic does not close. Where the machine has no room for another thread, that is an error and
//! not a panic.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::thread::Builder;

use crate::base::error::{Error, Result};

/// Starts a thread.
pub fn start(name: &str, work: impl FnOnce() + Send + 'static) -> Result<()> {
    let started = Builder::new().name(name.to_owned()).spawn(work);
    started.map(drop).map_err(|error| none_left(&error))
}

/// The failure to start a thread.
pub fn none_left(error: &std::io::Error) -> Error {
    Error::guarded(format!("this machine has no room for another thread: {error}"))
        .detail("nothing was sent: without this thread fpgo could not handle Ctrl-C while sending")
        .next("try again when less is running, or allow more processes (ulimit -u, pids.max)")
}

/// Locks for this thread. What another one left when it panicked is used as it is: for what can be left half changed, this
/// is not the way.
pub fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
