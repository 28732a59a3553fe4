//! The standard streams: data to stdout, everything for people to stderr; text from elsewhere is made visible here if
//! not before. Besides this file only `stderr.rs`, `prompt/`, `terminal.rs` and `error_text.rs` write to a stream
//! or ask a person.

use std::borrow::Cow;
use std::io::{self, IsTerminal, Write};
use std::rc::Rc;
use std::time::Duration;

use serde_json::{Value, json};

use crate::base::json_text;
use crate::base::privacy;
use crate::base::process;
use crate::base::redact;
use crate::base::step::Step;
use crate::base::text;
use crate::output::instants::Instants;
use crate::output::jq::Program;
use crate::output::stderr;
use crate::output::table_text::{TableStyle, TableText};
use crate::output::terminal;
use crate::profile::{Format, ProfileFlags, account_flags};

/// How long a program of jq may take where no time-out is settled.
const JQ_TIME: Duration = Duration::from_secs(30);
/// Why nobody is asked where nobody forbade it.
pub const NO_TERMINAL: &str = "there is no terminal to ask on";

/// Which of the two streams has colours.
#[derive(Clone, Copy, Debug)]
pub struct Colors {
    /// Standard output: the statuses in tables.
    pub out: bool,
    /// Standard error.
    pub err: bool,
}

impl Colors {
    /// None at all.
    pub const NONE: Colors = Colors { out: false, err: false };
}

/// Standard streams, and how they are used.
pub struct Ui {
    out: Box<dyn Write>,
    err: Box<dyn Write>,
    /// The format of data.
    pub format: Format,
    /// Only identifiers.
    pub quiet: bool,
    /// The names of the columns asked for, in this order; none means all.
    pub columns: Vec<String>,
    /// The program that JSON goes through.
    pub jq: Option<Rc<Program>>,
    /// Texts that it gives are printed without quotes.
    pub raw_texts: bool,
    /// How long it may take over one answer.
    pub jq_time: Duration,
    colors: Colors,
    out_is_terminal: bool,
    pub(super) err_is_terminal: bool,
    /// Stderr is a terminal on which a line can be taken back.
    shows_progress: bool,
    /// Why no person can be asked, if none can.
    unasked: Option<&'static str>,
    /// The titles above the rows written last.
    titles: Option<String>,
    /// How instants are shown to people: in the time zone of the profile, as soon as one is known.
    pub instants: Instants,
    /// The time zone was named to the person.
    zone_named: bool,
    /// Personal numbers may be shown to people.
    pub show_personal: bool,
    /// Which profile was asked for: the commands that messages offer name it.
    pub profile_flags: ProfileFlags,
    /// What is so where a question gets no answer.
    pub without_answer: &'static str,
    /// The profile and the place where this is production, until a person was told.
    pub(super) untold_production: Option<String>,
    is_production_known: bool,
}

/// The colour of what nobody overlooks.
pub(super) const LOUD: &str = "1;31";

/// The word that nobody overlooks.
pub const PRODUCTION: &str = "PRODUCTION";

/// What is so where a question about a write gets no answer.
pub const NOTHING_SENT: &str = "nothing was sent";

impl Ui {
    /// The process's own streams.
    pub fn standard(
        format: Format,
        quiet: bool,
        colors: Colors,
        unasked: Option<&'static str>,
    ) -> Ui {
        Ui {
            out: process::stdout(),
            err: Box::new(io::stderr()),
            format,
            quiet,
            columns: Vec::new(),
            jq: None,
            raw_texts: false,
            jq_time: JQ_TIME,
            colors,
            out_is_terminal: io::stdout().is_terminal(),
            err_is_terminal: io::stderr().is_terminal(),
            shows_progress: io::stderr().is_terminal() && !terminal::is_dumb(),
            unasked,
            titles: None,
            instants: Instants::default(),
            zone_named: false,
            show_personal: false,
            profile_flags: ProfileFlags::default(),
            without_answer: NOTHING_SENT,
            untold_production: None,
            is_production_known: false,
        }
    }

    /// Writes data, in one piece.
    pub fn data(&mut self, text: &str) -> io::Result<()> {
        let text = if self.out_is_terminal { text::visible_lines(text) } else { text.to_owned() };
        self.bytes(text.as_bytes())
    }

