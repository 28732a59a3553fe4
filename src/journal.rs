//! What this machine sent, in SQLite: the intent is durable before a write's first byte leaves, the outcome follows as
//! an entry of its own. Entries are only ever added. An intent without an outcome, whose process is gone, is
//! *unknown*. It knows no operation by name; what an entry means for an object is asked by amounts and directions.

use std::path::Path;
use std::time::Duration;

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, Row, params};
use serde_json::{Value, json};

use crate::api::{Draw, Past, Way};
use crate::data::{DataDir, Lock, not_writable};
use crate::error::{Error, Result};
use crate::money::{self, Amount};
use crate::privacy;

/// The journal's file in its directory.
pub const FILE: &str = "journal.sqlite";

const SCHEMA: i64 = 1;

/// The journal of one machine and user.
pub struct Journal {
    db: Connection,
    dir: DataDir,
    /// Held while this process lives, so that others can tell an intent in flight from an abandoned one.
    alive: Option<(String, Lock)>,
}

/// What is about to be sent.
pub struct Intent<'a> {
    /// The command, `orders refund`.
    pub command: &'a str,
    /// Method and path with query.
    pub method: &'a str,
    /// Path and query after the base URL.
    pub target: &'a str,
    /// The base URL; with `object` the key of everything that is asked of the journal.
    pub base_url: &'a str,
    /// The object's identifier, if the operation has one.
    pub object: Option<&'a str>,
    /// The profile's name.
    pub profile: &'a str,
    /// demo, production or sandbox.
    pub environment: &'a str,
    /// It asks or moves money: while its outcome is unknown, no other such write may follow on the object.
    pub binds: bool,
    /// The amount moved, in the currency itself.
    pub amount: Option<Amount>,
    /// How much of it on which line, by id.
    pub lines: Vec<(String, Amount)>,
    /// Which way it moves.
    pub way: Option<Way>,
    /// The pool that it takes from, if it is one.
    pub pool: Option<String>,
    /// The body, as sent.
    pub body: Option<&'a Value>,
    /// The state just read.
    pub before: Option<Value>,
    /// Why a guard was overridden.
    pub reason: Option<&'a str>,
    /// The entry that this one answers to: what was refused before an approval is asked for.
    pub follows: Option<i64>,
}

/// How an attempt ended, and what the answer said.
pub struct End {
    /// In a word.
    pub outcome: Outcome,
    /// The HTTP status, if an answer came.
    pub http: Option<u16>,
    /// The API's message, or why there is none.
    pub message: Option<String>,
    /// The identifier of what was made.
    pub made: Option<String>,
}

/// How an attempt ended, in a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The API accepted it.
    Accepted,
    /// The API refused it; nothing changed.
    Refused,
    /// It never left.
    NotSent,
    /// It left, and nobody can know.
    Unknown,
    /// Another process is at it now.
    InFlight,
    /// It was unknown, and a person said that it happened.
    Happened,
    /// It was unknown, and a person said that it did not happen.
    DidNotHappen,
}

impl Outcome {
    /// The word in the journal.
    pub fn word(self) -> &'static str {
        match self {
            Outcome::Accepted => "accepted",
            Outcome::Refused => "refused",
            Outcome::NotSent => "not_sent",
            Outcome::Unknown => "unknown",
            Outcome::InFlight => "in_flight",
            Outcome::Happened => "happened",
            Outcome::DidNotHappen => "did_not_happen",
        }
    }

    fn from_word(word: &str) -> Outcome {
        let known = [Outcome::Accepted, Outcome::Refused, Outcome::NotSent];
        let said = [Outcome::Happened, Outcome::DidNotHappen];
        known
            .into_iter()
            .chain(said)
            .find(|outcome| outcome.word() == word)
            .unwrap_or(Outcome::Unknown)
    }

    /// Whether the write may have been carried out.
    fn may_have_happened(self) -> bool {
        !matches!(self, Outcome::Refused | Outcome::NotSent | Outcome::DidNotHappen)
    }
}

