//! Lines of an order from a CSV file, each made by the parser that also reads a typed line.

use std::fmt::Display;
use std::io::{BufReader, Read};
use std::path::Path;

use serde_json::Value;

use crate::api::{Kind, Pairs};
use crate::base::csv_text::{self, Bounds, Record, Records};
use crate::base::input;

/// The most lines of a file of lines: no order is that long, and each takes some kilobytes of memory until it is sent.
const MOST_ROWS: usize = 20_000;
/// A line has seven keys.
const BOUNDS: Bounds = Bounds { cell: 1 << 20, record: 1 << 20, cells: 1000 };

/// Elements of a list from a CSV file: the first row names the keys.
pub fn rows(file: &str, kind: &Kind) -> std::result::Result<Vec<Value>, String> {
    let Some(element) = kind.row else { return Err("takes no file".into()) };
    let opened = input::open(Path::new(file)).map_err(|error| unreadable(file, &error))?;
    let opened = BufReader::new(opened.take(input::LARGEST));
    let start = csv_text::begin(opened).map_err(|error| unreadable(file, &error))?;
    let decimal_comma = start.has_decimal_comma();
    let mut records = Records::new(start.rest, start.delimiter, start.line, BOUNDS);
    let mut next = || records.read().map_err(|error| format!("{file}: {error}"));
    let Some(heading) = next()? else { return Err(format!("{file} has no rows")) };
    let titles: Vec<&str> = heading.cells.iter().map(|title| title.trim()).collect();
    let mut rows = Vec::new();
    while let Some(record) = next()? {
        if record.cells.len() == 1 && record.is_empty() {
            continue;
        }
        if rows.len() == MOST_ROWS {
            return Err(format!("{file} has more than {MOST_ROWS} rows"));
        }
        let row = pairs(&titles, &record, decimal_comma).and_then(element);
        rows.push(row.map_err(|why| format!("{file}, line {}: {why}", record.line))?);
    }
    if rows.is_empty() { Err(format!("{file} has no rows")) } else { Ok(rows) }
}

/// The cells that are filled, each with its title.
fn pairs(titles: &[&str], record: &Record, decimal_comma: bool) -> Result<Pairs, String> {
    if let Some(fault) = record.fault {
        return Err(fault.to_owned());
    }
    let (cells, wanted) = (record.cells.len(), titles.len());
    if cells != wanted {
        return Err(format!("it has {cells} cells, and the heading {wanted}"));
    }
    let mut list = Vec::new();
    for (title, cell) in titles.iter().zip(&record.cells) {
        if !cell.is_empty() {
            list.push(((*title).to_owned(), cell.clone()));
        }
    }
    Ok(Pairs { list, decimal_comma })
}

fn unreadable(file: &str, why: &dyn Display) -> String {
    format!("{file} cannot be read: {why}")
}
