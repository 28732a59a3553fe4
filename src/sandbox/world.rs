//! The state of the sandbox: objects as JSON in one SQLite file, the identifiers ever given, the clock and the waiting
//! faults. Every change is one transaction, so any number of processes may work on the same data at once.
//! What an order is, and what a call does to it, is not known here.

use std::path::Path;
use std::time::{Duration, Instant};

use jiff::Timestamp;
use rusqlite::{
    Connection, ErrorCode, OptionalExtension, Transaction, TransactionBehavior, params,
};
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::seed;
use crate::base::error::{Error, Result};
use crate::base::step::Command;
use crate::store::data::DataDir;

/// Grows with every change to the tables or to the JSON in them.
const SCHEMA: i64 = 3;

/// How long one process waits for the others.
const PATIENCE: Duration = Duration::from_secs(30);

/// Identifiers have ten digits and stay below 4 294 967 296 (docs/api.md, States, identifiers).
const FIRST_NUMBER: u64 = 1_000_000_000;
const NUMBERS: u64 = (1 << 32) - FIRST_NUMBER;

/// The last second that a date of four-digit years can show.
const LAST_SECOND: i64 = 253_402_300_799;

const TABLES: &str = "
    CREATE TABLE meta (name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;
    CREATE TABLE objects (seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, json TEXT NOT NULL);
    CREATE INDEX objects_by_kind ON objects (kind, seq);
    CREATE TABLE numbers (number INTEGER PRIMARY KEY);
    CREATE TABLE faults (id INTEGER PRIMARY KEY AUTOINCREMENT, json TEXT NOT NULL);
";

/// The persisted world of one data directory.
pub struct World {
    connection: Connection,
}

impl World {
    /// Opens the world of this directory; makes and seeds it on first use.
    pub fn open(dir: &Path) -> Result<World> {
        let path = DataDir::open(dir)?.database("world.sqlite")?;
        let connection = connect(&path)?;
        let mut world = World { connection };
        match world.schema()? {
            SCHEMA => {}
            0 => world.found()?,
            older if older < SCHEMA => world.upgrade()?,
            newer => return Err(too_new(&path, newer)),
        }
        Ok(world)
    }

    /// Does this work in one transaction, which waits for those of other processes. An error undoes all of it.
    pub fn change<T>(&mut self, work: impl FnOnce(&View) -> Result<T>) -> Result<T> {
        let transaction = self
            .connection
            .transaction_with_behavior(TransactionBehavior::Immediate)
            .map_err(failed)?;
        let view = View { transaction: &transaction, now: 0 };
        let now = Timestamp::now().as_second().saturating_add(view.meta("clock", 0)?);
        let done = work(&View { now, ..view })?;
        transaction.commit().map_err(failed)?;
        Ok(done)
    }

    /// Back to a freshly seeded world, with identifiers that were never used before.
    pub fn reset(&mut self) -> Result<()> {
        self.change(|view| {
            view.clear()?;
            seed::fill(&View { now: Timestamp::now().as_second(), ..*view })
        })
    }

    fn schema(&self) -> Result<i64> {
        self.connection.pragma_query_value(None, "user_version", |row| row.get(0)).map_err(failed)
    }

    /// Brings a world of an older fpgo up to date, unless another process did so in the meantime.
    fn upgrade(&mut self) -> Result<()> {
        self.change(|view| {
            let version: i64 = view
                .transaction
                .pragma_query_value(None, "user_version", |row| row.get(0))
                .map_err(failed)?;
            if version == SCHEMA {
                return Ok(());
            }
            // Format 2 only remembered that these were made.
            view.run("DELETE FROM objects WHERE kind IN ('reservation', 'subscription')", [])?;
            if version == 1 {
                // Format 1 had no customers.
                seed::add_customers(view)?;
            }
            view.transaction.pragma_update(None, "user_version", SCHEMA).map_err(failed)
        })
    }

    /// Makes tables and seed, unless another process did so in the meantime.
    fn found(&mut self) -> Result<()> {
        let now = Timestamp::now().as_second();
        let transaction = self
            .connection
            .transaction_with_behavior(TransactionBehavior::Immediate)
            .map_err(failed)?;
        let version: i64 = transaction
            .pragma_query_value(None, "user_version", |row| row.get(0))
            .map_err(failed)?;
        if version == 0 {
            transaction.execute_batch(TABLES).map_err(failed)?;
            transaction.pragma_update(None, "user_version", SCHEMA).map_err(failed)?;
            seed::fill(&View { transaction: &transaction, now })?;
        }
        transaction.commit().map_err(failed)
    }
}

/// The world inside one transaction.
#[derive(Clone, Copy)]
pub struct View<'a> {
    transaction: &'a Transaction<'a>,
    now: i64,
}

