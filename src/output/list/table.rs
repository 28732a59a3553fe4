//! Rows as a table for people. The first part of a long list is laid out as a whole list would be, and its widths are kept
//! for what follows; what does not fit them is set wider. Where the first part does not fit the terminal, each further part
//! is laid out as the first one was, below its titles.

use std::io;

use serde_json::{Map, Value};

use super::cells::RowCells;
use super::json_rows::PIECE;
use crate::base::json_list::Row;
use crate::output::answer_rows::{Cells, rows};
use crate::output::columns::TableLayout;
use crate::output::grid::GridCell;
use crate::output::table::grid_of;
use crate::output::table_text::{TableStyle, TableText};
use crate::output::ui::Ui;
use crate::output::widths::Widths;

/// A part has so many rows, or fewer whose text is longer than this, in bytes.
const PART: usize = 1_000;
const LONGEST_PART: usize = 4 << 20;

/// Rows of a table that are not yet written.
pub(super) struct TableRows {
    layout: TableLayout,
    cells: RowCells,
    /// The rows of a part, and how long their text is.
    part: Vec<Value>,
    length: usize,
    style: Option<TableStyle>,
    /// How wide the columns are, once a part was laid out that has room.
    widths: Option<Widths>,
    text: TableText,
    has_begun: bool,
}

impl TableRows {
    /// Rows with these columns.
    pub(super) fn of(layout: TableLayout, cells: RowCells) -> TableRows {
        TableRows {
            layout,
            cells,
            part: Vec::new(),
            length: 0,
            style: None,
            widths: None,
            text: TableText::default(),
            has_begun: false,
        }
    }

    /// Takes a row.
    pub(super) fn row(&mut self, row: &Row, ui: &mut Ui) -> io::Result<()> {
        let Some(widths) = &self.widths else {
            self.part.push(row.value());
            self.length += row.text.len();
            let is_full = self.part.len() >= PART || self.length > LONGEST_PART;
            return if is_full { self.lay_out(ui) } else { Ok(()) };
        };
        let style = self.style.get_or_insert_with(|| ui.table_style());
        let mut line = Vec::with_capacity(self.layout.columns.len());
        for (cell, column) in self.cells.of_row(row).iter().zip(&self.layout.columns) {
            line.push(GridCell::new(cell, column.kind, &style.instants));
        }
        self.text.add_line(&line, widths, style);
        if self.text.lines.len() > PIECE { self.hand_over(ui) } else { Ok(()) }
    }

    /// Writes what is held; without any row, the titles.
    pub(super) fn end(mut self, ui: &mut Ui) -> io::Result<()> {
        if !self.part.is_empty() || !self.has_begun {
            self.lay_out(ui)?;
        }
        ui.table(&self.text)
    }

    /// Lays out the part that is held, and writes it.
    fn lay_out(&mut self, ui: &mut Ui) -> io::Result<()> {
        let style = self.style.get_or_insert_with(|| ui.table_style());
        let part = Value::Array(std::mem::take(&mut self.part));
        let cells = Cells { envelope: &Map::new(), show_personal: ui.show_personal };
        let grid = grid_of(&self.layout.columns, &rows(&part), &cells, &style.instants);
        self.text.add("", &grid, style);
        self.widths = Widths::of(&grid, style.width);
        (self.length, self.has_begun) = (0, true);
        self.hand_over(ui)
    }

    fn hand_over(&mut self, ui: &mut Ui) -> io::Result<()> {
        let written = ui.cells(&self.text.lines);
        self.text.lines.clear();
        written
    }
}
