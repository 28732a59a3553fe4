//! What a signal, a panic or an abort means for a command, at every stage of each of its calls: what is said, and the
//! exit code, is what is known at that instant.
//!
//! While the request may be on its way the first Ctrl-C waits for its outcome; the second, and every other signal, ends
//! the process, saying that nobody can know. While the journal is being written a signal waits, so that its word and
//! ours agree. Whether a request leaves is decided under the same lock as what a signal finds.

use std::panic::PanicHookInfo;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::base::error::{Error, ErrorKind, Money, Result};
use crate::base::step::Step;
use crate::base::threads;
use crate::output::terminal;
use crate::output::ui::{Ui, UiSettings};
use crate::run::body::edit::EditFile;
use crate::run::progress::CallProgress;

/// What an end of the process now would mean for the call that is being made.
enum CallStage {
    /// Nothing of it has left.
    Before,
    /// The journal is being told of it, and it has not left: a signal waits.
    Intent,
    /// It may be on its way: the error that an end would be.
    Sending(Error),
    /// Its answer is here, and the journal is being told: a signal waits.
    Answered(Error),
    /// Nobody can know, and nothing more will be found out.
    Lost(Error),
    /// It is done, but not yet shown: the error that says so, with the answer.
    Done(Error),
    /// It is done and shown; it is only looked at: the error that an end would be, if it is one.
    Shown(Option<Error>),
    /// The command is at its end, and about to say so with this exit code.
    Over(u8),
}

struct WatchState {
    stage: CallStage,
    /// Somebody wants the command to end, as soon as what is known is whole.
    ending: bool,
    calls: CallProgress,
    /// The refusal after which something else is asked for: what an end before that would be.
    refusal: Option<Error>,
    /// The command writes.
    writes: bool,
    /// The file of what a person is editing.
    draft: Option<EditFile>,
    aborts: AbortHandler,
}

/// Hears signals from its making on, until the process ends.
#[derive(Clone)]
pub struct SignalWatch {
    state: Arc<Mutex<WatchState>>,
}

impl SignalWatch {
    /// Begins to watch over a command.
    pub fn start(writes: bool, ui: &Ui) -> Result<SignalWatch> {
        let state = WatchState {
            stage: CallStage::Before,
            ending: false,
            calls: CallProgress::new(1, None),
            refusal: None,
            writes,
            draft: None,
            aborts: AbortHandler::prepare(),
        };
        let watch = SignalWatch { state: Arc::new(Mutex::new(state)) };
        watch.listen(ui.settings())?;
        watch.expect_panics(ui.settings());
        Ok(watch)
    }

    /// From now on an end of the process leaves this file behind.
    pub fn leaves(&self, draft: &EditFile) {
        self.lock().draft = Some(draft.clone());
    }

    /// The next of these calls begins. An error if somebody wanted the command to end during the one before.
    pub fn begins(&self, calls: &CallProgress) -> Result<()> {
        let mut state = self.lock();
        state.calls = calls.clone();
        state.refusal = None;
        state.set(CallStage::Before);
        match state.ending {
            true => Err(state.ended()),
            false => Ok(()),
        }
    }

    /// The call was refused, and something else may be asked for now: an end before that leaves the refusal.
    pub fn refused(&self, refusal: Error) {
        let mut state = self.lock();
        state.refusal = Some(refusal);
        state.set(CallStage::Before);
    }

    /// The journal is about to be told of what will be sent.
    pub fn intends(&self) {
        self.lock().set(CallStage::Intent);
    }

    /// From now on the request may be on its way: this is what an end of the process would mean. An error if somebody
    /// wanted the command to end before: then it must not be sent, and further signals wait until the journal says so.
    pub fn sends(&self, unknown: Error) -> Result<()> {
        let mut state = self.lock();
        if state.ending {
            return Err(state.ended());
        }
        state.set(CallStage::Sending(unknown));
        Ok(())
    }

    /// Its outcome is here, and the journal is about to be told.
    pub fn answered(&self) {
        let mut state = self.lock();
        match std::mem::replace(&mut state.stage, CallStage::Before) {
            CallStage::Sending(unknown) => state.set(CallStage::Answered(unknown)),
            stage => state.stage = stage,
        }
    }

    /// Nothing was carried out after all. An error if somebody wanted the command to end meanwhile.
    pub fn nothing(&self) {
        self.lock().set(CallStage::Before);
    }

    /// Nobody can know what became of it: this is what an end of the process would mean.
    pub fn lost(&self, unknown: Error) {
        self.lock().set(CallStage::Lost(unknown));
    }

    /// It is done: this is what an end before it is shown would mean.
    pub fn done(&self, undelivered: Error) {
        self.lock().set(CallStage::Done(undelivered));
    }

    /// It is done and shown. `late` is what an end would be while its effect is waited for.
    pub fn shown(&self, late: Option<Error>) {
        self.lock().set(CallStage::Shown(late));
    }

    /// Somebody wants the command to end: nothing more is sent, waited for or looked at.
    pub fn is_ending(&self) -> bool {
        self.lock().ending
    }

