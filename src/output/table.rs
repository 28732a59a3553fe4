//! From the JSON of an answer and an operation's columns to a table for people, or to the identifiers that `-q` prints.

use serde_json::{Map, Value};

use crate::api::{Column, ColumnKind, Table};
use crate::base::money;
use crate::base::text;
use crate::output::answer_rows::{Cells, Row, only_one, part_rows, plain, rows};
use crate::output::columns::TableLayout;
use crate::output::grid::{Grid, GridCell};
use crate::output::instants::Instants;
use crate::output::table_text::{TableStyle, TableText};

/// The table for an answer. `envelope` is the whole body, `data` its payload.
pub fn render(
    layout: &TableLayout,
    envelope: &Map<String, Value>,
    data: &Value,
    show_personal: bool,
    style: &TableStyle,
) -> TableText {
    let cells = Cells { envelope, show_personal };
    let mut table = TableText::default();
    if layout.list {
        let grid = grid_of(&layout.columns, &rows(data), &cells, &style.instants);
        table.add("", &grid, style);
        return table;
    }
    let object = only_one(data);
    let mut fields = Grid { is_object: true, ..Grid::default() };
    for Column { title, pointer, kind } in &layout.columns {
        if let Some(value) = cells.at(object, pointer).filter(|value| !value.is_empty()) {
            fields
                .rows
                .push(vec![GridCell::word(title), GridCell::new(&value, *kind, &style.instants)]);
        }
    }
    table.add("", &fields, style);
    for part in layout.parts {
        let rows = part_rows(part, object);
        if !rows.is_empty() {
            let grid = grid_of(part.columns, &rows, &cells, &style.instants);
            table.add(part.title, &grid, style);
        }
    }
    table
}

/// The rows of an answer, one after another: an element each, or the object alone. Cells are as received, personal
/// numbers masked; whoever writes them makes visible what hides in them.
pub fn records<'a>(
    layout: &'a TableLayout,
    envelope: &'a Map<String, Value>,
    data: &'a Value,
    show_personal: bool,
) -> impl Iterator<Item = Vec<String>> {
    let cells = Cells { envelope, show_personal };
    let rows = match layout.list {
        true => rows(data),
        false => vec![Row::whole(only_one(data))],
    };
    rows.into_iter().map(move |row| {
        let mut record = Vec::with_capacity(layout.columns.len());
        for Column { pointer, .. } in &layout.columns {
            record.push(cells.of_row(&row, pointer).unwrap_or_default());
        }
        record
    })
}

/// Identifiers, one a line: of each row of a list, of the created object, else the one that was typed. Where the API's
/// identifier is null there is no line; the typed one is not printed instead.
pub fn identifiers(table: &Table, data: &Value, given: Option<&str>) -> String {
    let given = given.map(Value::from);
    let found: Vec<&Value> = match (table.id, table.list) {
        (None, true) => Vec::new(),
        (None, false) => given.iter().collect(),
        (Some(id), true) => {
            rows(data).into_iter().filter_map(|row| row.value.pointer(id)).collect()
        }
        (Some(id), false) => only_one(data).pointer(id).or(given.as_ref()).into_iter().collect(),
    };
    let mut lines = String::new();
    for id in found.into_iter().filter(|id| !id.is_null()) {
        lines.push_str(&text::visible(&plain(id)));
        lines.push('\n');
    }
    lines
}

/// A table of rows, numbers on the right. Where rows come from several lists, each says from which.
pub(super) fn grid_of(
    columns: &[Column],
    rows: &[Row],
    cells: &Cells,
    instants: &Instants,
) -> Grid {
    let mut grid = Grid::default();
    let names_lists = rows.iter().any(|row| !row.list.is_empty());
    if names_lists {
        grid.titles.push(GridCell::word(""));
    }
    grid.titles.extend(columns.iter().map(|column| GridCell::word(column.title)));
    for row in rows {
        let mut line = Vec::new();
        if names_lists {
            line.push(GridCell::word(row.list));
        }
        for Column { pointer, kind, .. } in columns {
            let value = cells.of_row(row, pointer).unwrap_or_default();
            line.push(GridCell::new(&value, *kind, instants));
        }
        grid.rows.push(line);
    }
    for (index, column) in columns.iter().enumerate() {
        if column.kind != ColumnKind::Instant && holds_numbers(rows, column.pointer) {
            grid.right.push(index + usize::from(names_lists));
        }
    }
    grid
}

/// Whether a column has nothing but numbers, or nothing at all, in its rows.
fn holds_numbers(rows: &[Row], pointer: &str) -> bool {
    let values = rows.iter().filter_map(|row| row.value.pointer(pointer));
    pointer != "@"
        && !rows.is_empty()
        && values.filter(|value| !value.is_null()).all(|value| money::of(value).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    const LIST: Table =
        Table::list(&[Column::identifier("Order", "/uuid"), Column::amount("Amount", "/amount")])
            .identified("/uuid");

    fn shown(data: &Value) -> String {
        let layout = TableLayout::of(&LIST, &[]).expect("all of it");
        render(&layout, &Map::new(), data, false, &TableStyle::default()).lines
    }

    #[test]
    fn amounts_stand_right_and_control_characters_are_visible() {
        let data = json!([
            {"uuid": "ODR1\u{1b}[2J", "amount": 5},
            {"uuid": "ODR2", "amount": 1000.50},
            {"uuid": "ODR3", "amount": "0.125"},
        ]);
        let shown = shown(&data);
        for amount in ["  5.00\n", "1000.50\n", " 0.125\n"] {
            assert!(shown.contains(amount), "{shown}");
        }
        assert!(!shown.contains('\u{1b}'), "{shown}");
        let ends: Vec<usize> = shown.lines().skip(1).map(|line| line.chars().count()).collect();
        assert_eq!(ends[0], ends[1], "{shown}");
    }

    #[test]
    fn an_empty_list_is_its_titles_alone() {
        assert_eq!(shown(&json!([])), "Order  Amount\n");
        assert_eq!(identifiers(&LIST, &json!([]), Some("ODR1")), "");
    }
}
