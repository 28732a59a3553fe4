//! The keyboard while one question is asked: what was typed or pasted ahead is thrown away before, and the rest of a
//! paste afterwards, so that it neither answers the next question nor reaches the shell. Where a paste is wanted, the
//! terminal is kept until the process ends.

use std::fs::File;
use std::io::{self, IsTerminal};
use std::os::fd::OwnedFd;
use std::sync::Arc;
use std::time::Duration;

use rustix::termios::{
    InputModes, LocalModes, OptionalActions, SpecialCodeIndex, tcgetattr, tcsetattr,
};

use super::keys::{self, Key};
use super::wanted::Wanted;
use crate::output::terminal::{self, QUIET, is_ready, throw_away};

/// The pieces of a paste that the terminal does not mark come closer together than this, from far away too. A person who
/// pastes without marks waits so long for the end.
const BETWEEN_PIECES: Duration = Duration::from_millis(500);

/// The same where the text cannot end there: whoever pastes slowly may pause in the middle of an address.
const WITHIN_ADDRESS: Duration = Duration::from_secs(2);

/// Nobody types so many bytes at once, and no key has so many.
const BURST: usize = 8;

/// So many hex digits are the end of a checksum.
const DIGITS: usize = 32;

/// How long the end of a paste that the terminal marks may be awaited.
const PASTE: Duration = Duration::from_secs(3);

/// How long a signal may take to end the process.
const SIGNAL: Duration = Duration::from_secs(5);

/// The longest answer, in bytes.
pub const LONGEST: usize = 1 << 20;

/// The terminal that answers, for the time of one question.
pub struct Keyboard {
    terminal: Arc<OwnedFd>,
    wanted: Wanted,
    /// Whether the terminal itself shows and edits what is typed.
    pub edits_itself: bool,
    /// Whether something was typed or pasted ahead.
    pub threw_away: bool,
    bytes: Vec<u8>,
    /// How many of the bytes were searched for the end of a paste.
    searched: usize,
    /// How long it is quiet after the last piece of what is sent.
    quiet: Duration,
    /// What was read last is a piece of a paste, and no key that was pressed alone.
    is_burst: bool,
    /// The first byte of an end of line came alone: the second may follow.
    is_after_return: bool,
    is_kept: bool,
}

impl Keyboard {
    /// Throws away what was typed ahead, and listens from now on. What is typed is not shown, unless the terminal is a
    /// dumb one and a line is wanted that may be seen.
    pub fn open(wanted: Wanted) -> io::Result<Keyboard> {
        terminal::give_back();
        let terminal = Arc::new(controlling()?);
        let edits_itself = terminal::is_dumb() && wanted != Wanted::Paste;
        let threw_away = throw_away(&terminal, QUIET)? && wanted == Wanted::Paste;
        if threw_away {
            // The rest of a paste that began too early would be taken for all of it.
            throw_away(&terminal, BETWEEN_PIECES)?;
        }
        let before = tcgetattr(&*terminal)?;
        let mut modes = before.clone();
        if !edits_itself {
            modes.local_modes -= LocalModes::ICANON | LocalModes::ISIG | LocalModes::IEXTEN;
            modes.special_codes[SpecialCodeIndex::VMIN] = 1;
            modes.special_codes[SpecialCodeIndex::VTIME] = 0;
        }
        if wanted == Wanted::Secret || !edits_itself {
            modes.local_modes -= LocalModes::ECHO | LocalModes::ECHONL;
        }
        if wanted == Wanted::Paste {
            // So that an end of line of two bytes is one.
            modes.input_modes -= InputModes::ICRNL;
        }
        terminal::hold(Arc::clone(&terminal), before);
        tcsetattr(&*terminal, OptionalActions::Flush, &modes)?;
        Ok(Keyboard {
            terminal,
            wanted,
            edits_itself,
            threw_away,
            bytes: Vec::new(),
            searched: 0,
            quiet: QUIET,
            is_burst: false,
            is_after_return: false,
            is_kept: false,
        })
    }

    /// Waits for the next key.
    pub fn key(&mut self) -> io::Result<Key> {
        loop {
            let is_paste = keys::is_within_paste(&self.bytes);
            let mut first = None;
            if !is_paste || keys::holds_end_of_paste(&self.bytes, self.searched) {
                first = keys::first(&self.bytes, false);
            }
            self.searched = self.bytes.len();
            let patience = if is_paste { PASTE } else { QUIET };
            if first.is_none() && !self.bytes.is_empty() && !is_ready(&self.terminal, patience)? {
                first = keys::first(&self.bytes, true);
            }
            if let Some((key, length)) = first {
                self.is_after_return = self.bytes == [b'\r'];
                self.bytes.drain(..length);
                self.searched = 0;
                return match key {
                    Key::Interrupt if !self.is_pasted() => self.interrupt(),
                    key => Ok(key),
                };
            }
            if !self.read()? {
                return Ok(Key::GiveUp);
            }
        }
    }

