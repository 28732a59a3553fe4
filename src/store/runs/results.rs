//! What became of each row of a run, as far as this machine noted it.

use std::ops::RangeInclusive;

use rusqlite::{Row, params};

use super::file::RunStore;
use super::run::kept_text;
use crate::base::error::Result;
use crate::base::money::{self, Amount};

/// What became of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowOutcome {
    /// It was carried out, or read.
    Done,
    /// The API, or this machine, refused it: nothing was changed.
    Refused,
    /// It was left out, because its object is not any more as it was planned.
    Skipped,
    /// It was sent, and nobody knows what became of it.
    Unknown,
    /// It was not sent yet.
    Pending,
    /// It is wrong, and was left out of the plan.
    Invalid,
}

impl RowOutcome {
    /// Every outcome, in the order in which they are counted up.
    pub const ALL: [RowOutcome; 6] = [
        RowOutcome::Done,
        RowOutcome::Refused,
        RowOutcome::Skipped,
        RowOutcome::Unknown,
        RowOutcome::Pending,
        RowOutcome::Invalid,
    ];

    /// The word for it.
    pub fn word(self) -> &'static str {
        match self {
            RowOutcome::Done => "done",
            RowOutcome::Refused => "refused",
            RowOutcome::Skipped => "skipped",
            RowOutcome::Unknown => "unknown",
            RowOutcome::Pending => "pending",
            RowOutcome::Invalid => "invalid",
        }
    }

    /// The outcome with this word.
    pub fn named(word: &str) -> Option<RowOutcome> {
        RowOutcome::ALL.into_iter().find(|outcome| outcome.word() == word)
    }

    /// Whether money was moved by it, or may have been.
    pub fn may_have_moved(self) -> bool {
        matches!(self, RowOutcome::Done | RowOutcome::Unknown)
    }
}

/// What became of one row.
#[derive(Clone, Debug, PartialEq)]
pub struct RowResult {
    /// Its number, as a spreadsheet counts: the heading is row 1.
    pub row: u64,
    /// What became of it.
    pub outcome: RowOutcome,
    /// The amount that it was about, in the currency itself.
    pub amount: Option<Amount>,
    /// What was said of it.
    pub message: String,
    /// The entry of the journal that recorded it.
    pub entry: Option<i64>,
    /// What the answer to a read says, by the columns of its operation; empty for a write.
    pub cells: Vec<String>,
}

impl RunStore {
    /// Keeps what became of these rows, in place of what was kept of them before. Only rows that were to be sent have a
    /// result: what the plan refuses or leaves out is counted there.
    pub fn keep(&self, run: &str, results: &[RowResult]) -> Result<()> {
        let work = self.db.begin()?;
        {
            let mut insert = self.db.done(work.prepare(
                "INSERT OR REPLACE INTO results (run, row, outcome, amount, message, entry, cells) \
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
            ))?;
            for result in results {
                let amount = result.amount.as_ref().map(Amount::to_string);
                let cells = match result.cells.is_empty() {
                    true => None,
                    false => serde_json::to_string(&result.cells).ok(),
                };
                self.db.done(insert.execute(params![
                    run,
                    number(result.row),
                    result.outcome.word(),
                    amount,
                    kept_text(&result.message),
                    result.entry,
                    cells,
                ]))?;
            }
        }
        self.db.done(work.commit())
    }

    /// What is kept of the rows from one to another, in their order.
    pub fn results(&self, run: &str, rows: RangeInclusive<u64>) -> Result<Vec<RowResult>> {
        let query = "SELECT row, outcome, amount, message, entry, cells FROM results \
                     WHERE run = ?1 AND row BETWEEN ?2 AND ?3 ORDER BY row";
        let mut statement = self.db.done(self.db.prepare(query))?;
        let (first, last) = (number(*rows.start()), number(*rows.end()));
        let mut found = self.db.done(statement.query(params![run, first, last]))?;
        let mut results = Vec::new();
        while let Some(row) = self.db.done(found.next())? {
            results.push(self.db.done(result_of(row))?);
        }
        Ok(results)
    }
}

fn result_of(row: &Row) -> rusqlite::Result<RowResult> {
    let (number, word): (i64, String) = (row.get(0)?, row.get(1)?);
    let (amount, cells): (Option<String>, Option<String>) = (row.get(2)?, row.get(5)?);
    let cells = cells.and_then(|cells| serde_json::from_str(&cells).ok());
    Ok(RowResult {
        row: number.try_into().unwrap_or_default(),
        // A word of a later version: the journal knows what was sent, and a row without an entry was not.
        outcome: RowOutcome::named(&word).unwrap_or(RowOutcome::Pending),
        amount: amount.as_deref().and_then(money::of_text),
        message: row.get(3)?,
        entry: row.get(4)?,
        cells: cells.unwrap_or_default(),
    })
}

/// A row's number as SQLite counts; one beyond it stands in no plan.
fn number(row: u64) -> i64 {
    row.try_into().unwrap_or(i64::MAX)
}
