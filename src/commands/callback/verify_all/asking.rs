//! `--check` with many callbacks: the API is asked about each authentic one, by several workers at one pace, and the rows come in
//! the order of the records all the same.

use std::collections::VecDeque;
use std::sync::mpsc::{Receiver, RecvTimeoutError, sync_channel};
use std::thread;
use std::time::Duration;

use super::batch::{Ask, Batch};
use super::har;
use super::judge::Judge;
use super::line_verdict::LineVerdict;
use super::lines;
use super::report::Report;
use super::sink::Sink;
use super::source::{Shape, Source};
use super::stop::Stop;
use super::style::Row;
use super::values;
use crate::base::error::{self, Error, ErrorKind};
use crate::callback::{CheckOutcome, Pasted, verify};
use crate::commands::callback::check;
use crate::commands::callback::claims::{Answer, Checked};
use crate::output::ui::UiSettings;
use crate::run::fleet::{Fleet, Flow, USUAL_WORKERS, Worker};
use crate::run::interrupt::SignalWatch;
use crate::run::session::Session;

/// So many batches may wait while the API is asked.
const WAITING: usize = 1;
/// Input is waited for so long at a time: what is known meanwhile is shown.
const TICK: Duration = Duration::from_millis(20);
/// After so many unanswered questions in a row, no further one is asked.
const MOST_FAILURES: u32 = 3;

/// The way to the API, and what a worker needs.
pub struct Account<'a> {
    /// Its session.
    pub session: &'a Session<'a>,
    /// Tells when somebody wants an end.
    pub watch: &'a SignalWatch,
    /// Opens what a worker says.
    pub settings: UiSettings,
}

/// Judges every record of the source, and asks the API about those that are authentic.
pub fn check(
    shape: Shape,
    source: Source,
    judge: &Judge,
    account: Account,
    report: &mut Report,
) -> Result<(), Stop> {
    let (mut sender, batches) = sync_channel(WAITING);
    let own = judge.clone();
    let reader = thread::spawn(move || read(shape, source, &own, &mut sender));
    let mut items = Items { batches, open: VecDeque::new(), is_at_end: false };
    let fleet = Fleet::beside(account.session, USUAL_WORKERS, account.watch).map_err(Stop::Cut)?;
    let mut answers = Answers { judge, report, asked: 0, in_a_row: 0, stopped: None };
    let work = |worker: &mut Worker, item| ask(worker, item, judge);
    let ended = fleet.in_order(&mut items, account.settings, work, |done| answers.take(done));
    answers.report.tell(&[], "");
    ended.map_err(Stop::Cut)?;
    match answers.stopped {
        Some(stop) => Err(stop),
        None if account.watch.is_ending() || !items.is_at_end => Err(Stop::Interrupted),
        // It has ended, since nobody sends any more.
        None => reader.join().unwrap_or_else(|_| Err(Stop::Cut(Error::bug("the reading failed")))),
    }
}

/// Judges every record of the source.
pub fn read(shape: Shape, source: Source, judge: &Judge, sink: &mut dyn Sink) -> Result<(), Stop> {
    match shape {
        Shape::Lines => lines::check(source, judge, sink),
        Shape::Har => har::check(source, judge, sink),
        Shape::Values => values::check(source, judge, sink),
    }
}

/// What is done one after another.
enum Item {
    /// Rows that are known.
    Rows(Batch),
    /// A question to the API.
    Ask(Ask),
    /// No input has come.
    Nothing,
}

/// The items of the batches that come from the reader.
struct Items {
    batches: Receiver<Batch>,
    open: VecDeque<Item>,
    is_at_end: bool,
}

impl Iterator for Items {
    type Item = Item;

    fn next(&mut self) -> Option<Item> {
        if let Some(item) = self.open.pop_front() {
            return Some(item);
        }
        match self.batches.recv_timeout(TICK) {
            Ok(batch) => self.add(batch),
            Err(RecvTimeoutError::Timeout) => return Some(Item::Nothing),
            Err(RecvTimeoutError::Disconnected) => self.is_at_end = true,
        }
        self.open.pop_front()
    }
}

