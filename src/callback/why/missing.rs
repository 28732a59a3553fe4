//! A parameter that a program took away, where its value can be guessed: words that callbacks have, a time near the other
//! one, a whole amount. What cannot be guessed cannot be named.

use std::rc::Rc;

use super::cause::Cause;
use crate::callback::documented::GENERAL;
use crate::callback::forms::breaches;
use crate::callback::formula::in_url_order;
use crate::callback::kind::CallbackKind;
use crate::callback::php::{PhpQuery, PhpVariable};

/// Statuses that callbacks are told to have, or have.
const STATUSES: &[&str] = &[
    "PAID",
    "paid",
    "Paid",
    "success",
    "INVOICED",
    "invoiced",
    "RESERVED",
    "RESEVRED",
    "reserved",
    "Reserved",
    "CAPTURED",
    "captured",
    "Captured",
    "CHARGED",
    "charged",
    "Charged",
    "CANCELLED",
    "Cancelled",
    "cancelled",
    "REFUNDED",
    "PARTIAL REFUNDED",
    "COMPLETED",
    "SENT",
    "EXPIRED",
    "FAILED",
    "failed",
    "Approved",
];
/// Means of payment.
const METHODS: &[&str] = &[
    "Visa",
    "visa",
    "VISA",
    "MasterCard",
    "Mastercard",
    "mastercard",
    "Vipps",
    "vipps",
    "invoice",
    "Invoice",
    "ApplePay",
    "applePay",
    "applepay",
    "GooglePay",
    "googlePay",
    "googlepay",
    "american-express",
    "amex",
    "card",
    "Card",
];
/// So many seconds lie at most between the two times of a callback, where one is missing.
const SECONDS: i64 = 6000;
/// Whole amounts up to this one are tried.
const AMOUNTS: i64 = 6000;

/// A parameter that may be missing.
#[derive(Clone)]
pub struct Guess {
    /// Its name.
    pub name: &'static str,
    /// Its place among the signed parameters.
    pub place: usize,
    /// The values that it may have had.
    pub values: Rc<Vec<String>>,
}

/// A parameter that is missing, with its value.
#[derive(Clone, Debug)]
pub struct MissingParameter {
    /// Its name.
    pub name: &'static str,
    /// Its place among the signed parameters.
    pub place: usize,
    /// Its value.
    pub value: String,
}

impl Guess {
    /// The guess that it had this value.
    pub fn with(&self, value: &str) -> MissingParameter {
        MissingParameter { name: self.name, place: self.place, value: value.to_owned() }
    }
}

impl MissingParameter {
    /// That it is missing, as a cause.
    pub fn cause(&self) -> Cause {
        Cause::Missing { name: self.name, value: self.value.clone() }
    }

    /// Whether this callback has the documented forms with it: values are joined without separators, so that a digit which
    /// another value lost would fit as well. In which order its parameters stand does not matter.
    pub fn is_plausible(&self, query: &PhpQuery) -> bool {
        let mut variables: Vec<PhpVariable> =
            in_url_order(query, CallbackKind::Order).cloned().collect();
        variables.push(PhpVariable::text(self.name.into(), self.value.as_str().into()));
        variables.sort_by_key(|own| GENERAL.iter().position(|name| name.as_bytes() == own.name));
        breaches(&PhpQuery::of(variables), CallbackKind::Order).is_empty()
    }

    /// The same with each value that it has elsewhere, where these are few; else with its own alone.
    pub fn with_other_values(&self) -> Vec<MissingParameter> {
        let values = match self.name {
            "status" => STATUSES,
            "paymentMethod" => METHODS,
            _ => return vec![self.clone()],
        };
        let others = values.iter().filter(|value| **value != self.value);
        let others =
            others.map(|value| MissingParameter { value: (*value).to_owned(), ..self.clone() });
        [self.clone()].into_iter().chain(others).collect()
    }
}

/// What is missing of a general callback, if it is one parameter, in its documented place, and its values can be guessed.
pub fn guess(signed: &[&PhpVariable]) -> Option<Guess> {
    let mut missing = GENERAL.into_iter().filter(|name| value_of(signed, name).is_none());
    let (Some(name), None) = (missing.next(), missing.next()) else { return None };
    let created = value_of(signed, "createdAt").and_then(number);
    let sent = value_of(signed, "timestamp").and_then(number);
    let values: Vec<String> = match (name, created, sent) {
        ("status", ..) => STATUSES.iter().map(ToString::to_string).collect(),
        ("paymentMethod", ..) => METHODS.iter().map(ToString::to_string).collect(),
        ("amount", ..) => (0..AMOUNTS).map(|amount| amount.to_string()).collect(),
        ("timestamp", Some(created), _) => {
            (created..created + SECONDS).map(|time| time.to_string()).collect()
        }
        ("createdAt", _, Some(sent)) => {
            (0..SECONDS).map(|back| (sent - back).to_string()).collect()
        }
        _ => return None,
    };
    Some(Guess { name, place: place(name, signed), values: Rc::new(values) })
}

fn value_of<'a>(signed: &[&'a PhpVariable], name: &str) -> Option<&'a [u8]> {
    let found = signed.iter().find(|own| own.name == name.as_bytes())?;
    Some(found.value.as_slice())
}

/// Behind what stands before it in a documented callback.
fn place(name: &str, signed: &[&PhpVariable]) -> usize {
    let before: Vec<&str> = GENERAL.iter().copied().take_while(|known| *known != name).collect();
    let last =
        signed.iter().rposition(|own| before.iter().any(|known| known.as_bytes() == own.name));
    last.map_or(0, |index| index + 1)
}

fn number(value: &[u8]) -> Option<i64> {
    std::str::from_utf8(value).ok()?.parse().ok().filter(|number| (1..1 << 40).contains(number))
}
