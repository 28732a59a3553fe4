//! How far the reading of a list has come, and what that means for the command's end.

use crate::base::error::{Error, ErrorKind, Result};

/// After so many rows in a row that could not be read, no further one is tried.
const MOST_FAILURES: u32 = 3;

/// How far the reading has come.
#[derive(Default)]
pub struct Progress {
    /// Rows whose details were read, or could not be.
    pub read: usize,
    /// Rows that are shown, or will be.
    pub shown: usize,
    /// Why the rest is left out, where it is.
    pub cut: Option<Error>,
    /// The failures of rows.
    failures: Vec<Error>,
    /// Failures since the last success.
    in_a_row: u32,
}

impl Progress {
    /// Notes that a row was read.
    pub fn succeeded(&mut self) {
        self.in_a_row = 0;
    }

    /// Notes that a row could not be read. What is wrong with the account or the server is wrong for every row.
    pub fn failed(&mut self, error: Error) {
        self.in_a_row += 1;
        let is_of_row = matches!(error.kind(), ErrorKind::NotFound | ErrorKind::Refused);
        let goes_on = error.kind() == ErrorKind::Unavailable && self.in_a_row < MOST_FAILURES;
        match is_of_row || goes_on {
            true => self.failures.push(error),
            false => self.cut = Some(error),
        }
    }

    /// Whether every row could be read so far.
    pub fn is_without_failure(&self) -> bool {
        self.failures.is_empty() && self.cut.is_none()
    }

    /// The end of a list of so many rows: some could not be read, or the rest was left out. `done` is what was done with
    /// the rows.
    pub fn end(self, count: usize, is_interrupted: bool, done: &str) -> Result<()> {
        let so_far = format!("{} of {count} rows were read", self.read);
        if let Some(cut) = self.cut {
            return Err(cut.detail(format!("the list is cut: {so_far}")));
        }
        if is_interrupted {
            return Err(Error::new(ErrorKind::Interrupted, format!("interrupted: {so_far}")));
        }
        let failed = self.failures.len();
        let Some(first) = self.failures.into_iter().next() else { return Ok(()) };
        if failed == self.read {
            return Err(first.detail("none of the rows could be read"));
        }
        let what = format!("{failed} of {} rows could not be {done}", self.read);
        Err(Error::new(ErrorKind::Partly, what).detail(format!("the first: {first}")))
    }
}