/// One attempt: the intent, and the outcome if there is one.
pub struct Entry {
    /// Its number.
    pub id: i64,
    /// When the intent was written.
    pub at: String,
    /// How it ended.
    pub outcome: Outcome,
    /// The intent's fields.
    pub intent: Value,
    /// The outcome's fields; null without one.
    pub end: Value,
}

impl Entry {
    /// Everything, for `journal show` and for programs.
    pub fn to_json(&self) -> Value {
        let mut all = json!({"id": self.id, "at": self.at, "outcome": self.outcome.word()});
        for part in [&self.intent, &self.end] {
            for (key, value) in part.as_object().into_iter().flatten() {
                if key != "process" {
                    all[key] = value.clone();
                }
            }
        }
        all
    }
}

impl Journal {
    /// Opens the journal, making it on first use.
    pub fn open(dir: &DataDir) -> Result<Journal> {
        let path = dir.database(FILE)?;
        let db = Connection::open(&path).map_err(|error| broken(&path, &error))?;
        db.busy_timeout(Duration::from_secs(30)).map_err(|error| broken(&path, &error))?;
        prepare(&db, &path, dir)?;
        Ok(Journal { db, dir: dir.clone(), alive: None })
    }

    /// Writes the intent and syncs it. The request may leave only after this.
    pub fn begin(&mut self, intent: &Intent) -> Result<i64> {
        let process = self.process()?;
        let data = json!({
            "command": intent.command,
            "method": intent.method,
            "target": intent.target,
            "base_url": intent.base_url,
            "object": intent.object,
            "profile": intent.profile,
            "environment": intent.environment,
            "binds": intent.binds,
            "amount": intent.amount.map(money::to_json),
            "lines": lines_json(&intent.lines),
            "way": intent.way.map(|way| match way { Way::In => "in", Way::Out => "out" }),
            "pool": intent.pool,
            "body": intent.body.map(privacy::masked),
            "before": intent.before,
            "reason": intent.reason,
            "follows": intent.follows,
            "version": env!("CARGO_PKG_VERSION"),
            "process": process,
        });
        let object = intent.object.map(|object| key(intent.base_url, object));
        self.add("intent", None, object, &data)
    }

    /// Writes how it ended.
    pub fn finish(&mut self, intent: i64, end: &End) -> Result<()> {
        let data = json!({
            "word": end.outcome.word(),
            "ended": Timestamp::now().to_string(),
            "http": end.http,
            "message": end.message,
            "made": end.made,
        });
        self.add("outcome", Some(intent), None, &data).map(drop)
    }

    /// A person's word for an attempt whose outcome is unknown.
    pub fn resolve(&mut self, entry: &Entry, happened: bool, reason: &str) -> Result<()> {
        if entry.outcome != Outcome::Unknown {
            let word = entry.outcome.word();
            return Err(Error::guarded(format!("entry {} is not unknown: {word}", entry.id))
                .next(format!("fpgo journal show {}", entry.id)));
        }
        let word = if happened { Outcome::Happened } else { Outcome::DidNotHappen };
        let resolved = Timestamp::now().to_string();
        let data = json!({"word": word.word(), "resolved": resolved, "resolved_because": reason});
        self.add("resolution", Some(entry.id), None, &data).map(drop)
    }

    /// The newest write on an object that binds and whose outcome nobody knows.
    pub fn unsettled(&self, base_url: &str, object: &str) -> Result<Option<Entry>> {
        let mut entries = self.about(base_url, object)?;
        entries.retain(|entry| {
            let unknown = matches!(entry.outcome, Outcome::Unknown | Outcome::InFlight);
            entry.intent["binds"] == true && unknown
        });
        Ok(entries.pop())
    }

    fn add(
        &self,
        kind: &str,
        intent: Option<i64>,
        object: Option<String>,
        data: &Value,
    ) -> Result<i64> {
        let at = Timestamp::now().to_string();
        let written = self.db.execute(
            "INSERT INTO entries (at, kind, intent, object, data) VALUES (?1, ?2, ?3, ?4, ?5)",
            params![at, kind, intent, object, data.to_string()],
        );
        written.map_err(|error| broken(self.dir.path(), &error))?;
        Ok(self.db.last_insert_rowid())
    }