    /// No other call of the command follows this one.
    pub fn is_last(&self) -> bool {
        self.lock().calls.left() == 0
    }

    /// What an end would be now.
    pub fn ended(&self) -> Error {
        self.lock().ended()
    }

    /// The command is at its end, with this exit code: only its last words are left.
    pub fn is_over(&self, code: u8) {
        let mut state = self.lock();
        state.ending = false;
        state.set(CallStage::Over(code));
    }

    fn lock(&self) -> MutexGuard<'_, WatchState> {
        // Whoever panicked while holding it left one stage or the other.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    #[cfg(unix)]
    fn listen(&self, settings: UiSettings) -> Result<()> {
        let mut signals = signals(ENDING)?;
        let watch = self.clone();
        threads::start("signals", move || {
            for signal in signals.forever() {
                // The lock is held until the process has ended, so that nothing can be sent in between.
                watch.lock().received(signal == signal_hook::consts::SIGINT, &mut settings.open());
            }
        })
    }

    #[cfg(not(unix))]
    fn listen(&self, _: UiSettings) -> Result<()> {
        // The system ends the process; the intent in the journal then stands as unknown.
        Ok(())
    }

    /// A panic of any thread ends the process with what is known.
    fn expect_panics(&self, settings: UiSettings) {
        let watch = self.clone();
        std::panic::set_hook(Box::new(move |panic| {
            if of_sandbox(panic) {
                return;
            }
            let bug = bug(panic);
            // The thread that panics may hold the lock; then nothing has been decided yet.
            let error = match watch.state.try_lock() {
                Ok(state) => state.panicked(bug),
                Err(_) => bug,
            };
            settings.open().last_error(&error);
            std::process::exit(error.kind().code().into());
        }));
    }
}

impl WatchState {
    fn set(&mut self, stage: CallStage) {
        self.aborts.mean(match &stage {
            CallStage::Before | CallStage::Intent => ErrorKind::Bug.code(),
            CallStage::Sending(_) | CallStage::Answered(_) | CallStage::Lost(_) => {
                ErrorKind::Unknown.code()
            }
            CallStage::Done(_) => ErrorKind::Undelivered.code(),
            CallStage::Shown(_) => ErrorKind::Bug.code(),
            CallStage::Over(code) => *code,
        });
        self.stage = stage;
    }

    #[cfg(unix)]
    fn received(&mut self, is_ctrl_c: bool, ui: &mut Ui) {
        if is_ctrl_c && self.draft.as_ref().is_some_and(EditFile::is_open) {
            return;
        }
        match &self.stage {
            CallStage::Sending(_) if is_ctrl_c && !self.ending => {
                self.ending = true;
                return ui.note(
                    "the request is on its way: waiting for its outcome (Ctrl-C again gives up on knowing it)",
                );
            }
            CallStage::Intent | CallStage::Answered(_) => {
                self.ending = true;
                return;
            }
            CallStage::Over(code) => match std::mem::replace(&mut self.ending, true) {
                // It is about to end by itself, unless nobody takes its words.
                false => return,
                true => std::process::exit((*code).into()),
            },
            _ => {}
        }
        terminal::restore();
        if let CallStage::Shown(None) = &self.stage
            && self.calls.left() == 0
        {
            ui.note("interrupted before the state was read back; the write itself is done");
            self.draft.iter().for_each(EditFile::discard);
            std::process::exit(0);
        }
        let error = self.ended_with_draft();
        ui.last_error(&error);
        std::process::exit(error.kind().code().into());
    }

    fn ended_before(&self) -> Error {
        match &self.refusal {
            Some(refusal) => {
                refusal.clone().detail("interrupted before anything else was asked for")
            }
            None => self.calls.ended_between().unwrap_or_else(|| interrupted(self.writes)),
        }
    }

    /// The error that an end of the command is now.
    fn ended(&self) -> Error {
        match &self.stage {
            CallStage::Before | CallStage::Intent | CallStage::Over(_) => self.ended_before(),
            CallStage::Sending(error)
            | CallStage::Answered(error)
            | CallStage::Lost(error)
            | CallStage::Done(error)
            | CallStage::Shown(Some(error)) => error.clone(),
            CallStage::Shown(None) => {
                self.calls.ended_after_this().unwrap_or_else(|| interrupted(self.writes))
            }
        }
    }

    /// The same, with what becomes of the file that a person was editing.
    fn ended_with_draft(&mut self) -> Error {
        let error = self.calls.among(self.ended());
        // What is done, shown or seen or not, is not to be sent again.
        let is_done = matches!(self.stage, CallStage::Done(_) | CallStage::Shown(_));
        match self.draft.take() {
            Some(draft) if is_done => draft.discard(),
            Some(draft) => return draft.left_by(error),
            None => {}
        }
        error
    }

