//! The file of received callbacks: opening it, and its tables.

use std::path::{Path, PathBuf};
use std::time::Duration;

use jiff::Timestamp;
use rusqlite::{Connection, Transaction, TransactionBehavior};

use super::bounds::{abandon_old_resends, delete_old};
use crate::base::error::Result;
use crate::store::data::DataDir;
use crate::store::database_faults::{broken, newer};
use crate::store::hash_key::HashKey;

/// The file in the data directory.
const DATABASE: &str = "callbacks.sqlite";

/// What it holds, in words.
const HOLDS: &str = "received callbacks";

/// The form of the tables of today.
const FORM: i64 = 1;

const TABLES: &str = "
    CREATE TABLE callbacks (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        account TEXT NOT NULL,
        at INTEGER NOT NULL,
        is_authentic INTEGER NOT NULL,
        verdict TEXT NOT NULL,
        reason TEXT NOT NULL,
        kind TEXT NOT NULL,
        object TEXT NOT NULL,
        status TEXT NOT NULL,
        amount TEXT NOT NULL,
        path TEXT NOT NULL,
        query TEXT NOT NULL,
        is_whole INTEGER NOT NULL,
        hash TEXT NOT NULL,
        checksum TEXT NOT NULL
    ) STRICT;
    CREATE INDEX by_account ON callbacks (account, is_authentic, id);
    CREATE INDEX by_object ON callbacks (account, object);
    CREATE INDEX by_checksum ON callbacks (account, checksum);
    CREATE INDEX by_hash ON callbacks (account, hash);
    CREATE TABLE forwards (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        callback INTEGER NOT NULL REFERENCES callbacks ON DELETE CASCADE,
        target TEXT NOT NULL,
        state TEXT NOT NULL,
        is_resend INTEGER NOT NULL,
        begun INTEGER,
        took INTEGER,
        http INTEGER,
        why TEXT
    ) STRICT;
    CREATE INDEX by_callback ON forwards (callback);
    CREATE INDEX by_state ON forwards (state, target, id);";

/// The received callbacks of a data directory.
pub struct CallbackStore {
    pub(super) db: Connection,
    pub(super) key: HashKey,
    path: PathBuf,
}

impl CallbackStore {
    /// Opens the file, and makes it on first use. Deletes what is kept for too long.
    pub fn open(dir: &DataDir, patience: Duration) -> Result<CallbackStore> {
        let path = dir.database(DATABASE)?;
        let key = HashKey::open(dir)?;
        let db = match connect(&path, patience) {
            Ok(db) => db,
            Err(error) => return Err(broken(&path, HOLDS, &error)),
        };
        let store = CallbackStore { db, key, path };
        store.prepare()?;
        Ok(store)
    }

    /// The same, where something was ever received; makes nothing.
    pub fn find(dir: &Path, patience: Duration) -> Result<Option<CallbackStore>> {
        match DataDir::find(dir)? {
            Some(dir) if dir.path().join(DATABASE).exists() => {
                CallbackStore::open(&dir, patience).map(Some)
            }
            _ => Ok(None),
        }
    }

    fn prepare(&self) -> Result<()> {
        let now = Timestamp::now();
        let work = self.begin()?;
        let form: i64 = self.done(work.query_row("PRAGMA user_version", [], |row| row.get(0)))?;
        match form {
            FORM => {}
            0 => {
                self.done(work.execute_batch(TABLES))?;
                self.done(work.pragma_update(None, "user_version", FORM))?;
            }
            _ => return Err(newer(&self.path)),
        }
        self.done(delete_old(&work, now))?;
        self.done(abandon_old_resends(&work, now))?;
        self.done(work.commit())
    }

    /// Begins a transaction in which nobody else writes.
    pub(super) fn begin(&self) -> Result<Transaction<'_>> {
        self.done(Transaction::new_unchecked(&self.db, TransactionBehavior::Immediate))
    }

    /// The result of a statement, or its failure in words.
    pub(super) fn done<T>(&self, result: rusqlite::Result<T>) -> Result<T> {
        result.map_err(|error| broken(&self.path, HOLDS, &error))
    }
}

fn connect(path: &Path, patience: Duration) -> rusqlite::Result<Connection> {
    let db = Connection::open(path)?;
    db.busy_timeout(patience)?;
    db.pragma_update_and_check(None, "journal_mode", "WAL", |_| Ok(()))?;
    for name in ["fullfsync", "checkpoint_fullfsync", "foreign_keys", "secure_delete"] {
        db.pragma_update(None, name, true)?;
    }
    // The sender is answered when the callback is on the disk.
    db.pragma_update(None, "synchronous", "FULL")?;
    Ok(db)
}

/// Deletes all received callbacks of a directory. A process that receives goes on with an empty file.
pub fn erase(dir: &Path, patience: Duration) -> Result<()> {
    let Some(store) = CallbackStore::find(dir, patience)? else { return Ok(()) };
    store.done(store.db.execute("DELETE FROM callbacks", []))?;
    Ok(())
}

/// The instant of a number in the file; one beyond the calendar is its beginning.
pub(super) fn instant(milliseconds: i64) -> Timestamp {
    Timestamp::from_millisecond(milliseconds).unwrap_or(Timestamp::UNIX_EPOCH)
}
