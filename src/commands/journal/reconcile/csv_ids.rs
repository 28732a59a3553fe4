//! Identifiers in a CSV file, or one a line. The heading says in which column they stand, else the first identifier does.
//! What is wrong with any row is told with its place, and then nothing is compared.

use std::fmt::Display;
use std::io::{BufReader, Read};

use crate::api::read_id;
use crate::base::csv_text::{self, Bounds, Record, Records};
use crate::base::error::{Error, Result};
use crate::base::redact;
use crate::store::worklist::Worklist;

/// The kinds of objects that can be compared.
pub const PREFIXES: [&str; 3] = ["ODR", "RES", "SUB"];

/// A cell of a spreadsheet has at most 32,767 characters, of up to four bytes.
const BOUNDS: Bounds = Bounds { cell: 128 << 10, record: 1 << 20, cells: 2000 };
/// Headings of the column with the identifiers, the likeliest first, in small letters.
const HEADINGS: [&str; 10] = [
    "object",
    "order",
    "reservation",
    "subscription",
    "orderuuid",
    "reservationuuid",
    "subscriptionuuid",
    "uuid",
    "identifier",
    "id",
];
/// So many problems are told.
const MOST_TOLD: usize = 20;

/// Adds every identifier to the list. Gives how many rows have none.
pub fn add_all(name: &str, source: impl Read, list: &Worklist) -> Result<usize> {
    let start =
        csv_text::begin(BufReader::new(source)).map_err(|error| unreadable(name, &error))?;
    let mut records = Records::new(start.rest, start.delimiter, start.line, BOUNDS);
    let mut rows =
        Rows { list, column: None, is_first: true, found: 0, blank: 0, problems: Vec::new() };
    while let Some(record) = records.read().map_err(|error| unreadable(name, &error))? {
        rows.take(&record)?;
    }
    rows.end(name)
}

/// The failure of a file that cannot be read.
pub fn unreadable(name: &str, why: &dyn Display) -> Error {
    Error::invalid(format!("{name} cannot be read: {why}"))
}

/// What was found in the rows so far.
struct Rows<'a> {
    list: &'a Worklist,
    /// Where the identifiers stand, once that is known.
    column: Option<usize>,
    is_first: bool,
    found: usize,
    blank: usize,
    problems: Vec<String>,
}

impl Rows<'_> {
    fn take(&mut self, record: &Record) -> Result<()> {
        if record.cells.len() == 1 && record.is_empty() {
            return Ok(());
        }
        if let Some(fault) = record.fault {
            self.problems.push(format!("{}: {fault}", record.place()));
            return Ok(());
        }
        let cells: Vec<String> = record.cells.iter().map(|cell| cell.trim().to_owned()).collect();
        let is_first = std::mem::replace(&mut self.is_first, false);
        if self.column.is_none() {
            self.column = cells.iter().position(|cell| read_id(cell, &PREFIXES).is_ok());
        }
        if is_first && self.column.is_none() && cells.iter().any(|cell| !cell.is_empty()) {
            // A heading, unless it is a mistyped identifier that stands alone.
            self.column = headed(&cells);
            if self.column.is_some() || !cells.iter().any(|cell| is_near(cell)) {
                return Ok(());
            }
        }
        let cell = match self.column {
            Some(column) => cells.get(column).map_or("", String::as_str),
            None => cells.iter().find(|cell| !cell.is_empty()).map_or("", String::as_str),
        };
        if cell.is_empty() {
            self.blank += 1;
            return Ok(());
        }
        match read_id(cell, &PREFIXES) {
            Ok(id) => {
                self.found += 1;
                self.list.add(&id)
            }
            Err(mistake) => {
                let (place, cell) = (record.place(), redact::hide_suspects(cell));
                self.problems.push(format!("{place}: {cell:?}: {}", mistake.to_line(&PREFIXES)));
                Ok(())
            }
        }
    }

    fn end(mut self, name: &str) -> Result<usize> {
        let count = self.problems.len();
        if count == 0 && self.found > 0 {
            return Ok(self.blank);
        }
        if count == 0 {
            let what = format!("{name} names no order, reservation or subscription");
            return Err(Error::invalid(what));
        }
        let rows = if count == 1 { "1 row".to_owned() } else { format!("{count} rows") };
        let mut error =
            Error::invalid(format!("{name}: {rows} cannot be read, so nothing was compared"));
        if count > MOST_TOLD {
            self.problems.truncate(MOST_TOLD);
            self.problems.push(format!("and {} more", count - MOST_TOLD));
        }
        for problem in self.problems {
            error = error.detail(problem);
        }
        Err(error)
    }
}

