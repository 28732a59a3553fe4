//! A connection to a database, with its statements, rows and transactions.

use std::mem::ManuallyDrop;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, TransactionBehavior, params_from_iter};

use super::failure::{Fault, SqlError, SqlResult};
use super::param::Param;
use super::postgres::{self, PagedRows, Query, Server};
use super::row::{Field, Row};
use super::sqlite;

/// A connection to a database. One in a file is closed only by [`Database::close`] and [`Database::close_as_it_is`]; one to
/// a server when nobody uses it any more.
pub enum Database {
    /// SQLite. Closing moves the write-ahead log into the file, which costs each write four more syncs, two now and two
    /// when the next process begins a new log.
    Sqlite(ManuallyDrop<Connection>),
    /// PostgreSQL.
    Postgres(Arc<postgres::Connection>),
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

    /// A database of a server, which is connected to within `left`. It, and others who use it, are waited for so long as
    /// `patience` says.
    pub fn connect(server: &Server, left: Duration, patience: Duration) -> SqlResult<Database> {
        Ok(Database::Postgres(Arc::new(postgres::Connection::open(server, left, patience)?)))
    }

    /// Waits at most this long for a process that holds the database, from now on.
    pub fn wait_at_most(&self, patience: Duration) -> SqlResult<()> {
        match self {
            Database::Sqlite(db) => Ok(db.busy_timeout(patience)?),
            Database::Postgres(db) => {
                db.wait_at_most(patience);
                Ok(())
            }
        }
    }

    /// Prepares a statement, or takes it up as it was prepared before.
    pub fn prepare(&self, sql: &str) -> SqlResult<Statement<'_>> {
        match self {
            Database::Sqlite(db) => Ok(Statement::Sqlite(db.prepare_cached(sql)?)),
            Database::Postgres(db) => Ok(Statement::Postgres(Query::short(db, sql))),
        }
    }

    /// Prepares a statement whose rows may be too many to have them all at once.
    pub fn prepare_long(&self, sql: &str) -> SqlResult<Statement<'_>> {
        match self {
            Database::Sqlite(_) => self.prepare(sql),
            Database::Postgres(db) => Ok(Statement::Postgres(Query::long(db, sql))),
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
        match self.first(sql, params, |row| row.get(0))? {
            Some(value) => Ok(value),
            None => Err(SqlError { fault: Fault::Damaged, text: "a value is missing".to_owned() }),
        }
    }

    /// The number that a query counts, which looks at all rows of a table and takes its time for it.
    pub fn count_all(&self, sql: &str) -> SqlResult<i64> {
        match self {
            Database::Sqlite(_) => self.value(sql, &[]),
            Database::Postgres(db) => match db.query_slow(sql)?.pop() {
                Some(row) => Row::Postgres(row).get(0),
                None => Ok(0),
            },
        }
    }

    /// Carries out a statement that gives no rows.
    pub fn execute(&self, sql: &str, params: &[Param]) -> SqlResult<()> {
        match self {
            Database::Sqlite(db) => {
                let mut statement = db.prepare_cached(sql)?;
                Ok(statement.execute(params_from_iter(params)).map(drop)?)
            }
            Database::Postgres(db) => db.query(sql, params).map(drop),
        }
    }

    /// Carries out several statements without parameters.
    pub fn execute_all(&self, sql: &str) -> SqlResult<()> {
        match self {
            Database::Sqlite(db) => Ok(db.execute_batch(sql)?),
            Database::Postgres(db) => db.batch(sql),
        }
    }

    /// Begins a transaction in which nobody else writes. Dropped before its commit, it changes nothing.
    pub fn transaction(&self) -> SqlResult<Transaction<'_>> {
        match self {
            Database::Sqlite(db) => {
                let own = rusqlite::Transaction::new_unchecked(db, TransactionBehavior::Immediate)?;
                Ok(Transaction::Sqlite(own))
            }
            Database::Postgres(db) => {
                db.begin()?;
                Ok(Transaction::Postgres(Some(db)))
            }
        }
    }

    /// Begins a transaction for rows of which no two writers write the same. In a server others write meanwhile, and who adds
    /// a row that another one is adding waits until that has ended.
    pub fn transaction_beside_others(&self) -> SqlResult<Transaction<'_>> {
        match self {
            Database::Sqlite(_) => self.transaction(),
            Database::Postgres(db) => {
                db.begin_beside_others()?;
                Ok(Transaction::Postgres(Some(db)))
            }
        }
    }

    /// Closes the database; a log is moved into the file.
    pub fn close(self) -> SqlResult<()> {
        match self {
            Database::Sqlite(db) => {
                Ok(ManuallyDrop::into_inner(db).close().map_err(|(_, error)| error)?)
            }
            Database::Postgres(_) => Ok(()),
        }
    }

    /// Closes the database with its files as they are: a damaged log is not moved into the file.
    pub fn close_as_it_is(self) -> SqlResult<()> {
        if let Database::Sqlite(db) = &self {
            db.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
        }
        self.close()
    }
}

/// A statement, ready to be carried out.
pub enum Statement<'db> {
    /// In SQLite.
    Sqlite(rusqlite::CachedStatement<'db>),
    /// In PostgreSQL.
    Postgres(Query<'db>),
}

impl Statement<'_> {
    /// Carries out the statement, and gives its rows.
    pub fn query(&mut self, params: &[Param]) -> SqlResult<Rows<'_>> {
        match self {
            Statement::Sqlite(own) => Ok(Rows::Sqlite(own.query(params_from_iter(params))?)),
            Statement::Postgres(own) => Ok(Rows::Postgres(own.rows(params)?)),
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
    /// From PostgreSQL.
    Postgres(PagedRows<'statement>),
}

impl Rows<'_> {
    /// The next row; `None` behind the last.
    pub fn next(&mut self) -> SqlResult<Option<Row<'_>>> {
        match self {
            Rows::Sqlite(rows) => Ok(rows.next()?.map(Row::Sqlite)),
            Rows::Postgres(rows) => Ok(rows.next()?.map(Row::Postgres)),
        }
    }
}

/// A transaction, which changes nothing before it is committed.
pub enum Transaction<'db> {
    /// In SQLite.
    Sqlite(rusqlite::Transaction<'db>),
    /// In PostgreSQL, until it is committed.
    Postgres(Option<&'db postgres::Connection>),
}

impl Transaction<'_> {
    /// Makes what was done last.
    pub fn commit(mut self) -> SqlResult<()> {
        match &mut self {
            Transaction::Sqlite(own) => Ok(own.execute_batch("COMMIT")?),
            Transaction::Postgres(db) => db.take().map_or(Ok(()), postgres::Connection::commit),
        }
    }
}

impl Drop for Transaction<'_> {
    fn drop(&mut self) {
        if let Transaction::Postgres(Some(db)) = self {
            db.roll_back();
        }
    }
}
