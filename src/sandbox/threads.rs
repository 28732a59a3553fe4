//! Threads of the sandbox: their name, by which the process knows them, and locks that a panic does not close.

use std::io;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::thread::{Builder, JoinHandle};

/// The name of the sandbox's threads.
pub const THREAD: &str = "sandbox";

/// Starts a thread of the sandbox.
pub fn spawn(work: impl FnOnce() + Send + 'static) -> io::Result<JoinHandle<()>> {
    Builder::new().name(THREAD.into()).spawn(work)
}

/// Locks for this thread. What another one left by a panic is used: each change of the world is a transaction.
pub fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
