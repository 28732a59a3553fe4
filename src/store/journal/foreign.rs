//! Attempts that another machine recorded, as they come in: rows of an export, or the line that a command printed after
//! exit code 7, also from a log of notes. Nothing is taken in that this machine could not have written itself.

use std::collections::HashMap;

use jiff::Timestamp;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::chain::Link;
use super::outcome::Outcome;
use super::rows::{self, Ending, Intent, Resolution, RowKind};
use crate::api::Way;
use crate::base::error::{Error, Result};
use crate::base::money::Amount;

/// How far another machine's clock may be ahead, in seconds.
const AHEAD: i64 = 300;

/// What is true of a row on its own machine alone: whether its process still runs cannot be seen from here.
const LEFT_BEHIND: [&str; 2] = ["process", "imported"];
/// What `journal show` tells beside the fields of the intent.
const BESIDE_INTENT: [&str; 6] = ["id", "at", "outcome", "http", "message", "ended"];

/// A row as one line of an export.
#[derive(Default, Serialize, Deserialize)]
#[serde(default)]
pub struct ExportedRow {
    id: Option<i64>,
    at: Option<String>,
    kind: Option<String>,
    intent: Option<i64>,
    object: Option<String>,
    data: Value,
    hash: Option<String>,
}

impl ExportedRow {
    /// The row; what is no JSON any more is a text.
    pub fn of(link: &Link) -> ExportedRow {
        let data = serde_json::from_str(&link.data);
        ExportedRow {
            id: Some(link.id),
            at: Some(link.at.clone()),
            kind: Some(link.kind.clone()),
            intent: link.intent,
            object: link.object.clone(),
            data: data.unwrap_or_else(|_| link.data.as_str().into()),
            hash: Some(link.hash.clone()),
        }
    }
}

/// What a log of notes has in a line: an error, or a note, which may be an entry.
#[derive(Default, Deserialize)]
#[serde(default)]
struct LogLine {
    error: Option<Map<String, Value>>,
    note: Option<String>,
}

/// What an entry tells beside its intent, in the line that a command prints after exit code 7.
#[derive(Default, Deserialize)]
#[serde(default)]
struct WholeEntry {
    at: Option<String>,
    outcome: Outcome,
    http: Value,
    message: Value,
    origin: Option<String>,
}

/// How such an entry ended.
#[derive(Serialize)]
struct WholeEnding {
    word: Outcome,
    http: Value,
    message: Value,
}

/// What this machine adds to an intent from elsewhere, and what it knows better.
#[derive(Serialize)]
struct Arrival<'a> {
    binds: bool,
    way: Option<Way>,
    origin: &'a str,
    imported: String,
}

/// A row from elsewhere.
pub struct Arrived<T> {
    /// As this version reads it.
    pub row: T,
    /// Its fields as they came, also those that this version does not know.
    pub fields: Map<String, Value>,
}

/// An attempt that another machine recorded.
pub struct Attempt {
    /// The hash of its intent there, which names it on any machine.
    pub origin: String,
    /// When it was begun, in UTC.
    pub at: String,
    /// What was about to be sent.
    pub intent: Arrived<Intent>,
    /// How it ended, if there is such a row.
    pub ending: Option<Arrived<Ending>>,
    /// What was found out later, if there is such a row.
    pub resolution: Option<Arrived<Resolution>>,
}

impl Attempt {
    /// The command that sent it.
    pub fn command(&self) -> &str {
        &self.intent.row.command
    }

    /// Takes what the operation is from who knows it, and not from the line.
    pub fn known_as(&mut self, binds: bool, way: Option<Way>) {
        self.intent.row.binds = binds;
        self.intent.row.way = way;
    }

    /// Whether it says what became of it.
    pub fn is_settled(&self) -> bool {
        let ended = self.ending.as_ref().map(|ending| ending.row.outcome);
        let resolved = self.resolution.as_ref().map(|resolution| resolution.row.outcome);
        [ended, resolved].into_iter().flatten().any(|outcome| !outcome.is_open())
    }

    /// The fields of the intent as this journal keeps them.
    pub fn intent_to_keep(&self) -> Map<String, Value> {
        let Intent { binds, way, .. } = self.intent.row;
        let imported = Timestamp::now().to_string();
        let mut fields = self.intent.fields.clone();
        fields.extend(fields_of(&Arrival { binds, way, origin: &self.origin, imported }));
        fields
    }
}

/// The attempts in these lines. Rows belong to the export that they stand in: where the numbers begin anew, another one
/// begins. What is no entry at all, such as another line of a log, is refused unless it says that it is a note.
pub fn attempts(lines: &[Value]) -> Result<Vec<Attempt>> {
    let mut attempts: Vec<Attempt> = Vec::new();
    let (mut of_export, mut last): (HashMap<i64, usize>, i64) = (HashMap::new(), 0);
    for line in lines {
        let Some(fields) = entry_in(line) else { continue };
        let row: ExportedRow = rows::read_fields(fields.clone());
        let Some(kind) = &row.kind else {
            attempts.push(of_whole(fields)?);
            continue;
        };
        let id = row.id.ok_or_else(|| wrong("id"))?;
        if id <= last {
            of_export.clear();
        }
        last = id;
        if kind == RowKind::Intent.word() {
            of_export.insert(id, attempts.len());
            attempts.push(of_row(row)?);
        } else if let Some(at) = row.intent.and_then(|intent| of_export.get(&intent)) {
            // Readings and checkpoints are the other machine's own, and what has lost its intent says nothing.
            if kind == RowKind::Outcome.word() {
                attempts[*at].ending = Some(end(row.data)?);
            } else if kind == RowKind::Resolution.word() {
                attempts[*at].resolution = Some(end(row.data)?);
            }
        }
    }
    Ok(attempts)
}

