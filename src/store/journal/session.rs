//! The journal's session with the server that keeps it for several machines: it may end at any moment, and is begun anew by who
//! knows what rested on it. A file has none.

use std::sync::Arc;
use std::time::Duration;

use super::handle::Journal;
use crate::base::error::Result;
use crate::store::sql::{Database, Outage};

impl Journal {
    /// Waits for the server when it is away, from now on, as all do who work on the same.
    pub fn wait_through(&self, outage: &Arc<Outage>) {
        if let Database::Postgres(db) = &self.db {
            db.wait_through(outage);
        }
    }

    /// Whether the session has ended.
    pub(super) fn is_disconnected(&self) -> bool {
        matches!(&self.db, Database::Postgres(db) if db.is_gone())
    }

    /// Before a write begins: a new session where the last one has ended, since nothing of this write rests on that.
    pub fn renew(&mut self) -> Result<()> {
        if !self.is_disconnected() {
            return Ok(());
        }
        self.is_alive_no_more();
        self.begin_session(self.patience_for_nothing())
    }

    /// The same for a journal that is only read.
    pub fn renew_to_read(&self) -> Result<()> {
        match self.is_disconnected() {
            true => self.begin_session(self.patience_for_nothing()),
            false => Ok(()),
        }
    }

    /// A new session in the place of one that ended while something was written, if it can be had in time: what was written by
    /// the old one is committed by then, or never will be.
    pub(super) fn reconnect(&mut self) -> Result<()> {
        self.is_alive_no_more();
        self.begin_session(self.patience)?;
        // Whoever may still write has to end before anybody else does.
        self.transaction().map(drop)
    }

    /// How long a session is waited for on which nothing rests, where the server is waited for anyway.
    fn patience_for_nothing(&self) -> Duration {
        match &self.db {
            Database::Postgres(db) if db.waits_through() => Duration::ZERO,
            _ => self.patience,
        }
    }

    /// Begins a session within this time. A server that may lose what it confirms now is none to send by.
    fn begin_session(&self, within: Duration) -> Result<()> {
        let Database::Postgres(db) = &self.db else { return Ok(()) };
        self.usable(db.reconnect(within))?;
        self.loses_commits()?.map_or(Ok(()), Err)
    }
}
