//! Carries out one row of a run by the steps of a single command, and says what became of it.

use std::sync::Mutex;
use std::thread;
use std::time::{Duration, Instant};

use super::counts::RowDone;
use super::read_row::read_row;
use crate::api::Endpoint;
use crate::base::error::{Error, ErrorKind, Reach, Result};
use crate::base::privacy;
use crate::base::threads::lock;
use crate::options::{Invocation, RunRow};
use crate::output::ending::Ending;
use crate::run::bulk::in_turn::{Place, Turns};
use crate::run::bulk::plan::{PlanHeader, PlanRow};
use crate::run::context::Context;
use crate::run::fleet::Worker;
use crate::run::interrupt::SignalWatch;
use crate::run::write::write_row;
use crate::store::journal::{Entry, Journal, JournalTail, Outcome};
use crate::store::runs::{RowOutcome, RowResult};

/// How often a row that waits for another looks what became of it.
const LOOK_AGAIN: Duration = Duration::from_millis(20);

/// What is said of a row that is claimed.
const WORKED_ON: &str = "another machine works on it";

/// What the workers of a run have in common.
pub struct RowWork<'a> {
    /// The plan.
    header: &'a PlanHeader,
    endpoint: &'static Endpoint,
    /// The watch over the whole run.
    watch: &'a SignalWatch,
    /// An open journal for each worker; one that works has taken its own.
    journals: Mutex<Vec<Journal>>,
}

impl<'a> RowWork<'a> {
    /// The work on the rows of this plan, with a journal for each worker.
    pub fn new(
        header: &'a PlanHeader,
        watch: &'a SignalWatch,
        journals: Vec<Journal>,
    ) -> Result<RowWork<'a>> {
        let (endpoint, journals) = (header.endpoint()?, Mutex::new(journals));
        Ok(RowWork { header, endpoint, watch, journals })
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

    /// Carries out a row.
    pub fn carry_out(&self, worker: &mut Worker, row: PlanRow) -> RowDone {
        let taken = lock(&self.journals).pop();
        let Some(mut journal) = taken else {
            return not_done(&row, Error::bug("a worker without a journal"), Vec::new());
        };
        let done = match self.endpoint.effect.writes() {
            true => self.share(worker, row, &mut journal),
            false => self.share_reading(worker, &row, &mut journal),
        };
        lock(&self.journals).push(journal);
        done
    }

