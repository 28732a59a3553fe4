//! A run that this process holds the lock of, with its own copy of the plan.

use crate::base::error::{Error, ErrorKind, Result};
use crate::base::step::Command;
use crate::base::target::account_key;
use crate::run::bulk::plan::PlanReader;
use crate::run::context::Context;
use crate::store::data::DataDir;
use crate::store::lock::Lock;
use crate::store::runs::{RunStore, StoredRun};

/// Takes a run, and its lock.
pub fn hold(run: &str, data: &DataDir, context: &Context) -> Result<(RunStore, Lock, StoredRun)> {
    let store = RunStore::find(data.path(), context.timeout)?.ok_or_else(|| unknown(run))?;
    store.run(run)?.ok_or_else(|| unknown(run))?;
    let lock = store.lock(run)?;
    // Whoever had the lock may have changed it.
    let stored = store.run(run)?.ok_or_else(|| unknown(run))?;
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
    let plan = PlanReader::open(&store.plan_path(run))?;
    if plan.hash == stored.plan.hash {
        return Ok(plan);
    }
    Err(Error::guarded(format!("the copy of the plan of {run} is another one"))
        .detail("nothing was sent: its rows are not those that were approved")
        .next("put the copy back from a backup of the data directory, or cancel the run"))
}

/// The failure to find a run.
fn unknown(run: &str) -> Error {
    Error::new(ErrorKind::NotFound, format!("this machine knows no run {run}"))
        .next(Command::new("bulk list").why("which runs there are"))
}
