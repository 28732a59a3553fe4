//! Adds attempts that another machine recorded, one after another, in one transaction. How they are read stands in
//! `foreign_lines.rs`, where they wait in `foreign_spool.rs`.

use super::chain::NewRow;
use super::foreign_lines::ForeignLines;
use super::foreign_spool::{ForeignSpool, KnownAttempt, WaitingAttempt};
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

impl Journal {
    /// Adds attempts of another machine, all of them or none. What is here already stays as it is, but for an outcome
    /// that was still unknown.
    pub fn import(&self, lines: &ForeignLines) -> Result<Imported> {
        let held = self.lock_for_writing()?;
        let transaction = self.transaction()?;
        let waiting = &lines.waiting;
        self.note_known(waiting)?;
        let (mut imported, mut place) = (Imported::default(), 0);
        while let Some(attempt) = waiting.after(place)? {
            place = attempt.place;
            let known = waiting.known(&attempt.origin)?;
            let taken = match known {
                Some(known) if known.is_open && attempt.is_settled => {
                    self.follow_up(known.entry, &attempt)?;
                    imported.settled += 1;
                    KnownAttempt { is_open: false, ..known }
                }
                Some(_) => {
                    imported.known += 1;
                    continue;
                }
                None => {
                    imported.new += 1;
                    self.take_in(&attempt)?
                }
            };
            // It may stand in the file once more: in the log of a command, and in an export.
            waiting.note_known(&attempt.origin, taken)?;
        }
        self.usable(transaction.commit())?;
        self.record_all(&held)?;
        Ok(imported)
    }

    /// Notes which of these attempts are here already.
    fn note_known(&self, waiting: &ForeignSpool) -> Result<()> {
        waiting.forget_known()?;
        self.each_anywhere(|entry| match waiting.has(entry.origin())? {
            true => {
                let known = KnownAttempt { entry: entry.id, is_open: entry.outcome.is_open() };
                waiting.note_known(entry.origin(), known)
            }
            false => Ok(()),
        })
    }

    fn take_in(&self, attempt: &WaitingAttempt) -> Result<KnownAttempt> {
        let mut row = NewRow::new(RowKind::Intent, &attempt.intent);
        row.at = attempt.at.clone();
        row.object = attempt.object.clone();
        let entry = self.append(row)?;
        self.follow_up(entry, attempt)?;
        Ok(KnownAttempt { entry, is_open: !attempt.is_settled })
    }

    fn follow_up(&self, id: i64, attempt: &WaitingAttempt) -> Result<()> {
        let has_ended = self.entry(id)?.is_some_and(|entry| entry.ending.is_some());
        if let Some(ending) = &attempt.ending {
            if !has_ended {
                self.append(NewRow::about(RowKind::Outcome, id, ending))?;
            } else if attempt.resolution.is_none() && attempt.is_settled {
                // A whole entry tells as its end what was found out later.
                self.append(NewRow::about(RowKind::Resolution, id, ending))?;
            }
        }
        if let Some(resolution) = &attempt.resolution {
            self.append(NewRow::about(RowKind::Resolution, id, resolution))?;
        }
        Ok(())
    }
}
