//! A transaction of the world's file. Its words are prepared once: each call to the API begins and ends one.

use rusqlite::Connection;

use super::failure::failed;
use crate::base::error::Result;

/// A transaction. Dropped before its commit, it changes nothing.
pub struct OpenTransaction<'c> {
    connection: &'c Connection,
}

impl<'c> OpenTransaction<'c> {
    /// Begins one that waits for nobody who writes.
    pub fn to_look(connection: &'c Connection) -> Result<OpenTransaction<'c>> {
        OpenTransaction::begin(connection, "BEGIN DEFERRED")
    }

    /// Begins one in which nobody else writes.
    pub fn to_change(connection: &'c Connection) -> Result<OpenTransaction<'c>> {
        OpenTransaction::begin(connection, "BEGIN IMMEDIATE")
    }

    fn begin(connection: &'c Connection, word: &str) -> Result<OpenTransaction<'c>> {
        run(connection, word).map_err(failed)?;
        Ok(OpenTransaction { connection })
    }

    /// Where statements are carried out.
    pub fn connection(&self) -> &Connection {
        self.connection
    }

    /// Keeps what was changed.
    pub fn commit(self) -> Result<()> {
        run(self.connection, "COMMIT").map_err(failed)
    }
}

impl Drop for OpenTransaction<'_> {
    fn drop(&mut self) {
        if !self.connection.is_autocommit() {
            // Where even this fails, the next one that begins says why.
            let _ = run(self.connection, "ROLLBACK");
        }
    }
}

fn run(connection: &Connection, word: &str) -> rusqlite::Result<()> {
    connection.prepare_cached(word)?.execute([]).map(drop)
}
