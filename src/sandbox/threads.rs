//! Threads of the sandbox, and their name, by which the process knows them.

use std::io;
use std::thread::{Builder, JoinHandle};

/// The name of the sandbox's threads.
pub const THREAD: &str = "sandbox";

/// Starts a thread of the sandbox.
pub fn spawn(work: impl FnOnce() + Send + 'static) -> io::Result<JoinHandle<()>> {
    Builder::new().name(THREAD.into()).spawn(work)
}
