//! Why the checksums of many callbacks are wrong, one after another: what was found for one is tried first on the next, and the
//! whole search goes on as long as a bound for all of them allows it. What it costs does not depend on how many there are but for
//! a few checksums each.

use std::collections::HashMap;
use std::hash::{BuildHasher, RandomState};

use super::cause::{Cause, Reason};
use super::received::{Received, cut_short};
use super::remembered::{Remembered, WrongCallback, fits};
use super::secrets::{Candidate, OtherSecret, candidates};
use super::signing::names;
use super::{Explanation, Repaired, Why};
use crate::callback::formula::Formula;
use crate::callback::kind::CallbackKind;
use crate::callback::php::PhpQuery;

/// The most checksums that all searches of a run compute together.
const MOST_HASHES: u64 = 100_000;
/// The most bytes that they read or hash together.
const MOST_BYTES: u64 = 32 << 20;
/// The most searches of a run.
const MOST_SEARCHES: u64 = 5_000;
/// So many searches for callbacks of the same parameters may end without a reason, in the second half of the bound.
const MOST_IN_VAIN: u32 = 3;
/// So many sets of parameters are remembered.
const MOST_SETS: usize = 1_000;
/// So many ways to sign are remembered of each.
const MOST_REMEMBERED: usize = 4;

/// Why one checksum among many is wrong.
#[derive(Debug, PartialEq, Eq)]
pub enum LineReason {
    /// For this reason.
    Known(Reason),
    /// The whole search found none.
    Unknown,
    /// What is quick found none, and the whole search was not made, or not to its end.
    NotSearched,
}

/// Callbacks of the same parameters.
#[derive(Default)]
struct SameParameters {
    /// How some of them were signed, the latest first.
    remembered: Vec<Remembered>,
    /// How many searches ended without a reason.
    in_vain: u32,
}

/// The search for the reasons of a run.
pub struct ManyReasons {
    kind: CallbackKind,
    secrets: Vec<Candidate>,
    hasher: RandomState,
    sets: HashMap<u64, SameParameters>,
    /// The places of other secrets that alone were the reason, the latest first.
    other_secrets: Vec<usize>,
    hashes: u64,
    bytes: u64,
    searches: u64,
}

impl ManyReasons {
    /// A search with this secret, and those that are kept beside it.
    pub fn new(secret: &[u8], others: &[OtherSecret], kind: CallbackKind) -> ManyReasons {
        ManyReasons {
            kind,
            secrets: candidates(secret, others),
            hasher: RandomState::new(),
            sets: HashMap::new(),
            other_secrets: Vec::new(),
            hashes: 0,
            bytes: 0,
            searches: 0,
        }
    }

    /// Why the checksum of the callback in this record is wrong. `text` is its query, as it stands there.
    pub fn of(&mut self, record: &[u8], text: &str, query: &PhpQuery) -> LineReason {
        let received = Received::of(query);
        let received = received.as_ref();
        let set = self.hasher.hash_one(Names(query));
        let wrong = WrongCallback { record, query_text: text, query, received };
        let found = self.remembered(set, &wrong).or_else(|| self.quick(query, received));
        let reason = match found {
            Some(reason) => LineReason::Known(reason),
            None if self.may_search(set) => self.search(set, &wrong),
            None => LineReason::NotSearched,
        };
        match (reason, cut_short(query, self.kind)) {
            (LineReason::Known(reason), _)
            | (LineReason::Unknown | LineReason::NotSearched, Some(reason)) => {
                LineReason::Known(self.without_secrets(reason))
            }
            (other, None) => other,
        }
    }

    /// What was the reason of one with the same parameters.
    fn remembered(&self, set: u64, wrong: &WrongCallback) -> Option<Reason> {
        let known = self.sets.get(&set)?;
        known.remembered.iter().find_map(|way| way.reason_of(wrong, &self.secrets))
    }

