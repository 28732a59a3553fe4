//! Why a checksum is wrong. The documented check took the text as it came, and failed; here the text is repaired, where the
//! paste alone was damaged, and else a bounded list of hypotheses is tried: the one that fits is the reason. None of them
//! makes a callback authentic. What is said of a reason stands in `commands/callback/`.

mod absent;
mod budget;
mod cause;
mod damage;
mod many;
mod missing;
mod orders;
mod origin;
mod reading;
mod received;
mod record;
mod remembered;
mod repair;
mod search;
mod secrets;
mod signing;
#[cfg(test)]
mod tests;
mod unwrap;

pub use cause::{Cause, Reason, Repair, SecretChange, SecretOwner};
pub use many::{LineReason, ManyReasons};
pub use secrets::OtherSecret;

use self::budget::Budget;
use self::origin::Origin;
use self::reading::Reading;
use self::received::cut_short;
use self::remembered::Remembered;
use self::repair::RepairedText;
use self::search::{Found, Search};
use self::secrets::Candidate;
use super::checksum;
use super::find::{FindError, Part, Pasted, find_query, is_blank, part_of};
use super::kind::CallbackKind;
use super::lists::requested_by;
use super::php::PhpQuery;

/// Nobody sends a longer one: servers take addresses of 8 to 64 KiB.
const LONGEST: usize = 64 << 10;

/// A paste that was damaged, and passes the documented check when that is undone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repaired {
    /// What was undone; at least one.
    pub repairs: Vec<Repair>,
    /// The callback as it was sent.
    pub pasted: Pasted,
}

/// What was found.
pub struct Explanation {
    /// The callback that the text means: the one that the reason is about, or the least repaired one with a checksum.
    pub pasted: Option<Pasted>,
    /// What was undone in the text to get it.
    pub damage: Vec<Repair>,
    /// Why the checksum is wrong, if it is known.
    pub reason: Option<Reason>,
    /// How many checksums were computed.
    pub hashes: u32,
    /// Whether something was left untried, since the bound was reached.
    pub is_cut_short: bool,
    /// Whether the text is what was received, so that what is damaged in it was damaged before.
    pub is_received: bool,
}

/// What was found, and what helps to find the next one.
struct Explained {
    explanation: Explanation,
    remembered: Option<Remembered>,
    /// How many bytes were read or hashed.
    bytes: usize,
}

/// The search for what is the matter with one text whose documented check failed.
pub struct Why {
    texts: Vec<RepairedText>,
    kind: CallbackKind,
    budget: Budget,
    is_too_long: bool,
    origin: Origin,
}

impl Why {
    /// Makes ready to search.
    pub fn of(text: &str, kind: CallbackKind) -> Why {
        let mut budget = Budget::new();
        let text = text.trim_matches(is_blank);
        let is_too_long = text.len() > LONGEST;
        // Of a command, its address alone was requested.
        let command = requested_by(text);
        let part = match &command {
            Some(address) => address.as_deref().map(Part::Text).map_err(|why| *why),
            None => part_of(text),
        };
        let origin = if command.is_some() { Origin::Pasted } else { Origin::of(text, part) };
        let found = if is_too_long { Err(FindError::Nothing) } else { find_query(text) };
        let mut texts = match part {
            // No part of it was received as a callback.
            _ if found == Err(FindError::NotGet) => Vec::new(),
            Ok(part) if !is_too_long => repair::texts(part, &mut budget),
            _ => Vec::new(),
        };
        if let (Ok(part), Some(first)) = (part, texts.first_mut())
            && found.is_ok_and(|own| own.query.contains([' ', '\t']))
        {
            // It was received with the blanks in it, which end no word of a request.
            let whole = match part {
                Part::Target(target) => target,
                Part::Text(address) if command.is_some() => address,
                Part::Text(_) => return Why { texts, kind, budget, is_too_long, origin },
            };
            first.text = whole.replace(' ', "%20").replace('\t', "%09");
        }
        Why { texts, kind, budget, is_too_long, origin }
    }

    /// The callback of a paste that was damaged and nothing else: its repaired text has the documented checksum. Of what was received
    /// only line breaks can be of the paste.
    pub fn repaired(&mut self, secret: &[u8]) -> Option<Repaired> {
        for repaired in &self.texts {
            let Ok(pasted) = find_query(&repaired.text) else { continue };
            if repaired.repairs.is_empty()
                || !self.origin.is_of_paste(&repaired.repairs)
                || !self.budget.allows_hash(pasted.query.len())
            {
                continue;
            }
            let query = PhpQuery::read(&pasted.query);
            if checksum::fits(&query, secret, self.kind.of(&query)) {
                return Some(Repaired { repairs: repaired.repairs.clone(), pasted });
            }
        }
        None
    }

    /// The reason why the checksum is wrong. The other secrets are those that are kept beside the one in use.
    pub fn explain(self, secret: &[u8], others: &[OtherSecret]) -> Explanation {
        self.explain_by(&secrets::candidates(secret, others)).explanation
    }

    /// The same, with what is to be remembered for the next callback.
    fn explain_by(mut self, secrets: &[Candidate]) -> Explained {
        let readings = reading::readings(&self.texts, self.kind, &mut self.budget);
        let found = Search { readings: &readings, secrets, budget: &mut self.budget }.run();
        let remembered = found.as_ref().map(|found| Remembered::of(found, secrets));
        let meant = match &found {
            Some(found) => readings.iter().find(|reading| reading.text == found.reading.text),
            None => readings.first(),
        };
        let pasted = meant.map(|reading| Pasted::of_query(&*reading.text));
        let damage = meant.map(Reading::repairs).unwrap_or_default();
        let reason = found.as_ref().map(Found::reason).or_else(|| self.cut_short());
        let is_cut_short = reason.is_none() && (self.is_too_long || self.budget.is_spent());
        let (hashes, is_received) = (self.budget.hashes(), self.origin != Origin::Pasted);
        let explanation = Explanation { pasted, damage, reason, hashes, is_cut_short, is_received };
        Explained { explanation, remembered, bytes: self.budget.bytes() }
    }
    /// That its end is cut off, where too few digits of the checksum are there to be compared.
    fn cut_short(&self) -> Option<Reason> {
        let texts = self.texts.iter().filter_map(|repaired| find_query(&repaired.text).ok());
        texts.into_iter().find_map(|pasted| cut_short(&PhpQuery::read(&pasted.query), self.kind))
    }
}