impl Items {
    /// Takes a batch apart where a question stands in it.
    fn add(&mut self, batch: Batch) {
        let Batch { rows, mut counts, asks } = batch;
        let (mut start, end) = (0, rows.len());
        for ask in asks {
            let rows = rows[start..ask.at].to_owned();
            start = ask.at;
            let counts = std::mem::take(&mut counts);
            self.open.push_back(Item::Rows(Batch { rows, counts, asks: Vec::new() }));
            self.open.push_back(Item::Ask(ask));
        }
        let rows = rows[start..end].to_owned();
        self.open.push_back(Item::Rows(Batch { rows, counts, asks: Vec::new() }));
    }
}

/// What became of an item.
enum Done {
    Rows(Batch),
    Asked { ask: Ask, told: error::Result<Checked>, said: Vec<String> },
    Nothing,
}

/// Asks the API, where this item is a question.
fn ask(worker: &mut Worker, item: Item, judge: &Judge) -> Done {
    let ask = match item {
        Item::Rows(batch) => return Done::Rows(batch),
        Item::Nothing => return Done::Nothing,
        Item::Ask(ask) => ask,
    };
    let verdict = verify(&Pasted::of_query(&*ask.query), &judge.secret.bytes, judge.kind);
    let told = check::of(&verdict, &worker.session, &mut worker.ui);
    Done::Asked { ask, told, said: worker.ui.take_kept() }
}

/// The answers, in the order of the records.
struct Answers<'a, 'b> {
    judge: &'a Judge,
    report: &'a mut Report<'b>,
    asked: u64,
    /// Unanswered questions since the last answer.
    in_a_row: u32,
    stopped: Option<Stop>,
}

impl Answers<'_, '_> {
    fn take(&mut self, done: Done) -> Flow {
        let (batch, cut) = match done {
            Done::Nothing => return Flow::GoOn,
            Done::Rows(batch) => (batch, None),
            Done::Asked { told: Err(error), .. } if error.kind() == ErrorKind::Interrupted => {
                return Flow::Stop;
            }
            Done::Asked { ask, told, said } => {
                self.asked += 1;
                self.report.tell(&said, &format!("{} asked of the API", self.asked));
                self.answered(&ask, told)
            }
        };
        self.stopped = match (self.report.take(batch), cut) {
            (Err(stop), _) => Some(stop),
            (Ok(()), cut) => cut.map(Stop::Cut),
        };
        if self.stopped.is_some() { Flow::Stop } else { Flow::GoOn }
    }

    /// The row of a callback that the API was asked about, and the failure that nothing can be asked after.
    fn answered(&mut self, ask: &Ask, told: error::Result<Checked>) -> (Batch, Option<Error>) {
        let (verdict, reason, cut) = match told {
            Ok(checked) => {
                self.in_a_row = 0;
                let verdict = match checked.answer {
                    Answer::Same => LineVerdict::Checked(CheckOutcome::Authentic),
                    Answer::NotConfirmed => LineVerdict::NotConfirmed,
                    Answer::Otherwise => LineVerdict::NotTrueNow,
                };
                (verdict, checked.differences.join("; "), None)
            }
            Err(error) => {
                self.in_a_row += 1;
                (LineVerdict::NotConfirmed, error.to_string(), self.failed(error))
            }
        };
        let mut batch = Batch::default();
        batch.counts.add(verdict);
        let row = Row {
            number: ask.number,
            verdict,
            object: ask.object.as_str().into(),
            status: ask.status.as_str().into(),
            reason: self.judge.masked(reason),
        };
        self.judge.style.add(&row, &mut batch.rows);
        (batch, cut)
    }

    /// The failure, where it is none of this callback alone: what is wrong with the account or the server is wrong for every one.
    fn failed(&self, error: Error) -> Option<Error> {
        let is_of_callback = matches!(
            error.kind(),
            ErrorKind::NotFound | ErrorKind::Refused | ErrorKind::CheckFailed
        );
        let goes_on = error.kind() == ErrorKind::Unavailable && self.in_a_row < MOST_FAILURES;
        (!is_of_callback && !goes_on).then_some(error)
    }
}
