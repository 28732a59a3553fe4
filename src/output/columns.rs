//! Which columns of a table are shown: all of them, or those that `--columns` names.

use crate::api::{self, Column, NestedList, Table};
use crate::base::error::{Error, Result};

/// What a table shows of an answer: the columns asked for, in the order asked for.
pub struct TableLayout {
    /// A table of rows; otherwise one object, field by field.
    pub(super) list: bool,
    pub(super) columns: Vec<Column>,
    /// Tables below the object.
    pub(super) parts: &'static [NestedList],
}

impl TableLayout {
    /// All of a table, if nothing is asked for; otherwise these columns and nothing below them.
    pub fn of(table: &Table, asked: &[String]) -> Result<TableLayout> {
        let titles: Vec<&str> = table.columns.iter().map(|column| column.title).collect();
        let mut columns = Vec::new();
        for index in column_indexes(&titles, asked)? {
            columns.push(table.columns[index]);
        }
        let parts = if asked.is_empty() { table.nested } else { &[] };
        Ok(TableLayout { list: table.list, columns, parts })
    }

    /// The titles of its columns.
    pub fn titles(&self) -> impl Iterator<Item = &'static str> {
        self.columns.iter().map(|column| column.title)
    }
}

/// Where the columns asked for stand among these titles; all of them, if nothing is asked for.
pub fn column_indexes(titles: &[&str], asked: &[String]) -> Result<Vec<usize>> {
    if asked.is_empty() {
        return Ok((0..titles.len()).collect());
    }
    let mut indexes = Vec::new();
    for name in asked {
        match titles.iter().position(|title| folded(title) == folded(name)) {
            Some(index) => indexes.push(index),
            None => return Err(unknown_column(name, titles)),
        }
    }
    Ok(indexes)
}

fn unknown_column(name: &str, titles: &[&str]) -> Error {
    let known: Vec<String> = titles.iter().map(|title| as_typed(title)).collect();
    let error = Error::invalid(format!("--columns: there is no column {name:?} here"))
        .detail(format!("the columns are {}", known.join(", ")));
    match api::nearest_word(&as_typed(name), known.iter().map(String::as_str)) {
        Some(near) => error.next(format!("did you mean {near}?")),
        None => error,
    }
}

/// A title as it is typed without quotes.
pub fn as_typed(title: &str) -> String {
    title.trim().to_lowercase().replace(' ', "-")
}

/// A title without what need not be typed.
fn folded(title: &str) -> String {
    title.to_lowercase().replace([' ', '-'], "")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_has_one_name_in_each_table() {
        for endpoint in api::endpoints() {
            let titles = endpoint.table.columns.iter().map(|column| folded(column.title));
            let mut titles: Vec<String> = titles.collect();
            titles.sort();
            let count = titles.len();
            titles.dedup();
            assert_eq!(titles.len(), count, "{}", endpoint.command);
        }
    }
}
