//! The signals that end a process, for commands that send nothing and for servers. What they mean for a command that
//! sends stands in `watch.rs`.

use std::io;

use crate::base::error::{Error, ErrorKind, Result};
use crate::base::step::Step;
use crate::base::threads;
use crate::output::terminal;
use crate::output::ui::Ui;

/// The signals that end a process unless it hears them, but for those of a fault of its own.
#[cfg(unix)]
const ENDING: &[i32] = {
    use signal_hook::consts::{
        SIGALRM, SIGHUP, SIGINT, SIGPROF, SIGQUIT, SIGTERM, SIGUSR1, SIGUSR2, SIGVTALRM, SIGXCPU,
    };
    &[SIGALRM, SIGHUP, SIGINT, SIGPROF, SIGQUIT, SIGTERM, SIGUSR1, SIGUSR2, SIGVTALRM, SIGXCPU]
};

/// Begins to hear the signals that end a process.
#[cfg(unix)]
pub fn hear() -> Result<signal_hook::iterator::Signals> {
    signal_hook::iterator::Signals::new(ENDING).map_err(|error| unheard(&error))
}

/// The failure to hear a signal.
#[cfg(unix)]
pub(super) fn unheard(error: &io::Error) -> Error {
    Error::guarded(format!("no way to hear signals: {error}"))
}

/// Ends the process at a signal, with its terminal as it was: for commands that send nothing.
#[cfg(unix)]
pub fn ends_with(next: Step, ui: &Ui) -> Result<()> {
    ends_with_error(ui, move || Error::new(ErrorKind::Interrupted, "interrupted").next(next))
}

/// Ends the process at a signal like [`ends_with`], after this was done.
#[cfg(unix)]
pub fn ends_after(last: impl FnOnce() + Send + 'static, next: Step, ui: &Ui) -> Result<()> {
    ends_with_error(ui, move || {
        last();
        Error::new(ErrorKind::Interrupted, "interrupted").next(next)
    })
}

/// Ends the process at a signal with what this says, and with its terminal as it was.
#[cfg(unix)]
pub(super) fn ends_with_error(
    ui: &Ui,
    error: impl FnOnce() -> Error + Send + 'static,
) -> Result<()> {
    let mut signals = hear()?;
    let settings = ui.settings();
    threads::start("signals", move || {
        if signals.forever().next().is_some() {
            let mut ui = settings.open();
            terminal::restore();
            ui.error(&error());
            std::process::exit(ErrorKind::Interrupted.code().into());
        }
    })
}

/// Leaves it to the system, which ends the process; its terminal is not changed for long.
#[cfg(not(unix))]
pub fn ends_with(_: Step, _: &Ui) -> Result<()> {
    Ok(())
}

/// Leaves it to the system, and what was to be done is not done.
#[cfg(not(unix))]
pub fn ends_after(_: impl FnOnce() + Send + 'static, _: Step, _: &Ui) -> Result<()> {
    Ok(())
}

/// Leaves it to the system as well.
#[cfg(not(unix))]
pub(super) fn ends_with_error(_: &Ui, _: impl FnOnce() -> Error + Send + 'static) -> Result<()> {
    Ok(())
}

/// Reads what comes, of which nothing is wanted. An input that cannot be read has ended.
fn read_to_the_end() {
    let _ = io::copy(&mut io::stdin(), &mut io::sink());
}

/// The signals that end a server, heard from its making on: the first process of a container gets none that it does not
/// ask for.
#[cfg(unix)]
pub struct ShutdownSignals(signal_hook::iterator::Signals);

#[cfg(unix)]
impl ShutdownSignals {
    /// Begins to hear the signals.
    pub fn prepare() -> Result<ShutdownSignals> {
        hear().map(ShutdownSignals)
    }

    /// Takes the end of standard input for such a signal: a pipe ends with the program that holds it, whatever ended that.
    pub fn also_at_end_of_stdin(&self) -> Result<()> {
        threads::start("stdin", || {
            read_to_the_end();
            // Where it cannot be raised, the server goes on as one that nobody asked to end.
            let _ = signal_hook::low_level::raise(signal_hook::consts::SIGTERM);
        })
    }

    /// Waits for the next signal; tells whether it is Ctrl-C.
    pub fn wait_for_next(&mut self) -> bool {
        self.0.forever().next() == Some(signal_hook::consts::SIGINT)
    }

    /// Waits for a signal.
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

    /// Ends the process at the end of standard input, as the system does.
    pub fn also_at_end_of_stdin(&self) -> Result<()> {
        threads::start("stdin", || {
            read_to_the_end();
            std::process::exit(0);
        })
    }

    /// Waits until the system ends the process.
    pub fn wait_for_next(&mut self) -> bool {
        loop {
            std::thread::park();
        }
    }

    /// Waits until the system ends the process.
    pub fn wait(self) {
        loop {
            std::thread::park();
        }
    }
}