    /// Whether what was just read is a part of a paste that the terminal does not mark, and no key: more came with it.
    pub fn is_pasted(&self) -> bool {
        self.wanted == Wanted::Paste && self.bytes.iter().any(|byte| *byte != keys::INTERRUPT)
    }

    /// Whether more follows at once: what was just read is a part of a paste. Where the text cannot end with this line and its end
    /// was pasted too, the rest may take longer; Enter that a person pressed never waits for it.
    pub fn more_follows(&self, last_line: &str) -> io::Result<bool> {
        let patience = match self.is_burst && may_go_on(last_line) {
            true => WITHIN_ADDRESS,
            false => self.quiet,
        };
        Ok(!self.bytes.is_empty() || is_ready(&self.terminal, patience)?)
    }

    /// Reads what has come. Gives whether anything can still come.
    fn read(&mut self) -> io::Result<bool> {
        let mut buffer = [0; 4096];
        let count = match rustix::io::read(&*self.terminal, &mut buffer) {
            Err(rustix::io::Errno::INTR) => return Ok(true),
            read => read?,
        };
        let is_rest = self.is_after_return && buffer[0] == b'\n';
        self.bytes.extend_from_slice(&buffer[usize::from(is_rest && count > 0)..count]);
        self.is_after_return = false;
        self.is_burst =
            self.wanted == Wanted::Paste && count >= BURST && !keys::is_within_paste(&self.bytes);
        if self.is_burst {
            self.quiet = BETWEEN_PIECES;
        }
        match self.bytes.len() > LONGEST {
            true => Err(self.too_long()),
            false => Ok(count > 0),
        }
    }

    /// Throws away the rest of an answer that is too long, and gives the failure.
    pub fn too_long(&mut self) -> io::Error {
        self.bytes.clear();
        match throw_away(&self.terminal, BETWEEN_PIECES) {
            Ok(_) => io::Error::new(io::ErrorKind::FileTooLarge, "the answer is longer than 1 MiB"),
            Err(error) => error,
        }
    }

    /// Keeps the terminal until the process ends: what still comes is thrown away then, and Ctrl-C ends the process.
    pub fn keep(mut self) -> io::Result<()> {
        let mut modes = tcgetattr(&*self.terminal)?;
        modes.local_modes |= LocalModes::ISIG;
        tcsetattr(&*self.terminal, OptionalActions::Flush, &modes)?;
        self.is_kept = true;
        Ok(())
    }

    /// Gives the terminal back, and makes the signal of Ctrl-C: whoever hears signals knows what an end means now.
    fn interrupt(&self) -> io::Result<Key> {
        // The rest of a paste with this byte in it is no answer either.
        let _ = throw_away(&self.terminal, QUIET);
        terminal::give_back();
        signal_hook::low_level::raise(signal_hook::consts::SIGINT)?;
        // Where the signal is ignored, the question ends all the same.
        std::thread::sleep(SIGNAL);
        Err(io::ErrorKind::Interrupted.into())
    }
}

impl Drop for Keyboard {
    fn drop(&mut self) {
        if !self.is_kept {
            // A terminal that is gone, or floods, has nothing more to ask.
            let _ = throw_away(&self.terminal, QUIET);
            terminal::give_back();
        }
    }
}

/// Whether a line is of an address or a query whose end is not there: no checksum ends it.
fn may_go_on(line: &str) -> bool {
    let digits = line.bytes().rev().take_while(u8::is_ascii_hexdigit).count();
    line.contains(['=', '?', '&']) && !line.contains(' ') && digits < DIGITS
}

/// The terminal of the person: standard input, or the controlling terminal where standard input was the data.
fn controlling() -> io::Result<OwnedFd> {
    let stdin = io::stdin();
    match stdin.is_terminal() {
        true => Ok(rustix::io::fcntl_dupfd_cloexec(&stdin, 3)?),
        false => Ok(File::open("/dev/tty")?.into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_without_the_end_of_its_checksum_may_go_on() {
        let checksum = "2960b8f47191ac54ead4413206d0d2a932207d420f7aefb60d623e7c36a59fb3";
        for line in
            ["https://shop.example/cb?orderUuid=ODR1&sta", "tus=PAID&amount=8", "a=1&checksum=29"]
        {
            assert!(may_go_on(line), "{line}");
        }
        for line in [
            format!("/cb?a=1&checksum={checksum}"),
            format!("GET /cb?a=1&checksum={checksum} HTTP/1.1"),
        ] {
            assert!(!may_go_on(&line), "{line}");
        }
        assert!(!may_go_on("ODR1234567890") && !may_go_on("Host: shop.example"));
    }
}
