//! The search: readings, ways to sign and secrets, tried in the order of what they cost, until one fits. Nothing of
//! chance is in it: a wrong one fits once in 2^256 hashes, or in 2^64 where a checksum is cut off.

use ring::digest::{SHA256, digest};

use super::absent::{Trial, likely, unlikely};
use super::budget::Budget;
use super::cause::{Cause, Reason};
use super::missing::MissingParameter;
use super::orders::{many_changes, one_change};
use super::reading::Reading;
use super::received::Received;
use super::secrets::Candidate;
use super::signing::{Signing, cause_of, common, names, sets};
use crate::callback::php::PhpVariable;

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

/// What was found: with which secret the values of which parameters have the checksum.
pub struct Found<'a> {
    /// How the text is read.
    pub reading: &'a Reading,
    /// What the way to sign departs in from the documented one.
    pub causes: Vec<Cause>,
    /// The parameters that were signed, as far as they are there.
    pub signed: Vec<&'a PhpVariable>,
    /// One that is not there any more.
    pub missing: Option<MissingParameter>,
    /// The secret.
    pub secret: &'a Candidate,
}

impl Found<'_> {
    /// Why the checksum is wrong.
    pub fn reason(&self) -> Reason {
        let mut signed = names(&self.signed);
        let mut causes = [&self.reading.causes[..], &self.causes].concat();
        if let Some(missing) = &self.missing {
            signed.insert(missing.place, missing.name.to_owned());
            causes.push(missing.cause());
        }
        causes.extend_from_slice(&self.secret.causes);
        Reason { causes, signed }
    }
}

impl<'a> Search<'a> {
    /// The first reason that fits.
    pub fn run(mut self) -> Option<Found<'a>> {
        let ways = ways(self.readings);
        let (own, others) = self.secrets.split_at(1.min(self.secrets.len()));
        self.common(&ways, &refs(own))
            .or_else(|| self.common(&ways, &refs(others)))
            .or_else(|| self.changes())
            .or_else(|| self.absent(likely(self.readings, self.secrets)))
            .or_else(|| self.many_changes())
            .or_else(|| self.absent(unlikely(self.readings, self.secrets)))
    }

    /// The common ways to sign.
    fn common(
        &mut self,
        ways: &[(&'a Reading, Signing<'a>)],
        secrets: &[&'a Candidate],
    ) -> Option<Found<'a>> {
        for (reading, way) in ways {
            let parts = values(&way.signed);
            if let Some(secret) = self.fitting(&parts, &reading.received, secrets) {
                let Signing { causes, signed } = way.clone();
                return Some(Found { reading, causes, signed, missing: None, secret });
            }
        }
        None
    }

    /// One parameter more, less or elsewhere.
    fn changes(&mut self) -> Option<Found<'a>> {
        let kept = self.secrets.iter().filter(|own| own.is_kept());
        let secrets: Vec<&Candidate> = kept.take(SECRETS_FOR_CHANGES).collect();
        for reading in self.readings.iter().take(READINGS_FOR_CHANGES) {
            for set in sets(reading) {
                for signed in one_change(&set.signed) {
                    let parts = values(&signed);
                    if let Some(secret) = self.fitting(&parts, &reading.received, &secrets) {
                        return Some(found(reading, &set, signed, secret));
                    }
                }
            }
        }
        None
    }

    /// Several parameters less, and every order of a few.
    fn many_changes(&mut self) -> Option<Found<'a>> {
        let secrets: Vec<&Candidate> = self.secrets.iter().take(1).collect();
        for reading in self.readings.iter().take(READINGS_FOR_MANY) {
            for set in sets(reading) {
                for signed in many_changes(&set.signed) {
                    let parts = values(&signed);
                    if let Some(secret) = self.fitting(&parts, &reading.received, &secrets) {
                        return Some(found(reading, &set, signed, secret));
                    }
                }
            }
        }
        None
    }

    /// One parameter that is not there any more.
    fn absent(&mut self, trials: Vec<Trial<'a>>) -> Option<Found<'a>> {
        for Trial { reading, way, guess, secrets } in trials {
            let own = values(&way.signed);
            let Some((before, after)) = own.split_at_checked(guess.place) else { continue };
            for value in guess.values.iter() {
                let parts = [before, &[value.as_bytes()], after].concat();
                let fitting = self.fitting(&parts, &reading.received, &secrets);
                let (Some(secret), missing) = (fitting, guess.with(value)) else { continue };
                if missing.is_plausible(&reading.query) {
                    let (Signing { causes, signed }, missing) = (way, Some(missing));
                    return Some(Found { reading, causes, signed, missing, secret });
                }
            }
        }
        None
    }

    /// The first of these secrets with which the joined values have this checksum.
    fn fitting(
        &mut self,
        parts: &[&[u8]],
        received: &Received,
        secrets: &[&'a Candidate],
    ) -> Option<&'a Candidate> {
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

fn refs(secrets: &[Candidate]) -> Vec<&Candidate> {
    secrets.iter().collect()
}

fn values<'a>(signed: &[&'a PhpVariable]) -> Vec<&'a [u8]> {
    signed.iter().map(|variable| variable.value.as_slice()).collect()
}

fn found<'a>(
    reading: &'a Reading,
    set: &Signing,
    signed: Vec<&'a PhpVariable>,
    secret: &'a Candidate,
) -> Found<'a> {
    let causes = [&set.causes[..], &[cause_of(&set.signed, &signed)]].concat();
    Found { reading, causes, signed, missing: None, secret }
}
