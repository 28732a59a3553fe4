//! What the watch over a bulk run is told of its rows, each of which has a watch of its own: how many were begun, and how the run
//! ends if the process ends now.

use std::sync::{Arc, Mutex};

use crate::base::error::{Error, Result};
use crate::output::run_ending::RunEnding;
use crate::run::interrupt::aborts::AbortHandler;
use crate::run::interrupt::stage::{CallStage, CommandState};
use crate::run::interrupt::watch::{RunWatch, SignalWatch};
use crate::store::journal::JournalTail;

impl SignalWatch {
    /// A watch over one row of the run that this one watches over: it ends when the run ends.
    pub fn of_row(&self) -> SignalWatch {
        let state = CommandState::new(true, AbortHandler::deaf());
        let begun = Arc::clone(&self.lock().begun);
        let run = RunWatch { state: Arc::clone(&self.state), begun };
        SignalWatch { state: Arc::new(Mutex::new(state)), run: Some(run) }
    }

    /// Notes that the intent is about to be written. Fails for a row of a run that is at its end: then nothing is.
    pub fn begin_intent(&self) -> Result<()> {
        if let Some(run) = &self.run {
            let mut state = self.lock();
            if !run.begun.begin() {
                return Err(state.interruption());
            }
            state.intents += 1;
        }
        self.note_writing_intent();
        Ok(())
    }

    /// How many intents this row has begun to write.
    pub fn intents(&self) -> u64 {
        self.lock().intents
    }

    /// Notes that the rows of a run are sent: how it ends while some are on their way, and how where so many have ended and no
    /// other was begun.
    pub fn note_rows(&self, cut_off: Error, ended: u64, still: Error) {
        self.lock().wait_for_rows(cut_off, ended, still);
    }

    /// Notes whose rows the end of the process waits for, a moment.
    pub fn note_tail(&self, tail: Option<JournalTail>) {
        self.lock().tail = tail;
    }

    /// Notes that every row of a bulk run is done, with how it ends if the process ends while its objects are looked at.
    pub fn note_run_done(&self, ending: RunEnding) {
        self.lock().set(CallStage::RunDone(Box::new(ending)));
    }
}
