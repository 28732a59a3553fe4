//! One attempt as it is read back: what was about to be sent, how it ended, and what was found out later.

use jiff::Timestamp;
use serde_json::{Map, Value};

use super::chain::ChainedRow;
use super::outcome::Outcome;
use super::rows::{Ending, Intent, Resolution};
use crate::api::{EarlierWrite, PoolId, Way};
use crate::base::money::Amount;

/// One attempt: the intent, and the outcome if there is one.
#[derive(Clone, Debug)]
pub struct Entry {
    /// The number of the intent's row.
    pub id: i64,
    /// When the intent was written.
    pub at: String,
    /// The chain's hash up to the intent; it names the attempt on any machine.
    pub hash: String,
    /// How it ended.
    pub outcome: Outcome,
    /// What was about to be sent.
    pub intent: Intent,
    /// How it ended, as the answer said, if there is such a row.
    pub ending: Option<Ending>,
    /// What was found out later, if there is such a row.
    pub resolution: Option<Resolution>,
    /// The texts of the rows, as they are stored.
    pub(super) stored: StoredRows,
}

/// The texts of the rows of one attempt.
#[derive(Clone, Debug)]
pub(super) struct StoredRows {
    pub(super) intent: String,
    pub(super) ending: Option<String>,
    pub(super) resolution: Option<String>,
}

#[cfg(test)]
impl Entry {
    /// An attempt as no database gave it.
    pub fn made_up(id: i64, at: String, outcome: Outcome, intent: Intent) -> Entry {
        let stored = StoredRows { intent: String::new(), ending: None, resolution: None };
        let (hash, ending, resolution) = (String::new(), None, None);
        Entry { id, at, hash, outcome, intent, ending, resolution, stored }
    }
}

impl Entry {
    /// An attempt of which nothing but its intent is told.
    pub(super) fn begun_by(row: ChainedRow) -> Entry {
        let ChainedRow { id, at, hash, data, .. } = row;
        let intent = super::fields::read(&data);
        let stored = StoredRows { intent: data, ending: None, resolution: None };
        Entry {
            id,
            at,
            hash,
            outcome: Outcome::Unknown,
            intent,
            ending: None,
            resolution: None,
            stored,
        }
    }

    /// All fields, for `journal show` and for programs, with those that another version of fpgo has written.
    pub fn to_json(&self) -> Value {
        let mut all = fields(Some(&self.stored.intent));
        let mut end = fields(self.stored.ending.as_deref());
        end.extend(fields(self.stored.resolution.as_deref()));
        // Told as the outcome, and for this machine alone.
        end.swap_remove("word");
        all.shift_remove("process");
        let mut whole = Map::new();
        whole.insert("id".into(), self.id.into());
        whole.insert("at".into(), self.at.as_str().into());
        whole.insert("outcome".into(), self.outcome.word().into());
        whole.extend(all);
        whole.extend(end);
        whole.insert("origin".into(), self.origin().into());
        Value::Object(whole)
    }

    /// What names the attempt on any machine: its own hash, or the one that it came with.
    pub fn origin(&self) -> &str {
        self.intent.origin.as_deref().unwrap_or(&self.hash)
    }

    /// Whether this machine made it, and not another one that it came from.
    pub fn is_own(&self) -> bool {
        self.intent.imported.is_none()
    }

    /// The body as sent, with personal fields masked; null without one.
    pub fn body(&self) -> &Value {
        self.intent.body.as_ref().unwrap_or(&Value::Null)
    }

    /// The object's identifier, empty without one.
    pub fn object(&self) -> &str {
        self.intent.object.as_deref().unwrap_or_default()
    }

    /// Its command and its object; the path of a call has its object in it.
    pub fn words(&self) -> String {
        let (command, object) = (&self.intent.command, self.object());
        match object.is_empty() || command.contains(object) {
            true => command.clone(),
            false => format!("{command} {object}"),
        }
    }

    /// Whether it is about this, made it, belongs to it as a ticket, or has it as a value of its body.
    pub fn names(&self, text: &str) -> bool {
        let own = [self.intent.object.as_deref(), self.made(), self.intent.ticket.as_deref()];
        own.contains(&Some(text)) || holds(self.body(), text)
    }

    /// The pool that the write took from. Refunds of orders were journaled without one at first.
    pub fn pool(&self) -> Option<PoolId> {
        let gives_back = self.intent.way == Some(Way::Out);
        self.intent.pool.clone().or(gives_back.then_some(PoolId::Order))
    }

    /// What the API said was taken of the pool just before.
    pub fn told_taken(&self) -> Option<Amount> {
        self.intent.told.as_ref()?.taken
    }

    /// The identifier of what was made, as the answer said or as it was found later.
    pub fn made(&self) -> Option<&str> {
        if let Some(Resolution { made: Some(found), .. }) = &self.resolution {
            return Some(found);
        }
        self.ending.as_ref()?.made.as_deref()
    }

    /// The entry as an earlier write that guards count; `None` where nothing can have been taken.
    pub fn earlier_write(&self) -> Option<EarlierWrite> {
        let pool = self.pool().filter(|_| self.outcome.may_have_happened())?;
        Some(EarlierWrite {
            entry: self.id,
            pool,
            amount: self.intent.amount.unwrap_or_default(),
            taken_before: self.told_taken(),
            lines: self.intent.lines.clone(),
            made: self.made().map(str::to_owned),
        })
    }

    /// The identifiers of what it acted on and of what it made.
    pub fn objects(&self) -> impl Iterator<Item = &str> {
        self.intent.object.as_deref().into_iter().chain(self.made())
    }

    /// Whether it acted on the object with this identifier, or made it.
    pub fn is_about(&self, object: &str) -> bool {
        self.objects().any(|own| own.eq_ignore_ascii_case(object))
    }

    /// When the attempt was begun; a time that cannot be read counts as now.
    pub fn begun(&self) -> Timestamp {
        self.at.parse().unwrap_or_else(|_| Timestamp::now())
    }

    /// The same in Unix seconds.
    pub fn second(&self) -> i64 {
        self.begun().as_second()
    }
}

/// Whether a value, or one inside of it, is this text.
fn holds(value: &Value, text: &str) -> bool {
    match value {
        Value::String(own) => own == text,
        Value::Array(items) => items.iter().any(|item| holds(item, text)),
        Value::Object(members) => members.values().any(|member| holds(member, text)),
        Value::Null | Value::Bool(_) | Value::Number(_) => false,
    }
}

fn fields(row: Option<&str>) -> Map<String, Value> {
    row.and_then(|row| serde_json::from_str(row).ok()).unwrap_or_default()
}
