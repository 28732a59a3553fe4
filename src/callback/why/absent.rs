//! Which guesses of a missing parameter are tried in which company: alone, in other readings, with another secret, in another
//! order, or by an earlier formula. Few values are tried with everything, many only with what is likely.

use std::rc::Rc;

use super::cause::Cause;
use super::missing::{Guess, guess};
use super::reading::Reading;
use super::secrets::Candidate;
use super::signing::{Signing, orders, sets};
use crate::callback::formula::Formula;
use crate::callback::php::PhpVariable;

/// So many values are few.
const FEW: usize = 50;
/// So many of many values are tried with other secrets.
const MOST_WITH_SECRETS: usize = 1_500;
/// In so many readings every value is tried.
const READINGS: usize = 3;
/// In so many, a few values are.
const READINGS_FOR_FEW: usize = 16;
/// So many secrets are tried with a few values.
const SECRETS_FOR_FEW: usize = 48;
/// So many, with many values: those that differ least from the one in use.
const SECRETS_FOR_MANY: usize = 14;

/// A guess, and what it is tried with.
pub struct Trial<'a> {
    /// How the text is read.
    pub reading: &'a Reading,
    /// What is signed beside the missing parameter, and what that departs in from the documented way.
    pub way: Signing<'a>,
    /// The missing parameter.
    pub guess: Guess,
    /// The secrets.
    pub secrets: Vec<&'a Candidate>,
}

/// The missing parameter alone; then a few values in other readings and with other secrets.
pub fn likely<'a>(readings: &'a [Reading], secrets: &'a [Candidate]) -> Vec<Trial<'a>> {
    let own: Vec<&Candidate> = secrets.iter().take(1).collect();
    let mut trials = Vec::new();
    for (at, reading) in readings.iter().take(READINGS_FOR_FEW).enumerate() {
        for way in sets(reading) {
            let Some(guess) = guess(&way.signed) else { continue };
            let is_few = guess.values.len() <= FEW;
            if !is_few && at >= READINGS {
                continue;
            }
            let secrets: Vec<&Candidate> = match (is_few, at) {
                (true, 0) => secrets.iter().take(SECRETS_FOR_FEW).collect(),
                _ => own.clone(),
            };
            trials.push(Trial { reading, way, guess, secrets });
        }
    }
    trials
}

/// The missing parameter in another order, by an earlier formula, and many values with other secrets.
pub fn unlikely<'a>(readings: &'a [Reading], secrets: &'a [Candidate]) -> Vec<Trial<'a>> {
    let own: Vec<&Candidate> = secrets.iter().take(1).collect();
    let Some(reading) = readings.first() else { return Vec::new() };
    let Some(set) = sets(reading).into_iter().next() else { return Vec::new() };
    let Some(known) = guess(&set.signed) else { return Vec::new() };
    let mut trials = Vec::new();
    for (way, place) in reordered(&set, &known).into_iter().chain(by_formulas(reading, &known)) {
        let guess = Guess { place, ..known.clone() };
        trials.push(Trial { reading, way, guess, secrets: own.clone() });
    }
    if known.values.len() > FEW {
        let some: Vec<String> = known.values.iter().take(MOST_WITH_SECRETS).cloned().collect();
        let guess = Guess { values: Rc::new(some), ..known };
        let secrets = secrets.iter().skip(1).take(SECRETS_FOR_MANY).collect();
        trials.push(Trial { reading, way: set, guess, secrets });
    }
    trials
}

/// The usual orders that differ from the URL's, with the place of the missing parameter in each.
fn reordered<'a>(set: &Signing<'a>, guess: &Guess) -> Vec<(Signing<'a>, usize)> {
    let missing = PhpVariable::text(guess.name.into(), Vec::new());
    let mut all: Vec<&PhpVariable> = set.signed.clone();
    all.insert(guess.place, &missing);
    let mut ways: Vec<(Signing<'a>, usize)> = Vec::new();
    for order in orders(&all) {
        let Some(place) = order.iter().position(|own| std::ptr::eq(*own, &missing)) else {
            continue;
        };
        let mut signed = Vec::new();
        for own in &order {
            signed.extend(set.signed.iter().find(|known| std::ptr::eq(**known, *own)).copied());
        }
        let is_new = !is_same(&signed, &set.signed) || place != guess.place;
        let is_known = ways.iter().any(|(way, at)| *at == place && is_same(&way.signed, &signed));
        if is_new && !is_known {
            let causes = [&set.causes[..], &[Cause::Reordered]].concat();
            ways.push((Signing { causes, signed }, place));
        }
    }
    ways
}

fn is_same(one: &[&PhpVariable], other: &[&PhpVariable]) -> bool {
    one.len() == other.len() && one.iter().zip(other).all(|(one, other)| std::ptr::eq(*one, *other))
}

/// The earlier formulas that have the missing parameter, with its place in each.
fn by_formulas<'a>(reading: &'a Reading, guess: &Guess) -> Vec<(Signing<'a>, usize)> {
    let mut ways = Vec::new();
    for formula in [Formula::FiveNamed, Formula::ThreeNamed] {
        if let Some(place) = formula.names().iter().position(|name| *name == guess.name) {
            let signed = formula.signed(&reading.query, reading.kind);
            ways.push((Signing { causes: vec![Cause::Formula(formula)], signed }, place));
        }
    }
    ways
}
