//! What stops a run. How a row ended is judged by the worker that sent it, before any worker begins another row: so no row is
//! begun that the end of an earlier one forbids, however busy the machine is, and never more rows fail than may.

use std::sync::{Condvar, Mutex, PoisonError};
use std::time::Duration;

use super::ending::Stop;
use super::row_end::RowDone;
use crate::base::error::{Error, ErrorKind, Reach};
use crate::base::threads::lock;
use crate::store::runs::RowOutcome;

/// What stops a run.
#[derive(Clone, Copy, Debug)]
pub struct StopTerms {
    /// So many rows that failed.
    pub max_failures: u64,
    /// Whether it goes on when nobody knows what became of a row.
    pub continue_on_unknown: bool,
    /// The database of the journal, away for longer than this.
    pub max_outage: Duration,
}

/// Decides whether another row is begun.
pub struct Brake {
    terms: StopTerms,
    /// What is refused is a failure; of what only reads it is an answer.
    writes: bool,
    state: Mutex<BrakeState>,
    /// A row has ended.
    ended: Condvar,
}

#[derive(Default)]
struct BrakeState {
    under_way: u64,
    failures: u64,
    stop: Option<Stop>,
}

impl Brake {
    /// The brake of a run whose rows write, or only read.
    pub fn new(terms: StopTerms, writes: bool) -> Brake {
        Brake { terms, writes, state: Mutex::default(), ended: Condvar::new() }
    }

    /// Waits until a row may be begun: never more are under way than may still fail. No, if nothing more may be begun.
    pub fn begin(&self) -> bool {
        let mut state = lock(&self.state);
        loop {
            if state.stop.is_some() {
                return false;
            }
            if state.failures + state.under_way < self.terms.max_failures {
                state.under_way += 1;
                return true;
            }
            state = self.ended.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
    }

    /// Judges how a row ended. Says whether more may be begun.
    pub fn end(&self, done: &RowDone) -> bool {
        let mut state = lock(&self.state);
        state.under_way -= 1;
        if let Some(error) = &done.failure
            && let Some(stop) = self.judge(done.result.outcome, error, &mut state.failures)
        {
            state.stop.get_or_insert(stop);
        }
        self.ended.notify_all();
        state.stop.is_none()
    }

    /// Stops the run for a reason that is not of one row.
    pub fn stop(&self, why: Stop) {
        lock(&self.state).stop.get_or_insert(why);
        self.ended.notify_all();
    }

    /// Whether nothing more is begun.
    pub fn is_stopped(&self) -> bool {
        lock(&self.state).stop.is_some()
    }

    /// Why it stopped, if it did.
    pub fn why(self) -> Option<Stop> {
        self.state.into_inner().unwrap_or_else(PoisonError::into_inner).stop
    }

    /// What a row that is not done means for those that follow.
    fn judge(&self, outcome: RowOutcome, error: &Error, failures: &mut u64) -> Option<Stop> {
        let is_of_every = matches!(error.report().reach, Reach::Every | Reach::Outage)
            || matches!(error.kind(), ErrorKind::Config | ErrorKind::Bug | ErrorKind::Undelivered);
        let is_answer = !self.writes && outcome == RowOutcome::Refused;
        let is_failure =
            !is_answer && outcome != RowOutcome::Skipped && error.kind() != ErrorKind::Interrupted;
        *failures += u64::from(is_failure);
        match outcome {
            _ if is_of_every => Some(Stop::Failure(error.clone())),
            RowOutcome::Unknown if !self.terms.continue_on_unknown => {
                Some(Stop::Unknown(error.clone()))
            }
            _ if is_failure && *failures >= self.terms.max_failures => {
                Some(Stop::Failures(error.clone()))
            }
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc::channel;

    use super::*;
    use crate::store::runs::RowResult;

    fn terms(max_failures: u64) -> StopTerms {
        StopTerms { max_failures, continue_on_unknown: false, max_outage: Duration::ZERO }
    }

    fn brake(max_failures: u64) -> Brake {
        Brake::new(terms(max_failures), true)
    }

    fn row(outcome: RowOutcome, failure: Option<ErrorKind>) -> RowDone {
        let result = RowResult {
            row: 2,
            outcome,
            amount: None,
            message: String::new(),
            entry: None,
            cells: Vec::new(),
        };
        let failure = failure.map(|kind| Error::new(kind, "why"));
        RowDone { result, failure, is_of_other: false, begun: 0, claim: None }
    }

    fn refused() -> RowDone {
        row(RowOutcome::Refused, Some(ErrorKind::Refused))
    }

    #[test]
    fn never_more_rows_are_under_way_than_may_fail() {
        let brake = brake(3);
        for _ in 0..3 {
            assert!(brake.begin());
        }
        let (tell, told) = channel();
        std::thread::scope(|threads| {
            threads.spawn(|| tell.send(brake.begin()));
            assert!(told.recv_timeout(Duration::from_millis(50)).is_err(), "a fourth may not");
            assert!(brake.end(&row(RowOutcome::Done, None)), "one is done");
            assert_eq!(told.recv_timeout(Duration::from_secs(20)), Ok(true), "its place is free");
            assert!(brake.end(&refused()) && brake.end(&refused()), "two more may fail");
            threads.spawn(|| tell.send(brake.begin()));
            assert!(told.recv_timeout(Duration::from_millis(50)).is_err(), "one is under way");
            assert!(!brake.end(&refused()));
            assert_eq!(told.recv_timeout(Duration::from_secs(20)), Ok(false), "it has stopped");
        });
        assert!(matches!(brake.why(), Some(Stop::Failures(_))));
    }

    #[track_caller]
    fn check(done: &RowDone, writes: bool, stops: bool) {
        let brake = Brake::new(terms(1), writes);
        assert!(brake.begin());
        assert_eq!((brake.end(done), brake.begin()), (!stops, !stops), "{:?}", done.result);
    }

    #[test]
    fn what_is_no_failure_stops_nothing() {
        check(&row(RowOutcome::Skipped, Some(ErrorKind::Guarded)), true, false);
        check(&row(RowOutcome::Pending, Some(ErrorKind::Interrupted)), true, false);
        check(&row(RowOutcome::Pending, Some(ErrorKind::Unavailable)), true, true);
        check(&row(RowOutcome::Refused, Some(ErrorKind::NotFound)), false, false);
        check(&row(RowOutcome::Refused, Some(ErrorKind::NotFound)), true, true);
        check(&row(RowOutcome::Pending, Some(ErrorKind::Config)), false, true);
    }

    #[test]
    fn the_first_reason_is_told() {
        let brake = brake(10);
        assert!(brake.begin() && brake.begin());
        assert!(!brake.end(&row(RowOutcome::Unknown, Some(ErrorKind::Unknown))));
        brake.stop(Stop::Interrupted);
        brake.end(&row(RowOutcome::Pending, Some(ErrorKind::Config)));
        assert!(brake.is_stopped() && matches!(brake.why(), Some(Stop::Unknown(_))));
    }
}
