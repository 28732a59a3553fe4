//! The search: readings, ways to sign and secrets, tried in the order of what they cost, until one fits. Nothing of
//! chance is in it: a wrong one fits once in 2^256 hashes, or in 2^64 where a checksum is cut off.

use ring::digest::{SHA256, digest};

use super::budget::Budget;
use super::cause::{Cause, Reason};
use super::missing::{Guess, guesses};
use super::orders::{many_changes, one_change};
use super::reading::Reading;
use super::received::Received;
use super::secrets::Candidate;
use super::signing::{Signing, cause_of, common, names, sets};
use crate::callback::forms::breaches;
use crate::callback::kind::CallbackKind;
use crate::callback::php::{PhpQuery, PhpVariable};

/// In so many readings a parameter less, or another order, is looked for: those with the fewest causes.
const READINGS_FOR_CHANGES: usize = 8;
/// In so many, the many ways are.
const READINGS_FOR_MANY: usize = 3;
/// With so many secrets.
const SECRETS_FOR_CHANGES: usize = 4;

/// What is tried against one another.
pub struct Search<'a> {
    /// Those with the fewest causes first.
    pub readings: &'a [Reading],
    /// The one in use first.
    pub secrets: &'a [Candidate],
    /// What may be tried.
    pub budget: &'a mut Budget,
}

/// What was found.
pub struct Found {
    /// Why the checksum is wrong.
    pub reason: Reason,
    /// The query in which that is so.
    pub text: String,
}

impl Search<'_> {
    /// The first reason that fits.
    pub fn run(mut self) -> Option<Found> {
        let ways = ways(self.readings);
        let (own, others) = self.secrets.split_at(1.min(self.secrets.len()));
        self.common(&ways, own)
            .or_else(|| self.common(&ways, others))
            .or_else(|| self.changes())
            .or_else(|| self.missing())
            .or_else(|| self.many_changes())
    }

    /// The common ways to sign.
    fn common(&mut self, ways: &[(&Reading, Signing)], secrets: &[Candidate]) -> Option<Found> {
        for (reading, way) in ways {
            let parts = values(&way.signed);
            if let Some(secret) = self.fitting(&parts, &reading.received, secrets) {
                let causes = [&reading.causes[..], &way.causes, &secret.causes].concat();
                let reason = Reason { causes, signed: names(&way.signed) };
                return Some(Found { reason, text: reading.text.clone() });
            }
        }
        None
    }

    /// One parameter more, less or elsewhere.
    fn changes(&mut self) -> Option<Found> {
        let secrets = &self.secrets[..self.secrets.len().min(SECRETS_FOR_CHANGES)];
        for reading in self.readings.iter().take(READINGS_FOR_CHANGES) {
            for set in sets(reading) {
                for signed in one_change(&set.signed) {
                    let parts = values(&signed);
                    if let Some(secret) = self.fitting(&parts, &reading.received, secrets) {
                        return Some(found(reading, &set, &signed, secret));
                    }
                }
            }
        }
        None
    }

    /// Several parameters less, and every order of a few.
    fn many_changes(&mut self) -> Option<Found> {
        let secrets = &self.secrets[..self.secrets.len().min(1)];
        for reading in self.readings.iter().take(READINGS_FOR_MANY) {
            for set in sets(reading) {
                for signed in many_changes(&set.signed) {
                    let parts = values(&signed);
                    if let Some(secret) = self.fitting(&parts, &reading.received, secrets) {
                        return Some(found(reading, &set, &signed, secret));
                    }
                }
            }
        }
        None
    }

    /// One parameter that is not there any more.
    fn missing(&mut self) -> Option<Found> {
        let secrets = &self.secrets[..self.secrets.len().min(1)];
        for reading in self.readings.iter().take(READINGS_FOR_MANY) {
            for set in sets(reading) {
                let own = values(&set.signed);
                for guess in guesses(&set.signed) {
                    let (before, after) = own.split_at(guess.place);
                    for value in &guess.values {
                        let parts = [before, &[value.as_bytes()], after].concat();
                        if self.fitting(&parts, &reading.received, secrets).is_none()
                            || !is_plausible(&set.signed, &guess, value)
                        {
                            continue;
                        }
                        let mut signed = names(&set.signed);
                        signed.insert(guess.place, guess.name.to_owned());
                        let missing = Cause::Missing { name: guess.name, value: value.clone() };
                        let causes = [&reading.causes[..], &set.causes, &[missing]].concat();
                        let reason = Reason { causes, signed };
                        return Some(Found { reason, text: reading.text.clone() });
                    }
                }
            }
        }
        None
    }

    /// The first of these secrets with which the joined values have this checksum.
    fn fitting<'s>(
        &mut self,
        parts: &[&[u8]],
        received: &Received,
        secrets: &'s [Candidate],
    ) -> Option<&'s Candidate> {
        let mut text = parts.concat();
        let length = text.len();
        for secret in secrets {
            if !self.budget.allows_hash(length + secret.bytes.len()) {
                return None;
            }
            text.truncate(length);
            text.extend_from_slice(&secret.bytes);
            if received.fits(digest(&SHA256, &text).as_ref()) {
                return Some(secret);
            }
        }
        None
    }
}

/// The common ways to sign each reading, those with the fewest causes first; but the documented one of the text as it
/// came.
fn ways(readings: &[Reading]) -> Vec<(&Reading, Signing<'_>)> {
    let mut ways = Vec::new();
    for reading in readings {
        for way in common(reading) {
            ways.push((reading, way));
        }
    }
    ways.sort_by_key(|(reading, way)| reading.causes.len() + way.causes.len());
    ways
}

/// Whether a callback with this parameter has the documented forms: values are joined without separators, so that a
/// digit which another value lost would fit as well.
fn is_plausible(signed: &[&PhpVariable], guess: &Guess, value: &str) -> bool {
    let mut variables: Vec<PhpVariable> = signed.iter().map(|own| (*own).clone()).collect();
    let (name, value) = (guess.name.into(), value.into());
    variables.insert(guess.place, PhpVariable { name, value, is_array: false });
    breaches(&PhpQuery::of(variables), CallbackKind::Order).is_empty()
}

fn values<'a>(signed: &[&'a PhpVariable]) -> Vec<&'a [u8]> {
    signed.iter().map(|variable| variable.value.as_slice()).collect()
}

fn found(reading: &Reading, set: &Signing, signed: &[&PhpVariable], secret: &Candidate) -> Found {
    let own = [cause_of(&set.signed, signed)];
    let causes = [&reading.causes[..], &set.causes, &own, &secret.causes].concat();
    Found { reason: Reason { causes, signed: names(signed) }, text: reading.text.clone() }
}
