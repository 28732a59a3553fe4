//! Lines of an order from a CSV file, each made by the parser that also reads a typed line.

use std::fmt::Display;
use std::io::{BufRead, BufReader, Read};
use std::path::Path;

use serde_json::Value;

use crate::api::{Kind, Pairs};
use crate::base::csv_text::{self, StrictCsv};
use crate::base::input;
use crate::base::text;

/// The most lines of a file of lines: no order is that long, and each takes some kilobytes of memory until it is sent.
const MOST_ROWS: usize = 20_000;

/// Elements of a list from a CSV file: the first row names the keys.
pub fn rows(file: &str, kind: &Kind) -> std::result::Result<Vec<Value>, String> {
    let Some(element) = kind.row else { return Err("takes no file".into()) };
    let opened = input::open(Path::new(file)).map_err(|error| unreadable(file, &error))?;
    // Without the bound a quote that is never closed would be one endless cell.
    let mut opened = BufReader::new(opened.take(input::LARGEST));
    let mut first_line = Vec::new();
    opened.read_until(b'\n', &mut first_line).map_err(|error| unreadable(file, &error))?;
    if first_line.starts_with(b"\xff\xfe") || first_line.starts_with(b"\xfe\xff") {
        return Err(unreadable(file, &text::encoding(&first_line)));
    }
    let first_line = text::without_mark(&first_line);
    let delimiter = csv_text::delimiter(first_line);
    let whole = StrictCsv::new(first_line.chain(opened), delimiter);
    let mut reader = csv::ReaderBuilder::new().delimiter(delimiter).from_reader(whole);
    let mut titles = reader.headers().map_err(|error| format!("{file}: {error}"))?.clone();
    titles.trim();
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|error| format!("{file}: {error}"))?;
        if rows.len() == MOST_ROWS {
            return Err(format!("{file} has more than {MOST_ROWS} rows"));
        }
        let mut list = Vec::new();
        for (title, cell) in titles.iter().zip(&record) {
            if !cell.is_empty() {
                list.push((title.to_owned(), cell.to_owned()));
            }
        }
        let row = element(Pairs { list, decimal_comma: delimiter != b',' });
        rows.push(match row {
            Ok(row) => row,
            Err(why) => {
                let line = record.position().map_or(0, csv::Position::line);
                return Err(format!("{file}, line {line}: {why}"));
            }
        });
    }
    if rows.is_empty() { Err(format!("{file} has no rows")) } else { Ok(rows) }
}

fn unreadable(file: &str, why: &dyn Display) -> String {
    format!("{file} cannot be read: {why}")
}
