//! A picture of a terminal: commands that are really run on a pseudo-terminal, with their colours, drawn as the screen shows
//! them at the end. What differs from run to run (identifiers, times, addresses) is replaced by something that stays.

use std::process::{Command, Stdio};

use regex::Regex;
use vt100::{Cell, Color, Parser};

use super::Call;
use super::pty::Session;

/// The screen that is drawn, in letters. The rows are more than any picture fills.
const COLUMNS: u16 = 92;
const ROWS: u16 = 60;

/// A terminal on which commands follow each other.
#[derive(Default)]
pub struct Picture {
    /// All that came to the screen, byte by byte.
    written: Vec<u8>,
    /// What is shown instead of a text.
    instead: Vec<(String, String)>,
}

impl Picture {
    /// Shows the second text for the first.
    pub fn with(mut self, text: &str, shown: &str) -> Picture {
        self.instead.push((text.to_owned(), shown.to_owned()));
        self
    }

    /// Shows what is typed, and runs the call. Each question is awaited and answered.
    #[track_caller]
    pub fn runs(mut self, typed: &str, call: Call, answers: &[(&str, &str)], code: i32) -> Picture {
        self.written.extend(format!("\u{1b}[1;32m$\u{1b}[m {typed}\r\n").bytes());
        let mut session = Session::start(on_screen(call));
        for (question, answer) in answers {
            let before = session.exp_string(question);
            let before = before.unwrap_or_else(|error| panic!("no {question:?}: {error}"));
            self.shows(&before);
            self.shows(question);
            session.send(answer);
        }
        let rest = session.exp_eof().expect("it ends");
        self.shows(&rest);
        let status = session.wait().expect("it ends");
        let ended = format!("{status:?}");
        assert!(ended.ends_with(&format!(", {code})")), "{ended}: {}", self.text());
        self
    }

    /// The reader of the terminal has a letter for each byte.
    fn shows(&mut self, read: &str) {
        self.written.extend(read.chars().map(|byte| u8::try_from(byte).expect("a byte")));
    }

    fn text(&self) -> String {
        let mut text = String::from_utf8(self.written.clone()).expect("UTF-8");
        for (own, shown) in &self.instead {
            text = text.replace(own, shown);
        }
        let instant = Regex::new(r"20\d\d-\d\d-\d\d \d\d:\d\d").expect("a pattern");
        instant.replace_all(&text, "2026-11-15 12:31").into_owned()
    }

    /// The screen at the end, with its colours as escape codes and nothing else of them.
    pub fn drawn(&self) -> String {
        let mut parser = Parser::new(ROWS, COLUMNS, 0);
        parser.process(self.text().as_bytes());
        let screen = parser.screen();
        let mut drawn = String::new();
        for row in 0..ROWS {
            let cells = (0..COLUMNS).filter_map(|column| screen.cell(row, column));
            drawn.push_str(line(cells).trim_end());
            drawn.push('\n');
        }
        let drawn = drawn.trim_end().to_owned();
        assert!(drawn.lines().count() < usize::from(ROWS), "the screen is full");
        drawn + "\n"
    }
}

/// The call behind a shell that tells the terminal its size.
fn on_screen(call: Call) -> Command {
    let mut shell = Command::new("sh");
    shell.args(["-c", &format!("stty rows {ROWS} cols {COLUMNS} && exec \"$0\" \"$@\"")]);
    shell.arg(call.command.get_program()).args(call.command.get_args()).env_clear();
    for (name, value) in call.command.get_envs() {
        shell.env(name, value.unwrap_or_default());
    }
    shell.env("TERM", "xterm-256color").stdin(Stdio::inherit());
    shell.current_dir(call.command.get_current_dir().expect("the home"));
    shell
}

/// A row of the screen, its blanks at the end left out.
fn line<'a>(cells: impl Iterator<Item = &'a Cell>) -> String {
    let (mut line, mut style) = (String::new(), String::new());
    for cell in cells.filter(|cell| !cell.is_wide_continuation()) {
        let own = if cell.has_contents() { style_of(cell) } else { String::new() };
        if own != style {
            line.push_str(&format!("\u{1b}[0{own}m"));
            style = own;
        }
        line.push_str(if cell.has_contents() { cell.contents() } else { " " });
    }
    if style.is_empty() { line } else { line + "\u{1b}[0m" }
}

fn style_of(cell: &Cell) -> String {
    let mut style = String::new();
    for (is_on, code) in
        [(cell.bold(), 1), (cell.dim(), 2), (cell.underline(), 4), (cell.inverse(), 7)]
    {
        if is_on {
            style.push_str(&format!(";{code}"));
        }
    }
    for (color, plane) in [(cell.fgcolor(), 30), (cell.bgcolor(), 40)] {
        match color {
            Color::Default => {}
            Color::Idx(index @ 0..8) => style.push_str(&format!(";{}", plane + u16::from(index))),
            Color::Idx(index) => style.push_str(&format!(";{};5;{index}", plane + 8)),
            Color::Rgb(red, green, blue) => {
                style.push_str(&format!(";{};2;{red};{green};{blue}", plane + 8));
            }
        }
    }
    style
}
