//! The records of a CSV, one by one and within bounds. What would be read as something else than it says is never passed
//! on silently: a quote inside a cell, text behind a closing quote, a quote that is never closed, letters that are no UTF-8.

use std::io::{BufRead, Error, ErrorKind, Result};

use memchr::{memchr, memchr3};

use super::record::Record;
use crate::base::text;

/// How much one record may hold: what is larger comes from a quote that is not closed, as a rule.
#[derive(Clone, Copy, Debug)]
pub struct Bounds {
    /// Bytes of a cell.
    pub cell: usize,
    /// Bytes of a record.
    pub record: usize,
    /// Cells of a record.
    pub cells: usize,
}

/// Reads records from a source.
pub struct Records<R> {
    source: R,
    delimiter: u8,
    bounds: Bounds,
    /// The row that was read last.
    row: u64,
    /// The line that is read.
    line: u64,
    /// The last line ended with a carriage return, so that a line feed is a part of that end.
    after_return: bool,
}

/// Where in a cell the next character stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum CellState {
    /// At the beginning of a cell.
    Start,
    /// In a cell without quotes.
    Plain,
    /// Between quotes.
    Quoted,
    /// Behind a quote, which closes the cell or is the first of two.
    Behind,
}

/// A record that is being read.
struct Draft {
    row: u64,
    line: u64,
    cells: Vec<String>,
    cell: Vec<u8>,
    /// The line on which the cell began.
    cell_line: u64,
    size: usize,
    state: CellState,
    fault: Option<&'static str>,
}

const INSIDE: &str =
    "a double quote stands inside a cell: quote the whole cell, and double each quote in it";
const BEHIND: &str =
    "something stands behind a closing double quote; in quotes, a quote is typed twice";

impl<R: BufRead> Records<R> {
    /// Reads this source, which begins on this line, with this character between cells.
    pub fn new(source: R, delimiter: u8, line: u64, bounds: Bounds) -> Records<R> {
        Records { source, delimiter, bounds, row: 0, line, after_return: false }
    }

    /// The next record; `None` at the end.
    pub fn read(&mut self) -> Result<Option<Record>> {
        self.skip_line_feed()?;
        let mut draft = Draft {
            row: self.row + 1,
            line: self.line,
            cells: Vec::new(),
            cell: Vec::new(),
            cell_line: self.line,
            size: 0,
            state: CellState::Start,
            fault: None,
        };
        loop {
            let part = self.source.fill_buf()?;
            if part.is_empty() {
                return self.end(draft);
            }
            let (taken, is_whole) = draft.take(part, self.delimiter, &mut self.line)?;
            self.after_return = is_whole && part[taken - 1] == b'\r';
            self.source.consume(taken);
            draft.check(&self.bounds)?;
            if is_whole {
                return self.finish(draft).map(Some);
            }
        }
    }

    fn skip_line_feed(&mut self) -> Result<()> {
        if std::mem::take(&mut self.after_return) && self.source.fill_buf()?.first() == Some(&b'\n')
        {
            self.source.consume(1);
        }
        Ok(())
    }

    fn end(&mut self, draft: Draft) -> Result<Option<Record>> {
        if draft.state == CellState::Quoted {
            let line = draft.cell_line;
            return Err(draft.refused(&format!("a double quote on line {line} is not closed")));
        }
        // Behind the last line nothing begins any more.
        match draft.size {
            0 => Ok(None),
            _ => self.finish(draft).map(Some),
        }
    }

    fn finish(&mut self, mut draft: Draft) -> Result<Record> {
        draft.end_cell()?;
        draft.check(&self.bounds)?;
        self.row = draft.row;
        Ok(Record { row: draft.row, line: draft.line, cells: draft.cells, fault: draft.fault })
    }
}

