//! Lines on stderr: whole lines from every thread, without secrets, and none after the line that ends the process.

use std::io::Write;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::thread::{self, ThreadId};

use crate::base::redact;

/// The thread that ends the process, once there is one.
static LAST_WRITER: Mutex<Option<ThreadId>> = Mutex::new(None);

/// From now on only this thread writes to stderr.
pub(super) fn silence_other_threads() {
    *last_writer() = Some(thread::current().id());
}

/// Writes one line, unless another thread is ending the process.
pub(super) fn write_line(stderr: &mut dyn Write, line: &str) {
    let line = redact::text(line);
    let writer = last_writer();
    if writer.is_none_or(|thread| thread == thread::current().id()) {
        // Nothing can be done about a closed stderr, and nothing depends on it.
        let _ = writeln!(stderr, "{line}");
    }
}

fn last_writer() -> MutexGuard<'static, Option<ThreadId>> {
    // Whoever panicked while holding it left no line half written.
    LAST_WRITER.lock().unwrap_or_else(PoisonError::into_inner)
}
