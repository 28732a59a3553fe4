//! The first pass over a sheet: every row is held against the rules, and rows that do the same twice are found. Nothing is read
//! from the API. Rows wait on the disk for the second pass, so that a sheet is read once, and standard input may be one.

use std::path::Path;

use super::progress::Progress;
use super::twice::{doing_the_same, refusal};
use crate::api::{Endpoint, Typed};
use crate::base::error::Result;
use crate::base::step::Command;
use crate::output::ui::Ui;
use crate::run::bulk::plan::{Expected, PlanHeader, PlanRow, Scratch, ScratchRows};
use crate::run::bulk::sheet::{self, CellProblem, Problems, Sheet, SheetRow};
use crate::run::context::Context;
use crate::run::interrupt::SignalWatch;
use crate::store::repeats::Repeats;

/// What is let through.
#[derive(Clone, Copy, Debug)]
pub struct Leniency {
    /// Rows that are wrong are left out.
    pub skip_invalid: bool,
    /// Rows may do the same twice.
    pub allow_repeats: bool,
}

/// A sheet whose rows are right, or left out.
pub struct CheckedSheet {
    /// How many rows there are.
    pub rows: u64,
    /// The rows in order, each to be sent or invalid.
    waiting: ScratchRows,
    /// Which rows do the same, if some do.
    repeats: Option<Repeats>,
    /// Which rows take from one object, or give back of it, if some do.
    shared: Option<Repeats>,
    /// Rows that were left out.
    invalid: Problems,
    /// What only looks odd.
    warnings: Problems,
}

/// A row that was checked.
pub struct PlannableRow {
    /// The row.
    pub row: PlanRow,
    /// Whether other rows take from the same object, or give back of it.
    pub is_shared: bool,
}

/// The object whose state says how much can move, of the row that has these values.
pub fn counted_object<'t>(endpoint: &Endpoint, typed: &'t Typed) -> Option<&'t str> {
    let counts = endpoint.state.is_some() && endpoint.effect.moves_money();
    endpoint.object(typed).filter(|_| counts)
}

/// What rows are checked with.
pub struct SheetCheck<'a> {
    /// What holds for all rows.
    pub header: &'a PlanHeader,
    /// The operation of each row.
    pub endpoint: &'static Endpoint,
    /// What the command works with.
    pub context: &'a Context,
    /// Where the rows wait.
    pub dir: &'a Path,
    /// Whether somebody wants it to end.
    pub watch: &'a SignalWatch,
}

impl SheetCheck<'_> {
    /// Checks every row of a sheet. A sheet with a wrong row is refused whole, unless such rows are left out.
    pub fn every_row(
        &self,
        sheet: &mut Sheet,
        leniency: Leniency,
        ui: &mut Ui,
    ) -> Result<CheckedSheet> {
        let mut checked = Checked::new(self.dir)?;
        let mut progress = Progress::new();
        while let Some(row) = sheet.read()? {
            if self.watch.is_ending() {
                return Err(self.watch.interruption());
            }
            self.row(row, &mut checked)?;
            let rows = checked.rows;
            progress.tell(|| format!("{rows} rows checked"), ui);
        }
        ui.progress("");
        let Checked { rows, waiting, repeats, objects, invalid, warnings } = checked;
        if !invalid.is_empty() && !leniency.skip_invalid {
            let refusal = invalid.refusal(sheet.name(), rows);
            // Of a sheet without a right row nothing would be left.
            if invalid.rows == rows {
                return Err(refusal);
            }
            let again = Command::typed().arg("--skip-invalid");
            return Err(refusal.next(again.why("leave these rows out")));
        }
        let twice = doing_the_same(&repeats)?;
        if twice.groups > 0 && !leniency.allow_repeats {
            return Err(refusal(&twice, waiting.into_rows()?)?);
        }
        let repeats = (twice.groups > 0).then_some(repeats);
        let shared = (objects.found(0, 0)?.groups > 0).then_some(objects);
        Ok(CheckedSheet { rows, waiting: waiting.into_rows()?, repeats, shared, invalid, warnings })
    }

    fn row(&self, row: SheetRow, checked: &mut Checked) -> Result<()> {
        checked.rows += 1;
        match sheet::check(&self.header.columns, self.endpoint, &row, self.context) {
            Ok(right) => {
                if self.endpoint.effect.writes() {
                    checked.repeats.add(row.row, &right.repeat_key(self.endpoint))?;
                }
                if let Some(object) = counted_object(self.endpoint, &right.invocation.typed) {
                    checked.objects.add(row.row, object)?;
                }
                checked.warnings.add(row.row, row.line, right.warnings);
                checked.waiting.add(&planned(row, Expected::Send, None))
            }
            Err(wrong) => {
                let why = in_words(&wrong);
                checked.invalid.add(row.row, row.line, wrong);
                checked.waiting.add(&planned(row, Expected::Invalid, Some(why)))
            }
        }
    }
}

/// What was found so far.
struct Checked {
    rows: u64,
    waiting: Scratch,
    repeats: Repeats,
    objects: Repeats,
    invalid: Problems,
    warnings: Problems,
}

impl Checked {
    fn new(dir: &Path) -> Result<Checked> {
        Ok(Checked {
            rows: 0,
            waiting: Scratch::in_dir(dir)?,
            repeats: Repeats::new()?,
            objects: Repeats::new()?,
            invalid: Problems::default(),
            warnings: Problems::default(),
        })
    }
}

impl CheckedSheet {
    /// Names the rows that are left out, and what only looks odd.
    pub fn tell(&self, ui: &mut Ui) {
        for (problems, what) in [(&self.invalid, "left out: "), (&self.warnings, "")] {
            for problem in problems.told() {
                ui.warn(&format!("{what}{}", problem.to_line()));
            }
            if let Some(more) = problems.more() {
                ui.warn(&format!("{what}{more}"));
            }
        }
    }

    /// The rows in order. Those that do the same as another one are marked with the reason why they are meant.
    pub fn into_rows(self, reason: Option<&str>) -> impl Iterator<Item = Result<PlannableRow>> {
        let (repeats, shared, reason) = (self.repeats, self.shared, reason.map(str::to_owned));
        self.waiting.map(move |row| {
            let mut row = row?;
            if let Some(repeats) = &repeats
                && repeats.is_repeated(row.row)?
            {
                row.again.clone_from(&reason);
            }
            let is_shared = match &shared {
                Some(shared) => shared.is_repeated(row.row)?,
                None => false,
            };
            Ok(PlannableRow { row, is_shared })
        })
    }
}

fn planned(row: SheetRow, expect: Expected, why: Option<String>) -> PlanRow {
    PlanRow {
        row: row.row,
        expect,
        why,
        amount: None,
        again: None,
        repeats: None,
        cells: row.cells,
        state: None,
    }
}

/// All that is wrong with a row, in one text.
fn in_words(problems: &[CellProblem]) -> String {
    let told: Vec<String> = problems.iter().map(CellProblem::in_words).collect();
    told.join("; ")
}
