//! Whether what stands in the database is what was written: SQLite's own check, and the chain of all rows. Whether all of
//! it is there is told by the record (`open.rs`).

use super::chain::{self, ChainedRow};
use super::exported::ExportedRow;
use super::handle::Journal;
use super::refusal::tampered;
use super::rows::Checkpoint;
use super::walk::ChainWalk;
use crate::base::error::Result;
use crate::store::sql::Database;

impl Journal {
    /// Checks everything: what SQLite can find wrong, and the chain. Guards read through indexes and columns, which the chain
    /// does not cover.
    pub fn all_is_sound(&self) -> Result<ChainWalk> {
        if let Database::Sqlite(_) = &self.db {
            let told: String = self.sound(self.db.value("PRAGMA integrity_check", &[]))?;
            if told != "ok" {
                return Err(tampered(&self.place, &told));
            }
        }
        self.run_columns_are_sound()?;
        self.walk(|_| Ok(()))
    }

    /// Hands over each row as one line of JSON, and walks the whole chain. Gives the number of rows and the head; fails
    /// where the chain is broken, after what comes before.
    pub fn export(&self, mut take: impl FnMut(&str) -> Result<()>) -> Result<ChainWalk> {
        self.walk(|link| take(&ExportedRow::of(link).to_line()))
    }

    /// Walks the whole chain, handing over each row.
    pub(super) fn walk(
        &self,
        mut take: impl FnMut(&ChainedRow) -> Result<()>,
    ) -> Result<ChainWalk> {
        let mut walk = ChainWalk::default();
        let mut statement = self.sound(chain::every_row(&self.db))?;
        let mut found = self.sound(statement.query(&[]))?;
        while let Some(row) = self.sound(found.next())? {
            let link = self.sound(ChainedRow::of(&row))?;
            take(&link)?;
            walk.step(link);
        }
        match walk.finish() {
            Ok(()) => Ok(walk),
            Err(why) => Err(tampered(&self.place, &why)),
        }
    }

    /// Whether a head that was kept elsewhere is still one of the chain's, or the one up to which it was pruned.
    pub fn has_head(&self, head: &str) -> Result<bool> {
        let query = "SELECT EXISTS (SELECT 1 FROM entries WHERE hash = ?1)";
        if self.sound(self.db.value(query, &[head.into()]))? {
            return Ok(true);
        }
        let checkpoints = self.checkpoints()?;
        Ok(checkpoints.iter().any(|checkpoint| checkpoint.hash.as_deref() == Some(head)))
    }

    /// Whether rows were ever pruned, or lost.
    pub fn is_pruned(&self) -> Result<bool> {
        Ok(!self.checkpoints()?.is_empty())
    }

    fn checkpoints(&self) -> Result<Vec<Checkpoint>> {
        self.sound(chain::checkpoints(&self.db, 0))
    }
}
