//! A table of this machine's own things that is longer than memory: rows come one after another, and are written as they come in
//! the format asked for. Tables that are held whole stand in `local_table.rs`.

use std::borrow::Cow;

use serde_json::Value;

use crate::api::ColumnKind;
use crate::base::error::Result;
use crate::base::privacy;
use crate::output::columns::column_indexes;
use crate::output::delivery::OutputError;
use crate::output::grid::{Grid, GridCell};
use crate::output::list::{JsonRows, ProgramRows};
use crate::output::row_writer::RowBuffer;
use crate::output::table_text::TableText;
use crate::output::ui::Ui;
use crate::profile::Format;

/// A table for people is laid out for so many rows at a time, each below its titles.
const LAID_OUT: usize = 2_000;

/// How the CSV is written that the rows came from, and csv is written alike.
#[derive(Clone, Copy)]
pub struct CsvForm {
    /// The character between cells.
    pub delimiter: u8,
    /// Whether a byte order mark stands before it.
    pub has_mark: bool,
}

/// A row on its way.
pub struct StreamedRow {
    /// A cell for each column, as it was received.
    pub cells: Vec<String>,
    /// The same for programs: an object.
    pub json: Value,
}

/// Whether the output was delivered.
type Delivery = std::result::Result<(), OutputError>;

/// Rows on their way to stdout.
pub struct RowStream<'a> {
    ui: &'a mut Ui,
    columns: Vec<(String, ColumnKind)>,
    /// The columns that are shown.
    shown: Vec<usize>,
    form: Form,
}

/// What becomes of rows in each format.
enum Form {
    /// Those of a table that are not laid out, and whether others are.
    Table(Vec<Vec<String>>, bool),
    Cells(RowBuffer),
    Json(JsonRows),
    Program(ProgramRows),
}

impl<'a> RowStream<'a> {
    /// Rows with these columns, or those of them that were asked for; csv as the sheet is that they came from, if they did.
    pub fn open(
        columns: Vec<(String, ColumnKind)>,
        sheet: Option<CsvForm>,
        ui: &'a mut Ui,
    ) -> Result<std::result::Result<RowStream<'a>, OutputError>> {
        let titles: Vec<&str> = columns.iter().map(|(title, _)| title.as_str()).collect();
        let shown = column_indexes(&titles, &ui.columns)?;
        let form = match ui.format {
            Format::Table => Form::Table(Vec::new(), false),
            Format::Ndjson => Form::Json(JsonRows::lines()),
            Format::Json | Format::Raw => match &ui.jq {
                Some(program) => Form::Program(ProgramRows::of(program)),
                None => Form::Json(JsonRows::list()),
            },
            Format::Csv | Format::Tsv => {
                let own = shown.iter().map(|index| titles[*index]);
                let buffer = match sheet.filter(|_| ui.format == Format::Csv) {
                    Some(form) => RowBuffer::of_sheet(own, form.delimiter, form.has_mark, ui),
                    None => RowBuffer::titled(own, ui),
                };
                match buffer {
                    Ok(buffer) => Form::Cells(buffer),
                    Err(error) => return Ok(Err(error.into())),
                }
            }
        };
        Ok(Ok(RowStream { ui, columns, shown, form }))
    }

    /// Takes a row.
    pub fn row(&mut self, row: StreamedRow) -> Delivery {
        let cells = self.shown.iter().filter_map(|index| row.cells.get(*index));
        match &mut self.form {
            Form::Table(rows, _) => {
                rows.push(cells.cloned().collect());
                if rows.len() >= LAID_OUT { self.lay_out() } else { Ok(()) }
            }
            Form::Cells(buffer) => {
                let hides = !self.ui.show_personal;
                let hidden: Vec<Cow<str>> =
                    cells.map(|cell| without_numbers(cell, hides)).collect();
                Ok(buffer.cells(hidden.iter().map(Cow::as_ref), self.ui)?)
            }
            Form::Json(rows) => Ok(rows.row(&row.json.to_string(), self.ui)?),
            Form::Program(rows) => rows.row(&row.json.to_string(), self.ui),
        }
    }

    /// Writes what is still held, and the end.
    pub fn end(self) -> Delivery {
        self.end_at(true)
    }

    /// Writes what is still held where rows are missing: JSON is not closed.
    pub fn cut(self) -> Delivery {
        self.end_at(false)
    }

    fn end_at(mut self, is_whole: bool) -> Delivery {
        if let Form::Table(rows, any) = &self.form
            && (!rows.is_empty() || !any)
        {
            self.lay_out()?;
        }
        match self.form {
            Form::Table(..) => Ok(()),
            Form::Cells(mut buffer) => Ok(buffer.hand_over(self.ui)?),
            Form::Json(rows) => Ok(rows.end(is_whole, self.ui)?),
            Form::Program(rows) => rows.end(is_whole, self.ui),
        }
    }

    /// Writes the rows of a table that are held.
    fn lay_out(&mut self) -> Delivery {
        let Form::Table(rows, any) = &mut self.form else { return Ok(()) };
        let style = self.ui.table_style();
        let titles = self.shown.iter().map(|index| GridCell::word(&self.columns[*index].0));
        let mut grid = Grid { titles: titles.collect(), ..Grid::default() };
        for row in std::mem::take(rows) {
            let mut line = Vec::new();
            for (cell, index) in row.iter().zip(&self.shown) {
                let cell = without_numbers(cell, !self.ui.show_personal);
                line.push(GridCell::new(&cell, self.columns[*index].1, &style.instants));
            }
            grid.rows.push(line);
        }
        let mut table = TableText::default();
        table.add("", &grid, &style);
        *any = true;
        Ok(self.ui.table(&table)?)
    }
}

fn without_numbers(cell: &str, hides: bool) -> Cow<'_, str> {
    if hides { privacy::without_numbers(cell) } else { Cow::Borrowed(cell) }
}
