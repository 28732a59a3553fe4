//! Closes a row of which nobody can find out anything, since the journal has lost what it knew of it: by a person's word, which
//! becomes an entry of the journal. So the row is never sent again by mistake, and guards and limits count what happened.

use super::held::{hold, is_of_this_account, own_plan};
use super::pending::{Known, Standing};
use crate::base::error::{Error, Result};
use crate::base::step::Command;
use crate::output::ui::Ui;
use crate::run::bulk::plan::{Expected, PlanHeader, PlanReader, PlanRow, is_of_journal};
use crate::run::context::Context;
use crate::run::resolve;
use crate::run::write::{Told, told};
use crate::store::journal::{Confidential, Intent, Journal, Resolution};
use crate::store::runs::{RowOutcome, RowResult, RunState};

/// What a person says of a row.
pub struct RowVerdict<'a> {
    /// The run.
    pub run: &'a str,
    /// The row's number in the sheet.
    pub row: u64,
    /// Whether it was carried out.
    pub happened: bool,
    /// How it is known.
    pub reason: &'a str,
}

/// Closes a row by a person's word. It is final. Says whether the row may be sent now: it did not happen, and its run goes on.
pub fn resolve_row(verdict: &RowVerdict, mut context: Context, ui: &mut Ui) -> Result<bool> {
    if verdict.reason.trim().is_empty() {
        return Err(Error::invalid(
            "--reason is empty: it is all that tells later how it is known",
        ));
    }
    let (store, _lock, stored) = hold(verdict.run, &context)?;
    is_of_this_account(&stored, &context)?;
    let plan = own_plan(&store, &stored)?;
    let header = &plan.header;
    let mut journal = context.journal()?;
    is_of_journal(header, &mut journal)?;
    let row = {
        let standing = Standing::open(header, &journal, &store)?;
        open_row(verdict, &plan, &standing)?
    };
    // Its dates are those of the moment when the run began.
    context.clock.now = stored.since();
    let Told { intent, body } = told_of(header, &row, &context, &mut journal)?;
    let confidential = Confidential { body: body.as_ref(), ..Confidential::default() };
    let id = journal.begin_unsent(intent, &confidential)?;
    let Some(entry) = journal.entry(id)? else {
        return Err(Error::bug("an entry that was written is not there"));
    };
    let resolution = Resolution::new(verdict.happened, verdict.reason);
    journal.resolve(&entry, resolution.clone())?;
    resolve::tell(&entry, &resolution, ui);
    let outcome = if verdict.happened { RowOutcome::Done } else { RowOutcome::Pending };
    let message = format!("{}: {}", resolution.outcome.word().replace('_', " "), verdict.reason);
    let (row, amount, entry) = (row.row, row.amount, Some(id));
    let result = RowResult { row, outcome, amount, message, entry, cells: Vec::new() };
    store.keep(verdict.run, &[result])?;
    let is_cancelled = stored.state == RunState::Cancelled;
    Ok(!verdict.happened && !is_cancelled && journal.cancellation(verdict.run)?.is_none())
}

/// The row, if nobody can find out what became of it.
fn open_row(verdict: &RowVerdict, plan: &PlanReader, standing: &Standing) -> Result<PlanRow> {
    let RowVerdict { run, row: number, .. } = *verdict;
    let of_number = |row: &Result<PlanRow>| row.as_ref().map_or(true, |row| row.row == number);
    let found = standing.each(plan.rows()?.filter(of_number)).next().transpose()?;
    let report = || Command::new("bulk report").arg(run).why("what became of each row");
    match found {
        None => Err(Error::invalid(format!("{run} has no row {number}")).next(report())),
        Some((row, Some(Known { outcome: RowOutcome::Unknown, entry: None, .. }))) => Ok(row),
        Some((_, Some(Known { outcome: RowOutcome::Unknown, entry: Some(entry), .. }))) => {
            let settle = Command::new("journal resolve").arg(entry.id);
            Err(Error::guarded(format!(
                "row {number} of {run} is entry {} of the journal",
                entry.id
            ))
            .next(settle.why("settle that")))
        }
        Some((row, known)) => {
            let outcome = match (row.expect, known) {
                (Expected::Refused, _) => RowOutcome::Refused,
                (Expected::Invalid, _) => RowOutcome::Invalid,
                (Expected::Send, known) => known.map_or(RowOutcome::Pending, |known| known.outcome),
            };
            let what = format!("row {number} of {run} is {}, and not unknown", outcome.word());
            Err(Error::guarded(what).next(report()))
        }
    }
}

/// What the journal keeps of the row: what its cells say, and what the plan knew.
fn told_of(
    header: &PlanHeader,
    row: &PlanRow,
    context: &Context,
    journal: &mut Journal,
) -> Result<Told> {
    let Told { intent, body } =
        told(header.endpoint()?, &header.invocation(row)?, context, journal)?;
    let intent = Intent {
        amount: row.amount,
        counted: intent.counted.filter(|counted| Some(*counted) != row.amount),
        before: row.state.clone(),
        run: Some(header.run.clone()),
        row: Some(row.row),
        ..intent
    };
    Ok(Told { intent, body })
}
