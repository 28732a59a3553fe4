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

impl<'a> RowWriter<'a> {
    /// Values of JSON, one a line.
    pub fn of_json(ui: &'a mut Ui) -> RowWriter<'a> {
        RowWriter { ui, buffer: RowBuffer::Json(String::new()) }
    }

    /// Results of a program of `--jq`, one a line.
    pub fn of_results(ui: &'a mut Ui) -> RowWriter<'a> {
        let buffer = RowBuffer::results(ui);
        RowWriter { ui, buffer }
    }

    /// Cells below these titles, as csv or tsv.
    pub fn of_cells<'t>(
        titles: impl Iterator<Item = &'t str>,
        ui: &'a mut Ui,
    ) -> io::Result<RowWriter<'a>> {
        let buffer = RowBuffer::titled(titles, ui)?;
        Ok(RowWriter { ui, buffer })
    }

    /// Takes a row of cells.
    pub fn cells<'t>(&mut self, cells: impl Iterator<Item = &'t str>) -> io::Result<()> {
        self.buffer.cells(cells, self.ui)
    }

    /// Takes a value, as JSON text of any layout.
    pub fn json(&mut self, json: &str) -> io::Result<()> {
        self.buffer.cells([json].into_iter(), self.ui)
    }

    /// Writes what is still held.
    pub fn end(mut self) -> io::Result<()> {
        self.buffer.hand_over(self.ui)
    }
}

/// Rows that are not yet handed over, for whoever has its streams for something else in between.
pub enum RowBuffer {
    /// Values of JSON.
    Json(String),
    /// Texts as they are, anything else as JSON.
    Texts(String),
    /// Rows of a csv, and the character between its cells.
    Csv(Box<csv::Writer<Vec<u8>>>, u8),
    /// Rows of a tsv.
    Tsv(String),
}

impl RowBuffer {
    /// Results of a program of `--jq`.
    pub(super) fn results(ui: &Ui) -> RowBuffer {
        let lines = String::new();
        if ui.raw_texts { RowBuffer::Texts(lines) } else { RowBuffer::Json(lines) }
    }

