//! Cycles of a subscription: reading them, and giving back what was paid for some of them.

use serde_json::Value;

use super::object::{Fetch, ObjectLine, State};
use super::order::is_about;
use super::pool::figures::{Pool, PoolWords};
use super::pool::id::PoolId;
use crate::api::body::put;
use crate::api::hooks::{ComputeError, PendingWrite};
use crate::api::line_id::LineId;
use crate::api::moved::{self, LineForm};
use crate::base::error::{Error, Result};
use crate::base::money::{self, Amount};
use crate::base::places::locate;
use crate::base::step::Command;

const WORDS: PoolWords = PoolWords {
    command: "subscriptions refund-cycles",
    whole: "paid",
    taken: "refunded",
    verb: "give back",
    participle: "given back",
    details: "subscriptions details",
};

pub fn read(id: &str, fetch: Fetch) -> Result<State> {
    let known = fetch("subscriptions details", id)?;
    is_about(id, &known, "/subscriptionUuid")?;
    let summary = |key: &str| known["subscriptionSummary"].get(key).and_then(money::of);
    let also = summary("amountPaid").map(|paid| ("paid", paid));
    Ok(State {
        status: known["status"].as_str().map(str::to_owned),
        refunded: summary("amountRefunded"),
        figures: also.into_iter().collect(),
        lines: told_cycles(&known),
        data: known,
        ..State::default()
    })
}

/// Each cycle as a line: its name is its id.
fn told_cycles(known: &Value) -> Vec<ObjectLine> {
    let Some(cycles) = known["subscriptionCycles"].as_object() else { return Vec::new() };
    let line = |(name, cycle): (&String, &Value)| ObjectLine {
        id: cycle_of(&Value::from(name.as_str())).or_else(|| Some(LineId::Name(name.clone()))),
        name: cycle["status"].as_str().unwrap_or_default().to_owned(),
        amount: cycle.get("amount").and_then(money::of),
        taken: cycle.get("refundedAmount").and_then(money::of),
    };
    cycles.iter().map(line).collect()
}

/// The cycles that a body names, however it spells them. `None` where it names none, one twice, or something else.
fn named(body: &Value) -> Option<Vec<LineId>> {
    let names = locate(body, "/cycles/*").into_iter();
    let mut names: Vec<LineId> = names.map(|(_, name)| cycle_of(name?)).collect::<Option<_>>()?;
    let count = names.len();
    // However they are typed, they are the same cycles.
    names.sort();
    names.dedup();
    (count > 0 && names.len() == count).then_some(names)
}

/// `Cycle 1`, in whatever case and with whatever between, or its number.
fn cycle_of(value: &Value) -> Option<LineId> {
    let number = match LineId::of(value)? {
        LineId::Number(number) => number.to_string(),
        LineId::Name(name) => {
            let start = name.get(..5).filter(|start| start.eq_ignore_ascii_case("cycle"))?;
            let rest = &name[start.len()..];
            let digits = rest.trim_matches(|letter: char| !letter.is_ascii_alphanumeric());
            match LineId::of(&Value::from(digits))? {
                LineId::Number(number) => number.to_string(),
                LineId::Name(_) => return None,
            }
        }
    };
    Some(LineId::Name(format!("Cycle {number}")))
}

/// The names of the cycles that the body names, for people.
fn names_told(body: &Value) -> String {
    PoolId::Cycles(named(body).unwrap_or_default()).to_string()
}

/// What was paid for the cycles that the body names.
pub fn cycles(state: &State, body: &Value) -> Pool {
    let names = named(body).unwrap_or_default();
    let is_named = |line: &ObjectLine| line.id.as_ref().is_some_and(|id| names.contains(id));
    let lines: Vec<ObjectLine> =
        state.lines.iter().filter(|line| is_named(line)).cloned().collect();
    let sum = |amounts: Vec<Option<Amount>>| {
        let amounts: Option<Vec<Amount>> = amounts.into_iter().collect();
        amounts.map(money::total)
    };
    Pool {
        id: PoolId::Cycles(names),
        words: &WORDS,
        whole: sum(lines.iter().map(|line| line.amount).collect()),
        taken: sum(lines.iter().map(|line| line.taken).collect()),
        lines,
        lines_are_bounds: false,
    }
}

fn left(write: &PendingWrite, body: &Value) -> Option<Amount> {
    cycles(write.state, body).left(write.earlier)
}

pub fn complete(write: &PendingWrite) -> std::result::Result<Value, ComputeError> {
    let mut body = write.body.clone();
    let computes = write.typed.has("full") || write.typed.has("amount");
    if computes && locate(&body, "/cycles/*").is_empty() && body["cycles"].is_null() {
        put(&mut body, "/cycles", Value::from(vec![the_cycle(write)?]));
    }
    if write.typed.has("full") {
        known_cycles(write).map_err(ComputeError::Refused)?;
        match left(write, &body) {
            Some(left) if left > Amount::ZERO => put(&mut body, "/amount", money::to_json(left)),
            Some(_) => return Err(ComputeError::Refused(nothing_left(write))),
            None => return Err(ComputeError::Refused(not_told(write))),
        }
    }
    Ok(body)
}

