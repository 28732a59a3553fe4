//! The first rows that would be refused, to be told to a person; all of them stand in the plan.

use serde_json::{Value, json};

use crate::base::step::Step;
use crate::run::bulk::in_doubt::InDoubt;

/// How many are told.
const MOST: usize = 20;

/// Rows that would be refused.
#[derive(Default)]
pub struct RefusedRows {
    first: Vec<(u64, String)>,
    count: u64,
    /// What is settled first, where that is the reason.
    in_doubt: InDoubt,
}

impl RefusedRows {
    /// Adds a row, why it would be refused, and the entry that stands against it, if one does.
    pub fn add(&mut self, row: u64, why: &str, entry: Option<i64>) {
        self.count += 1;
        entry.iter().for_each(|entry| self.in_doubt.add(*entry));
        if self.first.len() < MOST {
            self.first.push((row, why.to_owned()));
        }
    }

    /// A line for each of the first rows, and one for those that follow.
    pub fn lines(&self) -> Vec<String> {
        let mut lines: Vec<String> = self
            .first
            .iter()
            .map(|(row, why)| format!("row {row} would be refused: {why}"))
            .collect();
        let more = self.count.saturating_sub(self.first.len() as u64);
        if more > 0 {
            lines.push(format!("{more} more rows would be refused; the plan says why"));
        }
        lines
    }

    /// What is settled before some of them can be sent.
    pub fn steps(&self) -> impl Iterator<Item = Step> {
        self.in_doubt.steps()
    }

    /// The first rows, for programs.
    pub fn to_json(&self) -> Vec<Value> {
        self.first.iter().map(|(row, why)| json!({"row": row, "why": why})).collect()
    }
}
