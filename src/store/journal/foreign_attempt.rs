//! An attempt that another machine recorded, as it is taken in: every field is checked here, because guards and next
//! steps rely on them. Nothing is taken in that this machine could not have written itself. The lines are read in
//! `foreign_lines.rs`.

use jiff::Timestamp;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::fields;
use super::outcome::Outcome;
use super::rows::{Ending, Intent};
use crate::api::Way;
use crate::base::error::{Error, Result};
use crate::base::money::Amount;

/// How far another machine's clock may be ahead, in seconds.
const AHEAD: i64 = 300;

/// A row that another machine recorded.
pub struct ImportedRow<T> {
    /// As this version reads it.
    pub row: T,
    /// Its fields as they came, also those that this version does not know.
    pub fields: Map<String, Value>,
}

/// How an attempt ended, or what was found out later, as far as every such row must say it.
#[derive(Deserialize)]
struct OutcomeFields {
    #[serde(rename = "word")]
    _outcome: Outcome,
    made: Option<String>,
}

impl<T: DeserializeOwned + Default> ImportedRow<T> {
    /// A row of this type from its fields, without the ones of these names. Every other one must fit.
    pub fn read(data: Value, left_out: &[&str]) -> Result<ImportedRow<T>> {
        let Value::Object(mut fields) = data else { return Err(wrong("data")) };
        for name in left_out {
            fields.shift_remove(*name);
        }
        for (name, value) in &fields {
            if !value.is_null() && !fields::fits::<T>(name, value) {
                return Err(wrong(name));
            }
        }
        Ok(ImportedRow { row: fields::read_fields(fields.clone()), fields })
    }

    /// How an attempt ended, or what was found out later.
    pub fn read_outcome(data: Value) -> Result<ImportedRow<T>> {
        let row: ImportedRow<T> = ImportedRow::read(data, &[])?;
        match OutcomeFields::deserialize(Value::Object(row.fields.clone())) {
            Ok(OutcomeFields { made, .. }) if made.as_deref().is_none_or(is_plain) => Ok(row),
            Ok(_) => Err(wrong("made")),
            Err(_) => Err(wrong("word")),
        }
    }
}

/// An attempt that another machine recorded.
pub struct ForeignAttempt {
    /// The hash of its intent there, which names it on any machine.
    pub origin: String,
    /// When it was begun, in UTC.
    pub at: String,
    /// What was about to be sent.
    pub intent: ImportedRow<Intent>,
    /// How it ended, where the same line tells it.
    pub ending: Option<ImportedRow<Ending>>,
}

/// What this fpgo knows of the operation of a command.
#[derive(Clone, Copy, Debug)]
pub struct CommandFacts {
    /// It asks or moves money.
    pub binds: bool,
    /// Which way it moves money.
    pub way: Option<Way>,
}

impl ForeignAttempt {
    /// The command that sent it.
    pub fn command(&self) -> &str {
        &self.intent.row.command
    }

    /// Takes over what this fpgo knows of the operation, whatever the line says.
    pub fn known_as(&mut self, facts: CommandFacts) {
        self.intent.row.binds = facts.binds;
        self.intent.row.way = facts.way;
    }

    /// Refuses what cannot be an attempt.
    pub fn checked(self) -> Result<ForeignAttempt> {
        let intent = &self.intent.row;
        let rules = [
            ("origin or hash", is_plain(&self.origin)),
            ("command", is_command(&intent.command)),
            ("base_url", is_address(&intent.base_url)),
            ("object", intent.object.as_deref().is_none_or(is_plain)),
            ("profile", intent.profile.as_deref().is_none_or(is_plain)),
            ("run", intent.run.as_deref().is_none_or(is_plain)),
            ("amount", intent.amount.is_none_or(moves)),
            ("counted", intent.counted.is_none_or(moves)),
            ("lines", intent.lines.iter().all(|(_, amount)| moves(*amount))),
        ];
        for (name, is_right) in rules {
            if !is_right {
                return Err(wrong(name));
            }
        }
        Ok(self)
    }

    /// The fields of the intent as this journal keeps them.
    pub fn intent_to_keep(&self) -> Map<String, Value> {
        let Intent { binds, way, .. } = self.intent.row;
        let imported = Timestamp::now().to_string();
        let mut fields = self.intent.fields.clone();
        fields.extend(fields_of(&LocalAdditions { binds, way, origin: &self.origin, imported }));
        fields
    }
}

/// What this machine adds to an intent from elsewhere, and what it knows better.
#[derive(Serialize)]
struct LocalAdditions<'a> {
    binds: bool,
    way: Option<Way>,
    origin: &'a str,
    imported: String,
}

/// The fields of something that is an object in JSON.
pub fn fields_of(row: &impl Serialize) -> Map<String, Value> {
    match serde_json::to_value(row) {
        Ok(Value::Object(fields)) => fields,
        _ => Map::new(),
    }
}

/// A time as this machine writes it. What has not come yet would bind for ever.
pub fn moment(at: Option<String>) -> Result<String> {
    let at: Option<Timestamp> = at.and_then(|text| text.parse().ok());
    match at {
        Some(at) if at.as_second() - Timestamp::now().as_second() <= AHEAD => Ok(at.to_string()),
        _ => Err(wrong("at")),
    }
}

/// Whether a text is words of letters and digits.
fn is_plain(text: &str) -> bool {
    !text.is_empty()
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_. ".contains(&byte))
}

/// Whether a text can be a command; that of a call by its path has a method and a path in it.
fn is_command(text: &str) -> bool {
    text.split(' ').all(is_address)
}

fn is_address(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_graphic())
}

fn moves(amount: Amount) -> bool {
    amount > Amount::ZERO
}

/// The refusal of a line whose field of this name is missing or wrong.
pub fn wrong(name: &str) -> Error {
    Error::invalid(format!("a line is no entry of a journal: {name} is missing or wrong")).next(
        "give the lines of a journal export, or the line that a command printed after exit code 7",
    )
}
