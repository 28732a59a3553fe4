//! From the JSON of an answer and an endpoint's columns to a table, or to the identifiers that `-q` prints.
//! Values are shown as received; only personal numbers are masked.

use comfy_table::{Cell, CellAlignment, ContentArrangement, Table as Grid, presets};
use serde_json::{Map, Value};

use crate::api::{self, Part, Table};
use crate::base::error::{Error, Result};
use crate::base::money;
use crate::base::privacy;
use crate::base::text;

/// What is shown of an answer: a table with the columns asked for, in the order asked for.
pub struct View {
    list: bool,
    columns: Vec<(&'static str, &'static str)>,
    parts: &'static [Part],
}

impl View {
    /// All of a table, if nothing is asked for; else these columns and nothing below them.
    pub fn of(table: &Table, asked: &[String]) -> Result<View> {
        let titles: Vec<&str> = table.columns.iter().map(|(title, _)| *title).collect();
        let columns = picked(&titles, asked)?.into_iter().map(|at| table.columns[at]).collect();
        let parts = if asked.is_empty() { table.parts } else { &[] };
        Ok(View { list: table.list, columns, parts })
    }

    /// The titles of its columns.
    pub fn titles(&self) -> impl Iterator<Item = &'static str> {
        self.columns.iter().map(|(title, _)| *title)
    }
}

/// Where the columns asked for stand among these titles; all of them, if nothing is asked for.
pub fn picked(titles: &[&str], asked: &[String]) -> Result<Vec<usize>> {
    if asked.is_empty() {
        return Ok((0..titles.len()).collect());
    }
    let known = || titles.iter().map(|title| spelt(title)).collect::<Vec<_>>();
    let place = |name: &String| {
        let at = titles.iter().position(|title| folded(title) == folded(name));
        at.ok_or_else(|| {
            let error = Error::invalid(format!("--columns: there is no column {name:?} here"));
            let known = known();
            let near = api::nearest(&spelt(name), known.iter().map(String::as_str));
            let error = error.detail(format!("the columns are {}", known.join(", ")));
            near.into_iter().fold(error, |error, near| error.next(format!("did you mean {near}?")))
        })
    };
    asked.iter().map(place).collect()
}

/// A title as it is typed without quotes.
fn spelt(title: &str) -> String {
    title.trim().to_lowercase().replace(' ', "-")
}

/// A title without what need not be typed.
fn folded(title: &str) -> String {
    title.to_lowercase().chars().filter(|letter| !matches!(letter, ' ' | '-')).collect()
}

/// The table for an answer, ending in a line break. `envelope` is the whole body, `data` its payload.
pub fn render(
    view: &View,
    envelope: &Map<String, Value>,
    data: &Value,
    show_personal: bool,
) -> String {
    let place = Place { envelope, show_personal };
    if view.list {
        return place.grid(&view.columns, &rows(data));
    }
    let mut shown = String::new();
    let object = single(data);
    let mut grid = new_grid();
    for (title, pointer) in &view.columns {
        if let Some(value) = place.cell(object, pointer).filter(|value| !value.is_empty()) {
            grid.add_row([*title, &text::visible(&value)]);
        }
    }
    shown.push_str(&finish(&grid));
    for part in view.parts {
        let rows = part_rows(part, object);
        if !rows.is_empty() {
            shown.push_str(&format!("\n{}\n{}", part.title, place.grid(part.columns, &rows)));
        }
    }
    shown
}

/// The rows of an answer, one after another: an element each, or the object alone. Cells are as received, personal
/// numbers masked; what hides in them is up to whoever writes them.
pub fn records<'a>(
    view: &'a View,
    envelope: &'a Map<String, Value>,
    data: &'a Value,
    show_personal: bool,
) -> impl Iterator<Item = Vec<String>> {
    let place = Place { envelope, show_personal };
    let rows = match view.list {
        true => rows(data),
        false => vec![Row { key: String::new(), word: "", value: single(data) }],
    };
    rows.into_iter().map(move |row| {
        let cell = |(_, pointer): &(&str, &str)| place.cell_of(&row, pointer).unwrap_or_default();
        view.columns.iter().map(cell).collect()
    })
}

/// The rows of a part; those of several lists in the order of their times, where these can be compared.
fn part_rows<'a>(part: &Part, object: &'a Value) -> Vec<Row<'a>> {
    let mut all = Vec::new();
    for (word, pointer) in part.rows {
        let found = object.pointer(pointer).map(rows).unwrap_or_default();
        all.extend(found.into_iter().map(|row| Row { word, ..row }));
    }
    let times: Option<Vec<_>> =
        all.iter().map(|row| row.value.get("at").and_then(money::of)).collect();
    if times.is_some() && part.rows.len() > 1 {
        all.sort_by_key(|row| row.value.get("at").and_then(money::of));
    }
    all
}

