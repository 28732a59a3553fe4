//! Completing a body from what is left of a pool, only where one answer is possible: what cannot be known is never guessed.

use serde_json::{Value, json};

use super::figures::Pool;
use super::line_left::LineLeft;
use crate::api::body::{keyed, put};
use crate::api::hooks::{ComputeError, PendingWrite, PickOption};
use crate::api::line_id::LineId;
use crate::api::state::object::ObjectLine;
use crate::api::sums::lines_total;
use crate::base::money::{self, Amount};
use crate::base::places::locate;

impl Pool {
    /// Fills `grandTotal` and `products` from `--full`, `--amount` or `--line`.
    pub fn complete(
        &self,
        write: &PendingWrite,
        body: &mut Value,
    ) -> std::result::Result<(), ComputeError> {
        let typed = write.typed;
        if typed.has("full") {
            let Some(left) = self.left(write.earlier) else {
                return Err(ComputeError::Refused(self.not_known(write)));
            };
            if left <= Amount::ZERO {
                return Err(ComputeError::Refused(self.nothing_left(write)));
            }
            let Some(lines) = self.remaining_lines(write) else {
                let error = self.lines_not_known(write, left);
                return Err(ComputeError::Refused(error.next(self.with_some_line(write))));
            };
            if total_of(&lines) < left {
                return Err(ComputeError::Refused(self.more_than_lines(write, &lines, left)));
            }
            put(body, "/products", lines_json(write, &lines));
            put(body, "/grandTotal", money::to_json(left));
        } else if let Some(amount) =
            typed.get("amount").and_then(money::of).filter(|_| !has_lines(body))
        {
            let lines = self.lines_for(write, amount)?;
            put(body, "/products", lines_json(write, &lines));
        } else if typed.has("line")
            && !typed.has("amount")
            && let Some(total) = lines_total(body)
        {
            put(body, "/grandTotal", money::to_json(total));
        }
        Ok(())
    }

    /// What is left of each line, where all of it is known.
    fn remaining_lines(&self, write: &PendingWrite) -> Option<Vec<(LineId, Amount)>> {
        if self.lines.is_empty() || self.lines_are_bounds {
            return None;
        }
        let mut rest = Vec::new();
        for line in self.lines_left(write.earlier) {
            let left = line.known()?;
            if left > Amount::ZERO {
                rest.push((line.line.id?, left));
            }
        }
        Some(rest)
    }

    /// The lines that a bare `--amount` means: all of them if it is all that is left, else the only one that has so much left.
    fn lines_for(
        &self,
        write: &PendingWrite,
        amount: Amount,
    ) -> std::result::Result<Vec<(LineId, Amount)>, ComputeError> {
        let Some(left) = self.left(write.earlier) else {
            return Err(ComputeError::Refused(self.not_known(write)));
        };
        if amount > left && !write.again {
            // That no line can bear it would be the lesser half of the truth.
            let nothing = left <= Amount::ZERO;
            return Err(ComputeError::Refused(match nothing {
                true => self.nothing_left(write),
                false => self.too_much(write, amount, left),
            }));
        }
        if amount == left
            && let Some(lines) = self.remaining_lines(write)
            && total_of(&lines) == amount
        {
            return Ok(lines);
        }
        let mut covering = self.lines_left(write.earlier);
        if amount > left {
            // A person vouched that more is left (`--again`). Of which of several lines is not said by that: what is
            // known to be taken of each still counts.
            let only = covering.len() == 1;
            for line in &mut covering {
                line.most =
                    if only { line.line.amount } else { self.rest_of(&line.line, write.earlier) };
            }
        }
        let all = covering.clone();
        covering.retain(|line| line.covers(amount));
        if let [LineLeft { line: ObjectLine { id: Some(id), .. }, .. }] = covering.as_slice() {
            return Ok(vec![(id.clone(), amount)]);
        }
        if covering.is_empty() && !self.lines.is_empty() {
            return Err(ComputeError::Refused(self.no_line_covers(write, amount, left)));
        }
        Err(self.which_line(write, amount, left, &all))
    }

    /// A choice among the lines that have so much left; the others are shown beside them.
    fn which_line(
        &self,
        write: &PendingWrite,
        amount: Amount,
        left: Amount,
        all: &[LineLeft],
    ) -> ComputeError {
        let mut otherwise = self.lines_not_known(write, left);
        let mut options = Vec::new();
        let (mut open, mut covering) = (0, 0);
        for line in all {
            let covers = line.covers(amount);
            covering += usize::from(covers);
            let Some(id) = &line.line.id else { continue };
            open += usize::from(covers);
            if covers {
                otherwise = otherwise.next(self.with_lines(write, &[(id.clone(), amount)]));
            }
            options.push(PickOption {
                id: id.to_string(),
                label: line.label(),
                closed: (!covers).then(|| line.too_little()),
                flag: "line",
                value: json!({"id": id.to_json(), "amount": money::to_json(amount)}),
            });
        }
        if open == 0 {
            otherwise = otherwise.next(self.with_some_line(write));
        }
        if open == 0 || open < covering {
            return ComputeError::Refused(otherwise);
        }
        let (been, amount) = (self.words.participle, money::show(amount));
        let question = format!("Which line of {} are {amount} {been} for?", write.id);
        ComputeError::Choice { question, options, is_marked: true, otherwise }
    }
}

/// Whether a body names any line.
fn has_lines(body: &Value) -> bool {
    !locate(body, "/products/*").is_empty()
}

fn total_of(lines: &[(LineId, Amount)]) -> Amount {
    money::total(lines.iter().map(|(_, amount)| *amount))
}

fn lines_json(write: &PendingWrite, lines: &[(LineId, Amount)]) -> Value {
    let mut items = Vec::new();
    for (id, amount) in lines {
        items.push(json!({"id": id.to_json(), "amount": money::to_json(*amount)}));
    }
    if write.keyed { keyed(items) } else { items.into() }
}
