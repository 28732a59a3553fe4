//! What is wrong with one cell of a row, or with the row as a whole.

use crate::base::privacy;
use crate::base::problem::{Problem, Severity, SheetPlace};
use crate::base::redact;

/// The longest part of a value that is quoted, in characters.
const EXCERPT: usize = 80;

/// One problem of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CellProblem {
    /// The title of the column, or `--set FLAG`; `None` for the row as a whole.
    pub column: Option<String>,
    /// The flag that the column is, without dashes.
    pub flag: Option<&'static str>,
    /// The value as it may be shown: without personal numbers and what looks like a secret.
    pub value: Option<String>,
    /// What is wrong with it.
    pub rule: String,
    /// It is of every row alike: the sheet lacks a column, or what all rows have is wrong.
    pub is_of_sheet: bool,
    /// It refuses the row, or is only odd.
    pub severity: Severity,
}

impl CellProblem {
    /// A problem of the row as a whole.
    pub fn of_row(rule: impl Into<String>) -> CellProblem {
        CellProblem {
            column: None,
            flag: None,
            value: None,
            rule: privacy::without_numbers(&rule.into()).into_owned(),
            is_of_sheet: false,
            severity: Severity::Wrong,
        }
    }

    /// A problem of a cell; `field` is the API's name or place of the value.
    pub fn of_cell(column: &str, field: &str, value: &str, rule: impl Into<String>) -> CellProblem {
        let shown = match privacy::is_personal_number(field) {
            true => privacy::masked_text(value),
            false => privacy::without_numbers(value).into_owned(),
        };
        CellProblem {
            column: Some(column.to_owned()),
            value: Some(excerpt(&redact::hide_suspects(&shown))),
            ..CellProblem::of_row(rule)
        }
    }

    /// A problem of the value that all rows have.
    pub fn of_set(flag: &str, rule: impl Into<String>) -> CellProblem {
        CellProblem {
            column: Some(format!("--set {flag}")),
            is_of_sheet: true,
            ..CellProblem::of_row(rule)
        }
    }

    /// The problem with its flag; a positional has none.
    pub fn with_flag(mut self, flag: &'static str) -> CellProblem {
        let is_positional = flag.bytes().any(|byte| byte.is_ascii_uppercase());
        self.flag = Some(flag).filter(|_| !is_positional);
        self
    }

    /// The problem where the row is known: column, value and rule.
    pub fn in_words(&self) -> String {
        let mut words = String::new();
        if let Some(column) = &self.column {
            words.push_str(&format!("column {column}"));
        }
        if let Some(value) = &self.value {
            words.push_str(&format!(", {value:?}"));
        }
        match words.is_empty() {
            true => self.rule.clone(),
            false => format!("{words}: {}", self.rule),
        }
    }

    /// The problem in this row.
    pub fn at(self, row: u64, line: u64) -> Problem {
        let mut problem = Problem::wrong("", self.rule).with_severity(self.severity);
        problem.value = self.value.map(Into::into);
        problem.flag = self.flag;
        problem.sheet =
            Some(SheetPlace { row, line, column: self.column, rows: None, is_everywhere: false });
        problem
    }
}

fn excerpt(text: &str) -> String {
    match text.char_indices().nth(EXCERPT) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}
