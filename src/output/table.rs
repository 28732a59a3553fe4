//! From the JSON of an answer and an operation's columns to a table for people, or to the identifiers that `-q` prints.

use comfy_table::{Cell, CellAlignment, ContentArrangement, Table as Grid, presets};
use serde_json::{Map, Value};

use crate::api::Table;
use crate::base::money;
use crate::base::text;
use crate::output::answer_rows::{Cells, Row, only_one, part_rows, plain, rows};
use crate::output::columns::TableLayout;

/// The table for an answer, ending in a line break. `envelope` is the whole body, `data` its payload.
pub fn render(
    layout: &TableLayout,
    envelope: &Map<String, Value>,
    data: &Value,
    show_personal: bool,
) -> String {
    let cells = Cells { envelope, show_personal };
    if layout.list {
        return grid_of(&layout.columns, &rows(data), &cells);
    }
    let object = only_one(data);
    let mut grid = new_grid();
    for (title, pointer) in &layout.columns {
        if let Some(value) = cells.at(object, pointer).filter(|value| !value.is_empty()) {
            grid.add_row([*title, &text::visible(&value)]);
        }
    }
    let mut shown = finish(&grid);
    for part in layout.parts {
        let rows = part_rows(part, object);
        if !rows.is_empty() {
            shown.push_str(&format!("\n{}\n{}", part.title, grid_of(part.columns, &rows, &cells)));
        }
    }
    shown
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
        for (_, pointer) in &layout.columns {
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

/// A plain table of local things: titles and rows of text.
pub fn plain_table(titles: &[String], rows: &[Vec<String>]) -> String {
    let mut grid = new_grid();
    grid.set_header(titles);
    for row in rows {
        grid.add_row(row.iter().map(|cell| text::visible(cell).into_owned()));
    }
    finish(&grid)
}

/// A table of rows, numbers on the right. Where rows come from several lists, each says from which.
fn grid_of(columns: &[(&str, &str)], rows: &[Row], cells: &Cells) -> String {
    let mut grid = new_grid();
    let names_lists = rows.iter().any(|row| !row.list.is_empty());
    let mut titles = Vec::new();
    if names_lists {
        titles.push("");
    }
    titles.extend(columns.iter().map(|(title, _)| title));
    grid.set_header(titles);
    for row in rows {
        let mut line = Vec::new();
        if names_lists {
            line.push(Cell::new(row.list));
        }
        for (_, pointer) in columns {
            line.push(Cell::new(text::visible(&cells.of_row(row, pointer).unwrap_or_default())));
        }
        grid.add_row(line);
    }
    for (index, (_, pointer)) in columns.iter().enumerate() {
        if holds_numbers(rows, pointer)
            && let Some(column) = grid.column_mut(index + usize::from(names_lists))
        {
            column.set_cell_alignment(CellAlignment::Right);
        }
    }
    finish(&grid)
}

/// Whether a column has nothing but numbers, or nothing at all, in its rows.
fn holds_numbers(rows: &[Row], pointer: &str) -> bool {
    let values = rows.iter().filter_map(|row| row.value.pointer(pointer));
    pointer != "@"
        && !rows.is_empty()
        && values.filter(|value| !value.is_null()).all(|value| money::of(value).is_some())
}

fn new_grid() -> Grid {
    let mut grid = Grid::new();
    // Nothing is ever cut off: identifiers and amounts must be copied whole.
    grid.load_style(presets::NOTHING).set_content_arrangement(ContentArrangement::Disabled);
    grid
}

fn finish(grid: &Grid) -> String {
    let mut shown = String::new();
    for line in grid.trim_fmt().lines() {
        shown.push_str(line.strip_prefix(' ').unwrap_or(line).trim_end());
        shown.push('\n');
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    const LIST: Table =
        Table::list(&[("Order", "/uuid"), ("Amount", "/amount")]).identified("/uuid");

    fn whole() -> TableLayout {
        TableLayout::of(&LIST, &[]).expect("all of it")
    }

    #[test]
    fn amounts_stand_right_and_control_characters_are_visible() {
        let data =
            json!([{"uuid": "ODR1\u{1b}[2J", "amount": 5}, {"uuid": "ODR2", "amount": 1000.50}]);
        let shown = render(&whole(), &Map::new(), &data, false);
        assert!(!shown.contains('\u{1b}'), "{shown}");
        let ends: Vec<usize> = shown.lines().skip(1).map(|line| line.chars().count()).collect();
        assert_eq!(ends[0], ends[1], "{shown}");
    }

    #[test]
    fn an_empty_list_is_its_titles_alone() {
        assert_eq!(render(&whole(), &Map::new(), &json!([]), false), "Order  Amount\n");
        assert_eq!(identifiers(&LIST, &json!([]), Some("ODR1")), "");
    }
}
