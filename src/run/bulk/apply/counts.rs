//! How many rows of a run ended how, and what they come to.

use crate::base::error::Error;
use crate::base::money::Amount;
use crate::store::runs::{RowOutcome, RowResult, Tally};

/// A row that was worked on.
pub struct RowDone {
    /// What became of it.
    pub result: RowResult,
    /// Why it is not done, if it is not.
    pub failure: Option<Error>,
}

/// How many rows ended how.
#[derive(Clone, Debug, Default)]
pub struct Counts {
    rows: [u64; RowOutcome::ALL.len()],
    sums: [Amount; RowOutcome::ALL.len()],
    /// How many of those that are done were seen in effect.
    pub confirmed: u64,
    /// What was unknown was just tried to be settled.
    pub was_settled: bool,
    /// The run was cancelled: what is pending stays so.
    pub is_cancelled: bool,
}

impl Counts {
    /// The rows as they were noted.
    pub fn of_tally(tally: &Tally) -> Counts {
        let mut counts = Counts::default();
        for outcome in RowOutcome::ALL {
            counts.add(outcome, tally.rows(outcome), tally.sum(outcome));
        }
        counts
    }

    /// Counts so many rows of this outcome.
    pub fn add(&mut self, outcome: RowOutcome, count: u64, sum: Amount) {
        self.rows[outcome as usize] += count;
        let old = self.sums[outcome as usize];
        self.sums[outcome as usize] = old.saturating_add(sum);
    }

    /// Counts a row that was pending.
    pub fn note(&mut self, result: &RowResult) {
        let pending = &mut self.rows[RowOutcome::Pending as usize];
        *pending = pending.saturating_sub(1);
        let amount = result.amount.unwrap_or_default();
        let left = &mut self.sums[RowOutcome::Pending as usize];
        *left = left.saturating_sub(amount).max(Amount::ZERO);
        self.add(result.outcome, 1, amount);
    }

    /// How many rows ended so.
    pub fn rows(&self, outcome: RowOutcome) -> u64 {
        self.rows[outcome as usize]
    }

    /// What they come to, in the currency itself.
    pub fn sum(&self, outcome: RowOutcome) -> Amount {
        self.sums[outcome as usize]
    }

    /// How many rows there are.
    pub fn all(&self) -> u64 {
        self.rows.iter().sum()
    }

    /// `990 done, 3 refused, 7 pending`: what there is of each.
    pub fn in_words(&self) -> String {
        let of_each = RowOutcome::ALL.into_iter().filter(|outcome| self.rows(*outcome) > 0);
        let words = of_each.map(|outcome| format!("{} {}", self.rows(outcome), outcome.word()));
        words.collect::<Vec<_>>().join(", ")
    }
}
