//! The Enter key while something else is waited for: the person may go on at any moment, and need not.

use std::io;

use crate::base::error::Result;
use crate::base::threads;
use crate::output::ui::Ui;

impl Ui {
    /// Calls this once Enter is pressed, or as soon as nobody can press it any more. What was typed before does not count.
    /// The terminal stays as it is, so that Ctrl-C ends the process as ever.
    pub fn hear_enter(&mut self, pressed: impl FnOnce() + Send + 'static) -> Result<()> {
        forget_what_was_typed();
        threads::start("enter", move || {
            // At the end of the input, and where it cannot be read, nobody presses anything.
            let _ = io::stdin().read_line(&mut String::new());
            pressed();
        })
    }
}

#[cfg(unix)]
fn forget_what_was_typed() {
    use rustix::termios::{QueueSelector, tcflush};
    // Where it is no terminal, nothing was typed.
    let _ = tcflush(io::stdin(), QueueSelector::IFlush);
}

#[cfg(not(unix))]
fn forget_what_was_typed() {}
