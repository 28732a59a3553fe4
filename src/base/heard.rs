//! Signals are dealt with by a thread of their own, a moment after they came. Whoever changes what a signal means waits here
//! first until all that came before are dealt with.

use std::sync::{Condvar, Mutex};
use std::time::Duration;

use super::threads::lock;

/// The signal that marks a place among those that came. Nothing is done at it, and the system does nothing either.
pub const MARK: i32 = signal_hook::consts::SIGURG;

/// How long the thread is waited for at most: where it is held up, the process is about to end.
const PATIENCE: Duration = Duration::from_secs(2);

/// How many marks the thread has come by; none where no thread hears signals.
static MARKS: Mutex<Option<u64>> = Mutex::new(None);
static CAME_BY: Condvar = Condvar::new();

/// A thread hears signals from now on, [`MARK`] among them.
pub fn begin() {
    lock(&MARKS).get_or_insert(0);
}

/// The thread has come by a mark.
pub fn note_mark() {
    if let Some(marks) = lock(&MARKS).as_mut() {
        *marks += 1;
    }
    CAME_BY.notify_all();
}

/// Waits until each signal that has come was dealt with.
pub fn wait_for_all() {
    // The thread takes signals in the order of their numbers, so that the first mark may overtake one that came before it.
    for _ in 0..2 {
        let marks = lock(&MARKS);
        let Some(before) = *marks else { return };
        if signal_hook::low_level::raise(MARK).is_err() {
            return;
        }
        let is_on_its_way = |marks: &mut Option<u64>| *marks == Some(before);
        // A thread that panicked while it counted has ended the process.
        drop(CAME_BY.wait_timeout_while(marks, PATIENCE, is_on_its_way));
    }
}
