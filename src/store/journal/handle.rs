//! A journal that is open: its connection to SQLite, its directory, its key, and the lock by which other processes see
//! that this one lives. Whether it is whole is decided in `open.rs`; what is written and read stands in the other files.

use std::time::Duration;

use serde_json::Value;

use super::files::DATABASE;
use super::refusal::{broken, tampered};
use super::schema;
use crate::base::error::{Error, Result};
use crate::store::data::DataDir;
use crate::store::hash_key::HashKey;
use crate::store::lock::Lock;
use crate::store::sql::{Database, Fault, SqlResult, Transaction};

/// The journal of one machine and user.
pub struct Journal {
    /// Left open when the journal is dropped: the log is moved into the file when it has grown, not by closing.
    pub(super) db: Database,
    pub(super) dir: DataDir,
    /// How long others are waited for.
    pub(super) patience: Duration,
    /// The key for hashes of bodies; loaded when the first hash is needed.
    hash_key: Option<HashKey>,
    /// Held while this process lives, so that others can tell an intent in flight from an abandoned one.
    alive: Option<(String, Lock)>,
}

impl Journal {
    /// Connects to the database, making an empty one on first use. A process that holds it is waited for at most `left`
    /// now.
    pub(super) fn connect(dir: &DataDir, left: Duration, patience: Duration) -> Result<Journal> {
        let path = dir.database(DATABASE)?;
        let opened = Database::open_file(&path, left).and_then(|db| {
            schema::configure(&db)?;
            Ok(db)
        });
        match opened {
            Ok(db) => Ok(Journal { db, dir: dir.clone(), patience, hash_key: None, alive: None }),
            Err(error) if error.fault == Fault::Damaged => {
                Err(tampered(dir.path(), &error.to_string()))
            }
            Err(error) => Err(broken(&path, &error)),
        }
    }

    /// The result of a statement, or the refusal of a journal that cannot be used.
    pub(super) fn usable<T>(&self, result: SqlResult<T>) -> Result<T> {
        match result {
            Ok(done) => Ok(done),
            Err(error) => Err(broken(self.dir.path(), &error)),
        }
    }

    /// The result of a statement in a check: what is no row at all has been tampered with as well.
    pub(super) fn sound<T>(&self, result: SqlResult<T>) -> Result<T> {
        match result {
            Err(error) if error.fault == Fault::Damaged => {
                Err(tampered(self.dir.path(), &error.to_string()))
            }
            result => self.usable(result),
        }
    }

    /// Begins a transaction in which nobody else writes. Dropped before its commit, it changes nothing.
    pub(super) fn transaction(&self) -> Result<Transaction<'_>> {
        self.usable(self.db.transaction())
    }

    /// The hash that recognises a body in this journal, and in no other.
    pub fn keyed_hash(&mut self, body: &Value) -> Result<String> {
        let text = body.to_string();
        if let Some(hash_key) = &self.hash_key {
            return Ok(hash_key.hash("body", &text));
        }
        let hash_key = self.hash_key.insert(HashKey::open(&self.dir)?);
        Ok(hash_key.hash("body", &text))
    }

    /// The name under which this process holds a lock for as long as it lives.
    pub(super) fn process(&mut self) -> Result<String> {
        if let Some((name, _)) = &self.alive {
            return Ok(name.clone());
        }
        let mut nonce = [0; 8];
        if let Err(error) = getrandom::fill(&mut nonce) {
            return Err(Error::bug(format!("no randomness: {error}")));
        }
        let name = format!("process-{}-{:016x}", std::process::id(), u64::from_le_bytes(nonce));
        let lock = self.dir.lock(&name, Duration::ZERO)?;
        self.alive = Some((name.clone(), lock));
        Ok(name)
    }

    /// Whether the process of this name lives.
    pub(super) fn runs(&self, process: &str) -> bool {
        match &self.alive {
            Some((name, _)) if name == process => true,
            _ => self.dir.is_held(process),
        }
    }

    /// Reads from the database a last time and closes it as it is: a damaged log is not moved into the file.
    pub(super) fn close_after<T>(mut self, read: impl FnOnce(&Database) -> T) -> Result<T> {
        let none = self.usable(Database::in_memory())?;
        let db = std::mem::replace(&mut self.db, none);
        let found = read(&db);
        // A failure to close changes nothing.
        let _ = db.close_as_it_is();
        Ok(found)
    }
}

impl Drop for Journal {
    fn drop(&mut self) {
        if let Some((name, lock)) = self.alive.take() {
            self.dir.forget(&name, lock);
        }
    }
}
