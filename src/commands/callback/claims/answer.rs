//! What the API says of a callback's claim, in words and as a failure.

use crate::base::error::{Error, ErrorKind};

/// What the API says of the claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// The same.
    Same,
    /// Nothing against it, and nothing that confirms it.
    NotConfirmed,
    /// Something else.
    Otherwise,
}

/// What the API said about a callback.
pub struct Checked {
    /// What it is about, and what the API says of it.
    pub told: String,
    /// Whether the callback is true.
    pub answer: Answer,
    /// Where it is not, as sentences.
    pub differences: Vec<String>,
}

impl Checked {
    /// The API tells the same, or these differences.
    pub fn of(told: String, differences: Vec<String>) -> Checked {
        let answer = if differences.is_empty() { Answer::Same } else { Answer::Otherwise };
        Checked { told, answer, differences }
    }

    /// The answer in words.
    pub fn says(&self) -> String {
        let says = match self.answer {
            Answer::Same => "the API says the same",
            Answer::NotConfirmed => "the API does not confirm it",
            Answer::Otherwise => "the API says otherwise",
        };
        format!("{says}: {}", self.told)
    }

    /// The failure of a callback that is not confirmed.
    pub fn failure(&self) -> Option<Error> {
        let what = match self.answer {
            Answer::Same => return None,
            Answer::NotConfirmed => "not confirmed: the API does not tell what the callback says",
            Answer::Otherwise => "the API says otherwise than the callback",
        };
        let error = Error::new(ErrorKind::CheckFailed, what);
        Some(self.differences.iter().fold(error, Error::detail))
    }
}
