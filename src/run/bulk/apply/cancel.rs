//! Ends a run for good: nothing more of it is sent. What is unknown of it can still be settled (`resume.rs`).

use super::counts::Counts;
use super::held::{hold, is_of_this_account, own_plan};
use super::money_words;
use super::pending::Standing;
use super::settle::take_stock;
use crate::api;
use crate::base::error::{Error, Result};
use crate::base::step::Command;
use crate::output::ui::Ui;
use crate::run::bulk::plan::Person;
use crate::run::context::Context;
use crate::store::runs::{RowOutcome, RunState};

/// Ends a run for good: what is pending stays unsent. Gives how its rows ended, and what is known about the money. Nothing is
/// sent, so no approval is asked for, and a plan whose copy is gone is in nobody's way.
pub fn cancel(run: &str, context: &Context, ui: &mut Ui) -> Result<(Counts, String)> {
    let (store, _lock, stored) = hold(run, context)?;
    if stored.state == RunState::Cancelled {
        return Err(cancelled(run));
    }
    is_of_this_account(&stored, context)?;
    let journal = context.journal()?;
    let counted = own_plan(&store, &stored)
        .and_then(|plan| take_stock(&plan, &Standing::open(&plan.header, &journal, &store)?));
    let counts = match counted {
        Ok(counts) => counts,
        Err(error) => {
            ui.warn(&format!("{error}: its rows are counted as they were noted"));
            Counts::of_tally(store.tally(&stored.plan)?)
        }
    };
    if counts.tally.rows(RowOutcome::Pending) == 0 {
        return Err(Error::guarded(format!("no row of {run} is pending: nothing to cancel"))
            .detail(counts.tally.in_words())
            .next(Command::new("bulk report").arg(run).why("what became of each row")));
    }
    let why = format!("{} rows stay unsent", counts.tally.rows(RowOutcome::Pending));
    store.cancel(run, &Person::here().in_words(), &why)?;
    let money = match api::endpoint(&stored.plan.command) {
        Some(endpoint) => money_words::of(endpoint, &counts).1,
        None => format!("this fpgo does not know {}", stored.plan.command),
    };
    Ok((counts, money))
}

/// The entries of a run whose outcome is unknown.
pub fn unknown_entries(run: &str, context: &Context) -> Result<Vec<i64>> {
    let journal = context.journal()?;
    let entries = journal.of_run(&context.base_url, run, 0..=u64::MAX)?;
    let open = entries.iter().filter(|entry| entry.outcome.is_open());
    Ok(open.map(|entry| entry.id).collect())
}

/// The refusal to go on with a run that was cancelled.
pub(super) fn cancelled(run: &str) -> Error {
    Error::guarded(format!("{run} was cancelled: what was pending stays unsent"))
        .next(Command::new("bulk report").arg(run).why("what became of each row"))
        .next("plan the rows that are left again, if they are still meant")
}
