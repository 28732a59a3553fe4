//! The rows of an answer and the text of their cells. Values are as received; only personal numbers are masked.

use serde_json::{Map, Value};

use crate::api::{self, NestedList};
use crate::base::money;
use crate::base::privacy;

/// A row of an answer.
pub(super) struct Row<'a> {
    /// Its own name, where it is the member of an object.
    name: String,
    /// Which of several lists it is from, in a word; empty for the only one.
    pub(super) list: &'static str,
    pub(super) value: &'a Value,
}

impl<'a> Row<'a> {
    /// A row that is the whole answer.
    pub(super) fn whole(value: &'a Value) -> Row<'a> {
        Row { name: String::new(), list: "", value }
    }
}

/// An object, or the only one of a list of one (quirk 39).
pub(super) fn only_one(data: &Value) -> &Value {
    match data {
        Value::Array(items) if items.len() == 1 => &items[0],
        other => other,
    }
}

/// The elements of a list, or the members of an object by the numbers in their names: `Cycle 10` after `Cycle 9`.
pub(super) fn rows(data: &Value) -> Vec<Row<'_>> {
    let mut rows = Vec::new();
    for (path, value) in api::locate(data, "/*") {
        if let Some(value) = value {
            rows.push(Row { name: path.trim_start_matches('/').to_owned(), list: "", value });
        }
    }
    if data.is_object() {
        rows.sort_by_cached_key(|row| number_in(&row.name));
    }
    rows
}

fn number_in(name: &str) -> u64 {
    let digits: String = name.chars().filter(char::is_ascii_digit).collect();
    digits.parse().unwrap_or(u64::MAX)
}

/// The rows of a part; those of several lists in the order of their times, where these can be compared.
pub(super) fn part_rows<'a>(part: &NestedList, object: &'a Value) -> Vec<Row<'a>> {
    let mut all = Vec::new();
    for (list, pointer) in part.rows {
        let found = object.pointer(pointer).map(rows).unwrap_or_default();
        all.extend(found.into_iter().map(|row| Row { list, ..row }));
    }
    if part.rows.len() > 1 && all.iter().all(|row| time_of(row).is_some()) {
        all.sort_by_key(time_of);
    }
    all
}

fn time_of(row: &Row) -> Option<money::Amount> {
    row.value.get("at").and_then(money::of)
}

/// Where the cells of an answer come from.
pub(super) struct Cells<'a> {
    /// The whole body.
    pub(super) envelope: &'a Map<String, Value>,
    /// Personal numbers may be shown.
    pub(super) show_personal: bool,
}

impl Cells<'_> {
    /// The text of one cell of a row, whose own name is `@`.
    pub(super) fn of_row(&self, row: &Row, pointer: &str) -> Option<String> {
        match (pointer, self.show_personal) {
            ("@", true) => Some(row.name.clone()),
            ("@", false) => Some(privacy::without_numbers(&row.name).into_owned()),
            _ => self.at(row.value, pointer),
        }
    }

    /// The text of one cell as received, a personal number masked; `None` where the field is absent or null. A `^`
    /// means the whole body.
    pub(super) fn at(&self, row: &Value, pointer: &str) -> Option<String> {
        let value = match pointer.strip_prefix('^') {
            Some(own) => self.beside_data(own),
            None => row.pointer(pointer),
        };
        let value = value.filter(|value| !value.is_null())?;
        if self.show_personal {
            return Some(plain(value));
        }
        Some(match value {
            Value::Array(_) | Value::Object(_) => plain(&privacy::numbers_masked(value)),
            _ if privacy::is_personal_number(pointer) => privacy::masked_text(&plain(value)),
            Value::String(text) => privacy::text_of_field(pointer, text).into_owned(),
            _ => plain(value),
        })
    }

    /// What stands at this pointer of the whole body.
    fn beside_data(&self, pointer: &str) -> Option<&Value> {
        let path = pointer.strip_prefix('/')?;
        match path.split_once('/') {
            Some((member, rest)) => self.envelope.get(member)?.pointer(&format!("/{rest}")),
            None => self.envelope.get(path),
        }
    }
}

/// A value as text, without the quotes of JSON.
pub(super) fn plain(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}
