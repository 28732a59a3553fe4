//! The rows of a CSV, streamed: a file or standard input, its heading, and each row with what is wrong with its form.

use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::cell_problem::CellProblem;
use crate::base::csv_text::{self, Bounds, Record, Records};
use crate::base::error::{Error, Result};
use crate::base::input;
use crate::base::text;

/// A cell of a spreadsheet has at most 32,767 characters, of up to four bytes.
const BOUNDS: Bounds = Bounds { cell: 128 << 10, record: 1 << 20, cells: 2000 };
const BUFFER: usize = 64 << 10;

/// A CSV that is being read.
pub struct Sheet {
    name: String,
    records: Records<Box<dyn BufRead>>,
    titles: Vec<String>,
    has_decimal_comma: bool,
    form: SheetForm,
    has_rows: bool,
}

/// How a CSV is written, so that a report of it can be written alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SheetForm {
    /// The character between its cells.
    pub delimiter: char,
    /// Whether a byte order mark stands before it.
    #[serde(default)]
    pub mark: bool,
}

/// A row as it stands in the file.
#[derive(Debug)]
pub struct SheetRow {
    /// Its number as a spreadsheet counts it: the heading is row 1.
    pub row: u64,
    /// The line of the file on which it begins.
    pub line: u64,
    /// As many cells as there are titles, unless a problem says otherwise.
    pub cells: Vec<String>,
    /// What is wrong with its form.
    pub problem: Option<CellProblem>,
}

impl Sheet {
    /// Opens a file, or standard input where the name is `-`, and reads the heading.
    pub fn open(file: &str) -> Result<Sheet> {
        let name = if file == "-" { "standard input" } else { file };
        let source: Box<dyn Read> = match file {
            "-" => Box::new(input::open_stdin()),
            file => match input::open(Path::new(file)) {
                Ok(opened) => Box::new(opened),
                Err(error) => return Err(unreadable(name, &error)),
            },
        };
        Sheet::of(name, Box::new(BufReader::with_capacity(BUFFER, source)))
    }

    /// The sheet of this name that this source gives.
    pub fn of(name: &str, source: Box<dyn BufRead>) -> Result<Sheet> {
        let start = csv_text::begin(source).map_err(|error| unreadable(name, &error))?;
        let has_decimal_comma = start.has_decimal_comma();
        let (delimiter, line) = (start.delimiter, start.line);
        let form = SheetForm { delimiter: char::from(delimiter), mark: start.has_mark };
        let mut records = Records::new(Box::new(start.rest) as _, delimiter, line, BOUNDS);
        let heading = records.read().map_err(|error| unreadable(name, &error))?;
        let Some(heading) = heading else {
            return Err(Error::invalid(format!(
                "{name} is empty: its first row names the columns"
            )));
        };
        if heading.is_empty() {
            let why = format!("the first row of {name} is empty: it is the one that names columns");
            return Err(Error::invalid(why));
        }
        if let Some(fault) = heading.fault {
            return Err(Error::invalid(format!("{name}, {}: {fault}", heading.place())));
        }
        let mut titles = heading.cells;
        // Spreadsheets leave delimiters behind where there were cells once.
        let last = titles.iter().rposition(|title| !text::is_blank(title)).unwrap_or(0);
        titles.truncate(last + 1);
        let name = name.to_owned();
        Ok(Sheet { name, records, titles, has_decimal_comma, form, has_rows: false })
    }

    /// As messages name it.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The titles of the columns, as they stand there.
    pub fn titles(&self) -> &[String] {
        &self.titles
    }

    /// Whether numbers may have a decimal comma.
    pub fn has_decimal_comma(&self) -> bool {
        self.has_decimal_comma
    }

    /// How it is written.
    pub fn form(&self) -> SheetForm {
        self.form
    }

    /// The next row that is not empty; `None` at the end. A file without a row is refused.
    pub fn read(&mut self) -> Result<Option<SheetRow>> {
        loop {
            let record = self.records.read().map_err(|error| unreadable(&self.name, &error))?;
            match record {
                Some(record) if record.is_empty() => {}
                Some(record) => {
                    self.has_rows = true;
                    return Ok(Some(self.row(record)));
                }
                None if self.has_rows => return Ok(None),
                None => {
                    let why = format!("{} has a heading and no rows below it", self.name);
                    return Err(Error::invalid(why));
                }
            }
        }
    }

