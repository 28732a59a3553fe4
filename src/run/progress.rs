//! How far the calls of one command have come: most make one, some several. What a failure or an interruption of one of
//! them means for the command as a whole is decided here, for the way out of `write` and for the thread that hears
//! signals alike.

use crate::base::error::{Error, ErrorKind, Money};
use crate::base::step::Command;
use crate::output::ending::Ending;

/// The calls of one command, as far as they have come.
#[derive(Clone, Debug)]
pub struct CallProgress {
    /// How the calls ended that are accepted.
    done: Vec<Ending>,
    /// How many calls there are.
    count: usize,
    /// What it means for money that some are accepted.
    partly: Option<Money>,
}

/// Whether a call that failed was carried out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum CarriedOut {
    Yes,
    No,
    Unknown,
}

impl CallProgress {
    /// So many calls, none of which has been made. `partly` is what it means for money that some are accepted.
    pub fn new(count: usize, partly: Option<Money>) -> CallProgress {
        CallProgress { done: Vec::new(), count, partly }
    }

    /// Notes that the next call is accepted, and ended so.
    pub fn accepted(&mut self, ending: Ending) {
        self.done.push(ending);
    }

    /// How the command ends where all of its calls are accepted; `None` where none is.
    pub fn ending(&self) -> Option<Ending> {
        Ending::of_all(&self.done)
    }

    /// How the command ends where the call being made is its last, and ends so.
    #[cfg(unix)]
    pub fn ending_with(&self, last: &Ending) -> Option<Ending> {
        let all: Vec<Ending> = self.done.iter().chain([last]).cloned().collect();
        Ending::of_all(&all)
    }

    /// How many calls follow the one that is being made.
    pub fn left(&self) -> usize {
        self.count.saturating_sub(self.done.len() + 1)
    }

    /// The failure of the call being made, as the failure of the whole command. Where only some calls are done, its
    /// kind is `Partly`, whatever is true of this call alone.
    pub fn as_command_failure(&self, mut error: Error) -> Error {
        if self.count < 2 || error.kind() == ErrorKind::Partly {
            return error;
        }
        let carried_out = carried_out(&error);
        let (before, left) = (self.done.len(), self.left());
        let some_are = before > 0 || carried_out == CarriedOut::Yes;
        let some_are_not = left > 0 || carried_out == CarriedOut::No;
        if some_are && some_are_not && carried_out != CarriedOut::Unknown {
            error.report_mut().kind = ErrorKind::Partly;
            error.report_mut().money = self.partly;
        }
        let itself = if carried_out == CarriedOut::Yes { ", it is accepted" } else { "" };
        let (at, earlier) = (before + 1, self.earlier());
        error.detail(format!(
            "this was call {at} of {}{itself}: {earlier}, {left} not sent",
            self.count
        ))
    }

    /// The failure of a command that is ended before its next call has left; `None` where nothing was accepted either.
    pub fn ended_between(&self) -> Option<Error> {
        self.ended_after(self.done.len())
    }

    /// The failure of a command that is ended while the call that was accepted last is only looked at; `None` if it was
    /// the last.
    pub fn ended_after_this(&self) -> Option<Error> {
        self.ended_after(self.done.len() + 1)
    }

    fn ended_after(&self, accepted: usize) -> Option<Error> {
        if accepted == 0 || accepted >= self.count {
            return None;
        }
        let why = "interrupted, and the others were not sent";
        let what = format!("{accepted} of {} calls are accepted; {why}", self.count);
        let mut error = Error::new(ErrorKind::Partly, what);
        error.report_mut().money = self.partly;
        let error = error.next(Command::new("journal list").why("what was sent"));
        match self.done.is_empty() {
            true => Some(error),
            false => Some(error.detail(self.earlier())),
        }
    }

    fn earlier(&self) -> String {
        let entries = self.done.iter().flat_map(|ending| &ending.journal);
        let entries: Vec<String> = entries.map(i64::to_string).collect();
        match entries.as_slice() {
            [] => "none before it".to_owned(),
            _ => format!("{} accepted before it (journal {})", entries.len(), entries.join(", ")),
        }
    }
}

fn carried_out(error: &Error) -> CarriedOut {
    let report = error.report();
    match report.kind {
        ErrorKind::Unknown => CarriedOut::Unknown,
        ErrorKind::Undelivered => CarriedOut::Yes,
        // Accepted, and then not seen in time, as opposed to accepted and then rejected.
        ErrorKind::CheckFailed if report.money != Some(Money::NotMoved) => CarriedOut::Yes,
        _ => CarriedOut::No,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(done: usize, count: usize, kind: ErrorKind, money: Money, expected: ErrorKind) {
        let mut calls = CallProgress::new(count, Some(Money::Accepted));
        for _ in 0..done {
            calls.accepted(Ending { journal: vec![1], ..Ending::default() });
        }
        let mut error = Error::new(kind, "it failed");
        error.report_mut().money = Some(money);
        let told = calls.as_command_failure(error);
        assert_eq!(told.kind(), expected, "{kind:?} after {done} of {count}");
        if expected == ErrorKind::Partly {
            assert_eq!(told.report().money, Some(Money::Accepted));
        }
    }

    #[test]
    fn some_done_and_some_not_is_partly_whatever_failed() {
        use ErrorKind::{CheckFailed, Interrupted, Partly, Refused, Undelivered, Unknown};
        use Money::{Accepted, MayHaveMoved, NotMoved};
        for (done, count, kind, money, expected) in [
            (0, 1, Refused, NotMoved, Refused),
            (0, 1, Undelivered, Accepted, Undelivered),
            (0, 2, Refused, NotMoved, Refused),
            (1, 2, Refused, NotMoved, Partly),
            (1, 2, Interrupted, NotMoved, Partly),
            (0, 2, Undelivered, Accepted, Partly),
            (1, 2, Undelivered, Accepted, Undelivered),
            (0, 2, CheckFailed, Accepted, Partly),
            (1, 2, CheckFailed, Accepted, CheckFailed),
            (0, 2, CheckFailed, NotMoved, CheckFailed),
            (1, 2, CheckFailed, NotMoved, Partly),
            (0, 2, Unknown, MayHaveMoved, Unknown),
            (1, 2, Unknown, MayHaveMoved, Unknown),
        ] {
            check(done, count, kind, money, expected);
        }
    }
}
