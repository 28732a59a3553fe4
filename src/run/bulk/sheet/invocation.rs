//! A row becomes a call: the same value that the single command makes of the same words. All that is wrong with its cells is
//! told at once.

use super::cell::{Cell, Read};
use super::cell_problem::CellProblem;
use super::columns::Columns;
use super::own_flag::OwnFlag;
use super::row_flag::RowFlag;
use crate::api::{Endpoint, Location, Param, Presence};
use crate::base::text;
use crate::options::Invocation;

impl Columns {
    /// The call that these cells make, or all that is wrong with them.
    pub fn invocation(
        &self,
        endpoint: &'static Endpoint,
        cells: &[String],
    ) -> Result<Invocation, Vec<CellProblem>> {
        let mut row = RowCall::new(self, endpoint, cells);
        for (column, cell) in self.columns.iter().zip(cells) {
            if let Some(flag) = &column.flag
                && !text::is_blank(cell)
            {
                row.take(&column.title, flag, cell.trim(), self.decimal_comma);
            }
        }
        for set in &self.set {
            // Typed on the command line, it is read as there.
            let before = row.problems.len();
            row.take(&format!("--set {}", set.flag), &set.flag, &set.value, false);
            row.problems[before..].iter_mut().for_each(|problem| problem.is_of_sheet = true);
        }
        row.must_name_its_object();
        row.must_not_conflict();
        row.must_be_one_call();
        if row.problems.is_empty() { Ok(row.invocation) } else { Err(row.problems) }
    }
}

/// A call that is being made of a row.
struct RowCall<'a> {
    columns: &'a Columns,
    endpoint: &'static Endpoint,
    cells: &'a [String],
    invocation: Invocation,
    problems: Vec<CellProblem>,
}

impl<'a> RowCall<'a> {
    fn new(columns: &'a Columns, endpoint: &'static Endpoint, cells: &'a [String]) -> RowCall<'a> {
        let (invocation, problems) = (Invocation::default(), Vec::new());
        RowCall { columns, endpoint, cells, invocation, problems }
    }

    /// Takes a cell as the value of its flag.
    fn take(&mut self, title: &str, flag: &str, text: &str, decimal_comma: bool) {
        let Some(flag) = RowFlag::of(self.endpoint, flag) else {
            let command = self.endpoint.command;
            let why = format!("{command} has no flag {flag}: the plan is of another version");
            return self.problems.push(CellProblem::of_cell(title, flag, text, why));
        };
        let cell = Cell { text, decimal_comma };
        let taken = match flag {
            RowFlag::Param(param) => self.take_param(param, cell),
            RowFlag::Own(own) => self.take_own(own, cell),
        };
        if let Err(why) = taken {
            let problem = CellProblem::of_cell(title, flag.field(), text, why);
            self.problems.push(problem.with_flag(flag.flag()));
        }
    }

    fn take_param(&mut self, param: &'static Param, cell: Cell) -> Read<()> {
        if let Some(value) = cell.value(param)? {
            self.invocation.typed.push(param.flag, value);
        }
        Ok(())
    }

    fn take_own(&mut self, own: OwnFlag, cell: Cell) -> Read<()> {
        let invocation = &mut self.invocation;
        match own {
            OwnFlag::Reason => invocation.reason = Some(cell.text()?),
            OwnFlag::Ticket => invocation.ticket = Some(cell.text()?),
            OwnFlag::Again => invocation.again = cell.yes_or_no()?,
            OwnFlag::ExpectStatus => invocation.expect.status = Some(cell.text()?),
            OwnFlag::ExpectTotal => invocation.expect.total = Some(cell.amount()?),
            OwnFlag::ExpectRefundable => invocation.expect.refundable = Some(cell.amount()?),
            OwnFlag::Set => invocation.set.push(cell.text()?),
            OwnFlag::Unset => invocation.unset.push(cell.text()?),
        }
        Ok(())
    }

    /// Refuses a row whose identifier is left empty.
    fn must_name_its_object(&mut self) {
        for param in self.endpoint.path_params() {
            let is_empty = !self.columns.sets(param.flag)
                && self.columns.filled(param.flag, self.cells).next().is_none();
            if is_empty && param.presence == Presence::Required {
                let mut problem = CellProblem::of_row("is empty, and every row needs it");
                problem.column = self.columns.title(param.flag).map(str::to_owned);
                self.problems.push(problem);
            }
        }
    }

    /// Refuses flags that cannot stand beside each other, or need another one.
    fn must_not_conflict(&mut self) {
        let typed = &self.invocation.typed;
        let mut found: Vec<(&'static str, String)> = Vec::new();
        for param in self.endpoint.all_params().filter(|param| typed.has(param.flag)) {
            for other in param.not_with.iter().filter(|other| typed.has(other)) {
                found.push((param.flag, format!("cannot stand beside --{other}")));
            }
            if let (Location::Query(_), Presence::RequiredWith(other)) =
                (param.location, param.presence)
                && !typed.has(other)
            {
                found.push((param.flag, format!("needs --{other} beside it")));
            }
        }
        if self.invocation.again && self.invocation.reason.is_none() {
            found.push((
                OwnFlag::Again.name(),
                "needs a reason beside it: a column reason, or --set reason=TEXT".to_owned(),
            ));
        }
        for (flag, why) in found {
            self.problems.push(self.about(flag, why));
        }
    }

    /// Refuses a row that would be several calls.
    fn must_be_one_call(&mut self) {
        let Some(flag) = self.endpoint.split_by else { return };
        let typed = &self.invocation.typed;
        if typed.all(flag).count() > 1 && !typed.has("together") {
            let why = "a row is one call: give each a row of its own, or add the column together with yes in it";
            self.problems.push(self.about(flag, why.to_owned()));
        }
    }

    /// A problem of a flag that was given.
    fn about(&self, flag: &'static str, why: String) -> CellProblem {
        let filled = self.columns.filled(flag, self.cells).next();
        let problem = match filled {
            Some((title, cell)) => CellProblem::of_cell(title, flag, cell, why),
            None => CellProblem::of_set(flag, why),
        };
        problem.with_flag(flag)
    }
}
