//! A process at a pseudo-terminal of its own: what it shows, and keys for it. What is shown is read as it comes, in pieces, up to
//! the end: `rexpect`, which starts the process, has a session too, but that one reads letter by letter, looks ten times a
//! second whether any came, and asks a terminal that is closed for more, without a pause, until somebody drops it.

use std::fs::File;
use std::io::{ErrorKind, Read, Write};
use std::process::Command;
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use rexpect::process::{PtyProcess, WaitStatus};

/// Nothing takes this long unless it waits for somebody who does not come.
pub const PATIENCE: Duration = Duration::from_secs(20);

pub struct Session {
    process: PtyProcess,
    keyboard: File,
    pieces: Receiver<Vec<u8>>,
    /// What nobody has taken yet, each byte as a character of its own.
    screen: String,
    is_over: bool,
}

impl Session {
    #[track_caller]
    pub fn start(command: Command) -> Session {
        let program = command.get_program().to_owned();
        let here = std::process::id();
        let started = PtyProcess::new(command);
        if std::process::id() != here {
            // The copy of this process which did not become the program: its thread is the only one it has, and where that
            // one ends, all ends well.
            let _ = writeln!(
                std::io::stderr(),
                "{} does not start: {:?}",
                program.display(),
                started.err()
            );
            std::process::abort();
        }
        let mut process = started.expect("a terminal");
        process.set_kill_timeout(Some(20_000));
        let keyboard = process.get_file_handle().expect("its keyboard");
        let mut shown = process.get_file_handle().expect("its screen");
        let (sender, pieces) = channel();
        std::thread::spawn(move || {
            let mut piece = [0; 4096];
            loop {
                match shown.read(&mut piece) {
                    Ok(count) if count > 0 && sender.send(piece[..count].to_vec()).is_ok() => {}
                    Err(error) if error.kind() == ErrorKind::Interrupted => {}
                    // Linux calls it an error that nobody has the terminal any more.
                    Ok(_) | Err(_) => break,
                }
            }
        });
        Session { process, keyboard, pieces, screen: String::new(), is_over: false }
    }

    pub fn process(&self) -> &PtyProcess {
        &self.process
    }

    pub fn process_mut(&mut self) -> &mut PtyProcess {
        &mut self.process
    }

    #[track_caller]
    pub fn send(&mut self, text: &str) {
        let typed = self.keyboard.write_all(text.as_bytes());
        typed.unwrap_or_else(|error| panic!("no key is taken: {error}: {}", self.screen));
    }

    /// Waits for this text; gives what was shown before it.
    pub fn exp_string(&mut self, text: &str) -> Result<String, String> {
        match self.exp_any(&[text])? {
            (before, Some(_)) => Ok(before),
            (all, None) => Err(format!("{text:?} never came, and it ended: {all}")),
        }
    }

    /// Waits for the end; gives what was shown until then.
    pub fn exp_eof(&mut self) -> Result<String, String> {
        self.exp_any(&[]).map(|(all, _)| all)
    }

    /// Waits for one of these texts, or the end; gives what was shown before it, and which one it was.
    pub fn exp_any(&mut self, texts: &[&str]) -> Result<(String, Option<String>), String> {
        let deadline = Instant::now() + PATIENCE;
        loop {
            let found = texts.iter().filter_map(|text| Some((self.screen.find(text)?, *text)));
            if let Some((start, text)) = found.min() {
                let before = self.screen.drain(..start).collect();
                self.screen.drain(..text.len());
                return Ok((before, Some(text.to_owned())));
            }
            if self.is_over {
                return Ok((std::mem::take(&mut self.screen), None));
            }
            // Nor does it go on for ever where something is always shown.
            let left = deadline.checked_duration_since(Instant::now());
            match left.map_or(Err(RecvTimeoutError::Timeout), |left| self.pieces.recv_timeout(left))
            {
                Ok(piece) => self.screen.extend(piece.into_iter().map(char::from)),
                Err(RecvTimeoutError::Disconnected) => self.is_over = true,
                Err(RecvTimeoutError::Timeout) => {
                    let screen = &self.screen;
                    return Err(format!("neither {texts:?} nor the end in {PATIENCE:?}: {screen}"));
                }
            }
        }
    }

    /// Waits for the process itself, which lets go of its terminal a moment before it has ended.
    pub fn wait(&mut self) -> Result<WaitStatus, String> {
        let deadline = Instant::now() + PATIENCE;
        loop {
            match self.process.status() {
                Some(WaitStatus::StillAlive) if Instant::now() < deadline => {
                    std::thread::sleep(Duration::from_millis(1));
                }
                Some(WaitStatus::StillAlive) => {
                    return Err(format!("it has left its terminal, and lives after {PATIENCE:?}"));
                }
                Some(status) => return Ok(status),
                None => return Err("somebody else has waited for it".to_owned()),
            }
        }
    }
}

#[test]
fn a_program_that_is_not_there_does_not_end_well() {
    let mut session = Session::start(Command::new("/nowhere/fpgo"));
    let shown = session.exp_eof().expect("it ends");
    assert!(shown.contains("/nowhere/fpgo does not start"), "{shown}");
    let status = session.wait().expect("it ends");
    assert!(matches!(status, WaitStatus::Signaled(..)), "{status:?}: {shown}");
}
