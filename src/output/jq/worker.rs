//! A program of jq in a process of its own, which has bounds of memory and time. What recurses without end, or needs
//! more than there is, ends that process and not the one that has just moved money. It is started, and the program
//! compiled in it, before anything is sent.
//!
//! Both sides speak in messages: a tag, the length in bytes, a line break, and the bytes.

use std::cell::RefCell;
use std::io::{self, BufRead, BufReader, BufWriter, Read, Write};
use std::path::PathBuf;
use std::process::{Child, ChildStdin, ChildStdout, Command, ExitStatus, Stdio};
use std::time::Duration;

use serde_json::Value;

use super::Compiled;
use crate::base::error::{Error, Result};
use crate::output::ui::OutputError;

/// The word that makes a process the one that runs a program.
pub const WORKER: &str = "jq-worker";

/// What a program may need beside a multiple of what it is given: 256 MiB.
const MEMORY: u64 = 256 << 20;
/// How many times the size of its input a program may need.
const MEMORY_PER_BYTE: u64 = 16;
/// How long compiling may take, in seconds of computing.
const COMPILING: u64 = 10;
/// No message of ours is longer: 2 GiB.
const LONGEST: usize = 2 << 30;

/// A program, compiled and ready to run.
pub struct Program(RefCell<Worker>);

struct Worker {
    process: Child,
    input: ChildStdin,
    output: BufReader<ChildStdout>,
}

impl Program {
    /// Compiles it; an error names the place.
    pub fn compile(text: &str) -> Result<Program> {
        let mut worker = Worker::start()?;
        let asked = worker.ask(text, COMPILING);
        match asked.and_then(|()| receive(&mut worker.output)) {
            Ok(('.', _)) => Ok(Program(RefCell::new(worker))),
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

    /// Runs it over a JSON text, for so long at most. Each result goes to `take` as compact JSON, before the next is
    /// computed.
    pub fn run(
        &self,
        json: &str,
        time: Duration,
        mut take: impl FnMut(&str) -> io::Result<()>,
    ) -> std::result::Result<(), OutputError> {
        let mut worker = self.0.borrow_mut();
        let seconds = u64::try_from(time.as_millis().div_ceil(1000)).unwrap_or(u64::MAX).max(1);
        let ended = |worker: &mut Worker, late: bool| OutputError::Program(worker.end(late));
        if worker.ask(json, seconds).is_err() {
            return Err(ended(&mut worker, false));
        }
        loop {
            if !worker.answers_within(time) {
                return Err(ended(&mut worker, true));
            }
            match receive(&mut worker.output) {
                Ok(('+', result)) => take(&result)?,
                Ok(('.', _)) => return Ok(()),
                Ok((_, why)) => return Err(OutputError::Program(why)),
                Err(_) => return Err(ended(&mut worker, false)),
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
        let none = |error: io::Error| {
            Error::guarded(format!("the program of --jq needs a process of its own: {error}"))
                .next("try again when less is running, or leave --jq out")
        };
        let mut process = command.spawn().map_err(none)?;
        let (Some(input), Some(output)) = (process.stdin.take(), process.stdout.take()) else {
            return Err(Error::bug("a process without pipes"));
        };
        Ok(Worker { process, input, output: BufReader::new(output) })
    }

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

    /// It has ended, or has lost its way: why.
    fn end(&mut self, is_late: bool) -> String {
        // It may have ended already.
        let _ = self.process.kill();
        let status = self.process.wait();
        match is_late || status.is_ok_and(ran_out_of_time) {
            true => "it takes too long (--timeout allows more)".to_owned(),
            false => "it calls itself without end, or needs too much memory".to_owned(),
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

/// Compiles and runs for the process that started this one, until that has no more to ask.
pub fn serve() -> io::Result<()> {
    let mut input = BufReader::new(io::stdin().lock());
    let mut output = BufWriter::new(io::stdout().lock());
    let (allowed, text) = asked(&mut input)?;
    bounded(allowed, text.len());
    let program = match Compiled::compile(&text) {
        Ok(program) => program,
        Err(wrong) => {
            let details = wrong.report().details.iter().map(String::as_str);
            let lines: Vec<&str> =
                [wrong.report().message.as_str()].into_iter().chain(details).collect();
            send(&mut output, '!', &Value::from(lines).to_string())?;
            return output.flush();
        }
    };
    send(&mut output, '.', "")?;
    output.flush()?;
    loop {
        let (allowed, json) = asked(&mut input)?;
        bounded(allowed, json.len());
        let ran = program.run(&json, |result| {
            send(&mut output, '+', result)?;
            output.flush()
        });
        match ran {
            Ok(()) => send(&mut output, '.', "")?,
            Err(OutputError::Program(why)) => send(&mut output, '!', &why)?,
            Err(OutputError::Stdout(error)) => return Err(error),
        }
        output.flush()?;
    }
}

/// How long it may take, and what it is about.
fn asked(input: &mut impl BufRead) -> io::Result<(u64, String)> {
    let (_, seconds) = receive(input)?;
    let (_, text) = receive(input)?;
    Ok((seconds.parse().unwrap_or(COMPILING), text))
}

/// Sets the bounds for the next piece of work. Where the system knows none, the process goes without.
#[cfg(unix)]
fn bounded(seconds: u64, length: usize) {
    use rustix::process::{Resource, getrlimit, setrlimit};
    let limit = |resource: Resource, most: u64| {
        let mut limit = getrlimit(resource);
        limit.current = Some(limit.maximum.map_or(most, |hard| hard.min(most)));
        // What cannot be bounded runs without a bound: it is still a process of its own.
        let _ = setrlimit(resource, limit);
    };
    let used = rustix::time::clock_gettime(rustix::time::ClockId::ProcessCPUTime).tv_sec;
    let used = u64::try_from(used).unwrap_or(0);
    limit(Resource::Cpu, used.saturating_add(seconds));
    let given = u64::try_from(length).unwrap_or(u64::MAX);
    limit(Resource::As, MEMORY.saturating_add(given.saturating_mul(MEMORY_PER_BYTE)));
    #[cfg(target_os = "linux")]
    {
        use rustix::process::{Signal, set_parent_process_death_signal};
        // Without it the process ends when its time is used up.
        let _ = set_parent_process_death_signal(Some(Signal::KILL));
    }
}

#[cfg(not(unix))]
fn bounded(_: u64, _: usize) {}

fn send(to: &mut impl Write, tag: char, text: &str) -> io::Result<()> {
    writeln!(to, "{tag}{}", text.len())?;
    to.write_all(text.as_bytes())
}

fn receive(from: &mut impl BufRead) -> io::Result<(char, String)> {
    let wrong = || io::Error::from(io::ErrorKind::InvalidData);
    let mut head = String::new();
    from.by_ref().take(32).read_line(&mut head)?;
    let mut letters = head.trim_end().chars();
    let tag = letters.next().ok_or(io::ErrorKind::UnexpectedEof)?;
    let length = letters.as_str().parse::<usize>().ok().filter(|length| *length <= LONGEST);
    let length = length.ok_or_else(wrong)?;
    let mut text = Vec::new();
    from.by_ref().take(u64::try_from(length).unwrap_or(0)).read_to_end(&mut text)?;
    match text.len() == length {
        true => String::from_utf8(text).map_err(|_| wrong()),
        false => Err(io::ErrorKind::UnexpectedEof.into()),
    }
    .map(|text| (tag, text))
}
