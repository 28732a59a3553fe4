//! Attempts that another machine recorded, as they come in: rows of an export, or the line that a command printed after
//! exit code 7, also from a log of notes. Nothing is taken in that this machine could not have written itself.

use std::collections::HashMap;

use jiff::Timestamp;
use serde::Deserialize;
use serde_json::{Value, json};

use super::entry::{Outcome, line_of};
use crate::api::PoolId;
use crate::base::error::{Error, Result};
use crate::base::money;

/// How far another machine's clock may be ahead, in seconds.
const AHEAD: i64 = 300;

/// An attempt that another machine recorded.
pub struct Attempt {
    /// The hash of its intent there: what it is known by.
    pub origin: String,
    /// When it was begun, in UTC.
    pub at: String,
    /// The intent's fields.
    pub intent: Value,
    /// The outcome's fields; null without one.
    pub end: Value,
    /// The resolution's fields; null without one.
    pub resolution: Value,
}

impl Attempt {
    /// The command that sent it.
    pub fn command(&self) -> &str {
        self.intent["command"].as_str().unwrap_or_default()
    }

    /// Takes what the operation is from who knows it, and not from the line.
    pub fn known_as(&mut self, binds: bool, way: Option<&str>) {
        self.intent["binds"] = binds.into();
        self.intent["way"] = way.into();
    }

    /// Whether it says what became of it.
    pub fn is_settled(&self) -> bool {
        let word = |part: &Value| part["word"].as_str().and_then(Outcome::from_word);
        let known = |part: &Value| word(part).is_some_and(|outcome| !outcome.is_open());
        known(&self.end) || known(&self.resolution)
    }
}

/// The attempts in these lines. Rows belong to the export that they stand in: where the numbers begin anew, another one
/// begins. What is no entry at all, such as another line of a log, is refused unless it says that it is a note.
pub fn attempts(lines: &[Value]) -> Result<Vec<Attempt>> {
    let mut attempts: Vec<Attempt> = Vec::new();
    let (mut of_export, mut last): (HashMap<i64, usize>, i64) = (HashMap::new(), 0);
    for line in lines {
        let inner = match noted(line) {
            Some(None) => continue,
            Some(Some(entry)) => entry,
            None => line.clone(),
        };
        let Some(kind) = inner["kind"].as_str() else {
            attempts.push(of_whole(&inner)?);
            continue;
        };
        let id = inner["id"].as_i64().ok_or_else(|| wrong("id"))?;
        if id <= last {
            of_export.clear();
        }
        last = id;
        let about = inner["intent"].as_i64().and_then(|intent| of_export.get(&intent).copied());
        match (kind, about) {
            ("intent", _) => {
                of_export.insert(id, attempts.len());
                attempts.push(of_row(&inner)?);
            }
            ("outcome", Some(at)) => attempts[at].end = ending(&inner["data"])?,
            ("resolution", Some(at)) => attempts[at].resolution = ending(&inner["data"])?,
            // Readings and checkpoints are the other machine's own, and what has lost its intent says nothing.
            _ => {}
        }
    }
    Ok(attempts)
}

/// A note of a log: `Some(None)` for one without an entry in it.
fn noted(line: &Value) -> Option<Option<Value>> {
    if line.get("error").is_some_and(Value::is_object) {
        return Some(None);
    }
    let entry: Option<Value> = serde_json::from_str(line.get("note")?.as_str()?).ok();
    Some(entry.filter(|entry| entry.get("origin").is_some()))
}

fn of_row(row: &Value) -> Result<Attempt> {
    let mut intent = row["data"].clone();
    let own = intent.get("origin").and_then(Value::as_str).or(row["hash"].as_str());
    let origin = own.unwrap_or_default().to_owned();
    // Whether its process still runs cannot be seen from here.
    take(&mut intent, &["process", "imported"]);
    let at = moment(&row["at"])?;
    checked(Attempt { origin, at, intent, end: Value::Null, resolution: Value::Null })
}