impl View<'_> {
    /// The world's time in Unix seconds.
    pub fn now(&self) -> i64 {
        self.now
    }

    /// The object of this kind with this identifier.
    pub fn object<T: DeserializeOwned>(&self, kind: &str, id: &str) -> Result<Option<T>> {
        let text: Option<String> = self
            .transaction
            .prepare("SELECT json FROM objects WHERE id = ?1 AND kind = ?2")
            .and_then(|mut query| query.query_row([id, kind], |row| row.get(0)).optional())
            .map_err(failed)?;
        text.map(|text| read(&text)).transpose()
    }

    /// All objects of this kind, oldest first.
    pub fn objects<T: DeserializeOwned>(&self, kind: &str) -> Result<Vec<T>> {
        let mut query = self
            .transaction
            .prepare("SELECT json FROM objects WHERE kind = ?1 ORDER BY seq")
            .map_err(failed)?;
        let mut rows = query.query([kind]).map_err(failed)?;
        let mut objects = Vec::new();
        while let Some(row) = rows.next().map_err(failed)? {
            objects.push(read(&row.get::<_, String>(0).map_err(failed)?)?);
        }
        Ok(objects)
    }

    /// Adds or replaces an object.
    pub fn put(&self, kind: &str, id: &str, object: &impl Serialize) -> Result<()> {
        const UPSERT: &str = "INSERT INTO objects (id, kind, json) VALUES (?1, ?2, ?3)
            ON CONFLICT (id) DO UPDATE SET json = excluded.json";
        self.run(UPSERT, params![id, kind, write(object)?])
    }

    /// An identifier with this prefix that this world never gave before, resets included.
    pub fn fresh_id(&self, prefix: &str) -> Result<String> {
        loop {
            let random = getrandom::u64()
                .map_err(|error| Error::bug(format!("no random numbers: {error}")))?;
            let number = FIRST_NUMBER + random % NUMBERS;
            let added = self
                .transaction
                .prepare("INSERT OR IGNORE INTO numbers (number) VALUES (?1)")
                .and_then(|mut insert| insert.execute([number.cast_signed()]))
                .map_err(failed)?;
            if added == 1 {
                return Ok(format!("{prefix}{number}"));
            }
        }
    }

    /// The next number of a series that starts here and never repeats, resets included.
    pub fn next(&self, series: &str, first: i64) -> Result<i64> {
        let number = self.meta(series, first)?;
        self.set_meta(series, number + 1)?;
        Ok(number)
    }

    /// Sets the world's clock forward to this Unix time. Going back would undo refunds that are done.
    pub fn set_clock(&self, to: i64) -> Result<()> {
        if to < self.now {
            return Err(Error::invalid(format!(
                "the sandbox's clock only goes forward: it is {} now",
                self.now
            ))
            .next(Command::of_machine("sandbox reset").why("back to the system's time")));
        }
        if to > LAST_SECOND {
            return Err(Error::invalid("the sandbox's clock ends with the year 9999"));
        }
        let offset = self.meta("clock", 0)?;
        self.set_meta("clock", offset + (to - self.now))
    }

    /// The waiting faults with their numbers, oldest first.
    pub fn faults<T: DeserializeOwned>(&self) -> Result<Vec<(i64, T)>> {
        let mut query =
            self.transaction.prepare("SELECT id, json FROM faults ORDER BY id").map_err(failed)?;
        let mut rows = query.query([]).map_err(failed)?;
        let mut faults = Vec::new();
        while let Some(row) = rows.next().map_err(failed)? {
            let text: String = row.get(1).map_err(failed)?;
            faults.push((row.get(0).map_err(failed)?, read(&text)?));
        }
        Ok(faults)
    }

    /// Adds a fault.
    pub fn add_fault(&self, fault: &impl Serialize) -> Result<()> {
        self.run("INSERT INTO faults (json) VALUES (?1)", [write(fault)?])
    }

    /// Replaces a fault.
    pub fn put_fault(&self, id: i64, fault: &impl Serialize) -> Result<()> {
        self.run("UPDATE faults SET json = ?2 WHERE id = ?1", params![id, write(fault)?])
    }

    /// Takes a fault away.
    pub fn remove_fault(&self, id: i64) -> Result<()> {
        self.run("DELETE FROM faults WHERE id = ?1", [id])
    }

    /// Takes all faults away.
    pub fn clear_faults(&self) -> Result<()> {
        self.run("DELETE FROM faults", [])
    }

    /// Everything but the identifiers ever given, the series, and what was chosen to sign with.
    fn clear(&self) -> Result<()> {
        self.run("DELETE FROM objects WHERE kind <> 'callback-secret'", [])?;
        self.clear_faults()?;
        self.run("DELETE FROM meta WHERE name = 'clock'", [])
    }

    fn meta(&self, name: &str, absent: i64) -> Result<i64> {
        self.transaction
            .prepare("SELECT value FROM meta WHERE name = ?1")
            .and_then(|mut query| query.query_row([name], |row| row.get(0)).optional())
            .map(|value| value.unwrap_or(absent))
            .map_err(failed)
    }

    fn set_meta(&self, name: &str, value: i64) -> Result<()> {
        const UPSERT: &str = "INSERT INTO meta (name, value) VALUES (?1, ?2)
            ON CONFLICT (name) DO UPDATE SET value = excluded.value";
        self.run(UPSERT, params![name, value])
    }

    fn run(&self, sql: &str, values: impl rusqlite::Params) -> Result<()> {
        self.transaction
            .prepare(sql)
            .and_then(|mut statement| statement.execute(values))
            .map(drop)
            .map_err(failed)
    }
}

