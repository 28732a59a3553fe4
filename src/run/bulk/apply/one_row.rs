//! Carries out one row of a run by the steps of a single command, and says what became of it.

use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use super::elsewhere::Elsewhere;
use super::read_row::read_row;
use super::row_end::{RowDone, accepted, kept, not_done, of_other, sent_before};
use crate::api::Endpoint;
use crate::base::error::{Error, Reach, Result};
use crate::base::threads::lock;
use crate::options::{Invocation, RunRow};
use crate::output::ending::Ending;
use crate::run::bulk::in_turn::{Place, Turns};
use crate::run::bulk::plan::{PlanHeader, PlanRow};
use crate::run::context::Context;
use crate::run::fleet::Worker;
use crate::run::interrupt::SignalWatch;
use crate::run::write::write_row;
use crate::store::journal::{Journal, JournalTail, Outcome};
use crate::store::runs::{RowOutcome, RowResult};
use crate::store::sql::Outage;

/// How often a row that waits for another looks what became of it.
pub(super) const LOOK_AGAIN: Duration = Duration::from_millis(20);

/// What is said of a row that is claimed.
const WORKED_ON: &str = "another machine works on it";

/// What the workers of a run have in common.
pub struct RowWork<'a> {
    /// The plan.
    pub(super) header: &'a PlanHeader,
    endpoint: &'static Endpoint,
    /// The watch over the whole run.
    pub(super) watch: &'a SignalWatch,
    /// An open journal for each worker; one that works has taken its own.
    pub(super) journals: Mutex<Vec<Journal>>,
    /// What is left to other machines.
    pub elsewhere: Elsewhere,
}

