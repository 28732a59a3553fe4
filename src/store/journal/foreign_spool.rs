//! Attempts of another machine while they wait to be taken in, all of them or none: on the disk, so that memory does not grow with
//! their number. Beside them stands which of them this journal has. What an attempt may hold is checked before.

use rusqlite::{OptionalExtension, Row, params};
use serde_json::{Map, Value};

use super::attempts::key_of;
use super::foreign_attempt::ForeignAttempt;
use super::outcome::Outcome;
use crate::base::error::Result;
use crate::store::scratch::ScratchDatabase;

const TABLES: &str = "
    CREATE TABLE attempts (place INTEGER PRIMARY KEY, origin TEXT NOT NULL, at TEXT NOT NULL, object TEXT, intent TEXT NOT NULL,
        ending TEXT, has_ended INTEGER NOT NULL DEFAULT 0, resolution TEXT) STRICT;
    CREATE INDEX by_origin ON attempts (origin);
    CREATE TABLE numbers (number INTEGER PRIMARY KEY, place INTEGER NOT NULL) STRICT;
    CREATE TABLE known (origin TEXT PRIMARY KEY, entry INTEGER NOT NULL, is_open INTEGER NOT NULL) STRICT, WITHOUT ROWID;";

/// Attempts that wait.
pub struct ForeignSpool {
    db: ScratchDatabase,
}

/// An attempt that waits, with the fields of its rows as this journal keeps them.
pub struct WaitingAttempt {
    /// Its place in their order, from 1.
    pub place: i64,
    /// What names it on any machine.
    pub origin: String,
    /// When it was begun, in UTC.
    pub at: String,
    /// The key of its object.
    pub object: Option<String>,
    /// What was about to be sent.
    pub intent: Fields,
    /// How it ended, if there is such a row.
    pub ending: Option<Fields>,
    /// What was found out later, if there is such a row.
    pub resolution: Option<Fields>,
    /// Whether it says what became of it.
    pub is_settled: bool,
}

/// The fields of a row.
type Fields = Map<String, Value>;

/// An attempt that the journal has.
#[derive(Clone, Copy)]
pub struct KnownAttempt {
    /// The number of its intent's row.
    pub entry: i64,
    /// Nobody knows what became of it.
    pub is_open: bool,
}

impl ForeignSpool {
    /// No attempts yet.
    pub fn new() -> Result<ForeignSpool> {
        let db = ScratchDatabase::with(TABLES, "what is to be imported")?;
        Ok(ForeignSpool { db })
    }

    /// Adds an attempt behind the others, by its number in the export that it stands in, if it does.
    pub fn add(&self, attempt: &ForeignAttempt, number: Option<i64>) -> Result<()> {
        const INSERT: &str =
            "INSERT INTO attempts (origin, at, object, intent) VALUES (?1, ?2, ?3, ?4)";
        const NUMBERED: &str = "INSERT OR REPLACE INTO numbers (number, place) VALUES (?1, ?2)";
        let intent = Value::Object(attempt.intent_to_keep()).to_string();
        let object = key_of(&attempt.intent.row);
        let place = self.db.done(|db| {
            let row = params![attempt.origin, attempt.at, object, intent];
            db.prepare_cached(INSERT)?.insert(row)
        })?;
        if let Some(ending) = &attempt.ending {
            self.end(place, &ending.fields, ending.row.outcome)?;
        }
        number.map_or(Ok(()), |number| self.db.execute(NUMBERED, params![number, place]))
    }

    /// The next numbers are those of another export.
    pub fn begin_export(&self) -> Result<()> {
        self.db.execute("DELETE FROM numbers", [])
    }

    /// The place of the attempt with this number in the export that is read.
    pub fn place_of(&self, number: i64) -> Result<Option<i64>> {
        self.first("SELECT place FROM numbers WHERE number = ?1", number, |row| row.get(0))
    }

    /// Keeps how the attempt at this place ended.
    pub fn end(&self, place: i64, fields: &Fields, outcome: Outcome) -> Result<()> {
        const UPDATE: &str = "UPDATE attempts SET ending = ?2, has_ended = ?3 WHERE place = ?1";
        self.db.execute(UPDATE, params![place, as_text(fields), !outcome.is_open()])
    }

    /// Keeps what was found out later of the attempt at this place.
    pub fn resolve(&self, place: i64, fields: &Fields) -> Result<()> {
        const UPDATE: &str = "UPDATE attempts SET resolution = ?2 WHERE place = ?1";
        self.db.execute(UPDATE, params![place, as_text(fields)])
    }

    /// The attempt behind this place; 0 is before the first.
    pub fn after(&self, place: i64) -> Result<Option<WaitingAttempt>> {
        const SELECT: &str =
            "SELECT place, origin, at, object, intent, ending, resolution, has_ended OR resolution IS NOT NULL
            FROM attempts WHERE place > ?1 ORDER BY place LIMIT 1";
        self.first(SELECT, place, WaitingAttempt::of)
    }

    /// Whether an attempt of this origin waits.
    pub fn has(&self, origin: &str) -> Result<bool> {
        const SELECT: &str = "SELECT EXISTS (SELECT 1 FROM attempts WHERE origin = ?1)";
        self.db.done(|db| db.prepare_cached(SELECT)?.query_row([origin], |row| row.get(0)))
    }

    /// Forgets what the journal has of them.
    pub fn forget_known(&self) -> Result<()> {
        self.db.execute("DELETE FROM known", [])
    }

    /// Notes that the journal has the attempt of this origin.
    pub fn note_known(&self, origin: &str, known: KnownAttempt) -> Result<()> {
        const INSERT: &str =
            "INSERT OR REPLACE INTO known (origin, entry, is_open) VALUES (?1, ?2, ?3)";
        self.db.execute(INSERT, params![origin, known.entry, known.is_open])
    }

    /// What the journal has of this origin.
    pub fn known(&self, origin: &str) -> Result<Option<KnownAttempt>> {
        const SELECT: &str = "SELECT entry, is_open FROM known WHERE origin = ?1";
        self.first(SELECT, origin, |row| {
            Ok(KnownAttempt { entry: row.get(0)?, is_open: row.get(1)? })
        })
    }

    fn first<T>(
        &self,
        query: &str,
        by: impl rusqlite::ToSql,
        read: impl FnOnce(&Row) -> rusqlite::Result<T>,
    ) -> Result<Option<T>> {
        self.db.done(|db| db.prepare_cached(query)?.query_row([by], read).optional())
    }
}

impl WaitingAttempt {
    fn of(row: &Row) -> rusqlite::Result<WaitingAttempt> {
        let (ending, resolution): (Option<String>, Option<String>) = (row.get(5)?, row.get(6)?);
        Ok(WaitingAttempt {
            place: row.get(0)?,
            origin: row.get(1)?,
            at: row.get(2)?,
            object: row.get(3)?,
            intent: of_text(&row.get::<_, String>(4)?),
            ending: ending.as_deref().map(of_text),
            resolution: resolution.as_deref().map(of_text),
            is_settled: row.get(7)?,
        })
    }
}

fn as_text(fields: &Fields) -> String {
    serde_json::to_string(fields).expect("fields can be written as JSON")
}

/// The fields in a text that [`as_text`] has made.
fn of_text(text: &str) -> Fields {
    serde_json::from_str(text).unwrap_or_default()
}
