//! The terminal of the person: what it knows, how wide it is, and how it is given back before the process ends.

use console::Term;

/// The width where a terminal tells none.
const USUAL_COLUMNS: usize = 80;

/// The height where a terminal tells none.
const USUAL_ROWS: usize = 24;

/// Whether the terminal knows no escape codes at all.
pub fn is_dumb() -> bool {
    std::env::var_os("TERM").is_some_and(|name| name == "dumb")
}

/// Rows and columns of the terminal that stderr is.
pub fn size() -> (usize, usize) {
    match Term::stderr().size_checked() {
        Some((rows, columns)) if rows > 0 && columns > 0 => (rows.into(), columns.into()),
        _ => (USUAL_ROWS, USUAL_COLUMNS),
    }
}

/// Whether the terminal shows colours. On Unix one without a name is not trusted with them.
pub fn shows_colors() -> bool {
    match std::env::var_os("TERM") {
        Some(name) => !name.is_empty() && name != "dumb",
        None => !cfg!(unix),
    }
}

/// How many columns standard output's terminal has: what `COLUMNS` says, else what the terminal does.
pub fn columns() -> Option<usize> {
    columns_of(&Term::stdout())
}

/// The same of standard error's.
pub fn error_columns() -> Option<usize> {
    columns_of(&Term::stderr())
}

fn columns_of(terminal: &Term) -> Option<usize> {
    let typed = std::env::var("COLUMNS").ok().and_then(|count| count.trim().parse().ok());
    let told = || terminal.size_checked().map(|(_, columns)| usize::from(columns));
    typed.filter(|count| *count > 0).or_else(told).filter(|count| *count > 0)
}

/// Gives the terminal back as it was, before the process ends in the middle of a question.
pub fn restore() {
    give_back();
    let terminal = Term::stderr();
    if terminal.is_term() {
        // A terminal that is gone needs neither cursor nor a line of its own.
        let shown = if is_dumb() { Ok(()) } else { terminal.show_cursor() };
        let _ = shown.and_then(|()| terminal.write_line(""));
    }
}

#[cfg(unix)]
pub use held::{QUIET, close, give_back, hold, is_ready, throw_away};

/// Nothing is kept elsewhere.
#[cfg(not(unix))]
pub fn close() {}

/// Nothing is held elsewhere: each key is read with the terminal's modes set for that key alone.
#[cfg(not(unix))]
pub fn give_back() {}

/// The modes that a question changed, so that whatever ends the process can set them back.
#[cfg(unix)]
mod held {
    use std::io::{self, Write};
    use std::os::fd::OwnedFd;
    use std::sync::{Arc, Mutex, PoisonError};
    use std::time::{Duration, Instant};

    use rustix::event::{PollFd, PollFlags, Timespec, poll};
    use rustix::termios::{OptionalActions, QueueSelector, Termios, tcflush, tcsetattr};

    use super::is_dumb;

    /// Bytes of one paste, or of one key, come closer together than this; nobody types so fast.
    pub const QUIET: Duration = Duration::from_millis(40);

    /// A terminal that goes on sending for so long is not a person, nor a paste.
    const FLOOD: Duration = Duration::from_secs(20);

    /// A terminal whose modes were changed, and the modes that it had.
    static HELD: Mutex<Option<(Arc<OwnedFd>, Termios)>> = Mutex::new(None);

    /// Tells a terminal to mark what is pasted, or to stop that.
    const MARK_PASTES: &str = "\u{1b}[?2004h";
    const MARK_NO_PASTES: &str = "\u{1b}[?2004l";

    /// Notes the modes that a terminal had before a question, and lets it mark what is pasted.
    pub fn hold(terminal: Arc<OwnedFd>, modes: Termios) {
        *HELD.lock().unwrap_or_else(PoisonError::into_inner) = Some((terminal, modes));
        tell(MARK_PASTES);
    }

    /// Sets the modes back that the terminal had before the question; what is typed meanwhile is thrown away.
    pub fn give_back() {
        let held = HELD.lock().unwrap_or_else(PoisonError::into_inner).take();
        let Some((terminal, modes)) = held else { return };
        tell(MARK_NO_PASTES);
        // A terminal that is gone has no modes any more.
        let _ = tcsetattr(&*terminal, OptionalActions::Flush, &modes);
    }

    /// Throws away what still comes, and gives the terminal back, if a question kept it: the last thing that the process does.
    pub fn close() {
        let kept = HELD.lock().unwrap_or_else(PoisonError::into_inner).clone();
        if let Some((terminal, _)) = kept {
            // A terminal that is gone sends nothing, and one that floods does not stop.
            let _ = throw_away(&terminal, QUIET);
            give_back();
        }
    }

    /// Throws away all that is sent, until the terminal is quiet for so long: a long paste comes in pieces. Tells whether
    /// something was thrown away.
    pub fn throw_away(terminal: &OwnedFd, quiet: Duration) -> io::Result<bool> {
        let begun = Instant::now();
        let mut came = is_ready(terminal, Duration::ZERO)?;
        loop {
            tcflush(terminal, QueueSelector::IFlush)?;
            if !is_ready(terminal, quiet)? {
                return Ok(came);
            }
            came = true;
            if begun.elapsed() > FLOOD {
                return Err(io::Error::other("the terminal goes on sending by itself"));
            }
        }
    }

    /// Whether something can be read within this time.
    pub fn is_ready(terminal: &OwnedFd, within: Duration) -> io::Result<bool> {
        let time = Timespec::try_from(within).map_err(io::Error::other)?;
        let mut waiting = [PollFd::new(terminal, PollFlags::IN)];
        match poll(&mut waiting, Some(&time)) {
            Ok(_) => Ok(waiting[0].revents().contains(PollFlags::IN)),
            Err(rustix::io::Errno::INTR) => Ok(false),
            Err(error) => Err(error.into()),
        }
    }

    fn tell(code: &str) {
        if !is_dumb() {
            // A terminal that is gone marks nothing.
            let _ = io::stderr().write_all(code.as_bytes());
        }
    }
}
