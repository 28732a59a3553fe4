//! Adds attempts that another machine recorded. How they are read stands in `foreign_lines.rs`.

use std::collections::{HashMap, HashSet};

use super::attempts::key_of;
use super::chain::NewRow;
use super::foreign_attempt::ForeignAttempt;
use super::handle::Journal;
use super::rows::RowKind;
use crate::base::error::Result;

/// How many attempts of another machine were new, known and settled.
#[derive(Clone, Copy, Debug, Default)]
pub struct Imported {
    /// Attempts that are new here.
    pub new: usize,
    /// Attempts that were here already.
    pub known: usize,
    /// Attempts that were here, and whose outcome was not known before.
    pub settled: usize,
}

/// An attempt that is here already, or that this import has just taken in.
struct Known {
    id: i64,
    is_open: bool,
}

impl Journal {
    /// Adds attempts of another machine, all of them or none. What is here already stays as it is, but for an outcome
    /// that was still unknown.
    pub fn import(&self, attempts: &[ForeignAttempt]) -> Result<Imported> {
        let held = self.lock_for_writing()?;
        let transaction = self.transaction()?;
        let mut here = self.known_of(attempts)?;
        let mut imported = Imported::default();
        for attempt in attempts {
            match here.get_mut(&attempt.origin) {
                Some(known) if known.is_open && attempt.is_settled() => {
                    self.follow_up(known.id, attempt)?;
                    known.is_open = false;
                    imported.settled += 1;
                }
                Some(_) => imported.known += 1,
                None => {
                    // It may stand in the file once more: in the log of a command, and in an export.
                    let known = self.take_in(attempt)?;
                    here.insert(attempt.origin.clone(), known);
                    imported.new += 1;
                }
            }
        }
        self.usable(transaction.commit())?;
        self.record_all(&held)?;
        Ok(imported)
    }

    /// What is here already of these attempts, by their origin.
    fn known_of(&self, attempts: &[ForeignAttempt]) -> Result<HashMap<String, Known>> {
        let wanted: HashSet<&str> =
            attempts.iter().map(|attempt| attempt.origin.as_str()).collect();
        let mut here = HashMap::new();
        self.each_anywhere(|entry| {
            if wanted.contains(entry.origin()) {
                let known = Known { id: entry.id, is_open: entry.outcome.is_open() };
                here.insert(entry.origin().to_owned(), known);
            }
            Ok(())
        })?;
        Ok(here)
    }

    fn take_in(&self, attempt: &ForeignAttempt) -> Result<Known> {
        let mut row = NewRow::new(RowKind::Intent, &attempt.intent_to_keep());
        row.at = attempt.at.clone();
        row.object = key_of(&attempt.intent.row);
        let id = self.append(row)?;
        self.follow_up(id, attempt)?;
        Ok(Known { id, is_open: !attempt.is_settled() })
    }

    fn follow_up(&self, id: i64, attempt: &ForeignAttempt) -> Result<()> {
        let has_ended = self.entry(id)?.is_some_and(|entry| entry.ending.is_some());
        if let Some(ending) = &attempt.ending {
            if !has_ended {
                self.append(NewRow::about(RowKind::Outcome, id, &ending.fields))?;
            } else if attempt.resolution.is_none() && attempt.is_settled() {
                // A whole entry tells as its end what was found out later.
                self.append(NewRow::about(RowKind::Resolution, id, &ending.fields))?;
            }
        }
        if let Some(resolution) = &attempt.resolution {
            self.append(NewRow::about(RowKind::Resolution, id, &resolution.fields))?;
        }
        Ok(())
    }
}
