//! The rows of a run, sent by several workers until all were tried, or something stops them. What became of each is counted and
//! noted in `results.rs`.

use super::brake::{Brake, StopTerms};
use super::counts::Counts;
use super::ending::{Stop, Teller};
use super::one_row::RowWork;
use super::pending::{Known, Standing};
use super::results::{Hearers, Results};
use super::row_end::RowDone;
use crate::base::error::Result;
use crate::output::ui::Ui;
use crate::run::bulk::in_turn::{Place, Turns};
use crate::run::bulk::plan::{PlanReader, PlanRow};
use crate::run::fleet::{Fleet, Worked, Worker};
use crate::run::interrupt::SignalWatch;
use crate::store::journal::Journal;
use crate::store::runs::{RowOutcome, RunStore};

/// A row that misses the database is tried so often.
const MOST_TRIES: u32 = 5;
/// What is said at the first Ctrl-C.
const STOPPING: &str = "stopping: the rows that are on their way are finished first (Ctrl-C again ends fpgo at once, and leaves \
                        them unknown)";

/// A run, and all that it takes to send its rows.
pub struct Running<'a> {
    /// The plan: this run's own copy of it.
    pub plan: &'a PlanReader,
    /// Where results are noted.
    pub store: &'a RunStore,
    /// A journal to ask which rows were sent before.
    pub journal: &'a Journal,
    /// Hears signals.
    pub watch: &'a SignalWatch,
    /// What stops it.
    pub terms: StopTerms,
    /// Tells what an end would mean.
    pub teller: Teller<'a>,
}

/// What there is when the rows were sent.
pub struct RowsSent<'a> {
    /// Why it stopped before the last row, if it did.
    pub stop: Option<Stop>,
    /// The workers, unless there are none left.
    pub fleet: Option<Fleet<'a>>,
}

impl<'a> Running<'a> {
    /// Sends every pending row. What fails stops it: it is no reason not to tell what was sent.
    pub fn send(
        &self,
        fleet: Fleet<'a>,
        work: &RowWork,
        counts: &mut Counts,
        ui: &mut Ui,
    ) -> RowsSent<'a> {
        self.watch.end_gently_saying(STOPPING);
        let brake = Brake::new(self.terms, self.teller.writes());
        let hearers = Hearers {
            run: &self.plan.header.run,
            store: self.store,
            tail: work.tail(),
            watch: self.watch,
            teller: self.teller,
        };
        let mut results = Results::begin(hearers, &brake, counts, ui);
        let (mut fleet, mut is_again) = (Some(fleet), false);
        while let Some(workers) = fleet.take() {
            match self.send_all(workers, work, &mut results, is_again, ui) {
                Ok(workers) => fleet = Some(workers),
                Err(error) => brake.stop(Stop::Failure(error)),
            }
            results.note();
            let is_over = brake.is_stopped() || self.watch.is_ending();
            if is_over || !work.elsewhere.begins_again(is_again) {
                break;
            }
            is_again = true;
        }
        results.end();
        let stop = brake.why();
        RowsSent { stop: self.why_stopped(stop, counts, ui), fleet }
    }

    /// Sends the rows from the first on: every pending one, or where this is not the first time, those that nobody has tried.
    fn send_all(
        &self,
        fleet: Fleet<'a>,
        work: &RowWork,
        results: &mut Results,
        is_again: bool,
        ui: &mut Ui,
    ) -> Result<Fleet<'a>> {
        let standing = Standing::open(&self.plan.header, self.journal, self.store)?;
        let (mut rows, brake) = (standing.each_to_send(self.plan.rows()?), results.brake);
        let turns = Turns::default();
        let pending = std::iter::from_fn(|| {
            let next =
                work.elsewhere.tidy(&standing).and_then(|()| next_pending(&mut rows, is_again));
            let row = next.unwrap_or_else(|error| {
                brake.stop(Stop::Failure(error));
                None
            })?;
            let place = work.line_up(&row, &turns);
            Some((row, place))
        });
        let done = |worker: &mut Worker<'a>, row| send(worker, row, work, brake);
        fleet.each_done(pending, ui.settings_for_people(), done, |done| results.take(done, ui))
    }

    /// Why rows are left, if some are. Where all are done, what came up meanwhile is only told.
    fn why_stopped(&self, stop: Option<Stop>, counts: &Counts, ui: &mut Ui) -> Option<Stop> {
        if counts.tally.rows(RowOutcome::Done) == counts.tally.all() {
            stop.iter().for_each(|stop| ui.warn(&stop.why()));
            return None;
        }
        let is_cut = counts.tally.rows(RowOutcome::Pending) > 0 && self.watch.is_ending();
        stop.or_else(|| is_cut.then_some(Stop::Interrupted))
    }
}

/// The next row of a plan that is to be sent and was not, or that nobody has even tried.
fn next_pending(
    rows: &mut impl Iterator<Item = Result<(PlanRow, Option<Known>)>>,
    is_again: bool,
) -> Result<Option<PlanRow>> {
    for row in rows {
        let (row, Some(known)) = row? else { continue };
        if known.outcome == RowOutcome::Pending && (!is_again || known.is_untried()) {
            return Ok(Some(row));
        }
    }
    Ok(None)
}

/// Sends a row behind those of its object that come before it, on whichever machine, if one may be begun.
fn send(
    worker: &mut Worker,
    (row, place): (PlanRow, Option<Place>),
    work: &RowWork,
    brake: &Brake,
) -> Worked<RowDone> {
    let object = place.as_ref().map(|place| place.object.as_str());
    place.iter().for_each(Place::wait);
    let timeout = worker.session.context.timeout;
    if let Some(left) = object.and_then(|object| work.wait_for_earlier(object, &row, timeout)) {
        return Worked::Done(left);
    }
    if !brake.begin() {
        return Worked::Left;
    }
    let done = carry_out(worker, &row, object, work, brake);
    match brake.end(&done) {
        true => Worked::Done(done),
        false => Worked::Last(done),
    }
}

/// Carries out a row. Where the database is away before anything of it was sent, it is begun anew when the database is back,
/// unless the run has stopped by then.
fn carry_out(
    worker: &mut Worker,
    row: &PlanRow,
    object: Option<&str>,
    work: &RowWork,
    brake: &Brake,
) -> RowDone {
    let (mut begun, mut tries) = (0, 0);
    loop {
        let done = work.carry_out(worker, row, object);
        (begun, tries) = (begun + done.begun, tries + 1);
        let is_left = !done.misses_database() || tries == MOST_TRIES || brake.is_stopped();
        if is_left || work.is_ending() {
            return RowDone { begun, ..done };
        }
    }
}
