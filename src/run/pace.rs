//! One pace for all who send to one account at the same time: each request has a turn, and a server that takes no more stops
//! all of them. How long a turn is waited for is counted in `rate_window.rs`, and where machines share a journal, for all of
//! them in `shared_pace.rs`.

use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use crate::base::error::{Error, ErrorKind, Result};
use crate::base::threads::lock;
use crate::http::client::SendResult;
use crate::http::reply::Reply;
use crate::run::rate_window::{Moment, RateWindow, moment};
use crate::run::shared_pace::{HeldTurns, Question, SharedPace};
use crate::run::shared_window::TurnEnd;

/// The wait after a 429 that does not say how long (quirk 49).
pub const WAIT_UNTOLD: Duration = Duration::from_secs(60);
/// A wait is looked at again after this time, so that an end is noticed.
const NAP: Duration = Duration::from_millis(100);

/// The pace of all workers.
pub struct Pace {
    state: Mutex<PaceState>,
    changed: Condvar,
    /// The moments of the window are counted from here.
    begun: Instant,
    /// What other machines share with these workers.
    shared: Option<SharedPace>,
}

struct PaceState {
    window: RateWindow,
    /// Nothing more is begun.
    is_stopped: bool,
    /// So many wait for a turn.
    waiting: u32,
    /// What is held of the pace that machines share.
    held: HeldTurns,
}

impl Pace {
    /// The pace of at most so many requests at one time.
    pub fn new(at_once: u32) -> Arc<Pace> {
        Pace::with(at_once, None)
    }

    /// The same, together with other machines where they share one.
    pub fn with(at_once: u32, shared: Option<SharedPace>) -> Arc<Pace> {
        let window = RateWindow::new(at_once, Duration::ZERO);
        let state = PaceState { window, is_stopped: false, waiting: 0, held: HeldTurns::none() };
        let (state, changed) = (Mutex::new(state), Condvar::new());
        Arc::new(Pace { state, changed, begun: Instant::now(), shared })
    }

    /// Waits until a request may be sent. What has `begun` already is not held up by a stop.
    pub fn turn(self: &Arc<Pace>, has_begun: bool) -> Result<Turn> {
        let mut state = lock(&self.state);
        state.waiting += 1;
        loop {
            if state.is_stopped && !has_begun {
                state.waiting -= 1;
                return Err(Error::new(ErrorKind::Interrupted, "stopped before it was sent"));
            }
            let now = Instant::now();
            let shares = self.shares(&state, now);
            if let (Some(shared), true) = (&self.shared, shares)
                && let Some(question) = state.held.question(now, 0)
            {
                drop(state);
                state = self.ask(shared, question);
                continue;
            }
            let is_free = match shares {
                true => state.held.take(now),
                false => state.window.wait(self.moment(now)).is_zero(),
            };
            if is_free {
                state.waiting -= 1;
                state.window.note_sent();
                return Ok(Turn { pace: Arc::clone(self), is_over: false, is_shared: shares });
            }
            state = match shares {
                true => self.ask_or_wait(state, now),
                false => {
                    let wait = state.window.wait(self.moment(now));
                    self.wait(state, wait)
                }
            };
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

    /// Whether turns come from the pace that machines share: a server without a limit needs none.
    fn shares(&self, state: &PaceState, now: Instant) -> bool {
        self.shared.is_some() && !state.window.is_free() && !state.held.has_failed(now)
    }

    /// Asks for turns, if it is time and nobody else does; else waits a while.
    fn ask_or_wait<'a>(
        &'a self,
        mut state: MutexGuard<'a, PaceState>,
        now: Instant,
    ) -> MutexGuard<'a, PaceState> {
        let waiting = state.waiting;
        match (&self.shared, state.held.question(now, waiting)) {
            (Some(shared), Some(question)) => {
                drop(state);
                self.ask(shared, question)
            }
            _ => {
                let wait = state.held.wait(now);
                self.wait(state, wait)
            }
        }
    }

    /// Asks the database, while others go on, and takes what it answers.
    fn ask(&self, shared: &SharedPace, question: Question) -> MutexGuard<'_, PaceState> {
        let answer = shared.ask(&question);
        let mut state = lock(&self.state);
        if state.held.take_answer(question, answer) {
            state.window.note_free();
        }
        self.changed.notify_all();
        state
    }

    fn wait<'a>(
        &'a self,
        state: MutexGuard<'a, PaceState>,
        wait: Duration,
    ) -> MutexGuard<'a, PaceState> {
        let waited = self.changed.wait_timeout(state, wait.min(NAP));
        waited.unwrap_or_else(PoisonError::into_inner).0
    }

    /// Notes what became of a turn, and no more: the journal waits to hear of the answer. The database is told by who waits for
    /// a turn next.
    fn end(&self, end: TurnEnd, is_shared: bool) {
        let mut state = lock(&self.state);
        let now = Instant::now();
        match end {
            TurnEnd::Answered(quota) => state.window.note_answered(self.moment(now), quota),
            TurnEnd::Refused(wait) => state.window.note_refused(self.moment(now), wait),
            TurnEnd::Unused => state.window.give_back(),
        }
        match end {
            end if is_shared => state.held.note(now, end),
            TurnEnd::Unused => {}
            // A server without a limit needs no turns, and nobody is told.
            _ if self.shared.is_none() || state.window.is_free() => {}
            end => state.held.note_alone(now, end),
        }
        self.changed.notify_all();
    }

    fn moment(&self, now: Instant) -> Moment {
        moment(now.saturating_duration_since(self.begun))
    }
}

impl Drop for Pace {
    fn drop(&mut self) {
        let state = lock(&self.state);
        if let Some(shared) = &self.shared
            && !state.held.has_failed(Instant::now())
        {
            // What is not given back now is free in a minute.
            let _ = shared.leave(&state.held.last_question());
        }
    }
}

/// The turn to send one request.
pub struct Turn {
    pace: Arc<Pace>,
    is_over: bool,
    is_shared: bool,
}

impl Turn {
    /// Ends with what became of the request.
    pub fn end(mut self, result: &SendResult) {
        self.is_over = true;
        let end = match result {
            SendResult::Answered(answer) if answer.status() == 429 => {
                TurnEnd::Refused(wait_of(&answer.reply))
            }
            SendResult::Answered(answer) => TurnEnd::Answered(answer.reply.quota),
            SendResult::NotSent(_) => TurnEnd::Unused,
            SendResult::Unanswered(_) => TurnEnd::Answered(None),
        };
        self.pace.end(end, self.is_shared);
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        if !self.is_over {
            self.pace.end(TurnEnd::Unused, self.is_shared);
        }
    }
}

/// How long a server that takes no more is waited for.
pub fn wait_of(reply: &Reply) -> Duration {
    reply.retry_after.unwrap_or(WAIT_UNTOLD)
}
