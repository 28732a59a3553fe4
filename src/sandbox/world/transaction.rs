//! The world inside one transaction: objects by kind and identifier, fresh identifiers, numbers in series, and the clock.

use std::cell::Cell;

use jiff::Timestamp;
use rusqlite::types::FromSql;
use rusqlite::{CachedStatement, Connection, OptionalExtension, Params, Row, params};
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::failure::{failed, from_json, to_json};
use super::open_transaction::OpenTransaction;
use super::parsed::Parsed;
use crate::base::error::{Error, ErrorKind, Result};
use crate::base::step::Command;

/// Identifiers have ten digits and stay below 4 294 967 296 (docs/api.md, States, identifiers).
const FIRST_NUMBER: u64 = 1_000_000_000;
const NUMBERS: u64 = (1 << 32) - FIRST_NUMBER;

/// The last second that a date of four-digit years can show.
const LAST_SECOND: i64 = 253_402_300_799;

/// The JSON of an object.
pub const SELECT: &str = "SELECT json FROM objects WHERE id = ?1 AND kind = ?2";

/// Name of the clock's offset in the table of numbers.
const CLOCK: &str = "clock";

/// The world inside one transaction.
#[derive(Clone, Copy)]
pub struct World<'a> {
    connection: &'a Connection,
    parsed: &'a Parsed,
    queued: &'a Cell<bool>,
    now: i64,
}

