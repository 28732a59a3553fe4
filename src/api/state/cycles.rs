//! Cycles of a subscription: reading them, and giving back what was paid for some of them.

use serde_json::Value;

use super::customer::Customer;
use super::object::{Fetch, ObjectLine, State};
use super::order::is_about;
use super::pool::figures::{Pool, PoolWords, show_told};
use super::pool::id::PoolId;
use crate::api::body::put;
use crate::api::body_lines::number;
use crate::api::hooks::{ComputeError, PendingWrite, PickOption};
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
    noun: "a refund",
    accepted: "was accepted",
    details: "subscriptions details",
};

pub fn read(id: &str, fetch: Fetch) -> Result<State> {
    let known = fetch("subscriptions details", id)?;
    is_about(id, &known, "/subscriptionUuid")?;
    let summary = &known["subscriptionSummary"];
    let mut figures = Vec::new();
    if let Some(paid) = number(summary, "amountPaid") {
        figures.push(("paid", paid));
    }
    Ok(State {
        status: known["status"].as_str().map(str::to_owned),
        refunded: number(summary, "amountRefunded"),
        figures,
        lines: read_cycles(&known),
        customer: Customer::of(&known),
        data: known,
        ..State::default()
    })
}

/// Each cycle as a line: its name is its id.
fn read_cycles(known: &Value) -> Vec<ObjectLine> {
    let Some(cycles) = known["subscriptionCycles"].as_object() else { return Vec::new() };
    let mut lines = Vec::new();
    for (name, cycle) in cycles {
        let id = cycle_of(&Value::from(name.as_str()));
        lines.push(ObjectLine {
            id: Some(id.unwrap_or_else(|| LineId::Name(name.clone()))),
            name: cycle["status"].as_str().unwrap_or_default().to_owned(),
            amount: number(cycle, "amount"),
            taken: number(cycle, "refundedAmount"),
        });
    }
    lines
}

/// The cycles that a body names, however it spells them. `None` where it names none, one twice, or something else.
fn named_cycles(body: &Value) -> Option<Vec<LineId>> {
    let mut names = Vec::new();
    for (_, name) in locate(body, "/cycles/*") {
        names.push(cycle_of(name?)?);
    }
    let count = names.len();
    // However they are typed, they are the same cycles.
    names.sort();
    names.dedup();
    if count > 0 && names.len() == count { Some(names) } else { None }
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
    PoolId::Cycles(named_cycles(body).unwrap_or_default()).to_string()
}

/// The pool of one cycle, by its name.
pub fn pool_of(name: &str) -> PoolId {
    let id = cycle_of(&Value::from(name)).unwrap_or_else(|| LineId::Name(name.to_owned()));
    PoolId::Cycles(vec![id])
}

/// What was paid for the cycles that the body names.
pub fn cycles(state: &State, body: &Value) -> Pool {
    let names = named_cycles(body).unwrap_or_default();
    let mut lines = Vec::new();
    let (mut whole, mut taken) = (Some(Amount::ZERO), Some(Amount::ZERO));
    for line in &state.lines {
        match &line.id {
            Some(id) if names.contains(id) => lines.push(line.clone()),
            _ => continue,
        }
        whole = sum(whole, line.amount);
        taken = sum(taken, line.taken);
    }
    Pool { id: PoolId::Cycles(names), words: &WORDS, whole, taken, lines, lines_are_bounds: false }
}

/// The sum of two amounts, if both are told.
fn sum(one: Option<Amount>, other: Option<Amount>) -> Option<Amount> {
    Some(one?.saturating_add(other?))
}

fn left(write: &PendingWrite, body: &Value) -> Option<Amount> {
    cycles(write.state, body).left(write.earlier)
}

