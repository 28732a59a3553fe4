//! The figures of a pool as the API tells them, and what this machine's journal adds.

use serde_json::Value;

use super::id::PoolId;
use crate::api::hooks::PendingWrite;
use crate::api::state::earlier::EarlierWrites;
use crate::api::state::object::{ObjectLine, State};
use crate::base::money::{self, Amount};

/// What a write can take from, with the figures that the API tells.
#[derive(Clone, Debug)]
pub struct Pool {
    /// Which one it is.
    pub id: PoolId,
    /// How people speak of it.
    pub words: &'static PoolWords,
    /// All of it, in the currency itself.
    pub whole: Option<Amount>,
    /// Taken so far, as the API says; it may lag behind what it accepted.
    pub taken: Option<Amount>,
    /// The lines of the pool.
    pub lines: Vec<ObjectLine>,
    /// Set where the API does not say which lines the pool is made of: each can have at most its amount in it.
    pub lines_are_bounds: bool,
}

/// How people speak of a pool.
#[derive(Debug)]
pub struct PoolWords {
    /// The command that takes from it.
    pub command: &'static str,
    /// What the whole is: paid, reserved.
    pub whole: &'static str,
    /// What is taken: refunded, captured.
    pub taken: &'static str,
    /// The verb for taking from it: give back, capture.
    pub verb: &'static str,
    /// Participle of the verb: given back, captured.
    pub participle: &'static str,
    /// One write that takes from it: a refund, a capture.
    pub noun: &'static str,
    /// What is known of one that the API accepted: was accepted, was asked for.
    pub accepted: &'static str,
    /// The command that shows its lines.
    pub details: &'static str,
}

/// What a pool is for a state and a body.
pub type PoolOf = fn(&State, &Value) -> Pool;

impl Pool {
    /// What is left: the whole minus what the API and this machine's journal say was taken, whichever says more, and minus what
    /// is planned to come before.
    /// `None` where it is not known.
    pub fn left(&self, past: &EarlierWrites) -> Option<Amount> {
        Some(self.whole?.saturating_sub(past.counted(&self.id, self.taken?)))
    }

    /// The figures in one line: the whole, and what was taken by the API and by this machine's journal.
    pub fn summary(&self, write: &PendingWrite) -> String {
        let PoolWords { whole, taken, .. } = self.words;
        let mut line = format!(
            "{whole} {}, {taken} {} as the API says",
            show_told(self.whole),
            show_told(self.taken)
        );
        let past = write.earlier.taken(&self.id);
        if past > Amount::ZERO {
            line.push_str(&format!(", {} as this machine's journal says", money::show(past)));
        }
        let ahead = write.earlier.taken_ahead(&self.id);
        if ahead > Amount::ZERO {
            line.push_str(&format!(", {} by rows before this one", money::show(ahead)));
        }
        line
    }
}

/// An amount for a person, or that the API does not tell it.
pub fn show_told(amount: Option<Amount>) -> String {
    match amount {
        Some(amount) => money::show(amount),
        None => "not told".to_owned(),
    }
}
