//! The check of many callbacks, one after another: the outcome of each, and what to call it by. It reads a query into the memory
//! of the one before; what a person is shown of a single callback is in `verify.rs`.

use super::kind::{CHECKSUM, CallbackKind};
use super::php::PhpQuery;
use super::verify::{Check, CheckOutcome};

/// Checks callbacks with one secret.
pub struct Checker<'a> {
    secret: &'a [u8],
    kind: CallbackKind,
    query: PhpQuery,
}

impl<'a> Checker<'a> {
    /// A checker for callbacks of this kind.
    pub fn new(secret: &'a [u8], kind: CallbackKind) -> Checker<'a> {
        Checker { secret, kind, query: PhpQuery::default() }
    }

    /// Reads a query, and tells whether it is that of a callback: it has a checksum, or names an object as callbacks do.
    pub fn reads_callback(&mut self, query: &str) -> bool {
        self.query.refill(query);
        self.query.variable(CHECKSUM).is_some() || self.identifier().is_some()
    }

    /// The outcome for the query that was read last, and why it is not authentic, as far as one sentence tells it.
    pub fn check(&self) -> (CheckOutcome, Option<String>) {
        let check = Check::of(&self.query, self.secret, self.kind);
        let first = match check.outcome {
            CheckOutcome::BoundariesDoNotHold => check.breaches.first(),
            CheckOutcome::UnsignedRest => check.rest.first(),
            CheckOutcome::Authentic
            | CheckOutcome::HashDoesNotFit
            | CheckOutcome::NothingSigned => None,
        };
        let sentence = first.map(|finding| format!("{} {}", finding.parameter, finding.what));
        (check.outcome, sentence)
    }

    /// What the callback is about.
    pub fn identifier(&self) -> Option<&[u8]> {
        self.query.value("orderUuid").or_else(|| self.query.value("companyCheckUuid"))
    }

    /// Its new status.
    pub fn status(&self) -> Option<&[u8]> {
        self.query.value("status")
    }
}
