//! Ctrl-C and its kin around a write. While the request may be on its way the first Ctrl-C waits for its outcome; the
//! second, SIGTERM and SIGHUP end the process, saying that nobody can know. Before and after, what is said is what is
//! known: that nothing was sent, or that it is done.

use std::cell::Cell;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::edit::Draft;
use crate::error::{Error, Kind, Money, Result};
use crate::step::{Command, Step};
use crate::ui::{Ui, Voice};

/// What an interruption now would mean.
#[derive(Default)]
enum Stage {
    /// Nothing has left, or the API refused it.
    #[default]
    Nothing,
    /// It may be on its way: the error that an end of the process would be.
    Sending { unknown: Error, asked: bool },
    /// It is done, but not yet shown: the error that says so, with the answer.
    Done(Error),
    /// It is done and shown; only the state is being read back.
    Shown,
}

/// Watches for signals from its making on, until the process ends.
pub struct Watch {
    stage: Arc<Mutex<Stage>>,
    /// The file of what a person is editing.
    draft: Arc<Mutex<Option<Draft>>>,
    /// Of a command that makes several calls: how many are done, how many there are, and what that means for money.
    done: Cell<(usize, usize, Option<Money>)>,
}

impl Watch {
    /// Begins to watch.
    pub fn start(ui: &Ui) -> Result<Watch> {
        let watch = Watch { stage: Arc::default(), draft: Arc::default(), done: Cell::default() };
        listen(Arc::clone(&watch.stage), Arc::clone(&watch.draft), ui.voice())?;
        Ok(watch)
    }

    /// From now on an end of the process leaves this file behind.
    pub fn leaves(&self, draft: &Draft) {
        *lock(&self.draft) = Some(draft.clone());
    }

    /// From now on a request may be on its way: this is what an end of the process would mean.
    pub fn sending(&self, unknown: Error) {
        *lock(&self.stage) = Stage::Sending { unknown, asked: false };
    }

    /// So many calls of the command are done, which means this for money, and the next has not left.
    pub fn between(&self, done: usize, count: usize, money: Option<Money>) {
        self.done.set((done, count, money));
        self.nothing();
    }

    /// Nothing was carried out after all, but for the calls before.
    pub fn nothing(&self) {
        let (done, count, money) = self.done.get();
        *lock(&self.stage) = match done {
            0 => Stage::Nothing,
            _ => {
                let why = "interrupted, and the others were not sent";
                let mut error = Error::new(
                    Kind::Partly,
                    format!("{done} of {count} calls are accepted; {why}"),
                );
                error.report_mut().money = money;
                Stage::Done(error.next(Command::new("journal list").why("what was sent")))
            }
        };
    }

    /// It is done: this is what an end before it is shown would mean.
    pub fn done(&self, undelivered: Error) {
        *lock(&self.stage) = Stage::Done(undelivered);
    }

    /// It is done and shown.
    pub fn shown(&self) {
        *lock(&self.stage) = Stage::Shown;
    }
}

/// Ends the process at a signal in the middle of something that sends nothing, with its terminal as it was.
#[cfg(unix)]
pub fn ends_with(next: Step, ui: &Ui) -> Result<()> {
    use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
    use signal_hook::iterator::Signals;
    let failed = |error| Error::bug(format!("watching for signals: {error}"));
    let mut signals = Signals::new([SIGINT, SIGTERM, SIGHUP]).map_err(failed)?;
    let voice = ui.voice();
    std::thread::spawn(move || {
        if signals.forever().next().is_some() {
            let mut ui = voice.ui();
            ui.give_back_terminal();
            ui.error(&Error::new(Kind::Interrupted, "interrupted").next(next));
            std::process::exit(Kind::Interrupted.code().into());
        }
    });
    Ok(())
}

#[cfg(not(unix))]
pub fn ends_with(_: Step, _: &Ui) -> Result<()> {
    // The system ends the process, and its terminal is not changed for long.
    Ok(())
}

fn lock<T>(shared: &Mutex<T>) -> MutexGuard<'_, T> {
    // Whoever panicked while holding it left one value or the other.
    shared.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(unix)]
fn listen(stage: Arc<Mutex<Stage>>, draft: Arc<Mutex<Option<Draft>>>, voice: Voice) -> Result<()> {
    use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
    use signal_hook::iterator::Signals;
    let failed = |error| Error::bug(format!("watching for signals: {error}"));
    let mut signals = Signals::new([SIGINT, SIGTERM, SIGHUP]).map_err(failed)?;
    std::thread::spawn(move || {
        for signal in signals.forever() {
            received(signal == SIGINT, &mut lock(&stage), &draft, &mut voice.ui());
        }
    });
    Ok(())
}

#[cfg(not(unix))]
fn listen(_: Arc<Mutex<Stage>>, _: Arc<Mutex<Option<Draft>>>, _: Voice) -> Result<()> {
    // The system ends the process; the intent in the journal then stands as unknown.
    Ok(())
}

/// Holds the lock until the process has ended, so that nothing can be sent in between.
#[cfg(unix)]
fn received(is_ctrl_c: bool, stage: &mut Stage, draft: &Mutex<Option<Draft>>, ui: &mut Ui) {
    let mut draft = lock(draft);
    if is_ctrl_c && draft.as_ref().is_some_and(Draft::is_open) {
        return;
    }
    if let Stage::Sending { asked, .. } = stage
        && is_ctrl_c
        && !*asked
    {
        *asked = true;
        return ui.note(
            "the request is on its way: waiting for its outcome (Ctrl-C again gives up on knowing it)",
        );
    }
    ui.give_back_terminal();
    let draft = draft.take();
    let error = match std::mem::take(stage) {
        Stage::Nothing => {
            let mut error = Error::new(Kind::Interrupted, "interrupted, so nothing was sent");
            error.report_mut().money = Some(Money::NotMoved);
            error
        }
        Stage::Sending { unknown, .. } => unknown,
        Stage::Done(undelivered) => undelivered,
        Stage::Shown => {
            ui.note("interrupted before the state was read back; the write itself is done");
            draft.iter().for_each(Draft::discard);
            std::process::exit(0);
        }
    };
    let error = match draft {
        Some(draft) => draft.left_by(error),
        None => error,
    };
    ui.error(&error);
    std::process::exit(error.kind().code().into());
}
