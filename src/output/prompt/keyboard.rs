//! The keyboard while one question is asked: what was typed or pasted ahead is thrown away before, and the rest of a
//! paste afterwards, so that it neither answers the next question nor reaches the shell.

use std::fs::File;
use std::io::{self, IsTerminal};
use std::os::fd::OwnedFd;
use std::sync::Arc;
use std::time::{Duration, Instant};

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::termios::{
    LocalModes, OptionalActions, QueueSelector, SpecialCodeIndex, tcflush, tcgetattr, tcsetattr,
};

use super::keys::{self, Key};
use crate::output::terminal;

/// Bytes of one paste, or of one key, come closer together than this; nobody types so fast.
const QUIET: Duration = Duration::from_millis(40);

/// How long the end of a paste that the terminal marks may be awaited.
const PASTE: Duration = Duration::from_secs(3);

/// A terminal that goes on sending for so long is not a person.
const FLOOD: Duration = Duration::from_secs(5);

/// How long a signal may take to end the process.
const SIGNAL: Duration = Duration::from_secs(5);

/// The longest answer, in bytes.
const LONGEST: usize = 1 << 20;

/// The terminal that answers, for the time of one question.
pub struct Keyboard {
    terminal: Arc<OwnedFd>,
    /// Whether the terminal itself shows and edits what is typed.
    pub edits_itself: bool,
    bytes: Vec<u8>,
}

impl Keyboard {
    /// Throws away what was typed ahead, and listens from now on. What is typed is not shown, unless the terminal is a
    /// dumb one and it is no secret.
    pub fn open(is_secret: bool) -> io::Result<Keyboard> {
        let edits_itself = terminal::is_dumb();
        let terminal = Arc::new(controlling()?);
        let mut keyboard = Keyboard { terminal, edits_itself, bytes: Vec::new() };
        keyboard.throw_away()?;
        let before = tcgetattr(&*keyboard.terminal)?;
        let mut modes = before.clone();
        if !edits_itself {
            modes.local_modes -= LocalModes::ICANON | LocalModes::ISIG | LocalModes::IEXTEN;
            modes.special_codes[SpecialCodeIndex::VMIN] = 1;
            modes.special_codes[SpecialCodeIndex::VTIME] = 0;
        }
        if is_secret || !edits_itself {
            modes.local_modes -= LocalModes::ECHO | LocalModes::ECHONL;
        }
        terminal::hold(Arc::clone(&keyboard.terminal), before);
        tcsetattr(&*keyboard.terminal, OptionalActions::Flush, &modes)?;
        Ok(keyboard)
    }

    /// Waits for the next key.
    pub fn key(&mut self) -> io::Result<Key> {
        loop {
            let mut first = keys::first(&self.bytes, false);
            let patience = if keys::is_within_paste(&self.bytes) { PASTE } else { QUIET };
            if first.is_none() && !self.bytes.is_empty() && !self.is_ready(patience)? {
                first = keys::first(&self.bytes, true);
            }
            if let Some((key, length)) = first {
                self.bytes.drain(..length);
                return match key {
                    Key::Interrupt => self.interrupt(),
                    key => Ok(key),
                };
            }
            if !self.read()? {
                return Ok(Key::GiveUp);
            }
        }
    }

    /// Whether more follows at once: what was just read is a part of a paste.
    pub fn more_follows(&self) -> io::Result<bool> {
        Ok(!self.bytes.is_empty() || self.is_ready(QUIET)?)
    }

    /// Reads what has come. Gives whether anything can still come.
    fn read(&mut self) -> io::Result<bool> {
        let mut buffer = [0; 4096];
        let count = match rustix::io::read(&*self.terminal, &mut buffer) {
            Err(rustix::io::Errno::INTR) => return Ok(true),
            read => read?,
        };
        self.bytes.extend_from_slice(&buffer[..count]);
        match self.bytes.len() > LONGEST {
            true => Err(io::Error::other("the answer is longer than 1 MiB")),
            false => Ok(count > 0),
        }
    }

    /// Throws away all that was typed, until the terminal is quiet: a long paste comes in pieces.
    fn throw_away(&mut self) -> io::Result<()> {
        self.bytes.clear();
        let begun = Instant::now();
        loop {
            tcflush(&*self.terminal, QueueSelector::IFlush)?;
            if !self.is_ready(QUIET)? {
                return Ok(());
            }
            if begun.elapsed() > FLOOD {
                return Err(io::Error::other("the terminal goes on sending by itself"));
            }
        }
    }

    /// Whether something can be read within this time.
    fn is_ready(&self, within: Duration) -> io::Result<bool> {
        let time = Timespec::try_from(within).map_err(io::Error::other)?;
        let mut waiting = [PollFd::new(&*self.terminal, PollFlags::IN)];
        match poll(&mut waiting, Some(&time)) {
            Ok(_) => Ok(waiting[0].revents().contains(PollFlags::IN)),
            Err(rustix::io::Errno::INTR) => Ok(false),
            Err(error) => Err(error.into()),
        }
    }

    /// Gives the terminal back, and makes the signal of Ctrl-C: whoever hears signals knows what an end means now.
    fn interrupt(&self) -> io::Result<Key> {
        terminal::give_back();
        signal_hook::low_level::raise(signal_hook::consts::SIGINT)?;
        // Where the signal is ignored, the question ends all the same.
        std::thread::sleep(SIGNAL);
        Err(io::ErrorKind::Interrupted.into())
    }
}

impl Drop for Keyboard {
    fn drop(&mut self) {
        terminal::give_back();
        // A terminal that is gone, or floods, has nothing more to ask.
        let _ = self.throw_away();
    }
}

/// The terminal of the person: standard input, or the controlling terminal where standard input was the data.
fn controlling() -> io::Result<OwnedFd> {
    let stdin = io::stdin();
    match stdin.is_terminal() {
        true => Ok(rustix::io::fcntl_dupfd_cloexec(&stdin, 3)?),
        false => Ok(File::open("/dev/tty")?.into()),
    }
}
