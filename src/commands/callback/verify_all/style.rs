//! What is shown of one callback among many: columns for people and spreadsheets, a line of JSON for programs. Each row is
//! complete by itself, since it is shown before the next one is read.

use std::borrow::Cow;

use super::line_verdict::LineVerdict;
use super::source::Shape;
use crate::api::ColumnKind;
use crate::base::error::Result;
use crate::base::text::{self, ColumnWidth};
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
const WIDTHS: [ColumnWidth; 5] = [
    ColumnWidth { least: 7, is_right: true },
    ColumnWidth { least: 14, is_right: false },
    ColumnWidth { least: 13, is_right: false },
    ColumnWidth { least: 8, is_right: false },
    ColumnWidth { least: 0, is_right: false },
];

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
        match shape {
            Shape::Lines => {}
            Shape::Har => titles[0] = "Entry",
            Shape::Values => titles[0] = "Record",
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
        let mut digits = text::Digits::new();
        let number = digits.format(row.number);
        self.add_cells(&[number, row.verdict.told(), &row.object, &row.status, &row.reason], text);
    }

    fn add_json(&self, row: &Row, lines: &mut String) {
        let name = match self.titles[0] {
            "Entry" => "entry",
            "Record" => "record",
            _ => "line",
        };
        let texts: [(&str, &str); 4] = [
            ("outcome", row.verdict.word()),
            ("object", &row.object),
            ("status", &row.status),
            ("reason", &row.reason),
        ];
        text::add_object((name, row.number), &texts, lines);
    }

    fn add_cells(&self, cells: &[&str; 5], text: &mut String) {
        match self.format {
            Format::Csv | Format::Tsv => self.add_separated(cells, text),
            _ => self.add_for_people(cells, text),
        }
    }

    fn add_separated(&self, cells: &[&str; 5], lines: &mut String) {
        let separator = if self.format == Format::Csv { ',' } else { '\t' };
        if text::add_plain_row(cells, &self.columns, separator, lines) {
            return;
        }
        let cells: Vec<&str> = self.columns.iter().map(|column| cells[*column]).collect();
        // A text in memory takes every row.
        lines.push_str(&cells_line(self.format, &cells).unwrap_or_default());
    }

    /// Adds a line of columns; what does not fit on it follows below, set in.
    fn add_for_people(&self, cells: &[&str; 5], text: &mut String) {
        let start = text.len();
        for (place, column) in self.columns.iter().enumerate() {
            if place > 0 {
                text.push_str("  ");
            }
            text::add_aligned(&text::visible(cells[*column]), WIDTHS[*column], text);
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
