//! Rows of cells laid out as a table for people. What the cells hold is decided in `table.rs` and `local_table.rs`.

use comfy_table::{CellAlignment, ContentArrangement, Table, presets};

use crate::api::ColumnKind;
use crate::base::text;
use crate::output::instants::Instants;

/// A cell as a person sees it.
pub(super) struct GridCell {
    text: String,
    /// It is an instant in the person's time zone, and not what was received.
    is_read: bool,
}

impl GridCell {
    /// A value of a column of this kind, with all that hides in it made visible.
    pub(super) fn new(value: &str, kind: ColumnKind, instants: &Instants) -> GridCell {
        let read = if kind == ColumnKind::Instant { instants.read(value) } else { None };
        GridCell {
            is_read: read.is_some(),
            text: read.unwrap_or_else(|| text::visible(value).into_owned()),
        }
    }

    /// A word of our own.
    pub(super) fn word(word: &str) -> GridCell {
        GridCell { text: word.to_owned(), is_read: false }
    }
}

/// Rows below titles, or without titles.
#[derive(Default)]
pub(super) struct Grid {
    /// Above the columns; empty for none.
    pub(super) titles: Vec<String>,
    pub(super) rows: Vec<Vec<GridCell>>,
    /// The columns whose cells stand on the right.
    pub(super) right: Vec<usize>,
}

/// A table ready to be written.
#[derive(Default)]
pub struct TableText {
    /// Its lines, each with its end.
    pub(super) text: String,
    /// Whether it shows instants, so that their time zone has to be named.
    pub(super) has_instants: bool,
}

impl TableText {
    /// Adds a table below, with a heading unless that is empty.
    pub(super) fn add(&mut self, heading: &str, grid: &Grid) {
        if !heading.is_empty() {
            self.text.push_str(&format!("\n{heading}\n"));
        }
        self.text.push_str(&lines(grid));
        self.has_instants |= grid.rows.iter().flatten().any(|cell| cell.is_read);
    }
}

/// The lines of a table. Nothing is ever cut off: identifiers and amounts must be copied whole.
fn lines(grid: &Grid) -> String {
    let mut table = Table::new();
    table.load_style(presets::NOTHING).set_content_arrangement(ContentArrangement::Disabled);
    if !grid.titles.is_empty() {
        table.set_header(&grid.titles);
    }
    for row in &grid.rows {
        table.add_row(row.iter().map(|cell| cell.text.as_str()));
    }
    for index in &grid.right {
        if let Some(column) = table.column_mut(*index) {
            column.set_cell_alignment(CellAlignment::Right);
        }
    }
    let mut shown = String::new();
    for line in table.trim_fmt().lines() {
        shown.push_str(line.strip_prefix(' ').unwrap_or(line).trim_end());
        shown.push('\n');
    }
    shown
}
