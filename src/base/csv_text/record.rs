//! One record of a CSV, and where it stands.

use crate::base::text;

/// A record: the heading, or a row of cells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// Its number as a spreadsheet counts rows: empty ones count, line breaks within cells do not.
    pub row: u64,
    /// The line of the file on which it begins.
    pub line: u64,
    /// The cells; an empty line has one that is empty.
    pub cells: Vec<String>,
    /// What is wrong with its quotes, so that its cells may not be what was meant.
    pub fault: Option<&'static str>,
}

impl Record {
    /// Whether it is an empty line, or has empty cells alone.
    pub fn is_empty(&self) -> bool {
        self.fault.is_none() && self.cells.iter().all(|cell| text::is_blank(cell))
    }

    /// Where it stands: the row, and the line of the file where that is another number.
    pub fn place(&self) -> String {
        match self.row == self.line {
            true => format!("row {}", self.row),
            false => format!("row {} (line {} of the file)", self.row, self.line),
        }
    }
}