    /// What a few checksums tell: one in capitals or with too little or too much of it, another secret that fitted before, an
    /// earlier formula.
    fn quick(&self, query: &PhpQuery, received: Option<&Received>) -> Option<Reason> {
        let received = received?;
        let own = self.secrets.first()?;
        let others = self.other_secrets.iter().filter_map(|place| self.secrets.get(*place));
        let odd = (!received.causes.is_empty()).then_some((Formula::InUrlOrder, own));
        let ways = odd
            .into_iter()
            .chain(others.map(|secret| (Formula::InUrlOrder, secret)))
            .chain([Formula::FiveNamed, Formula::ThreeNamed].map(|formula| (formula, own)));
        for (formula, secret) in ways {
            let signed = formula.signed(query, self.kind.of(query));
            if fits(signed.iter().map(|own| own.value.as_slice()), received, secret) {
                let mut causes = received.causes.clone();
                causes.extend((formula != Formula::InUrlOrder).then_some(Cause::Formula(formula)));
                causes.extend_from_slice(&secret.causes);
                return Some(Reason { causes, signed: names(&signed) });
            }
        }
        None
    }

    /// Whether the bound allows another search. Its second half is for parameters that did not come yet, or seldom.
    fn may_search(&self, set: u64) -> bool {
        let is_new = match self.sets.get(&set) {
            Some(known) => known.in_vain < MOST_IN_VAIN,
            None => self.sets.len() < MOST_SETS,
        };
        let most =
            [(self.hashes, MOST_HASHES), (self.bytes, MOST_BYTES), (self.searches, MOST_SEARCHES)];
        most.iter().all(|(spent, most)| *spent < if is_new { *most } else { *most / 2 })
    }

    /// The whole search, as for a single callback.
    fn search(&mut self, set: u64, wrong: &WrongCallback) -> LineReason {
        self.searches += 1;
        let mut why = Why::of(wrong.text(), self.kind);
        let own = self.secrets.first().map(|own| own.bytes.as_slice()).unwrap_or_default();
        if let Some(Repaired { repairs, pasted }) = why.repaired(own) {
            let causes: Vec<Cause> = repairs.into_iter().map(Cause::Damaged).collect();
            let query = PhpQuery::read(&pasted.query);
            let signed = names(&Formula::InUrlOrder.signed(&query, self.kind.of(&query)));
            self.remember(set, Remembered::of_damage(causes.clone(), &query, self.kind));
            return LineReason::Known(Reason { causes, signed });
        }
        let explained = why.explain_by(&self.secrets);
        let Explanation { reason, hashes, is_cut_short, .. } = explained.explanation;
        self.hashes += u64::from(hashes);
        self.bytes += u64::try_from(explained.bytes).unwrap_or(u64::MAX);
        if let Some(remembered) = explained.remembered {
            self.remember(set, remembered);
        }
        match reason {
            Some(reason) => LineReason::Known(reason),
            None => {
                if let Some(known) = self.known(set) {
                    known.in_vain += 1;
                }
                if is_cut_short { LineReason::NotSearched } else { LineReason::Unknown }
            }
        }
    }

    fn remember(&mut self, set: u64, way: Remembered) {
        if let Some(place) = way.secret_alone() {
            self.other_secrets.insert(0, place);
            self.other_secrets.truncate(MOST_REMEMBERED);
            return;
        }
        if let Some(known) = self.known(set) {
            known.remembered.insert(0, way);
            known.remembered.truncate(MOST_REMEMBERED);
        }
    }

    /// What is known of callbacks with these parameters; nothing where too many others came before.
    fn known(&mut self, set: u64) -> Option<&mut SameParameters> {
        match self.sets.len() < MOST_SETS {
            true => Some(self.sets.entry(set).or_default()),
            false => self.sets.get_mut(&set),
        }
    }

    fn without_secrets(&self, mut reason: Reason) -> Reason {
        for secret in &self.secrets {
            reason.hide(&secret.bytes);
        }
        reason
    }
}

/// The names of a query's parameters, in their order.
struct Names<'a>(&'a PhpQuery);

