//! Which values of a callback may have been signed, and in which order: the few ways that are common among programs.
//! The many orders that there can be besides stand in `orders.rs`.

use super::cause::Cause;
use super::reading::Reading;
use crate::callback::documented::{documented_place, is_documented};
use crate::callback::formula::Formula;
use crate::callback::kind::{CHECKSUM, CallbackKind};
use crate::callback::php::{PhpVariable, shown};

/// How the names of parameters begin, or are, that programs add to links which are shared.
const TRACKERS: [&str; 22] = [
    "utm_",
    "fbclid",
    "gclid",
    "gclsrc",
    "dclid",
    "gbraid",
    "wbraid",
    "msclkid",
    "mc_cid",
    "mc_eid",
    "igshid",
    "igsh",
    "yclid",
    "twclid",
    "ttclid",
    "li_fat_id",
    "_hsenc",
    "_hsmi",
    "mkt_tok",
    "vero_id",
    "_ga",
    "_gl",
];

/// A way to sign.
#[derive(Clone)]
pub struct Signing<'a> {
    /// What it departs in from the documented way; none for that way itself.
    pub causes: Vec<Cause>,
    /// The parameters whose values are joined.
    pub signed: Vec<&'a PhpVariable>,
}

/// What another way than this set of parameters means.
pub fn cause_of(set: &[&PhpVariable], found: &[&PhpVariable]) -> Cause {
    if set.len() == found.len() {
        return Cause::Reordered;
    }
    let mut left = set.to_vec();
    left.retain(|own| !found.iter().any(|other| std::ptr::eq(*other, *own)));
    left_out(set, &left)
}

/// The common ways, the documented one first.
pub fn common(reading: &Reading) -> Vec<Signing<'_>> {
    let mut ways = sets(reading);
    for formula in [Formula::FiveNamed, Formula::ThreeNamed] {
        let signed = formula.signed(&reading.query, reading.kind);
        ways.push(Signing { causes: vec![Cause::Formula(formula)], signed });
    }
    for set in sets(reading) {
        for signed in orders(&set.signed) {
            let causes = [&set.causes[..], &[Cause::Reordered]].concat();
            ways.push(Signing { causes, signed });
        }
    }
    ways
}

/// The sets of parameters that may have been signed, in the order of the URL.
pub fn sets(reading: &Reading) -> Vec<Signing<'_>> {
    let query = &reading.query;
    let all = Formula::InUrlOrder.signed(query, reading.kind);
    let mut sets = vec![Signing { causes: Vec::new(), signed: all.clone() }];
    let other = match reading.kind {
        CallbackKind::Company => (Cause::SignsPastChecksum, CallbackKind::Order),
        _ => (Cause::StopsAtChecksum, CallbackKind::Company),
    };
    let is_other = Formula::InUrlOrder.signed(query, other.1);
    let past = query.position(CHECKSUM).map_or(&[][..], |end| &query.variables[end + 1..]);
    if past.iter().any(|variable| is_documented(&variable.name))
        || reading.kind == CallbackKind::Company
    {
        sets.push(Signing { causes: vec![other.0], signed: is_other });
    }
    sets.extend(without(&all, |variable| is_tracker(&variable.name)));
    sets.extend(without(&all, |variable| !is_documented(&variable.name)));
    sets
}

/// The set without those, if there are any.
fn without<'a>(all: &[&'a PhpVariable], is_left: fn(&PhpVariable) -> bool) -> Option<Signing<'a>> {
    let (left, signed): (Vec<&PhpVariable>, Vec<&PhpVariable>) =
        all.iter().copied().partition(|variable| is_left(variable));
    let causes = vec![left_out(all, &left)];
    (!left.is_empty()).then_some(Signing { causes, signed })
}

/// What it means that these were not signed. A callback URL's own parameters stand before all that is added to it.
fn left_out(all: &[&PhpVariable], left: &[&PhpVariable]) -> Cause {
    let stands_first = all.iter().zip(left).all(|(first, own)| std::ptr::eq(*first, *own));
    let is_own =
        left.iter().all(|variable| !is_documented(&variable.name) && !is_tracker(&variable.name));
    match stands_first && is_own {
        true => Cause::OwnLeftOut(names(left)),
        false => Cause::Added(names(left)),
    }
}

/// The usual orders that are not the URL's: by name, the documented one before or behind the merchant's own, and backwards.
pub fn orders<'a>(signed: &[&'a PhpVariable]) -> Vec<Vec<&'a PhpVariable>> {
    let (mut by_name, mut own_last, mut own_first) =
        (signed.to_vec(), signed.to_vec(), signed.to_vec());
    by_name.sort_by(|left, right| left.name.cmp(&right.name));
    own_last.sort_by_key(|variable| documented_place(&variable.name).unwrap_or(usize::MAX));
    own_first.sort_by_key(|variable| documented_place(&variable.name).map_or(0, |place| place + 1));
    let mut backwards = signed.to_vec();
    backwards.reverse();
    vec![by_name, own_last, own_first, backwards]
}

fn is_tracker(name: &[u8]) -> bool {
    let name = shown(name).to_ascii_lowercase();
    TRACKERS.iter().any(|known| name == *known || known.ends_with('_') && name.starts_with(known))
}

pub fn names(variables: &[&PhpVariable]) -> Vec<String> {
    variables.iter().map(|variable| shown(&variable.name)).collect()
}
