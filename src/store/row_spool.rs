//! Rows that wait on the disk until they are looked at, one after another and in their order. However many they are, they do
//! not stand in memory.

use rusqlite::{OptionalExtension, params};

use super::scratch::ScratchDatabase;
use crate::base::error::Result;

/// Rows come and go in order, so few pages of the file are needed at a time.
const TABLES: &str = "PRAGMA cache_size = -512; CREATE TABLE rows (place INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT;";

/// Rows that wait.
#[derive(Debug)]
pub struct RowSpool {
    db: ScratchDatabase,
    count: usize,
}

impl RowSpool {
    /// No rows yet.
    pub fn new() -> Result<RowSpool> {
        let db = ScratchDatabase::with(TABLES, "the rows that are to be looked at")?;
        Ok(RowSpool { db, count: 0 })
    }

    /// Adds a row behind the others.
    pub fn add(&mut self, text: &str) -> Result<()> {
        self.db.execute("INSERT INTO rows (text) VALUES (?1)", params![text])?;
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
        self.db.done(|db| {
            let mut statement = db.prepare_cached(query)?;
            statement.query_row([place], |row| Ok((row.get(0)?, row.get(1)?))).optional()
        })
    }
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
