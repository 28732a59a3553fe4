//! Several workers who do the same to one item after another, each with a way to the API of its own, all at one pace. Items
//! are taken from their source only as they are needed. What is done with an item is left to who asks for it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Mutex};
use std::thread::{Builder, scope};
use std::time::Duration;

use crate::base::error::Result;
use crate::base::threads::{self, lock};
use crate::output::ui::{Ui, UiSettings};
use crate::run::interrupt::SignalWatch;
use crate::run::pace::Pace;
use crate::run::session::Session;

/// How many workers there are where nothing else is said.
pub const USUAL_WORKERS: usize = 8;
/// So many items for each worker may be done before the result of an earlier one is there.
const AHEAD: usize = 16;
/// A list is worth one worker for so many rows of it.
const ROWS_FOR_ONE: usize = 8;
/// Results are waited for so long at a time, so that an end that a person asks for is noticed.
const TICK: Duration = Duration::from_millis(100);

/// What becomes of the items that were not begun.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flow {
    /// The next ones are begun.
    GoOn,
    /// Nothing more is begun; what is being done is waited for.
    Stop,
}

/// What came of an item.
pub enum Worked<Done> {
    /// It is done.
    Done(Done),
    /// It is done, and nothing more is begun: by no worker, from this moment on.
    Last(Done),
    /// It was not begun.
    Left,
}

/// What a worker tells.
enum Told<Done> {
    /// The item at this place is done.
    Done(usize, Done),
    /// An item was not begun.
    Left,
}

/// Workers with a session each.
pub struct Fleet<'a> {
    sessions: Vec<Session<'a>>,
    pace: Arc<Pace>,
    watch: &'a SignalWatch,
}

/// A worker's place: its way to the API, and where it says what would be said to people.
pub struct Worker<'a> {
    /// The way to the API.
    pub session: Session<'a>,
    /// Keeps what is said.
    pub ui: Ui,
}

impl<'a> Fleet<'a> {
    /// So many workers beside a session.
    pub fn beside(
        session: &Session<'a>,
        workers: usize,
        watch: &'a SignalWatch,
    ) -> Result<Fleet<'a>> {
        let pace = Pace::new(u32::try_from(workers).unwrap_or(u32::MAX));
        Fleet::at(pace, session, workers, watch)
    }

    /// The same, at this pace.
    pub fn at(
        pace: Arc<Pace>,
        session: &Session<'a>,
        workers: usize,
        watch: &'a SignalWatch,
    ) -> Result<Fleet<'a>> {
        let mut sessions = Vec::new();
        for _ in 0..workers.max(1) {
            sessions.push(session.beside(&pace)?);
        }
        Ok(Fleet { sessions, pace, watch })
    }

    /// So many workers as a list of so many rows is worth: a short one is read by one.
    pub fn workers_for(rows: usize) -> usize {
        (rows / ROWS_FOR_ONE).clamp(1, USUAL_WORKERS)
    }

    /// Does `work` to each item, and gives the results to `each` in the order of the items, until that says stop. An end that
    /// a person asks for begins nothing more.
    pub fn in_order<Item: Send, Done: Send>(
        self,
        items: impl Iterator<Item = Item>,
        settings: UiSettings,
        work: impl Fn(&mut Worker<'a>, Item) -> Done + Sync,
        mut each: impl FnMut(Done) -> Flow,
    ) -> Result<()> {
        let (mut next, mut late, mut flow) = (0, BTreeMap::new(), Flow::GoOn);
        let work = |worker: &mut Worker<'a>, item| Worked::Done(work(worker, item));
        let worked = self.each_done(items, settings, work, |come| {
            late.extend(come);
            while flow == Flow::GoOn
                && let Some(done) = late.remove(&next)
            {
                next += 1;
                flow = each(done);
            }
            flow
        });
        worked.map(drop)
    }

    /// Does `work` to each item, and gives each result to `each` as soon as it is there, with the place of its item; nothing
    /// where none came for a while. What is being done when nothing more is begun is waited for. Gives the fleet back, for
    /// other items.
    pub fn each_done<Item: Send, Done: Send>(
        self,
        items: impl Iterator<Item = Item>,
        settings: UiSettings,
        work: impl Fn(&mut Worker<'a>, Item) -> Worked<Done> + Sync,
        mut each: impl FnMut(Option<(usize, Done)>) -> Flow,
    ) -> Result<Fleet<'a>> {
        let Fleet { sessions, pace, watch } = self;
        pace.go_on();
        let (to_do, taken) = channel();
        let (tell, told) = channel();
        let (taken, stop) =
            (Mutex::new(taken), Stop { is_set: AtomicBool::new(false), pace: &pace });
        let bench = Bench { settings, taken, stop, watch, work };
        let sessions = scope(|scope| {
            let (bench, mut workers) = (&bench, Vec::new());
            for session in sessions {
                let tell = tell.clone();
                let thread = Builder::new().name("worker".to_owned());
                let started = thread.spawn_scoped(scope, move || bench.work(session, &tell));
                workers.push(started.map_err(|error| threads::none_left(&error))?);
            }
            drop(tell);
            let (mut items, count) = (items.fuse(), workers.len());
            let (mut at, mut ahead, mut open) = (0, Ahead::default(), 0);
            loop {
                while open <= count && ahead.room(at, count) && !bench.stop.is_set() {
                    let Some(item) = items.next() else { break };
                    // The workers live as long as this end of the channel.
                    let _ = to_do.send((at, item));
                    (at, open) = (at + 1, open + 1);
                }
                if open == 0 {
                    break;
                }
                let flow = match told.recv_timeout(TICK) {
                    Ok(Told::Done(place, done)) => {
                        open -= 1;
                        ahead.note_done(place);
                        each(Some((place, done)))
                    }
                    Ok(Told::Left) => {
                        open -= 1;
                        Flow::GoOn
                    }
                    Err(RecvTimeoutError::Timeout) => each(None),
                    Err(RecvTimeoutError::Disconnected) => break,
                };
                if flow == Flow::Stop || watch.is_ending() {
                    bench.stop.set();
                }
            }
            drop(to_do);
            // A worker that panicked has ended the process.
            Ok(workers.into_iter().filter_map(|worker| worker.join().ok()).collect())
        })?;
        Ok(Fleet { sessions, pace, watch })
    }
}