impl std::hash::Hash for Names<'_> {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        for variable in &self.0.variables {
            variable.name.hash(state);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::callback::checksum::checksum;
    use crate::callback::why::SecretOwner;

    const SECRET: &[u8] = b"s3cret";

    fn many() -> ManyReasons {
        let other = OtherSecret { owner: SecretOwner::Previous, bytes: b"previous".to_vec() };
        ManyReasons::new(SECRET, &[other], CallbackKind::Auto)
    }

    /// A callback of an order of its own.
    fn order(number: usize) -> String {
        let sent = 1_767_225_660 + number;
        format!(
            "orderUuid=ODR{number}&status=PAID&paymentMethod=Visa+Debit&amount={number}&createdAt=1767225600&timestamp={sent}"
        )
    }

    /// This query with the checksum of another one.
    fn signed_as(query: &str, other: &str, secret: &[u8]) -> String {
        format!("{query}&checksum={}", checksum(other, secret, CallbackKind::Order))
    }

    /// The key of the reason; `?` where the whole search found none, `…` where it was not made.
    fn key(many: &mut ManyReasons, query: &str) -> String {
        match many.of(query.as_bytes(), query, &PhpQuery::read(query)) {
            LineReason::Known(reason) => reason.key(),
            LineReason::Unknown => "?".to_owned(),
            LineReason::NotSearched => "…".to_owned(),
        }
    }

    /// Mistakes of programs, each made for every order.
    fn mistaken(number: usize) -> [(&'static str, String); 8] {
        let own = order(number);
        let reordered = own.replace("&createdAt=1767225600", "") + "&createdAt=1767225600";
        let unnamed = own.replace("&paymentMethod=Visa+Debit", "&paymentMethod=Visa");
        [
            ("added", signed_as(&own, &own, SECRET) + "&page=2"),
            ("added+secret_previous", signed_as(&own, &own, b"previous") + "&page=2&to=1"),
            ("secret_previous", signed_as(&own, &own, b"previous")),
            ("secret_with_newline", signed_as(&own, &own, b"s3cret\n")),
            ("reordered", signed_as(&reordered, &own, SECRET)),
            ("missing", signed_as(&unnamed.replace("&paymentMethod=Visa", ""), &unnamed, SECRET)),
            ("plus_and_blank", signed_as(&own, &own.replace('+', "%2B"), SECRET)),
            ("escapes", signed_as(&own, &own, SECRET).replace('&', "&amp;")),
        ]
    }

    #[test]
    fn what_was_found_once_is_found_again_without_a_search() {
        let mut many = many();
        for number in 100..130 {
            for (expected, query) in mistaken(number) {
                assert_eq!(key(&mut many, &query), expected, "{query}");
            }
        }
        assert_eq!(many.searches, 8);
    }

    #[test]
    fn a_flood_of_wrong_ones_costs_a_bounded_search_and_hides_no_known_reason() {
        let mut many = many();
        assert_eq!(key(&mut many, &mistaken(1)[0].1), "added");
        let forged = |number: usize| signed_as(&order(number), &order(number + 1), SECRET);
        assert_eq!(key(&mut many, &forged(2)), "?");
        // As if very many had come.
        many.hashes = MOST_HASHES / 2;
        let searches = many.searches;
        for number in 3..100 {
            let expected = if number < 5 { "?" } else { "…" };
            assert_eq!(key(&mut many, &forged(number)), expected, "{number}");
        }
        // Other parameters are worth a look.
        assert_eq!(key(&mut many, &mistaken(200)[4].1), "reordered");
        assert_eq!(many.searches, searches + 3);
        many.hashes = MOST_HASHES;
        for (at, expected) in [(0, "added"), (4, "reordered"), (5, "…"), (6, "…")] {
            assert_eq!(key(&mut many, &mistaken(300)[at].1), expected);
        }
        assert_eq!(many.searches, searches + 3);
        // However many sets of parameters come, so many are kept.
        many.hashes = 0;
        for number in 0..MOST_SETS + 10 {
            assert_eq!(key(&mut many, &format!("orderUuid=1&own{number}=1&checksum=x")), "?");
        }
        assert_eq!(many.sets.len(), MOST_SETS);
    }

    #[test]
    fn a_secret_among_the_names_is_hidden() {
        let query = signed_as(&order(1), &order(1), SECRET) + "&s3cret=1&previous=2";
        let LineReason::Known(reason) =
            many().of(query.as_bytes(), &query, &PhpQuery::read(&query))
        else {
            panic!("no reason")
        };
        let told = format!("{reason:?}");
        assert!(!told.contains("s3cret") && !told.contains("previous"), "{told}");
    }
}
