//! Who works on a run: one process of a machine at a time, and of machines that share their runs any number. Such a lock ends
//! with its process, or with the session of its database.

use std::sync::Arc;
use std::time::Duration;

use super::file::RunStore;
use crate::base::error::Result;
use crate::store::lock::Lock;
use crate::store::sql::{Connection, Database};

/// Shows others that this process works on a run, until it is dropped.
pub struct RunLock {
    _file: Lock,
    shared: Option<(Arc<Connection>, String)>,
}

impl RunStore {
    /// Takes the lock of a run, so that one process of this machine at a time works on it. Another one is not waited for.
    pub fn lock(&self, id: &str) -> Result<RunLock> {
        let _file = self.dir.lock(id, Duration::ZERO)?;
        let shared = self.done(|db| match db {
            Database::Sqlite(_) => Ok(None),
            Database::Postgres(db) => {
                let name = name_of(id);
                db.share_lock(&name)?;
                self.held.replace(Some(name.clone()));
                Ok(Some((Arc::clone(db), name)))
            }
        })?;
        Ok(RunLock { _file, shared })
    }

    /// Whether a process works on a run now, on any machine that shares it.
    pub fn is_worked_on(&self, id: &str) -> Result<bool> {
        self.done(|db| match db {
            Database::Sqlite(_) => Ok(self.dir.is_held(id)),
            Database::Postgres(db) => db.is_held(&name_of(id)),
        })
    }

    /// Whether somebody besides this process works on a run, which it holds the lock of itself.
    pub fn has_other_workers(&self, id: &str) -> Result<bool> {
        self.done(|db| match db {
            Database::Sqlite(_) => Ok(false),
            Database::Postgres(db) => Ok(db.holders(&name_of(id))? > 1),
        })
    }
}

impl Drop for RunLock {
    fn drop(&mut self) {
        if let Some((db, name)) = &self.shared {
            db.unshare_lock(name);
        }
    }
}

/// The name of the lock of whoever works on a run, in the database.
fn name_of(id: &str) -> String {
    format!("{id} worked on")
}