    /// A fault of ours is told as what it leaves behind, if that is more than nothing.
    fn panicked(&self, bug: Error) -> Error {
        let known = match &self.stage {
            CallStage::Before | CallStage::Intent | CallStage::Over(_) => {
                self.calls.ended_between()
            }
            CallStage::Sending(error)
            | CallStage::Answered(error)
            | CallStage::Lost(error)
            | CallStage::Done(error)
            | CallStage::Shown(Some(error)) => Some(self.calls.among(error.clone())),
            CallStage::Shown(None) => self.calls.ended_after_this(),
        };
        match known {
            Some(known) => known.detail(bug.to_string()),
            None => {
                let mut bug = bug;
                let is_done = matches!(self.stage, CallStage::Shown(None));
                let money = if is_done { Money::Accepted } else { Money::NotMoved };
                bug.report_mut().money = self.writes.then_some(money);
                bug
            }
        }
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

/// Ends the process at a panic of any thread, before anything is known of a command.
pub fn end_at_panics() {
    std::panic::set_hook(Box::new(|panic| {
        if of_sandbox(panic) {
            return;
        }
        let mut ui = Ui::standard(crate::profile::Format::Table, false, false, false);
        let bug = bug(panic);
        ui.error(&bug);
        std::process::exit(bug.kind().code().into());
    }));
}

/// A panic in the sandbox is that of a server: its client sees a connection that breaks.
fn of_sandbox(_: &PanicHookInfo) -> bool {
    std::thread::current().name() == Some(crate::sandbox::THREAD)
}

fn bug(panic: &PanicHookInfo) -> Error {
    let why = panic.payload_as_str().unwrap_or("without a word");
    let place = panic.location().map(|at| format!(" at {at}")).unwrap_or_default();
    Error::bug(format!("fpgo has a fault{place}: {why}"))
}

/// What an abort means, such as one for want of memory: nothing can be said then, but the exit code can be right.
struct AbortHandler(Vec<(u8, Arc<AtomicBool>)>);

impl AbortHandler {
    #[cfg(unix)]
    fn prepare() -> AbortHandler {
        use signal_hook::consts::SIGABRT;
        let codes =
            [ErrorKind::Bug, ErrorKind::Unknown, ErrorKind::Undelivered].map(ErrorKind::code);
        let register = |code: u8| {
            let flag = Arc::new(AtomicBool::new(code == ErrorKind::Bug.code()));
            let taken = signal_hook::flag::register_conditional_shutdown(
                SIGABRT,
                code.into(),
                Arc::clone(&flag),
            );
            taken.ok().map(|_| (code, flag))
        };
        AbortHandler(codes.into_iter().filter_map(register).collect())
    }

    #[cfg(not(unix))]
    fn prepare() -> AbortHandler {
        AbortHandler(Vec::new())
    }

    fn mean(&self, meant: u8) {
        self.0.iter().for_each(|(code, flag)| flag.store(*code == meant, Ordering::SeqCst));
    }
}

/// The signals that end a process unless it hears them, but for those of a fault of its own.
#[cfg(unix)]
const ENDING: &[i32] = {
    use signal_hook::consts::{
        SIGALRM, SIGHUP, SIGINT, SIGPROF, SIGQUIT, SIGTERM, SIGUSR1, SIGUSR2, SIGVTALRM, SIGXCPU,
    };
    &[SIGALRM, SIGHUP, SIGINT, SIGPROF, SIGQUIT, SIGTERM, SIGUSR1, SIGUSR2, SIGVTALRM, SIGXCPU]
};

#[cfg(unix)]
fn signals(which: &[i32]) -> Result<signal_hook::iterator::Signals> {
    signal_hook::iterator::Signals::new(which)
        .map_err(|error| Error::guarded(format!("no way to hear signals: {error}")))
}

/// Ends the process at a signal in the middle of something that sends nothing, with its terminal as it was.
#[cfg(unix)]
pub fn ends_with(next: Step, ui: &Ui) -> Result<()> {
    let mut signals = signals(ENDING)?;
    let settings = ui.settings();
    threads::start("signals", move || {
        if signals.forever().next().is_some() {
            let mut ui = settings.open();
            terminal::restore();
            ui.error(&Error::new(ErrorKind::Interrupted, "interrupted").next(next));
            std::process::exit(ErrorKind::Interrupted.code().into());
        }
    })
}

#[cfg(not(unix))]
pub fn ends_with(_: Step, _: &Ui) -> Result<()> {
    // The system ends the process, and its terminal is not changed for long.
    Ok(())
}

/// The signals that end a server, heard from its making on: the first process of a container gets none that it does not
/// ask for.
#[cfg(unix)]
pub struct ShutdownSignals(signal_hook::iterator::Signals);

#[cfg(unix)]
impl ShutdownSignals {
    /// Begins to hear them.
    pub fn prepare() -> Result<ShutdownSignals> {
        signals(ENDING).map(ShutdownSignals)
    }

    /// Waits for one.
    pub fn wait(mut self) {
        self.0.forever().next();
    }
}

/// The system ends a server.
#[cfg(not(unix))]
pub struct ShutdownSignals;

#[cfg(not(unix))]
impl ShutdownSignals {
    /// Nothing to prepare.
    pub fn prepare() -> Result<ShutdownSignals> {
        Ok(ShutdownSignals)
    }

    /// Waits until the system ends the process.
    pub fn wait(self) {
        loop {
            std::thread::park();
        }
    }
}
