//! The reason that was found for one callback, so that it is tried first on the next one of the same parameters. What fits is
//! told by the checksum alone, as in the search.

use ring::digest::{SHA256, digest};

use super::cause::{Cause, Reason};
use super::missing::MissingParameter;
use super::reading::readings_by;
use super::received::Received;
use super::search::Found;
use super::secrets::Candidate;
use super::signing::names;
use crate::callback::find::find_query;
use crate::callback::formula::Formula;
use crate::callback::kind::CallbackKind;
use crate::callback::php::{PhpQuery, PhpVariable};

/// A callback whose checksum is wrong, among many.
pub struct WrongCallback<'a> {
    /// The record that it stands in.
    pub record: &'a [u8],
    /// Its query, as it stands there.
    pub query_text: &'a str,
    /// Its parameters.
    pub query: &'a PhpQuery,
    /// Its checksum, if that can be compared.
    pub received: Option<&'a Received>,
}

impl<'a> WrongCallback<'a> {
    /// The text that a search begins with: the whole record, where it means the same callback as if it were the only one, else
    /// the query.
    pub fn text(&self) -> &'a str {
        let text = std::str::from_utf8(self.record).ok();
        let is_same =
            |text: &&str| find_query(text).is_ok_and(|pasted| pasted.query == self.query_text);
        text.filter(is_same).unwrap_or(self.query_text)
    }
}

/// How a callback was signed.
pub struct Remembered {
    /// What must be undone before it is read.
    how: Vec<Cause>,
    /// The names of its parameters, as it is read then.
    names: Vec<Vec<u8>>,
    /// The places of those that are signed, in their order.
    signed: Vec<usize>,
    /// What that departs in from the documented way.
    causes: Vec<Cause>,
    /// A signed one that is not there.
    missing: Option<MissingParameter>,
    /// The place of the secret among all that are tried.
    secret: usize,
}

impl Remembered {
    /// What was found.
    pub fn of(found: &Found, secrets: &[Candidate]) -> Remembered {
        let variables = &found.reading.query.variables;
        let place = |signed: &&PhpVariable| {
            variables.iter().position(|own| std::ptr::eq(own, *signed)).unwrap_or_default()
        };
        let secret = secrets.iter().position(|own| std::ptr::eq(own, found.secret));
        Remembered {
            how: found.reading.how().to_vec(),
            names: names_of(&found.reading.query),
            signed: found.signed.iter().map(place).collect(),
            causes: found.causes.clone(),
            missing: found.missing.clone(),
            secret: secret.unwrap_or_default(),
        }
    }

    /// A callback that was damaged, and is signed as documented.
    pub fn of_damage(how: Vec<Cause>, query: &PhpQuery, kind: CallbackKind) -> Remembered {
        let signed = Formula::InUrlOrder.signed(query, kind.of(query));
        let is_signed =
            |place: &usize| signed.iter().any(|own| std::ptr::eq(*own, &query.variables[*place]));
        Remembered {
            how,
            names: names_of(query),
            signed: (0..query.variables.len()).filter(is_signed).collect(),
            causes: Vec::new(),
            missing: None,
            secret: 0,
        }
    }

    /// The place of the secret, where it alone is not the documented one.
    pub fn secret_alone(&self) -> Option<usize> {
        let is_alone = self.how.is_empty() && self.causes.is_empty() && self.missing.is_none();
        (is_alone && self.secret > 0).then_some(self.secret)
    }

    /// The reason of this callback, if it was signed in the same way.
    pub fn reason_of(&self, wrong: &WrongCallback, secrets: &[Candidate]) -> Option<Reason> {
        let secret = secrets.get(self.secret)?;
        if self.how.is_empty() {
            return self.reason_by(wrong.query, wrong.received?, secret);
        }
        readings_by(&self.how, wrong.text(), wrong.query_text)
            .iter()
            .find_map(|query| self.reason_by(query, &Received::of(query)?, secret))
    }

    fn reason_by(
        &self,
        query: &PhpQuery,
        received: &Received,
        secret: &Candidate,
    ) -> Option<Reason> {
        if !query.variables.iter().map(|own| &own.name).eq(&self.names) {
            return None;
        }
        let signed: Vec<&PhpVariable> =
            self.signed.iter().filter_map(|place| query.variables.get(*place)).collect();
        let Some(missing) = &self.missing else {
            let parts = signed.iter().map(|own| own.value.as_slice());
            let is_signed = fits(parts, received, secret);
            return is_signed.then(|| self.reason(&signed, None, received, secret));
        };
        for missing in missing.with_other_values() {
            let (before, after) = signed.split_at_checked(missing.place)?;
            let before = before.iter().map(|own| own.value.as_slice());
            let after = after.iter().map(|own| own.value.as_slice());
            let parts = before.chain([missing.value.as_bytes()]).chain(after);
            if fits(parts, received, secret) && missing.is_plausible(query) {
                return Some(self.reason(&signed, Some(&missing), received, secret));
            }
        }
        None
    }

    fn reason(
        &self,
        signed: &[&PhpVariable],
        missing: Option<&MissingParameter>,
        received: &Received,
        secret: &Candidate,
    ) -> Reason {
        let mut signed = names(signed);
        let mut causes = [&self.how[..], &received.causes, &self.causes].concat();
        if let Some(missing) = missing {
            signed.insert(missing.place, missing.name.to_owned());
            causes.push(missing.cause());
        }
        causes.extend_from_slice(&secret.causes);
        Reason { causes, signed }
    }
}

fn names_of(query: &PhpQuery) -> Vec<Vec<u8>> {
    query.variables.iter().map(|own| own.name.clone()).collect()
}

/// Whether the joined values, with this secret, have this checksum.
pub fn fits<'a>(
    parts: impl Iterator<Item = &'a [u8]>,
    received: &Received,
    secret: &Candidate,
) -> bool {
    let mut text: Vec<u8> = parts.flatten().copied().collect();
    text.extend_from_slice(&secret.bytes);
    received.fits(digest(&SHA256, &text).as_ref())
}
