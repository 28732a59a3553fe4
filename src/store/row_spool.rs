//! Rows that wait on the disk until they are looked at, one after another and in their order. However many they are, they do
//! not stand in memory: SQLite keeps them in a temporary file without a name, which is gone with the process.

use rusqlite::{Connection, OptionalExtension, params};

use crate::base::error::{Error, Result};

/// Rows that wait.
pub struct RowSpool {
    db: Connection,
    count: usize,
}

impl RowSpool {
    /// No rows yet.
    pub fn new() -> Result<RowSpool> {
        let db = Connection::open("").map_err(|error| unusable(&error))?;
        // One transaction that is never committed: nothing has to outlive the process.
        let made = db.execute_batch(
            "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -4096;
             CREATE TABLE rows (place INTEGER PRIMARY KEY, text TEXT NOT NULL);
             BEGIN;",
        );
        made.map_err(|error| unusable(&error))?;
        Ok(RowSpool { db, count: 0 })
    }

    /// Adds a row behind the others.
    pub fn add(&mut self, text: &str) -> Result<()> {
        let query = "INSERT INTO rows (text) VALUES (?1)";
        let added = self.db.prepare(query).and_then(|mut one| one.execute(params![text]));
        added.map_err(|error| unusable(&error))?;
        self.count += 1;
        Ok(())
    }

    /// How many rows there are.
    pub fn count(&self) -> usize {
        self.count
    }

    /// The row behind this place, and its own place; 0 is before the first.
    pub fn after(&self, place: i64) -> Result<Option<(i64, String)>> {
        let query = "SELECT place, text FROM rows WHERE place > ?1 ORDER BY place LIMIT 1";
        let read = || {
            let mut statement = self.db.prepare(query)?;
            statement.query_row(params![place], |row| Ok((row.get(0)?, row.get(1)?))).optional()
        };
        read().map_err(|error| unusable(&error))
    }
}

fn unusable(error: &rusqlite::Error) -> Error {
    let what =
        format!("the rows that are to be looked at cannot be kept in a temporary file: {error}");
    Error::guarded(what).next("make room where temporary files go, or set SQLITE_TMPDIR")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_come_back_in_their_order() {
        let mut spool = RowSpool::new().expect("a spool");
        for row in ["{\"a\":1}", "2", "{\"a\":1}"] {
            spool.add(row).expect("added");
        }
        let (mut place, mut rows) = (0, Vec::new());
        while let Some((next, row)) = spool.after(place).expect("read") {
            rows.push(row);
            place = next;
        }
        assert_eq!(rows, ["{\"a\":1}", "2", "{\"a\":1}"]);
        assert_eq!(spool.count(), 3);
    }
}
