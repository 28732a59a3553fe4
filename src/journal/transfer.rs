//! Taking the journal elsewhere: every row as a line of JSON, attempts that another machine recorded, and taking old
//! rows away with a checkpoint that says so.

use jiff::Timestamp;
use rusqlite::params;
use serde_json::{Value, json};

use super::chain::{self, Link, Walk};
use super::entry::Outcome;
use super::schema::ONLY_ADDED;
use super::{Journal, broken, key};
use crate::error::{Error, Kind, Result};

/// What became of lines that were brought from elsewhere.
#[derive(Clone, Copy, Debug, Default)]
pub struct Imported {
    /// Attempts that are new here.
    pub new: usize,
    /// Attempts that were here already.
    pub known: usize,
}

impl Journal {
    /// Walks the whole chain, handing over each row as one line of JSON. Gives the number of rows and the head; fails
    /// where the chain is broken, after what comes before.
    pub fn walk(&self, mut take: impl FnMut(&Value) -> Result<()>) -> Result<Walk> {
        let mut walk = Walk::default();
        let each = |link: Link| {
            let line = row(&link);
            walk.step(link).map_err(tampered)?;
            take(&line)
        };
        chain::each(&self.db, each, |error| unreadable(&error))?;
        walk.finish().map_err(tampered)?;
        Ok(walk)
    }

    /// Whether a head that was kept elsewhere is still one of the chain's.
    pub fn has_head(&self, head: &str) -> Result<bool> {
        let found = self.db.query_row(
            "SELECT EXISTS (SELECT 1 FROM entries WHERE hash = ?1)",
            params![head],
            |row| row.get(0),
        );
        found.map_err(|error| unreadable(&error))
    }

    /// Takes in attempts from elsewhere. What is here already stays as it is; all of them or none.
    pub fn import(&self, attempts: &[Attempt]) -> Result<Imported> {
        let transaction = self.transaction()?;
        let mut imported = Imported::default();
        for attempt in attempts {
            match self.has_origin(&attempt.origin)? {
                true => imported.known += 1,
                false => {
                    self.take_in(attempt)?;
                    imported.new += 1;
                }
            }
        }
        transaction.commit().map_err(|error| broken(self.dir.path(), &error))?;
        Ok(imported)
    }

    fn has_origin(&self, origin: &str) -> Result<bool> {
        let query = "SELECT EXISTS (SELECT 1 FROM entries WHERE kind = 'intent' \
                     AND (hash = ?1 OR data ->> '$.origin' = ?1))";
        let found = self.db.query_row(query, params![origin], |row| row.get(0));
        found.map_err(|error| broken(self.dir.path(), &error))
    }

    fn take_in(&self, attempt: &Attempt) -> Result<()> {
        let failed = |error| broken(self.dir.path(), &error);
        let mut intent = attempt.intent.clone();
        let object = match (intent["base_url"].as_str(), intent["object"].as_str()) {
            (Some(base_url), Some(object)) => Some(key(base_url, object)),
            _ => None,
        };
        intent["origin"] = Value::from(attempt.origin.as_str());
        intent["imported"] = Value::from(Timestamp::now().to_string());
        let link = chain::append(&self.db, &attempt.at, "intent", None, object, &intent);
        let id = link.map_err(failed)?.id;
        for (kind, data) in [("outcome", &attempt.end), ("resolution", &attempt.resolution)] {
            if data.is_object() {
                let at = Timestamp::now().to_string();
                chain::append(&self.db, &at, kind, Some(id), None, data).map_err(failed)?;
            }
        }
        Ok(())
    }

    /// Takes away the oldest rows that were written before this moment, up to the first that must stay: one whose
    /// outcome nobody knows. Gives how many; the checkpoint that tells of it is added.
    pub fn prune(&self, before: Timestamp) -> Result<usize> {
        let failed = |error| broken(self.dir.path(), &error);
        let transaction = self.transaction()?;
        // A broken chain must be looked at, not made to look whole.
        self.walk(|_| Ok(()))?;
        let Some((through, hash, rows)) = self.oldest_until(before)? else { return Ok(0) };
        let data = json!({"through": through, "hash": hash, "rows": rows});
        let at = Timestamp::now().to_string();
        // First, so that it follows the last row even where all of them go.
        chain::append(&self.db, &at, "checkpoint", None, None, &data).map_err(failed)?;
        self.db
            .execute_batch("DROP TRIGGER no_change; DROP TRIGGER no_removal;")
            .map_err(failed)?;
        self.db.execute("DELETE FROM entries WHERE id <= ?1", params![through]).map_err(failed)?;
        self.db.execute_batch(ONLY_ADDED).map_err(failed)?;
        transaction.commit().map_err(failed)?;
        Ok(rows)
    }

