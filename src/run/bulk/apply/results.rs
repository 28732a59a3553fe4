//! What became of the rows of a run, as it comes: counted, noted together, and told to whoever would end the process. Rows are sent
//! in `running.rs`.

use std::time::{Duration, Instant};

use super::brake::Brake;
use super::counts::Counts;
use super::ending::{self, Stop, Teller};
use super::progress::Progress;
use super::row_end::RowDone;
use crate::output::ui::Ui;
use crate::run::fleet::Flow;
use crate::run::interrupt::SignalWatch;
use crate::store::journal::{JournalTail, RowClaim};
use crate::store::runs::{RowOutcome, RowResult, RunStore};

/// Results are noted together, as many or as often as this.
const TOGETHER: usize = 64;
const AT_LEAST_EACH: Duration = Duration::from_millis(250);

/// Who hears what became of the rows of a run.
pub struct Hearers<'a> {
    /// The run.
    pub run: &'a str,
    /// Where results are noted.
    pub store: &'a RunStore,
    /// What the journal was told and has not on the disk yet.
    pub tail: Option<JournalTail>,
    /// Hears signals.
    pub watch: &'a SignalWatch,
    /// Tells what an end would mean.
    pub teller: Teller<'a>,
}

/// The results as they come.
pub struct Results<'a> {
    hearers: Hearers<'a>,
    /// Decides whether more rows are begun.
    pub brake: &'a Brake,
    counts: &'a mut Counts,
    progress: Progress,
    /// How many intents the rows that were tried have begun.
    begun: u64,
    /// Those that are not noted yet.
    kept: Vec<RowResult>,
    /// Keeps other machines from them.
    claims: Vec<RowClaim>,
    noted: Instant,
}

impl<'a> Results<'a> {
    /// Begins to count the rows of a run.
    pub fn begin(
        hearers: Hearers<'a>,
        brake: &'a Brake,
        counts: &'a mut Counts,
        ui: &Ui,
    ) -> Results<'a> {
        let (all, before) = (counts.tally.all(), behind(counts));
        let progress = Progress::begin(all, before, "tried", ui);
        let (kept, claims, noted) = (Vec::new(), Vec::new(), Instant::now());
        let begun = 0;
        let results = Results { hearers, brake, counts, progress, begun, kept, claims, noted };
        results.tell_watch();
        results
    }

    /// Takes the next result, if one came.
    pub fn take(&mut self, done: Option<(usize, RowDone)>, ui: &mut Ui) -> Flow {
        if let Some((_, done)) = done {
            self.counts.note(&done);
            let RowDone { result, is_of_other, begun, claim, .. } = done;
            self.claims.extend(claim);
            self.begun += begun;
            if !is_of_other {
                self.kept.push(result);
            }
            self.tell_watch();
        }
        if self.kept.len() >= TOGETHER || self.noted.elapsed() >= AT_LEAST_EACH {
            self.note();
        }
        self.progress.tell(self.counts, behind(self.counts), ui);
        if self.brake.is_stopped() { Flow::Stop } else { Flow::GoOn }
    }

    /// Notes the results that are not noted yet, and that the journal has them on the disk. That either cannot be stops the run.
    pub fn note(&mut self) {
        self.noted = Instant::now();
        match self.hearers.store.keep_tried(self.hearers.run, &self.kept) {
            Ok(()) => {
                self.kept.clear();
                self.claims.clear();
            }
            Err(error) => self.brake.stop(Stop::Failure(error)),
        }
        match self.hearers.tail.as_ref().map_or(Ok(()), JournalTail::settle) {
            Ok(()) => self.counts.note_settled(),
            Err(error) => self.brake.stop(Stop::Failure(error)),
        }
    }

    /// Says what an end of the process would mean now.
    fn tell_watch(&self) {
        ending::tell_watch(self.hearers.watch, self.hearers.teller, self.counts, self.begun);
    }

    /// Notes what is left, when no more come.
    pub fn end(mut self) {
        self.note();
        self.progress.end();
    }
}

/// How many rows were tried.
fn behind(counts: &Counts) -> u64 {
    counts.tally.all() - counts.tally.rows(RowOutcome::Pending)
}
