//! Taking the journal elsewhere: every row as a line of JSON, attempts that another machine recorded, and taking old
//! rows away with a checkpoint that says so. What comes from elsewhere is read in `foreign.rs`.

use std::collections::HashMap;
use std::path::Path;

use jiff::Timestamp;
use rusqlite::params;

use super::chain::{self, ChainWalk, Link, NewRow};
use super::check::is_damage;
use super::foreign::{Attempt, ExportedRow};
use super::rows::{Checkpoint, RowKind};
use super::schema::ONLY_ADDED;
use super::{Entry, Journal, broken, object_key};
use crate::base::error::{Error, ErrorKind, Result};

/// What became of lines that were brought from elsewhere.
#[derive(Clone, Copy, Debug, Default)]
pub struct Imported {
    /// Attempts that are new here.
    pub new: usize,
    /// Attempts that were here already.
    pub known: usize,
    /// Attempts that were here, and whose outcome was not known before.
    pub settled: usize,
}

impl Journal {
    /// Hands over each row as one line of JSON, and walks the whole chain. Gives the number of rows and the head; fails
    /// where the chain is broken, after what comes before.
    pub fn export(&self, mut take: impl FnMut(&str) -> Result<()>) -> Result<ChainWalk> {
        self.walk(|link| {
            let line = serde_json::to_string(&ExportedRow::of(link));
            take(&line.expect("an exported row can be written as JSON"))
        })
    }

    /// Walks the whole chain, handing over each row.
    pub(super) fn walk(&self, mut take: impl FnMut(&Link) -> Result<()>) -> Result<ChainWalk> {
        let mut walk = ChainWalk::default();
        let each = |link: Link| {
            take(&link)?;
            walk.step(link);
            Ok(())
        };
        chain::each(&self.db, each, |error| self.unreadable(&error))?;
        walk.finish().map_err(|why| tampered(self.dir.path(), &why))?;
        Ok(walk)
    }

    /// Whether SQLite itself finds nothing wrong: guards read through indexes, which the chain does not cover.
    pub fn is_sound(&self) -> Result<()> {
        let told: rusqlite::Result<String> =
            self.db.query_row("PRAGMA integrity_check", [], |row| row.get(0));
        match told {
            Ok(told) if told == "ok" => Ok(()),
            Ok(told) => Err(tampered(self.dir.path(), &told)),
            Err(error) => Err(self.unreadable(&error)),
        }
    }

    /// What is no row at all has been tampered with as well.
    pub(super) fn unreadable(&self, error: &rusqlite::Error) -> Error {
        match is_damage(error) {
            true => tampered(self.dir.path(), &error.to_string()),
            false => broken(self.dir.path(), error),
        }
    }