    /// Number and hash of the last row that may go, and how many go with it. Attempts go whole.
    fn oldest_until(&self, before: Timestamp) -> Result<Option<(i64, String, usize)>> {
        let mut stays = i64::MAX;
        for entry in self.entries("ORDER BY i.id", params![])? {
            let at: Option<Timestamp> = entry.at.parse().ok();
            if entry.outcome.is_open() || at.is_none_or(|at| at >= before) {
                stays = stays.min(entry.id);
            }
        }
        let mut last = None;
        let mut rows = 0;
        let mut open = Vec::new();
        let each = |link: Link| {
            let old = link.at.parse::<Timestamp>().is_ok_and(|at| at < before);
            if link.id < stays && old {
                match (link.kind.as_str(), link.intent) {
                    ("intent", _) => open.push(link.id),
                    ("outcome", Some(intent)) => open.retain(|id| *id != intent),
                    _ => {}
                }
                rows += 1;
                // A cut between an intent and its outcome would leave half of it.
                if open.is_empty() {
                    last = Some((link.id, link.hash, rows));
                }
            } else {
                stays = stays.min(link.id);
            }
            Ok(())
        };
        chain::each(&self.db, each, |error| broken(self.dir.path(), &error))?;
        Ok(last)
    }
}

/// A row as one line of an export.
fn row(link: &Link) -> Value {
    let data: Value = serde_json::from_str(&link.data).unwrap_or_else(|_| json!(link.data));
    json!({
        "id": link.id, "at": link.at, "kind": link.kind, "intent": link.intent,
        "object": link.object, "data": data, "hash": link.hash,
    })
}

fn tampered(why: String) -> Error {
    Error::new(Kind::CheckFailed, format!("the journal is not what was written: {why}"))
        .detail("rows were changed, added, removed or swapped by something other than fpgo")
        .next("compare it with an export or a backup before you rely on it")
}

/// What is no row at all has been tampered with as well.
fn unreadable(error: &rusqlite::Error) -> Error {
    tampered(error.to_string())
}

/// An attempt that another machine recorded.
pub struct Attempt {
    /// The hash of its intent there: what it is known by.
    origin: String,
    at: String,
    intent: Value,
    end: Value,
    resolution: Value,
}

/// The attempts in rows of an export, or in the line that a command printed after exit code 7.
pub fn attempts(lines: &[Value]) -> Result<Vec<Attempt>> {
    let (rows, whole): (Vec<&Value>, Vec<&Value>) =
        lines.iter().partition(|line| line.get("kind").is_some());
    let mut attempts: Vec<Attempt> = whole.into_iter().map(of_whole).collect::<Result<_>>()?;
    for intent in rows.iter().filter(|row| row["kind"] == "intent") {
        let of = |kind: &str| {
            let row = rows.iter().find(|row| row["kind"] == kind && row["intent"] == intent["id"]);
            row.map(|row| row["data"].clone()).unwrap_or_default()
        };
        attempts.push(of_row(intent, of("outcome"), of("resolution"))?);
    }
    Ok(attempts)
}

/// An intent with what followed it, from the rows of an export.
fn of_row(row: &Value, end: Value, resolution: Value) -> Result<Attempt> {
    let mut intent = row["data"].clone();
    let own = intent.get("origin").and_then(Value::as_str).or(row["hash"].as_str());
    let origin = own.unwrap_or_default().to_owned();
    // Whether its process still runs cannot be seen from here.
    if let Some(members) = intent.as_object_mut() {
        members.shift_remove("process");
    }
    checked(Attempt { origin, at: text(row, "at"), intent, end, resolution })
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
    let (origin, at) = (text(line, "origin"), text(line, "at"));
    let mut intent = line.clone();
    for name in ["id", "at", "outcome", "process", "http", "message"] {
        intent.as_object_mut().and_then(|members| members.shift_remove(name));
    }
    checked(Attempt { origin, at, intent, end, resolution: Value::Null })
}

fn text(line: &Value, key: &str) -> String {
    line[key].as_str().unwrap_or_default().to_owned()
}

/// Refuses what cannot be an attempt: without these fields nothing could be asked about it.
fn checked(attempt: Attempt) -> Result<Attempt> {
    let has = |key: &str| attempt.intent[key].as_str().is_some_and(|text| !text.is_empty());
    let wrong = if attempt.origin.is_empty() {
        Some("origin or hash")
    } else if attempt.at.parse::<Timestamp>().is_err() {
        Some("at")
    } else {
        ["command", "base_url"].into_iter().find(|key| !has(key))
    };
    match wrong {
        None => Ok(attempt),
        Some(key) => Err(Error::invalid(format!("a line is no entry of a journal: {key} is missing or wrong"))
            .next("give the lines of fpgo journal export, or the line that a command printed after exit code 7")),
    }
}
