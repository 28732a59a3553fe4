//! Rows as lines of text, for programs: csv, tsv, ndjson and results of `--jq`. It takes one row at a time and hands text over in pieces,
//! so that a long list is never held whole as text. What a cell holds is decided elsewhere.

use std::borrow::Cow;
use std::io;

use serde_json::Number;

use crate::base::json_text;
use crate::base::text;
use crate::output::ui::Ui;
use crate::profile::Format;

/// Text is handed over when there is more of it than this, in bytes.
const PIECE: usize = 64 * 1024;

/// Rows on their way to stdout. What was taken is written at the latest by [`RowWriter::end`].
pub struct RowWriter<'a> {
    ui: &'a mut Ui,
    buffer: RowBuffer,
}

/// Rows that are not yet handed over.
enum RowBuffer {
    Json(String),
    /// Texts as they are, anything else as JSON.
    Texts(String),
    Csv(Box<csv::Writer<Vec<u8>>>),
    Tsv(String),
}

impl<'a> RowWriter<'a> {
    /// Values of JSON, one a line.
    pub fn of_json(ui: &'a mut Ui) -> RowWriter<'a> {
        RowWriter { ui, buffer: RowBuffer::Json(String::new()) }
    }

    /// Results of a program of `--jq`, one a line.
    pub fn of_results(ui: &'a mut Ui) -> RowWriter<'a> {
        let lines = String::new();
        let buffer = if ui.raw_texts { RowBuffer::Texts(lines) } else { RowBuffer::Json(lines) };
        RowWriter { ui, buffer }
    }

    /// Cells below these titles, as csv or tsv.
    pub fn of_cells<'t>(
        titles: impl Iterator<Item = &'t str>,
        ui: &'a mut Ui,
    ) -> io::Result<RowWriter<'a>> {
        let mut header = RowBuffer::cells(ui.format);
        header.take(titles)?;
        ui.titles(header.text()?)?;
        let buffer = RowBuffer::cells(ui.format);
        Ok(RowWriter { ui, buffer })
    }

    /// Takes a row of cells.
    pub fn cells<'t>(&mut self, cells: impl Iterator<Item = &'t str>) -> io::Result<()> {
        self.buffer.take(cells)?;
        self.hand_over_if_long()
    }

    /// Takes a value, as JSON text of any layout.
    pub fn json(&mut self, json: &str) -> io::Result<()> {
        self.buffer.take([json].into_iter())?;
        self.hand_over_if_long()
    }

    fn hand_over_if_long(&mut self) -> io::Result<()> {
        if self.buffer.len() > PIECE { self.hand_over() } else { Ok(()) }
    }

    fn hand_over(&mut self) -> io::Result<()> {
        let next = match self.buffer {
            RowBuffer::Json(_) => RowBuffer::Json(String::new()),
            RowBuffer::Texts(_) => RowBuffer::Texts(String::new()),
            RowBuffer::Csv(_) => RowBuffer::cells(Format::Csv),
            RowBuffer::Tsv(_) => RowBuffer::cells(Format::Tsv),
        };
        match std::mem::replace(&mut self.buffer, next) {
            RowBuffer::Json(lines) => self.ui.json_lines(&lines),
            RowBuffer::Texts(lines) => self.ui.data(&lines),
            cells => self.ui.cells(&cells.text()?),
        }
    }

    /// Writes what is still held.
    pub fn end(mut self) -> io::Result<()> {
        self.hand_over()
    }
}

/// One row of cells as a line, for whoever writes rows by himself.
pub fn cells_line(format: Format, cells: &[&str]) -> io::Result<String> {
    let mut buffer = RowBuffer::cells(format);
    buffer.take(cells.iter().copied())?;
    buffer.text()
}

impl RowBuffer {
    fn cells(format: Format) -> RowBuffer {
        match format {
            Format::Csv => RowBuffer::Csv(Box::new(csv::Writer::from_writer(Vec::new()))),
            _ => RowBuffer::Tsv(String::new()),
        }
    }

