//! What rows of a plan come to: how many are expected to end how, and their sums.

use super::header::{Counts, Totals};
use super::row::{Expected, PlanRow};
use crate::base::error::{Error, Result};
use crate::base::money::Amount;

/// What the rows so far come to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// How many rows are expected to end how.
    pub counts: Counts,
    /// What they come to.
    pub totals: Totals,
}

impl Tally {
    /// Adds a row.
    pub fn add(&mut self, row: &PlanRow) -> Result<()> {
        let (counts, totals) = (&mut self.counts, &mut self.totals);
        counts.rows += 1;
        let amount = row.amount.unwrap_or_default();
        match row.expect {
            Expected::Send => {
                counts.send += 1;
                totals.send = sum(totals.send, amount)?;
            }
            Expected::Refused => {
                counts.refused += 1;
                totals.refused = sum(totals.refused, amount)?;
            }
            Expected::Invalid => counts.invalid += 1,
        }
        Ok(())
    }
}

/// A sum that is exact: one beyond all amounts is refused, and never cut.
fn sum(one: Amount, other: Amount) -> Result<Amount> {
    one.checked_add(other)
        .ok_or_else(|| Error::invalid("the amounts of the rows are too large to be added"))
}
