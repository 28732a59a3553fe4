//! CSV text before it is parsed: which character stands between its cells, and quotes that the parser would overlook.

use std::io::{Error, ErrorKind, Read, Result};

/// The character between cells, by the first line: a comma, else a semicolon or a tab as spreadsheets write them.
pub fn delimiter(first_line: &[u8]) -> u8 {
    let mut others = [b';', b'\t'].into_iter();
    match first_line.contains(&b',') {
        true => b',',
        false => others.find(|other| first_line.contains(other)).unwrap_or(b','),
    }
}

/// Passes CSV on and refuses what would be read as something else than it says: a quote inside a cell, text behind a
/// closing quote, a quote that is never closed.
pub struct StrictCsv<R> {
    inner: R,
    delimiter: u8,
    state: CellState,
    /// The number of the line, from 1.
    line: u64,
    /// The line on which the cell began.
    cell_line: u64,
    /// How many bytes were read.
    count: usize,
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

impl<R: Read> StrictCsv<R> {
    /// Reads this source, with this character between cells.
    pub fn new(inner: R, delimiter: u8) -> StrictCsv<R> {
        StrictCsv { inner, delimiter, state: CellState::Start, line: 1, cell_line: 1, count: 0 }
    }

    fn step(&mut self, byte: u8) -> Result<()> {
        const MARK: &[u8] = "\u{feff}".as_bytes();
        self.count += 1;
        if self.count <= MARK.len() && byte == MARK[self.count - 1] {
            return Ok(());
        }
        let ends = byte == self.delimiter || byte == b'\n' || byte == b'\r';
        self.state = match (self.state, byte) {
            (CellState::Start, b'"') => {
                self.cell_line = self.line;
                CellState::Quoted
            }
            (CellState::Plain, b'"') => {
                return Err(self.refused(
                    self.line,
                    "a double quote stands inside a cell: quote the whole cell, and double each quote in it",
                ));
            }
            (CellState::Quoted, b'"') => CellState::Behind,
            (CellState::Quoted, _) | (CellState::Behind, b'"') => CellState::Quoted,
            (CellState::Behind, _) if !ends => {
                return Err(self.refused(
                    self.line,
                    "something stands behind a closing double quote; in quotes, a quote is typed twice",
                ));
            }
            _ if ends => CellState::Start,
            _ => CellState::Plain,
        };
        self.line += u64::from(byte == b'\n');
        Ok(())
    }

    fn refused(&self, line: u64, why: &str) -> Error {
        Error::new(ErrorKind::InvalidData, format!("line {line}: {why}"))
    }
}

impl<R: Read> Read for StrictCsv<R> {
    fn read(&mut self, buffer: &mut [u8]) -> Result<usize> {
        let count = self.inner.read(buffer)?;
        if count == 0 && !buffer.is_empty() && self.state == CellState::Quoted {
            return Err(self.refused(self.cell_line, "a double quote is not closed"));
        }
        buffer[..count].iter().try_for_each(|byte| self.step(*byte))?;
        Ok(count)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, delimiter: u8, expected: &str) {
        let mut read = String::new();
        match StrictCsv::new(text.as_bytes(), delimiter).read_to_string(&mut read) {
            Ok(_) => assert_eq!((read.as_str(), expected), (text, ""), "{text}"),
            Err(error) => assert!(
                !expected.is_empty() && error.to_string().contains(expected),
                "{text}: {error}"
            ),
        }
    }

    #[test]
    fn a_quote_that_would_be_overlooked_is_refused() {
        check("name,qty\r\n\"A, \"\"q\"\"\",1\r\n", b',', "");
        check("\u{feff}\"name\",qty\n\"two\nlines\",1", b',', "");
        check("name;qty\nA,B;\"1\"", b';', "");
        check("name\n\"\"\"A\"\"\"\n", b',', "");
        check("name,qty\n27\" screen,1\n", b',', "line 2: a double quote stands inside");
        check("name,qty\n \"A\",1\n", b',', "line 2: a double quote stands inside");
        check("name,qty\n\"A\"B,1\n", b',', "line 2: something stands behind");
        check("name,qty\n\"A\" ,1\n", b',', "line 2: something stands behind");
        check("name,qty\nA,1\n\"B,1\nC,1\n", b',', "line 3: a double quote is not closed");
    }

    #[test]
    fn the_first_line_tells_what_stands_between_cells() {
        for (line, expected) in [
            ("name,qty", b','),
            ("name;qty", b';'),
            ("name\tqty", b'\t'),
            ("name", b','),
            ("a;b,c", b','),
        ] {
            assert_eq!(delimiter(line.as_bytes()), expected, "{line}");
        }
    }
}
