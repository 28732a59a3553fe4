//! The SQLite file of one data directory: opening it, its format, and one transaction for each change.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use rusqlite::Connection;
use rusqlite::config::DbConfig;

use super::failure::{failed, is_busy};
use super::log_file::LogFile;
use super::open_transaction::OpenTransaction;
use super::parsed::Parsed;
use super::transaction::{World, first_column};
use super::{events, keys, queue};
use crate::base::error::{Error, Result};
use crate::store::data::DataDir;

/// Grows with every change to the tables or to the JSON in them.
const FORMAT: i64 = 6;

/// Its file in the data directory.
const FILE: &str = "world.sqlite";

/// How many statements of a connection stay prepared: more than there are.
const STATEMENTS: usize = 64;

/// How large the write-ahead log grows before its pages are moved, in pages: each time the disk is waited for.
const LOG_PAGES: i64 = 4000;

/// How long one process waits for the others.
const BUSY_TIMEOUT: Duration = Duration::from_secs(30);

const TABLES: &str = "
    CREATE TABLE meta (name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;
    CREATE TABLE objects (seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, json TEXT NOT NULL);
    CREATE INDEX objects_by_kind ON objects (kind, seq);
    CREATE TABLE numbers (number INTEGER PRIMARY KEY);
    CREATE TABLE faults (id INTEGER PRIMARY KEY AUTOINCREMENT, json TEXT NOT NULL);
";

/// What is done to the objects when a file is opened, by those who know them.
pub struct Contents {
    /// Fills a new world.
    pub seed: fn(&World) -> Result<()>,
    /// Brings the objects of this older format up to date.
    pub upgrade: fn(&World, i64) -> Result<()>,
}

/// The persisted world of one data directory.
pub struct WorldFile {
    connection: Connection,
    path: PathBuf,
    parsed: Parsed,
    changes: u64,
    queued: bool,
}

impl WorldFile {
    /// Whether this directory has a world.
    pub fn is_in(dir: &Path) -> bool {
        dir.join(FILE).exists()
    }

    /// Opens the world of this directory; creates and fills it on first use.
    pub fn open(dir: &Path, contents: &Contents) -> Result<WorldFile> {
        let path = DataDir::open(dir)?.database(FILE)?;
        let connection = connect(&path)?;
        let mut file =
            WorldFile { connection, path, parsed: Parsed::default(), changes: 0, queued: false };
        match format(&file.connection)? {
            FORMAT => {}
            0 => file.create(contents)?,
            older if older < FORMAT => file.upgrade(contents)?,
            newer => return Err(too_new(&file.path, newer)),
        }
        file.changes = file.connection.total_changes();
        Ok(file)
    }

    /// Runs this work in one transaction, which waits for those of other processes. An error undoes all of it.
    pub fn change<T>(&mut self, work: impl FnOnce(&World) -> Result<T>) -> Result<T> {
        let done = self.change_unawaited(work)?;
        self.changes = self.connection.total_changes();
        Ok(done)
    }

    /// The same for what no answer has to wait for: whatever of it a loss of power takes is done once more.
    pub fn change_unawaited<T>(&mut self, work: impl FnOnce(&World) -> Result<T>) -> Result<T> {
        let transaction = self.begin()?;
        let done = work(&World::at_own_time(&transaction)?)?;
        let queued = transaction.queued().get();
        transaction.commit()?;
        self.queued |= queued;
        Ok(done)
    }

    /// Reads in one transaction, without waiting for those who write.
    pub fn look<T>(&mut self, work: impl FnOnce(&World) -> Result<T>) -> Result<T> {
        let transaction = OpenTransaction::to_look(&self.connection, &self.parsed)?;
        work(&World::at_own_time(&transaction)?)
    }

    /// Runs work that hardly ever changes anything. It waits for nobody who writes, unless it writes itself after all and
    /// what it read is not true any more: then it is run once more, as a change.
    pub fn look_or_change<T>(&mut self, work: impl Fn(&World) -> Result<T>) -> Result<T> {
        match self.kept_look(&work)? {
            Some(done) => Ok(done),
            None => self.change(work),
        }
    }

    /// What this work gives, once all that it wrote is kept; nothing where that cannot be, or the work failed.
    fn kept_look<T>(&mut self, work: impl Fn(&World) -> Result<T>) -> Result<Option<T>> {
        let before = self.connection.total_changes();
        let transaction = OpenTransaction::to_look(&self.connection, &self.parsed)?;
        let done = work(&World::at_own_time(&transaction)?);
        let queued = transaction.queued().get();
        let kept = done.ok().filter(|_| transaction.commit().is_ok());
        self.queued |= queued && kept.is_some();
        if self.connection.total_changes() != before {
            self.changes = self.connection.total_changes();
        }
        Ok(kept)
    }

    /// Whether a change has added something to the queue since this was last asked.
    pub fn take_queued(&mut self) -> bool {
        std::mem::take(&mut self.queued)
    }

    /// Grows with each change that was made here and is to be on the disk before it is told.
    pub fn changes(&self) -> u64 {
        self.changes
    }

    /// What makes those who change something wait for the disk.
    pub fn log(&self) -> Result<LogFile> {
        LogFile::of(&self.path)
    }

    fn begin(&mut self) -> Result<OpenTransaction<'_>> {
        OpenTransaction::to_change(&self.connection, &self.parsed)
    }

    /// Creates and fills the tables, unless another process did so in the meantime.
    fn create(&mut self, contents: &Contents) -> Result<()> {
        let transaction = self.begin()?;
        if format(transaction.connection())? == 0 {
            transaction.connection().execute_batch(TABLES).map_err(failed)?;
            transaction.connection().execute_batch(queue::TABLE).map_err(failed)?;
            transaction.connection().execute_batch(keys::TABLE).map_err(failed)?;
            transaction.connection().execute_batch(events::TABLE).map_err(failed)?;
            set_format(transaction.connection())?;
            (contents.seed)(&World::at_system_time(&transaction))?;
        }
        transaction.commit()
    }

    /// Brings a world of an older fpgo up to date, unless another process did so in the meantime.
    fn upgrade(&mut self, contents: &Contents) -> Result<()> {
        let transaction = self.begin()?;
        let older = format(transaction.connection())?;
        if older != FORMAT {
            if older < 4 {
                transaction.connection().execute_batch(queue::TABLE).map_err(failed)?;
            }
            if older < 5 {
                transaction.connection().execute_batch(keys::TABLE).map_err(failed)?;
            }
            transaction.connection().execute_batch(events::TABLE).map_err(failed)?;
            (contents.upgrade)(&World::at_own_time(&transaction)?, older)?;
            set_format(transaction.connection())?;
        }
        transaction.commit()
    }
}

