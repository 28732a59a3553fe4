//! Tables of this machine's own things (the journal, the configuration, the commands), in the format asked for.

use std::io;

use serde_json::Value;

use crate::api::ColumnKind;
use crate::base::error::Result;
use crate::output::columns::column_indexes;
use crate::output::delivery::{OutputError, delivered, delivered_of};
use crate::output::grid::{Grid, GridCell};
use crate::output::instants::Instants;
use crate::output::row_writer::RowWriter;
use crate::output::show::{show_json, write_ndjson};
use crate::output::table_text::TableText;
use crate::output::ui::Ui;
use crate::profile::Format;

/// A list of rows, or one object by its fields.
pub enum LocalTable<'a> {
    /// Title of each column and what it holds, and a row of cells each.
    List(&'a [(&'a str, ColumnKind)], Vec<Vec<String>>),
    /// The same with more columns than a person needs at first: a table shows the `brief` ones, unless columns are asked for.
    Brief { columns: &'a [(&'a str, ColumnKind)], brief: &'a [usize], rows: Vec<Vec<String>> },
    /// Field, what it holds, and its value; in a table one below the other, those without a value left out.
    Object(Vec<(String, ColumnKind, String)>),
}

/// The columns that are shown, and the rows of their cells.
struct ShownCells {
    titles: Vec<String>,
    kinds: Vec<ColumnKind>,
    rows: Vec<Vec<String>>,
}

impl LocalTable<'_> {
    /// One object whose fields have these titles.
    pub fn object<const COUNT: usize>(
        columns: &[(&str, ColumnKind); COUNT],
        values: [String; COUNT],
    ) -> LocalTable<'static> {
        let fields = columns.iter().zip(values);
        LocalTable::Object(
            fields.map(|((title, kind), value)| ((*title).to_owned(), *kind, value)).collect(),
        )
    }

    /// Columns and rows, with the columns asked for alone.
    fn with_columns(self, asked: &[String], format: Format) -> Result<ShownCells> {
        let (mut titles, mut kinds) = (Vec::new(), Vec::new());
        let brief = match self {
            LocalTable::Brief { brief, .. } if asked.is_empty() && format == Format::Table => {
                Some(brief)
            }
            _ => None,
        };
        let rows = match self {
            LocalTable::List(columns, rows) | LocalTable::Brief { columns, rows, .. } => {
                for (title, kind) in columns {
                    titles.push((*title).to_owned());
                    kinds.push(*kind);
                }
                rows
            }
            LocalTable::Object(fields) => {
                let mut values = Vec::new();
                for (title, kind, value) in fields {
                    titles.push(title);
                    kinds.push(kind);
                    values.push(value);
                }
                vec![values]
            }
        };
        let names: Vec<&str> = titles.iter().map(String::as_str).collect();
        let indexes = match brief {
            Some(brief) => brief.to_vec(),
            None => column_indexes(&names, asked)?,
        };
        Ok(ShownCells {
            titles: picked(&titles, &indexes),
            kinds: picked(&kinds, &indexes),
            rows: rows.iter().map(|row| picked(row, &indexes)).collect(),
        })
    }
}

fn picked<T: Clone>(all: &[T], indexes: &[usize]) -> Vec<T> {
    indexes.iter().map(|index| all[*index].clone()).collect()
}

impl ShownCells {
    /// The rows below their titles.
    fn list(self, instants: &Instants) -> Grid {
        let titles = self.titles.iter().map(|title| GridCell::word(title)).collect();
        let mut grid = Grid { titles, ..Grid::default() };
        for row in &self.rows {
            let cells = row.iter().zip(&self.kinds);
            grid.rows
                .push(cells.map(|(cell, kind)| GridCell::new(cell, *kind, instants)).collect());
        }
        grid
    }

    /// The fields of the only row, one below the other.
    fn object(self, instants: &Instants) -> Grid {
        let titles = ["Field", "Value"].map(GridCell::word).into();
        let mut grid = Grid { titles, is_object: true, ..Grid::default() };
        let fields = self.titles.iter().zip(self.kinds).zip(self.rows.iter().flatten());
        for ((title, kind), value) in fields.filter(|(_, value)| !value.is_empty()) {
            let title = GridCell::new(title, ColumnKind::Text, instants);
            grid.rows.push(vec![title, GridCell::new(value, kind, instants)]);
        }
        grid
    }
}

/// Shows a table of this machine's own things, or the JSON of the same.
pub fn show_local(table: LocalTable, json: &Value, ui: &mut Ui) -> Result<()> {
    delivered(write_local(table, json, ui)?)
}

/// The same for a command that has done something, which `done` says.
pub fn show_done(done: &str, table: LocalTable, json: &Value, ui: &mut Ui) -> Result<()> {
    delivered_of(done, write_local(table, json, ui)?)
}

/// The same for a command that wants to know when nobody reads any more. Fails where the columns asked for are none.
pub fn write_local(
    table: LocalTable,
    json: &Value,
    ui: &mut Ui,
) -> Result<std::result::Result<(), OutputError>> {
    match ui.format {
        Format::Json => return Ok(show_json(&json.to_string(), ui)),
        Format::Raw => return Ok(ui.json(json).map_err(OutputError::from)),
        Format::Ndjson => return Ok(write_ndjson(&json.to_string(), ui).map_err(OutputError::from)),
        Format::Table | Format::Csv | Format::Tsv => {}
    }
    let is_object = matches!(table, LocalTable::Object(_));
    let shown = table.with_columns(&ui.columns, ui.format)?;
    if ui.format != Format::Table {
        return Ok(write_rows(&shown.titles, &shown.rows, ui).map_err(OutputError::from));
    }
    let grid = if is_object { shown.object(&ui.instants) } else { shown.list(&ui.instants) };
    let mut table = TableText::default();
    table.add("", &grid, &ui.table_style());
    Ok(ui.table(&table).map_err(OutputError::from))
}

/// Shows tables of one thing below each other to a person, each with its heading.
pub fn show_local_parts(parts: Vec<(&str, LocalTable)>, ui: &mut Ui) -> Result<()> {
    let (mut text, style) = (TableText::default(), ui.table_style());
    for (heading, table) in parts {
        let is_object = matches!(table, LocalTable::Object(_));
        let shown = table.with_columns(&[], ui.format)?;
        let mut grid =
            if is_object { shown.object(&ui.instants) } else { shown.list(&ui.instants) };
        if is_object {
            // What stands beside each value says enough.
            grid.titles.clear();
        }
        text.add(heading, &grid, &style);
    }
    delivered(ui.table(&text))
}

fn write_rows(titles: &[String], rows: &[Vec<String>], ui: &mut Ui) -> io::Result<()> {
    let mut writer = RowWriter::of_cells(titles.iter().map(String::as_str), ui)?;
    for row in rows {
        writer.cells(row.iter().map(String::as_str))?;
    }
    writer.end()
}
