//! Locks in the server that last as long as the session of a connection: who holds one is seen by all, and whoever ends lets go.

use std::time::Duration;

use super::connection::{Connection, lock_key};
use crate::store::sql::failure::SqlResult;

impl Connection {
    /// Takes the lock of this name for as long as the session lasts, waiting so long for whoever holds it.
    pub fn lock(&self, name: &str, patience: Duration) -> SqlResult<()> {
        let (key, wait) = (lock_key(name), patience.as_millis().max(1));
        let locked = self.batch(&format!(
            "BEGIN; SET LOCAL lock_timeout = {wait}; SELECT pg_advisory_lock({key}); COMMIT"
        ));
        if locked.is_err() {
            self.roll_back();
        }
        locked
    }

    /// Takes the lock of this name for as long as the session lasts, unless another session holds it.
    pub fn try_lock(&self, name: &str) -> SqlResult<bool> {
        let rows = self.query("SELECT pg_try_advisory_lock(?1)", &[lock_key(name).into()])?;
        match rows.first() {
            Some(row) => Ok(row.try_get(0)?),
            None => Ok(false),
        }
    }

    /// Takes the lock of this name beside others who take it so, for as long as the session lasts.
    pub fn share_lock(&self, name: &str) -> SqlResult<()> {
        self.batch(&format!("SELECT pg_advisory_lock_shared({})", lock_key(name)))
    }

    /// Gives back a lock that was taken beside others.
    pub fn unshare_lock(&self, name: &str) {
        let _ = self.batch(&format!("SELECT pg_advisory_unlock_shared({})", lock_key(name)));
    }

    /// Gives a lock back. One of a session that has ended is given back already.
    pub fn unlock(&self, name: &str) {
        let _ = self.batch(&format!("SELECT pg_advisory_unlock({})", lock_key(name)));
    }

    /// Whether some session holds the lock of this name.
    pub fn is_held(&self, name: &str) -> SqlResult<bool> {
        Ok(self.holders(name)? > 0)
    }

    /// How many sessions hold the lock of this name.
    pub fn holders(&self, name: &str) -> SqlResult<i64> {
        let rows = self.query(
            "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND objsubid = 1 AND granted \
             AND (classid::bigint << 32) | objid::bigint = ?1 \
             AND database = (SELECT oid FROM pg_database WHERE datname = current_database())",
            &[lock_key(name).into()],
        )?;
        match rows.first() {
            Some(row) => Ok(row.try_get(0)?),
            None => Ok(0),
        }
    }
}
