//! A database beside the journal: its file is opened, its tables are made on first use, and its failures are told in words.
//! What the tables hold is left to whose they are.

use std::mem::ManuallyDrop;
use std::ops::Deref;
use std::path::PathBuf;
use std::time::Duration;

use rusqlite::{Connection, Transaction, TransactionBehavior};

use super::data::DataDir;
use super::database_faults::{broken, newer};
use super::sql::Database;
use crate::base::error::Result;

/// What a database beside the journal is like.
pub struct Shape {
    /// Its file in the data directory.
    pub file: &'static str,
    /// What stands in it and nowhere else, in words.
    pub holds: &'static str,
    /// The form of the tables of today.
    pub form: i64,
    /// The statements that make them.
    pub tables: &'static str,
    /// What is switched on for every connection, beside whole syncs where the system has two kinds.
    pub switches: &'static [&'static str],
    /// How much of what was written last may be lost with the power: `FULL` loses nothing, `NORMAL` the last of it.
    pub synchronous: &'static str,
}

/// A database beside the journal, open.
pub struct SideDatabase {
    connection: Connection,
    path: PathBuf,
    shape: &'static Shape,
}

impl SideDatabase {
    /// Opens the database of a data directory, and makes its file and tables on first use. Other processes are waited for at
    /// most this long.
    pub fn open(dir: &DataDir, shape: &'static Shape, patience: Duration) -> Result<SideDatabase> {
        let (path, had_log) = (dir.database(shape.file)?, dir.has_log(shape.file));
        let connection = connect(&path, shape, patience)
            .map_err(|error| broken(&path, shape.holds, &error.into()))?;
        let database = SideDatabase { connection, path, shape };
        database.prepare()?;
        if !had_log {
            dir.sync_names()?;
        }
        Ok(database)
    }

    fn prepare(&self) -> Result<()> {
        let work = self.begin()?;
        let form: i64 = self.done(work.query_row("PRAGMA user_version", [], |row| row.get(0)))?;
        if form == self.shape.form {
            return Ok(());
        }
        if form != 0 {
            return Err(newer(&self.path));
        }
        self.done(work.execute_batch(self.shape.tables))?;
        self.done(work.pragma_update(None, "user_version", self.shape.form))?;
        self.done(work.commit())
    }

    /// Begins a transaction in which nobody else writes.
    pub fn begin(&self) -> Result<Transaction<'_>> {
        self.done(Transaction::new_unchecked(&self.connection, TransactionBehavior::Immediate))
    }

    /// The result of a statement, or its failure in words.
    pub fn done<T>(&self, result: rusqlite::Result<T>) -> Result<T> {
        result.map_err(|error| broken(&self.path, self.shape.holds, &error.into()))
    }

    /// The same database for statements that fit a server too, and its file. It stays open until the process ends.
    pub fn into_database(self) -> (Database, PathBuf) {
        (Database::Sqlite(ManuallyDrop::new(self.connection)), self.path)
    }
}

impl Deref for SideDatabase {
    type Target = Connection;

    fn deref(&self) -> &Connection {
        &self.connection
    }
}

fn connect(path: &PathBuf, shape: &Shape, patience: Duration) -> rusqlite::Result<Connection> {
    let connection = Connection::open(path)?;
    connection.busy_timeout(patience)?;
    connection.pragma_update_and_check(None, "journal_mode", "WAL", |_| Ok(()))?;
    for name in ["fullfsync", "checkpoint_fullfsync"].iter().chain(shape.switches) {
        connection.pragma_update(None, name, true)?;
    }
    connection.pragma_update(None, "synchronous", shape.synchronous)?;
    Ok(connection)
}
