//! A database for what has to be sorted, or waits, for a while, and may be more than memory: SQLite keeps it in a temporary file
//! without a name, which is gone with the process. What stands in it is left to whose it is.

use rusqlite::{Connection, Params};

use crate::base::error::{Error, Result};

/// One transaction that is never committed: nothing has to outlive the process.
const SET_UP: &str = "
    PRAGMA journal_mode = OFF;
    PRAGMA synchronous = OFF;
    PRAGMA temp_store = FILE;
    PRAGMA cache_size = -4096;";

/// A database that is gone with the process.
#[derive(Debug)]
pub struct ScratchDatabase {
    db: Connection,
    holds: &'static str,
}

impl ScratchDatabase {
    /// A database with these tables. What it `holds` is told where it cannot be used.
    pub fn with(tables: &str, holds: &'static str) -> Result<ScratchDatabase> {
        let made = || {
            // An empty name is a temporary database on the disk.
            let db = Connection::open("")?;
            db.execute_batch(&format!("{SET_UP} {tables} BEGIN"))?;
            Ok(db)
        };
        match made() {
            Ok(db) => Ok(ScratchDatabase { db, holds }),
            Err(error) => Err(unusable(holds, &error)),
        }
    }

    /// Carries out a statement that gives no rows.
    pub fn execute(&self, statement: &str, params: impl Params) -> Result<()> {
        self.done(|db| db.prepare_cached(statement)?.execute(params).map(drop))
    }

    /// The result of some statements, or their failure in words.
    pub fn done<T>(
        &self,
        statements: impl FnOnce(&Connection) -> rusqlite::Result<T>,
    ) -> Result<T> {
        statements(&self.db).map_err(|error| unusable(self.holds, &error))
    }
}

fn unusable(holds: &str, error: &rusqlite::Error) -> Error {
    Error::guarded(format!("{holds} cannot be kept in a temporary file: {error}"))
        .next("make room where temporary files go, or set SQLITE_TMPDIR to another directory")
}
