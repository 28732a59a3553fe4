//! One pace for all who send to one account at the same time: each request has a turn, and a server that takes no more stops
//! all of them. How long a turn is waited for is counted in `rate_window.rs`.

use std::sync::{Arc, Condvar, Mutex};
use std::time::{Duration, Instant};

use crate::base::error::{Error, ErrorKind, Result};
use crate::base::threads::lock;
use crate::http::client::SendResult;
use crate::http::reply::Reply;
use crate::run::rate_window::RateWindow;

/// The wait after a 429 that does not say how long (quirk 49).
pub const WAIT_UNTOLD: Duration = Duration::from_secs(60);
/// A wait is looked at again after this time, so that an end is noticed.
const NAP: Duration = Duration::from_millis(100);

/// The pace of all workers.
pub struct Pace {
    state: Mutex<PaceState>,
    changed: Condvar,
}

struct PaceState {
    window: RateWindow,
    /// Nothing more is begun.
    is_stopped: bool,
}

impl Pace {
    /// The pace of at most so many requests at one time.
    pub fn new(at_once: u32) -> Arc<Pace> {
        let state = PaceState { window: RateWindow::new(at_once), is_stopped: false };
        Arc::new(Pace { state: Mutex::new(state), changed: Condvar::new() })
    }

    /// Waits until a request may be sent. What has `begun` already is not held up by a stop.
    pub fn turn(self: &Arc<Pace>, has_begun: bool) -> Result<Turn> {
        let mut state = lock(&self.state);
        loop {
            if state.is_stopped && !has_begun {
                return Err(Error::new(ErrorKind::Interrupted, "stopped before it was sent"));
            }
            let wait = state.window.wait(Instant::now());
            if wait.is_zero() {
                state.window.note_sent();
                return Ok(Turn { pace: Arc::clone(self), is_over: false });
            }
            let waited = self.changed.wait_timeout(state, wait.min(NAP));
            state = waited.unwrap_or_else(std::sync::PoisonError::into_inner).0;
        }
    }

    /// Begins again after a stop.
    pub fn go_on(&self) {
        lock(&self.state).is_stopped = false;
    }

    /// Begins nothing more: whoever waits for a turn gets none.
    pub fn stop(&self) {
        lock(&self.state).is_stopped = true;
        self.changed.notify_all();
    }
}

/// The turn to send one request.
pub struct Turn {
    pace: Arc<Pace>,
    is_over: bool,
}

impl Turn {
    /// Ends with what became of the request.
    pub fn end(mut self, result: &SendResult) {
        self.is_over = true;
        let mut state = lock(&self.pace.state);
        let now = Instant::now();
        match result {
            SendResult::Answered(answer) if answer.status() == 429 => {
                state.window.note_refused(now, wait_of(&answer.reply));
            }
            SendResult::Answered(answer) => state.window.note_answered(now, answer.reply.quota),
            SendResult::NotSent(_) => state.window.give_back(),
            SendResult::Unanswered(_) => state.window.note_answered(now, None),
        }
        drop(state);
        self.pace.changed.notify_all();
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        if !self.is_over {
            lock(&self.pace.state).window.give_back();
            self.pace.changed.notify_all();
        }
    }
}

/// How long a server that takes no more is waited for.
pub fn wait_of(reply: &Reply) -> Duration {
    reply.retry_after.unwrap_or(WAIT_UNTOLD)
}