/// The column that a heading says the identifiers stand in.
fn headed(cells: &[String]) -> Option<usize> {
    let folded: Vec<String> =
        cells.iter().map(|cell| cell.to_lowercase().replace([' ', '-', '_'], "")).collect();
    HEADINGS.iter().find_map(|heading| folded.iter().position(|cell| cell == heading))
}

/// Whether a cell begins as an identifier does.
fn is_near(cell: &str) -> bool {
    let digits = cell.bytes().filter(u8::is_ascii_digit).count();
    digits >= 3 && !cell.contains(' ')
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is found in this text, one after another; or what is wrong with it.
    fn check(text: &str, expected: std::result::Result<(&[&str], usize), &str>) {
        let list = Worklist::new().expect("a list");
        match (add_all("a.csv", text.as_bytes(), &list), expected) {
            (Ok(blank), Ok((ids, blank_expected))) => {
                let (mut place, mut found) = (0, Vec::new());
                while let Some(item) = list.after(place).expect("read") {
                    found.push(item.object);
                    place = item.place;
                }
                assert_eq!(
                    (found.as_slice(), blank),
                    (ids.map_to_owned().as_slice(), blank_expected),
                    "{text:?}"
                );
            }
            (Err(error), Err(part)) => {
                let told = format!("{error} {:?}", error.report().details);
                assert!(told.contains(part), "{text:?}: {told}");
            }
            (found, _) => panic!("{text:?}: {found:?}"),
        }
    }

    trait MapToOwned {
        fn map_to_owned(&self) -> Vec<String>;
    }

    impl MapToOwned for &[&str] {
        fn map_to_owned(&self) -> Vec<String> {
            self.iter().map(|one| (*one).to_owned()).collect()
        }
    }

    #[test]
    fn identifiers_are_found_in_the_column_that_is_theirs() {
        check("ODR1\nODR2\n\nRES3\n", Ok((&["ODR1", "ODR2", "RES3"], 0)));
        check(
            "\u{feff}Order;Amount\r\nODR1;10,50\r\n;\r\n odr2 ;3\r\n",
            Ok((&["ODR1", "ODR2"], 1)),
        );
        check("Name,Order UUID\n\"Blåbær, A\",ODR1\nB,\nC,\"ODR2\"\n", Ok((&["ODR1", "ODR2"], 1)));
        check("uuid\tstatus\nSUB1\tPAID\n", Ok((&["SUB1"], 0)));
        check("what,which\nx,ODR1\ny,\n", Ok((&["ODR1"], 1)));
        check("ODR1\nODR1\n", Ok((&["ODR1"], 0)));
        // The order stands before what it is called by.
        check("id,order\n7,ODR1\n", Ok((&["ODR1"], 0)));
    }

    #[test]
    fn what_is_wrong_is_told_with_its_row() {
        check("order\nODR1\nCSRT2\nODR3x\n", Err("row 3: \\\"CSRT2\\\": CSRT2 is a customer"));
        check("order\nODR1\n0DR12345\n", Err("did you mean ODR12345?"));
        check("0DR12345\n", Err("row 1"));
        check("order\n\n", Err("names no order"));
        check("", Err("names no order"));
        check("order\n\"ODR1\n", Err("not closed"));
        let many = format!("order\n{}", "x\n".repeat(30));
        check(&many, Err("and 10 more"));
    }

    #[test]
    fn another_encoding_is_named() {
        for (text, named) in
            [(&b"navn;order\nBl\xe5b\xe6r;ODR1\n"[..], "UTF-8"), (&b"\xff\xfeo\0d\0"[..], "UTF-16")]
        {
            let list = Worklist::new().expect("a list");
            let error = add_all("a.csv", text, &list).expect_err("no UTF-8");
            let told = format!("{error} {:?}", error.report().details);
            assert!(told.contains(named), "{told}");
        }
    }
}
