//! The check of many callbacks, one after another: the outcome of each, and what to call it by. It reads a query into the memory
//! of the one before; what a person is shown of a single callback is in `verify.rs`.

use memchr::memmem;

use super::finding::Finding;
use super::formula::in_url_order;
use super::kind::{CallbackKind, is_callback};
use super::known::KnownName;
use super::php::PhpQuery;
use super::places::unreadable;
use super::records::as_text;
use super::usual::{self, Usual};
use super::verify::{Check, CheckOutcome};
use super::why::{LineReason, ManyReasons, OtherSecret};

/// Checks callbacks with one secret.
pub struct Checker<'a> {
    secret: &'a [u8],
    kind: CallbackKind,
    query: PhpQuery,
    /// The text under the hash of a usual callback.
    text: Vec<u8>,
    reasons: ManyReasons,
}

/// The name of the checksum, wherever it stands.
const NAME_OF_CHECKSUM: &[u8] = b"checksum";

/// Why a callback is not authentic.
pub enum WhyNot {
    /// Nothing is to be said.
    Nothing,
    /// Its checksum fits, and this does not.
    Form(Finding),
    /// Its checksum does not fit.
    Checksum(LineReason),
}

impl<'a> Checker<'a> {
    /// A checker for callbacks of this kind. The other secrets make none authentic: they may be the reason why one is not.
    pub fn new(secret: &'a [u8], others: &[OtherSecret], kind: CallbackKind) -> Checker<'a> {
        let reasons = ManyReasons::new(secret, others, kind);
        Checker { secret, kind, query: PhpQuery::default(), text: Vec::new(), reasons }
    }

    /// The callback of a line that is usual in all, and authentic. Of another line nothing is told.
    pub fn usual(&mut self, line: &[u8]) -> Option<Usual<'_>> {
        match self.kind {
            CallbackKind::Company => None,
            CallbackKind::Auto | CallbackKind::Order => {
                usual::authentic(line, self.secret, &mut self.text)
            }
        }
    }

    /// Reads a query, and tells whether it is that of a callback.
    pub fn reads_callback(&mut self, query: &[u8]) -> bool {
        self.query.refill(query);
        is_callback(&self.query)
    }

    /// The outcome for the query that was read last, and why it is not authentic. `query` is the query as it stands in the record.
    pub fn check(&mut self, record: &[u8], query: &[u8]) -> (CheckOutcome, WhyNot) {
        let check = Check::of(&self.query, self.secret, self.kind);
        let finding = match check.outcome {
            CheckOutcome::BoundariesDoNotHold => check.breaches.into_iter().next(),
            CheckOutcome::UnsignedRest => check.rest.into_iter().next(),
            CheckOutcome::HashDoesNotFit => {
                let reason = self.reasons.of(record, &as_text(query), &self.query);
                return (check.outcome, WhyNot::Checksum(reason));
            }
            // Its name may have been damaged, or stand behind what ended the query.
            CheckOutcome::NothingSigned if memmem::find(record, NAME_OF_CHECKSUM).is_some() => {
                return match self.reasons.of(record, &as_text(query), &self.query) {
                    LineReason::Known(reason) => {
                        (check.outcome, WhyNot::Checksum(LineReason::Known(reason)))
                    }
                    _ => {
                        let unreadable = unreadable(&self.query);
                        (check.outcome, unreadable.map_or(WhyNot::Nothing, WhyNot::Form))
                    }
                };
            }
            CheckOutcome::Authentic | CheckOutcome::NothingSigned => None,
        };
        (check.outcome, finding.map_or(WhyNot::Nothing, WhyNot::Form))
    }

    /// What the callback is about.
    pub fn identifier(&self) -> Option<&[u8]> {
        let names = [KnownName::OrderUuid, KnownName::CompanyCheckUuid];
        names.iter().find_map(|name| self.query.known_value(*name))
    }

    /// Its new status.
    pub fn status(&self) -> Option<&[u8]> {
        self.query.known_value(KnownName::Status)
    }

    /// The value of a parameter that is under the hash.
    pub fn signed(&self, name: &str) -> Option<&[u8]> {
        let mut signed = in_url_order(&self.query, self.kind.of(&self.query));
        let own = signed.find(|own| own.name == name.as_bytes())?;
        Some(&own.value)
    }
}
