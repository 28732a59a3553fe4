//! The keyboard where there are no Unix terminals: the console tells keys, one by one. It cannot be asked to throw away what
//! was typed ahead.

use std::io;

use console::{Key as ConsoleKey, Term};

use super::keys::Key;
use super::wanted::Wanted;

/// The longest answer, in bytes.
pub const LONGEST: usize = 1 << 20;

/// The console that answers.
pub struct Keyboard {
    /// Whether the terminal itself shows and edits what is typed: never here.
    pub edits_itself: bool,
    /// Whether something was typed or pasted ahead: the console does not tell.
    pub threw_away: bool,
}

impl Keyboard {
    /// Listens from now on.
    pub fn open(_: Wanted) -> io::Result<Keyboard> {
        Ok(Keyboard { edits_itself: false, threw_away: false })
    }

    /// Waits for the next key.
    pub fn key(&mut self) -> io::Result<Key> {
        Ok(match Term::stderr().read_key()? {
            ConsoleKey::Char('\u{4}') => Key::EndOfInput,
            ConsoleKey::Escape => Key::GiveUp,
            ConsoleKey::Char(letter) => Key::Text(letter.to_string()),
            ConsoleKey::Enter => Key::Enter,
            ConsoleKey::Backspace => Key::Backspace,
            ConsoleKey::Del => Key::Delete,
            ConsoleKey::ArrowLeft => Key::Left,
            ConsoleKey::ArrowRight => Key::Right,
            ConsoleKey::ArrowUp => Key::Up,
            ConsoleKey::ArrowDown => Key::Down,
            ConsoleKey::Home => Key::Home,
            ConsoleKey::End => Key::End,
            ConsoleKey::CtrlC => return Err(io::ErrorKind::Interrupted.into()),
            _ => Key::Other,
        })
    }

    /// Whether what was just read is a part of a paste: the console does not tell.
    pub fn is_pasted(&self) -> bool {
        false
    }

    /// The failure of an answer that is too long.
    pub fn too_long(&mut self) -> io::Error {
        io::Error::new(io::ErrorKind::FileTooLarge, "the answer is longer than 1 MiB")
    }

    /// The console is read key by key, so nothing is kept.
    pub fn keep(self) -> io::Result<()> {
        Ok(())
    }

    /// Whether more follows at once: the console does not tell.
    pub fn more_follows(&self, _last_line: &str) -> io::Result<bool> {
        Ok(false)
    }
}
