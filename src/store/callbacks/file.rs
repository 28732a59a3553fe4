//! The file of received callbacks: opening it, and its tables.

use std::path::Path;
use std::time::Duration;

use jiff::Timestamp;

use super::bounds::{abandon_old_resends, delete_old};
use crate::base::error::Result;
use crate::store::data::DataDir;
use crate::store::hash_key::HashKey;
use crate::store::side_database::{Shape, SideDatabase};

/// The file in the data directory.
const DATABASE: &str = "callbacks.sqlite";

/// Its file and tables.
static SHAPE: Shape = Shape {
    file: DATABASE,
    holds: "received callbacks",
    form: 1,
    tables: TABLES,
    switches: &["foreign_keys", "secure_delete"],
    // The sender is answered when the callback is on the disk.
    synchronous: "FULL",
};

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
    pub(super) db: SideDatabase,
    pub(super) key: HashKey,
}

impl CallbackStore {
    /// Opens the file, and makes it on first use. Deletes what is kept for too long.
    pub fn open(dir: &DataDir, patience: Duration) -> Result<CallbackStore> {
        let key = HashKey::open(dir)?;
        let store = CallbackStore { db: SideDatabase::open(dir, &SHAPE, patience)?, key };
        store.delete_old()?;
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

    fn delete_old(&self) -> Result<()> {
        let now = Timestamp::now();
        let work = self.db.begin()?;
        self.db.done(delete_old(&work, now))?;
        self.db.done(abandon_old_resends(&work, now))?;
        self.db.done(work.commit())
    }
}

/// Deletes all received callbacks of a directory. A process that receives goes on with an empty file.
pub fn erase(dir: &Path, patience: Duration) -> Result<()> {
    let Some(store) = CallbackStore::find(dir, patience)? else { return Ok(()) };
    store.db.done(store.db.execute("DELETE FROM callbacks", []))?;
    Ok(())
}

/// The instant of a number in the file; one beyond the calendar is its beginning.
pub(super) fn instant(milliseconds: i64) -> Timestamp {
    Timestamp::from_millisecond(milliseconds).unwrap_or(Timestamp::UNIX_EPOCH)
}