/// Whether nothing more is begun.
struct Stop<'p> {
    is_set: AtomicBool,
    pace: &'p Pace,
}

impl Stop<'_> {
    fn is_set(&self) -> bool {
        self.is_set.load(Ordering::SeqCst)
    }

    fn set(&self) {
        self.is_set.store(true, Ordering::SeqCst);
        self.pace.stop();
    }
}

/// Where workers take their items from, and what they do with them.
struct Bench<'p, Item, Work> {
    settings: UiSettings,
    taken: Mutex<Receiver<(usize, Item)>>,
    stop: Stop<'p>,
    watch: &'p SignalWatch,
    work: Work,
}

impl<Item, Work> Bench<'_, Item, Work> {
    /// Does the work of one worker, as long as items come. Gives its session back.
    fn work<'a, Done>(&self, session: Session<'a>, tell: &Sender<Told<Done>>) -> Session<'a>
    where
        Work: Fn(&mut Worker<'a>, Item) -> Worked<Done>,
    {
        let mut worker = Worker { session, ui: self.settings.open_unseen() };
        loop {
            let next = lock(&self.taken).recv();
            let Ok((at, item)) = next else { return worker.session };
            let told = match self.work_on(&mut worker, item) {
                Worked::Done(done) | Worked::Last(done) => Told::Done(at, done),
                Worked::Left => Told::Left,
            };
            if tell.send(told).is_err() {
                return worker.session;
            }
        }
    }

    /// Works on one item. What it means for the others holds before this worker, or whoever hears of it, does anything else.
    fn work_on<'a, Done>(&self, worker: &mut Worker<'a>, item: Item) -> Worked<Done>
    where
        Work: Fn(&mut Worker<'a>, Item) -> Worked<Done>,
    {
        if self.stop.is_set() || self.watch.is_ending() {
            return Worked::Left;
        }
        worker.session.begin_item();
        let worked = (self.work)(worker, item);
        worker.session.end_item();
        if matches!(worked, Worked::Last(_)) {
            self.stop.set();
        }
        worked
    }
}

/// Which items are done before an earlier one.
#[derive(Default)]
struct Ahead {
    /// Every item before this one is done.
    first: usize,
    done: BTreeSet<usize>,
}

impl Ahead {
    /// Whether the item at this place may be begun.
    fn room(&self, at: usize, workers: usize) -> bool {
        at < self.first + workers * AHEAD
    }

    fn note_done(&mut self, at: usize) {
        self.done.insert(at);
        while self.done.remove(&self.first) {
            self.first += 1;
        }
    }
}
