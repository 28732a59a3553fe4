//! Reads attempts that another machine recorded: rows of an export, or the entry that a command printed after exit code
//! 7, also from a log of commands. What an attempt may hold is checked in `foreign_attempt.rs`.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::exported::ExportedRow;
use super::fields;
use super::foreign_attempt::{CommandFacts, ForeignAttempt, ImportedRow, fields_of, moment, wrong};
use super::foreign_spool::ForeignSpool;
use super::outcome::Outcome;
use super::rows::{Ending, Intent, Resolution, RowKind};
use crate::base::error::Result;

/// Fields that have a meaning only on the machine that wrote the row; an import drops them.
const LOCAL_FIELDS: [&str; 2] = ["process", "imported"];
/// Fields that `journal show` tells beside those of the intent.
const BESIDE_INTENT: [&str; 6] = ["id", "at", "outcome", "http", "message", "ended"];

/// What a log of commands has in a line: an error, what was done, an entry, or a note, which was the entry in earlier
/// versions.
#[derive(Default, Deserialize)]
#[serde(default)]
struct LogLine {
    error: Option<Map<String, Value>>,
    done: Option<Map<String, Value>>,
    entry: Option<Map<String, Value>>,
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

/// The ending of such an entry.
#[derive(Serialize)]
struct WholeEnding {
    word: Outcome,
    http: Value,
    message: Value,
}

/// What is known of a command; an error where an entry cannot be of it.
type KnownCommands = fn(&str) -> Result<CommandFacts>;

/// The attempts in lines that are taken one after another. Rows belong to the export that they stand in: where the numbers
/// begin anew, another one begins.
pub struct ForeignLines {
    /// The attempts so far.
    pub waiting: ForeignSpool,
    commands: KnownCommands,
    last: i64,
}

impl ForeignLines {
    /// No lines yet.
    pub fn new(commands: KnownCommands) -> Result<ForeignLines> {
        Ok(ForeignLines { waiting: ForeignSpool::new()?, commands, last: 0 })
    }

    /// Takes a line. What is no entry at all, such as another line of a log, is refused unless it says that it is a note.
    pub fn take(&mut self, line: &Value) -> Result<()> {
        let Some(fields) = entry_in(line) else { return Ok(()) };
        let row: ExportedRow = fields::read_fields(fields.clone());
        let Some(kind) = &row.kind else { return self.add(of_whole(fields)?, None) };
        let Some(id) = row.id else { return Err(wrong("id")) };
        if id <= self.last {
            self.waiting.begin_export()?;
        }
        self.last = id;
        if kind == RowKind::Intent.word() {
            self.add(of_row(row)?, Some(id))
        } else if kind == RowKind::Outcome.word() || kind == RowKind::Resolution.word() {
            self.take_outcome(row)
        } else {
            // Readings and checkpoints are the other machine's own.
            Ok(())
        }
    }

    fn add(&self, mut attempt: ForeignAttempt, number: Option<i64>) -> Result<()> {
        let facts = (self.commands)(attempt.command())?;
        attempt.known_as(facts);
        self.waiting.add(&attempt, number)
    }

    /// Takes how an attempt ended, or what was found out later. What has lost its intent says nothing.
    fn take_outcome(&self, row: ExportedRow) -> Result<()> {
        let place = row.intent.map(|intent| self.waiting.place_of(intent)).transpose()?;
        let Some(place) = place.flatten() else { return Ok(()) };
        if row.kind.as_deref() == Some(RowKind::Outcome.word()) {
            let ending: ImportedRow<Ending> = ImportedRow::read_outcome(row.data)?;
            return self.waiting.end(place, &ending.fields, ending.row.outcome);
        }
        let resolution: ImportedRow<Resolution> = ImportedRow::read_outcome(row.data)?;
        // An attempt has one, so that it would stand in the way of what is found out.
        if resolution.row.outcome.is_open() {
            return Err(wrong("word"));
        }
        self.waiting.resolve(place, &resolution.fields)
    }
}

/// The row or entry in a line; `None` where it is a line of a log without one.
fn entry_in(line: &Value) -> Option<Map<String, Value>> {
    let fields = line.as_object().cloned().unwrap_or_default();
    let log: LogLine = fields::read_fields(fields.clone());
    if log.error.is_some() || log.done.is_some() {
        return None;
    }
    if log.entry.is_some() {
        return log.entry;
    }
    let Some(note) = log.note else { return Some(fields) };
    let noted: Map<String, Value> = serde_json::from_str(&note).ok()?;
    let entry: WholeEntry = fields::read_fields(noted.clone());
    entry.origin.map(|_| noted)
}

fn of_row(row: ExportedRow) -> Result<ForeignAttempt> {
    let intent: ImportedRow<Intent> = ImportedRow::read(row.data, &LOCAL_FIELDS)?;
    let origin = intent.row.origin.clone().or(row.hash).unwrap_or_default();
    ForeignAttempt { origin, at: moment(row.at)?, intent, ending: None }.checked()
}

/// The one line that a command prints after exit code 7.
fn of_whole(fields: Map<String, Value>) -> Result<ForeignAttempt> {
    let WholeEntry { at, outcome, http, message, origin } = fields::read_fields(fields.clone());
    let left_out = [LOCAL_FIELDS.as_slice(), &BESIDE_INTENT].concat();
    let ending = match outcome {
        Outcome::Unknown => None,
        word => {
            let ending = fields_of(&WholeEnding { word, http, message });
            Some(ImportedRow::read(ending.into(), &[])?)
        }
    };
    let (origin, at) = (origin.unwrap_or_default(), moment(at)?);
    let intent = ImportedRow::read(fields.into(), &left_out)?;
    ForeignAttempt { origin, at, intent, ending }.checked()
}
