//! The bulk runs that were cancelled, where several machines share the journal: whoever would send a row of one looks here
//! first, in the transaction of its intent too. One machine alone keeps it with its own runs.

use jiff::Timestamp;

use super::handle::Journal;
use crate::base::error::{Error, Reach, Result};
use crate::base::step::Command;

impl Journal {
    /// Ends a run for all machines that share the journal: from now on none of its rows is sent. The first word stays.
    pub fn cancel_run(&self, run: &str, by: &str) -> Result<()> {
        if !self.is_shared() {
            return Ok(());
        }
        // Whoever writes an intent has finished, or finds it cancelled.
        let work = self.transaction()?;
        let at = Timestamp::now().to_string();
        let added = self.db.execute(
            "INSERT INTO fpgo.cancelled (run, at, cancelled_by) VALUES (?1, ?2, ?3) ON CONFLICT (run) DO NOTHING",
            &[run.into(), (&at).into(), by.into()],
        );
        self.usable(added)?;
        self.usable(work.commit())
    }

    /// Refuses a run that was cancelled on any machine that shares the journal.
    pub fn refuse_cancelled_run(&self, run: &str) -> Result<()> {
        if !self.is_shared() {
            return Ok(());
        }
        let query = "SELECT cancelled_by, at FROM fpgo.cancelled WHERE run = ?1";
        let found: Option<(String, String)> =
            self.usable(self.db.first(query, &[run.into()], |row| Ok((row.get(0)?, row.get(1)?))))?;
        let Some((by, at)) = found else { return Ok(()) };
        Err(Error::guarded(format!(
            "{run} was cancelled by {by} at {at}: what was pending stays unsent"
        ))
        .next(Command::new("bulk report").arg(run).why("what became of each row"))
        .next("plan the rows that are left again, if they are still meant")
        .reaching(Reach::Every))
    }
}
