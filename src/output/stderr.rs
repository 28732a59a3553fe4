//! Lines on stderr: whole lines from every thread, without secrets, and none after the line that ends the process. A line
//! of progress stands there only until anything else is written.

use std::io::Write;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::thread::{self, ThreadId};

use crate::base::redact;

/// The thread that ends the process, once there is one.
static LAST_WRITER: Mutex<Option<ThreadId>> = Mutex::new(None);

/// Whether a line of progress stands on the terminal.
static PROGRESS: AtomicBool = AtomicBool::new(false);

/// Back to the beginning of the line, which is empty then.
const EMPTY_LINE: &str = "\r\u{1b}[K";

/// From now on only this thread writes to stderr.
pub(super) fn silence_other_threads() {
    *last_writer() = Some(thread::current().id());
}

/// Writes one line, unless another thread is ending the process.
pub(super) fn write_line(stderr: &mut dyn Write, line: &str) {
    let line = redact::text(line);
    let writer = last_writer();
    if writer.is_none_or(|thread| thread == thread::current().id()) {
        let start = if PROGRESS.swap(false, Ordering::SeqCst) { EMPTY_LINE } else { "" };
        // Nothing can be done about a closed stderr, and nothing depends on it.
        let _ = writeln!(stderr, "{start}{line}");
    }
}

/// Writes a line of progress on a terminal, in the place of the one before.
pub(super) fn write_progress(stderr: &mut dyn Write, line: &str) {
    let line = redact::text(line);
    let writer = last_writer();
    if writer.is_none_or(|thread| thread == thread::current().id()) {
        PROGRESS.store(true, Ordering::SeqCst);
        let _ = write!(stderr, "{EMPTY_LINE}{line}").and_then(|()| stderr.flush());
    }
}

/// Takes the line of progress away, if there is one.
pub(super) fn clear_progress(stderr: &mut dyn Write) {
    let _writer = last_writer();
    if PROGRESS.swap(false, Ordering::SeqCst) {
        let _ = write!(stderr, "{EMPTY_LINE}").and_then(|()| stderr.flush());
    }
}

fn last_writer() -> MutexGuard<'static, Option<ThreadId>> {
    // Whoever panicked while holding it left no line half written.
    LAST_WRITER.lock().unwrap_or_else(PoisonError::into_inner)
}
