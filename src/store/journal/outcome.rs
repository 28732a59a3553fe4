//! How an attempt ended, in one word. What an answer of the API means is decided in `http/verdict.rs`.

use serde::{Deserialize, Serialize};

/// How an attempt ended.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "&'static str")]
pub enum Outcome {
    /// The API accepted it.
    Accepted,
    /// The API refused it; nothing changed.
    Refused,
    /// The request never left.
    NotSent,
    /// The request left, and nobody can know what became of it.
    #[default]
    Unknown,
    /// Another process is sending it now. No row says so.
    InFlight,
    /// It was unknown, and it turned out that it happened.
    Happened,
    /// It was unknown or waited, and it turned out that it did not happen.
    DidNotHappen,
}

impl Outcome {
    /// Every outcome.
    pub const ALL: [Outcome; 7] = [
        Outcome::Accepted,
        Outcome::Refused,
        Outcome::NotSent,
        Outcome::Unknown,
        Outcome::InFlight,
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

    /// The outcome with this word.
    pub fn named(word: &str) -> Option<Outcome> {
        Outcome::ALL.into_iter().find(|outcome| outcome.word() == word)
    }

    /// The outcome with this word, if a row can say it.
    pub fn from_word(word: &str) -> Option<Outcome> {
        Outcome::named(word).filter(|outcome| *outcome != Outcome::InFlight)
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

impl From<Outcome> for &'static str {
    fn from(outcome: Outcome) -> &'static str {
        outcome.word()
    }
}

impl TryFrom<String> for Outcome {
    type Error = String;

    fn try_from(word: String) -> Result<Outcome, String> {
        Outcome::from_word(&word).ok_or_else(|| format!("{word} is no outcome"))
    }
}
