//! What is wrong with the call that a row makes, before anything is read: the documented rules, as the single command holds its
//! body against them, each problem with the column that it comes from.

use serde_json::{Value, json};

use super::cell_problem::CellProblem;
use super::columns::Columns;
use super::row_flag::RowFlag;
use super::rows::SheetRow;
use crate::api::{Endpoint, Problem, Severity};
use crate::base::error::Error;
use crate::options::Invocation;
use crate::run::body::builder::BodyBuilder;
use crate::run::context::Context;

/// A call that may be made, as far as it can be told before anything is read.
pub struct CheckedRow {
    /// The call.
    pub invocation: Invocation,
    /// The body that its cells make; what is computed from the object may be missing.
    pub body: Value,
    /// What only looks odd, and is sent all the same.
    pub warnings: Vec<CellProblem>,
}

impl CheckedRow {
    /// The text by which a row that does the same is recognised.
    pub fn repeat_key(&self, endpoint: &Endpoint) -> String {
        endpoint.repeat_key(&self.invocation.typed, &self.body).to_string()
    }
}

/// Lays the call of a row out, and gives all that is wrong with it.
pub fn check(
    columns: &Columns,
    endpoint: &'static Endpoint,
    row: &SheetRow,
    context: &Context,
) -> Result<CheckedRow, Vec<CellProblem>> {
    if let Some(problem) = &row.problem {
        return Err(vec![problem.clone()]);
    }
    let invocation = columns.invocation(endpoint, &row.cells)?;
    let source = RowSource { columns, endpoint, invocation: &invocation, cells: &row.cells };
    if let Some(problem) = source.says_no_amount() {
        return Err(vec![problem]);
    }
    let request_context = context.request(endpoint.command);
    if !endpoint.effect.writes() {
        let request = endpoint.request(&invocation.typed, json!({}), &request_context);
        request.map_err(|error| source.problems(&error))?;
        return Ok(CheckedRow { invocation, body: Value::Null, warnings: Vec::new() });
    }
    let builder = BodyBuilder { endpoint, invocation: &invocation, context: request_context };
    let body = builder.typed_body().map_err(|error| source.problems(&error))?;
    let mut warnings = Vec::new();
    for problem in builder.problems(&body) {
        if !problem.severity.refuses() {
            warnings.push(source.problem(&problem));
        }
    }
    Ok(CheckedRow { invocation, body, warnings })
}

/// Where the values of a call came from.
struct RowSource<'a> {
    columns: &'a Columns,
    endpoint: &'static Endpoint,
    invocation: &'a Invocation,
    cells: &'a [String],
}