impl Draft {
    /// Takes the bytes of this record. Gives how many they are, and whether the record ends with them.
    fn take(&mut self, part: &[u8], delimiter: u8, line: &mut u64) -> Result<(usize, bool)> {
        let mut at = 0;
        while let Some(byte) = part.get(at).copied() {
            match self.state {
                CellState::Plain => {
                    let run = memchr3(delimiter, b'\n', b'\r', &part[at..]);
                    let run = run.unwrap_or(part.len() - at);
                    self.plain(&part[at..at + run]);
                    at += run;
                    let Some(end) = part.get(at).copied() else { break };
                    at += 1;
                    if self.ends(end, delimiter, line)? {
                        return Ok((at, true));
                    }
                }
                CellState::Quoted => {
                    let run = memchr(b'"', &part[at..]).unwrap_or(part.len() - at);
                    let inner = &part[at..at + run];
                    *line += memchr::memchr_iter(b'\n', inner).count() as u64;
                    self.add(inner);
                    at += run;
                    if at < part.len() {
                        self.state = CellState::Behind;
                        self.size += 1;
                        at += 1;
                    }
                }
                CellState::Start if byte == b'"' => {
                    self.cell_line = *line;
                    self.state = CellState::Quoted;
                    self.size += 1;
                    at += 1;
                }
                CellState::Behind if byte == b'"' => {
                    self.add(b"\"");
                    self.state = CellState::Quoted;
                    at += 1;
                }
                CellState::Start | CellState::Behind
                    if byte == delimiter || byte == b'\n' || byte == b'\r' =>
                {
                    at += 1;
                    if self.ends(byte, delimiter, line)? {
                        return Ok((at, true));
                    }
                }
                CellState::Start => self.state = CellState::Plain,
                CellState::Behind => {
                    self.fault = self.fault.or(Some(BEHIND));
                    self.state = CellState::Plain;
                }
            }
        }
        Ok((at, false))
    }

    fn plain(&mut self, run: &[u8]) {
        if memchr(b'"', run).is_some() {
            self.fault = self.fault.or(Some(INSIDE));
        }
        self.add(run);
    }

    fn add(&mut self, run: &[u8]) {
        self.size += run.len();
        self.cell.extend_from_slice(run);
    }

    /// Ends the cell, and with it the record, unless it is the delimiter that ends it.
    fn ends(&mut self, byte: u8, delimiter: u8, line: &mut u64) -> Result<bool> {
        self.size += 1;
        self.state = CellState::Start;
        if byte == delimiter {
            self.end_cell()?;
            return Ok(false);
        }
        *line += 1;
        Ok(true)
    }

    fn end_cell(&mut self) -> Result<()> {
        match String::from_utf8(std::mem::take(&mut self.cell)) {
            Ok(cell) if !cell.contains('\0') => self.cells.push(cell),
            Ok(_) => return Err(self.refused("it is no text: a cell has a NUL in it")),
            Err(error) => {
                let why = format!(
                    "cell {}: {}",
                    self.cells.len() + 1,
                    text::other_encoding(error.as_bytes())
                );
                return Err(self.refused(&why));
            }
        }
        Ok(())
    }

    fn check(&self, bounds: &Bounds) -> Result<()> {
        let why = if self.cell.len() > bounds.cell {
            format!("a cell is larger than {} KiB", bounds.cell >> 10)
        } else if self.size > bounds.record {
            format!("it is larger than {} KiB", bounds.record >> 10)
        } else if self.cells.len() > bounds.cells {
            format!("it has more than {} cells", bounds.cells)
        } else {
            return Ok(());
        };
        Err(self.refused(&format!("{why}; perhaps a double quote is not closed")))
    }

    fn refused(&self, why: &str) -> Error {
        let at = Record { row: self.row, line: self.line, cells: Vec::new(), fault: None };
        Error::new(ErrorKind::InvalidData, format!("{}: {why}", at.place()))
    }
}

#[cfg(test)]
mod tests {
    use std::io::BufReader;

    use super::*;

    const BOUNDS: Bounds = Bounds { cell: 64, record: 200, cells: 8 };

    /// Every record, as `row:line:cell|cell`, read in pieces of this size.
    fn read(text: &[u8], delimiter: u8, piece: usize) -> String {
        let source = BufReader::with_capacity(piece, text);
        let mut records = Records::new(source, delimiter, 1, BOUNDS);
        let mut told = Vec::new();
        loop {
            match records.read() {
                Ok(Some(record)) => {
                    let fault = record.fault.map(|why| format!(" !{why}")).unwrap_or_default();
                    let cells = record.cells.join("|");
                    told.push(format!("{}:{}:{cells}{fault}", record.row, record.line));
                }
                Ok(None) => return told.join(" / "),
                Err(error) => return format!("{error}"),
            }
        }
    }

