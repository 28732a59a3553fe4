//! The guide of the tour: shows a step, runs its command as a process of its own with a data directory that goes with the
//! tour, and compares the exit code. What runs in the background is heard line by line.

use std::env;
use std::io::{self, BufRead, BufReader, IsTerminal, Read};
use std::process::{Command, Output, Stdio};
use std::sync::mpsc::{self, Receiver, Sender};
use std::time::Duration;

use super::throwaway::Throwaway;
use crate::base::error::{Error, ErrorKind, Result};
use crate::base::threads;
use crate::output::delivery::delivered;
use crate::output::ui::Ui;

/// How long something in the background may take where nobody is waited for.
const PATIENCE: Duration = Duration::from_secs(30);

/// How long more lines may take that come with one.
const PAUSE: Duration = Duration::from_millis(200);

/// The exit code of a command that a signal ended.
const INTERRUPTED: i32 = 130;

/// What is waited for.
pub enum Event {
    /// A line of a process in the background.
    Line(String),
    /// The person pressed Enter, or cannot any more.
    Enter,
}

/// Shows and runs the steps of a story.
pub struct Guide<'a> {
    ui: &'a mut Ui,
    home: &'a Throwaway,
    step: u32,
    sender: Sender<Event>,
    events: Receiver<Event>,
}

impl<'a> Guide<'a> {
    /// A guide before the first step.
    pub fn new(ui: &'a mut Ui, home: &'a Throwaway) -> Guide<'a> {
        let (sender, events) = mpsc::channel();
        Guide { ui, home, step: 0, sender, events }
    }

    /// Shows and runs one step, a command as a shell would take it. Gives what it printed. No step ends with another
    /// exit code.
    pub fn step(&mut self, story: &str, command: &str, code: i32) -> Result<String> {
        self.title(story, &format!("fpgo {command}"))?;
        let output = self.run(command)?;
        let (out, err) = (text(&output.stdout), text(&output.stderr));
        self.say(&format!("{out}{err}"))?;
        match output.status.code() {
            Some(ended) if ended == code => Ok(out),
            None | Some(INTERRUPTED) => Err(Error::new(ErrorKind::Interrupted, "interrupted")),
            Some(ended) => Err(self.stopped(ended, code)),
        }
    }

    /// The failure of a step that ended with another exit code: this machine was in its way (a full disk), or it is a bug of
    /// ours.
    fn stopped(&self, ended: i32, code: i32) -> Error {
        let step = self.step;
        let what = format!("step {step} of the tour ended with {ended} instead of {code}");
        let of_machine = [ErrorKind::Config, ErrorKind::Guarded];
        match of_machine.into_iter().find(|kind| i32::from(kind.code()) == ended) {
            Some(kind) => Error::new(kind, what).next(
                "do what the step says above: the data of the tour is in the directory for temporary files (TMPDIR)",
            ),
            None => Error::bug(what),
        }
    }

    /// Shows one step whose command goes on in the background until the tour ends, however it does: it holds the pipe
    /// that is its input. Gives the first line that holds this part.
    pub fn background(&mut self, story: &str, command: &str, part: &str) -> Result<String> {
        self.title(story, &format!("fpgo {command} &"))?;
        let mut process = self.command(command)?;
        process.arg("--until-stdin-ends").stdin(Stdio::piped());
        process.stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut process = match process.spawn() {
            Ok(process) => process,
            Err(error) => return Err(Error::bug(format!("starting fpgo itself: {error}"))),
        };
        let (out, err) = (process.stdout.take(), process.stderr.take());
        self.home.takes(process);
        self.hear(out)?;
        self.hear(err)?;
        let line = self.line(part)?;
        // What it says besides comes with it.
        while let Ok(Event::Line(more)) = self.events.recv_timeout(PAUSE) {
            self.say(&format!("{more}\n"))?;
        }
        Ok(line)
    }

    /// Makes each line of a stream an event.
    fn hear(&self, stream: Option<impl Read + Send + 'static>) -> Result<()> {
        let Some(stream) = stream else { return Ok(()) };
        let sender = self.sender.clone();
        threads::start("tour", move || pass_on(stream, &sender))
    }

    /// The next line of what runs in the background that holds this part. All of them are shown.
    pub fn line(&mut self, part: &str) -> Result<String> {
        loop {
            match self.events.recv_timeout(PATIENCE) {
                Ok(Event::Line(line)) => {
                    self.say(&format!("{line}\n"))?;
                    if line.contains(part) {
                        return Ok(line);
                    }
                }
                // It was pressed once more.
                Ok(Event::Enter) => {}
                Err(_) => return Err(Error::bug("nothing came from what runs in the background")),
            }
        }
    }

    /// Waits for such a line, or until the person presses Enter; tells whether it is the line that came.
    pub fn line_or_enter(&mut self, part: &str) -> Result<bool> {
        let sender = self.sender.clone();
        // Nobody is left to be told when the tour has ended.
        self.ui.hear_enter(move || drop(sender.send(Event::Enter)))?;
        loop {
            match self.events.recv() {
                Ok(Event::Line(line)) => {
                    self.say(&format!("{line}\n"))?;
                    if line.contains(part) {
                        return Ok(true);
                    }
                }
                Ok(Event::Enter) | Err(_) => return Ok(false),
            }
        }
    }

    /// Whether somebody looks at the tour, and can do something.
    pub fn has_company(&mut self) -> bool {
        self.ui.ask_nobody_but_a_person(false);
        self.ui.may_ask() && io::stdout().is_terminal()
    }

    /// Runs a command that is no step. Gives what it printed.
    pub fn run_unseen(&self, command: &str) -> Result<String> {
        Ok(text(&self.run(command)?.stdout))
    }

    fn run(&self, command: &str) -> Result<Output> {
        match self.command(command)?.output() {
            Ok(output) => Ok(output),
            Err(error) => Err(Error::bug(format!("starting fpgo itself: {error}"))),
        }
    }

    fn command(&self, command: &str) -> Result<Command> {
        let program = match env::current_exe() {
            Ok(program) => program,
            Err(error) => return Err(Error::bug(format!("finding fpgo itself: {error}"))),
        };
        let words = match shell_words::split(command) {
            Ok(words) => words,
            Err(error) => return Err(Error::bug(format!("a step of the tour: {error}"))),
        };
        let mut process = Command::new(program);
        // Nothing of the user's own settings reaches the throw-away sandbox, or the other way round.
        for (name, _) in env::vars_os() {
            if name.to_string_lossy().starts_with("FPGO_") {
                process.env_remove(name);
            }
        }
        process.args(words).env("FPGO_DATA_DIR", self.home.path());
        Ok(process)
    }

    fn title(&mut self, story: &str, command: &str) -> Result<()> {
        self.step += 1;
        self.say(&format!("\n{}. {story}\n\n$ {command}\n", self.step))
    }

    /// Prints a text.
    pub fn say(&mut self, text: &str) -> Result<()> {
        delivered(self.ui.data(text))
    }
}

fn pass_on(stream: impl Read, events: &Sender<Event>) {
    for line in BufReader::new(stream).lines().map_while(std::result::Result::ok) {
        if events.send(Event::Line(line)).is_err() {
            return;
        }
    }
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// The first identifier with this prefix in a command's output.
pub fn identifier(output: &str, prefix: &str) -> Result<String> {
    match output.split_whitespace().find(|word| word.starts_with(prefix)) {
        Some(word) => Ok(word.to_owned()),
        None => Err(Error::bug(format!("the tour found no {prefix}… in: {output}"))),
    }
}