impl RowSource<'_> {
    /// Every problem of a refusal; one that names no field is told as it is.
    fn problems(&self, error: &Error) -> Vec<CellProblem> {
        let report = error.report();
        if report.problems.is_empty() {
            let mut whole = vec![report.message.clone()];
            whole.extend(report.details.iter().cloned());
            return vec![CellProblem::of_row(whole.join(": "))];
        }
        // What no flag sets is computed of what flags set: it follows, where one of these is missing.
        let mut own: Vec<&Problem> =
            report.problems.iter().filter(|problem| self.has_flag(problem)).collect();
        if own.is_empty() {
            own = report.problems.iter().collect();
        }
        own.into_iter().map(|problem| self.problem(problem)).collect()
    }

    fn has_flag(&self, problem: &Problem) -> bool {
        problem.flag.is_some_and(|flag| RowFlag::of(self.endpoint, flag).is_some())
    }

    /// A problem of a field as one of the cell that it came from.
    fn problem(&self, problem: &Problem) -> CellProblem {
        let mut told = match problem.flag.and_then(|flag| RowFlag::of(self.endpoint, flag)) {
            Some(flag) => self.problem_of(flag, problem),
            None => CellProblem::of_row(rule(problem, "")),
        };
        told.severity = problem.severity;
        if problem.severity == Severity::Disputed {
            told.rule.push_str(", as documents say that disagree; it is sent all the same");
        }
        told
    }

    fn problem_of(&self, flag: RowFlag, problem: &Problem) -> CellProblem {
        let own = flag.flag();
        let rule = rule(problem, flag.field());
        let at = position(&problem.pointer, flag.field());
        let mut filled = self.columns.filled(own, self.cells);
        let told = match filled.nth(at.unwrap_or(0)) {
            Some((title, cell)) => CellProblem::of_cell(title, flag.field(), cell, rule),
            None if self.columns.sets(own) => CellProblem::of_set(own, rule),
            None => self.empty(flag, rule),
        };
        told.with_flag(own)
    }

    /// A flag that this row does not give: the cell is empty, or the sheet has no such column.
    fn empty(&self, flag: RowFlag, rule: String) -> CellProblem {
        let own = flag.flag();
        if let Some(title) = self.columns.title(own) {
            let mut told = CellProblem::of_row(format!("is empty: {rule}"));
            told.column = Some(title.to_owned());
            return told;
        }
        let mut told = CellProblem::of_row(format!(
            "add a column {own}, or give all rows one value with --set {own}=VALUE: {rule}"
        ));
        told.is_of_sheet = true;
        told
    }

    /// A row that does not say how much, where flags alone decide.
    fn says_no_amount(&self) -> Option<CellProblem> {
        let flags = self.endpoint.compute.as_ref().map(|compute| compute.from)?;
        let Invocation { typed, set, unset, .. } = self.invocation;
        let says = flags.iter().any(|flag| typed.has(flag)) || !set.is_empty() || !unset.is_empty();
        if says || flags.is_empty() {
            return None;
        }
        let titles: Vec<&str> = flags.iter().filter_map(|flag| self.columns.title(flag)).collect();
        let mut told = match titles.as_slice() {
            [] => CellProblem::of_row(format!("add one of the columns {}", flags.join(", "))),
            titles => {
                let mut told = CellProblem::of_row("is empty: it says what the row is about");
                told.column = Some(titles.join(" or "));
                told
            }
        };
        told.is_of_sheet = titles.is_empty();
        Some(told)
    }
}

/// The rule, with the field that it is about where that is only a part of what the flag sets.
fn rule(problem: &Problem, field: &str) -> String {
    let hint = problem.hint.as_ref().map(|hint| format!("; {hint}")).unwrap_or_default();
    // Of one element of a list, such as a line, its part alone: which line it is, the column says.
    let part = problem.pointer.strip_prefix(field).filter(|_| !field.is_empty());
    let part = part.map(|part| {
        part.trim_start_matches(|letter: char| letter == '/' || letter.is_ascii_digit())
    });
    match part {
        Some("") => format!("{}{hint}", problem.rule),
        Some(part) => format!("{} {}{hint}", part.replace('/', "."), problem.rule),
        None => format!("{} {}{hint}", problem.path(), problem.rule),
    }
}

