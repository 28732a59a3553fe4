//! A table of this machine's own things that is longer than memory: rows come one after another, and are written as they come in
//! the format asked for. Tables that are held whole stand in `local_table.rs`.

use std::borrow::Cow;

use serde_json::Value;

use crate::api::ColumnKind;
use crate::base::error::Result;
use crate::base::{json_text, privacy};
use crate::output::columns::column_indexes;
use crate::output::delivery::OutputError;
use crate::output::grid::{Grid, GridCell};
use crate::output::row_writer::RowWriter;
use crate::output::show::show_json;
use crate::output::table_text::TableText;
use crate::output::ui::Ui;
use crate::profile::Format;

/// A table for people is laid out for so many rows at a time, each below its titles.
const LAID_OUT: usize = 2_000;
/// JSON is handed over when there is more of it than this, in bytes.
const PIECE: usize = 64 * 1024;

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
    columns: Vec<(String, ColumnKind)>,
    /// The columns that are shown.
    shown: Vec<usize>,
    form: Form<'a>,
}

/// What becomes of rows in each format.
enum Form<'a> {
    Table {
        ui: &'a mut Ui,
        rows: Vec<Vec<String>>,
        any: bool,
    },
    Cells {
        writer: RowWriter<'a>,
        hides: bool,
    },
    Lines {
        writer: RowWriter<'a>,
        hides: bool,
    },
    /// A list of JSON, as far as it is not written, and whether it has an element already.
    List {
        ui: &'a mut Ui,
        text: String,
        any: bool,
    },
    /// A list that a program of jq needs whole.
    Whole {
        ui: &'a mut Ui,
        list: String,
    },
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
        let hides = !ui.show_personal;
        let form = match ui.format {
            Format::Table => Form::Table { ui, rows: Vec::new(), any: false },
            Format::Ndjson => Form::Lines { writer: RowWriter::of_json(ui), hides },
            Format::Json | Format::Raw if ui.jq.is_some() => {
                Form::Whole { ui, list: "[".to_owned() }
            }
            Format::Json | Format::Raw => Form::List { ui, text: String::new(), any: false },
            Format::Csv | Format::Tsv => {
                let own = shown.iter().map(|index| titles[*index]);
                let writer = match sheet.filter(|_| ui.format == Format::Csv) {
                    Some(form) => RowWriter::of_sheet(own, form.delimiter, form.has_mark, ui),
                    None => RowWriter::of_cells(own, ui),
                };
                match writer {
                    Ok(writer) => Form::Cells { writer, hides },
                    Err(error) => return Ok(Err(error.into())),
                }
            }
        };
        Ok(Ok(RowStream { columns, shown, form }))
    }

    /// Takes a row.
    pub fn row(&mut self, row: StreamedRow) -> Delivery {
        let cells = self.shown.iter().filter_map(|index| row.cells.get(*index));
        match &mut self.form {
            Form::Table { rows, .. } => {
                rows.push(cells.cloned().collect());
                if rows.len() >= LAID_OUT { self.lay_out() } else { Ok(()) }
            }
            Form::Cells { writer, hides } => {
                let hidden: Vec<Cow<str>> =
                    cells.map(|cell| without_numbers(cell, *hides)).collect();
                Ok(writer.cells(hidden.iter().map(Cow::as_ref))?)
            }
            Form::Lines { writer, hides } => {
                let json = row.json.to_string();
                match *hides {
                    true => Ok(writer.json(&privacy::json_numbers_masked(&json))?),
                    false => Ok(writer.json(&json)?),
                }
            }
            Form::List { ui, text, any } => {
                text.push_str(if std::mem::replace(any, true) { ",\n  " } else { "[\n  " });
                text.push_str(&json_text::indented(&row.json.to_string()).replace('\n', "\n  "));
                match text.len() > PIECE {
                    true => Ok(ui.json_lines(&std::mem::take(text))?),
                    false => Ok(()),
                }
            }
            Form::Whole { list, .. } => {
                list.push_str(if list.len() > 1 { "," } else { "" });
                list.push_str(&row.json.to_string());
                Ok(())
            }
        }
    }

    /// Writes what is still held, and the end.
    pub fn end(mut self) -> Delivery {
        if let Form::Table { rows, any, .. } = &self.form
            && (!rows.is_empty() || !any)
        {
            self.lay_out()?;
        }
        match self.form {
            Form::Table { .. } => Ok(()),
            Form::Cells { writer, .. } | Form::Lines { writer, .. } => Ok(writer.end()?),
            Form::List { ui, text, any } => {
                let end = if any { "\n]\n" } else { "[]\n" };
                Ok(ui.json_lines(&format!("{text}{end}"))?)
            }
            Form::Whole { ui, list } => show_json(&format!("{list}]"), ui),
        }
    }

    /// Writes the rows of a table that are held.
    fn lay_out(&mut self) -> Delivery {
        let Form::Table { ui, rows, any } = &mut self.form else { return Ok(()) };
        let style = ui.table_style();
        let titles = self.shown.iter().map(|index| GridCell::word(&self.columns[*index].0));
        let mut grid = Grid { titles: titles.collect(), ..Grid::default() };
        for row in std::mem::take(rows) {
            let mut line = Vec::new();
            for (cell, index) in row.iter().zip(&self.shown) {
                let cell = without_numbers(cell, !ui.show_personal);
                line.push(GridCell::new(&cell, self.columns[*index].1, &style.instants));
            }
            grid.rows.push(line);
        }
        let mut table = TableText::default();
        table.add("", &grid, &style);
        *any = true;
        Ok(ui.table(&table)?)
    }
}

fn without_numbers(cell: &str, hides: bool) -> Cow<'_, str> {
    if hides { privacy::without_numbers(cell) } else { Cow::Borrowed(cell) }
}
