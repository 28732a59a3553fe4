//! The bulk runs that were cancelled, where several machines share the journal: whoever would send a row of one looks here
//! first, in the transaction of its intent too. `runs/` writes it; one machine alone keeps it with its own runs.

use super::handle::Journal;
use crate::base::error::{Error, Reach, Result};
use crate::base::step::Command;

impl Journal {
    /// Refuses every row of a run that was cancelled on any machine that shares the journal.
    pub fn refuse_cancelled_run(&self, run: &str) -> Result<()> {
        match self.cancellation(run)? {
            None => Ok(()),
            Some(refusal) => Err(refusal.reaching(Reach::Every)),
        }
    }

    /// The refusal to go on with a run, if it was cancelled on any machine that shares the journal.
    pub fn cancellation(&self, run: &str) -> Result<Option<Error>> {
        if !self.is_shared() {
            return Ok(None);
        }
        let query = "SELECT cancelled_by, at FROM fpgo.cancelled WHERE run = ?1";
        let found: Option<(String, String)> =
            self.usable(self.db.first(query, &[run.into()], |row| Ok((row.get(0)?, row.get(1)?))))?;
        Ok(found.map(|(by, at)| {
            Error::guarded(format!(
                "{run} was cancelled by {by} at {at}: what was pending stays unsent"
            ))
            .next(Command::new("bulk report").arg(run).why("what became of each row"))
            .next("plan the rows that are left again, if they are still meant")
        }))
    }
}
