//! A run as it is kept: what was planned, who began it, and how far it came.

use std::time::Duration;

use jiff::Timestamp;
use rusqlite::{OptionalExtension, Row, params};
use serde::{Deserialize, Serialize};

use super::file::RunStore;
use crate::base::error::Result;
use crate::base::money::Amount;
use crate::base::privacy;
use crate::base::redact;
use crate::store::lock::Lock;

/// What a run was planned to do.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct RunPlan {
    /// Its identifier: `RUN` and 12 digits.
    pub id: String,
    /// The hash of its plan.
    pub hash: String,
    /// The command of each row, `orders refund`.
    pub command: String,
    /// The account, as the journal knows it.
    pub base_url: String,
    /// The profile's name.
    pub profile: String,
    /// demo, production or sandbox.
    pub environment: String,
    /// The name of the sheet.
    pub file: String,
    /// How many rows the sheet has.
    pub rows: u64,
    /// How many of them were to be sent.
    pub send: u64,
    /// How many of them the plan refuses.
    pub refused: u64,
    /// How many of them are wrong, and were left out.
    pub invalid: u64,
    /// What the rows to be sent come to, in the currency itself.
    #[serde(with = "exact")]
    pub total: Amount,
    /// Who planned it.
    pub planner: String,
    /// When it was planned, in UTC.
    pub planned: String,
    /// It was begun once before, and the file of the runs was lost with all that it knew of it.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub begun_before: bool,
}

/// How far a run came.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RunState {
    /// A process works on it, or did so when it ended in whatever way.
    Running,
    /// It was stopped, and can be resumed.
    Stopped,
    /// Every row was tried.
    Finished,
    /// What was pending stays unsent.
    Cancelled,
}

impl RunState {
    /// Every state.
    pub const ALL: [RunState; 4] =
        [RunState::Running, RunState::Stopped, RunState::Finished, RunState::Cancelled];

    /// The word for it.
    pub fn word(self) -> &'static str {
        match self {
            RunState::Running => "running",
            RunState::Stopped => "stopped",
            RunState::Finished => "finished",
            RunState::Cancelled => "cancelled",
        }
    }

    /// The state with this word. One of a later version may be resumed.
    fn named(word: &str) -> RunState {
        RunState::ALL.into_iter().find(|state| state.word() == word).unwrap_or(RunState::Stopped)
    }
}

/// A run as it is kept.
#[derive(Clone, Debug)]
pub struct StoredRun {
    /// What was planned.
    pub plan: RunPlan,
    /// When it was begun.
    pub begun: Timestamp,
    /// Who began it.
    pub begun_by: String,
    /// How far it came.
    pub state: RunState,
    /// Why it stopped, or was cancelled.
    pub why: Option<String>,
    /// When its state changed last.
    pub changed: Timestamp,
}

impl StoredRun {
    /// The moment since which its rows may have been sent.
    pub fn since(&self) -> Timestamp {
        match self.plan.begun_before {
            true => self.plan.planned.parse().unwrap_or(Timestamp::UNIX_EPOCH),
            false => self.begun,
        }
    }
}

const COLUMNS: &str = "begun, begun_by, plan, state, why, changed";

impl RunStore {
    /// Keeps a run that begins now; no, if there is one with this identifier.
    pub fn begin(&self, plan: &RunPlan, by: &str) -> Result<bool> {
        let now = Timestamp::now().as_millisecond();
        let text = serde_json::to_string(plan).expect("a plan's facts can be written as JSON");
        let work = self.db.begin()?;
        let added = self.db.done(work.execute(
            "INSERT OR IGNORE INTO runs (id, begun, begun_by, plan, state, changed) VALUES (?1, ?2, ?3, ?4, ?5, ?2)",
            params![plan.id, now, by, text, RunState::Running.word()],
        ))?;
        self.commit_for_good(work)?;
        Ok(added == 1)
    }

    /// Keeps how far a run came, and why, with all results that were kept before.
    pub fn note_state(&self, id: &str, state: RunState, why: Option<&str>) -> Result<()> {
        let now = Timestamp::now().as_millisecond();
        let why = why.map(kept_text);
        let work = self.db.begin()?;
        self.db.done(work.execute(
            "UPDATE runs SET state = ?2, why = ?3, changed = ?4 WHERE id = ?1",
            params![id, state.word(), why, now],
        ))?;
        self.commit_for_good(work)
    }

    /// The run with this identifier.
    pub fn run(&self, id: &str) -> Result<Option<StoredRun>> {
        let query = format!("SELECT {COLUMNS} FROM runs WHERE id = ?1");
        self.db.done(self.db.query_row(&query, params![id], stored).optional())
    }

    /// The newest runs, newest first, at most so many.
    pub fn newest(&self, count: usize) -> Result<Vec<StoredRun>> {
        let query = format!("SELECT {COLUMNS} FROM runs ORDER BY begun DESC, id LIMIT ?1");
        let mut statement = self.db.done(self.db.prepare(&query))?;
        let count = i64::try_from(count).unwrap_or(i64::MAX);
        let mut found = self.db.done(statement.query(params![count]))?;
        let mut runs = Vec::new();
        while let Some(row) = self.db.done(found.next())? {
            runs.push(self.db.done(stored(row))?);
        }
        Ok(runs)
    }

    /// Takes the lock of a run, so that one process at a time works on it. Another one is not waited for.
    pub fn lock(&self, id: &str) -> Result<Lock> {
        self.dir.lock(id, Duration::ZERO)
    }

    /// Whether a process works on a run now.
    pub fn is_worked_on(&self, id: &str) -> bool {
        self.dir.is_held(id)
    }
}

/// A text without personal numbers and secrets, as the journal keeps its messages.
pub(super) fn kept_text(text: &str) -> String {
    privacy::without_numbers(&redact::text(text)).into_owned()
}

fn stored(row: &Row) -> rusqlite::Result<StoredRun> {
    let (plan, state): (String, String) = (row.get(2)?, row.get(3)?);
    Ok(StoredRun {
        plan: serde_json::from_str(&plan).unwrap_or_default(),
        begun: instant(row.get(0)?),
        begun_by: row.get(1)?,
        state: RunState::named(&state),
        why: row.get(4)?,
        changed: instant(row.get(5)?),
    })
}

fn instant(milliseconds: i64) -> Timestamp {
    Timestamp::from_millisecond(milliseconds).unwrap_or(Timestamp::UNIX_EPOCH)
}

/// An amount as a text with its digits.
mod exact {
    use serde::de::{Deserialize, Deserializer, Error};
    use serde::ser::Serializer;

    use crate::base::money::{self, Amount};

    pub fn serialize<S: Serializer>(amount: &Amount, out: S) -> Result<S::Ok, S::Error> {
        out.collect_str(amount)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(source: D) -> Result<Amount, D::Error> {
        let text = String::deserialize(source)?;
        money::of_text(&text).ok_or_else(|| D::Error::custom("no amount"))
    }
}
