//! One row of a plan: the sheet's cells, and what is expected of it.

use serde::{Deserialize, Serialize};

use super::fields;
use crate::api::StateRecord;
use crate::base::money::Amount;

/// What is expected of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Expected {
    /// It is to be sent.
    Send,
    /// This machine, or the state of its object, refuses it: it is not sent.
    Refused,
    /// It is wrong, and was left out.
    Invalid,
}

/// One row of a plan.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct PlanRow {
    /// Its number, as a spreadsheet counts: the heading is row 1.
    pub row: u64,
    /// What is expected of it.
    pub expect: Expected,
    /// Why it is not to be sent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why: Option<String>,
    /// What it moves, in the currency itself, where that is known.
    #[serde(with = "fields::amount", default, skip_serializing_if = "Option::is_none")]
    pub amount: Option<Amount>,
    /// Why the guards against repetition do not hold for it: another row does the same, or an earlier run did, and both are
    /// meant.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub again: Option<String>,
    /// The newest entry of an earlier run that did the same, where it is meant once more: only what follows it is refused.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub repeats: Option<i64>,
    /// The sheet's cells, in the order of its columns.
    pub cells: Vec<String>,
    /// Its object as just read, where it is read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub state: Option<StateRecord>,
}