    fn check(text: &str, delimiter: u8, expected: &str) {
        for piece in [1, 2, 3, 7, 4096] {
            let got = read(text.as_bytes(), delimiter, piece);
            assert!(got.contains(expected), "{text:?} in pieces of {piece}: {got}");
        }
    }

    #[test]
    fn records_are_read_as_spreadsheets_write_them() {
        check("a,b\r\n1,2\r\n", b',', "1:1:a|b / 2:2:1|2");
        check("a;b\n1,5;\"2;3\"\n", b';', "1:1:a|b / 2:2:1,5|2;3");
        check("a\tb\r1\t2\r", b'\t', "1:1:a|b / 2:2:1|2");
        check("a,b\n\"x \"\"y\"\"\",\n", b',', "2:2:x \"y\"|");
        check("a\n\"\"\n", b',', "1:1:a / 2:2:");
        check("a\næøå\n", b',', "2:2:æøå");
    }

    #[test]
    fn rows_are_counted_as_a_spreadsheet_counts_them() {
        check("a,b\n\"two\nlines\",1\nx,2\n", b',', "2:2:two\nlines|1 / 3:4:x|2");
        check("a\n\n\nb\n", b',', "1:1:a / 2:2: / 3:3: / 4:4:b");
        check("a\r\n\r\nb", b',', "1:1:a / 2:2: / 3:3:b");
    }

    #[test]
    fn a_quote_that_would_be_overlooked_is_told() {
        check("a,b\n27\" screen,1\nx,2\n", b',', "|1 !a double quote stands inside");
        check("a,b\n27\" screen,1\nx,2\n", b',', " / 3:3:x|2");
        check("a,b\n \"A\",1\n", b',', "!a double quote stands inside");
        check("a,b\n\"A\"B,1\n", b',', "!something stands behind");
        check("a,b\n\"A\" ,1\n", b',', "!something stands behind");
        check("a,b\nA,1\n\"B,1\nC,1\n", b',', "row 3: a double quote on line 3 is not closed");
    }

    #[test]
    fn what_is_too_large_or_no_text_ends_the_reading() {
        let long = "x".repeat(65);
        check(&format!("a\n{long}\n"), b',', "row 2: a cell is larger than 0 KiB");
        check(&format!("a\n\"{long}"), b',', "row 2: ");
        check("a\n1,2,3,4,5,6,7,8,9\n", b',', "row 2: it has more than 8 cells");
        check("a\n\"two\nlines\"\nx\0y\n", b',', "row 3 (line 4 of the file): it is no text");
        for piece in [1, 4096] {
            let got = read(b"a,b\nODR1,Bj\xf8rn\n", b',', piece);
            assert!(got.contains("row 2: cell 2: ") && got.contains("Windows-1252"), "{got}");
        }
    }

    proptest::proptest! {
        #[test]
        fn whatever_is_written_is_read_back(
            rows in proptest::collection::vec(
                proptest::collection::vec("[a-zø\"\n\r;,\t ]{0,9}", 3),
                1..5,
            ),
            delimiter in proptest::sample::select(vec![b',', b';', b'\t']),
            piece in 1_usize..9,
        ) {
            let mut writer = csv::WriterBuilder::new().delimiter(delimiter).from_writer(Vec::new());
            rows.iter().for_each(|row| writer.write_record(row).expect("written"));
            let text = writer.into_inner().expect("written");
            let source = BufReader::with_capacity(piece, text.as_slice());
            let mut records = Records::new(source, delimiter, 1, BOUNDS);
            for (at, row) in rows.iter().enumerate() {
                let record = records.read().expect("a record").expect("a record");
                proptest::prop_assert_eq!(&record.cells, row);
                proptest::prop_assert_eq!((record.row, record.fault), (at as u64 + 1, None));
            }
            proptest::prop_assert_eq!(records.read().expect("the end"), None);
        }
    }
}
