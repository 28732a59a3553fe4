//! A terminal at which a call of the binary is answered: a real pseudo-terminal, which controls the process.

use std::process::{Command, Stdio};

use rexpect::process::WaitStatus;

use super::Call;
use super::pty::Session;

pub const DOWN: &str = "\u{1b}[B";
pub const ENTER: &str = "\r";

/// A call of the binary at a terminal.
pub struct Terminal {
    pub session: Session,
    seen: String,
}

impl Terminal {
    pub fn of(mut call: Call) -> Terminal {
        call.command.stdin(Stdio::inherit());
        Terminal { session: Session::start(call.command), seen: String::new() }
    }

    /// Waits for this text.
    #[track_caller]
    pub fn sees(mut self, part: &str) -> Terminal {
        match self.session.exp_string(part) {
            Ok(before) => self.seen += &format!("{before}{part}"),
            Err(error) => panic!("{part:?} never came: {error}; before it: {}", self.seen),
        }
        self
    }

    /// All that was seen so far.
    pub fn seen(&self) -> &str {
        &self.seen
    }

    #[track_caller]
    pub fn types(mut self, text: &str) -> Terminal {
        self.session.send(text);
        self
    }

    /// Waits for the end; gives the exit code, if it was one, and all that was shown.
    #[track_caller]
    pub fn end(mut self) -> (WaitStatus, String) {
        match self.session.exp_eof() {
            Ok(rest) => self.seen += &rest,
            Err(error) => panic!("it does not end: {error}; before it: {}", self.seen),
        }
        match self.session.wait() {
            Ok(status) => (status, self.seen),
            Err(error) => panic!("it does not end: {error}; before it: {}", self.seen),
        }
    }

    /// Waits for the end, which must come without a question and have this exit code; gives all that was shown.
    #[track_caller]
    pub fn asks_nothing_and_ends(mut self, code: i32) -> String {
        let asked = match self.session.exp_any(&["[y/N]", "to go on"]) {
            Ok((before, asked)) => {
                self.seen += &before;
                asked
            }
            Err(error) => panic!("no question and no end: {error}; before it: {}", self.seen),
        };
        assert!(asked.is_none(), "somebody was asked {asked:?}: {}", self.seen);
        self.ends(code)
    }

    /// Waits for the end, which must have this exit code; gives all that was shown.
    #[track_caller]
    pub fn ends(self, code: i32) -> String {
        let (status, seen) = self.end();
        assert!(
            matches!(status, WaitStatus::Exited(_, actual) if actual == code),
            "{status:?}: {seen}"
        );
        seen
    }
}

/// The same call behind a shell that redirects its streams; the terminal stays in control of it.
pub fn redirected(call: Call, before: &str, after: &str) -> Call {
    let mut shell = Command::new("sh");
    shell.args(["-c", &format!("{before} \"$0\" \"$@\" {after}")]);
    shell.arg(call.command.get_program()).args(call.command.get_args()).env_clear();
    for (name, value) in call.command.get_envs() {
        shell.env(name, value.unwrap_or_default());
    }
    shell.current_dir(call.command.get_current_dir().expect("the home"));
    Call { command: shell }
}

/// The same call at a terminal of so many columns, behind a shell that waits for this file before, where one is named, and
/// says afterwards how it ended and whether the terminal is as it was.
pub fn in_shell(call: Call, columns: usize, wait_for: &str, data: &str) -> Call {
    let wait = match wait_for {
        "" => String::new(),
        file => format!("echo shell waits; until [ -e {file} ]; do sleep 0.01; done;"),
    };
    let before =
        format!("trap : INT; stty cols {columns} rows 24; before=$(stty -g); {wait} {data}");
    let after = "; code=$?; [ \"$before\" = \"$(stty -g)\" ] && echo the terminal is as it was; \
                 echo it ended: $code";
    redirected(call, &before, after)
}

/// What was shown without the ends of lines: sentences are broken between words where the terminal is narrow.
pub fn in_one_line(seen: &str) -> String {
    seen.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The line of the question's facts that begins with this title, without the title.
#[track_caller]
pub fn fact<'a>(seen: &'a str, title: &str) -> &'a str {
    let mut lines = seen.lines().map(str::trim);
    let line = lines.find(|line| line.split_whitespace().next() == Some(title));
    let line = line.unwrap_or_else(|| panic!("no {title}: {seen}"));
    line[title.len()..].trim()
}
