//! The file of the runs: opening it, its tables, erasing it.

use std::fs;
use std::io;
use std::path::Path;
use std::time::Duration;

use rusqlite::Transaction;

use crate::base::error::Result;
use crate::store::data::{COMPANIONS, DataDir, not_writable};
use crate::store::side_database::{Shape, SideDatabase};

/// The file in the data directory.
const DATABASE: &str = "runs.db";

/// The directory of the copies of plans in the data directory.
pub(super) const PLANS: &str = "bulk";

/// Its file and tables.
static SHAPE: Shape = Shape {
    file: DATABASE,
    holds: "the results of bulk runs that were not sent, which the journal does not have,",
    form: 1,
    tables: TABLES,
    switches: &[],
    // The journal is what must be on the disk before anything is sent; of this, the last rows may be lost.
    synchronous: "NORMAL",
};

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
    pub(super) db: SideDatabase,
    pub(super) dir: DataDir,
}

impl RunStore {
    /// Opens the runs of a data directory, and makes their file on first use. Other processes are waited for at most this
    /// long.
    pub fn open(dir: &DataDir, patience: Duration) -> Result<RunStore> {
        Ok(RunStore { db: SideDatabase::open(dir, &SHAPE, patience)?, dir: dir.clone() })
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

    /// Ends a transaction that is to last through a loss of power, with all that was written before it.
    pub(super) fn commit_for_good(&self, work: Transaction) -> Result<()> {
        self.db.done(work.commit())?;
        self.db.done(self.db.query_row("PRAGMA wal_checkpoint(PASSIVE)", [], |_| Ok(())))
    }
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
