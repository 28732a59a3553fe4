//! Panics as faults of fpgo: where one happened, and which are not the command's.

use std::panic::PanicHookInfo;

use crate::base::error::Error;
use crate::output::ui::{Colors, NO_TERMINAL, Ui};
use crate::profile::Format;
use crate::sandbox;

/// Ends the process at a panic of any thread, before anything is known of a command.
pub fn end_at_panics() {
    std::panic::set_hook(Box::new(end));
}

fn end(panic: &PanicHookInfo) {
    if is_of_sandbox() {
        return;
    }
    let mut ui = Ui::standard(Format::Table, false, Colors::NONE, Some(NO_TERMINAL));
    let bug = bug(panic);
    ui.error(&bug);
    std::process::exit(bug.kind().code().into());
}

/// Whether this is a thread of the sandbox: a panic in it is that of a server, whose client sees a connection that
/// breaks.
pub fn is_of_sandbox() -> bool {
    std::thread::current().name() == Some(sandbox::THREAD)
}

/// The failure that a panic is.
pub fn bug(panic: &PanicHookInfo) -> Error {
    let why = panic.payload_as_str().unwrap_or("no message");
    let place = panic.location().map(|at| format!(" at {at}")).unwrap_or_default();
    Error::bug(format!("fpgo has a fault{place}: {why}"))
}
