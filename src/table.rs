//! From the JSON of an answer and an endpoint's columns to a table, or to the identifiers that `-q` prints.
//! Values are shown as received; only personal numbers are masked.

use comfy_table::{Cell, CellAlignment, ContentArrangement, Table as Grid, presets};
use serde_json::Value;

use crate::api::{self, Columns, Table};
use crate::money;
use crate::privacy;
use crate::text;

/// The table for an answer, ending in a line break. `envelope` is the whole body, `data` its payload.
pub fn render(table: &Table, envelope: &Value, data: &Value, show_personal: bool) -> String {
    let place = Place { envelope, show_personal };
    if table.list {
        return place.grid(table.columns, &rows(data));
    }
    let mut shown = String::new();
    let object = single(data);
    let mut grid = new_grid();
    for (title, pointer) in table.columns {
        if let Some(value) = place.cell(object, pointer).filter(|value| !value.is_empty()) {
            grid.add_row([(*title).to_owned(), value]);
        }
    }
    shown.push_str(&finish(&grid));
    for part in table.parts {
        let rows = object.pointer(part.rows).map(rows).unwrap_or_default();
        if !rows.is_empty() {
            shown.push_str(&format!("\n{}\n{}", part.title, place.grid(part.columns, &rows)));
        }
    }
    shown
}

/// The identifiers, one a line: of each row of a list, of what was made, else the one given. One that the API says is
/// not there is no line, and no other identifier stands in for it.
pub fn identifiers(table: &Table, data: &Value, given: Option<&str>) -> String {
    let of = |row: &Value| table.id.and_then(|id| row.pointer(id)).cloned();
    let found: Vec<Value> = if table.list {
        rows(data).into_iter().filter_map(of).collect()
    } else {
        of(single(data)).or_else(|| given.map(Value::from)).into_iter().collect()
    };
    let found = found.iter().filter(|id| !id.is_null()).map(plain);
    found.map(|id| format!("{}\n", text::visible(&id))).collect()
}

/// A plain table of local things: titles and rows of text.
pub fn plain_table(titles: &[&str], rows: &[Vec<String>]) -> String {
    let mut grid = new_grid();
    grid.set_header(titles.iter().map(Cell::new));
    for row in rows {
        grid.add_row(row.iter().map(|cell| text::visible(cell).into_owned()));
    }
    finish(&grid)
}

struct Place<'a> {
    envelope: &'a Value,
    show_personal: bool,
}

impl Place<'_> {
    fn grid(&self, columns: Columns, rows: &[&Value]) -> String {
        let mut grid = new_grid();
        grid.set_header(columns.iter().map(|(title, _)| Cell::new(title)));
        for row in rows {
            grid.add_row(
                columns.iter().map(|(_, pointer)| self.cell(row, pointer).unwrap_or_default()),
            );
        }
        for (index, (_, pointer)) in columns.iter().enumerate() {
            let numbers = rows
                .iter()
                .all(|row| row.pointer(pointer).is_none_or(|value| money::of(value).is_some()));
            if let Some(column) = grid.column_mut(index).filter(|_| numbers && !rows.is_empty()) {
                column.set_cell_alignment(CellAlignment::Right);
            }
        }
        finish(&grid)
    }

    /// The text of one cell; `None` where the field is absent or null.
    fn cell(&self, row: &Value, pointer: &str) -> Option<String> {
        let value = match pointer.strip_prefix('^') {
            Some(own) => self.envelope.pointer(own),
            None => row.pointer(pointer),
        };
        let shown = plain(value.filter(|value| !value.is_null())?);
        let masked = privacy::is_personal_number(pointer) && !self.show_personal;
        Some(text::visible(&if masked { text::masked(&shown) } else { shown }).into_owned())
    }
}

/// An object, or the only one of a list of one (quirks.md 39).
pub fn single(data: &Value) -> &Value {
    match data {
        Value::Array(items) if items.len() == 1 => &items[0],
        other => other,
    }
}

fn rows(data: &Value) -> Vec<&Value> {
    let found = api::locate(data, "/*").into_iter().filter_map(|(_, row)| row);
    found.collect()
}

fn plain(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

fn new_grid() -> Grid {
    let mut grid = Grid::new();
    // Nothing is ever cut off: identifiers and amounts must be copied whole.
    grid.load_style(presets::NOTHING).set_content_arrangement(ContentArrangement::Disabled);
    grid
}

fn finish(grid: &Grid) -> String {
    let lines = grid.trim_fmt();
    let lines: Vec<&str> =
        lines.lines().map(|line| line.strip_prefix(' ').unwrap_or(line).trim_end()).collect();
    if lines.is_empty() { String::new() } else { format!("{}\n", lines.join("\n")) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    const LIST: Table =
        Table::list(&[("Order", "/uuid"), ("Amount", "/amount")]).identified("/uuid");

    #[test]
    fn amounts_stand_right_and_control_characters_are_visible() {
        let data =
            json!([{"uuid": "ODR1\u{1b}[2J", "amount": 5}, {"uuid": "ODR2", "amount": 1000.50}]);
        let shown = render(&LIST, &Value::Null, &data, false);
        assert!(!shown.contains('\u{1b}'), "{shown}");
        let ends: Vec<usize> = shown.lines().skip(1).map(|line| line.chars().count()).collect();
        assert_eq!(ends[0], ends[1], "{shown}");
    }

    #[test]
    fn an_empty_list_is_its_titles_alone() {
        assert_eq!(render(&LIST, &Value::Null, &json!([]), false), "Order  Amount\n");
        assert_eq!(identifiers(&LIST, &json!([]), Some("ODR1")), "");
    }
}