/// The row or entry in a line; `None` where it is a note of a log without one.
fn entry_in(line: &Value) -> Option<Map<String, Value>> {
    let fields = line.as_object().cloned().unwrap_or_default();
    let log: LogLine = rows::read_fields(fields.clone());
    if log.error.is_some() {
        return None;
    }
    let Some(note) = log.note else { return Some(fields) };
    let noted: Map<String, Value> = serde_json::from_str(&note).ok()?;
    let entry: WholeEntry = rows::read_fields(noted.clone());
    entry.origin.map(|_| noted)
}

fn of_row(row: ExportedRow) -> Result<Attempt> {
    let intent: Arrived<Intent> = arrived(row.data, &LEFT_BEHIND)?;
    let origin = intent.row.origin.clone().or(row.hash).unwrap_or_default();
    checked(Attempt { origin, at: moment(row.at)?, intent, ending: None, resolution: None })
}

/// The one line that a command prints after exit code 7.
fn of_whole(fields: Map<String, Value>) -> Result<Attempt> {
    let WholeEntry { at, outcome, http, message, origin } = rows::read_fields(fields.clone());
    let left_out = [LEFT_BEHIND.as_slice(), &BESIDE_INTENT].concat();
    let ending = match outcome {
        Outcome::Unknown => None,
        word => Some(arrived(fields_of(&WholeEnding { word, http, message }).into(), &[])?),
    };
    checked(Attempt {
        origin: origin.unwrap_or_default(),
        at: moment(at)?,
        intent: arrived(fields.into(), &left_out)?,
        ending,
        resolution: None,
    })
}

fn fields_of(row: &impl Serialize) -> Map<String, Value> {
    match serde_json::to_value(row) {
        Ok(Value::Object(fields)) => fields,
        _ => Map::new(),
    }
}

/// A time as this machine writes it. What has not come yet would bind for ever.
fn moment(at: Option<String>) -> Result<String> {
    let at: Option<Timestamp> = at.and_then(|text| text.parse().ok());
    match at {
        Some(at) if at.as_second() - Timestamp::now().as_second() <= AHEAD => Ok(at.to_string()),
        _ => Err(wrong("at")),
    }
}

/// A row of this type, without these fields. Every other one must fit.
fn arrived<T: DeserializeOwned + Default>(data: Value, left_out: &[&str]) -> Result<Arrived<T>> {
    let Value::Object(mut fields) = data else { return Err(wrong("data")) };
    for name in left_out {
        fields.shift_remove(*name);
    }
    for (name, value) in &fields {
        if !value.is_null() && !rows::fits::<T>(name, value) {
            return Err(wrong(name));
        }
    }
    Ok(Arrived { row: rows::read_fields(fields.clone()), fields })
}

/// How an attempt ended, or what was found out later: it must say so in a word.
fn end<T: DeserializeOwned + Default>(data: Value) -> Result<Arrived<T>> {
    #[derive(Deserialize)]
    struct Needed {
        #[serde(rename = "word")]
        _word: Outcome,
        made: Option<String>,
    }
    let arrived: Arrived<T> = arrived(data, &[])?;
    let needed = Needed::deserialize(Value::Object(arrived.fields.clone()));
    match needed {
        Ok(Needed { made, .. }) if made.as_deref().is_none_or(is_plain) => Ok(arrived),
        Ok(_) => Err(wrong("made")),
        Err(_) => Err(wrong("word")),
    }
}

/// A word that can stand in a command.
fn is_plain(text: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_. ".contains(&byte);
    !text.is_empty() && text.bytes().all(plain)
}

fn is_address(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_graphic())
}

/// Refuses what cannot be an attempt: guards and hints rely on these fields.
fn checked(attempt: Attempt) -> Result<Attempt> {
    let intent = &attempt.intent.row;
    let is_amount = |amount: Amount| amount > Amount::ZERO;
    let rules = [
        ("origin or hash", is_plain(&attempt.origin)),
        ("command", is_plain(&intent.command)),
        ("base_url", is_address(&intent.base_url)),
        ("object", intent.object.as_deref().is_none_or(is_plain)),
        ("profile", intent.profile.as_deref().is_none_or(is_plain)),
        ("amount", intent.amount.is_none_or(is_amount)),
        ("counted", intent.counted.is_none_or(is_amount)),
        ("lines", intent.lines.iter().all(|(_, amount)| is_amount(*amount))),
    ];
    match rules.into_iter().find(|(_, is_right)| !is_right) {
        None => Ok(attempt),
        Some((name, _)) => Err(wrong(name)),
    }
}

fn wrong(name: &str) -> Error {
    Error::invalid(format!("a line is no entry of a journal: {name} is missing or wrong")).next(
        "give the lines of a journal export, or the line that a command printed after exit code 7",
    )
}
