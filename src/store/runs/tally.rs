//! How many rows ended how, and what they come to.

use rusqlite::params;

use super::file::RunStore;
use super::results::RowOutcome;
use super::run::RunPlan;
use crate::base::error::Result;
use crate::base::money::{self, Amount};

/// How many rows ended how, and what they come to.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tally {
    of_each: [(u64, Amount); RowOutcome::ALL.len()],
}

impl Tally {
    /// Counts a row.
    pub fn count(&mut self, outcome: RowOutcome, amount: Option<Amount>) {
        let (count, sum) = &mut self.of_each[outcome as usize];
        *count += 1;
        *sum = money::total([*sum, amount.unwrap_or_default()]);
    }

    /// How many rows ended so.
    pub fn rows(&self, outcome: RowOutcome) -> u64 {
        self.of_each[outcome as usize].0
    }

    /// What the rows that ended so come to, in the currency itself.
    pub fn sum(&self, outcome: RowOutcome) -> Amount {
        self.of_each[outcome as usize].1
    }

    /// How many rows there are.
    pub fn all(&self) -> u64 {
        self.of_each.iter().map(|(count, _)| count).sum()
    }
}

impl RunStore {
    /// How the rows of a run ended, as far as it was noted here. The journal may know better.
    pub fn tally(&self, plan: &RunPlan) -> Result<Tally> {
        let mut tally = Tally::default();
        let query = "SELECT outcome, amount FROM results WHERE run = ?1";
        let mut statement = self.db.done(self.db.prepare(query))?;
        let mut found = self.db.done(statement.query(params![plan.id]))?;
        while let Some(row) = self.db.done(found.next())? {
            let word = self
                .db
                .done(self.db.done(row.get_ref(0))?.as_str().map_err(rusqlite::Error::from))?;
            let amount: Option<String> = self.db.done(row.get(1))?;
            let outcome = RowOutcome::named(word).unwrap_or(RowOutcome::Pending);
            tally.count(outcome, amount.as_deref().and_then(money::of_text));
        }
        let noted = tally.all();
        for (outcome, count) in [
            (RowOutcome::Pending, plan.send.saturating_sub(noted)),
            (RowOutcome::Refused, plan.refused),
            (RowOutcome::Invalid, plan.invalid),
        ] {
            tally.of_each[outcome as usize].0 += count;
        }
        Ok(tally)
    }
}
