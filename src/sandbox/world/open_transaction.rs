//! A transaction of the world's file. Its words are prepared once: each call to the API begins and ends one.

use std::cell::Cell;

use rusqlite::Connection;

use super::failure::failed;
use super::parsed::Parsed;
use crate::base::error::Result;

/// A transaction. Dropped before its commit, it changes nothing.
pub struct OpenTransaction<'c> {
    connection: &'c Connection,
    parsed: &'c Parsed,
    queued: Cell<bool>,
}

impl<'c> OpenTransaction<'c> {
    /// Begins one that waits for nobody who writes.
    pub fn to_look(connection: &'c Connection, parsed: &'c Parsed) -> Result<OpenTransaction<'c>> {
        OpenTransaction::begin(connection, parsed, "BEGIN DEFERRED")
    }

    /// Begins one in which nobody else writes.
    pub fn to_change(
        connection: &'c Connection,
        parsed: &'c Parsed,
    ) -> Result<OpenTransaction<'c>> {
        OpenTransaction::begin(connection, parsed, "BEGIN IMMEDIATE")
    }

    fn begin(
        connection: &'c Connection,
        parsed: &'c Parsed,
        word: &str,
    ) -> Result<OpenTransaction<'c>> {
        run(connection, word).map_err(failed)?;
        Ok(OpenTransaction { connection, parsed, queued: Cell::new(false) })
    }

    /// Where statements are carried out.
    pub fn connection(&self) -> &Connection {
        self.connection
    }

    /// What was read lately.
    pub fn parsed(&self) -> &Parsed {
        self.parsed
    }

    /// Whether it adds something to the queue.
    pub fn queued(&self) -> &Cell<bool> {
        &self.queued
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
