//! Hears signals and panics while a command is carried out, and ends it with what is known at that instant.
//!
//! While the request may be on its way the first Ctrl-C waits for its outcome; the second, and every other signal, ends
//! the process, saying that nobody can know. While the journal is being written a signal waits, so that its word and
//! ours agree. Whether a request leaves is decided under the same lock as what a signal finds.

use std::panic::PanicHookInfo;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::base::error::{Error, Result};
#[cfg(unix)]
use crate::base::heard;
#[cfg(unix)]
use crate::base::threads;
use crate::base::threads::lock;
use crate::output::ending::Ending;
use crate::output::terminal;
use crate::output::ui::{Ui, UiSettings};
use crate::run::body::edit::EditFile;
use crate::run::interrupt::aborts::AbortHandler;
use crate::run::interrupt::begun_rows::BegunRows;
use crate::run::interrupt::panics;
#[cfg(unix)]
use crate::run::interrupt::signals;
use crate::run::interrupt::stage::{CallStage, CommandState};
use crate::run::progress::CallProgress;

/// What is said at the first Ctrl-C of a command that reads.
const STOPPING: &str = "stopping after what is being read (Ctrl-C again ends fpgo at once)";

/// What is said where the journal could not be waited for.
const UNSETTLED: &str = "the journal did not take in time what became of the last rows: those it does not know of are unknown";

/// Hears signals and panics from its making on, until the process ends.
#[derive(Clone)]
pub struct SignalWatch {
    pub(super) state: Arc<Mutex<CommandState>>,
    /// The watch over the whole run that this call is a row of: it alone hears signals and panics.
    pub(super) run: Option<RunWatch>,
}

/// The watch over a run, as the watch over one of its rows knows it.
#[derive(Clone)]
pub(super) struct RunWatch {
    pub(super) state: Arc<Mutex<CommandState>>,
    /// Asked without the lock of the state: whoever begins with a row may hold the journal.
    pub(super) begun: Arc<BegunRows>,
}

impl SignalWatch {
    /// Begins to watch over a command.
    pub fn start(writes: bool, ui: &Ui) -> Result<SignalWatch> {
        let state = CommandState::new(writes, AbortHandler::prepare());
        let watch = SignalWatch { state: Arc::new(Mutex::new(state)), run: None };
        watch.hear_signals(ui.settings())?;
        watch.hear_panics(ui.settings());
        Ok(watch)
    }

    /// Notes the file that an end of the process leaves behind from now on.
    pub fn note_edit_file(&self, file: &EditFile) {
        self.lock().edit_file = Some(file.clone());
    }

    /// Notes that a command that writes begins, chosen in one that only reads.
    pub fn begin_write(&self) {
        self.lock().writes = true;
    }

    /// Notes that the next of these calls begins. Fails if somebody wanted the command to end during the one before.
    pub fn begin_call(&self, progress: &CallProgress) -> Result<()> {
        let mut state = self.lock();
        state.progress = progress.clone();
        state.refusal = None;
        state.set(CallStage::NotSent);
        match state.ending {
            true => Err(state.interruption()),
            false => Ok(()),
        }
    }

    /// Notes that the call was refused, and that approval may be asked for now: an end before that leaves the refusal.
    pub fn note_refusal(&self, refusal: Error) {
        let mut state = self.lock();
        state.refusal = Some(refusal);
        state.set(CallStage::NotSent);
    }

    /// Notes that the journal is about to be written, and that nothing has left.
    pub fn note_writing_intent(&self) {
        self.lock().set(CallStage::WritingIntent);
    }

    /// Notes that the request may be on its way from now on, with the error to report if the process ends. Fails if the
    /// command was asked to end before: then the request must not be sent, and signals wait until the journal says so.
    pub fn begin_sending(&self, unknown: Error) -> Result<()> {
        let is_run_ending = self.is_run_ending();
        let mut state = self.lock();
        if state.ending || is_run_ending {
            return Err(state.interruption());
        }
        state.set(CallStage::Sending(unknown));
        Ok(())
    }

    /// Notes that the outcome is here, and that the journal is about to be written.
    pub fn note_writing_outcome(&self) {
        self.lock().write_outcome();
    }

    /// Notes that nothing was carried out after all.
    pub fn note_not_carried_out(&self) {
        self.lock().set(CallStage::NotSent);
    }

    /// Notes that the outcome is unknown, with the error to report if the process ends.
    pub fn note_unknown(&self, unknown: Error) {
        self.lock().set(CallStage::Unknown(unknown));
    }

    /// Notes that the write is accepted, with the error to report if the process ends before its answer is shown.
    pub fn note_accepted(&self, undelivered: Error) {
        self.lock().set(CallStage::Accepted(undelivered));
    }

    /// Notes that the answer is shown, with how the call ends if the process ends while its object is looked at.
    pub fn note_shown(&self, ending: Ending) {
        self.lock().set(CallStage::Shown(Box::new(ending)));
    }