pub fn complete(write: &PendingWrite) -> std::result::Result<Value, ComputeError> {
    let mut body = write.body.clone();
    let computes = write.typed.has("full") || write.typed.has("amount");
    if computes && locate(&body, "/cycles/*").is_empty() && body["cycles"].is_null() {
        put(&mut body, "/cycles", Value::from(vec![only_cycle(write)?]));
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

/// The only cycle that has the amount left, or that has anything left; or a choice among several.
fn only_cycle(write: &PendingWrite) -> std::result::Result<Value, ComputeError> {
    let amount = write.typed.get("amount").and_then(money::of);
    let mut all = Vec::new();
    for id in write.state.lines.iter().filter_map(|line| line.id.clone()) {
        let body = serde_json::json!({ "cycles": [id] });
        all.push((id, left(write, &body)));
    }
    let mut covering = all.clone();
    covering.retain(|(_, left)| match (left, amount) {
        (None, _) => true,
        (Some(left), Some(amount)) => *left >= amount,
        (Some(left), None) => *left > Amount::ZERO,
    });
    if let [(id, _)] = covering.as_slice() {
        return Ok(Value::from(id.to_string()));
    }
    let mut otherwise = Error::guarded(match (covering.is_empty(), amount) {
        (false, _) => format!("{} has several cycles: say which is meant", write.id),
        (true, None) => format!("nothing of {} can be given back", write.id),
        (true, Some(amount)) => {
            format!("no cycle of {} alone has {} left to give back", write.id, money::show(amount))
        }
    });
    for (id, left) in &all {
        otherwise = otherwise.detail(cycle_told(id, *left));
    }
    if covering.is_empty() {
        let details = Command::new("subscriptions details").arg(write.id);
        return Err(ComputeError::Refused(otherwise.next(details)));
    }
    Err(which_cycle(write, &covering, otherwise))
}

/// `Cycle 1, 300 left`.
fn cycle_told(id: &LineId, left: Option<Amount>) -> String {
    format!("{id}, {} left", show_told(left))
}

/// A choice among several cycles, and what is said where nobody can be asked.
fn which_cycle(
    write: &PendingWrite,
    covering: &[(LineId, Option<Amount>)],
    mut otherwise: Error,
) -> ComputeError {
    let mut options = Vec::new();
    for (id, left) in covering {
        let mut typed = write.typed.clone();
        typed.push("cycle", Value::from(id.to_string()));
        otherwise = otherwise.next(Command::new("subscriptions refund-cycles").args(typed.words()));
        options.push(PickOption {
            id: id.to_string(),
            label: match left {
                Some(left) => format!("{id}, {} left", money::show(*left)),
                None => cycle_told(id, None),
            },
            closed: None,
            flag: "cycle",
            value: Value::from(id.to_string()),
        });
    }
    let question = format!("Which cycle of {} is given back?", write.id);
    ComputeError::Choice { question, options, is_marked: false, otherwise }
}

/// Only cycles that the subscription has, and no more than is left of them.
pub fn guard(write: &PendingWrite) -> Result<()> {
    let what = format!("how much of {} is given back cannot be told", write.id);
    let amount = match moved::count(write.body, "/amount", LineForm::None) {
        Ok(moved) => moved.stated,
        Err(why) => return Err(moved::not_countable(what, why)),
    };
    if named_cycles(write.body).is_none() {
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
    let Some(left) = left(write, write.body) else { return Err(not_told(write)) };
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
            .with_summary(write, error)
            .next(Command::new("subscriptions details").arg(write.id)));
    }
    Ok(())
}

fn known_cycles(write: &PendingWrite) -> Result<()> {
    let known: Vec<LineId> = write.state.lines.iter().filter_map(|line| line.id.clone()).collect();
    let names = named_cycles(write.body).unwrap_or_default();
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
    let is = match (pool.taken, pool.whole) {
        (Some(taken), Some(whole)) if taken >= whole => "is",
        _ => "may be",
    };
    let what = format!("nothing {is} left to give back for {names} of {}", write.id);
    pool.with_summary(write, Error::guarded(what))
        .next(Command::new("subscriptions details").arg(write.id))
}

fn not_told(write: &PendingWrite) -> Error {
    let names = names_told(write.body);
    Error::guarded(format!("what is left of {names} of {} cannot be known", write.id))
        .detail(cycles(write.state, write.body).summary(write))
        .next(Command::typed_again().why("look it up in Front Payment's own pages, then say so"))
}