    /// Cells below these titles, which are written at once.
    pub(super) fn titled<'t>(
        titles: impl Iterator<Item = &'t str>,
        ui: &mut Ui,
    ) -> io::Result<RowBuffer> {
        let mut header = RowBuffer::of(ui.format);
        header.take(titles)?;
        ui.titles(header.into_text()?)?;
        Ok(RowBuffer::of(ui.format))
    }

    /// Cells below these titles, which are written at once, as the CSV that they came from: with its character between cells,
    /// and its mark.
    pub(super) fn of_sheet<'t>(
        titles: impl Iterator<Item = &'t str>,
        delimiter: u8,
        has_mark: bool,
        ui: &mut Ui,
    ) -> io::Result<RowBuffer> {
        let mut header = RowBuffer::csv(delimiter);
        header.take(titles)?;
        let mark = if has_mark { "\u{feff}" } else { "" };
        ui.titles(format!("{mark}{}", header.into_text()?))?;
        Ok(RowBuffer::csv(delimiter))
    }

    fn of(format: Format) -> RowBuffer {
        match format {
            Format::Csv => RowBuffer::csv(b','),
            _ => RowBuffer::Tsv(String::new()),
        }
    }

    /// Cells with this character between them.
    fn csv(delimiter: u8) -> RowBuffer {
        let writer = csv::WriterBuilder::new().delimiter(delimiter).from_writer(Vec::new());
        RowBuffer::Csv(Box::new(writer), delimiter)
    }

    /// Takes one row, and writes what is held if it is long.
    pub(super) fn cells<'t>(
        &mut self,
        cells: impl Iterator<Item = &'t str>,
        ui: &mut Ui,
    ) -> io::Result<()> {
        self.take(cells)?;
        if self.len() > PIECE { self.hand_over(ui) } else { Ok(()) }
    }

    /// Writes what is held.
    pub(super) fn hand_over(&mut self, ui: &mut Ui) -> io::Result<()> {
        match self {
            RowBuffer::Json(lines) => ui.json_lines(lines),
            RowBuffer::Texts(lines) => ui.data(lines),
            RowBuffer::Tsv(lines) => ui.cells(lines),
            RowBuffer::Csv(_, delimiter) => {
                let next = RowBuffer::csv(*delimiter);
                let held = std::mem::replace(self, next);
                return ui.cells(&held.into_text()?);
            }
        }?;
        if let RowBuffer::Json(lines) | RowBuffer::Texts(lines) | RowBuffer::Tsv(lines) = self {
            lines.clear();
        }
        Ok(())
    }

    /// Takes one row, in which nothing hides and no cell makes a line of its own.
    fn take<'t>(&mut self, cells: impl Iterator<Item = &'t str>) -> io::Result<()> {
        let (lines, separator, add): (_, _, fn(&str, &mut String)) = match self {
            RowBuffer::Csv(writer, _) => return take_csv(writer, cells),
            RowBuffer::Tsv(lines) => (lines, '\t', add_tsv_cell),
            RowBuffer::Json(lines) => (lines, ' ', json_text::add_compact),
            RowBuffer::Texts(lines) => (lines, ' ', add_as_text),
        };
        for (at, text) in cells.enumerate() {
            lines.extend((at > 0).then_some(separator));
            add(text, lines);
        }
        lines.push('\n');
        Ok(())
    }

    /// How much is held, as far as it is known, in bytes.
    fn len(&self) -> usize {
        match self {
            RowBuffer::Csv(writer, _) => writer.get_ref().len(),
            RowBuffer::Json(lines) | RowBuffer::Texts(lines) | RowBuffer::Tsv(lines) => lines.len(),
        }
    }

    fn into_text(self) -> io::Result<String> {
        match self {
            RowBuffer::Json(lines) | RowBuffer::Texts(lines) | RowBuffer::Tsv(lines) => Ok(lines),
            RowBuffer::Csv(writer, _) => {
                let bytes = writer.into_inner().map_err(csv::IntoInnerError::into_error)?;
                String::from_utf8(bytes).map_err(io::Error::other)
            }
        }
    }
}

/// One row of cells as a line, for whoever writes rows by himself.
pub fn cells_line(format: Format, cells: &[&str]) -> io::Result<String> {
    let mut buffer = RowBuffer::of(format);
    buffer.take(cells.iter().copied())?;
    buffer.into_text()
}

fn take_csv<'t>(
    writer: &mut csv::Writer<Vec<u8>>,
    cells: impl Iterator<Item = &'t str>,
) -> io::Result<()> {
    for cell in cells {
        writer.write_field(csv_cell(cell).as_bytes())?;
    }
    Ok(writer.write_record(None::<&[u8]>)?)
}

/// A text of JSON without its quotes and escapes; any other value as JSON.
fn add_as_text(json: &str, lines: &mut String) {
    match serde_json::from_str::<String>(json) {
        Ok(text) => lines.push_str(&text),
        Err(_) => json_text::add_compact(json, lines),
    }
}

/// A cell that a spreadsheet takes for a text or a number, never for a formula.
fn csv_cell(cell: &str) -> Cow<'_, str> {
    match is_formula(cell) {
        true => Cow::Owned(format!("'{}", text::visible(cell))),
        false => text::visible(cell),
    }
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
fn add_tsv_cell(cell: &str, lines: &mut String) {
    match cell.contains('\\') {
        true => lines.push_str(&text::visible(&cell.replace('\\', "\\\\"))),
        false => lines.push_str(&text::visible(cell)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(format: Format, cell: &str, expected: &str) {
        let mut buffer = RowBuffer::of(format);
        buffer.take([cell, "x"].into_iter()).expect("it is taken");
        let made = buffer.into_text().expect("a line");
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
