//! Ctrl-C and its kin while something may be on its way. The first Ctrl-C waits for the outcome of a write; the second,
//! SIGTERM and SIGHUP end the process, saying that nobody can know. Before anything was sent they end it with 130.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use serde_json::Value;

use crate::error::{Error, Kind, Result};
use crate::ui::{Ui, Voice};

/// What an interruption now would mean.
#[derive(Default)]
struct Now {
    /// What is said and returned when the process has to end in mid-write.
    unknown: Option<(Error, Value)>,
    /// Ctrl-C was pressed once.
    asked: bool,
}

/// Watches for signals from its making on, until the process ends.
pub struct Watch {
    now: Arc<Mutex<Now>>,
}

impl Watch {
    /// Begins to watch.
    pub fn start(ui: &Ui) -> Result<Watch> {
        let watch = Watch { now: Arc::default() };
        listen(Arc::clone(&watch.now), ui.voice())?;
        Ok(watch)
    }

    /// From now on a request may be on its way: this is what an end of the process would mean.
    /// The entry is told too, for a log that outlives this machine's data.
    pub fn sending(&self, unknown: Error, entry: Value) {
        lock(&self.now).unknown = Some((unknown, entry));
    }

    /// The outcome is known and recorded.
    pub fn settled(&self) {
        lock(&self.now).unknown = None;
    }
}

fn lock(now: &Mutex<Now>) -> MutexGuard<'_, Now> {
    // Whoever panicked while holding it changed one field at most.
    now.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(unix)]
fn listen(now: Arc<Mutex<Now>>, voice: Voice) -> Result<()> {
    use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
    use signal_hook::iterator::Signals;
    let failed = |error| Error::bug(format!("watching for signals: {error}"));
    let mut signals = Signals::new([SIGINT, SIGTERM, SIGHUP]).map_err(failed)?;
    std::thread::spawn(move || {
        for signal in signals.forever() {
            received(signal == SIGINT, &mut lock(&now), &voice);
        }
    });
    Ok(())
}

#[cfg(not(unix))]
fn listen(_: Arc<Mutex<Now>>, _: Voice) -> Result<()> {
    // The system ends the process; the intent in the journal then stands as unknown.
    Ok(())
}

/// Holds the lock until the process has ended, so that nothing can be sent in between.
#[cfg(unix)]
fn received(is_ctrl_c: bool, now: &mut Now, voice: &Voice) {
    let mut ui = voice.ui();
    if now.unknown.is_some() && is_ctrl_c && !now.asked {
        now.asked = true;
        return ui.note("the request is on its way: waiting for its outcome (Ctrl-C again gives up on knowing it)");
    }
    let error = match now.unknown.take() {
        Some((error, entry)) => {
            ui.entry(&entry);
            error
        }
        None => Error::new(Kind::Interrupted, "interrupted, so nothing was sent"),
    };
    ui.error(&error);
    std::process::exit(error.kind().code().into());
}
