//! How many rows ended how, and what they come to.

use super::file::RunStore;
use super::results::{RowOutcome, RowResult};
use super::run::RunPlan;
use crate::base::error::Result;
use crate::base::money::{self, Amount};
use crate::store::sql::{Database, SqlResult};

/// How many rows ended how, and what they come to.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tally {
    of_each: [(u64, Amount); RowOutcome::ALL.len()],
}

impl Tally {
    /// Counts a row.
    pub fn count(&mut self, outcome: RowOutcome, amount: Option<Amount>) {
        self.add(outcome, 1, amount.unwrap_or_default());
    }

    /// Counts so many rows, which come to this.
    pub fn add(&mut self, outcome: RowOutcome, rows: u64, amount: Amount) {
        let (count, sum) = &mut self.of_each[outcome as usize];
        *count += rows;
        *sum = sum.saturating_add(amount);
    }

    /// Counts a row that was pending.
    pub fn note(&mut self, result: &RowResult) {
        let amount = result.amount.unwrap_or_default();
        let (pending, left) = &mut self.of_each[RowOutcome::Pending as usize];
        *pending = pending.saturating_sub(1);
        *left = left.saturating_sub(amount).max(Amount::ZERO);
        self.add(result.outcome, 1, amount);
    }

    /// Counts so many rows as unknown that were counted so, and come to this.
    pub fn shift(&mut self, from: RowOutcome, rows: u64, sum: Amount) {
        let (count, left) = &mut self.of_each[from as usize];
        *count = count.saturating_sub(rows);
        *left = left.saturating_sub(sum).max(Amount::ZERO);
        self.add(RowOutcome::Unknown, rows, sum);
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

    /// `990 done, 3 refused, 7 pending`: what there is of each.
    pub fn in_words(&self) -> String {
        let of_each = RowOutcome::ALL.into_iter().filter(|outcome| self.rows(*outcome) > 0);
        let words = of_each.map(|outcome| format!("{} {}", self.rows(outcome), outcome.word()));
        words.collect::<Vec<_>>().join(", ")
    }
}

impl RunStore {
    /// How the rows of a run ended, as far as it was noted here. The journal may know better.
    pub fn tally(&self, plan: &RunPlan) -> Result<Tally> {
        let mut tally = self.done(|db| noted(db, &plan.id))?;
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

/// How the rows ended of which something was noted.
fn noted(db: &Database, run: &str) -> SqlResult<Tally> {
    let mut tally = Tally::default();
    let mut statement = db.prepare_long("SELECT outcome, amount FROM results WHERE run = ?1")?;
    let mut found = statement.query(&[run.into()])?;
    while let Some(row) = found.next()? {
        let (word, amount): (String, Option<String>) = (row.get(0)?, row.get(1)?);
        let outcome = RowOutcome::named(&word).unwrap_or(RowOutcome::Pending);
        tally.count(outcome, amount.as_deref().and_then(money::of_text));
    }
    Ok(tally)
}
