//! The lock on an object while a command works on it: one file of this machine, and where several machines share the journal,
//! a lock in the database too, which ends with the session. So does the claim to a row of a bulk run.

use std::sync::Arc;
use std::time::{Duration, Instant};

use super::handle::Journal;
use crate::base::error::Result;
use crate::store::data::DataDir;
use crate::store::lock::{Lock, held_by_another};
use crate::store::lock_pool::LentLock;
use crate::store::sql::{Connection, Database, Fault};

/// Keeps others from an object until it is dropped.
pub struct ObjectLock {
    name: String,
    dir: DataDir,
    /// Sessions of one process may share a lock in the database, but not a file.
    file: Option<Lock>,
    /// The same, where a run lends its files to one object after another.
    _lent: Option<LentLock>,
    shared: Option<Arc<Connection>>,
}

impl Journal {
    /// Waits at most this long until nobody else works on the object of this name, and keeps others waiting.
    pub fn lock_object(&mut self, name: &str, patience: Duration) -> Result<ObjectLock> {
        let begun = Instant::now();
        self.renew()?;
        let dir = self.place.dir.clone();
        let (file, lent) = match &self.locks {
            Some(pool) => (None, Some(pool.lock(name, patience)?)),
            None => (Some(dir.lock(name, patience)?), None),
        };
        let mut lock = ObjectLock { name: name.to_owned(), dir, file, _lent: lent, shared: None };
        let Database::Postgres(db) = &self.db else { return Ok(lock) };
        match db.lock(name, patience.saturating_sub(begun.elapsed())) {
            Ok(()) => {
                lock.shared = Some(Arc::clone(db));
                Ok(lock)
            }
            Err(error) if error.fault == Fault::Busy => Err(held_by_another(name)),
            error => {
                self.usable(error)?;
                Err(held_by_another(name))
            }
        }
    }
}

/// Keeps other machines from a row of a bulk run until it is dropped.
pub struct RowClaim {
    shared: Option<(Arc<Connection>, String)>,
}

impl Journal {
    /// Claims a row of a bulk run, unless another machine works on it. One machine alone has the lock of the whole run.
    pub fn claim_row(&mut self, run: &str, row: u64) -> Result<Option<RowClaim>> {
        self.renew()?;
        let Database::Postgres(db) = &self.db else { return Ok(Some(RowClaim { shared: None })) };
        let name = format!("{run} row {row}");
        match self.usable(db.try_lock(&name))? {
            true => Ok(Some(RowClaim { shared: Some((Arc::clone(db), name)) })),
            false => Ok(None),
        }
    }
}

impl Drop for RowClaim {
    fn drop(&mut self) {
        if let Some((db, name)) = &self.shared {
            db.unlock(name);
        }
    }
}

impl Drop for ObjectLock {
    fn drop(&mut self) {
        if let Some(db) = &self.shared {
            db.unlock(&self.name);
        }
        if let Some(file) = self.file.take() {
            self.dir.release(&self.name, file);
        }
    }
}
