//! The options of an operation, as they were typed, and the calls that they stand for.

use std::time::Duration;

use serde_json::Value;

use crate::api::{Endpoint, Location, StateRecord, Typed};
use crate::base::error::{Error, Result};
use crate::base::money::Amount;
use crate::base::step::Command;

/// What must be true of the object or the request; otherwise nothing is sent.
#[derive(Clone, Debug, Default)]
pub struct Expectations {
    /// `--expect-status`.
    pub status: Option<String>,
    /// `--expect-total`, in the currency itself.
    pub total: Option<Amount>,
    /// `--expect-refundable`, in the currency itself.
    pub refundable: Option<Amount>,
}

impl Expectations {
    /// Whether nothing is expected.
    pub fn is_empty(&self) -> bool {
        self.status.is_none() && self.total.is_none() && self.refundable.is_none()
    }
}

/// The row of a bulk run that a call is. It was approved with the whole run.
#[derive(Clone, Debug)]
pub struct RunRow {
    /// The run.
    pub run: String,
    /// The row's number, as a spreadsheet counts: the heading is row 1.
    pub row: u64,
    /// The object as it was when the run was planned, where it was read.
    pub planned: Option<StateRecord>,
    /// What it moves as planned, in the currency itself, where that was known.
    pub amount: Option<Amount>,
    /// The newest entry of an earlier run that did the same and was known when it was planned to be done once more.
    pub repeats: Option<i64>,
}

/// What was typed for an operation: its parameters and all its flags.
#[derive(Clone, Default)]
pub struct Invocation {
    /// The parameters: flags and positionals.
    pub typed: Typed,
    /// `--data`, in order.
    pub data: Vec<String>,
    /// The body that `--data` made already, of a call by its path: no flag of such a call sets a field.
    pub body: Option<Value>,
    /// `--set`, in order.
    pub set: Vec<String>,
    /// `--unset`, in order.
    pub unset: Vec<String>,
    /// `--template`.
    pub template: bool,
    /// `--edit`.
    pub edit: bool,
    /// `--qr`.
    pub qr: bool,
    /// `--no-validate`.
    pub no_validate: bool,
    /// `--yes`.
    pub yes: bool,
    /// `--dry-run`.
    pub dry_run: bool,
    /// `--again`.
    pub again: bool,
    /// `--reason`.
    pub reason: Option<String>,
    /// `--ticket`.
    pub ticket: Option<String>,
    /// `--expect-…`.
    pub expect: Expectations,
    /// `--wait`: how long a result is waited for.
    pub wait: Option<Duration>,
    /// Journal entry that this call follows, such as the refused refund before a request for approval.
    pub follows: Option<i64>,
    /// `--show-personal-data`.
    pub show_personal: bool,
    /// `--timeout`, settled.
    pub timeout: Duration,
    /// Whether a person may be asked for what is missing.
    pub asks_missing: bool,
    /// `--verbose`.
    pub verbose: bool,
    /// Which row of which bulk run it is, if it is one.
    pub row: Option<RunRow>,
}

impl Invocation {
    /// Whether a person brought a body along.
    pub fn has_data(&self) -> bool {
        self.body.is_some() || !self.data.is_empty()
    }

    /// A flag that was typed and means nothing to a skeleton, which is not sent and of no object.
    pub fn beside_template(&self, endpoint: &Endpoint) -> Option<&'static str> {
        for param in endpoint.all_params() {
            if param.location == Location::Local && self.typed.has(param.flag) {
                return Some(param.flag);
            }
        }
        let own = [
            ("no-validate", self.no_validate),
            ("qr", self.qr),
            ("again", self.again),
            ("reason", self.reason.is_some()),
        ];
        own.into_iter().find_map(|(flag, is_typed)| is_typed.then_some(flag))
    }

    /// The calls that it stands for: one, or one for each value of the flag that the operation sends so.
    pub fn calls(&self, endpoint: &Endpoint) -> Result<Vec<Invocation>> {
        let one = vec![self.clone()];
        let Some(flag) = endpoint.split_by else { return Ok(one) };
        let values: Vec<String> = self.typed.all(flag).map(ToString::to_string).collect();
        if values.len() < 2 || self.typed.has("together") {
            return Ok(one);
        }
        if self.typed.has("amount") {
            return Err(Error::invalid(format!(
                "--amount is for one --{flag}: of several each is a call of its own"
            ))
            .next(
                Command::typed_without(&["--amount"])
                    .arg("--full")
                    .why("to give back all that is left of each"),
            )
            .next(Command::typed().arg("--together").why("to send them in one call")));
        }
        let mut calls = Vec::new();
        for (index, value) in values.iter().enumerate() {
            if values[..index].contains(value) {
                return Err(Error::invalid(format!("--{flag} {value} stands there twice")));
            }
            calls.push(Invocation { typed: self.typed.with_one(flag, index), ..self.clone() });
        }
        Ok(calls)
    }
}
