//! How far a command has come, and which error to report if the process ends now, with what becomes of the file that a
//! person was editing.

use std::sync::Arc;

use crate::base::error::{Error, ErrorKind, Money};
use crate::output::ending::Ending;
use crate::output::run_ending::RunEnding;
use crate::run::body::edit::EditFile;
use crate::run::interrupt::aborts::AbortHandler;
use crate::run::interrupt::begun_rows::{self, BegunRows};
use crate::run::progress::CallProgress;
use crate::store::journal::JournalTail;

/// The stage of the current call.
pub enum CallStage {
    /// The request has not left this machine.
    NotSent,
    /// The intent is being written to the journal, nothing has left: signals wait.
    WritingIntent,
    /// The request may be on its way; the error to report if the process ends now.
    Sending(Error),
    /// The outcome is being written to the journal: signals wait. The error to report if that fails to end.
    WritingOutcome(Error),
    /// The outcome is unknown, and nothing more will be found out; the error to report.
    Unknown(Error),
    /// The write is accepted, its answer not yet shown; the error to report, with the answer.
    Accepted(Error),
    /// The answer is shown, and its object is looked at once; how it ends if the process ends now.
    Shown(Box<Ending>),
    /// The answer is shown, its effect is waited for; the error to report.
    Waiting(Error),
    /// Every row of a bulk run is done, and the objects are looked at; how it ends if the process ends now.
    RunDone(Box<RunEnding>),
}

/// How far the command has come.
pub struct CommandState {
    stage: CallStage,
    /// The exit code, where the command is at its end and about to say so. What its last call came to stays known.
    ended: Option<u8>,
    /// Whether somebody wants the command to end, as soon as what is known is whole.
    pub ending: bool,
    /// What is said at the first Ctrl-C where that leaves it to the command to end.
    pub gentle: Option<&'static str>,
    /// How far its calls have come.
    pub progress: CallProgress,
    /// The API's refusal, reported if the process ends before approval is asked for.
    pub refusal: Option<Error>,
    /// The file of what a person is editing.
    pub edit_file: Option<EditFile>,
    /// Whether the command writes.
    pub writes: bool,
    /// How many intents were begun to be written.
    pub intents: u64,
    /// The rows of a bulk run that were begun.
    pub begun: Arc<BegunRows>,
    /// What the journal was told of them and has not on the disk yet.
    pub tail: Option<JournalTail>,
    /// How the run ends where so many rows have ended that were begun, so that none is on its way.
    still: Option<(u64, Error)>,
    aborts: AbortHandler,
}

impl CommandState {
    /// A command that has just begun.
    pub fn new(writes: bool, aborts: AbortHandler) -> CommandState {
        CommandState {
            stage: CallStage::NotSent,
            ended: None,
            ending: false,
            gentle: None,
            progress: CallProgress::new(1, None),
            refusal: None,
            edit_file: None,
            writes,
            intents: 0,
            begun: Arc::default(),
            tail: None,
            still: None,
            aborts,
        }
    }

    /// The stage of the current call.
    pub fn stage(&self) -> &CallStage {
        &self.stage
    }

    /// Notes that the call has come to this stage.
    pub fn set(&mut self, stage: CallStage) {
        self.aborts.set_code(match &stage {
            CallStage::NotSent
            | CallStage::WritingIntent
            | CallStage::Shown(_)
            | CallStage::RunDone(_)
            | CallStage::Waiting(_) => ErrorKind::Bug.code(),
            CallStage::Sending(_) | CallStage::WritingOutcome(_) | CallStage::Unknown(_) => {
                ErrorKind::Unknown.code()
            }
            CallStage::Accepted(_) => ErrorKind::Undelivered.code(),
        });
        self.stage = stage;
        self.still = None;
        self.ended = None;
    }

    /// Notes that rows of a run are sent: how it ends while some are on their way, and how while none is, which holds as long as
    /// only so many were begun.
    pub fn wait_for_rows(&mut self, cut_off: Error, ended: u64, still: Error) {
        self.set(CallStage::Waiting(cut_off));
        self.still = Some((ended, still));
    }

    /// The failure of what is waited for: that of a run depends on whether a row is on its way.
    fn waited_for<'a>(&'a self, error: &'a Error) -> &'a Error {
        match &self.still {
            Some((ended, still)) if self.begun.count() == *ended => still,
            _ => error,
        }
    }

    /// Begins no row of a run any more, and waits a moment until the journal has what it was told. Says whether it has.
    pub fn close_rows(&self) -> bool {
        self.begun.close();
        self.tail.clone().is_none_or(begun_rows::settled)
    }

    /// The exit code, where only the last message of the command is left.
    #[cfg(unix)]
    pub fn ended(&self) -> Option<u8> {
        self.ended
    }

    /// Notes that only the last message of the command is left, and its exit code.
    pub fn end(&mut self, code: u8) {
        self.ending = false;
        self.aborts.set_code(code);
        self.ended = Some(code);
    }

    /// Notes that the outcome of what was being sent is about to be written to the journal.
    pub fn write_outcome(&mut self) {
        match std::mem::replace(&mut self.stage, CallStage::NotSent) {
            CallStage::Sending(unknown) => self.set(CallStage::WritingOutcome(unknown)),
            stage => self.stage = stage,
        }
    }

