//! The verdicts on some records in a row, ready to be written. What needs a longer look is left for later, in its place.

use super::counts::Counts;
use super::style::Row;
use crate::callback::CheckOutcome;

/// Verdicts in the order of their records.
#[derive(Default)]
pub struct Batch {
    /// Rows as they are written, and rows that lack their reason.
    pub parts: Vec<Part>,
    /// How many of what.
    pub counts: Counts,
}

/// A part of a batch.
pub enum Part {
    /// Rows as they are written.
    Rows(String),
    /// A callback whose checksum is wrong, and nobody knows why yet.
    Unexplained(Box<Unexplained>),
}

/// A callback whose checksum is wrong.
pub struct Unexplained {
    /// The number of its record.
    pub number: u64,
    /// What it is about.
    pub object: String,
    /// The status that it tells.
    pub status: String,
}

impl Unexplained {
    /// The row that says this of it.
    pub fn row<'a>(&'a self, reason: &'a str) -> Row<'a> {
        Row {
            number: self.number,
            outcome: Some(CheckOutcome::HashDoesNotFit),
            object: (&self.object).into(),
            status: (&self.status).into(),
            reason: reason.into(),
        }
    }
}

impl Batch {
    /// The text that further rows are added to.
    pub fn rows(&mut self) -> &mut String {
        if !matches!(self.parts.last(), Some(Part::Rows(_))) {
            self.parts.push(Part::Rows(String::new()));
        }
        match self.parts.last_mut() {
            Some(Part::Rows(rows)) => rows,
            _ => unreachable!("it was added"),
        }
    }
}
