//! Closes a row of which nobody can find out anything, since the journal has lost what it knew of it: by a person's word, which
//! becomes an entry of the journal. So the row is never sent again by mistake, and guards and limits count what happened.

use serde_json::json;

use super::held::{hold, is_of_this_account, own_plan};
use super::pending::{Known, Standing};
use crate::api::{Endpoint, PoolId, State};
use crate::base::error::{Error, Result};
use crate::base::step::Command;
use crate::options::Invocation;
use crate::output::ui::Ui;
use crate::run::body::builder::BodyBuilder;
use crate::run::bulk::plan::{Expected, PlanHeader, PlanReader, PlanRow, is_of_journal};
use crate::run::context::Context;
use crate::run::resolve;
use crate::store::journal::{Confidential, Intent, Resolution};
use crate::store::runs::{RowOutcome, RowResult};

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

/// Closes a row by a person's word. It is final.
pub fn resolve_row(verdict: &RowVerdict, context: &Context, ui: &mut Ui) -> Result<()> {
    if verdict.reason.trim().is_empty() {
        return Err(Error::invalid(
            "--reason is empty: it is all that tells later how it is known",
        ));
    }
    let (store, _lock, stored) = hold(verdict.run, context)?;
    is_of_this_account(&stored, context)?;
    let plan = own_plan(&store, &stored)?;
    let header = &plan.header;
    let mut journal = context.journal()?;
    is_of_journal(header, &mut journal)?;
    let row = {
        let standing = Standing::open(header, &journal, &store)?;
        open_row(verdict, &plan, &standing)?
    };
    let intent = intent_of(header, &row, context)?;
    let id = journal.begin(intent, &Confidential::default(), |_| Ok(()))?;
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
    store.keep(verdict.run, &[result])
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

/// What the journal keeps of the row.
fn intent_of(header: &PlanHeader, row: &PlanRow, context: &Context) -> Result<Intent> {
    let endpoint = header.endpoint()?;
    let invocation = header.invocation(row)?;
    let request_context = context.request(endpoint.command);
    let request = endpoint.request(&invocation.typed, json!({}), &request_context)?;
    let profile = &context.profile;
    Ok(Intent {
        command: endpoint.command.to_owned(),
        method: request.method.name().to_owned(),
        target: request.target,
        base_url: context.base_url.clone(),
        object: endpoint.object(&invocation.typed).map(str::to_owned),
        profile: Some(profile.name.clone()),
        environment: Some(profile.environment.name().to_owned()),
        binds: endpoint.blocks_others(),
        amount: row.amount,
        way: endpoint.way(),
        pool: pool_of(endpoint, &invocation, context),
        before: row.state.clone(),
        reason: invocation.reason.clone(),
        ticket: invocation.ticket.clone(),
        run: Some(header.run.clone()),
        row: Some(row.row),
        ..Intent::default()
    })
}

/// What it takes from, where its cells say that.
fn pool_of(
    endpoint: &'static Endpoint,
    invocation: &Invocation,
    context: &Context,
) -> Option<PoolId> {
    let compute = endpoint.compute.as_ref()?;
    let builder = BodyBuilder { endpoint, invocation, context: context.request(endpoint.command) };
    let body = builder.typed_body().ok()?;
    Some((compute.pool)(&State::default(), &body).id)
}
