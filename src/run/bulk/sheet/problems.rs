//! The problems of a sheet: what many rows have alike is told once, with its rows; the first of them are kept, and all are
//! counted.

use std::collections::HashMap;

use super::cell_problem::CellProblem;
use crate::base::error::Error;
use crate::base::problem::Problem;
use crate::base::row_numbers::RowNumbers;

/// How many are told.
const MOST: usize = 50;

/// The problems that were found so far.
#[derive(Debug, Default)]
pub struct Problems {
    groups: Vec<Group>,
    /// Where the group of each likeness stands; none for those that are only counted.
    places: HashMap<String, usize>,
    /// Problems of no group that is told.
    more: u64,
    /// How many problems there are.
    pub count: u64,
    /// How many rows have one.
    pub rows: u64,
}

/// A problem that rows have alike.
#[derive(Debug)]
struct Group {
    /// Of the first row.
    first: Problem,
    rows: RowNumbers,
    /// It is of the sheet as a whole: a column that is missing, a value that all rows have.
    is_of_sheet: bool,
}

impl Problems {
    /// Adds all that is wrong with a row.
    pub fn add(&mut self, row: u64, line: u64, problems: Vec<CellProblem>) {
        self.rows += u64::from(!problems.is_empty());
        for problem in problems {
            self.count += 1;
            let likeness = likeness(&problem);
            let (place, count) = (self.places.get(&likeness).copied(), self.groups.len());
            match place.and_then(|at| self.groups.get_mut(at)) {
                Some(group) => group.rows.add(row),
                None if count < MOST => {
                    let mut rows = RowNumbers::default();
                    rows.add(row);
                    self.places.insert(likeness, self.groups.len());
                    let is_of_sheet = problem.is_of_sheet;
                    let first = problem.at(row, line);
                    self.groups.push(Group { first, rows, is_of_sheet });
                }
                None => self.more += 1,
            }
        }
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// The first of them, each with all rows that have it.
    pub fn told(&self) -> impl Iterator<Item = Problem> {
        self.groups.iter().map(|group| {
            let mut told = group.first.clone();
            if let Some(place) = &mut told.sheet {
                let is_alone = group.rows.count() == 1;
                place.rows = (!is_alone).then(|| group.rows.clone());
                place.is_everywhere = group.is_of_sheet && !is_alone;
            }
            told
        })
    }

    /// How many more there are than those that are told, in words.
    pub fn more(&self) -> Option<String> {
        (self.more > 0).then(|| format!("and {} more", self.more))
    }

    /// The refusal of a sheet of so many rows.
    pub fn refusal(&self, name: &str, rows: u64) -> Error {
        let problems =
            if self.count == 1 { "1 problem" } else { &format!("{} problems", self.count) };
        let of_rows = format!("{} of {rows} rows of {name}", self.rows);
        let mut error = Error::invalid(format!("{of_rows} cannot be sent: {problems}"));
        error.report_mut().problems = self.told().collect();
        if let Some(more) = self.more() {
            error = error.detail(format!("{more}; correct these first"));
        }
        error.detail("nothing was planned, and nothing was sent")
    }
}

/// What rows with the same problem have in common: column and rule, whatever digits stand in the value.
fn likeness(problem: &CellProblem) -> String {
    let rule =
        problem.rule.chars().map(|letter| if letter.is_ascii_digit() { '0' } else { letter });
    let mut rule: Vec<char> = rule.collect();
    rule.dedup_by(|one, other| *one == '0' && *other == '0');
    let column = problem.column.as_deref().unwrap_or_default();
    format!("{column}\n{}", rule.into_iter().collect::<String>())
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
        assert_eq!(report.problems.len(), 2);
        let lacking =
            report.problems.iter().filter(|problem| problem.rule.contains("add a column"));
        assert_eq!(lacking.count(), 1, "a column that is missing is told once");
        let told: Vec<String> = report.problems.iter().map(Problem::to_line).collect();
        assert_eq!(told[0], "every row: add a column email");
        assert_eq!(told[1], "rows 2-101, column amount, \"x\": must be digits");
        let mut many = Problems::default();
        for row in 2..102 {
            // Digits alone make no other problem; words do.
            let why = format!("must be {}", "x".repeat(usize::try_from(row).expect("small")));
            let wrong = CellProblem::of_cell("amount", "/grandTotal", "x", why);
            let date = format!("3{row}.11.2026 is no date: did you mean 2026-11-{row}?");
            let date = CellProblem::of_cell("Dato", "/orderDate", "x", date);
            many.add(row, row, vec![date, wrong]);
        }
        let refusal = many.refusal("a.csv", 101);
        assert_eq!(refusal.report().problems.len(), MOST);
        assert_eq!(refusal.report().details[0], "and 51 more; correct these first");
    }
}
