//! A connection to a database, with its statements, rows and transactions.

use std::mem::ManuallyDrop;
use std::path::Path;
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, TransactionBehavior, params_from_iter};

use super::failure::SqlResult;
use super::param::Param;
use super::row::{Field, Row};
use super::sqlite;

/// A connection to a database. One in a file is closed only by [`Database::close`] and [`Database::close_as_it_is`].
pub enum Database {
    /// SQLite. Closing moves the write-ahead log into the file, which costs each write four more syncs, two now and two
    /// when the next process begins a new log.
    Sqlite(ManuallyDrop<Connection>),
}

impl Database {
    /// A database in a file that is there, empty perhaps. A process that holds it is waited for at most this long.
    pub fn open_file(path: &Path, patience: Duration) -> SqlResult<Database> {
        Ok(Database::Sqlite(ManuallyDrop::new(sqlite::open(path, patience)?)))
    }

    /// An empty database in memory.
    pub fn in_memory() -> SqlResult<Database> {
        Ok(Database::Sqlite(ManuallyDrop::new(Connection::open_in_memory()?)))
    }

    /// Waits at most this long for a process that holds the database, from now on.
    pub fn wait_at_most(&self, patience: Duration) -> SqlResult<()> {
        match self {
            Database::Sqlite(db) => Ok(db.busy_timeout(patience)?),
        }
    }

    /// Prepares a statement.
    pub fn prepare(&self, sql: &str) -> SqlResult<Statement<'_>> {
        match self {
            Database::Sqlite(db) => Ok(Statement::Sqlite(db.prepare(sql)?)),
        }
    }

    /// What `read` makes of the first row, if there is one.
    pub fn first<T>(
        &self,
        sql: &str,
        params: &[Param],
        read: impl FnOnce(&Row) -> SqlResult<T>,
    ) -> SqlResult<Option<T>> {
        self.prepare(sql)?.first(params, read)
    }

    /// The first field of the first row of a query that has one in any case.
    pub fn value<T: Field>(&self, sql: &str, params: &[Param]) -> SqlResult<T> {
        match self {
            Database::Sqlite(db) => Ok(db.query_row(sql, params_from_iter(params), |row| {
                Ok(T::of(&Row::Sqlite(row), 0))
            })??),
        }
    }

    /// Carries out a statement that gives no rows.
    pub fn execute(&self, sql: &str, params: &[Param]) -> SqlResult<()> {
        match self {
            Database::Sqlite(db) => Ok(db.execute(sql, params_from_iter(params)).map(drop)?),
        }
    }

    /// Carries out several statements without parameters.
    pub fn execute_all(&self, sql: &str) -> SqlResult<()> {
        match self {
            Database::Sqlite(db) => Ok(db.execute_batch(sql)?),
        }
    }

    /// Begins a transaction in which nobody else writes. Dropped before its commit, it changes nothing.
    pub fn transaction(&self) -> SqlResult<Transaction<'_>> {
        match self {
            Database::Sqlite(db) => {
                let own = rusqlite::Transaction::new_unchecked(db, TransactionBehavior::Immediate)?;
                Ok(Transaction::Sqlite(own))
            }
        }
    }

    /// Closes the database; a log is moved into the file.
    pub fn close(self) -> SqlResult<()> {
        match self {
            Database::Sqlite(db) => {
                Ok(ManuallyDrop::into_inner(db).close().map_err(|(_, error)| error)?)
            }
        }
    }

    /// Closes the database with its files as they are: a damaged log is not moved into the file.
    pub fn close_as_it_is(self) -> SqlResult<()> {
        match &self {
            Database::Sqlite(db) => {
                db.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
            }
        }
        self.close()
    }
}

/// A statement, ready to be carried out.
pub enum Statement<'db> {
    /// In SQLite.
    Sqlite(rusqlite::Statement<'db>),
}

impl Statement<'_> {
    /// Carries out the statement, and gives its rows.
    pub fn query(&mut self, params: &[Param]) -> SqlResult<Rows<'_>> {
        match self {
            Statement::Sqlite(own) => Ok(Rows::Sqlite(own.query(params_from_iter(params))?)),
        }
    }

    /// What `read` makes of the first row, if there is one.
    pub fn first<T>(
        &mut self,
        params: &[Param],
        read: impl FnOnce(&Row) -> SqlResult<T>,
    ) -> SqlResult<Option<T>> {
        match self.query(params)?.next()? {
            Some(row) => read(&row).map(Some),
            None => Ok(None),
        }
    }
}

/// The rows that a statement gives, one after another.
pub enum Rows<'statement> {
    /// From SQLite.
    Sqlite(rusqlite::Rows<'statement>),
}

impl Rows<'_> {
    /// The next row; `None` behind the last.
    pub fn next(&mut self) -> SqlResult<Option<Row<'_>>> {
        match self {
            Rows::Sqlite(rows) => Ok(rows.next()?.map(Row::Sqlite)),
        }
    }
}

/// A transaction, which changes nothing before it is committed.
pub enum Transaction<'db> {
    /// In SQLite.
    Sqlite(rusqlite::Transaction<'db>),
}

impl Transaction<'_> {
    /// Makes what was done last.
    pub fn commit(self) -> SqlResult<()> {
        match self {
            Transaction::Sqlite(own) => Ok(own.commit()?),
        }
    }
}
