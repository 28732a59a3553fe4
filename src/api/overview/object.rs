//! What is told of one object, whatever its kind.

use serde_json::Value;

use super::event::{Event, HistoryEvent, add_history};
use super::operations::ObjectOperation;
use crate::api::state::pool::line_left::LineLeft;
use crate::api::statuses::is_same_status;
use crate::base::money::{self, Amount};

/// An object, with all that is told of it.
#[derive(Clone, Debug, Default)]
pub struct Overview {
    /// Its identifier.
    pub id: String,
    /// What it is: `order`, `terminal order`.
    pub kind: &'static str,
    /// Its status, as the API spells it.
    pub status: Option<String>,
    /// Of what kind of thing that is a status, for its meaning.
    pub status_of: &'static str,
    /// Titles and values: references, the invoice's number.
    pub facts: Vec<(&'static str, String)>,
    /// Titles and values of the customer.
    pub customer: Vec<(&'static str, String)>,
    /// Each figure by its word, in the currency itself: total, paid, refunded, left.
    pub money: Vec<(&'static str, Amount)>,
    /// Its lines, with what is left of each where something can be taken from it.
    pub lines: Vec<LineLeft>,
    /// Whether something is, or can be, taken from the lines, so that what is left of them means something.
    pub lines_count: bool,
    /// Its parts: captures, charges, cycles, terminals.
    pub parts: Vec<Part>,
    /// What happened to it as the API tells it.
    pub events: Vec<Event>,
    /// Where more of what happened to it is told.
    pub history: Option<History>,
    /// The operations that act on it.
    pub operations: &'static [ObjectOperation],
    /// Whether an invoice of it is out.
    pub invoiced: bool,
    /// Why operations make no sense on it although nothing documented refuses them.
    pub unfit: Vec<(&'static str, String)>,
}

/// A part of an object that has a name or an identifier of its own.
#[derive(Clone, Debug, Default)]
pub struct Part {
    /// What it is: `captured`, `cycle`.
    pub what: &'static str,
    /// Its name or identifier.
    pub name: String,
    /// The order of a cycle, the name of a terminal.
    pub about: String,
    /// Its status, where it has one.
    pub status: String,
    /// Its amount.
    pub amount: Option<Amount>,
    /// What is given back of it.
    pub refunded: Option<Amount>,
    /// What can still be given back.
    pub left: Option<Amount>,
}

/// A list of what happened to all objects, in which this one's rows are found.
#[derive(Clone, Copy, Debug)]
pub struct History {
    /// The command that reads it.
    pub command: &'static str,
    /// When the object was made, in Unix seconds, if that is told.
    pub since: Option<i64>,
    /// The events of the object with this identifier among the rows.
    pub events: fn(&str, &[Value]) -> Vec<HistoryEvent>,
}

impl Overview {
    /// Adds a fact, if there is one.
    pub fn fact(&mut self, title: &'static str, value: &Value) {
        if let Some(text) = told(value) {
            self.facts.push((title, text));
        }
    }

    /// Adds what is told of the customer, each from one of these places.
    pub fn customer_of(&mut self, details: &Value, fields: &[(&'static str, &str)]) {
        for (title, pointer) in fields {
            if let Some(text) = details.pointer(pointer).and_then(told) {
                self.customer.push((title, text));
            }
        }
    }

    /// Adds a figure, if it is told.
    pub fn figure(&mut self, word: &'static str, amount: Option<Amount>) {
        if let Some(amount) = amount {
            self.money.push((word, amount));
        }
    }

    /// Adds an event, if there is one.
    pub fn event(&mut self, event: Option<Event>) {
        self.events.extend(event);
    }

    /// Adds what these rows of its history tell of it.
    pub fn add_history(&mut self, history: &History, rows: &[Value]) {
        add_history(&mut self.events, (history.events)(&self.id, rows));
    }

    /// Notes that an operation makes no sense on it, for this reason.
    pub fn rule_out(&mut self, command: &'static str, why: impl Into<String>) {
        self.unfit.push((command, why.into()));
    }

    /// Whether its status is one of these, in whatever spelling (quirk 28).
    pub fn is(&self, statuses: &[&str]) -> bool {
        let own = self.status.as_deref().unwrap_or_default();
        statuses.iter().any(|status| is_same_status(status, own))
    }
}

/// A value as text; nothing where it says nothing (quirk 42).
pub fn told(value: &Value) -> Option<String> {
    match value {
        Value::String(text) if !text.trim().is_empty() => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(is) => Some((if *is { "yes" } else { "no" }).to_owned()),
        _ => None,
    }
}

/// What is left of an amount of which this was given back.
pub fn rest(whole: Option<Amount>, given_back: Option<Amount>) -> Option<Amount> {
    Some(whole?.saturating_sub(given_back?).max(Amount::ZERO))
}

/// The sum of what is told; `None` where nothing is.
pub fn sum(amounts: impl Iterator<Item = Option<Amount>>) -> Option<Amount> {
    let told: Vec<Amount> = amounts.flatten().collect();
    if told.is_empty() { None } else { Some(money::total(told)) }
}
