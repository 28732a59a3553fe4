//! What the journal keeps of one attempt: what was about to be sent, how it ended, and what was found out later.

use serde::Deserialize;
use serde_json::{Value, json};

use crate::api::{EarlierWrite, LineId, Pool, PoolId, Way};
use crate::base::money::{self, Amount};
use crate::base::privacy;

/// What is about to be sent.
pub struct Intent<'a> {
    /// The command, `orders refund`.
    pub command: &'a str,
    /// Method and path with query.
    pub method: &'a str,
    /// Path and query after the base URL.
    pub target: &'a str,
    /// The base URL; with `object` the key of everything that is asked of the journal.
    pub base_url: &'a str,
    /// The object's identifier, if the operation has one.
    pub object: Option<&'a str>,
    /// The profile's name.
    pub profile: &'a str,
    /// demo, production or sandbox.
    pub environment: &'a str,
    /// It asks or moves money: while its outcome is unknown, no other such write may follow on the object.
    pub binds: bool,
    /// The amount moved, in the currency itself.
    pub amount: Option<Amount>,
    /// What limits count, where its body can be read as more than it states.
    pub counted: Option<Amount>,
    /// How much of it on which line.
    pub lines: Vec<(LineId, Amount)>,
    /// Which way it moves.
    pub way: Option<Way>,
    /// The pool that it takes from, if it is one, as the API told it just before.
    pub pool: Option<&'a Pool>,
    /// The body, as sent.
    pub body: Option<&'a Value>,
    /// What is known of the thing that it makes, where that can be found again.
    pub trace: Option<Value>,
    /// The body that would have left the object as it was, where the operation replaces it.
    pub was: Option<&'a Value>,
    /// What makes two creations the same one: the hash of the body without its dates.
    pub alike: Option<&'a str>,
    /// The state just read.
    pub before: Option<Value>,
    /// Why it is sent, or why a guard was overridden.
    pub reason: Option<&'a str>,
    /// The ticket that it belongs to.
    pub ticket: Option<&'a str>,
    /// The entry that this one answers to: what was refused before an approval is asked for.
    pub follows: Option<i64>,
}

/// How an attempt ended, and what the answer said.
pub struct End {
    /// In a word.
    pub outcome: Outcome,
    /// The HTTP status, if an answer came.
    pub http: Option<u16>,
    /// The API's message, or why there is none.
    pub message: Option<String>,
    /// The identifier of what was made.
    pub made: Option<String>,
}

/// How an attempt ended, in a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The API accepted it.
    Accepted,
    /// The API refused it; nothing changed.
    Refused,
    /// It never left.
    NotSent,
    /// It left, and nobody can know.
    Unknown,
    /// Another process is at it now.
    InFlight,
    /// It was unknown, and it turned out that it happened.
    Happened,
    /// It was unknown or waited, and it turned out that it did not happen.
    DidNotHappen,
}

impl Outcome {
    const RECORDED: [Outcome; 6] = [
        Outcome::Accepted,
        Outcome::Refused,
        Outcome::NotSent,
        Outcome::Unknown,
        Outcome::Happened,
        Outcome::DidNotHappen,
    ];

    /// The word in the journal.
    pub fn word(self) -> &'static str {
        match self {
            Outcome::Accepted => "accepted",
            Outcome::Refused => "refused",
            Outcome::NotSent => "not_sent",
            Outcome::Unknown => "unknown",
            Outcome::InFlight => "in_flight",
            Outcome::Happened => "happened",
            Outcome::DidNotHappen => "did_not_happen",
        }
    }

    /// The outcome with this word, if an entry can have it.
    pub fn from_word(word: &str) -> Option<Outcome> {
        Outcome::RECORDED.into_iter().find(|outcome| outcome.word() == word)
    }

    /// Whether the write may have been carried out.
    pub fn may_have_happened(self) -> bool {
        !matches!(self, Outcome::Refused | Outcome::NotSent | Outcome::DidNotHappen)
    }

    /// Whether nobody knows yet what became of it.
    pub fn is_open(self) -> bool {
        matches!(self, Outcome::Unknown | Outcome::InFlight)
    }
}

/// One attempt: the intent, and the outcome if there is one.
#[derive(Clone, Debug)]
pub struct Entry {
    /// Its number.
    pub id: i64,
    /// When the intent was written.
    pub at: String,
    /// The chain's hash up to the intent; it names the attempt on any machine.
    pub hash: String,
    /// How it ended.
    pub outcome: Outcome,
    /// The intent's fields.
    pub intent: Value,
    /// The outcome's fields; null without one.
    pub end: Value,
}

