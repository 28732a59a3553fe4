//! What is shown of one callback among many: columns for people and spreadsheets, a line of JSON for programs. Each row is
//! complete by itself, since it is shown before the next one is read.

use std::borrow::Cow;
use std::fmt::Write;

use serde_json::Value;

use super::line_verdict::LineVerdict;
use super::source::Shape;
use crate::api::ColumnKind;
use crate::base::error::Result;
use crate::base::text;
use crate::output::columns::column_indexes;
use crate::output::prose::wrapped;
use crate::output::row_writer::cells_line;
use crate::output::ui::Ui;
use crate::profile::Format;

/// The columns of its table.
pub const COLUMNS: [(&str, ColumnKind); 5] = [
    ("Line", ColumnKind::Text),
    ("Verdict", ColumnKind::Text),
    ("Object", ColumnKind::Identifier),
    ("Status", ColumnKind::Status),
    ("Reason", ColumnKind::Text),
];

/// How wide the columns are for people; the last one ends the line.
const WIDTHS: [usize; 4] = [7, 14, 13, 8];

/// A callback among many.
pub struct Row<'a> {
    /// The number of its line, or of its entry.
    pub number: u64,
    /// What is said of it.
    pub verdict: LineVerdict,
    /// What it is about.
    pub object: Cow<'a, str>,
    /// The status that it tells.
    pub status: Cow<'a, str>,
    /// Why it is not authentic.
    pub reason: Cow<'a, str>,
}

/// How rows are shown.
#[derive(Clone)]
pub struct Style {
    format: Format,
    /// Only the identifiers of what is authentic.
    is_quiet: bool,
    /// Which columns are shown.
    columns: Vec<usize>,
    titles: [&'static str; 5],
    /// The columns of the terminal, where a person reads.
    width: Option<usize>,
}

impl Style {
    /// How this person, or program, asked for rows.
    pub fn of(shape: Shape, ui: &Ui) -> Result<Style> {
        let mut titles = COLUMNS.map(|(title, _)| title);
        if shape == Shape::Har {
            titles[0] = "Entry";
        }
        Ok(Style {
            format: ui.format,
            is_quiet: ui.quiet,
            columns: column_indexes(&titles, &ui.columns)?,
            titles,
            width: ui.columns_of_stdout(),
        })
    }

    /// Whether the rows are elements of one list.
    pub fn is_list(&self) -> bool {
        !self.is_quiet && matches!(self.format, Format::Json | Format::Raw)
    }

    /// What stands above the rows.
    pub fn begin(&self) -> String {
        let mut line = String::new();
        if !self.is_quiet && !self.format.is_json() && self.format != Format::Raw {
            self.add_cells(&self.titles, &mut line);
        }
        line
    }

    /// Adds a row.
    pub fn add(&self, row: &Row, text: &mut String) {
        if self.is_quiet {
            if row.verdict.is_good() {
                text.push_str(&text::visible(&row.object));
                text.push('\n');
            }
            return;
        }
        if self.format.is_json() || self.format == Format::Raw {
            return self.add_json(row, text);
        }
        let mut digits = [0; 20];
        let number = decimal(row.number, &mut digits);
        self.add_cells(&[number, row.verdict.told(), &row.object, &row.status, &row.reason], text);
    }

    fn add_json(&self, row: &Row, text: &mut String) {
        text.push_str("{\"");
        text.push_str(if self.titles[0] == "Entry" { "entry" } else { "line" });
        text.push_str("\":");
        text.push_str(decimal(row.number, &mut [0; 20]));
        let members = [
            ("outcome", row.verdict.word()),
            ("object", &row.object),
            ("status", &row.status),
            ("reason", &row.reason),
        ];
        for (name, value) in members {
            text.push_str(",\"");
            text.push_str(name);
            text.push_str("\":");
            add_json_text(value, text);
        }
        text.push_str("}\n");
    }

    fn add_cells(&self, cells: &[&str; 5], text: &mut String) {
        match self.format {
            Format::Csv | Format::Tsv => self.add_separated(cells, text),
            _ => self.add_for_people(cells, text),
        }
    }

    fn add_separated(&self, cells: &[&str; 5], text: &mut String) {
        let separator = if self.format == Format::Csv { ',' } else { '\t' };
        // Number and verdict are our own words.
        let mut others = self.columns.iter().filter(|column| **column > 1);
        if !others.all(|column| is_plain(cells[*column])) {
            let cells: Vec<&str> = self.columns.iter().map(|column| cells[*column]).collect();
            // A text in memory takes every row.
            return text.push_str(&cells_line(self.format, &cells).unwrap_or_default());
        }
        for (at, column) in self.columns.iter().enumerate() {
            if at > 0 {
                text.push(separator);
            }
            text.push_str(cells[*column]);
        }
        text.push('\n');
    }

    /// Adds a line of columns; what does not fit on it follows below, set in.
    fn add_for_people(&self, cells: &[&str; 5], text: &mut String) {
        let start = text.len();
        for column in &self.columns {
            let cell = text::visible(cells[*column]);
            if text.len() > start {
                text.push_str("  ");
            }
            match WIDTHS.get(*column) {
                Some(width) if *column == 0 => _ = write!(text, "{cell:>width$}"),
                Some(width) => _ = write!(text, "{cell:width$}"),
                None => text.push_str(&cell),
            }
        }
        text.truncate(text.trim_end_matches(' ').len().max(start));
        if let Some(width) = self.width
            && text[start..].chars().count() > width
        {
            let line = text.split_off(start);
            text.push_str(&wrapped(&line, 4, width).join("\n"));
        }
        text.push('\n');
    }
}

/// A number in digits.
fn decimal(number: u64, digits: &mut [u8; 20]) -> &str {
    let mut at = digits.len();
    let mut left = number;
    loop {
        at -= 1;
        digits[at] = b'0' + u8::try_from(left % 10).unwrap_or_default();
        left /= 10;
        if left == 0 {
            return std::str::from_utf8(&digits[at..]).unwrap_or_default();
        }
    }
}

/// Whether a cell stands for itself in every format: most do, and need no second look.
fn is_plain(cell: &str) -> bool {
    cell.bytes().all(|byte| IS_PLAIN[usize::from(byte)])
}

/// The same for each byte.
const IS_PLAIN: [bool; 256] = {
    let mut plain = [false; 256];
    let mut byte: u8 = 0;
    while byte < 128 {
        plain[byte as usize] = byte.is_ascii_alphanumeric() || matches!(byte, b' ' | b'_');
        byte += 1;
    }
    plain
};

fn add_json_text(value: &str, text: &mut String) {
    match value {
        "" => text.push_str("null"),
        _ if is_plain(value) => {
            text.push('"');
            text.push_str(value);
            text.push('"');
        }
        _ => text.push_str(&Value::from(value).to_string()),
    }
}