    /// Whether a head that was kept elsewhere is still one of the chain's, or the one up to which it was pruned.
    pub fn has_head(&self, head: &str) -> Result<bool> {
        let query = "SELECT EXISTS (SELECT 1 FROM entries WHERE hash = ?1)";
        let found = self.db.query_row(query, params![head], |row| row.get(0));
        if found.map_err(|error| self.unreadable(&error))? {
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
        chain::checkpoints(&self.db, 0).map_err(|error| self.unreadable(&error))
    }

    /// Takes in attempts from elsewhere, all of them or none. What is here already stays as it is, but for an outcome
    /// that was still unknown.
    pub fn import(&self, attempts: &[Attempt]) -> Result<Imported> {
        let held = self.hold()?;
        let transaction = self.transaction()?;
        let here: HashMap<String, Entry> = self
            .entries("ORDER BY i.id", params![])?
            .into_iter()
            .map(|entry| (entry.origin().to_owned(), entry))
            .collect();
        let mut imported = Imported::default();
        for attempt in attempts {
            match here.get(&attempt.origin) {
                Some(known) if known.outcome.is_open() && attempt.is_settled() => {
                    self.follow_up(known.id, attempt)?;
                    imported.settled += 1;
                }
                Some(_) => imported.known += 1,
                None => {
                    self.take_in(attempt)?;
                    imported.new += 1;
                }
            }
        }
        transaction.commit().map_err(|error| broken(self.dir.path(), &error))?;
        self.record_all(&held)?;
        Ok(imported)
    }

    fn take_in(&self, attempt: &Attempt) -> Result<()> {
        let intent = &attempt.intent.row;
        let mut row = NewRow::new(RowKind::Intent, &attempt.intent_to_keep());
        row.at = attempt.at.clone();
        row.object = intent.object.as_deref().map(|object| object_key(&intent.base_url, object));
        let id = self.append(row)?;
        self.follow_up(id, attempt)
    }

    fn follow_up(&self, id: i64, attempt: &Attempt) -> Result<()> {
        let has_ended = self.entry(id)?.is_some_and(|entry| entry.ending.is_some());
        if let Some(ending) = attempt.ending.as_ref().filter(|_| !has_ended) {
            self.append(NewRow::about(RowKind::Outcome, id, &ending.fields))?;
        }
        if let Some(resolution) = &attempt.resolution {
            self.append(NewRow::about(RowKind::Resolution, id, &resolution.fields))?;
        }
        Ok(())
    }

    fn append(&self, row: NewRow) -> Result<i64> {
        let link = chain::append(&self.db, row);
        Ok(link.map_err(|error| broken(self.dir.path(), &error))?.id)
    }

    /// Takes away the oldest rows that were written before this moment, up to the first that must stay: one whose
    /// outcome nobody knows. Gives how many; the checkpoint that tells of it is added.
    pub fn prune(&self, before: Timestamp) -> Result<usize> {
        let failed = |error| broken(self.dir.path(), &error);
        let held = self.hold()?;
        let transaction = self.transaction()?;
        // A broken chain must be looked at, not made to look whole.
        self.walk(|_| Ok(()))?;
        let Some((through, hash, rows)) = self.oldest_until(before)? else { return Ok(0) };
        let checkpoint = Checkpoint {
            through: Some(through),
            hash: Some(hash),
            rows: Some(rows),
            ..Checkpoint::default()
        };
        // First, so that it follows the last row even where all of them go.
        self.append(NewRow::new(RowKind::Checkpoint, &checkpoint))?;
        self.db
            .execute_batch("DROP TRIGGER no_change; DROP TRIGGER no_removal;")
            .map_err(failed)?;
        self.db.execute("DELETE FROM entries WHERE id <= ?1", params![through]).map_err(failed)?;
        self.db.execute_batch(ONLY_ADDED).map_err(failed)?;
        transaction.commit().map_err(failed)?;
        self.record_all(&held)?;
        Ok(rows)
    }

    /// Number and hash of the last row that may go, and how many go with it. An attempt goes whole, with all that followed
    /// it, or stays.
    fn oldest_until(&self, before: Timestamp) -> Result<Option<(i64, String, usize)>> {
        let open = self.entries("ORDER BY i.id", params![])?.into_iter();
        let open: Vec<i64> =
            open.filter(|entry| entry.outcome.is_open()).map(|entry| entry.id).collect();
        let mut rows = Vec::new();
        // The last row of each attempt, and whether all of it may go.
        let mut attempts: HashMap<i64, (i64, bool)> = HashMap::new();
        let each = |link: Link| {
            let is_old = link.at.parse::<Timestamp>().is_ok_and(|at| at < before);
            let attempt = link.intent.unwrap_or(link.id);
            let (last, goes) = attempts.entry(attempt).or_insert((link.id, true));
            (*last, *goes) = (link.id, *goes && is_old && !open.contains(&attempt));
            rows.push((link.id, attempt, link.hash));
            Ok(())
        };
        chain::each(&self.db, each, |error| broken(self.dir.path(), &error))?;
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

/// What a check finds wrong.
pub(super) fn tampered(dir: &Path, why: &str) -> Error {
    let dir = dir.display();
    Error::new(
        ErrorKind::CheckFailed,
        format!("the journal in {dir} is not what was written: {why}"),
    )
    .detail("rows were changed, added, removed or swapped by something other than fpgo")
    .next("compare it with an export or a backup before you rely on it")
}
