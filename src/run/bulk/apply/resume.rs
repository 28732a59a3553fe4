//! Goes on with a run that stopped, in whatever way. One that was cancelled is settled, and nothing more of it is sent.

use std::time::Duration;

use super::before_rows::{NOT_GONE_ON, before_rows, nothing_begun};
use super::begin::{purpose, tell_run};
use super::brake::StopTerms;
use super::cancel::cancelled;
use super::counts::Counts;
use super::ending::{self, Teller};
use super::held::{hold, own_plan};
use super::money_words;
use super::settle::{settle_unknown, take_stock};
use super::whole_run::WholeRun;
use crate::base::error::Result;
use crate::base::money::{self, Amount};
use crate::base::step::Command;
use crate::options::PlanExpectations;
use crate::output::prompt::{ExpectedAnswer, Preview};
use crate::output::ui::Ui;
use crate::run::bulk::plan::{
    PlanHeader, PlanReader, is_as_expected, is_of_journal, may_be_applied, must_be_true,
    says_what_is_expected,
};
use crate::run::context::Context;
use crate::run::guards::may_write;
use crate::run::interrupt::SignalWatch;
use crate::run::session::Session;
use crate::store::journal::Journal;
use crate::store::runs::{RowOutcome, RunLock, RunState, RunStore};

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
    let taken = nothing_begun(take(run, context))?;
    let (plan, store, endpoint) = (&taken.plan, &taken.store, taken.plan.header.endpoint()?);
    let ready = before_rows(get_ready(&taken, context, ui), endpoint, NOT_GONE_ON, Command::typed);
    let Ready { journal, mut settling, session, is_cancelled } = ready?;
    let whole = WholeRun {
        plan,
        store,
        journal: &journal,
        session: &session,
        watch,
        terms: order.terms,
        in_flight: order.in_flight,
    };
    tell_run(run, ui);
    let settled = whole.settled(is_cancelled, &mut settling, ui).and_then(|counts| {
        if !is_cancelled {
            is_meant(&plan.header, &counts, order, context, ui)?;
            store.note_state(run, RunState::Running, None)?;
        }
        Ok(counts)
    });
    let counts = before_rows(settled, endpoint, NOT_GONE_ON, Command::typed)?;
    if is_cancelled {
        return end_cancelled(&plan.header, &counts, ui);
    }
    whole.carry_out(counts, NOT_GONE_ON, ui)
}

/// What it takes to go on with a run.
struct Ready<'a> {
    journal: Journal,
    /// Another one, to settle entries in.
    settling: Journal,
    session: Session<'a>,
    is_cancelled: bool,
}

/// Refuses to go on with a run that this profile may not go on with, and opens all that it takes.
fn get_ready<'a>(taken: &Taken, context: &'a Context, ui: &mut Ui) -> Result<Ready<'a>> {
    let (header, endpoint) = (&taken.plan.header, taken.plan.header.endpoint()?);
    let writes = endpoint.effect.writes();
    if writes && !taken.is_cancelled {
        may_write(endpoint, &context.profile)?;
    }
    must_be_true(&taken.plan, context)?;
    let mut journal = context.journal()?;
    let is_cancelled = taken.is_cancelled || journal.cancellation(&header.run)?.is_some();
    if writes {
        is_of_journal(header, &mut journal)?;
    }
    let settling = context.journal()?;
    let session = Session::open(context, purpose(writes), ui)?;
    Ok(Ready { journal, settling, session, is_cancelled })
}

impl WholeRun<'_> {
    /// How its rows stand when what was unknown is settled, as far as the API tells. Refuses a run that was cancelled and of
    /// which nothing is unknown.
    fn settled(&self, is_cancelled: bool, settling: &mut Journal, ui: &mut Ui) -> Result<Counts> {
        let (run, standing) = (&self.plan.header.run, self.standing()?);
        if is_cancelled && take_stock(self.plan, &standing)?.tally.rows(RowOutcome::Unknown) == 0 {
            // Where machines share it, by whom and when is known.
            let by = self.journal.cancellation(run)?;
            return Err(by.unwrap_or_else(|| cancelled(run)));
        }
        settle_unknown(self.plan, &standing, self.session, settling, ui)?;
        let mut counts = take_stock(self.plan, &standing)?;
        (counts.was_settled, counts.is_cancelled) = (true, is_cancelled);
        Ok(counts)
    }
}

/// Refuses to send rows that are not as expected, or that nobody says yes to.
fn is_meant(
    header: &PlanHeader,
    counts: &Counts,
    order: &ResumeOrder,
    context: &Context,
    ui: &mut Ui,
) -> Result<()> {
    let pending = RowOutcome::Pending;
    let (left, sum) = (counts.tally.rows(pending), counts.tally.sum(pending));
    is_as_expected(&header.run, left, sum, order.expected)?;
    match header.endpoint()?.effect.writes() && left > 0 {
        true => agree(header, counts, order, context, ui),
        false => Ok(()),
    }
}

/// The end of a run that was cancelled, when what was unknown of it was tried to be settled. Nothing is sent.
fn end_cancelled(header: &PlanHeader, counts: &Counts, ui: &mut Ui) -> Result<()> {
    let (run, words) = (&header.run, counts.tally.in_words());
    let (_, money) = money_words::of(header.endpoint()?, counts);
    if counts.tally.rows(RowOutcome::Unknown) == 0 {
        ui.note(&format!("{run} was cancelled, and nothing of it is unknown any more: {words}"));
        ui.note(&format!("money: {money}"));
        return Ok(());
    }
    Err(ending::cancelled(Teller::of(header)?, counts))
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
    let (count, sum) =
        (counts.tally.rows(RowOutcome::Pending), counts.tally.sum(RowOutcome::Pending));
    let mut question = format!("bulk resume: {count} × {}", header.command);
    if sum > Amount::ZERO {
        question.push_str(&format!(", {} in all", money::show(sum)));
    }
    let must_type = match context.is_production() {
        false => None,
        true if sum > Amount::ZERO => Some(ExpectedAnswer::Amount(sum)),
        true => Some(ExpectedAnswer::Identifier(header.run.clone())),
    };
    let facts = vec![
        ("run", header.run.clone()),
        ("rows", counts.tally.in_words()),
        ("each row", header.endpoint()?.money.to_owned()),
    ];
    ui.confirm(&Preview { question, facts, must_type })
}

/// A run that is worked on, with its lock and its own copy of the plan.
struct Taken {
    store: RunStore,
    _lock: RunLock,
    plan: PlanReader,
    /// Nothing more of it is sent; what is unknown may be settled.
    is_cancelled: bool,
}

/// Takes a run whose copy of the plan is as it was.
fn take(run: &str, context: &Context) -> Result<Taken> {
    let (store, lock, stored) = hold(run, context)?;
    let plan = own_plan(&store, &stored)?;
    // It was young enough when it was begun; rows whose objects have changed since are left out.
    may_be_applied(&plan, &context.profile, Some(Duration::MAX))?;
    Ok(Taken { store, _lock: lock, plan, is_cancelled: stored.state == RunState::Cancelled })
}
