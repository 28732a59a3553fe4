//! What became of a row that was worked on, in a word and with what was said of it.

use crate::base::error::{Error, ErrorKind, Reach};
use crate::base::privacy;
use crate::output::ending::Ending;
use crate::run::bulk::plan::PlanRow;
use crate::store::journal::{Entry, RowClaim};
use crate::store::runs::{RowOutcome, RowResult};

/// A row that was worked on.
pub struct RowDone {
    /// What became of it.
    pub result: RowResult,
    /// Why it is not done, if it is not.
    pub failure: Option<Error>,
    /// Another machine works on it, or has: what became of it is noted there.
    pub is_of_other: bool,
    /// How many intents were begun to be written for it.
    pub begun: u64,
    /// Keeps other machines from it until what became of it is noted.
    pub claim: Option<RowClaim>,
}

impl RowDone {
    /// Whether the database was not reached before anything was sent, and no entry of the row stands in the journal that this
    /// process knows of: it may be tried once more.
    pub fn misses_database(&self) -> bool {
        let is_missed = |error: &Error| {
            error.report().reach == Reach::Outage && error.report().journal.is_none()
        };
        self.result.outcome == RowOutcome::Pending && self.failure.as_ref().is_some_and(is_missed)
    }
}

/// The result of a row that the API accepted.
pub fn accepted(row: &PlanRow, ending: &Ending, said: &[String]) -> RowDone {
    let mut message = "accepted".to_owned();
    if let Some(made) = ending.made.as_ref().or(ending.object.as_ref()) {
        message.push_str(&format!(" as {made}"));
    }
    let amount = ending.amount.or(row.amount);
    let entry = ending.journal.first().copied();
    let parts: Vec<String> = [vec![message], said.to_vec(), ending.remarks.clone()].concat();
    let message = kept(&parts);
    let outcome = RowOutcome::Done;
    let result = RowResult { row: row.row, outcome, amount, message, entry, cells: Vec::new() };
    RowDone { result, failure: None, is_of_other: false, begun: 0, claim: None }
}

/// The result of a row that another machine has sent.
pub fn sent_before(row: &PlanRow, entry: &Entry) -> RowDone {
    let outcome = if entry.outcome.is_open() { RowOutcome::Unknown } else { RowOutcome::Done };
    let host = entry.intent.host.as_deref().unwrap_or("another machine");
    let message = format!("{} by {host}", entry.outcome.word());
    of_other(row, outcome, message, Some(entry.id))
}

/// The result of a row that is not ours. It is no failure here.
pub fn of_other(
    row: &PlanRow,
    outcome: RowOutcome,
    message: String,
    entry: Option<i64>,
) -> RowDone {
    let (row, amount) = (row.row, row.amount);
    let result = RowResult { row, outcome, amount, message, entry, cells: Vec::new() };
    RowDone { result, failure: None, is_of_other: true, begun: 0, claim: None }
}

/// The result of a row that was not carried out, or of which nobody knows.
pub fn not_done(row: &PlanRow, error: Error, said: Vec<String>) -> RowDone {
    let report = error.report();
    let mut parts = vec![error.to_string()];
    if let Some(message) = &report.api_message
        && !parts[0].contains(message.as_str())
    {
        parts.push(message.clone());
    }
    parts.extend(report.problems.iter().map(|problem| problem.to_line()));
    parts.extend(report.details.iter().take(1).cloned());
    parts.extend(said);
    let result = RowResult {
        row: row.row,
        outcome: outcome_of(&error),
        amount: row.amount,
        message: kept(&parts),
        entry: report.journal,
        cells: Vec::new(),
    };
    RowDone { result, failure: Some(error), is_of_other: false, begun: 0, claim: None }
}

/// What is kept of what was said: one text, without personal numbers.
pub fn kept(said: &[String]) -> String {
    privacy::without_numbers(&said.join("; ")).into_owned()
}

/// What a failure means for its row. What provably was not carried out, for a reason that may pass, is to be tried again.
fn outcome_of(error: &Error) -> RowOutcome {
    let report = error.report();
    match (error.kind(), report.reach) {
        (ErrorKind::Unknown, _) => RowOutcome::Unknown,
        (ErrorKind::Undelivered, _) => RowOutcome::Done,
        // Its intent stands in the journal, and how it ended does not.
        (_, Reach::Every | Reach::Outage) if report.journal.is_some() => RowOutcome::Unknown,
        (_, Reach::Drift) => RowOutcome::Skipped,
        (_, Reach::Moment | Reach::Every | Reach::Outage) => RowOutcome::Pending,
        (
            ErrorKind::Unavailable | ErrorKind::Config | ErrorKind::Interrupted | ErrorKind::Bug,
            Reach::Call,
        ) => RowOutcome::Pending,
        (_, Reach::Call) => RowOutcome::Refused,
    }
}