    /// How many columns the person at standard output has, if there is one.
    pub fn columns_of_stdout(&self) -> Option<usize> {
        if self.out_is_terminal { terminal::columns() } else { None }
    }

    /// How the person at standard output sees tables.
    pub(super) fn table_style(&self) -> TableStyle {
        let width = self.columns_of_stdout();
        TableStyle { width, is_colored: self.colors.out, instants: self.instants.clone() }
    }

    /// Writes a table for people, and names the time zone of the instants in it.
    pub fn table(&mut self, table: &TableText) -> io::Result<()> {
        self.bytes(table.lines.as_bytes())?;
        if table.has_instants {
            self.name_zone();
        }
        Ok(())
    }

    /// Names the time zone of the instants that a person was shown, once in a command.
    pub fn name_zone(&mut self) {
        if !std::mem::replace(&mut self.zone_named, true) {
            let line = format!("times are in {}", self.instants.zone_name());
            self.note(&line);
        }
    }

    /// Writes JSON, indented, in the order and with the number text of the server.
    pub fn json(&mut self, value: &Value) -> io::Result<()> {
        self.json_text(&value.to_string())
    }

    /// Writes JSON text, indented; its order, numbers and escapes stay as they are.
    pub fn json_text(&mut self, json: &str) -> io::Result<()> {
        match redact::json_if_changed(json.as_bytes()) {
            Some(cleaned) => self.indented(&cleaned.to_string()),
            None => self.indented(json),
        }
    }

    /// Writes JSON text, each value on a line of its own already.
    pub fn json_lines(&mut self, lines: &str) -> io::Result<()> {
        let lines = if self.out_is_terminal { text::visible_json(lines) } else { lines.into() };
        self.bytes(lines.as_bytes())
    }

    /// Writes lines of cells that hide nothing.
    pub fn cells(&mut self, lines: &str) -> io::Result<()> {
        self.bytes(lines.as_bytes())
    }

    /// Writes a line of titles, unless the last one was the same: one command may show several answers.
    pub fn titles(&mut self, line: String) -> io::Result<()> {
        if self.titles.as_ref() == Some(&line) {
            return Ok(());
        }
        self.cells(&line)?;
        self.titles = Some(line);
        Ok(())
    }

    /// Writes a list as JSON without closing it.
    pub fn open_json(&mut self, list: &Value) -> io::Result<()> {
        let text = format!("{list:#}");
        let open = text.trim_end().trim_end_matches(']').trim_end().to_owned();
        let open = if self.out_is_terminal { text::visible_json(&open).into_owned() } else { open };
        self.bytes(format!("{open}\n").as_bytes())
    }

    fn indented(&mut self, json: &str) -> io::Result<()> {
        let mut text = json_text::indented(json);
        if self.out_is_terminal {
            text = text::visible_json(&text).into_owned();
        }
        text.push('\n');
        self.bytes(text.as_bytes())
    }

    /// Writes a body as received; to a terminal with hiding characters made visible.
    pub fn raw(&mut self, body: &[u8]) -> io::Result<()> {
        if let Some(cleaned) = redact::json_if_changed(body) {
            return self.bytes(cleaned.to_string().as_bytes());
        }
        if self.out_is_terminal {
            let text = text::visible_lines(&String::from_utf8_lossy(body));
            return self.bytes(format!("{text}\n").as_bytes());
        }
        self.bytes(body)
    }

    fn bytes(&mut self, bytes: &[u8]) -> io::Result<()> {
        stderr::clear_progress(&mut self.err);
        self.out.write_all(&redact::bytes(bytes))?;
        self.out.flush()
    }

    /// Shows how far the command has come, on a terminal alone; anything that is written takes the place of it. Nothing
    /// takes it away.
    pub fn progress(&mut self, line: &str) {
        // Programs read whole lines of JSON there.
        if !self.shows_progress || self.format.is_json() {
            return;
        }
        match line.is_empty() {
            true => stderr::clear_progress(&mut self.err),
            false => stderr::write_progress(&mut self.err, line),
        }
    }

