//! The first rows that would be refused, to be told to a person; all of them stand in the plan.

use serde_json::{Value, json};

/// How many are told.
const MOST: usize = 20;

/// Rows that would be refused.
#[derive(Default)]
pub struct RefusedRows {
    first: Vec<(u64, String)>,
    count: u64,
}

impl RefusedRows {
    /// Adds a row, and why it would be refused.
    pub fn add(&mut self, row: u64, why: &str) {
        self.count += 1;
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

    /// The first rows, for programs.
    pub fn to_json(&self) -> Vec<Value> {
        self.first.iter().map(|(row, why)| json!({"row": row, "why": why})).collect()
    }
}