    /// Carries out a row, unless another machine that shares the journal works on it, or has.
    fn share(&self, worker: &mut Worker, row: PlanRow, journal: &mut Journal) -> RowDone {
        let claim = match journal.claim_row(&self.header.run, row.row) {
            Ok(claim) => claim,
            Err(error) => return not_done(&row, error, Vec::new()),
        };
        if claim.is_none() {
            return of_other(&row, RowOutcome::Pending, WORKED_ON.into(), None);
        }
        if let Err(error) = journal.refuse_cancelled_run(&self.header.run) {
            return not_done(&row, error, Vec::new());
        }
        if journal.is_shared() {
            match journal.sent_row(&self.header.base_url, &self.header.run, row.row) {
                Ok(None) => {}
                Ok(Some(entry)) => return sent_before(&row, &entry),
                Err(error) => return not_done(&row, error, Vec::new()),
            }
        }
        let mut begun = 0;
        let mut done = self.write(worker, &row, journal, &mut begun);
        while let Err(error) = &done
            && self.wait_for_own(error, worker, journal)
        {
            worker.ui.take_kept();
            done = self.write(worker, &row, journal, &mut begun);
        }
        let said = worker.ui.take_kept();
        let done = match done {
            Ok(ending) => accepted(&row, &ending, &said),
            Err(error) => not_done(&row, error, said),
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

    /// Reads for a row, unless another machine does, or the run was cancelled. If the database cannot be asked, it is read all
    /// the same: twice does no harm.
    fn share_reading(&self, worker: &mut Worker, row: &PlanRow, journal: &mut Journal) -> RowDone {
        let claim = journal.claim_row(&self.header.run, row.row);
        match &claim {
            Ok(None) => return of_other(row, RowOutcome::Pending, WORKED_ON.into(), None),
            Ok(Some(_)) => {
                if let Err(error) = journal.refuse_cancelled_run(&self.header.run) {
                    return not_done(row, error, Vec::new());
                }
            }
            Err(_) => {}
        }
        self.read(worker, row)
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
        RowDone { result, failure: None, is_of_other: false, begun: 0 }
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

/// The result of a row that the API accepted.
fn accepted(row: &PlanRow, ending: &Ending, said: &[String]) -> RowDone {
    let mut message = "accepted".to_owned();
    if let Some(made) = ending.made.as_ref().or(ending.object.as_ref()) {
        message.push_str(&format!(" as {made}"));
    }
    let amount = ending.amount.or(row.amount);
    let entry = ending.journal.first().copied();
    let parts: Vec<String> = [vec![message], said.to_vec(), ending.remarks.clone()].concat();
    let message = kept(&parts);
    let outcome = RowOutcome::Done;
    let result = RowResult { row: row.row, outcome, amount, message, entry, cells: Vec::new() };
    RowDone { result, failure: None, is_of_other: false, begun: 0 }
}

/// The result of a row that another machine has sent.
fn sent_before(row: &PlanRow, entry: &Entry) -> RowDone {
    let outcome = if entry.outcome.is_open() { RowOutcome::Unknown } else { RowOutcome::Done };
    let host = entry.intent.host.as_deref().unwrap_or("another machine");
    let message = format!("{} by {host}", entry.outcome.word());
    of_other(row, outcome, message, Some(entry.id))
}

/// The result of a row that is not ours. It is no failure here.
fn of_other(row: &PlanRow, outcome: RowOutcome, message: String, entry: Option<i64>) -> RowDone {
    let (row, amount) = (row.row, row.amount);
    let result = RowResult { row, outcome, amount, message, entry, cells: Vec::new() };
    RowDone { result, failure: None, is_of_other: true, begun: 0 }
}

/// The result of a row that was not carried out, or of which nobody knows.
fn not_done(row: &PlanRow, error: Error, said: Vec<String>) -> RowDone {
    let report = error.report();
    let mut parts = vec![error.to_string()];
    if let Some(message) = &report.api_message
        && !parts[0].contains(message.as_str())
    {
        parts.push(message.clone());
    }
    parts.extend(report.problems.iter().map(|problem| problem.to_line()));
    parts.extend(report.details.iter().take(1).cloned());
    parts.extend(said);
    let result = RowResult {
        row: row.row,
        outcome: outcome_of(&error),
        amount: row.amount,
        message: kept(&parts),
        entry: report.journal,
        cells: Vec::new(),
    };
    RowDone { result, failure: Some(error), is_of_other: false, begun: 0 }
}

/// What is kept of what was said: one text, without personal numbers.
fn kept(said: &[String]) -> String {
    privacy::without_numbers(&said.join("; ")).into_owned()
}

/// What a failure means for its row. What provably was not carried out, for a reason that may pass, is to be tried again.
fn outcome_of(error: &Error) -> RowOutcome {
    let report = error.report();
    match (error.kind(), report.reach) {
        (ErrorKind::Unknown, _) => RowOutcome::Unknown,
        (ErrorKind::Undelivered, _) => RowOutcome::Done,
        // Its intent stands in the journal, and how it ended does not.
        (_, Reach::Every) if report.journal.is_some() => RowOutcome::Unknown,
        (_, Reach::Drift) => RowOutcome::Skipped,
        (_, Reach::Moment | Reach::Every) => RowOutcome::Pending,
        (
            ErrorKind::Unavailable | ErrorKind::Config | ErrorKind::Interrupted | ErrorKind::Bug,
            Reach::Call,
        ) => RowOutcome::Pending,
        (_, Reach::Call) => RowOutcome::Refused,
    }
}
