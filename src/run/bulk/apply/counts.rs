//! How many rows of a run ended how while it goes on, and what was seen of them in effect.

use crate::store::runs::{RowOutcome, RowResult, Tally};

/// What is known of the rows of a run.
#[derive(Clone, Debug, Default)]
pub struct Counts {
    /// How many rows ended how, and what they come to.
    pub tally: Tally,
    /// How many of those that are done were seen in effect.
    pub confirmed: u64,
    /// What was unknown was just tried to be settled.
    pub was_settled: bool,
    /// The run was cancelled: what is pending stays so.
    pub is_cancelled: bool,
    /// How many of those that are unknown have no entry in the journal, which has lost some.
    pub lost: u64,
    /// The first row that was refused or skipped, and why.
    pub first_refusal: Option<(u64, String)>,
}

impl Counts {
    /// The rows as they were noted.
    pub fn of_tally(tally: Tally) -> Counts {
        Counts { tally, ..Counts::default() }
    }

    /// Notes why a row was refused or skipped, unless one before it was.
    pub fn note_refusal(&mut self, result: &RowResult) {
        let is_refusal = matches!(result.outcome, RowOutcome::Refused | RowOutcome::Skipped);
        let is_first = self.first_refusal.as_ref().is_none_or(|(row, _)| *row > result.row);
        if is_refusal && is_first {
            self.first_refusal = Some((result.row, result.message.clone()));
        }
    }
}