/// Which element of a list a field belongs to: 2 for `/products/2/rate` of `/products`.
fn position(pointer: &str, list: &str) -> Option<usize> {
    let rest = pointer.strip_prefix(list)?.strip_prefix('/')?;
    rest.split('/').next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;
    use std::time::Duration;

    use super::*;
    use crate::api::endpoint;
    use crate::options::SheetFlags;
    use crate::profile::{Profile, SettingOrigin};
    use crate::run::bulk::sheet::heading::columns;
    use crate::run::bulk::sheet::rows::Sheet;

    /// All that is told of the one row of a sheet.
    fn told(command: &str, rows: &str, set: &[&str]) -> Vec<String> {
        let operation = endpoint(command).expect("an operation");
        let profile = Profile::sandbox(SettingOrigin::Default);
        let context = Context::new(profile, Duration::from_secs(1), false);
        let mut sheet =
            Sheet::of("a.csv", Box::new(Cursor::new(rows.to_owned()))).expect("a sheet");
        let set = set.iter().map(|set| (*set).to_owned()).collect();
        let flags = SheetFlags { set, ..SheetFlags::default() };
        let columns = columns(&sheet, operation, &flags).expect("columns");
        let row = sheet.read().expect("a row").expect("a row");
        let problems = match check(&columns, operation, &row, &context) {
            Ok(checked) => checked.warnings,
            Err(problems) => problems,
        };
        problems.into_iter().map(|problem| problem.at(row.row, row.line).to_line()).collect()
    }

    #[track_caller]
    fn tells(command: &str, rows: &str, set: &[&str], expected: &[&str]) {
        let told = told(command, rows, set);
        assert_eq!(told.len(), expected.len(), "{rows}: {told:#?}");
        for (line, part) in told.iter().zip(expected) {
            assert!(line.contains(part), "{rows}: {told:#?}");
        }
    }

    #[test]
    fn a_broken_rule_is_told_of_the_cell_that_it_comes_from() {
        let email = "Order;Kunde;E-mail\nODR1;x;nobody\n";
        tells(
            "orders resend",
            email,
            &[],
            &["row 2, column E-mail, \"nobody\": must be a valid email address (--email)"],
        );
        let set = ["email=nobody"];
        tells(
            "orders resend",
            "Order\nODR1\n",
            &set,
            &["row 2, column --set email: must be a valid email address"],
        );
        let lines = "reservation;line 1;line 2\nRES1;name=A,rate=5,tax=25;name=B,rate=5,tax=7\n";
        let odd = "column line 2, \"name=B,rate=5,tax=7\": tax is usually 0, 12, 15 or 25";
        tells("reservations charge", lines, &[], &[odd]);
        let note = "Order;Note\nODR1;\n";
        tells(
            "orders cancel",
            note,
            &[],
            &["row 2, column Note: is empty: field is required (--note)"],
        );
        let lacking = "row 2: add a column note, or give all rows one value with --set note=VALUE";
        tells("orders cancel", "Order\nODR1\n", &[], &[lacking]);
    }

    #[test]
    fn a_row_that_does_not_say_how_much_is_refused() {
        let empty = "row 2, column full or amount: is empty: it says what the row is about";
        tells("orders refund", "order;amount;full\nODR1;;\n", &[], &[empty]);
        tells("orders refund", "order;amount;full\nODR1;;no\n", &[], &[empty]);
        tells(
            "orders refund",
            "order\nODR1\n",
            &[],
            &["row 2: add one of the columns full, amount, line"],
        );
        tells("orders refund", "order;full\nODR1;ja\n", &[], &[]);
        tells("orders refund", "order\nODR1\n", &["full=yes"], &[]);
    }

    #[test]
    fn flags_that_exclude_or_need_each_other_are_refused() {
        let both = "order;full;amount\nODR1;yes;5\n";
        tells(
            "orders refund",
            both,
            &[],
            &["column full, \"yes\": cannot stand beside --amount (--full)"],
        );
        tells("orders refund", "order;full;amount\nODR1;no;5\n", &[], &[]);
        let again = "order;amount;again\nODR1;5;yes\n";
        tells("orders refund", again, &[], &["column again, \"yes\": needs a reason beside it"]);
        tells("orders refund", again, &["reason=meant"], &[]);
        let cycles = "subscription;cycle;cycle\nSUB1;1;2\n";
        tells("subscriptions refund-cycles", cycles, &["full=yes"], &["a row is one call"]);
        tells("subscriptions refund-cycles", cycles, &["full=yes", "together=yes"], &[]);
    }

    #[test]
    fn personal_numbers_are_never_told() {
        let rows = "personal-number;country-code;msisdn\n0101901234;+47;40000001\n";
        let lines = told("credit check-private", rows, &["reason=x"]).concat();
        assert!(!lines.contains("0101901234"), "{lines}");
        let rows = "Order;amount\nODR1;01019012345x\n";
        let lines = told("orders refund", rows, &[]).concat();
        assert!(lines.contains("*********45x") && !lines.contains("010190"), "{lines}");
    }
}