fn connect(path: &Path) -> Result<Connection> {
    let connection = Connection::open(path).map_err(failed)?;
    connection.busy_timeout(PATIENCE).map_err(failed)?;
    write_ahead(&connection)?;
    // A killed process loses nothing this way; only a machine that loses power may lose the last calls.
    connection.pragma_update(None, "synchronous", "NORMAL").map_err(failed)?;
    Ok(connection)
}

/// Turns the write-ahead log on. SQLite does not wait for others by itself when it changes the mode.
fn write_ahead(connection: &Connection) -> Result<()> {
    let since = Instant::now();
    loop {
        let mode: rusqlite::Result<String> =
            connection.pragma_update_and_check(None, "journal_mode", "WAL", |row| row.get(0));
        match mode {
            Err(error) if is_busy(&error) && since.elapsed() < PATIENCE => {
                std::thread::sleep(Duration::from_millis(5));
            }
            mode => return mode.map(drop).map_err(failed),
        }
    }
}

fn is_busy(error: &rusqlite::Error) -> bool {
    matches!(error.sqlite_error_code(), Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked))
}

fn too_new(path: &Path, version: i64) -> Error {
    Error::config(format!(
        "{} was written by a newer fpgo (format {version}, this one knows {SCHEMA})",
        path.display()
    ))
    .next("use the newer fpgo, or another directory with --data-dir")
}

fn failed(error: rusqlite::Error) -> Error {
    let next = match error.sqlite_error_code() {
        Some(ErrorCode::NotADatabase | ErrorCode::DatabaseCorrupt) => {
            "remove world.sqlite from the sandbox's data directory: it holds made-up data only"
        }
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => {
            "another process keeps the sandbox's data; end it or try again"
        }
        _ => "look at the sandbox's data directory: free space, and who may write there",
    };
    Error::config(format!("the sandbox's data: {error}")).next(next)
}

fn read<T: DeserializeOwned>(text: &str) -> Result<T> {
    serde_json::from_str(text).map_err(|error| {
        Error::config(format!("the sandbox's data: {error}")).next(
            "remove world.sqlite from the sandbox's data directory: it holds made-up data only",
        )
    })
}

fn write(object: &impl Serialize) -> Result<String> {
    serde_json::to_string(object)
        .map_err(|error| Error::bug(format!("the sandbox's data: {error}")))
}
