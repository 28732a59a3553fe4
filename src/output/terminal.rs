//! The terminal of the person: whether it knows escape codes, and how it is given back before the process ends.

use dialoguer::console::Term;

/// Whether the terminal knows no escape codes at all.
pub fn is_dumb() -> bool {
    std::env::var_os("TERM").is_some_and(|name| name == "dumb")
}

/// Gives the terminal back as it was, before the process ends in the middle of a question.
pub fn restore() {
    let terminal = Term::stderr();
    if terminal.is_term() {
        show_typing();
        // A terminal that is gone needs neither cursor nor a line of its own.
        let shown = if is_dumb() { Ok(()) } else { terminal.show_cursor() };
        let _ = shown.and_then(|()| terminal.write_line(""));
    }
}

/// Shows what is typed again, should it have been hidden.
#[cfg(unix)]
fn show_typing() {
    use rustix::termios::{LocalModes, OptionalActions, tcgetattr, tcsetattr};
    let terminal = rustix::stdio::stderr();
    let Ok(mut modes) = tcgetattr(terminal) else { return };
    modes.local_modes |= LocalModes::ECHO;
    // A terminal that is gone shows nothing any more.
    let _ = tcsetattr(terminal, OptionalActions::Now, &modes);
}

#[cfg(not(unix))]
fn show_typing() {}
