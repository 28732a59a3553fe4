//! What is known of an object before and after a write, in the words that guards, previews and the journal need.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::customer::Customer;
use crate::api::body_lines::number;
use crate::api::line_id::LineId;
use crate::base::error::Result;
use crate::base::money::{self, Amount};
use crate::base::places::locate;

/// Carries out the read with this command on this identifier, and gives the `data` of its answer.
pub type Fetch<'a> = &'a mut dyn FnMut(&'static str, &str) -> Result<Value>;

/// One line of an object, with what the API tells of it.
#[derive(Clone, Debug, PartialEq)]
pub struct ObjectLine {
    /// The id that refunds need, numeric by the documents; often absent (quirk 11).
    pub id: Option<LineId>,
    /// The product's name.
    pub name: String,
    /// The line's total, VAT included.
    pub amount: Option<Amount>,
    /// What was taken of it so far, where the API tells it.
    pub taken: Option<Amount>,
}

/// An object as just read. Equal states mean that nothing a write depends on has changed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct State {
    /// The status, as the API spells it.
    pub status: Option<String>,
    /// What the customer owes or paid, in the currency itself.
    pub total: Option<Amount>,
    /// Given back so far, as the API says; it may lag behind an accepted refund.
    pub refunded: Option<Amount>,
    /// Other figures that a person should see, each with its word: captured, charged.
    pub figures: Vec<(&'static str, Amount)>,
    /// The lines, where the operation needs them.
    pub lines: Vec<ObjectLine>,
    /// The customer, where the answer tells one.
    pub customer: Customer,
    /// The whole `data` of the answer, where an operation needs more of it.
    pub data: Value,
    /// An invoice is out: statuses INVOICED, Purring, Inkasso, or an invoice number.
    pub invoiced: bool,
}

impl State {
    /// As the journal keeps it.
    pub fn record(&self) -> StateRecord {
        let mut told = Map::new();
        if let Some(status) = &self.status {
            told.insert(StateRecord::STATUS.to_owned(), status.as_str().into());
        }
        if let Some(total) = self.total {
            told.insert(StateRecord::TOTAL.to_owned(), money::to_json(total));
        }
        if let Some(refunded) = self.refunded {
            told.insert("refunded".to_owned(), money::to_json(refunded));
        }
        for (word, amount) in &self.figures {
            told.insert((*word).to_owned(), money::to_json(*amount));
        }
        StateRecord(told)
    }

    /// One line for a person: `PAID, 800.00 in total, 400.00 refunded`.
    pub fn to_line(&self) -> String {
        let mut parts = vec![self.status.clone().unwrap_or_else(|| "status not told".into())];
        if let Some(total) = self.total {
            parts.push(format!("{} in total", money::show(total)));
        }
        if let Some(refunded) = self.refunded {
            parts.push(format!("{} refunded", money::show(refunded)));
        }
        for (word, amount) in &self.figures {
            parts.push(format!("{} {word}", money::show(*amount)));
        }
        parts.join(", ")
    }
}

/// A state as the journal keeps it: what the API told, each by its word. Equal records mean that the object is the same.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct StateRecord(Map<String, Value>);

impl StateRecord {
    /// The word of the status in a record.
    pub(super) const STATUS: &str = "status";
    /// The word of the total in a record.
    pub(super) const TOTAL: &str = "total";

    /// The status, as the API spelt it.
    pub fn status(&self) -> Option<&str> {
        self.told(StateRecord::STATUS)?.as_str()
    }

    /// The total, in the currency itself, where it is told.
    pub fn total(&self) -> Option<Amount> {
        self.told(StateRecord::TOTAL).and_then(money::of)
    }

    /// What is told by this word.
    pub(super) fn told(&self, word: &str) -> Option<&Value> {
        self.0.get(word)
    }

    /// The words by which something is told.
    pub(super) fn words(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }
}

/// The lines of a list in an answer, with the amount under this key.
pub fn read_lines(data: &Value, rows: &str, amount: &str, taken: Option<&str>) -> Vec<ObjectLine> {
    let mut lines = Vec::new();
    for line in locate(data, rows).into_iter().filter_map(|(_, row)| row) {
        lines.push(ObjectLine {
            id: line.get("id").and_then(LineId::of),
            name: line.get("name").and_then(Value::as_str).unwrap_or_default().to_owned(),
            amount: number(line, amount),
            taken: taken.and_then(|key| number(line, key)),
        });
    }
    lines
}
