//! A program of jq in a process of its own, which has bounds of memory and time. What recurses without end, or needs
//! more than there is, ends that process and not the one that has just moved money. It is started, and the program
//! compiled in it, before anything is sent.

use std::cell::RefCell;
use std::io::{self, BufReader, Write};
use std::path::PathBuf;
use std::process::{Child, ChildStdin, ChildStdout, Command, ExitStatus, Stdio};
use std::time::Duration;

use super::message::{BY_ROWS, COMPILING, receive, send};
use crate::base::error::{Error, Result};
use crate::output::delivery::OutputError;

/// The word that makes a process the one that runs a program.
pub const WORKER: &str = "jq-worker";

/// A program, compiled and ready to run.
pub struct Program {
    worker: RefCell<Worker>,
    takes_rows: bool,
}

struct Worker {
    process: Child,
    input: ChildStdin,
    output: BufReader<ChildStdout>,
}

impl Program {
    /// Compiles a program; an error names the place.
    pub fn compile(text: &str) -> Result<Program> {
        let mut worker = Worker::start()?;
        match worker.compile(text) {
            Ok(('.', told)) => {
                Ok(Program { worker: RefCell::new(worker), takes_rows: told == BY_ROWS })
            }
            Ok((_, wrong)) => {
                let lines: Vec<String> = serde_json::from_str(&wrong).unwrap_or_default();
                let mut lines = lines.into_iter();
                let first = Error::invalid(lines.next().unwrap_or_default());
                Err(lines.fold(first, Error::detail))
            }
            Err(_) => {
                let why = worker.end(false);
                Err(Error::invalid(format!("--jq: the program cannot be compiled: {why}"))
                    .next("make it shorter, or nest it less deeply"))
            }
        }
    }

    /// Whether it makes of a list what it makes of its parts, one after another.
    pub fn takes_rows(&self) -> bool {
        self.takes_rows
    }

    /// Runs it over a JSON text, for so long at most. Each result goes to `take` as compact JSON, before the next is
    /// computed.
    pub fn run(
        &self,
        json: &str,
        time: Duration,
        mut take: impl FnMut(&str) -> io::Result<()>,
    ) -> std::result::Result<(), OutputError> {
        let mut worker = self.worker.borrow_mut();
        let seconds = u64::try_from(time.as_millis().div_ceil(1000)).unwrap_or(u64::MAX).max(1);
        if worker.ask(json, seconds).is_err() {
            return Err(OutputError::Program(worker.end(false)));
        }
        loop {
            if !worker.answers_within(time) {
                return Err(OutputError::Program(worker.end(true)));
            }
            match receive(&mut worker.output) {
                Ok(('+', result)) => take(&result)?,
                Ok(('.', _)) => return Ok(()),
                Ok((_, why)) => return Err(OutputError::Program(why)),
                Err(_) => return Err(OutputError::Program(worker.end(false))),
            }
        }
    }
}

impl Worker {
    fn start() -> Result<Worker> {
        let mut command = Command::new(own_file());
        // It needs nothing of ours: no secret of the environment, no terminal.
        command.arg(WORKER).env_clear();
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
        // Ctrl-C is meant for the command, which may still wait for an outcome.
        #[cfg(unix)]
        std::os::unix::process::CommandExt::process_group(&mut command, 0);
        let mut process = command.spawn().map_err(|error| {
            Error::guarded(format!("the program of --jq needs a process of its own: {error}"))
                .next("try again when less is running, or leave --jq out")
        })?;
        let (Some(input), Some(output)) = (process.stdin.take(), process.stdout.take()) else {
            return Err(Error::bug("a process without pipes"));
        };
        Ok(Worker { process, input, output: BufReader::new(output) })
    }

    fn compile(&mut self, program: &str) -> io::Result<(char, String)> {
        self.ask(program, COMPILING)?;
        receive(&mut self.output)
    }

    /// Sends one piece of work: a program, or its input.
    fn ask(&mut self, text: &str, seconds: u64) -> io::Result<()> {
        send(&mut self.input, '?', &seconds.to_string())?;
        send(&mut self.input, '?', text)?;
        self.input.flush()
    }

    /// Whether it says something in time. What nobody reads does not count: it waits for us then.
    #[cfg(unix)]
    fn answers_within(&mut self, time: Duration) -> bool {
        use rustix::event::{PollFd, PollFlags, Timespec, poll};
        if !self.output.buffer().is_empty() {
            return true;
        }
        let Ok(time) = Timespec::try_from(time) else { return true };
        let deadline = [PollFd::new(self.output.get_ref(), PollFlags::IN)];
        // What cannot be waited for is read, with the bound of its computing time.
        poll(&mut { deadline }, Some(&time)).map_or(true, |ready| ready > 0)
    }

    #[cfg(not(unix))]
    fn answers_within(&mut self, _: Duration) -> bool {
        true
    }

    /// Ends the process if it is still there, and says why it gave no result.
    fn end(&mut self, is_late: bool) -> String {
        // It may have ended already.
        let _ = self.process.kill();
        let status = self.process.wait();
        match is_late || status.is_ok_and(ran_out_of_time) {
            true => "it takes too long; allow more time with --timeout".to_owned(),
            false => "it recurses without end, or needs too much memory".to_owned(),
        }
    }
}

/// This program's own file, also when a newer one has taken its place.
fn own_file() -> PathBuf {
    let running = PathBuf::from("/proc/self/exe");
    if running.exists() { running } else { std::env::current_exe().unwrap_or(running) }
}

#[cfg(unix)]
fn ran_out_of_time(status: ExitStatus) -> bool {
    std::os::unix::process::ExitStatusExt::signal(&status) == Some(signal_hook::consts::SIGXCPU)
}

#[cfg(not(unix))]
fn ran_out_of_time(_: ExitStatus) -> bool {
    false
}
