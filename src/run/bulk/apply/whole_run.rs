//! A run from its first row to its last line: sending, the look at what it did, its state, its end.

use super::before_rows::before_rows;
use super::brake::StopTerms;
use super::counts::Counts;
use super::ending::{self, RunEnd, Stop, Teller};
use super::one_row::RowWork;
use super::outage::outage;
use super::pending::Standing;
use super::read_back::ReadBack;
use super::running::{RowsSent, Running};
use super::settle::take_stock;
use crate::base::error::Result;
use crate::base::step::Command;
use crate::output::ui::Ui;
use crate::run::bulk::plan::{PlanHeader, PlanReader};
use crate::run::fleet::Fleet;
use crate::run::interrupt::SignalWatch;
use crate::run::session::Session;
use crate::store::journal::Journal;
use crate::store::runs::{RowOutcome, RunState, RunStore};

/// What is said at the first Ctrl-C while objects are looked at.
const LOOKING: &str = "stopping: every row that was begun has ended, and what the rows did is not looked at any further (Ctrl-C \
                       again ends fpgo at once)";

/// A run that this process works on, and holds the lock of.
pub struct WholeRun<'a> {
    /// Its own copy of the plan.
    pub plan: &'a PlanReader,
    /// Where its results are noted.
    pub store: &'a RunStore,
    /// A journal to look things up in.
    pub journal: &'a Journal,
    /// The way to the API.
    pub session: &'a Session<'a>,
    /// Hears signals.
    pub watch: &'a SignalWatch,
    /// What stops it.
    pub terms: StopTerms,
    /// How many rows are sent at the same time.
    pub in_flight: usize,
}

/// What a run takes to be sent.
struct Ready<'a> {
    fleet: Fleet<'a>,
    work: RowWork<'a>,
    standing: Standing<'a>,
    teller: Teller<'a>,
    has_others: bool,
}

impl WholeRun<'_> {
    /// What is known of its rows.
    pub fn standing(&self) -> Result<Standing<'_>> {
        Standing::open(&self.plan.header, self.journal, self.store)
    }

    /// Sends its pending rows, looks at what they did, and tells how it ended.
    /// `money` is said of a failure before the first row.
    pub fn carry_out(&self, counts: Counts, money: &str, ui: &mut Ui) -> Result<()> {
        let PlanHeader { run, .. } = &self.plan.header;
        let resume = || Command::new("bulk resume").arg(run);
        let ready = before_rows(self.get_ready(), self.plan.header.endpoint()?, money, resume)?;
        match self.send_and_look(ready, counts, ui) {
            RunEnd::Done(ending) => {
                self.watch.note_ended(0);
                ui.run_ending(&ending);
                Ok(())
            }
            RunEnd::Left(error) => Err(error),
        }
    }

    /// What may fail before any row is sent.
    fn get_ready(&self) -> Result<Ready<'_>> {
        let header = &self.plan.header;
        let pace = self.session.pace(self.in_flight, Some(self.journal))?;
        let fleet = Fleet::at(pace, self.session, self.in_flight, self.watch)?;
        let work = RowWork::new(header, self.watch, self.journals()?)?;
        let has_others = self.store.is_shared() && self.store.has_other_workers(&header.run)?;
        let (standing, teller) = (self.standing()?, Teller::of(header)?);
        Ok(Ready { fleet, work, standing, teller, has_others })
    }

    /// Waits for the database when it is away, from now on.
    fn wait_through_outages(&self, work: &RowWork, ui: &Ui) {
        let outage = outage(self.terms.max_outage, self.watch, ui);
        self.journal.wait_through(&outage);
        self.store.wait_through(&outage);
        work.wait_through(&outage);
    }

    /// From the first row on: whatever fails, what is known of the rows is told.
    fn send_and_look(&self, ready: Ready, mut counts: Counts, ui: &mut Ui) -> RunEnd {
        let Ready { fleet, work, standing, teller, has_others } = ready;
        let WholeRun { plan, store, journal, watch, terms, .. } = *self;
        watch.note_tail(work.tail());
        counts.has_others = has_others;
        self.wait_through_outages(&work, ui);
        let running = Running { plan, store, journal, watch, terms, teller };
        let RowsSent { mut stop, fleet } = running.send(fleet, &work, &mut counts, ui);
        if let Err(error) = work.settle() {
            // What is not on the disk is unknown to whoever looks.
            ui.warn(&format!("what became of the last rows could not be recorded: {error}"));
            stop.get_or_insert(Stop::Failure(error));
            self.count_again(&mut counts, &standing, teller, ui);
        }
        // From here on whatever ends the process takes nothing away from what is known.
        ending::note_tried(watch, ending::of(teller, &counts, stop.as_ref()));
        self.note_state(&counts, stop.as_ref(), ui);
        watch.end_gently_saying(LOOKING);
        // What stops every row would stop each look as well.
        let looks = !matches!(stop, Some(Stop::Failure(_) | Stop::Failures(_)));
        if let Some(fleet) = fleet.filter(|_| looks) {
            let read_back = ReadBack { plan, standing: &standing, store, watch };
            if let Err(error) = read_back.look(fleet, work.into_journals(), &mut counts, ui) {
                ui.warn(&format!("what the run did could not be looked at whole: {error}"));
            }
        }
        if store.is_shared() {
            // Other machines have done their part of it.
            self.count_again(&mut counts, &standing, teller, ui);
            if counts.tally.rows(RowOutcome::Pending) == 0 {
                // What was left when this one was to end, they have done.
                stop = stop.filter(|stop| !matches!(stop, Stop::Interrupted));
            }
            self.note_state(&counts, stop.as_ref(), ui);
        }
        ending::of(teller, &counts, stop.as_ref())
    }

    /// Counts the rows as the journal knows them, by a new connection where the old one has ended. Where it cannot be asked any
    /// more, what this process knows is left.
    fn count_again(&self, counts: &mut Counts, standing: &Standing, teller: Teller, ui: &mut Ui) {
        let known = take_stock(self.plan, standing).or_else(|_| {
            let journal = self.session.context.journal()?;
            take_stock(self.plan, &Standing::open(&self.plan.header, &journal, self.store)?)
        });
        match known {
            Ok(known) => {
                let Counts { first_refusal, in_doubt, .. } = std::mem::take(counts);
                *counts = known;
                (counts.first_refusal, counts.in_doubt) = (first_refusal, in_doubt);
            }
            Err(error) => {
                ui.warn(&format!(
                    "the journal could not be asked what became of the rows: {error}"
                ));
                // What only reads is read again.
                if teller.writes() {
                    counts.without_journal();
                }
            }
        }
    }

    /// Notes how the run ended.
    fn note_state(&self, counts: &Counts, stop: Option<&Stop>, ui: &mut Ui) {
        let is_finished = stop.is_none() && counts.tally.rows(RowOutcome::Pending) == 0;
        let state = if is_finished { RunState::Finished } else { RunState::Stopped };
        let why = stop.map(Stop::why);
        if let Err(error) = self.store.note_state(&self.plan.header.run, state, why.as_deref()) {
            ui.warn(&format!("how the run ended cannot be noted: {error}"));
        }
    }

    /// A journal for each worker, all of which write together.
    fn journals(&self) -> Result<Vec<Journal>> {
        let context = self.session.context;
        context.journal()?.group(self.in_flight)
    }
}
