//! A short text that machines share in the database of their journal, each change of it whole, and the one clock that all of them
//! go by. What it says is left to who changes it. It may be lost with the database's last moments, so nothing that must last
//! stands in it.

use std::sync::Mutex;
use std::time::{Duration, Instant};

use super::sql::{Database, Fault, Server, SqlError, SqlResult};
use crate::base::threads::lock;

/// Others may change the text so often before this change is made.
const TRIES: u32 = 100;
/// A change is told before it is on the disk.
const SET_UP: &str = "SELECT set_config('synchronous_commit', 'off', false)";

/// The text under a key.
pub struct SharedState {
    db: Mutex<Database>,
    key: String,
    /// One change takes about so long at most.
    patience: Duration,
}

impl SharedState {
    /// The text under this key. A change of it is given up when it has taken so long as `patience` says.
    pub fn open(server: &Server, key: String, patience: Duration) -> SqlResult<SharedState> {
        let db = Database::connect(server, patience, patience)?;
        if let Database::Postgres(connection) = &db {
            connection.wait_no_longer();
        }
        db.first(SET_UP, &[], |_| Ok(()))?;
        Ok(SharedState { db: Mutex::new(db), key, patience })
    }

    /// Changes the text. `change` gets what stands there and the moment, in microseconds, and gives what shall stand there, if
    /// it is to be another, with its result; where another machine was faster it is asked again.
    pub fn change<T>(
        &self,
        mut change: impl FnMut(Option<&str>, u64) -> (Option<String>, T),
    ) -> SqlResult<T> {
        let db = lock(&self.db);
        let given_up = Instant::now() + self.patience;
        if let Database::Postgres(server) = &*db
            && server.is_gone()
        {
            // Who asks tries again.
            server.reconnect(Duration::ZERO)?;
            db.first(SET_UP, &[], |_| Ok(()))?;
        }
        for _ in 0..TRIES {
            let (version, text, now) = self.read(&db)?;
            let (changed, result) = change(text.as_deref(), now);
            match changed {
                Some(changed) if !self.write(&db, version, &changed)? => {
                    if Instant::now() >= given_up {
                        break;
                    }
                }
                _ => return Ok(result),
            }
        }
        let text = "others changed it all the time".to_owned();
        Err(SqlError { fault: Fault::Busy, text })
    }

    fn read(&self, db: &Database) -> SqlResult<(Option<i64>, Option<String>, u64)> {
        let query = "SELECT p.version, p.state, (extract(epoch FROM clock_timestamp()) * 1000000)::bigint \
                     FROM (SELECT 1) one LEFT JOIN pace p ON p.account = ?1";
        let found = db.first(query, &[(&self.key).into()], |row| {
            Ok((row.get(0)?, row.get(1)?, row.get::<i64>(2)?))
        })?;
        let (version, text, now) = found.unwrap_or_default();
        Ok((version, text, now.try_into().unwrap_or_default()))
    }

    /// Writes the text in the place of this version. Says whether that was still there.
    fn write(&self, db: &Database, version: Option<i64>, text: &str) -> SqlResult<bool> {
        let key = (&self.key).into();
        let written = match version {
            None => db.first(
                "INSERT INTO pace (account, version, state) VALUES (?1, 1, ?2) ON CONFLICT DO NOTHING RETURNING version",
                &[key, text.into()],
                |_| Ok(()),
            ),
            Some(version) => db.first(
                "UPDATE pace SET version = version + 1, state = ?3 WHERE account = ?1 AND version = ?2 RETURNING version",
                &[key, version.into(), text.into()],
                |_| Ok(()),
            ),
        };
        Ok(written?.is_some())
    }
}
