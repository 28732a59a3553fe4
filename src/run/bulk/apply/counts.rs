//! How many rows of a run ended how while it goes on, and what was seen of them in effect.

use super::row_end::RowDone;
use crate::base::error::{Error, ErrorKind};
use crate::base::money::Amount;
use crate::run::bulk::in_doubt::{InDoubt, in_the_way};
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
    /// What is settled before some of the pending rows can be sent.
    pub in_doubt: InDoubt,
    /// How many rows this process called done of which the journal may not have it on the disk, and what they come to.
    unsettled: (u64, Amount),
    /// The journal did not take what became of one of them, nor will it.
    is_unrecorded: bool,
    /// Other machines work on the run.
    pub has_others: bool,
}

impl Counts {
    /// The rows as they were noted.
    pub fn of_tally(tally: Tally) -> Counts {
        Counts { tally, ..Counts::default() }
    }

    /// Counts a row that was worked on.
    pub fn note(&mut self, done: &RowDone) {
        self.tally.note(&done.result);
        self.note_refusal(&done.result);
        if done.result.outcome == RowOutcome::Pending {
            let entry = done.failure.as_ref().and_then(in_the_way);
            entry.iter().for_each(|entry| self.in_doubt.add(*entry));
        }
        self.has_others |= done.is_of_other;
        if done.result.outcome == RowOutcome::Done && !done.is_of_other {
            let (rows, sum) = &mut self.unsettled;
            *rows += 1;
            *sum = sum.saturating_add(done.result.amount.unwrap_or_default());
        }
        let is_undelivered = |error: &Error| error.kind() == ErrorKind::Undelivered;
        self.is_unrecorded |= done.failure.as_ref().is_some_and(is_undelivered);
    }

    /// Notes that the journal has on the disk what it was told of every row so far.
    pub fn note_settled(&mut self) {
        if !self.is_unrecorded {
            self.unsettled = Default::default();
        }
    }

    /// The rows as they are known where the journal cannot be asked any more: unknown is what it may not have, and what other
    /// machines did.
    pub fn without_journal(&mut self) {
        let (rows, sum) = std::mem::take(&mut self.unsettled);
        self.tally.shift(RowOutcome::Done, rows, sum);
        if self.has_others {
            let left = RowOutcome::Pending;
            self.tally.shift(left, self.tally.rows(left), self.tally.sum(left));
        }
    }

    /// Notes why a row was refused or skipped, unless one before it was.
    fn note_refusal(&mut self, result: &RowResult) {
        let is_refusal = matches!(result.outcome, RowOutcome::Refused | RowOutcome::Skipped);
        let is_first = self.first_refusal.as_ref().is_none_or(|(row, _)| *row > result.row);
        if is_refusal && is_first {
            self.first_refusal = Some((result.row, result.message.clone()));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn done(row: u64, failure: Option<ErrorKind>) -> RowDone {
        let result = RowResult {
            row,
            outcome: RowOutcome::Done,
            amount: Some(Amount::from(5)),
            message: String::new(),
            entry: None,
            cells: Vec::new(),
        };
        let failure = failure.map(|kind| Error::new(kind, "why"));
        RowDone { result, failure, is_of_other: false, begun: 1, claim: None }
    }

    fn of(rows: u64) -> Counts {
        let mut tally = Tally::default();
        tally.add(RowOutcome::Pending, rows, Amount::from(5 * rows));
        Counts::of_tally(tally)
    }

    #[track_caller]
    fn check(mut counts: Counts, expected: &str) {
        counts.without_journal();
        let sum = counts.tally.sum(RowOutcome::Unknown);
        assert_eq!(format!("{}: {sum}", counts.tally.in_words()), expected);
    }

    #[test]
    fn what_a_journal_that_is_gone_may_not_have_is_unknown() {
        let mut counts = of(4);
        check(counts.clone(), "4 pending: 0");
        counts.note(&done(2, None));
        counts.note_settled();
        counts.note(&done(3, None));
        check(counts.clone(), "1 done, 1 unknown, 2 pending: 5");
        counts.note_settled();
        check(counts.clone(), "2 done, 2 pending: 0");
        counts.note(&done(4, Some(ErrorKind::Undelivered)));
        counts.note_settled();
        check(counts.clone(), "2 done, 1 unknown, 1 pending: 5");
        counts.has_others = true;
        check(counts, "2 done, 2 unknown: 10");
    }
}
