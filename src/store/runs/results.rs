//! What became of each row of a run, as far as it was noted.

use std::ops::RangeInclusive;

use super::file::RunStore;
use super::run::kept_text;
use crate::base::error::Result;
use crate::base::money::{self, Amount};
use crate::store::sql::{Database, Param, Row, SqlResult};

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

/// So many results are written by one statement.
const TOGETHER: usize = 32;
/// A row that is done, or may be, does not become pending.
const UNLESS_KNOWN: &str =
    " WHERE excluded.outcome <> 'pending' OR results.outcome NOT IN ('done', 'unknown')";

impl RunStore {
    /// Keeps what became of these rows, each once, in place of what was kept of them before. Only rows that were to be sent
    /// have a result: what the plan refuses or leaves out is counted there.
    pub fn keep(&self, run: &str, results: &[RowResult]) -> Result<()> {
        self.keep_where(run, results, "")
    }

    /// The same for who tried these rows. That one was not sent here takes nothing from what another machine noted of it.
    pub fn keep_tried(&self, run: &str, results: &[RowResult]) -> Result<()> {
        self.keep_where(run, results, UNLESS_KNOWN)
    }

    fn keep_where(&self, run: &str, results: &[RowResult], condition: &str) -> Result<()> {
        if results.is_empty() {
            return Ok(());
        }
        let kept: Vec<Kept> = results.iter().map(Kept::of).collect();
        self.done(|db| {
            let work = db.transaction_beside_others()?;
            for some in kept.chunks(TOGETHER) {
                keep_some(db, run, some, condition)?;
            }
            work.commit()
        })
    }

    /// What is kept of the rows from one to another, in their order.
    pub fn results(&self, run: &str, rows: RangeInclusive<u64>) -> Result<Vec<RowResult>> {
        let query = "SELECT row, outcome, amount, message, entry, cells FROM results \
                     WHERE run = ?1 AND row BETWEEN ?2 AND ?3 ORDER BY row";
        let (first, last) = (number(*rows.start()), number(*rows.end()));
        self.done(|db| {
            let mut statement = db.prepare(query)?;
            let mut found = statement.query(&[run.into(), first.into(), last.into()])?;
            let mut results = Vec::new();
            while let Some(row) = found.next()? {
                results.push(result_of(&row)?);
            }
            Ok(results)
        })
    }
}

/// A result as it is kept.
struct Kept {
    row: i64,
    outcome: &'static str,
    amount: Option<String>,
    message: String,
    entry: Option<i64>,
    cells: Option<String>,
}

impl Kept {
    fn of(result: &RowResult) -> Kept {
        Kept {
            row: number(result.row),
            outcome: result.outcome.word(),
            amount: result.amount.as_ref().map(Amount::to_string),
            message: kept_text(&result.message),
            entry: result.entry,
            cells: match result.cells.is_empty() {
                true => None,
                false => serde_json::to_string(&result.cells).ok(),
            },
        }
    }

    fn params(&self) -> [Param<'_>; 6] {
        let Kept { row, outcome, amount, message, entry, cells } = self;
        [
            (*row).into(),
            (*outcome).into(),
            amount.into(),
            message.into(),
            (*entry).into(),
            cells.into(),
        ]
    }
}

/// Keeps some results by one statement.
fn keep_some(db: &Database, run: &str, some: &[Kept], condition: &str) -> SqlResult<()> {
    let (mut values, mut params) = (Vec::new(), vec![Param::from(run)]);
    for kept in some {
        let places: Vec<String> = (1..=6).map(|at| format!("?{}", params.len() + at)).collect();
        values.push(format!("(?1, {})", places.join(", ")));
        params.extend(kept.params());
    }
    let statement = format!(
        "INSERT INTO results (run, row, outcome, amount, message, entry, cells) VALUES {} \
         ON CONFLICT (run, row) DO UPDATE SET outcome = excluded.outcome, amount = excluded.amount, \
         message = excluded.message, entry = excluded.entry, cells = excluded.cells{condition}",
        values.join(", ")
    );
    db.execute(&statement, &params)
}

fn result_of(row: &Row) -> SqlResult<RowResult> {
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

/// A row's number as a database counts; one beyond it stands in no plan.
fn number(row: u64) -> i64 {
    row.try_into().unwrap_or(i64::MAX)
}