    /// Notes that the answer is shown, with the error to report if the process ends while its effect is waited for.
    pub fn note_waiting(&self, not_confirmed: Error) {
        self.lock().set(CallStage::Waiting(not_confirmed));
    }

    /// From now on the first Ctrl-C does not end the process: the command shows what it has, and ends then.
    pub fn end_gently(&self) {
        self.end_gently_saying(STOPPING);
    }

    /// The same, and this is said then.
    pub fn end_gently_saying(&self, said: &'static str) {
        self.lock().gentle = Some(said);
    }

    /// Whether somebody wants the command to end: nothing more is sent, waited for or looked at.
    pub fn is_ending(&self) -> bool {
        self.lock().ending || self.is_run_ending()
    }

    fn is_run_ending(&self) -> bool {
        self.run.as_ref().is_some_and(|run| lock(&run.state).ending)
    }

    /// Whether no other call of the command follows this one.
    pub fn is_last(&self) -> bool {
        self.lock().progress.left() == 0
    }

    /// The error to report if the command ends now.
    pub fn interruption(&self) -> Error {
        self.lock().interruption()
    }

    /// Notes that the command is at its end, with this exit code: only its last message is left.
    pub fn note_ended(&self, code: u8) {
        self.lock().end(code);
    }

    pub(super) fn lock(&self) -> MutexGuard<'_, CommandState> {
        // Whoever panicked while holding it left one stage or the other.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    #[cfg(unix)]
    fn hear_signals(&self, settings: UiSettings) -> Result<()> {
        let mut signals = signals::hear()?;
        // It is none that ends a process, so that only who waits for marks hears it.
        signals.add_signal(heard::MARK).map_err(|error| signals::unheard(&error))?;
        heard::begin();
        let watch = self.clone();
        threads::start("signals", move || {
            for signal in signals.forever() {
                if signal == heard::MARK {
                    heard::note_mark();
                    continue;
                }
                let is_ctrl_c = signal == signal_hook::consts::SIGINT;
                // The lock is held until the process has ended, so that nothing can be sent in between.
                received(&mut watch.lock(), is_ctrl_c, &mut settings.open());
            }
        })
    }

    #[cfg(not(unix))]
    fn hear_signals(&self, _: UiSettings) -> Result<()> {
        // The system ends the process; the intent in the journal then stands as unknown.
        Ok(())
    }

    /// A panic of any thread ends the process with what is known.
    fn hear_panics(&self, settings: UiSettings) {
        let watch = self.clone();
        std::panic::set_hook(Box::new(move |panic| watch.panicked(panic, &settings)));
    }

    fn panicked(&self, panic: &PanicHookInfo, settings: &UiSettings) {
        if panics::is_of_sandbox() {
            return;
        }
        let bug = panics::bug(panic);
        // The thread that panics may hold the lock; then nothing has been decided yet.
        let error = match self.state.try_lock() {
            Ok(state) => match state.close_rows() {
                true => state.panicked(bug),
                false => state.panicked(bug).detail(UNSETTLED),
            },
            Err(_) => bug,
        };
        terminal::give_back();
        settings.open().last_error(&error);
        std::process::exit(error.kind().code().into());
    }
}

/// Waits, or ends the process, as the stage of the call asks.
#[cfg(unix)]
fn received(state: &mut CommandState, is_ctrl_c: bool, ui: &mut Ui) {
    if is_ctrl_c && state.edit_file.as_ref().is_some_and(EditFile::is_open) {
        return;
    }
    if is_ctrl_c
        && !state.ending
        && let Some(said) = state.gentle
    {
        state.ending = true;
        return ui.note(said);
    }
    if let Some(code) = state.ended() {
        // It is about to end by itself, unless nobody takes its words.
        if state.ending {
            std::process::exit(code.into());
        }
        state.ending = true;
        return;
    }
    match state.stage() {
        CallStage::Sending(_) if is_ctrl_c && !state.ending => {
            state.ending = true;
            return ui.note(
                "the request is on its way: waiting for its outcome (Ctrl-C again ends fpgo without knowing the outcome)",
            );
        }
        CallStage::WritingIntent | CallStage::WritingOutcome(_) => {
            state.ending = true;
            return;
        }
        _ => {}
    }
    let is_settled = state.close_rows();
    terminal::restore();
    if let Some(ending) = state.last_ending() {
        ui.last_ending(&ending);
        state.edit_file.iter().for_each(EditFile::discard);
        std::process::exit(0);
    }
    if let Some(ending) = state.run_ending() {
        ui.run_ending(ending);
        std::process::exit(0);
    }
    let mut error = state.interruption_with_file();
    if !is_settled {
        error = error.detail(UNSETTLED);
    }
    ui.last_error(&error);
    std::process::exit(error.kind().code().into());
}