    /// The newest attempts, newest first.
    pub fn newest(&self, count: usize) -> Result<Vec<Entry>> {
        self.entries(
            "ORDER BY i.id DESC LIMIT ?1",
            params![i64::try_from(count).unwrap_or(i64::MAX)],
        )
    }

    /// One attempt by its number.
    pub fn entry(&self, id: i64) -> Result<Option<Entry>> {
        Ok(self.entries("AND i.id = ?1", params![id])?.pop())
    }

    /// What this machine did to an object: accepted, unknown and in flight, never what was refused or not sent.
    pub fn past(&self, base_url: &str, object: &str) -> Result<Past> {
        let mut past = Past::default();
        for entry in self.about(base_url, object)? {
            let intent = &entry.intent;
            // Refunds of orders were journaled without a pool at first.
            let pool = intent["pool"].as_str().or((intent["way"] == "out").then_some("refund"));
            let Some(pool) = pool.filter(|_| entry.outcome.may_have_happened()) else { continue };
            past.draws.push(Draw {
                pool: pool.to_owned(),
                amount: intent.get("amount").and_then(money::of).unwrap_or_default(),
                lines: intent["lines"]
                    .as_array()
                    .into_iter()
                    .flatten()
                    .filter_map(line_of)
                    .collect(),
                made: entry.end["made"].as_str().map(str::to_owned),
            });
        }
        Ok(past)
    }

    /// Every attempt on an object, oldest first.
    fn about(&self, base_url: &str, object: &str) -> Result<Vec<Entry>> {
        self.entries("AND i.object = ?1 ORDER BY i.id", params![key(base_url, object)])
    }

    fn entries(&self, rest: &str, parameters: impl rusqlite::Params) -> Result<Vec<Entry>> {
        let query = format!(
            "SELECT i.id, i.at, i.data, o.data, r.data FROM entries i \
             LEFT JOIN entries o ON o.intent = i.id AND o.kind = 'outcome' \
             LEFT JOIN entries r ON r.intent = i.id AND r.kind = 'resolution' \
             WHERE i.kind = 'intent' {rest}"
        );
        let failed = |error| broken(self.dir.path(), &error);
        let mut statement = self.db.prepare(&query).map_err(failed)?;
        let rows = statement.query_map(parameters, raw).map_err(failed)?;
        rows.map(|row| row.map(|raw| self.judged(raw)).map_err(failed)).collect()
    }

    fn judged(&self, (id, at, intent, end, resolution): Raw) -> Entry {
        let parse = |text: &str| serde_json::from_str(text).unwrap_or(Value::Null);
        let intent = parse(&intent);
        let mut end = end.as_deref().map(parse).unwrap_or(Value::Null);
        for (key, value) in resolution
            .as_deref()
            .map(parse)
            .unwrap_or(Value::Null)
            .as_object()
            .into_iter()
            .flatten()
        {
            end[key] = value.clone();
        }
        let outcome = match end.as_object_mut().and_then(|end| end.remove("word")) {
            Some(word) => Outcome::from_word(word.as_str().unwrap_or_default()),
            None if self.runs(intent["process"].as_str().unwrap_or_default()) => Outcome::InFlight,
            None => Outcome::Unknown,
        };
        Entry { id, at, outcome, intent, end }
    }

    /// The name under which this process holds a lock for as long as it lives.
    fn process(&mut self) -> Result<String> {
        if let Some((name, _)) = &self.alive {
            return Ok(name.clone());
        }
        let mut nonce = [0; 8];
        getrandom::fill(&mut nonce)
            .map_err(|error| Error::bug(format!("no randomness: {error}")))?;
        let name = format!("process-{}-{:016x}", std::process::id(), u64::from_le_bytes(nonce));
        let lock = self.dir.lock(&name, Duration::ZERO)?;
        self.alive = Some((name.clone(), lock));
        Ok(name)
    }

