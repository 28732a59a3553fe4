//! The journal's tables, and bringing the tables of an earlier fpgo up to date.

use std::path::Path;
use std::time::Duration;

use rusqlite::{Connection, OptionalExtension};

use super::broken;
use super::chain::{self, Link};
use crate::data::DataDir;
use crate::error::{Error, Result};

/// 1: without the chain of hashes. 2: with it.
const SCHEMA: i64 = 2;

/// How long the write-ahead log grows before it is moved into the file, in pages of 4 KiB.
const LOG_PAGES: i64 = 128;

/// Rows are only ever added, whoever asks.
pub const ONLY_ADDED: &str = "
    CREATE TRIGGER no_change BEFORE UPDATE ON entries
        BEGIN SELECT RAISE(ABORT, 'entries are only ever added'); END;
    CREATE TRIGGER no_removal BEFORE DELETE ON entries
        BEGIN SELECT RAISE(ABORT, 'entries are only ever added'); END;";

/// Makes the tables, or brings them up to date; refuses those of a newer fpgo.
pub fn prepare(db: &Connection, path: &Path, dir: &DataDir) -> Result<()> {
    let failed = |error: rusqlite::Error| broken(path, &error);
    if version(db).map_err(failed)? < SCHEMA {
        // Switching to the write-ahead log does not wait for others by itself.
        let _one_at_a_time = dir.lock("journal", Duration::from_secs(30))?;
        match version(db).map_err(failed)? {
            0 => make(db).map_err(failed)?,
            1 => chain_up(db).map_err(failed)?,
            _ => {}
        }
    }
    if version(db).map_err(failed)? > SCHEMA {
        return Err(Error::guarded(format!("{} was written by a newer fpgo", path.display()))
            .next("use that fpgo, or another data directory (FPGO_DATA_DIR)"));
    }
    // Every commit reaches the disk before the request may leave.
    for name in ["fullfsync", "checkpoint_fullfsync"] {
        // On macOS alone a sync is not one without these.
        db.pragma_update(None, name, true).map_err(failed)?;
    }
    db.pragma_update(None, "synchronous", "FULL").map_err(failed)?;
    // Who comes next reads the log whole.
    db.pragma_update(None, "wal_autocheckpoint", LOG_PAGES).map_err(failed)
}

fn version(db: &Connection) -> rusqlite::Result<i64> {
    db.query_row("PRAGMA user_version", [], |row| row.get(0))
}

fn tables() -> String {
    format!(
        "CREATE TABLE entries (
             id INTEGER PRIMARY KEY,
             at TEXT NOT NULL,
             kind TEXT NOT NULL
                 CHECK (kind IN ('intent', 'outcome', 'resolution', 'reading', 'checkpoint')),
             intent INTEGER,
             object TEXT,
             data TEXT NOT NULL,
             hash TEXT NOT NULL,
             UNIQUE (intent, kind)
         ) STRICT;
         CREATE INDEX by_object ON entries (object);
         CREATE INDEX by_time ON entries (at);
         {ONLY_ADDED}
         PRAGMA user_version = {SCHEMA};"
    )
}

fn make(db: &Connection) -> rusqlite::Result<()> {
    db.query_row("PRAGMA journal_mode = WAL", [], |_| Ok(())).optional()?;
    db.execute_batch(&format!("BEGIN IMMEDIATE; {} COMMIT;", tables()))
}

/// Chains the rows of the first schema, all or nothing.
fn chain_up(db: &Connection) -> rusqlite::Result<()> {
    let moved = move_rows(db);
    let end = if moved.is_ok() { "COMMIT" } else { "ROLLBACK" };
    // What failed first is what is told.
    moved.and(db.execute_batch(end))
}

fn move_rows(db: &Connection) -> rusqlite::Result<()> {
    db.execute_batch(&format!(
        "BEGIN IMMEDIATE;
         DROP TRIGGER no_change; DROP TRIGGER no_removal; DROP INDEX by_object;
         ALTER TABLE entries RENAME TO before;
         {}",
        tables()
    ))?;
    let mut old =
        db.prepare("SELECT id, at, kind, intent, object, data, '' FROM before ORDER BY id")?;
    let rows = old.query_map([], Link::of)?;
    let mut before = String::new();
    for row in rows {
        let mut link = row?;
        link.hash = link.right_hash(&before);
        before.clone_from(&link.hash);
        chain::insert(db, &link)?;
    }
    drop(old);
    db.execute_batch("DROP TABLE before")
}
