//! The functions that an operation declares, and what they work from: rules, sums that are filled in, reading what a write
//! depends on, completing and guarding its body, and why it cannot succeed.

use serde_json::Value;

use super::state::earlier::EarlierWrites;
use super::state::object::{Fetch, State};
use super::typed::Typed;
use crate::base::error::{Error, Result};
use crate::base::problem::Problem;
use crate::base::step::Step;

/// A rule that no single field can say: every problem that it finds in a body at this moment, in Unix seconds.
pub type Rule = fn(&Value, i64) -> Vec<Problem>;

/// Fills fields that follow from what was typed alone, before the checks (sums from lines).
pub type Fill = fn(&Typed, &mut Value) -> std::result::Result<(), Vec<Problem>>;

/// The body that leaves an object as it is, from the `data` of its details.
pub type BodyOf = fn(&Value) -> std::result::Result<Value, Error>;

/// Reads what a write depends on.
pub type ReadState = fn(&str, Fetch) -> Result<State>;

/// What completing the body of a write works from: the object as it is, and what was typed.
pub struct PendingWrite<'a> {
    /// The object's identifier.
    pub id: &'a str,
    /// What was typed.
    pub typed: &'a Typed,
    /// The body so far.
    pub body: &'a Value,
    /// The object as just read.
    pub state: &'a State,
    /// What this machine did to it before.
    pub earlier: &'a EarlierWrites,
    /// A person overrides the guards with a reason (`--again --reason`).
    pub again: bool,
    /// Lists go out as `{"0": …}`.
    pub keyed: bool,
}

/// One of several answers that a person may pick.
pub struct PickOption {
    /// What can be typed for it.
    pub id: String,
    /// What is shown of it.
    pub label: String,
    /// Why it cannot be picked, if it cannot.
    pub closed: Option<String>,
    /// The flag that picking it stands for.
    pub flag: &'static str,
    /// The value of the flag.
    pub value: Value,
}

/// Why a body could not be computed.
pub enum ComputeError {
    /// The body is refused.
    Refused(Error),
    /// Several answers are possible: a person may pick one, else the body is refused with the error `otherwise`.
    Choice {
        /// What to pick.
        question: String,
        /// What there is to pick from.
        options: Vec<PickOption>,
        /// Whether Enter alone picks the first of them that can be picked.
        is_marked: bool,
        /// What is said when nobody can be asked.
        otherwise: Error,
    },
}

/// Says why the object with this identifier makes a write impossible in this state. `None` where the documents do not say
/// that it is impossible, or disagree about it: then the API decides.
pub type ImpossibleIn = fn(&str, &State) -> Option<Impossible>;

/// Why a write cannot succeed in the state that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Impossible {
    /// One sentence without a full stop: `ODR1 is paid, so it cannot be cancelled`.
    pub why: String,
    /// What to do instead, one step each.
    pub instead: Vec<Step>,
}

impl Impossible {
    /// Impossible for this reason.
    pub fn because(why: impl Into<String>) -> Impossible {
        Impossible { why: why.into(), instead: Vec::new() }
    }

    /// Adds a step to take instead.
    pub fn instead(mut self, step: impl Into<Step>) -> Impossible {
        self.instead.push(step.into());
        self
    }
}

impl ComputeError {
    /// The refusal where nobody picks.
    pub fn unpicked(self) -> Error {
        match self {
            ComputeError::Refused(error) | ComputeError::Choice { otherwise: error, .. } => error,
        }
    }
}
