//! Goes on with a run that stopped, in whatever way; or ends it for good.

use std::time::Duration;

use super::begin::{purpose, tell_run};
use super::brake::StopTerms;
use super::counts::Counts;
use super::pending::Standing;
use super::settle::{settle_unknown, take_stock};
use super::whole_run::WholeRun;
use crate::base::error::{Error, ErrorKind, Result};
use crate::base::money::{self, Amount};
use crate::base::step::Command;
use crate::base::target::account_key;
use crate::options::PlanExpectations;
use crate::output::prompt::{ExpectedAnswer, Preview};
use crate::output::ui::Ui;
use crate::run::bulk::plan::{
    Person, PlanHeader, PlanReader, is_as_expected, is_of_journal, may_be_applied, must_be_true,
    says_what_is_expected,
};
use crate::run::context::Context;
use crate::run::guards::may_write;
use crate::run::interrupt::SignalWatch;
use crate::run::session::Session;
use crate::store::data::DataDir;
use crate::store::lock::Lock;
use crate::store::runs::{RowOutcome, RunState, RunStore, StoredRun};

/// What was typed to go on with a run.
pub struct ResumeOrder<'a> {
    /// What a script expects of the rows that are pending.
    pub expected: &'a PlanExpectations,
    /// `--yes`.
    pub yes: bool,
    /// What stops it.
    pub terms: StopTerms,
    /// How many rows are sent at the same time.
    pub in_flight: usize,
}

/// Settles what is unknown by what the API shows, and sends what is pending.
pub fn resume(
    run: &str,
    order: &ResumeOrder,
    context: &Context,
    watch: &SignalWatch,
    ui: &mut Ui,
) -> Result<()> {
    let data = context.data()?;
    let (store, _lock, plan) = take(run, &data, context)?;
    let writes = plan.header.endpoint()?.effect.writes();
    if writes {
        may_write(plan.header.endpoint()?, &context.profile)?;
    }
    must_be_true(&plan, context)?;
    let mut journal = context.journal()?;
    journal.refuse_cancelled_run(run)?;
    if writes {
        is_of_journal(&plan.header, &mut journal)?;
    }
    let mut settling = context.journal()?;
    let session = Session::open(context, purpose(writes), ui)?;
    let whole = WholeRun {
        plan: &plan,
        store: &store,
        journal: &journal,
        session: &session,
        watch,
        terms: order.terms,
        in_flight: order.in_flight,
    };
    tell_run(run, ui);
    let standing = whole.standing()?;
    settle_unknown(&plan, &standing, &session, &mut settling, ui)?;
    let counts = take_stock(&plan, &standing)?;
    let (left, sum) = (counts.rows(RowOutcome::Pending), counts.sum(RowOutcome::Pending));
    is_as_expected(run, left, sum, order.expected)?;
    if writes && left > 0 {
        agree(&plan.header, &counts, order, context, ui)?;
    }
    store.note_state(run, RunState::Running, None)?;
    whole.carry_out(counts, ui)
}

/// Asks whether the rows that are left are meant. In production a script says what it expects of them: what is left, and of
/// what, may be another matter than when the run was begun.
fn agree(
    header: &PlanHeader,
    counts: &Counts,
    order: &ResumeOrder,
    context: &Context,
    ui: &mut Ui,
) -> Result<()> {
    if order.yes {
        let moves_money = header.endpoint()?.effect.moves_money();
        return match context.is_production() {
            true => says_what_is_expected("bulk resume", moves_money, order.expected),
            false => Ok(()),
        };
    }
    context.warn_of_production(ui);
    let (count, sum) = (counts.rows(RowOutcome::Pending), counts.sum(RowOutcome::Pending));
    let mut question = format!("bulk resume: {count} × {}", header.command);
    if sum > Amount::ZERO {
        question.push_str(&format!(", {} in all", money::show(sum)));
    }
    let must_type = match context.is_production() {
        false => None,
        true if sum > Amount::ZERO => Some(ExpectedAnswer::Amount(sum)),
        true => Some(ExpectedAnswer::Identifier(header.run.clone())),
    };
    let facts = vec![("run", header.run.clone()), ("rows", counts.in_words())];
    ui.confirm(&Preview { question, facts, must_type })
}