impl Entry {
    /// Everything, for `journal show` and for programs.
    pub fn to_json(&self) -> Value {
        let mut all = json!({"id": self.id, "at": self.at, "outcome": self.outcome.word()});
        for part in [&self.intent, &self.end] {
            for (key, value) in part.as_object().into_iter().flatten() {
                if key != "process" {
                    all[key] = value.clone();
                }
            }
        }
        all["origin"] = Value::from(self.origin());
        all
    }

    /// What names the attempt on any machine: its own hash, or the one that it came with.
    pub fn origin(&self) -> &str {
        self.intent["origin"].as_str().unwrap_or(&self.hash)
    }

    /// A text of the intent, empty where it has none.
    pub fn text(&self, key: &str) -> &str {
        self.intent[key].as_str().unwrap_or_default()
    }

    /// The amount moved, in the currency itself.
    pub fn amount(&self) -> Option<Amount> {
        money::of(&self.intent["amount"])
    }

    /// What limits count of it.
    pub fn counted(&self) -> Option<Amount> {
        self.amount().max(money::of(&self.intent["counted"]))
    }

    /// How much of it on which line.
    pub fn lines(&self) -> Vec<(LineId, Amount)> {
        self.intent["lines"].as_array().into_iter().flatten().filter_map(line_of).collect()
    }

    /// The pool that it took from. Refunds of orders were journaled without one at first.
    pub fn pool(&self) -> Option<PoolId> {
        let kept = PoolId::deserialize(&self.intent["pool"]).ok();
        kept.or((self.intent["way"] == "out").then_some(PoolId::Order))
    }

    /// What it took, or may have taken, if anything.
    pub fn draw(&self) -> Option<EarlierWrite> {
        let pool = self.pool().filter(|_| self.outcome.may_have_happened())?;
        Some(EarlierWrite {
            entry: self.id,
            pool,
            amount: self.amount().unwrap_or_default(),
            taken_before: self.intent["told"].get("taken").and_then(money::of),
            lines: self.lines(),
            made: self.end["made"].as_str().map(str::to_owned),
        })
    }

    /// When it was begun, in Unix seconds; a time that cannot be read counts as now.
    pub fn second(&self) -> i64 {
        let at: Option<jiff::Timestamp> = self.at.parse().ok();
        at.unwrap_or_else(jiff::Timestamp::now).as_second()
    }
}

impl Intent<'_> {
    /// As the journal keeps it. `keyed` hides what the hash of a body must not tell.
    pub fn to_json(&self, process: &str, keyed: impl Fn(&Value) -> String) -> Value {
        json!({
            "command": self.command,
            "method": self.method,
            "target": self.target,
            "base_url": self.base_url,
            "object": self.object,
            "profile": self.profile,
            "environment": self.environment,
            "binds": self.binds,
            "amount": self.amount.map(money::to_json),
            "counted": self.counted.map(money::to_json),
            "lines": lines_json(&self.lines),
            "way": self.way.map(Way::word),
            "pool": self.pool.map(|pool| &pool.id),
            "told": self.pool.map(|pool| json!({
                "whole": pool.whole.map(money::to_json),
                "taken": pool.taken.map(money::to_json),
            })),
            "body": self.body.map(privacy::masked),
            "body_hash": self.body.map(&keyed),
            "trace": self.trace.as_ref().map(&keyed),
            "was_hash": self.was.map(&keyed),
            "alike": self.alike,
            "before": self.before,
            "reason": self.reason.map(privacy::without_numbers),
            "ticket": self.ticket.map(privacy::without_numbers),
            "follows": self.follows,
            "user": whoami::username().ok(),
            "host": whoami::hostname().ok(),
            "version": env!("CARGO_PKG_VERSION"),
            "process": process,
        })
    }
}

fn lines_json(lines: &[(LineId, Amount)]) -> Value {
    let line = |(id, amount): &(LineId, Amount)| json!({"id": id.to_string(), "amount": money::to_json(*amount)});
    lines.iter().map(line).collect()
}

/// Id and amount of a line, as the intent has them.
pub fn line_of(line: &Value) -> Option<(LineId, Amount)> {
    Some((LineId::kept(line["id"].as_str()?), money::of(&line["amount"])?))
}
