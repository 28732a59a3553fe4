//! Makes a run of a plan: it may be applied, a person or a script says yes to all of it, and it is begun once.

use std::time::Duration;

use super::before_rows::{NOT_BEGUN, before_rows};
use super::begun_once::{keep, refuse_begun};
use super::brake::StopTerms;
use super::counts::Counts;
use super::settle::take_stock;
use super::whole_run::WholeRun;
use crate::base::error::{Error, Result};
use crate::base::step::Command;
use crate::http::verdict::Purpose;
use crate::options::PlanExpectations;
use crate::output::ui::Ui;
use crate::run::bulk::plan::{
    Agreement, PlanHeader, PlanReader, agree, is_of_journal, may_be_applied, must_be_true,
};
use crate::run::context::Context;
use crate::run::guards::may_write;
use crate::run::interrupt::SignalWatch;
use crate::run::session::Session;
use crate::store::journal::Journal;
use crate::store::runs::{RowOutcome, RunLock, RunStore};

/// What was typed to apply a plan.
pub struct ApplyOrder<'a> {
    /// What a person should see of the plan, as titles and values.
    pub facts: Vec<(&'static str, String)>,
    /// What a script expects of it.
    pub expected: &'a PlanExpectations,
    /// `--yes`.
    pub yes: bool,
    /// How old it may be.
    pub oldest: Option<Duration>,
    /// What stops it.
    pub terms: StopTerms,
    /// How many rows are sent at the same time.
    pub in_flight: usize,
}

/// Begins the run of a plan, and carries it out.
pub fn begin(
    given: &PlanReader,
    order: ApplyOrder,
    context: &Context,
    watch: &SignalWatch,
    ui: &mut Ui,
) -> Result<()> {
    let header = &given.header;
    let endpoint = header.endpoint()?;
    let (terms, in_flight) = (order.terms, order.in_flight);
    let ready = get_ready(given, order, context, ui);
    let Ready { store, journal, session, _lock, plan } =
        before_rows(ready, endpoint, NOT_BEGUN, Command::typed)?;
    tell_run(&header.run, ui);
    let run = WholeRun {
        plan: &plan,
        store: &store,
        journal: &journal,
        session: &session,
        watch,
        terms,
        in_flight,
    };
    let counts = known_or_planned(&run);
    // From here on it is a run, which is gone on with.
    let resume = || Command::new("bulk resume").arg(&header.run);
    run.carry_out(before_rows(counts, endpoint, NOT_BEGUN, resume)?, NOT_BEGUN, ui)
}

/// A plan that somebody said yes to, and all that its run takes.
struct Ready<'a> {
    store: RunStore,
    journal: Journal,
    session: Session<'a>,
    _lock: RunLock,
    /// The run's own copy.
    plan: PlanReader,
}

/// Makes a run of the plan.
fn get_ready<'a>(
    given: &PlanReader,
    order: ApplyOrder,
    context: &'a Context,
    ui: &mut Ui,
) -> Result<Ready<'a>> {
    let writes = given.header.endpoint()?.effect.writes();
    let (store, journal) = admit(given, order, context, ui)?;
    let session = Session::open(context, purpose(writes), ui)?;
    let (_lock, plan) = keep(given, &store, ui)?;
    Ok(Ready { store, journal, session, _lock, plan })
}

/// Lets a plan be applied that may be, and that somebody says yes to.
fn admit(
    given: &PlanReader,
    order: ApplyOrder,
    context: &Context,
    ui: &mut Ui,
) -> Result<(RunStore, Journal)> {
    let header = &given.header;
    may_be_applied(given, &context.profile, order.oldest)?;
    must_be_true(given, context)?;
    let writes = header.endpoint()?.effect.writes();
    if writes {
        may_write(header.endpoint()?, &context.profile)?;
    }
    let mut journal = context.journal()?;
    if let Some(refusal) = journal.cancellation(&header.run)? {
        return Err(refusal);
    }
    let store = RunStore::open(&context.journal_place()?, context.timeout)?;
    refuse_begun(given, &store)?;
    let ApplyOrder { facts, expected, yes, .. } = order;
    if writes {
        is_of_journal(header, &mut journal)?;
        refuse_older_than_loss(header, &journal)?;
        context.warn_of_production(ui);
        let asked = Agreement { command: "bulk apply", header, facts, expected, yes };
        agree(asked, &context.profile, ui)?;
    }
    Ok((store, journal))
}

/// Refuses a plan of creations that was made before the journal lost rows: what other runs have made since then may be among
/// them. Of an object that is read, its state tells that.
fn refuse_older_than_loss(header: &PlanHeader, journal: &Journal) -> Result<()> {
    if !header.endpoint()?.creates() {
        return Ok(());
    }
    match journal.lost_since(header.created)? {
        None => Ok(()),
        Some(_) => Err(Error::guarded("the journal has lost rows since it was planned")
            .detail(
                "nothing was sent: rows of it that another run has sent would not be recognised",
            )
            .next("plan the sheet again")),
    }
}

/// What the token is for.
pub(super) fn purpose(writes: bool) -> Purpose {
    if writes { Purpose::Write } else { Purpose::Read }
}

/// The rows as they stand, where the run was begun before and this machine has lost that; else as they were planned.
fn known_or_planned(run: &WholeRun) -> Result<Counts> {
    let header = &run.plan.header;
    let stored = run.store.run(&header.run)?;
    let was_begun = stored.is_some_and(|run| run.plan.begun_before);
    match was_begun || run.journal.knows_run(&header.run)? {
        true => take_stock(run.plan, &run.standing()?),
        false => Ok(planned(header)),
    }
}

/// The rows as they were planned.
fn planned(header: &PlanHeader) -> Counts {
    let mut counts = Counts::default();
    counts.tally.add(RowOutcome::Pending, header.counts.send, header.totals.send);
    counts.tally.add(RowOutcome::Refused, header.counts.refused, header.totals.refused);
    counts.tally.add(RowOutcome::Invalid, header.counts.invalid, Default::default());
    counts
}

/// Prints the identifier of the run, before anything is sent. Whoever closed the output finds it in every later line.
pub(super) fn tell_run(run: &str, ui: &mut Ui) {
    let text = match ui.format.is_json() && !ui.quiet {
        true => format!("{}\n", serde_json::json!({ "run": run })),
        false => format!("{run}\n"),
    };
    if ui.data(&text).is_err() {
        ui.note(&format!("the run is {run}"));
    }
}
