//! Deletes old rows behind a checkpoint that records it, so that what is left can still be checked.

use std::collections::{HashMap, HashSet};

use jiff::Timestamp;

use super::chain::{self, ChainedRow, NewRow};
use super::handle::Journal;
use super::rows::{Checkpoint, RowKind};
use super::schema::ONLY_ADDED;
use super::shared_schema;
use crate::base::error::Result;
use crate::store::sql::Database;

impl Journal {
    /// Deletes the oldest rows that were written before this moment, up to the first that must stay: one whose
    /// outcome nobody knows. Gives how many; the checkpoint that records it is added.
    pub fn prune(&self, before: Timestamp) -> Result<usize> {
        let held = self.lock_for_writing()?;
        let transaction = self.transaction()?;
        // A broken chain must be looked at, not made to look whole.
        self.walk(|_| Ok(()))?;
        let Some((through, hash, rows)) = self.oldest_until(before)? else { return Ok(0) };
        let checkpoint = Checkpoint {
            through: Some(through),
            hash: Some(hash),
            rows: Some(rows),
            before: Some(before.to_string()),
            ..Checkpoint::default()
        };
        // First, so that it follows the last row even where all of them go.
        self.append(NewRow::new(RowKind::Checkpoint, &checkpoint))?;
        self.usable(self.db.execute_all(match self.db {
            Database::Sqlite(_) => "DROP TRIGGER no_change; DROP TRIGGER no_removal;",
            Database::Postgres(_) => shared_schema::PRUNE,
        }))?;
        self.usable(self.db.execute("DELETE FROM entries WHERE id <= ?1", &[through.into()]))?;
        if let Database::Sqlite(_) = self.db {
            self.usable(self.db.execute_all(ONLY_ADDED))?;
        }
        self.usable(transaction.commit())?;
        self.record_all(&held)?;
        Ok(rows)
    }

    /// Number and hash of the last row that may go, and how many go with it. An attempt goes whole, with all that followed
    /// it, or stays.
    fn oldest_until(&self, before: Timestamp) -> Result<Option<(i64, String, usize)>> {
        let mut open = HashSet::new();
        self.each_anywhere(|entry| {
            if entry.outcome.is_open() {
                open.insert(entry.id);
            }
            Ok(())
        })?;
        let mut rows = Vec::new();
        // The last row of each attempt, and whether all of it may go.
        let mut attempts: HashMap<i64, (i64, bool)> = HashMap::new();
        let mut statement = self.usable(chain::every_row(&self.db))?;
        let mut found = self.usable(statement.query(&[]))?;
        while let Some(row) = self.usable(found.next())? {
            let link = self.usable(ChainedRow::of(&row))?;
            let is_old = link.at.parse::<Timestamp>().is_ok_and(|at| at < before);
            let attempt = link.intent.unwrap_or(link.id);
            let (last, goes) = attempts.entry(attempt).or_insert((link.id, true));
            (*last, *goes) = (link.id, *goes && is_old && !open.contains(&attempt));
            rows.push((link.id, attempt, link.hash));
        }
        let (mut reach, mut end) = (0, None);
        for (count, (id, attempt, hash)) in rows.into_iter().enumerate() {
            let Some((last, true)) = attempts.get(&attempt) else { break };
            reach = reach.max(*last);
            if reach == id {
                end = Some((id, hash, count + 1));
            }
        }
        Ok(end)
    }
}
