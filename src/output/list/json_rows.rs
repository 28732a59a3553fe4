//! Rows as JSON: one a line, or all of them in one list with each member on a line of its own. Order, digits and escapes stay
//! as received. Rows are looked through for secrets and personal numbers a piece at a time, and one by one where there could
//! be any.

use std::borrow::Cow;
use std::io;

use crate::base::json_text;
use crate::base::privacy;
use crate::base::redact;
use crate::output::ui::Ui;

/// Text is handed over when there is more of it than this, in bytes.
pub(super) const PIECE: usize = 64 * 1024;

/// Rows of JSON that are not yet written.
pub(in crate::output) struct JsonRows {
    /// Compact, one a line.
    lines: String,
    /// All in one list, and no line each.
    is_list: bool,
    /// Of the list a row is written already.
    has_begun: bool,
}

impl JsonRows {
    /// A row a line.
    pub(in crate::output) fn lines() -> JsonRows {
        JsonRows { lines: String::new(), is_list: false, has_begun: false }
    }

    /// A list of all rows.
    pub(in crate::output) fn list() -> JsonRows {
        JsonRows { is_list: true, ..JsonRows::lines() }
    }

    /// Takes a row.
    pub(in crate::output) fn row(&mut self, json: &str, ui: &mut Ui) -> io::Result<()> {
        json_text::add_compact(json, &mut self.lines);
        self.lines.push('\n');
        if self.lines.len() > PIECE { self.hand_over(ui) } else { Ok(()) }
    }

    /// Writes what is held. A list that is not whole stays open.
    pub(in crate::output) fn end(mut self, is_whole: bool, ui: &mut Ui) -> io::Result<()> {
        let has_row = self.has_begun || !self.lines.is_empty();
        let end = match (self.is_list, is_whole, has_row) {
            (false, ..) => "",
            (true, true, true) => "\n]\n",
            (true, true, false) => "[]\n",
            (true, false, true) => "\n",
            (true, false, false) => "[\n",
        };
        self.write(end, ui)
    }

    /// Writes what is held.
    pub(in crate::output) fn hand_over(&mut self, ui: &mut Ui) -> io::Result<()> {
        self.write("", ui)
    }

    /// Writes what is held, and this behind it.
    fn write(&mut self, end: &str, ui: &mut Ui) -> io::Result<()> {
        let lines = without_secrets(&self.lines);
        let written = match self.is_list {
            true => {
                let mut text = String::with_capacity(lines.len() * 2);
                for row in lines.lines() {
                    text.push_str(if self.has_begun { ",\n  " } else { "[\n  " });
                    self.has_begun = true;
                    json_text::add_indented(row, 1, &mut text);
                }
                text.push_str(end);
                ui.json_lines(&text)
            }
            false if ui.show_personal => ui.json_lines(&lines),
            false => ui.json_lines(&without_numbers(&lines)),
        };
        self.lines.clear();
        written
    }
}

/// The lines without the secrets in them: what holds one becomes a text.
pub(super) fn without_secrets(lines: &str) -> Cow<'_, str> {
    match redact::holds(lines.as_bytes()) {
        false => Cow::Borrowed(lines),
        true => line_by_line(lines, |line| match redact::json_if_changed(line.as_bytes()) {
            Some(cleaned) => cleaned.to_string().into(),
            None => line.into(),
        }),
    }
}

/// The lines with the personal numbers in them masked.
fn without_numbers(lines: &str) -> Cow<'_, str> {
    match privacy::json_may_hold_numbers(lines) {
        false => Cow::Borrowed(lines),
        true => line_by_line(lines, privacy::json_numbers_masked),
    }
}

fn line_by_line<'a>(lines: &'a str, changed: fn(&'a str) -> Cow<'a, str>) -> Cow<'a, str> {
    let mut text = String::with_capacity(lines.len());
    for line in lines.lines() {
        text.push_str(&changed(line));
        text.push('\n');
    }
    Cow::Owned(text)
}