impl<'a> RowWork<'a> {
    /// The work on the rows of this plan, with a journal for each worker.
    pub fn new(
        header: &'a PlanHeader,
        watch: &'a SignalWatch,
        journals: Vec<Journal>,
    ) -> Result<RowWork<'a>> {
        let (endpoint, journals) = (header.endpoint()?, Mutex::new(journals));
        Ok(RowWork { header, endpoint, watch, journals, elsewhere: Elsewhere::default() })
    }

    /// Whether somebody wants the run to end.
    pub fn is_ending(&self) -> bool {
        self.watch.is_ending()
    }

    /// Waits for the database when it is away, from now on. What only reads goes on without it.
    pub fn wait_through(&self, outage: &Arc<Outage>) {
        if self.endpoint.effect.writes() {
            lock(&self.journals).iter().for_each(|journal| journal.wait_through(outage));
        }
    }

    /// Waits until the journal has on the disk what became of every row.
    pub fn settle(&self) -> Result<()> {
        lock(&self.journals).first().map_or(Ok(()), Journal::settle)
    }

    /// What the journal was told of rows and has not on the disk yet.
    pub fn tail(&self) -> Option<JournalTail> {
        lock(&self.journals).first().and_then(Journal::tail)
    }

    /// The journals, when the work is over.
    pub fn into_journals(self) -> Vec<Journal> {
        self.journals.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner)
    }

    /// Gives a row its place among those of its object, where it depends on the state of one.
    pub fn line_up<'t>(&self, row: &PlanRow, turns: &'t Turns) -> Option<Place<'t>> {
        if !self.endpoint.effect.writes() || self.endpoint.state.is_none() {
            return None;
        }
        // A row whose cells make no call is refused when it is tried.
        let invocation = self.header.invocation(row).ok()?;
        let object = self.endpoint.object(&invocation.typed)?;
        Some(turns.line_up(object, row.row))
    }

    /// Carries out a row of this object, if it has its turn among others.
    pub fn carry_out(&self, worker: &mut Worker, row: &PlanRow, object: Option<&str>) -> RowDone {
        let taken = lock(&self.journals).pop();
        let Some(mut journal) = taken else {
            return not_done(row, Error::bug("a worker without a journal"), Vec::new());
        };
        let claim = journal.claim_row(&self.header.run, row.row);
        let done = match claim {
            Ok(None) => {
                self.elsewhere.note(row.row, object);
                of_other(row, RowOutcome::Pending, WORKED_ON.into(), None)
            }
            Err(error) if self.endpoint.effect.writes() => not_done(row, error, Vec::new()),
            claim => {
                let done = self.carry_out_claimed(worker, row, &mut journal, claim.is_ok());
                RowDone { claim: claim.ok().flatten(), ..done }
            }
        };
        lock(&self.journals).push(journal);
        done
    }

    /// Carries out a row that is claimed. Where the database could not be asked, one that reads is read all the same: twice does
    /// no harm.
    fn carry_out_claimed(
        &self,
        worker: &mut Worker,
        row: &PlanRow,
        journal: &mut Journal,
        is_reached: bool,
    ) -> RowDone {
        if is_reached && let Err(error) = journal.refuse_cancelled_run(&self.header.run) {
            return not_done(row, error, Vec::new());
        }
        match self.endpoint.effect.writes() {
            true => self.send(worker, row, journal),
            false => self.read(worker, row),
        }
    }

    /// Sends a row that is claimed, unless another machine that shares the journal has.
    fn send(&self, worker: &mut Worker, row: &PlanRow, journal: &mut Journal) -> RowDone {
        if journal.is_shared() {
            match journal.sent_row(&self.header.base_url, &self.header.run, row.row) {
                Ok(None) => {}
                Ok(Some(entry)) => return sent_before(row, &entry),
                Err(error) => return not_done(row, error, Vec::new()),
            }
        }
        let mut begun = 0;
        let mut done = self.write(worker, row, journal, &mut begun);
        while let Err(error) = &done
            && self.wait_for_own(error, worker, journal)
        {
            worker.ui.take_kept();
            done = self.write(worker, row, journal, &mut begun);
        }
        let said = worker.ui.take_kept();
        let done = match done {
            Ok(ending) => accepted(row, &ending, &said),
            Err(error) => not_done(row, error, said),
        };
        RowDone { begun, ..done }
    }

    /// Waits where a row was refused because another row of this run that does the same is on its way. Says whether that one
    /// is known now, so that this one can be tried again.
    fn wait_for_own(&self, error: &Error, worker: &Worker, journal: &Journal) -> bool {
        let report = error.report();
        let (Some(earlier), Reach::Moment) = (report.journal, report.reach) else { return false };
        let given_up = Instant::now() + worker.session.context.timeout.saturating_mul(2);
        while let Ok(entry) = journal.entry(earlier) {
            // One that is not there is about to be: workers write together.
            let is_own = entry
                .as_ref()
                .is_none_or(|entry| entry.intent.run.as_ref() == Some(&self.header.run));
            match entry.map_or(Outcome::InFlight, |entry| entry.outcome) {
                Outcome::Unknown => return false,
                Outcome::InFlight if !is_own || self.watch.is_ending() => return false,
                Outcome::InFlight if Instant::now() >= given_up => return false,
                Outcome::InFlight => thread::sleep(LOOK_AGAIN),
                _ => return is_own,
            }
        }
        false
    }

    /// Reads for a row: the answer stands in its result, and nothing of it in the journal.
    fn read(&self, worker: &mut Worker, row: &PlanRow) -> RowDone {
        let read = self.invocation(row, worker.session.context);
        let read = read.and_then(|invocation| read_row(self.endpoint, &invocation, worker));
        let said = worker.ui.take_kept();
        let cells = match read {
            Ok(cells) => cells,
            Err(error) => return not_done(row, error, said),
        };
        let (outcome, message) = (RowOutcome::Done, kept(&said));
        let result = RowResult { row: row.row, outcome, amount: None, message, entry: None, cells };
        RowDone { result, failure: None, is_of_other: false, begun: 0, claim: None }
    }

    /// Sends a row, and counts the intents of it that were begun.
    fn write(
        &self,
        worker: &mut Worker,
        row: &PlanRow,
        journal: &mut Journal,
        begun: &mut u64,
    ) -> Result<Ending> {
        let invocation = self.invocation(row, worker.session.context)?;
        let watch = self.watch.of_row();
        let done =
            write_row(self.endpoint, &invocation, &worker.session, journal, &watch, &mut worker.ui);
        *begun += watch.intents();
        done
    }

    /// What would be typed for the row: its cells, and what was said of the whole plan.
    fn invocation(&self, row: &PlanRow, context: &Context) -> Result<Invocation> {
        let mut invocation = self.header.invocation(row)?;
        invocation.row = Some(RunRow {
            run: self.header.run.clone(),
            row: row.row,
            planned: row.state.clone(),
            amount: row.amount,
            repeats: row.repeats,
        });
        (invocation.timeout, invocation.verbose) = (context.timeout, context.verbose);
        // What is kept of a row is masked, whoever may see it whole now.
        invocation.show_personal = false;
        // The plan was approved as a whole.
        invocation.yes = true;
        Ok(invocation)
    }
}
