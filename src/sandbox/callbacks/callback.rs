//! One callback: where it goes, what was done to it on purpose, each attempt, and what is to be done next.

use serde::{Deserialize, Serialize};
use serde_json::json;

use super::real_time;
use super::rule::Rule;
use crate::callback::CallbackKind;

/// What a change tells the merchant.
pub struct Message {
    /// The parameters; the first one is the identifier of the object.
    pub pairs: Vec<(&'static str, String)>,
    /// How it is signed, if it is.
    pub signed: Option<CallbackKind>,
}

/// A callback.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Callback {
    /// Its number, which none before had.
    #[serde(rename = "id")]
    pub number: i64,
    /// When the change was, in Unix seconds of the sandbox's clock.
    pub at: i64,
    /// What it is about.
    pub object: String,
    /// The status that it tells.
    pub status: Option<String>,
    /// Where it goes, its parameters included.
    pub url: String,
    /// `waiting`, `sending`, the HTTP status, or why nothing came of it.
    pub outcome: String,
    /// What was sent, oldest first.
    pub attempts: Vec<Attempt>,
    /// What is done to it on purpose.
    pub rule: Rule,
    /// What of it could not be done.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Why it is sent the next time.
    pub next: AttemptReason,
    /// How often it is sent again where the merchant refuses.
    pub retries_left: u32,
    /// How often it is sent once more though it arrived.
    pub copies_left: u32,
}

/// One attempt to tell.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Attempt {
    /// When it began, in Unix seconds of the system's clock.
    pub at: i64,
    /// Why it was made.
    pub reason: AttemptReason,
    /// The HTTP status, or why there is none.
    pub outcome: String,
    /// How long it took, in milliseconds.
    pub ms: i64,
}

/// Why a callback is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AttemptReason {
    /// It was not sent before.
    First,
    /// The merchant did not answer with 2xx.
    Retry,
    /// A rule asks for one more.
    Duplicate,
    /// Somebody asked for it.
    Resent,
    /// Who sent it before has ended, and nobody knows whether it arrived.
    Repeat,
}

impl AttemptReason {
    /// The word for it, as in JSON.
    pub fn word(self) -> &'static str {
        match self {
            Self::First => "first",
            Self::Retry => "retry",
            Self::Duplicate => "duplicate",
            Self::Resent => "resent",
            Self::Repeat => "repeat",
        }
    }
}

/// What came of an attempt whose sender ended.
const NOT_KNOWN: &str = "not known whether it arrived";

impl Callback {
    /// A callback that nobody has begun to send.
    pub fn new(number: i64, at: i64, message: &Message) -> Callback {
        let status = message.pairs.iter().find(|(name, _)| *name == "status");
        Callback {
            number,
            at,
            object: message.pairs.first().map(|(_, id)| id.clone()).unwrap_or_default(),
            status: status.map(|(_, status)| status.clone()),
            url: String::new(),
            outcome: String::new(),
            attempts: Vec::new(),
            rule: Rule::default(),
            note: None,
            next: AttemptReason::First,
            retries_left: 0,
            copies_left: 0,
        }
    }

    /// Whoever was sending it has ended.
    pub fn lose_sender(&mut self) {
        let (at, reason) = (real_time::seconds(), self.next);
        self.attempts.push(Attempt { at, reason, outcome: NOT_KNOWN.into(), ms: 0 });
        self.next = AttemptReason::Repeat;
    }

    /// Writes down an attempt. Gives in how many milliseconds the next one is due; `None` where that was all.
    pub fn conclude(&mut self, attempt: Attempt) -> Option<i64> {
        self.outcome.clone_from(&attempt.outcome);
        self.attempts.push(attempt);
        if !self.has_arrived() && self.retries_left > 0 {
            self.retries_left -= 1;
            self.next = AttemptReason::Retry;
            return Some(real_time::millis(self.rule.gap()));
        }
        if self.copies_left > 0 {
            self.copies_left -= 1;
            self.next = AttemptReason::Duplicate;
            return Some(0);
        }
        None
    }

    /// Whether the merchant took it.
    pub fn has_arrived(&self) -> bool {
        self.outcome.len() == 3 && self.outcome.starts_with('2')
    }

    /// What is done to it on purpose, as the end of a line.
    pub fn on_purpose(&self) -> String {
        let note = self.note.as_deref().map(|note| format!("; not {note}")).unwrap_or_default();
        match self.rule == Rule::default() {
            true => note,
            false => format!(", by rule {}{note}", json!(self.rule)),
        }
    }

    /// One line about it, without parameters: they may name a person.
    pub fn line(&self) -> String {
        let status = self.status.as_deref().map(|status| format!(" {status}")).unwrap_or_default();
        let place = self.url.split('?').next().unwrap_or_default();
        format!("callback {}: {}{status} to {place}", self.number, self.object)
    }
}
