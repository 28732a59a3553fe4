//! A run as it is kept: what was planned, who began it, and how far it came.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::file::RunStore;
use super::pieces;
use super::plan_copy::PlanCopy;
use crate::base::error::Result;
use crate::base::money::Amount;
use crate::base::privacy;
use crate::base::redact;
use crate::store::sql::{Database, Row, SqlResult};

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
    /// Keeps a run that begins now, with its plan where several machines share it; no, if there is one with this identifier.
    /// Another machine that begins it at the same moment is waited for.
    pub fn begin(&self, plan: &RunPlan, by: &str, copy: &PlanCopy) -> Result<bool> {
        let now = Timestamp::now().as_millisecond();
        let text = serde_json::to_string(plan).expect("a plan's facts can be written as JSON");
        let (id, state) = (plan.id.as_str(), RunState::Running.word());
        let params = [id.into(), now.into(), by.into(), (&text).into(), state.into()];
        let add = "INSERT INTO runs (id, begun, begun_by, plan, state, changed) VALUES (?1, ?2, ?3, ?4, ?5, ?2) \
                   ON CONFLICT (id) DO NOTHING RETURNING id";
        self.done(|db| {
            let work = db.transaction_beside_others()?;
            let is_new = db.first(add, &params, |_| Ok(()))?.is_some();
            if is_new && self.is_shared() {
                pieces::write(db, id, copy.path())?;
            }
            RunStore::commit_for_good(db, work)?;
            Ok(is_new)
        })
    }

    /// Keeps how far a run came, and why, with all results that were kept before. One that was cancelled stays so.
    pub fn note_state(&self, id: &str, state: RunState, why: Option<&str>) -> Result<()> {
        let note = StateNote::new(id, state, why);
        self.done(|db| {
            let work = db.transaction_beside_others()?;
            note.write(db)?;
            RunStore::commit_for_good(db, work)
        })
    }

    /// Ends a run for good, on all machines that share it: from now on none of its rows is sent. The first word stays.
    pub fn cancel(&self, id: &str, by: &str, why: &str) -> Result<()> {
        let note = StateNote::new(id, RunState::Cancelled, Some(why));
        let at = Timestamp::now().to_string();
        self.done(|db| {
            // Whoever writes an intent has finished, or finds it cancelled.
            let work = db.transaction()?;
            if self.is_shared() {
                let add = "INSERT INTO cancelled (run, at, cancelled_by) VALUES (?1, ?2, ?3) ON CONFLICT (run) DO NOTHING";
                db.execute(add, &[id.into(), (&at).into(), by.into()])?;
            }
            note.write(db)?;
            RunStore::commit_for_good(db, work)
        })
    }

    /// The run with this identifier.
    pub fn run(&self, id: &str) -> Result<Option<StoredRun>> {
        let query = format!("SELECT {COLUMNS} FROM runs WHERE id = ?1");
        self.done(|db| db.first(&query, &[id.into()], stored))
    }

    /// The newest runs, newest first, at most so many.
    pub fn newest(&self, count: usize) -> Result<Vec<StoredRun>> {
        let query = format!("SELECT {COLUMNS} FROM runs ORDER BY begun DESC, id LIMIT ?1");
        let count = i64::try_from(count).unwrap_or(i64::MAX);
        self.done(|db| {
            let mut statement = db.prepare(&query)?;
            let mut found = statement.query(&[count.into()])?;
            let mut runs = Vec::new();
            while let Some(row) = found.next()? {
                runs.push(stored(&row)?);
            }
            Ok(runs)
        })
    }
}

/// How far a run came, to be written.
struct StateNote<'a> {
    id: &'a str,
    state: RunState,
    why: Option<String>,
    now: i64,
}

impl<'a> StateNote<'a> {
    fn new(id: &'a str, state: RunState, why: Option<&str>) -> StateNote<'a> {
        let now = Timestamp::now().as_millisecond();
        StateNote { id, state, why: why.map(kept_text), now }
    }

    fn write(&self, db: &Database) -> SqlResult<()> {
        let update =
            "UPDATE runs SET state = ?2, why = ?3, changed = ?4 WHERE id = ?1 AND state <> ?5";
        let (state, cancelled) = (self.state.word(), RunState::Cancelled.word());
        let why = (&self.why).into();
        let params = [self.id.into(), state.into(), why, self.now.into(), cancelled.into()];
        db.execute(update, &params)
    }
}

/// A text without personal numbers and secrets, as the journal keeps its messages.
pub(super) fn kept_text(text: &str) -> String {
    privacy::without_numbers(&redact::text(text)).into_owned()
}

fn stored(row: &Row) -> SqlResult<StoredRun> {
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