    fn row(&self, record: Record) -> SheetRow {
        let Record { row, line, mut cells, fault } = record;
        let (count, wanted) = (cells.len(), self.titles.len());
        if cells.iter().skip(wanted).all(|cell| text::is_blank(cell)) {
            cells.truncate(wanted);
        }
        let wrong = match (fault, cells.len()) {
            (Some(fault), _) => Some(fault.to_owned()),
            (None, left) if left > wanted => Some(format!(
                "it has {count} cells, and the heading {wanted}: a cell with the delimiter in it stands in double quotes"
            )),
            (None, left) if left < wanted => Some(format!(
                "it has {count} cells, and the heading {wanted}: the line may be cut off"
            )),
            (None, _) => None,
        };
        SheetRow { row, line, cells, problem: wrong.map(CellProblem::of_row) }
    }
}

fn unreadable(name: &str, error: &io::Error) -> Error {
    Error::invalid(format!("{name} cannot be read: {error}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The titles, and each row as `row:cell|cell`, with what is wrong with it.
    fn read(text: &str) -> String {
        let source: Box<dyn BufRead> = Box::new(io::Cursor::new(text.to_owned()));
        let mut sheet = match Sheet::of("a.csv", source) {
            Ok(sheet) => sheet,
            Err(error) => return error.to_string(),
        };
        let mut told = vec![sheet.titles().join("|")];
        loop {
            match sheet.read() {
                Ok(Some(row)) => {
                    let wrong = row.problem.map(|problem| format!(" !{}", problem.rule));
                    let cells = row.cells.join("|");
                    told.push(format!("{}:{cells}{}", row.row, wrong.unwrap_or_default()));
                }
                Ok(None) => return told.join(" / "),
                Err(error) => return error.to_string(),
            }
        }
    }

    #[test]
    fn rows_are_read_as_spreadsheets_leave_them() {
        for (text, expected) in [
            ("\u{feff}order;amount\r\nODR1;5\r\n", "order|amount / 2:ODR1|5"),
            ("sep=;\r\norder;amount\r\nODR1;5\r\n", "order|amount / 2:ODR1|5"),
            ("order;amount;;\nODR1;5;;\n\n;;;\nODR2;6;\n", "order|amount / 2:ODR1|5 / 5:ODR2|6"),
            ("order,note\nODR1,\"a\nb\"\nODR2,c\n", "order|note / 2:ODR1|a\nb / 3:ODR2|c"),
            ("order;amount;;\nODR1;5;;x\n", "2:ODR1|5||x !it has 4 cells, and the heading 2"),
            ("order,amount\nODR1\n", "2:ODR1 !it has 1 cells, and the heading 2"),
            ("order\nODR1,5\n", "2:ODR1|5 !it has 2 cells, and the heading 1"),
            ("order,note\nODR1,27\" x\n", "2:ODR1|27\" x !a double quote stands inside"),
        ] {
            let got = read(text);
            assert!(got.contains(expected), "{text:?}: {got}");
        }
    }

    #[test]
    fn a_file_without_rows_or_without_a_heading_is_refused() {
        for (text, expected) in [
            ("", "a.csv is empty"),
            ("\u{feff}", "a.csv is empty"),
            ("\n\n", "the first row of a.csv is empty"),
            (";;\nODR1;5;\n", "the first row of a.csv is empty"),
            ("order;amount\n", "a.csv has a heading and no rows"),
            ("order;amount\n;\n\n", "a.csv has a heading and no rows"),
            ("or\"der,amount\nODR1,5\n", "a.csv, row 1: a double quote"),
            ("order,amount\nODR1,\"5\n", "row 2: a double quote on line 2 is not closed"),
        ] {
            let got = read(text);
            assert!(got.contains(expected), "{text:?}: {got}");
        }
    }
}