/// Ends a run for good: what is pending stays unsent. Gives how its rows ended. Nothing is sent, so no approval is asked for,
/// and a plan whose copy is gone is in nobody's way.
pub fn cancel(run: &str, context: &Context, ui: &mut Ui) -> Result<Counts> {
    let data = context.data()?;
    let (store, _lock, stored) = hold(run, &data, context)?;
    is_of_this_account(&stored, context)?;
    let journal = context.journal()?;
    let counts = match own_plan(&store, &stored) {
        Ok(plan) => take_stock(&plan, &Standing::open(&plan.header, &journal, &store)?)?,
        Err(error) => {
            ui.warn(&format!("{error}: its rows are counted as they were noted"));
            Counts::of_tally(&store.tally(&stored.plan)?)
        }
    };
    if counts.rows(RowOutcome::Pending) == 0 {
        return Err(Error::guarded(format!("no row of {run} is pending: nothing to cancel"))
            .detail(counts.in_words())
            .next(Command::new("bulk report").arg(run).why("what became of each row")));
    }
    let why = format!("{} rows stay unsent", counts.rows(RowOutcome::Pending));
    journal.cancel_run(run, &Person::here().in_words())?;
    store.note_state(run, RunState::Cancelled, Some(&why))?;
    Ok(counts)
}

/// Refuses a run of another account.
fn is_of_this_account(stored: &StoredRun, context: &Context) -> Result<()> {
    let (there, here) = (&stored.plan.base_url, context.profile.key());
    if account_key(there) == account_key(&here) {
        return Ok(());
    }
    Err(Error::guarded(format!("{} is a run of another account", stored.plan.id))
        .detail(format!("it is of profile {} at {there}, this is {here}", stored.plan.profile))
        .next("use the profile that it was planned with"))
}

/// Takes a run that was not cancelled, and its lock.
fn hold(run: &str, data: &DataDir, context: &Context) -> Result<(RunStore, Lock, StoredRun)> {
    let store = RunStore::find(data.path(), context.timeout)?.ok_or_else(|| unknown(run))?;
    refuse_cancelled(&store.run(run)?.ok_or_else(|| unknown(run))?)?;
    let lock = store.lock(run)?;
    // Whoever had the lock may have cancelled it.
    let stored = store.run(run)?.ok_or_else(|| unknown(run))?;
    refuse_cancelled(&stored)?;
    Ok((store, lock, stored))
}

/// The run's own copy of its plan, which is as it was.
fn own_plan(store: &RunStore, stored: &StoredRun) -> Result<PlanReader> {
    let run = &stored.plan.id;
    let plan = PlanReader::open(&store.plan_path(run))?;
    if plan.hash == stored.plan.hash {
        return Ok(plan);
    }
    Err(Error::guarded(format!("the copy of the plan of {run} is another one"))
        .detail("nothing was sent: its rows are not those that were approved")
        .next("put the copy back from a backup of the data directory, or cancel the run"))
}

/// Takes a run that can go on: its lock, and its own copy of the plan, which is as it was.
fn take(run: &str, data: &DataDir, context: &Context) -> Result<(RunStore, Lock, PlanReader)> {
    let (store, lock, stored) = hold(run, data, context)?;
    let plan = own_plan(&store, &stored)?;
    // It was young enough when it was begun; rows whose objects have changed since are left out.
    may_be_applied(&plan, &context.profile, Some(Duration::MAX))?;
    Ok((store, lock, plan))
}

fn refuse_cancelled(stored: &StoredRun) -> Result<()> {
    if stored.state != RunState::Cancelled {
        return Ok(());
    }
    let run = &stored.plan.id;
    Err(Error::guarded(format!("{run} was cancelled: what was pending stays unsent"))
        .next(Command::new("bulk report").arg(run).why("what became of each row"))
        .next("plan the rows that are left again, if they are still meant"))
}

/// The failure to find a run.
fn unknown(run: &str) -> Error {
    Error::new(ErrorKind::NotFound, format!("this machine knows no run {run}"))
        .next(Command::new("bulk list").why("which runs there are"))
}
