//! A list of an answer that is longer than memory: rows come one after another and are written as they come, in the format
//! asked for. `json_rows.rs` writes them as JSON, `cells.rs` takes their columns out of them, `table.rs` sets these side by
//! side, `program.rs` gives them to a program of `--jq`. Lists that are held whole stand in `show.rs`.

mod cells;
mod json_rows;
mod program;
mod table;

use serde_json::Value;

use crate::api::Endpoint;
use crate::base::json_list::{Member, Row};
use crate::base::text;
use crate::options::Invocation;
use crate::output::answer_rows::plain;
use crate::output::columns::TableLayout;
use crate::output::delivery::OutputError;
use crate::output::row_writer::RowBuffer;
use crate::output::ui::Ui;
use crate::profile::Format;

use cells::RowCells;
use json_rows::PIECE;
use table::TableRows;

pub(super) use json_rows::JsonRows;
pub(super) use program::ProgramRows;

/// Whether the output was delivered.
type Delivery = std::result::Result<(), OutputError>;

/// Rows on their way to stdout.
pub struct ListStream {
    form: Form,
}

/// What becomes of rows in each format.
enum Form {
    /// The identifier of each, and where it stands.
    Identifiers(Option<&'static str>, String),
    /// A row of csv or tsv each.
    Cells(RowCells, RowBuffer),
    Json(JsonRows),
    Table(Box<TableRows>),
    Program(ProgramRows),
}

impl ListStream {
    /// Whether the rows of this operation can be written as they come, in the format asked for.
    pub fn is_possible(endpoint: &Endpoint, ui: &Ui) -> bool {
        let is_of_row = match TableLayout::of(&endpoint.table, &ui.columns) {
            Ok(layout) => layout.columns.iter().all(|column| column.pointer.starts_with('/')),
            Err(_) => false,
        };
        endpoint.table.list && endpoint.refine.is_none() && is_of_row && ui.format != Format::Raw
    }

    /// Begins; the titles of csv and tsv are written at once.
    pub fn open(
        endpoint: &Endpoint,
        invocation: &Invocation,
        ui: &mut Ui,
    ) -> std::result::Result<ListStream, OutputError> {
        if ui.quiet {
            return Ok(ListStream { form: Form::Identifiers(endpoint.table.id, String::new()) });
        }
        let form = match ui.format {
            Format::Ndjson => Form::Json(JsonRows::lines()),
            Format::Json | Format::Raw => match &ui.jq {
                Some(program) => Form::Program(ProgramRows::of(program)),
                None => Form::Json(JsonRows::list()),
            },
            Format::Table | Format::Csv | Format::Tsv => {
                // The columns were found before anything was sent.
                let layout =
                    TableLayout::of(&endpoint.table, &ui.columns).map_err(std::io::Error::other)?;
                let cells = RowCells::of(&layout, invocation.show_personal);
                match ui.format {
                    Format::Table => Form::Table(Box::new(TableRows::of(layout, cells))),
                    _ => Form::Cells(cells, RowBuffer::titled(layout.titles(), ui)?),
                }
            }
        };
        Ok(ListStream { form })
    }

    /// Takes a row that was read with others.
    pub fn value(&mut self, row: &Value, ui: &mut Ui) -> Delivery {
        let text = row.to_string();
        match Row::of_text(&text) {
            Ok(row) => self.row(&row, ui),
            // It was parsed before.
            Err(error) => Err(std::io::Error::other(error).into()),
        }
    }

    /// Takes a row.
    pub fn row(&mut self, row: &Row, ui: &mut Ui) -> Delivery {
        match &mut self.form {
            Form::Identifiers(pointer, lines) => {
                add_identifier(*pointer, row, lines);
                if lines.len() > PIECE { self.hand_over(ui) } else { Ok(()) }
            }
            Form::Cells(cells, buffer) => {
                let texts = cells.of_row(row);
                Ok(buffer.cells(texts.iter().map(AsRef::as_ref), ui)?)
            }
            Form::Json(rows) => Ok(rows.row(row.text, ui)?),
            Form::Table(rows) => Ok(rows.row(row, ui)?),
            Form::Program(rows) => rows.row(row.text, ui),
        }
    }

    /// Writes what is held, where it need not wait for others.
    pub fn hand_over(&mut self, ui: &mut Ui) -> Delivery {
        match &mut self.form {
            Form::Identifiers(_, lines) => {
                ui.data(lines)?;
                lines.clear();
                Ok(())
            }
            Form::Cells(_, buffer) => Ok(buffer.hand_over(ui)?),
            Form::Json(rows) => Ok(rows.hand_over(ui)?),
            Form::Table(_) => Ok(()),
            Form::Program(rows) => rows.hand_over(ui),
        }
    }

    /// Writes what is still held, and the end; JSON that is not whole is not closed.
    pub fn end(self, is_whole: bool, ui: &mut Ui) -> Delivery {
        match self.form {
            Form::Identifiers(_, lines) => Ok(ui.data(&lines)?),
            Form::Cells(_, mut buffer) => Ok(buffer.hand_over(ui)?),
            Form::Json(rows) => Ok(rows.end(is_whole, ui)?),
            Form::Table(rows) => Ok(rows.end(ui)?),
            Form::Program(rows) => rows.end(is_whole, ui),
        }
    }
}

/// Adds the identifier of a row as a line, if it has one.
fn add_identifier(pointer: Option<&'static str>, row: &Row, lines: &mut String) {
    let Some(pointer) = pointer else { return };
    let found = match cells::only_name(pointer).map(|name| row.member(name)) {
        Some(None | Some(Member::Null)) => return,
        Some(Some(Member::Text(id))) => return add_line(&text::visible(id), lines),
        Some(Some(Member::Plain(id))) => return add_line(id, lines),
        Some(Some(Member::Nested)) | None => row.value().pointer(pointer).map(plain_unless_null),
    };
    if let Some(Some(id)) = found {
        add_line(&text::visible(&id), lines);
    }
}

fn plain_unless_null(value: &Value) -> Option<String> {
    (!value.is_null()).then(|| plain(value))
}

fn add_line(line: &str, lines: &mut String) {
    lines.push_str(line);
    lines.push('\n');
}