/// The one line that a command prints after exit code 7.
fn of_whole(line: &Value) -> Result<Attempt> {
    let outcome = line["outcome"].as_str().and_then(Outcome::from_word);
    let end = match outcome {
        Some(Outcome::Unknown) | None => Value::Null,
        Some(outcome) => {
            json!({"word": outcome.word(), "http": line["http"], "message": line["message"]})
        }
    };
    let (origin, at) =
        (line["origin"].as_str().unwrap_or_default().to_owned(), moment(&line["at"])?);
    let mut intent = line.clone();
    take(&mut intent, &["id", "at", "outcome", "process", "imported", "http", "message", "ended"]);
    checked(Attempt { origin, at, intent, end, resolution: Value::Null })
}

fn take(value: &mut Value, names: &[&str]) {
    if let Some(members) = value.as_object_mut() {
        names.iter().for_each(|name| drop(members.shift_remove(*name)));
    }
}

/// A time as this machine writes it. What has not come yet would bind for ever.
fn moment(value: &Value) -> Result<String> {
    let at: Option<Timestamp> = value.as_str().and_then(|text| text.parse().ok());
    let ahead = |at: &Timestamp| at.as_second() - Timestamp::now().as_second();
    at.filter(|at| ahead(at) <= AHEAD).map(|at| at.to_string()).ok_or_else(|| wrong("at"))
}

fn ending(data: &Value) -> Result<Value> {
    let known = data["word"].as_str().and_then(Outcome::from_word).is_some();
    let made = data.get("made").unwrap_or(&Value::Null);
    if !made.is_null() && !made.as_str().is_some_and(is_plain) {
        return Err(wrong("made"));
    }
    known.then(|| data.clone()).ok_or_else(|| wrong("word"))
}

/// A word that can stand in a command.
fn is_plain(text: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_. ".contains(&byte);
    !text.is_empty() && text.bytes().all(plain)
}

/// Refuses what cannot be an attempt: guards and hints rely on these fields.
fn checked(attempt: Attempt) -> Result<Attempt> {
    let intent = &attempt.intent;
    let plain = is_plain;
    let address = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_graphic());
    let text = |key: &str, fits: &dyn Fn(&str) -> bool| intent[key].as_str().is_some_and(fits);
    let absent = |key: &str| intent[key].is_null();
    let amount =
        |value: &Value| money::of(value).is_some_and(|amount| amount > money::Amount::ZERO);
    let lines = intent["lines"].as_array().map(Vec::as_slice).unwrap_or_default();
    let free = |key: &str| absent(key) || intent[key].is_string();
    let object = |key: &str| absent(key) || intent[key].is_object();
    let rules: [(&str, bool); 17] = [
        ("lines", absent("lines") || intent["lines"].is_array()),
        ("pool", absent("pool") || PoolId::deserialize(&intent["pool"]).is_ok()),
        ("binds", absent("binds") || intent["binds"].is_boolean()),
        ("told", object("told")),
        ("before", object("before")),
        ("reason", free("reason")),
        ("ticket", free("ticket")),
        ("body_hash", free("body_hash") && free("alike") && free("trace") && free("was_hash")),
        ("origin or hash", plain(&attempt.origin)),
        ("command", text("command", &plain)),
        ("base_url", text("base_url", &address)),
        ("object", absent("object") || text("object", &plain)),
        ("profile", absent("profile") || text("profile", &plain)),
        ("way", absent("way") || text("way", &|way| ["in", "out"].contains(&way))),
        ("amount", absent("amount") || amount(&intent["amount"])),
        ("counted", absent("counted") || amount(&intent["counted"])),
        ("lines", lines.iter().all(|line| line_of(line).is_some() && amount(&line["amount"]))),
    ];
    match rules.into_iter().find(|(_, right)| !right) {
        None => Ok(attempt),
        Some((key, _)) => Err(wrong(key)),
    }
}

fn wrong(key: &str) -> Error {
    Error::invalid(format!("a line is no entry of a journal: {key} is missing or wrong")).next(
        "give the lines of a journal export, or the line that a command printed after exit code 7",
    )
}
