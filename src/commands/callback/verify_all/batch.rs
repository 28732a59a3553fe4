//! The verdicts on some records in a row, ready to be written, and what the API is to be asked before others are.

use super::counts::Counts;

/// Verdicts in the order of their records.
#[derive(Default)]
pub struct Batch {
    /// Rows as they are written.
    pub rows: String,
    /// How many of what.
    pub counts: Counts,
    /// The authentic ones that the API is asked about, which have no row yet.
    pub asks: Vec<Ask>,
}

/// An authentic callback about which the API is asked.
pub struct Ask {
    /// How much of the rows stands before its own.
    pub at: usize,
    /// The number of its line, or of its entry.
    pub number: u64,
    /// What it is about, as it is shown.
    pub object: String,
    /// The status that it tells, as it is shown.
    pub status: String,
    /// Its query.
    pub query: String,
}
