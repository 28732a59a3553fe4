//! A run that this process holds the lock of, with its own copy of the plan.

use crate::base::error::{Error, ErrorKind, Result};
use crate::base::step::Command;
use crate::base::target::account_key;
use crate::run::bulk::plan::PlanReader;
use crate::run::context::Context;
use crate::store::runs::{RunLock, RunStore, StoredRun};

/// What helps where the copy of a plan is not there any more.
const PUT_BACK: &str =
    "put the copy back from a backup of the data directory or the database, or cancel the run";

/// Takes a run, and its lock.
pub fn hold(run: &str, context: &Context) -> Result<(RunStore, RunLock, StoredRun)> {
    let place = context.journal_place()?;
    let is_shared = place.server.is_some();
    let unknown = || unknown(run, is_shared);
    let store = RunStore::find(&place, context.timeout)?.ok_or_else(unknown)?;
    store.run(run)?.ok_or_else(unknown)?;
    let lock = store.lock(run)?;
    // Whoever had the lock may have changed it.
    let stored = store.run(run)?.ok_or_else(unknown)?;
    Ok((store, lock, stored))
}

/// Refuses a run of another account.
pub fn is_of_this_account(stored: &StoredRun, context: &Context) -> Result<()> {
    let (there, here) = (&stored.plan.base_url, context.profile.key());
    if account_key(there) == account_key(&here) {
        return Ok(());
    }
    Err(Error::guarded(format!("{} is a run of another account", stored.plan.id))
        .detail(format!("it is of profile {} at {there}, this is {here}", stored.plan.profile))
        .next("use the profile that it was planned with"))
}

/// The run's own copy of its plan, which is as it was.
pub fn own_plan(store: &RunStore, stored: &StoredRun) -> Result<PlanReader> {
    let run = &stored.plan.id;
    let Some(copy) = store.plan(run)? else {
        return Err(Error::guarded(format!("the copy of the plan of {run} is gone"))
            .detail("nothing was sent: what its rows are is not known any more")
            .next(PUT_BACK));
    };
    let plan = PlanReader::open(copy.path())?;
    if plan.hash == stored.plan.hash {
        return Ok(plan);
    }
    Err(Error::guarded(format!("the copy of the plan of {run} is another one"))
        .detail("nothing was sent: its rows are not those that were approved")
        .next(PUT_BACK))
}

/// The failure to find a run.
fn unknown(run: &str, is_shared: bool) -> Error {
    let who = if is_shared { "the journal that this profile shares" } else { "this machine" };
    Error::new(ErrorKind::NotFound, format!("{who} knows no run {run}"))
        .next(Command::new("bulk list").why("which runs there are"))
}
