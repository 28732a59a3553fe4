//! A command line for an operation, in pieces.

use std::time::Duration;

use crate::api::{Endpoint, To, Typed};
use crate::base::error::{Error, Result};
use crate::base::money::Amount;

/// What a person says must be true of the object or the request; anything else ends it before it is sent.
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

/// A command line for an operation, in pieces.
#[derive(Clone, Default)]
pub struct Invocation {
    /// Flags and positionals.
    pub typed: Typed,
    /// `--data`, in order.
    pub data: Vec<String>,
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
    /// The journal's entry that this one answers to.
    pub follows: Option<i64>,
    /// `--show-personal-data`.
    pub show_personal: bool,
    /// `--timeout`, settled.
    pub timeout: Duration,
    /// `--verbose`.
    pub verbose: bool,
}

impl Invocation {
    /// A flag that was typed and can say nothing of a skeleton, which is not sent and of no object.
    pub fn beside_template(&self, endpoint: &Endpoint) -> Option<&'static str> {
        let local = endpoint.all_params().filter(|param| param.to == To::Local);
        let mut local = local.map(|param| (param.flag, self.typed.has(param.flag)));
        let own = [
            ("no-validate", self.no_validate),
            ("qr", self.qr),
            ("again", self.again),
            ("reason", self.reason.is_some()),
        ];
        let typed = |(flag, is_typed): (&'static str, bool)| is_typed.then_some(flag);
        local.find_map(typed).or_else(|| own.into_iter().find_map(typed))
    }

    /// The calls that it stands for: one, or one for each value of the flag that the operation sends so.
    pub fn calls(&self, endpoint: &Endpoint) -> Result<Vec<Invocation>> {
        let several = endpoint.each.filter(|flag| self.typed.all(flag).count() > 1);
        let Some(flag) = several.filter(|_| !self.typed.has("together")) else {
            return Ok(vec![self.clone()]);
        };
        if self.typed.has("amount") {
            return Err(Error::invalid(format!(
                "--amount is for one --{flag}: of several each is a call of its own"
            ))
            .next("add --full to give back all that is left of each, or --together for one call"));
        }
        let values: Vec<String> = self.typed.all(flag).map(ToString::to_string).collect();
        let twice = |value: &&String| values.iter().filter(|other| other == value).count() > 1;
        if let Some(value) = values.iter().find(twice) {
            return Err(Error::invalid(format!("--{flag} {value} stands there twice")));
        }
        let one = |at: usize| Invocation { typed: self.typed.with_one(flag, at), ..self.clone() };
        Ok((0..self.typed.all(flag).count()).map(one).collect())
    }
}
