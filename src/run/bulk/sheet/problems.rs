//! The problems of a sheet, row by row: all are counted, the first are kept to be told. A column that the sheet lacks is told
//! once, and not for every row.

use super::cell_problem::CellProblem;
use crate::base::error::Error;
use crate::base::problem::Problem;

/// How many are told.
const MOST: usize = 50;

/// The problems that were found so far.
#[derive(Debug, Default)]
pub struct Problems {
    told: Vec<Problem>,
    lacking: Vec<CellProblem>,
    /// How many problems there are.
    pub count: u64,
    /// How many rows have one.
    pub rows: u64,
}

impl Problems {
    /// Adds all that is wrong with a row.
    pub fn add(&mut self, row: u64, line: u64, problems: Vec<CellProblem>) {
        self.rows += u64::from(!problems.is_empty());
        for problem in problems {
            self.count += 1;
            if problem.lacks_column {
                if self.lacking.contains(&problem) {
                    continue;
                }
                self.lacking.push(problem.clone());
            }
            if self.told.len() < MOST {
                self.told.push(problem.at(row, line));
            }
        }
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// The first of them.
    pub fn told(&self) -> &[Problem] {
        &self.told
    }

    /// The refusal of a sheet of so many rows.
    pub fn refusal(&self, name: &str, rows: u64) -> Error {
        let problems =
            if self.count == 1 { "1 problem" } else { &format!("{} problems", self.count) };
        let of_rows = format!("{} of {rows} rows of {name}", self.rows);
        let mut error = Error::invalid(format!("{of_rows} cannot be sent: {problems}"));
        error.report_mut().problems = self.told.clone();
        let more = self.count.saturating_sub(self.told.len() as u64);
        if more > 0 {
            error = error.detail(format!("and {more} more; correct these first"));
        }
        error.detail("nothing was planned, and nothing was sent")
    }
}