    /// Takes one row, in which nothing hides and no cell makes a line of its own.
    fn take<'t>(&mut self, cells: impl Iterator<Item = &'t str>) -> io::Result<()> {
        let (lines, separator, cell): (_, _, fn(&str) -> String) = match self {
            RowBuffer::Csv(writer) => {
                let cells: Vec<String> = cells.map(csv_cell).collect();
                return writer.write_record(&cells).map_err(io::Error::from);
            }
            RowBuffer::Tsv(lines) => (lines, '\t', tsv_cell),
            RowBuffer::Json(lines) => (lines, ' ', json_text::compact),
            RowBuffer::Texts(lines) => (lines, ' ', as_text),
        };
        for (at, text) in cells.enumerate() {
            lines.extend((at > 0).then_some(separator));
            lines.push_str(&cell(text));
        }
        lines.push('\n');
        Ok(())
    }

    /// How much is held, as far as it is known, in bytes.
    fn len(&self) -> usize {
        match self {
            RowBuffer::Csv(writer) => writer.get_ref().len(),
            RowBuffer::Json(lines) | RowBuffer::Texts(lines) | RowBuffer::Tsv(lines) => lines.len(),
        }
    }

    fn text(self) -> io::Result<String> {
        match self {
            RowBuffer::Json(lines) | RowBuffer::Texts(lines) | RowBuffer::Tsv(lines) => Ok(lines),
            RowBuffer::Csv(writer) => {
                let bytes = writer.into_inner().map_err(csv::IntoInnerError::into_error)?;
                String::from_utf8(bytes).map_err(io::Error::other)
            }
        }
    }
}

/// A text of JSON without its quotes and escapes; any other value as JSON.
fn as_text(json: &str) -> String {
    serde_json::from_str::<String>(json).unwrap_or_else(|_| json_text::compact(json))
}

/// A cell that a spreadsheet takes for a text or a number, never for a formula.
fn csv_cell(cell: &str) -> String {
    let mark = if is_formula(cell) { "'" } else { "" };
    format!("{mark}{}", text::visible(cell))
}

fn is_formula(cell: &str) -> bool {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    match cell.chars().next() {
        Some('=' | '@' | '\t' | '\r') => true,
        Some('+') => !digits(&cell[1..]),
        Some('-') => cell.parse::<Number>().is_err(),
        _ => false,
    }
}

/// Exact: a backslash is two, so that whatever follows a single one was made visible here.
fn tsv_cell(cell: &str) -> String {
    let cell: Cow<str> =
        if cell.contains('\\') { cell.replace('\\', "\\\\").into() } else { cell.into() };
    text::visible(&cell).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(format: Format, cell: &str, expected: &str) {
        let mut buffer = RowBuffer::cells(format);
        buffer.take([cell, "x"].into_iter()).expect("it is taken");
        let made = buffer.text().expect("a line");
        let separator = if format == Format::Csv { ',' } else { '\t' };
        assert_eq!(made, format!("{expected}{separator}x\n"), "{cell:?}");
    }

    #[test]
    fn csv_quotes_what_must_be_and_nothing_else() {
        check(Format::Csv, "Blåbær", "Blåbær");
        check(Format::Csv, "", "");
        check(Format::Csv, "a,b", "\"a,b\"");
        check(Format::Csv, "a \"b\"", "\"a \"\"b\"\"\"");
        check(Format::Csv, "a\nb", "a\\nb");
    }

    #[test]
    fn csv_holds_no_formula() {
        for formula in ["=1+1", "+1+1", "-1+1", "@SUM(A1)", "+", "-", "- 1", "+47 40000001", "-.5"]
        {
            check(Format::Csv, formula, &format!("'{formula}"));
        }
        check(Format::Csv, "\t=1", "'\\t=1");
        check(Format::Csv, "\r=1", "'\\r=1");
        check(Format::Csv, "=\"a\"", "\"'=\"\"a\"\"\"");
        for number in ["-1", "-1.50", "-1e5", "+47", "1.10", "0"] {
            check(Format::Csv, number, number);
        }
    }

    #[test]
    fn tsv_writes_tab_line_break_and_backslash_in_letters() {
        check(Format::Tsv, "a\tb\r\nc\\n", "a\\tb\\r\\nc\\\\n");
        check(Format::Tsv, "=1 \"q\", x", "=1 \"q\", x");
        check(Format::Tsv, "\u{202e}", "\\u{202e}");
    }
}