    /// A line for people, without the personal numbers in it unless they may be shown.
    pub(super) fn masked<'a>(&self, line: &'a str) -> Cow<'a, str> {
        if self.show_personal { Cow::Borrowed(line) } else { privacy::without_numbers(line) }
    }

    /// Tells a person something that is no failure.
    pub fn note(&mut self, line: &str) {
        let line = note_text(self.format, &self.masked(line));
        match self.format.is_json() {
            true => self.line(&line),
            false => self.prose(&line),
        }
    }

    /// Offers a step that no failure asks for, after these words.
    pub fn suggest(&mut self, before: &str, step: &Step) {
        let step = step.line(&account_flags(&self.profile_flags));
        self.note(&format!("{before}{step}"));
    }

    /// Warns of something that may not be meant.
    pub fn warn(&mut self, line: &str) {
        if self.format.is_json() {
            return self.note(&format!("warning: {line}"));
        }
        let word = self.paint("33", "warning:");
        self.masked_line(&format!("{word} "), line);
    }

    /// Names the account that something is about to be sent to.
    pub fn banner(&mut self, account: &str, what: &str, loud: bool) {
        if self.format.is_json() {
            return self.note(&format!("{account}: {what}"));
        }
        let color = if loud { LOUD } else { "1" };
        let account = self.paint(color, &text::visible(account));
        self.masked_line(&format!("{account}: "), what);
    }

    /// From now on questions are about production: the first one says so, with the profile and the place.
    pub fn warn_of_production(&mut self, warning: String) {
        if !std::mem::replace(&mut self.is_production_known, true) {
            self.untold_production = Some(warning);
        }
    }

    /// Names production before the first question about it, once in a command.
    pub(super) fn tell_production(&mut self) {
        if let Some(warning) = self.untold_production.take() {
            self.banner(PRODUCTION, &warning, true);
        }
    }

    /// Writes a line to stderr: words of ours, and then text from elsewhere, without personal numbers and made visible.
    pub(super) fn masked_line(&mut self, words: &str, text: &str) {
        let line = format!("{words}{}", text::visible(&self.masked(text)));
        self.prose(&line);
    }

    /// Writes a line to stderr as it stands.
    pub(super) fn line(&mut self, line: &str) {
        stderr::write_line(&mut self.err, line);
    }

    pub(super) fn paint(&self, code: &str, word: &str) -> String {
        if self.colors.err { format!("\u{1b}[{code}m{word}\u{1b}[0m") } else { word.to_owned() }
    }

    /// Where the lines of `-v` go.
    pub fn log(&self) -> Box<dyn Fn(&str) + Send + Sync> {
        let format = self.format;
        Box::new(move |line| {
            let line = note_text(format, &privacy::without_numbers(line));
            stderr::write_line(&mut io::stderr(), &line);
        })
    }

    /// What another thread needs to write as this one does.
    pub fn settings(&self) -> UiSettings {
        UiSettings {
            format: self.format,
            colors: self.colors,
            instants: self.instants.clone(),
            show_personal: self.show_personal,
            profile_flags: self.profile_flags.clone(),
        }
    }

    /// Whether a person can be asked.
    pub fn may_ask(&self) -> bool {
        self.unasked.is_none()
    }

    /// Why no person can be asked.
    pub fn unasked(&self) -> &'static str {
        self.unasked.unwrap_or(NO_TERMINAL)
    }

    /// Asks no questions where standard input is no terminal, unless it is data: then the controlling terminal answers.
    pub fn ask_nobody_but_a_person(&mut self, stdin_is_data: bool) {
        if !stdin_is_data && !io::stdin().is_terminal() {
            self.unasked = self.unasked.or(Some(NO_TERMINAL));
        }
    }
}

/// What another thread needs to open streams of its own, for an error or a note.
pub struct UiSettings {
    format: Format,
    colors: Colors,
    instants: Instants,
    show_personal: bool,
    profile_flags: ProfileFlags,
}

impl UiSettings {
    /// The process's streams, with these settings and without questions.
    pub fn open(&self) -> Ui {
        let mut ui = Ui::standard(self.format, false, self.colors, Some(NO_TERMINAL));
        ui.instants = self.instants.clone();
        ui.show_personal = self.show_personal;
        ui.profile_flags = self.profile_flags.clone();
        ui
    }
}

/// A note as this format has it.
fn note_text(format: Format, line: &str) -> String {
    match format.is_json() {
        true => text::visible_json(&json!({ "note": line }).to_string()).into_owned(),
        false => text::visible(line).into_owned(),
    }
}