/// The identifiers, one a line: of each row of a list, of what was made, else the one given. One that the API says is
/// not there is no line, and no other identifier stands in for it.
pub fn identifiers(table: &Table, data: &Value, given: Option<&str>) -> String {
    let of = |row: &Value| table.id.and_then(|id| row.pointer(id)).cloned();
    let found: Vec<Value> = if table.list {
        rows(data).into_iter().filter_map(|row| of(row.value)).collect()
    } else {
        of(single(data)).or_else(|| given.map(Value::from)).into_iter().collect()
    };
    let found = found.iter().filter(|id| !id.is_null()).map(plain);
    found.map(|id| format!("{}\n", text::visible(&id))).collect()
}

/// What stands at this pointer of the whole body.
fn beside_data<'a>(envelope: &'a Map<String, Value>, pointer: &str) -> Option<&'a Value> {
    let path = pointer.strip_prefix('/')?;
    match path.split_once('/') {
        Some((member, rest)) => envelope.get(member)?.pointer(&format!("/{rest}")),
        None => envelope.get(path),
    }
}

/// A plain table of local things: titles and rows of text.
pub fn plain_table(titles: &[String], rows: &[Vec<String>]) -> String {
    let mut grid = new_grid();
    grid.set_header(titles.iter().map(Cell::new));
    for row in rows {
        grid.add_row(row.iter().map(|cell| text::visible(cell).into_owned()));
    }
    finish(&grid)
}

struct Place<'a> {
    envelope: &'a Map<String, Value>,
    show_personal: bool,
}

impl Place<'_> {
    fn grid(&self, columns: &[(&str, &str)], rows: &[Row]) -> String {
        let mut grid = new_grid();
        // Where rows come from several lists, each says from which.
        let with_words = rows.iter().any(|row| !row.word.is_empty());
        let first = with_words.then_some("");
        let titles = columns.iter().map(|(title, _)| *title);
        grid.set_header(first.into_iter().chain(titles).map(Cell::new));
        for row in rows {
            let word = with_words.then(|| row.word.to_owned());
            let cells = columns.iter().map(|(_, pointer)| {
                text::visible(&self.cell_of(row, pointer).unwrap_or_default()).into_owned()
            });
            grid.add_row(word.into_iter().chain(cells));
        }
        for (index, (_, pointer)) in columns.iter().enumerate() {
            let index = index + usize::from(with_words);
            let is_number = |row: &Row| {
                row.value
                    .pointer(pointer)
                    .is_none_or(|value| value.is_null() || money::of(value).is_some())
            };
            let numbers = *pointer != "@" && rows.iter().all(is_number);
            if let Some(column) = grid.column_mut(index).filter(|_| numbers && !rows.is_empty()) {
                column.set_cell_alignment(CellAlignment::Right);
            }
        }
        finish(&grid)
    }

    /// The text of one cell of a row, whose own name is `@`.
    fn cell_of(&self, row: &Row, pointer: &str) -> Option<String> {
        if pointer != "@" {
            return self.cell(row.value, pointer);
        }
        let hide = !self.show_personal;
        Some(if hide { privacy::without_numbers(&row.key).into_owned() } else { row.key.clone() })
    }

    /// The text of one cell as received, a personal number masked; `None` where the field is absent or null.
    fn cell(&self, row: &Value, pointer: &str) -> Option<String> {
        let value = match pointer.strip_prefix('^') {
            Some(own) => beside_data(self.envelope, own),
            None => row.pointer(pointer),
        };
        let value = value.filter(|value| !value.is_null())?;
        if self.show_personal {
            return Some(plain(value));
        }
        match value {
            Value::Array(_) | Value::Object(_) => Some(plain(&privacy::without_personal(value))),
            _ if privacy::is_personal_number(pointer) => Some(text::masked(&plain(value))),
            Value::String(text) => Some(privacy::shown(pointer, text).into_owned()),
            _ => Some(plain(value)),
        }
    }
}

/// An object, or the only one of a list of one (quirk 39).
pub fn single(data: &Value) -> &Value {
    match data {
        Value::Array(items) if items.len() == 1 => &items[0],
        other => other,
    }
}

/// A row, with its own name in an object, and the word for the list that it is from.
struct Row<'a> {
    key: String,
    word: &'static str,
    value: &'a Value,
}

/// The elements of a list, or the members of an object by the numbers in their names: `Cycle 10` after `Cycle 9`.
fn rows(data: &Value) -> Vec<Row<'_>> {
    let found = api::locate(data, "/*").into_iter();
    let mut rows: Vec<Row> = found
        .filter_map(|(path, value)| {
            Some(Row { key: path.trim_start_matches('/').to_owned(), word: "", value: value? })
        })
        .collect();
    if data.is_object() {
        rows.sort_by_cached_key(|row| {
            let digits: String = row.key.chars().filter(char::is_ascii_digit).collect();
            digits.parse::<u64>().unwrap_or(u64::MAX)
        });
    }
    rows
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

    fn whole() -> View {
        View::of(&LIST, &[]).expect("all of it")
    }

    #[test]
    fn a_column_has_one_name_in_each_table() {
        for endpoint in api::endpoints() {
            let titles = endpoint.table.columns.iter().map(|(title, _)| folded(title));
            let mut titles: Vec<String> = titles.collect();
            titles.sort();
            let count = titles.len();
            titles.dedup();
            assert_eq!(titles.len(), count, "{}", endpoint.command);
        }
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