    fn runs(&self, process: &str) -> bool {
        let own = self.alive.as_ref().is_some_and(|(name, _)| name == process);
        own || self.dir.is_held(process)
    }
}

impl Drop for Journal {
    fn drop(&mut self) {
        if let Some((name, lock)) = self.alive.take() {
            self.dir.forget(&name, lock);
        }
    }
}

/// Takes a journal away: only the sandbox's own, when its world begins anew.
pub fn erase(dir: &Path) -> Result<()> {
    for ending in ["", "-wal", "-shm"] {
        match std::fs::remove_file(dir.join(format!("{FILE}{ending}"))) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                return Err(not_writable(dir, &error));
            }
            _ => {}
        }
    }
    Ok(())
}

type Raw = (i64, String, String, Option<String>, Option<String>);

fn raw(row: &Row) -> rusqlite::Result<Raw> {
    Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?))
}

fn lines_json(lines: &[(String, Amount)]) -> Value {
    lines.iter().map(|(id, amount)| json!({"id": id, "amount": money::to_json(*amount)})).collect()
}

/// Id and amount of a line, as the intent has them.
fn line_of(line: &Value) -> Option<(String, Amount)> {
    Some((line["id"].as_str()?.to_owned(), money::of(&line["amount"])?))
}

/// Objects are known by base URL and identifier, never by a profile's name.
fn key(base_url: &str, object: &str) -> String {
    format!("{base_url} {object}")
}

fn prepare(db: &Connection, path: &Path, dir: &DataDir) -> Result<()> {
    let failed = |error: rusqlite::Error| broken(path, &error);
    let version: i64 = db.query_row("PRAGMA user_version", [], |row| row.get(0)).map_err(failed)?;
    if version > SCHEMA {
        return Err(Error::guarded(format!("{} was written by a newer fpgo", path.display()))
            .next("use that fpgo, or another data directory (FPGO_DATA_DIR)"));
    }
    if version < SCHEMA {
        // Switching to the write-ahead log does not wait for others by itself.
        let _one_at_a_time = dir.lock("journal", Duration::from_secs(30))?;
        make_tables(db).map_err(failed)?;
    }
    // Every commit reaches the disk before the request may leave.
    for name in ["fullfsync", "checkpoint_fullfsync"] {
        // On macOS alone a sync is not one without these.
        db.pragma_update(None, name, true).map_err(failed)?;
    }
    db.pragma_update(None, "synchronous", "FULL").map_err(failed)
}

fn make_tables(db: &Connection) -> rusqlite::Result<()> {
    db.query_row("PRAGMA journal_mode = WAL", [], |_| Ok(())).optional()?;
    db.execute_batch(&format!(
        "BEGIN IMMEDIATE;
         CREATE TABLE IF NOT EXISTS entries (
             id INTEGER PRIMARY KEY AUTOINCREMENT,
             at TEXT NOT NULL,
             kind TEXT NOT NULL CHECK (kind IN ('intent', 'outcome', 'resolution')),
             intent INTEGER REFERENCES entries (id),
             object TEXT,
             data TEXT NOT NULL,
             UNIQUE (intent, kind)
         ) STRICT;
         CREATE INDEX IF NOT EXISTS by_object ON entries (object);
         CREATE TRIGGER IF NOT EXISTS no_change BEFORE UPDATE ON entries
             BEGIN SELECT RAISE(ABORT, 'entries are only ever added'); END;
         CREATE TRIGGER IF NOT EXISTS no_removal BEFORE DELETE ON entries
             BEGIN SELECT RAISE(ABORT, 'entries are only ever added'); END;
         PRAGMA user_version = {SCHEMA};
         COMMIT;"
    ))
}

fn broken(path: &Path, error: &rusqlite::Error) -> Error {
    Error::guarded(format!("the journal in {} cannot be used: {error}", path.display()))
        .detail("without it nothing would record what is sent, so nothing is")
        .next("make room or mend the permissions, or set FPGO_DATA_DIR to another directory")
}
