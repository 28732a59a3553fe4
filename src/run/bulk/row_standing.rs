//! How a row of a run stands, by its entries of the journal and by what was noted of it: the one rule by which a run is begun,
//! gone on with, cancelled, listed and reported. A row is pending, and so is sent, only where it is proven that it was not
//! carried out.

use std::iter::Peekable;

use crate::store::journal::{Entry, Outcome};
use crate::store::runs::{RowOutcome, RowResult};

/// What a server answers that takes no more, or to whoever has no leave to ask, or asks at the wrong place: another try may
/// be taken.
const NOT_OF_THE_ROW: [u16; 8] = [301, 307, 308, 401, 403, 405, 419, 429];

/// What says how a row stands.
#[derive(Debug)]
pub enum RowStanding<'e> {
    /// An entry that was carried out, or may have been.
    Sent(&'e Entry),
    /// The newest entry, which was not carried out: the API refused it for good, or it can be tried again.
    NotSent(&'e Entry, RowOutcome),
    /// What was noted of it.
    Noted(RowOutcome),
    /// Nothing that could be trusted: the journal has lost what it knew since the run began.
    Lost,
    /// Nothing, and nothing was lost: it was not tried.
    Untried,
}

impl<'e> RowStanding<'e> {
    /// How a row that was to be sent stands. `entries` are all of the row, in the order of time; `lost` is the number of the
    /// journal's row behind which nothing was lost, if anything was since the run began.
    pub fn of(
        noted: Option<&RowResult>,
        entries: &'e [Entry],
        lost: Option<i64>,
    ) -> RowStanding<'e> {
        if let Some(sent) = entries.iter().rfind(|entry| entry.outcome.may_have_happened()) {
            return RowStanding::Sent(sent);
        }
        // What was written before a loss does not prove that nothing followed it.
        let last = entries.last();
        let proof = last.filter(|entry| lost.is_none_or(|lost| entry.id > lost));
        match (noted, proof) {
            (Some(noted), Some(entry)) if overrules(entry, entries, noted) => not_sent(entry),
            (Some(noted), _) if noted.outcome != RowOutcome::Pending => {
                RowStanding::Noted(noted.outcome)
            }
            (None, Some(entry)) => not_sent(entry),
            // A row that was refused for good was not tried again.
            (_, None) => match last.filter(|entry| is_refused(entry)) {
                Some(entry) => not_sent(entry),
                None if lost.is_some() => RowStanding::Lost,
                None if noted.is_some() => RowStanding::Noted(RowOutcome::Pending),
                None => RowStanding::Untried,
            },
            (Some(noted), Some(_)) => RowStanding::Noted(noted.outcome),
        }
    }

    /// How the row stands, in a word.
    pub fn outcome(&self) -> RowOutcome {
        match self {
            RowStanding::Sent(entry) if entry.outcome.is_open() => RowOutcome::Unknown,
            RowStanding::Sent(_) => RowOutcome::Done,
            RowStanding::NotSent(_, outcome) | RowStanding::Noted(outcome) => *outcome,
            RowStanding::Lost => RowOutcome::Unknown,
            RowStanding::Untried => RowOutcome::Pending,
        }
    }

    /// The entry that says so, if one does.
    pub fn entry(&self) -> Option<&'e Entry> {
        match self {
            RowStanding::Sent(entry) | RowStanding::NotSent(entry, _) => Some(entry),
            RowStanding::Noted(_) | RowStanding::Lost | RowStanding::Untried => None,
        }
    }
}

/// The entries of this row; those of earlier ones are passed over.
pub fn entries_of<'e>(row: u64, entries: &mut &'e [Entry]) -> &'e [Entry] {
    let number = |entry: &Entry| entry.intent.row.unwrap_or_default();
    let (_, rest) = entries.split_at(entries.partition_point(|entry| number(entry) < row));
    let (own, rest) = rest.split_at(rest.partition_point(|entry| number(entry) == row));
    *entries = rest;
    own
}

/// What was noted of this row; what was noted of earlier ones is passed over.
pub fn result_of(
    row: u64,
    noted: &mut Peekable<impl Iterator<Item = RowResult>>,
) -> Option<RowResult> {
    while noted.next_if(|result| result.row < row).is_some() {}
    noted.next_if(|result| result.row == row)
}

/// Whether the newest entry, which was not carried out, says more than what was noted: what was noted as sent was found out
/// not to have happened, or the entry came after a note that the row waits. The entry that was noted must still be there.
fn overrules(newest: &Entry, entries: &[Entry], noted: &RowResult) -> bool {
    let is_there = noted.entry.is_none_or(|id| entries.iter().any(|entry| entry.id == id));
    match noted.outcome {
        RowOutcome::Done | RowOutcome::Unknown => is_there,
        RowOutcome::Pending => is_refused(newest),
        RowOutcome::Refused | RowOutcome::Skipped | RowOutcome::Invalid => false,
    }
}

fn not_sent(entry: &Entry) -> RowStanding<'_> {
    let outcome = if is_refused(entry) { RowOutcome::Refused } else { RowOutcome::Pending };
    RowStanding::NotSent(entry, outcome)
}

/// Whether the API refused it for good.
fn is_refused(entry: &Entry) -> bool {
    let Some(ending) = &entry.ending else { return false };
    let is_of_row = match ending.http {
        // Without the API's own word it is the address that is wrong.
        Some(404) => ending.message.is_some(),
        Some(status) => !NOT_OF_THE_ROW.contains(&status),
        None => false,
    };
    entry.outcome == Outcome::Refused && is_of_row
}
