//! A row behind earlier ones of its object that other machines work on: it waits until it is known what became of those, or is
//! left. On one machine `in_turn.rs` keeps that order.

use std::thread;
use std::time::{Duration, Instant};

use super::one_row::{LOOK_AGAIN, RowWork};
use super::row_end::{RowDone, of_other};
use crate::base::threads::lock;
use crate::run::bulk::plan::{PlanHeader, PlanRow};
use crate::store::journal::Journal;
use crate::store::runs::RowOutcome;

impl RowWork<'_> {
    /// Waits until no other machine works on an earlier row of this object. Gives the end of this row where it cannot be begun
    /// for that.
    pub fn wait_for_earlier(
        &self,
        object: &str,
        row: &PlanRow,
        timeout: Duration,
    ) -> Option<RowDone> {
        let earlier = self.elsewhere.of(object, row.row);
        if earlier.is_empty() {
            return None;
        }
        let mut journal = lock(&self.journals).pop()?;
        let given_up = Instant::now() + timeout.saturating_mul(2);
        let left =
            earlier.iter().find_map(|earlier| self.left_for(*earlier, given_up, &mut journal));
        lock(&self.journals).push(journal);
        left.map(|why| of_other(row, RowOutcome::Pending, why, None))
    }

    /// Why the rows behind this one of another machine are left, if they are. What stands in the way of a claim is told where
    /// the row itself is claimed.
    fn left_for(&self, earlier: u64, given_up: Instant, journal: &mut Journal) -> Option<String> {
        let PlanHeader { run, base_url, .. } = self.header;
        let claim = loop {
            match journal.claim_row(run, earlier) {
                Ok(Some(claim)) => break claim,
                Ok(None) if self.watch.is_ending() || Instant::now() >= given_up => {
                    return Some(format!(
                        "another machine still works on row {earlier} of its object"
                    ));
                }
                Ok(None) => thread::sleep(LOOK_AGAIN),
                Err(_) => return None,
            }
        };
        let entries = journal.of_run(base_url, run, earlier..=earlier);
        drop(claim);
        if entries.is_ok_and(|entries| entries.is_empty()) {
            // What was noted of it without an entry is looked up before the rows are gone through again.
            self.elsewhere.note_waiting();
            return Some(format!("row {earlier} of its object comes first"));
        }
        None
    }
}