    fn ended_before_sending(&self) -> Error {
        match &self.refusal {
            Some(refusal) => {
                refusal.clone().detail("interrupted before anything else was asked for")
            }
            None => self.progress.ended_between().unwrap_or_else(|| interrupted(self.writes)),
        }
    }

    /// The error to report if the command ends now.
    pub fn interruption(&self) -> Error {
        match &self.stage {
            CallStage::NotSent | CallStage::WritingIntent => self.ended_before_sending(),
            CallStage::Sending(error)
            | CallStage::WritingOutcome(error)
            | CallStage::Unknown(error)
            | CallStage::Accepted(error) => error.clone(),
            CallStage::Waiting(error) => self.waited_for(error).clone(),
            CallStage::Shown(_) | CallStage::RunDone(_) => {
                self.progress.ended_after_this().unwrap_or_else(|| interrupted(self.writes))
            }
        }
    }

    /// How the command ends if it ends now, where its last call is accepted and shown: that is no failure.
    #[cfg(unix)]
    pub fn last_ending(&self) -> Option<Ending> {
        match &self.stage {
            CallStage::Shown(ending) if self.progress.left() == 0 => {
                self.progress.ending_with(ending)
            }
            _ => None,
        }
    }

    /// How a bulk run ends if it ends now, where every row of it is done: that is no failure.
    #[cfg(unix)]
    pub fn run_ending(&self) -> Option<&RunEnding> {
        match &self.stage {
            CallStage::RunDone(ending) => Some(ending),
            _ => None,
        }
    }

    /// The error that an end of the command is now, with what becomes of the file that a person was editing.
    #[cfg(unix)]
    pub fn interruption_with_file(&mut self) -> Error {
        let error = self.progress.as_command_failure(self.interruption());
        // What is accepted, shown or seen or not, is not to be sent again.
        let is_accepted = matches!(
            self.stage,
            CallStage::Accepted(_) | CallStage::Shown(_) | CallStage::Waiting(_)
        );
        match self.edit_file.take() {
            Some(file) if is_accepted => file.discard(),
            Some(file) => return file.with_kept_file(error),
            None => {}
        }
        error
    }

    /// The error that a fault of ours is now: what it leaves behind, if that is more than nothing.
    pub fn panicked(&self, mut bug: Error) -> Error {
        let known = match &self.stage {
            CallStage::NotSent | CallStage::WritingIntent => self.progress.ended_between(),
            CallStage::Sending(error)
            | CallStage::WritingOutcome(error)
            | CallStage::Unknown(error)
            | CallStage::Accepted(error) => Some(self.progress.as_command_failure(error.clone())),
            CallStage::Waiting(error) => match self.waited_for(error) {
                // No row of the run was sent.
                still if self.still.is_some() && still.kind() == ErrorKind::Interrupted => None,
                error => Some(self.progress.as_command_failure(error.clone())),
            },
            CallStage::Shown(_) => self.progress.ended_after_this(),
            CallStage::RunDone(_) => None,
        };
        if let Some(known) = known {
            return known.detail(bug.to_string());
        }
        let is_accepted = match &self.stage {
            CallStage::Shown(_) => true,
            CallStage::RunDone(run) => run.sum.is_some(),
            _ => false,
        };
        let money = if is_accepted { Money::Accepted } else { Money::NotMoved };
        bug.report_mut().money = self.writes.then_some(money);
        bug
    }
}

fn interrupted(writes: bool) -> Error {
    if !writes {
        return Error::new(ErrorKind::Interrupted, "interrupted");
    }
    let mut error = Error::new(ErrorKind::Interrupted, "interrupted, so nothing was sent");
    error.report_mut().money = Some(Money::NotMoved);
    error
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::money::Amount;
    use crate::base::step::Command;

    /// What a fault means while the last line of a write is printed, after this stage.
    #[track_caller]
    fn check(stage: CallStage, code: u8, kind: ErrorKind, money: Money) {
        let mut state = CommandState::new(true, AbortHandler::deaf());
        state.set(stage);
        state.end(code);
        let error = state.panicked(Error::bug("a fault"));
        assert_eq!((error.kind(), error.report().money), (kind, Some(money)));
    }

    #[test]
    fn a_fault_in_the_last_line_takes_nothing_away_from_what_is_known() {
        use ErrorKind::{Bug, Undelivered, Unknown};
        let failure = |kind, money| {
            let mut error = Error::new(kind, "it is as it is");
            error.report_mut().money = Some(money);
            error
        };
        let shown = || CallStage::Shown(Box::default());
        check(shown(), 0, Bug, Money::Accepted);
        for (sum, money) in [(None, Money::NotMoved), (Some(Amount::ZERO), Money::Accepted)] {
            let report = Command::new("bulk report").into();
            let (run, command) = ("RUN1".to_owned(), "orders refund".to_owned());
            let ending = RunEnding { run, command, rows: 3, confirmed: 0, sum, report };
            check(CallStage::RunDone(Box::new(ending)), 0, Bug, money);
        }
        let undelivered = failure(Undelivered, Money::Accepted);
        check(CallStage::Accepted(undelivered), 11, Undelivered, Money::Accepted);
        let unknown = failure(Unknown, Money::MayHaveMoved);
        check(CallStage::Unknown(unknown), 7, Unknown, Money::MayHaveMoved);
        check(CallStage::NotSent, 4, Bug, Money::NotMoved);
    }
}
