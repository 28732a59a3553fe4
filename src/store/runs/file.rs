//! The file of the runs: opening it, its tables, erasing it.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::{Connection, Transaction, TransactionBehavior};

use crate::base::error::Result;
use crate::store::data::{COMPANIONS, DataDir, not_writable};
use crate::store::database_faults::{broken, newer};

/// The file in the data directory.
const DATABASE: &str = "runs.db";

/// The directory of the copies of plans in the data directory.
pub(super) const PLANS: &str = "bulk";

/// What it holds, in words.
const HOLDS: &str = "the results of bulk runs that were not sent, which the journal does not have,";

/// The form of the tables of today.
const FORM: i64 = 1;

const TABLES: &str = "
    CREATE TABLE runs (
        id TEXT PRIMARY KEY,
        begun INTEGER NOT NULL,
        begun_by TEXT NOT NULL,
        plan TEXT NOT NULL,
        state TEXT NOT NULL,
        why TEXT,
        changed INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX by_begin ON runs (begun);
    CREATE TABLE results (
        run TEXT NOT NULL,
        row INTEGER NOT NULL,
        outcome TEXT NOT NULL,
        amount TEXT,
        message TEXT NOT NULL,
        entry INTEGER,
        cells TEXT,
        PRIMARY KEY (run, row)
    ) STRICT, WITHOUT ROWID;";

/// The bulk runs of a data directory.
pub struct RunStore {
    pub(super) db: Connection,
    pub(super) dir: DataDir,
    path: PathBuf,
}

impl RunStore {
    /// Opens the runs of a data directory, and makes their file on first use. Other processes are waited for at most this
    /// long.
    pub fn open(dir: &DataDir, patience: Duration) -> Result<RunStore> {
        let path = dir.database(DATABASE)?;
        let db = connect(&path, patience).map_err(|error| broken(&path, HOLDS, &error))?;
        let store = RunStore { db, dir: dir.clone(), path };
        store.prepare()?;
        Ok(store)
    }

    /// The same, where a run was ever begun; makes nothing.
    pub fn find(dir: &Path, patience: Duration) -> Result<Option<RunStore>> {
        match DataDir::find(dir)? {
            Some(dir) if dir.path().join(DATABASE).exists() => {
                RunStore::open(&dir, patience).map(Some)
            }
            _ => Ok(None),
        }
    }

    fn prepare(&self) -> Result<()> {
        let work = self.begin_work()?;
        let form: i64 = self.done(work.query_row("PRAGMA user_version", [], |row| row.get(0)))?;
        match form {
            FORM => return Ok(()),
            0 => {
                self.done(work.execute_batch(TABLES))?;
                self.done(work.pragma_update(None, "user_version", FORM))?;
            }
            _ => return Err(newer(&self.path)),
        }
        self.done(work.commit())
    }

    /// Begins a transaction in which nobody else writes.
    pub(super) fn begin_work(&self) -> Result<Transaction<'_>> {
        self.done(Transaction::new_unchecked(&self.db, TransactionBehavior::Immediate))
    }

    /// Ends a transaction that is to last through a loss of power, with all that was written before it.
    pub(super) fn commit_for_good(&self, work: Transaction) -> Result<()> {
        self.done(work.commit())?;
        self.done(self.db.query_row("PRAGMA wal_checkpoint(PASSIVE)", [], |_| Ok(())))
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
    for name in ["fullfsync", "checkpoint_fullfsync"] {
        db.pragma_update(None, name, true)?;
    }
    // The journal is what must be on the disk before anything is sent; of this, the last rows may be lost.
    db.pragma_update(None, "synchronous", "NORMAL")?;
    Ok(db)
}

/// Deletes all runs of a directory with the copies of their plans. Only for the sandbox's own, when its world begins anew.
pub fn erase(dir: &Path) -> Result<()> {
    for ending in COMPANIONS.iter().chain(&[""]) {
        gone(dir, fs::remove_file(dir.join(format!("{DATABASE}{ending}"))))?;
    }
    gone(dir, fs::remove_dir_all(dir.join(PLANS)))
}

fn gone(dir: &Path, removed: io::Result<()>) -> Result<()> {
    match removed {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(not_writable(dir, &error)),
        _ => Ok(()),
    }
}
