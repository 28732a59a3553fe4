//! The check of many callbacks, one after another: the outcome of each, and what to call it by. It reads a query into the memory
//! of the one before; what a person is shown of a single callback is in `verify.rs`.

use super::formula::Formula;
use super::kind::{CallbackKind, is_callback};
use super::php::PhpQuery;
use super::verify::{Check, CheckOutcome};

/// Checks callbacks with one secret.
pub struct Checker<'a> {
    secret: &'a [u8],
    kind: CallbackKind,
    query: PhpQuery,
    /// How many more checksums may be computed to tell why one is wrong.
    hashes_left: u32,
}

/// The most checksums that one checker computes to tell why others are wrong.
const MOST_HASHES: u32 = 100_000;

impl<'a> Checker<'a> {
    /// A checker for callbacks of this kind.
    pub fn new(secret: &'a [u8], kind: CallbackKind) -> Checker<'a> {
        Checker { secret, kind, query: PhpQuery::default(), hashes_left: MOST_HASHES }
    }

    /// Reads a query, and tells whether it is that of a callback.
    pub fn reads_callback(&mut self, query: &str) -> bool {
        self.query.refill(query);
        is_callback(&self.query)
    }

    /// The outcome for the query that was read last, and why it is not authentic, as far as one sentence tells it.
    pub fn check(&mut self) -> (CheckOutcome, Option<String>) {
        let check = Check::of(&self.query, self.secret, self.kind);
        let finding = match check.outcome {
            CheckOutcome::BoundariesDoNotHold => check.breaches.first(),
            CheckOutcome::UnsignedRest => check.rest.first(),
            CheckOutcome::HashDoesNotFit => {
                return (check.outcome, self.why_wrong().map(str::to_owned));
            }
            CheckOutcome::Authentic | CheckOutcome::NothingSigned => None,
        };
        (check.outcome, finding.map(ToString::to_string))
    }

    /// Why a checksum is wrong, as far as a few more tell. Of a single callback `verify` looks for much more.
    fn why_wrong(&mut self) -> Option<&'static str> {
        let received = self.query.value("checksum")?.to_ascii_lowercase();
        self.hashes_left = self.hashes_left.checked_sub(3)?;
        if self.fits(Formula::InUrlOrder, &received) {
            return Some("the checksum is in capitals");
        }
        if self.fits(Formula::FiveNamed, &received) {
            return Some("the checksum is of an earlier formula, (b)");
        }
        self.fits(Formula::ThreeNamed, &received)
            .then_some("the checksum is of the first formula, (c)")
    }

    fn fits(&self, formula: Formula, received: &[u8]) -> bool {
        formula.checksum(&self.query, self.secret, self.kind).as_bytes() == received
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
