//! What is said to people on stderr beside the data: notes, warnings, the account and production, how far a command has
//! come. Failures stand in `error_text.rs`, the end of a write in `ending.rs`.

use std::borrow::Cow;
use std::io;

use serde_json::json;

use crate::base::privacy;
use crate::base::redact;
use crate::base::step::Step;
use crate::base::text;
use crate::output::stderr;
use crate::output::ui::Ui;
use crate::profile::{Format, account_flags};

/// The colour of what nobody overlooks.
pub(super) const LOUD: &str = "1;31";

/// The word that nobody overlooks.
pub const PRODUCTION: &str = "PRODUCTION";

impl Ui {
    /// Shows how far the command has come, on a terminal alone; anything that is written takes the place of it. Nothing
    /// takes it away.
    pub fn progress(&mut self, line: &str) {
        // Programs read whole lines of JSON there.
        if !self.tells_progress() {
            return;
        }
        match line.is_empty() {
            true => stderr::clear_progress(&mut self.err),
            false => stderr::write_progress(&mut self.err, line),
        }
    }

    /// Whether anybody sees how far the command has come.
    pub fn tells_progress(&self) -> bool {
        self.shows_progress && !self.format.is_json()
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

    /// Names the time zone of the instants that a person was shown, once in a command.
    pub fn name_zone(&mut self) {
        if !std::mem::replace(&mut self.zone_named, true) {
            let line = format!("times are in {}", self.instants.zone_name());
            self.note(&line);
        }
    }

    /// Shows a line that is to be pasted: it is never broken.
    pub fn line_to_paste(&mut self, line: &str) {
        let line = note_text(self.format, &self.masked(&format!("  {line}")));
        self.line(&line);
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

    /// Warns of something that is found at several places of a command, once in it.
    pub fn warn_once(&mut self, line: &str) {
        if self.warned.insert(line.to_owned()) {
            self.warn(line);
        }
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
    pub fn tell_production(&mut self) {
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
        match &mut self.kept {
            Some(kept) => kept.push(redact::text(line).into_owned()),
            None => stderr::write_line(&mut self.err, line),
        }
    }

    /// The lines that were kept instead of being written.
    pub fn take_kept(&mut self) -> Vec<String> {
        self.kept.as_mut().map(std::mem::take).unwrap_or_default()
    }

    /// Writes lines that were kept elsewhere.
    pub fn tell_kept(&mut self, lines: &[String]) {
        lines.iter().for_each(|line| self.line(line));
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
}

/// A note as this format has it.
fn note_text(format: Format, line: &str) -> String {
    match format.is_json() {
        true => text::visible_json(&json!({ "note": line }).to_string()).into_owned(),
        false => text::visible(line).into_owned(),
    }
}
