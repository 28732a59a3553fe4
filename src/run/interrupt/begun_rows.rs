//! What the watch over a bulk run knows of its rows when the process ends: how many were begun, so that an end before any of
//! them is told from one while some are on their way, and what the journal was told of them and has not on the disk yet.

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::mpsc::channel;
use std::time::Duration;

use crate::base::threads;
use crate::store::journal::JournalTail;

/// The end of the process waits so long for the journal.
const LAST_WAIT: Duration = Duration::from_secs(1);

/// How many rows were begun, until none is begun any more.
#[derive(Default)]
pub struct BegunRows {
    count: AtomicU64,
    is_closed: AtomicBool,
}

impl BegunRows {
    /// Begins with a row, whose intent is written next. No, where the process ends: whoever counts after closing counts every
    /// row that was begun.
    pub fn begin(&self) -> bool {
        self.count.fetch_add(1, Ordering::SeqCst);
        let is_closed = self.is_closed.load(Ordering::SeqCst);
        if is_closed {
            self.count.fetch_sub(1, Ordering::SeqCst);
        }
        !is_closed
    }

    /// No row is begun from now on.
    pub fn close(&self) {
        self.is_closed.store(true, Ordering::SeqCst);
    }

    /// How many were begun.
    pub fn count(&self) -> u64 {
        self.count.load(Ordering::SeqCst)
    }
}

/// Waits a moment until the journal has on the disk what it was told. Says whether it has.
pub fn settled(tail: JournalTail) -> bool {
    let (tell, told) = channel();
    // Whoever holds the journal may hold it for longer than anybody waits.
    let started = threads::start("last rows", move || {
        let _ = tell.send(tail.settle().is_ok());
    });
    started.is_ok() && told.recv_timeout(LAST_WAIT) == Ok(true)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_counts_after_closing_counts_every_row_that_was_begun() {
        for _ in 0..200 {
            let rows = BegunRows::default();
            let (counted, begun) = std::thread::scope(|threads| {
                let begun = threads.spawn(|| (0..8).filter(|_| rows.begin()).count());
                rows.close();
                (rows.count(), begun.join().expect("no panic"))
            });
            assert!(begun as u64 <= counted, "{begun} went on, and {counted} were counted");
            assert!(!rows.begin(), "nothing more is begun");
        }
    }
}