/// The only cycle that can bear the amount, or that has anything left; or a choice among several.
fn the_cycle(write: &PendingWrite) -> std::result::Result<Value, ComputeError> {
    let amount = write.typed.get("amount").and_then(money::of);
    let of = |line: &ObjectLine| {
        let id = line.id.clone()?;
        let name = Value::from(id.to_string());
        let body = serde_json::json!({ "cycles": [name] });
        Some((id, left(write, &body)))
    };
    let mut all: Vec<(LineId, Option<Amount>)> = write.state.lines.iter().filter_map(of).collect();
    let told = |(id, left): &(LineId, Option<Amount>)| {
        let left = left.map(money::show).unwrap_or_else(|| "not told".into());
        format!("{id}, {left} left")
    };
    let labels: Vec<String> = all.iter().map(told).collect();
    let bears = |left: Option<Amount>| match (left, amount) {
        (None, _) => true,
        (Some(left), Some(amount)) => left >= amount,
        (Some(left), None) => left > Amount::ZERO,
    };
    all.retain(|(_, left)| bears(*left));
    if let [(id, _)] = all.as_slice() {
        return Ok(Value::from(id.to_string()));
    }
    let what = match (all.is_empty(), amount) {
        (false, _) => format!("{} has several cycles: say which is meant", write.id),
        (true, None) => format!("nothing of {} can be given back", write.id),
        (true, Some(amount)) => {
            format!("no cycle of {} alone has {} left to give back", write.id, money::show(amount))
        }
    };
    let mut otherwise = labels.into_iter().fold(Error::guarded(what), Error::detail);
    let mut options = Vec::new();
    for (id, left) in &all {
        let mut typed = write.typed.clone();
        typed.push("cycle", Value::from(id.to_string()));
        otherwise = otherwise.next(Command::new("subscriptions refund-cycles").args(typed.words()));
        options.push((told(&(id.clone(), *left)), "cycle", Value::from(id.to_string())));
    }
    if options.is_empty() {
        let look = Command::new("subscriptions details").arg(write.id);
        return Err(ComputeError::Refused(otherwise.next(look)));
    }
    let question = format!("Which cycle of {} is given back?", write.id);
    Err(ComputeError::Choice { question, options, otherwise })
}

/// Only cycles that the subscription has, and no more than is left of them.
pub fn guard(write: &PendingWrite) -> Result<()> {
    let what = format!("how much of {} is given back cannot be told", write.id);
    let amount = match moved::count(write.body, "/amount", LineForm::None) {
        Ok(moved) => moved.stated,
        Err(why) => return Err(moved::not_countable(what, why)),
    };
    if named(write.body).is_none() {
        return Err(Error::guarded(what)
            .detail("cycles is no list that names each cycle once, so no guard can count them")
            .next(
                Command::new("subscriptions details")
                    .arg(write.id)
                    .why("name them as they are shown"),
            ));
    }
    if write.again {
        return Ok(());
    }
    known_cycles(write)?;
    let left = left(write, write.body).ok_or_else(|| not_told(write))?;
    if left <= Amount::ZERO {
        return Err(nothing_left(write));
    }
    if amount > left {
        let (amount, left) = (money::show(amount), money::show(left));
        let names = names_told(write.body);
        let error = Error::guarded(format!(
            "{amount} is more than can be given back for {names} of {}: {left} is left",
            write.id
        ));
        return Err(cycles(write.state, write.body)
            .with_account(write, error)
            .next(Command::new("subscriptions details").arg(write.id)));
    }
    Ok(())
}

fn known_cycles(write: &PendingWrite) -> Result<()> {
    let known: Vec<LineId> = write.state.lines.iter().filter_map(|line| line.id.clone()).collect();
    let names = named(write.body).unwrap_or_default();
    let Some(unknown) = names.into_iter().find(|name| !known.contains(name)) else {
        return Ok(());
    };
    let known =
        if known.is_empty() { "none".to_owned() } else { PoolId::Cycles(known).to_string() };
    Err(Error::guarded(format!("{} has no {unknown}", write.id))
        .detail(format!("its cycles are {known}"))
        .next(Command::new("subscriptions details").arg(write.id)))
}

fn nothing_left(write: &PendingWrite) -> Error {
    let names = names_told(write.body);
    let pool = cycles(write.state, write.body);
    // What was sent for several cycles together may have been taken from the others.
    let told = pool.taken.zip(pool.whole).is_some_and(|(taken, whole)| taken >= whole);
    let is = if told { "is" } else { "may be" };
    let what = format!("nothing {is} left to give back for {names} of {}", write.id);
    pool.with_account(write, Error::guarded(what))
        .next(Command::new("subscriptions details").arg(write.id))
}

fn not_told(write: &PendingWrite) -> Error {
    let names = names_told(write.body);
    Error::guarded(format!("what is left of {names} of {} cannot be known", write.id))
        .detail(cycles(write.state, write.body).account(write))
        .next("look it up in Front Payment's own pages, then add --again --reason TEXT")
}
