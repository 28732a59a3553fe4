//! The problems of a sheet, row by row: all are counted, the first are kept to be told. What every row has
//! alike, such as a column that is missing, is told once.

use super::cell_problem::CellProblem;
use crate::base::error::Error;
use crate::base::problem::Problem;

/// How many are told.
const MOST: usize = 50;

/// The problems that were found so far.
#[derive(Debug, Default)]
pub struct Problems {
    told: Vec<Problem>,
    of_sheet: Vec<CellProblem>,
    /// How many problems were told already, of an earlier row.
    repeated: u64,
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
            if problem.is_of_sheet {
                if self.of_sheet.contains(&problem) {
                    self.repeated += 1;
                    continue;
                }
                self.of_sheet.push(problem.clone());
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

    /// How many more there are than those that are told, in words.
    pub fn more(&self) -> Option<String> {
        let more = self.count.saturating_sub(self.repeated + self.told.len() as u64);
        (more > 0).then(|| format!("and {more} more"))
    }

    /// The refusal of a sheet of so many rows.
    pub fn refusal(&self, name: &str, rows: u64) -> Error {
        let problems =
            if self.count == 1 { "1 problem" } else { &format!("{} problems", self.count) };
        let of_rows = format!("{} of {rows} rows of {name}", self.rows);
        let mut error = Error::invalid(format!("{of_rows} cannot be sent: {problems}"));
        error.report_mut().problems = self.told.clone();
        if let Some(more) = self.more() {
            error = error.detail(format!("{more}; correct these first"));
        }
        error.detail("nothing was planned, and nothing was sent")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_problems_are_told_and_all_are_counted() {
        let mut problems = Problems::default();
        let mut lacking = CellProblem::of_row("add a column email");
        lacking.is_of_sheet = true;
        for row in 2..102 {
            let wrong = CellProblem::of_cell("amount", "/grandTotal", "x", "must be digits");
            problems.add(row, row, vec![lacking.clone(), wrong]);
        }
        problems.add(102, 102, Vec::new());
        let refusal = problems.refusal("a.csv", 101);
        assert_eq!(refusal.to_string(), "100 of 101 rows of a.csv cannot be sent: 200 problems");
        let report = refusal.report();
        assert_eq!(report.problems.len(), MOST);
        let lacking =
            report.problems.iter().filter(|problem| problem.rule.contains("add a column"));
        assert_eq!(lacking.count(), 1, "a column that is missing is told once");
        assert_eq!(report.details[0], "and 51 more; correct these first");
    }
}