fn format(connection: &Connection) -> Result<i64> {
    connection.pragma_query_value(None, "user_version", first_column).map_err(failed)
}

fn set_format(connection: &Connection) -> Result<()> {
    connection.pragma_update(None, "user_version", FORMAT).map_err(failed)
}

fn connect(path: &Path) -> Result<Connection> {
    let connection = Connection::open(path).map_err(failed)?;
    connection.busy_timeout(BUSY_TIMEOUT).map_err(failed)?;
    write_ahead(&connection)?;
    // A killed process loses nothing this way. Who tells of a change waits for the disk by the log.
    connection.pragma_update(None, "synchronous", "NORMAL").map_err(failed)?;
    connection.pragma_update(None, "wal_autocheckpoint", LOG_PAGES).map_err(failed)?;
    connection.set_prepared_statement_cache_capacity(STATEMENTS);
    // A statement is not prepared anew for other values.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true).map_err(failed)?;
    Ok(connection)
}

/// Turns the write-ahead log on. SQLite does not wait for others by itself when it changes the mode.
fn write_ahead(connection: &Connection) -> Result<()> {
    let since = Instant::now();
    loop {
        let mode =
            connection.pragma_update_and_check(None, "journal_mode", "WAL", first_column::<String>);
        match mode {
            Err(error) if is_busy(&error) && since.elapsed() < BUSY_TIMEOUT => {
                std::thread::sleep(Duration::from_millis(5));
            }
            mode => return mode.map(drop).map_err(failed),
        }
    }
}

fn too_new(path: &Path, version: i64) -> Error {
    Error::config(format!(
        "{} was written by a newer fpgo (format {version}, this one knows {FORMAT})",
        path.display()
    ))
    .next("use the newer fpgo, or another directory with --data-dir")
}
