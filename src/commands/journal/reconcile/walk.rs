//! Reads the objects at one pace, and holds each against the journal, in the order in which they were gathered.

use std::collections::HashMap;
use std::time::{Duration, Instant};

use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::gathered::{Gathered, ORDERS};
use super::report::{Report, Stop};
use super::totals::Totals;
use crate::api::{self, Compared, IdKind, ORDER_TRACE, State};
use crate::base::dates::TimeFrame;
use crate::base::error::{Error, ErrorKind, Result};
use crate::output::ui::Ui;
use crate::run::fleet::{Fleet, Flow, Worker};
use crate::run::interrupt::SignalWatch;
use crate::run::reconcile::{Difference, DifferenceKind, Moment, ObjectRead};
use crate::run::session::Session;
use crate::store::journal::{Entry, Journal};
use crate::store::worklist::WorkItem;

/// After so many objects in a row that the server did not answer about, no further one is tried.
const MOST_FAILURES: u32 = 3;
/// Where no terminal shows how far it has come, a line says so as often as this.
const TOLD_EVERY: Duration = Duration::from_secs(10);

/// What reading the objects needs.
pub struct Walk<'a> {
    /// The way to the API.
    pub session: &'a Session<'a>,
    /// The journal, if there is one.
    pub journal: Option<&'a Journal>,
    /// Whether somebody wants it to end.
    pub watch: &'a SignalWatch,
    /// The time that is compared.
    pub frame: TimeFrame,
    /// How long an accepted refund may take to show.
    pub grace: Duration,
    /// The objects, and what the journal knows of them.
    pub gathered: &'a Gathered,
}

/// What reading one object gave.
enum Reading {
    /// Its state.
    Read(Box<State>),
    /// A list named it, and its date is not of this time.
    OutOfTime,
    /// It could not be read.
    Failed(Error),
}

/// An object that was read.
struct Read {
    item: WorkItem,
    compared: &'static Compared,
    /// Just before it was read.
    at: Timestamp,
    reading: Reading,
    /// The entries, unknown or said not to have happened, that were to make what looks like it.
    alike: Vec<i64>,
    /// What was said meanwhile.
    said: Vec<String>,
}

impl Walk<'_> {
    /// Reads and compares all of them, until somebody wants it to end or none can be read any more.
    pub fn all(
        &self,
        report: &mut Report,
        totals: &mut Totals,
        ui: &mut Ui,
    ) -> std::result::Result<(), Stop> {
        totals.count = self.gathered.list.count()?;
        for (object, unknown) in &self.gathered.unknown {
            let found = totals.keep(object, vec![unknown.clone()]);
            report.take(object, found, ui)?;
        }
        let workers = Fleet::workers_for(totals.count);
        let pace = self.session.pace(workers, self.journal)?;
        let fleet = Fleet::at(pace, self.session, workers, self.watch)?;
        let mut items = Items { walk: self, place: 0, failure: None };
        let (frame, settings, unsettled) = (self.frame, ui.settings(), &self.gathered.unsettled);
        let mut taken = Taken { walk: self, report, totals, told: Instant::now(), in_a_row: 0 };
        let mut stop = None;
        fleet.in_order(
            &mut items,
            settings,
            |worker, (item, compared)| Read::of(worker, item, compared, &frame, unsettled),
            |read| match taken.take(read, ui) {
                Ok(flow) => flow,
                Err(why) => {
                    stop = Some(why);
                    Flow::Stop
                }
            },
        )?;
        ui.progress("");
        match stop.or(items.failure.map(Stop::Failed)) {
            Some(stop) => Err(stop),
            None => Ok(()),
        }
    }

    /// All that differs of an object.
    fn differences(&self, read: &Read) -> Result<Vec<Difference>> {
        // The journal is looked at after the object was read: what happened in between may show or not.
        let (entries, makers) = (self.entries(&read.item.object)?, self.makers(&read.item.object)?);
        let zone = TimeZone::clone(&self.session.context.profile.zone);
        let moment = Moment { read_at: read.at, grace: self.grace, zone };
        let object = ObjectRead {
            compared: read.compared,
            entries: &entries,
            makers: &makers,
            moment: &moment,
        };
        Ok(match &read.reading {
            Reading::Read(state) => {
                let mut found = object.differences(state);
                if read.item.is_listed_only && entries.is_empty() && makers.is_empty() {
                    found.push(not_from_here(&read.alike, state));
                }
                found
            }
            Reading::OutOfTime => Vec::new(),
            Reading::Failed(error) if error.kind() == ErrorKind::NotFound => {
                vec![object.gone("the API knows no such object")]
            }
            Reading::Failed(error) => {
                vec![Difference::new(DifferenceKind::NotRead, "object", error.to_string())]
            }
        })
    }

    /// What was sent to an object, oldest first, whichever machine sent it.
    fn entries(&self, object: &str) -> Result<Vec<Entry>> {
        let Some(journal) = self.journal else { return Ok(Vec::new()) };
        let mut entries = journal.about(&self.session.context.base_url, object)?;
        entries.sort_by_key(Entry::begun);
        Ok(entries)
    }

    /// What made an object.
    fn makers(&self, object: &str) -> Result<Vec<Entry>> {
        let Some(journal) = self.journal else { return Ok(Vec::new()) };
        let mut makers = Vec::new();
        for number in self.gathered.list.makers(object)? {
            makers.extend(journal.entry(number)?);
        }
        Ok(makers)
    }
}