impl World<'_> {
    /// The world at the system's time: it has no clock of its own yet.
    pub fn at_system_time<'a>(transaction: &'a OpenTransaction) -> World<'a> {
        let (connection, queued) = (transaction.connection(), transaction.queued());
        World {
            connection,
            parsed: transaction.parsed(),
            queued,
            now: Timestamp::now().as_second(),
        }
    }

    /// The world at the time of its own clock.
    pub fn at_own_time<'a>(transaction: &'a OpenTransaction) -> Result<World<'a>> {
        let system = World::at_system_time(transaction);
        let now = system.now.saturating_add(system.number(CLOCK, 0)?);
        Ok(World { now, ..system })
    }

    /// The world's time in Unix seconds.
    pub fn now(&self) -> i64 {
        self.now
    }

    /// The object of this kind with this identifier.
    pub fn object<T: DeserializeOwned>(&self, kind: &str, id: &str) -> Result<Option<T>> {
        let mut query = self.prepare(SELECT)?;
        let mut rows = query.query([id, kind]).map_err(failed)?;
        let Some(row) = rows.next().map_err(failed)? else { return Ok(None) };
        let text = row.get_ref(0).and_then(|value| Ok(value.as_str()?)).map_err(failed)?;
        from_json(text).map(Some)
    }

    /// The object of this kind with this identifier; an error if there is none.
    pub fn existing<T: DeserializeOwned>(&self, kind: &str, id: &str) -> Result<T> {
        match self.object(kind, id)? {
            Some(object) => Ok(object),
            None => Err(Error::new(ErrorKind::NotFound, format!("the sandbox has no {kind} {id}"))),
        }
    }

    /// All objects of this kind, oldest first.
    pub fn objects<T: DeserializeOwned>(&self, kind: &str) -> Result<Vec<T>> {
        let mut objects = Vec::new();
        self.each(kind, |object| {
            objects.push(object);
            Ok(())
        })?;
        Ok(objects)
    }

    /// Looks at the objects of this kind one after another, oldest first. Only one is in memory at a time, however many
    /// there are.
    pub fn each<T: DeserializeOwned>(
        &self,
        kind: &str,
        mut look: impl FnMut(T) -> Result<()>,
    ) -> Result<()> {
        let mut query = self.prepare("SELECT json FROM objects WHERE kind = ?1 ORDER BY seq")?;
        let mut rows = query.query([kind]).map_err(failed)?;
        while let Some(row) = rows.next().map_err(failed)? {
            let text = row.get_ref(0).and_then(|value| Ok(value.as_str()?)).map_err(failed)?;
            look(from_json(text)?)?;
        }
        Ok(())
    }

    /// Whether an object of any kind has this identifier.
    pub fn has(&self, id: &str) -> Result<bool> {
        Ok(self.first::<i64>("SELECT 1 FROM objects WHERE id = ?1", [id])?.is_some())
    }

    /// Adds or replaces an object.
    pub fn put(&self, kind: &str, id: &str, object: &impl Serialize) -> Result<()> {
        const UPSERT: &str = "INSERT INTO objects (id, kind, json) VALUES (?1, ?2, ?3)
            ON CONFLICT (id) DO UPDATE SET json = excluded.json";
        self.execute(UPSERT, params![id, kind, to_json(object)?])
    }

    /// Removes all objects of this kind.
    pub fn remove_all(&self, kind: &str) -> Result<()> {
        self.execute("DELETE FROM objects WHERE kind = ?1", [kind])?;
        self.forget_events()?;
        self.forget_keys()
    }

    /// An identifier with this prefix that this world never gave before, resets included.
    pub fn fresh_id(&self, prefix: &str) -> Result<String> {
        const INSERT: &str = "INSERT OR IGNORE INTO numbers (number) VALUES (?1)";
        loop {
            let random = match getrandom::u64() {
                Ok(random) => random,
                Err(error) => return Err(Error::bug(format!("no random numbers: {error}"))),
            };
            let number = FIRST_NUMBER + random % NUMBERS;
            if self.count_changed(INSERT, [number.cast_signed()])? == 1 {
                return Ok(format!("{prefix}{number}"));
            }
        }
    }

    /// The next number of a series that starts here and never repeats, resets included.
    pub fn next_number(&self, series: &str, first: i64) -> Result<i64> {
        let number = self.number(series, first)?;
        self.set_number(series, number + 1)?;
        Ok(number)
    }

    /// No fresh identifier has this number from now on.
    pub fn reserve_number(&self, number: i64) -> Result<()> {
        self.execute("INSERT OR IGNORE INTO numbers (number) VALUES (?1)", [number])
    }

    /// The series, which starts here, gives no number below this one from now on.
    pub fn raise_number(&self, series: &str, first: i64, least: i64) -> Result<()> {
        self.set_number(series, self.number(series, first)?.max(least))
    }

    /// The number that the series gives next.
    pub fn coming_number(&self, series: &str, first: i64) -> Result<i64> {
        self.number(series, first)
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
        let offset = self.number(CLOCK, 0)?;
        self.set_number(CLOCK, offset + (to - self.now))
    }

    /// Removes all but the objects of these two kinds, the identifiers ever given and the series. Gives the world at the
    /// system's time.
    pub fn clear_except(&self, kinds: [&str; 2]) -> Result<Self> {
        self.execute("DELETE FROM objects WHERE kind <> ?1 AND kind <> ?2", kinds)?;
        self.forget_events()?;
        self.forget_keys()?;
        self.execute("DELETE FROM faults", [])?;
        self.clear_queue()?;
        self.execute("DELETE FROM meta WHERE name = ?1", [CLOCK])?;
        Ok(World { now: Timestamp::now().as_second(), ..*self })
    }

    fn number(&self, name: &str, absent: i64) -> Result<i64> {
        let value = self.first("SELECT value FROM meta WHERE name = ?1", [name])?;
        Ok(value.unwrap_or(absent))
    }

    fn set_number(&self, name: &str, value: i64) -> Result<()> {
        const UPSERT: &str = "INSERT INTO meta (name, value) VALUES (?1, ?2)
            ON CONFLICT (name) DO UPDATE SET value = excluded.value";
        self.execute(UPSERT, params![name, value])
    }

    /// What was read lately.
    pub fn parsed(&self) -> &Parsed {
        self.parsed
    }

    /// Notes that something was added to the queue.
    pub fn note_queued(&self) {
        self.queued.set(true);
    }

    /// The first column of the first row.
    pub fn first<T: FromSql>(&self, sql: &str, values: impl Params) -> Result<Option<T>> {
        self.prepare(sql)?.query_row(values, first_column).optional().map_err(failed)
    }

    /// Prepares a statement, or takes it up as it was prepared before.
    pub fn prepare(&self, sql: &str) -> Result<CachedStatement<'_>> {
        self.connection.prepare_cached(sql).map_err(failed)
    }

    /// Runs a statement, and tells how many rows it changed.
    pub fn count_changed(&self, sql: &str, values: impl Params) -> Result<usize> {
        self.prepare(sql)?.execute(values).map_err(failed)
    }

    /// Runs a statement that gives no rows.
    pub fn execute(&self, sql: &str, values: impl Params) -> Result<()> {
        self.prepare(sql)?.execute(values).map(drop).map_err(failed)
    }
}

/// Reads a row of one column.
pub fn first_column<T: FromSql>(row: &Row<'_>) -> rusqlite::Result<T> {
    row.get(0)
}
