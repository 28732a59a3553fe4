//! Tables of this machine's own things (the journal, the configuration, the commands), in the format asked for.

use std::io;

use serde_json::Value;

use crate::base::error::Result;
use crate::output::columns::column_indexes;
use crate::output::delivery::delivered;
use crate::output::row_writer::RowWriter;
use crate::output::show::{show_json, write_ndjson};
use crate::output::table::plain_table;
use crate::output::ui::Ui;
use crate::profile::Format;

/// A list of rows, or one object by its fields.
pub enum LocalTable<'a> {
    /// Titles, and a row of cells each.
    List(&'a [&'a str], Vec<Vec<String>>),
    /// Field and value; in a table one below the other, those without a value left out.
    Object(Vec<(String, String)>),
}

impl LocalTable<'_> {
    /// Titles and rows, with the columns asked for alone.
    fn with_columns(self, asked: &[String]) -> Result<(Vec<String>, Vec<Vec<String>>)> {
        let (titles, rows) = match self {
            LocalTable::List(titles, rows) => {
                (titles.iter().map(ToString::to_string).collect(), rows)
            }
            LocalTable::Object(fields) => {
                let (titles, values): (Vec<_>, Vec<_>) = fields.into_iter().unzip();
                (titles, vec![values])
            }
        };
        let names: Vec<&str> = titles.iter().map(String::as_str).collect();
        let indexes = column_indexes(&names, asked)?;
        let rows = rows.iter().map(|row| cells_at(row, &indexes)).collect();
        Ok((cells_at(&titles, &indexes), rows))
    }
}

fn cells_at(row: &[String], indexes: &[usize]) -> Vec<String> {
    indexes.iter().map(|index| row[*index].clone()).collect()
}

/// Shows a table of this machine's own things, or the JSON of the same.
pub fn show_local(table: LocalTable, json: &Value, ui: &mut Ui) -> Result<()> {
    match ui.format {
        Format::Json => return delivered(show_json(&json.to_string(), ui)),
        Format::Raw => return delivered(ui.json(json)),
        Format::Ndjson => return delivered(write_ndjson(&json.to_string(), ui)),
        Format::Table | Format::Csv | Format::Tsv => {}
    }
    let is_object = matches!(table, LocalTable::Object(_));
    let (titles, rows) = table.with_columns(&ui.columns)?;
    delivered(match ui.format {
        Format::Table if is_object => {
            let mut fields = Vec::new();
            for (field, value) in titles.into_iter().zip(rows.into_iter().flatten()) {
                if !value.is_empty() {
                    fields.push(vec![field, value]);
                }
            }
            ui.data(&plain_table(&["Field".to_owned(), "Value".to_owned()], &fields))
        }
        Format::Table => ui.data(&plain_table(&titles, &rows)),
        _ => write_rows(&titles, &rows, ui),
    })
}

fn write_rows(titles: &[String], rows: &[Vec<String>], ui: &mut Ui) -> io::Result<()> {
    let mut writer = RowWriter::of_cells(titles.iter().map(String::as_str), ui)?;
    for row in rows {
        writer.cells(row.iter().map(String::as_str))?;
    }
    writer.end()
}