/// That the API lists what no entry explains, and which entries were to make what looks like it.
fn not_from_here(alike: &[i64], state: &State) -> Difference {
    let (kind, what) = match alike {
        [] => (
            DifferenceKind::NotFromHere,
            "no entry of the journal made it or wrote to it".to_owned(),
        ),
        entries => {
            let entries: Vec<String> = entries.iter().map(i64::to_string).collect();
            let what = format!(
                "it has the customer, lines, amount and date of what entry {} sent, which is not known to have happened, or \
                 was said not to have",
                entries.join(", ")
            );
            (DifferenceKind::MadeAllTheSame, what)
        }
    };
    Difference::new(kind, "order", what).amounts(None, state.total).entries(alike.to_vec())
}

/// The objects, one after another.
struct Items<'a> {
    walk: &'a Walk<'a>,
    place: i64,
    /// Why there are no more, if they are not at their end.
    failure: Option<Error>,
}

impl Iterator for Items<'_> {
    type Item = (WorkItem, &'static Compared);

    fn next(&mut self) -> Option<Self::Item> {
        match self.walk.gathered.list.after(self.place) {
            Ok(item) => {
                let item = item?;
                self.place = item.place;
                // Nothing else was gathered.
                let compared = IdKind::of(&item.object)?.compared()?;
                Some((item, compared))
            }
            Err(error) => {
                self.failure = Some(error);
                None
            }
        }
    }
}

impl Read {
    /// Reads one object. What only a list names is read by its date first.
    fn of(
        worker: &mut Worker,
        item: WorkItem,
        compared: &'static Compared,
        frame: &TimeFrame,
        unsettled: &HashMap<String, Vec<i64>>,
    ) -> Read {
        let at = Timestamp::now();
        let mut alike = Vec::new();
        let is_of_time = match item.is_listed_only {
            true => {
                is_of_time(worker, &item.object, frame, unsettled).map(|(is_of_time, entries)| {
                    alike = entries;
                    is_of_time
                })
            }
            false => Ok(true),
        };
        let reading = match is_of_time {
            Ok(true) => {
                match worker.session.read_state(compared.read, &item.object, &mut worker.ui) {
                    Ok(state) => Reading::Read(Box::new(state)),
                    Err(error) => Reading::Failed(error),
                }
            }
            Ok(false) => Reading::OutOfTime,
            Err(error) => Reading::Failed(error),
        };
        Read { item, compared, at, reading, alike, said: worker.ui.take_kept() }
    }
}

/// Whether the date of an order is of this time, and which unsettled entries were to make what looks like it. A date that
/// cannot be read is of this time.
fn is_of_time(
    worker: &mut Worker,
    order: &str,
    frame: &TimeFrame,
    unsettled: &HashMap<String, Vec<i64>>,
) -> Result<(bool, Vec<i64>)> {
    let Some(details) = api::endpoint(ORDERS).and_then(|list| list.row_details) else {
        return Ok((true, Vec::new()));
    };
    let told = worker.session.fetch(details.command, order, &mut worker.ui)?;
    let is_of_time = details.date_in(&told).is_none_or(|date| frame.holds(date));
    let likeness = (!unsettled.is_empty()).then(|| ORDER_TRACE.likeness_of_details(&told));
    let alike = likeness.and_then(|likeness| unsettled.get(&likeness)).cloned();
    Ok((is_of_time, alike.unwrap_or_default()))
}

/// What was read so far, and where it goes.
struct Taken<'a> {
    walk: &'a Walk<'a>,
    report: &'a mut Report,
    totals: &'a mut Totals,
    /// When a line said how far it has come.
    told: Instant,
    /// How often in a row the server gave no answer that can be used.
    in_a_row: u32,
}

impl Taken<'_> {
    /// Compares the next object, and shows what differs.
    fn take(&mut self, read: Read, ui: &mut Ui) -> std::result::Result<Flow, Stop> {
        ui.tell_kept(&read.said);
        match &read.reading {
            Reading::Failed(error) if !self.goes_on(error, &read.item.object, ui) => {
                return Ok(Flow::Stop);
            }
            Reading::Failed(_) => {}
            Reading::Read(_) => self.in_a_row = 0,
            Reading::OutOfTime => {
                self.in_a_row = 0;
                self.totals.out_of_time += 1;
            }
        }
        self.totals.read += 1;
        let found = self.walk.differences(&read)?;
        let found = self.totals.keep(&read.item.object, found);
        self.report.take(&read.item.object, found, ui)?;
        self.tell_progress(ui);
        Ok(Flow::GoOn)
    }

    /// Whether the next object is tried after a failure. What is wrong with the account or the server is wrong for all of
    /// them.
    fn goes_on(&mut self, error: &Error, object: &str, ui: &mut Ui) -> bool {
        let goes_on = match error.kind() {
            ErrorKind::NotFound | ErrorKind::Refused | ErrorKind::Guarded => {
                self.in_a_row = 0;
                true
            }
            ErrorKind::Unavailable => {
                self.in_a_row += 1;
                self.in_a_row < MOST_FAILURES
            }
            _ => false,
        };
        // Who asked for the end knows why the rest was not read.
        if goes_on {
            self.totals.failed(error.clone());
            ui.warn(&format!("{object} could not be read: {error}"));
        } else if error.kind() != ErrorKind::Interrupted {
            self.totals.cut(error.clone());
        }
        goes_on
    }

    fn tell_progress(&mut self, ui: &mut Ui) {
        let line = self.totals.progress();
        if ui.tells_progress() {
            ui.progress(&line);
        } else if self.told.elapsed() >= TOLD_EVERY {
            self.told = Instant::now();
            ui.note(&line);
        }
    }
}
