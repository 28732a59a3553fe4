//! The verdicts on some records in a row, ready to be written.

use super::counts::Counts;

/// Verdicts in the order of their records.
#[derive(Default)]
pub struct Batch {
    /// Rows as they are written.
    pub rows: String,
    /// How many of what.
    pub counts: Counts,
}
