//! One look at every object of a run when all of its rows were sent: which rows show in effect. That one does not show yet
//! changes nothing about it. What another machine has sent that still works on the run, is looked at by that one.

use std::sync::Mutex;

use super::counts::Counts;
use super::look_at_made::look_at_made;
use super::pending::{Known, Standing};
use super::progress::Progress;
use super::senders::Senders;
use crate::api::Endpoint;
use crate::base::error::Result;
use crate::base::threads::lock;
use crate::output::ui::Ui;
use crate::run::bulk::plan::{PlanReader, PlanRow};
use crate::run::evidence::Finding;
use crate::run::fleet::{Fleet, Flow, Worked, Worker};
use crate::run::interrupt::SignalWatch;
use crate::run::resolve::finding;
use crate::store::journal::{Entry, Journal};
use crate::store::runs::{RowOutcome, RowResult, RunStore};

/// Results are noted together, so many at a time.
const TOGETHER: usize = 64;
/// What the message of a row begins with that was seen in effect.
const CONFIRMED: &str = "confirmed";

/// A row that was carried out, to be looked at.
struct Sent {
    noted: RowResult,
    entry: Entry,
}

/// The look at the objects of a run.
pub struct ReadBack<'a> {
    /// The plan.
    pub plan: &'a PlanReader,
    /// What is known of the rows.
    pub standing: &'a Standing<'a>,
    /// Where results are noted.
    pub store: &'a RunStore,
    /// Hears signals: an end that is asked for ends the look.
    pub watch: &'a SignalWatch,
}

impl ReadBack<'_> {
    /// Looks at the object of each row that is done, and notes which show it.
    pub fn look(
        &self,
        fleet: Fleet,
        journals: Vec<Journal>,
        counts: &mut Counts,
        ui: &mut Ui,
    ) -> Result<()> {
        let endpoint = self.plan.header.endpoint()?;
        let shows = endpoint.shows_effect() || endpoint.trace.is_some();
        if !shows || self.watch.is_ending() {
            return Ok(());
        }
        let (mut rows, mut failed) = (self.standing.each(self.plan.rows()?), None);
        let mut senders = Senders::beside(&journals, self.standing.journal);
        let mut confirmed = 0;
        let sent = std::iter::from_fn(|| {
            next_sent(&mut rows, &mut senders, &mut confirmed).unwrap_or_else(|error| {
                failed = Some(error);
                None
            })
        });
        let journals = Mutex::new(journals);
        let (mut looked, mut shown, mut kept) = (0, 0, Vec::new());
        let mut progress = Progress::begin(counts.tally.rows(RowOutcome::Done), 0, "looked at", ui);
        let look =
            |worker: &mut Worker, sent| Worked::Done(look_at(worker, endpoint, sent, &journals));
        fleet.each_done(sent, ui.settings_for_people(), look, |result| {
            if let Some((_, result)) = result {
                looked += 1;
                shown += u64::from(result.is_some());
                kept.extend(result);
            }
            if kept.len() >= TOGETHER {
                // What cannot be noted stays accepted.
                let _ = self.store.keep(&self.plan.header.run, &kept);
                kept.clear();
            }
            progress.tell(counts, looked, ui);
            Flow::GoOn
        })?;
        let _ = self.store.keep(&self.plan.header.run, &kept);
        progress.end();
        counts.confirmed = shown + confirmed;
        failed.map_or(Ok(()), Err)
    }
}

/// Whether a row was seen in effect.
pub fn is_confirmed(noted: &RowResult) -> bool {
    noted.message.starts_with(CONFIRMED)
}

/// The next row that is done, was not seen in effect before, and is not left to another machine.
fn next_sent(
    rows: &mut impl Iterator<Item = Result<(PlanRow, Option<Known>)>>,
    senders: &mut Senders,
    confirmed: &mut u64,
) -> Result<Option<Sent>> {
    for row in rows {
        let (row, Some(known)) = row? else { continue };
        let (RowOutcome::Done, Some(entry)) = (known.outcome, known.entry) else { continue };
        let amount = entry.intent.amount.or(row.amount);
        let noted = known.noted.unwrap_or_else(|| RowResult {
            row: row.row,
            outcome: RowOutcome::Done,
            amount,
            message: "accepted".to_owned(),
            entry: Some(entry.id),
            cells: Vec::new(),
        });
        if is_confirmed(&noted) {
            *confirmed += 1;
            continue;
        }
        if senders.is_of_another(&entry)? {
            continue;
        }
        return Ok(Some(Sent { noted, entry }));
    }
    Ok(None)
}

/// The result of a row whose object shows it; nothing where it does not, or cannot be read.
fn look_at(
    worker: &mut Worker,
    endpoint: &'static Endpoint,
    sent: Sent,
    journals: &Mutex<Vec<Journal>>,
) -> Option<RowResult> {
    let Some(object) = sent.entry.intent.object.as_deref() else {
        let why = look_at_made(worker, endpoint, &sent.entry)?;
        return Some(confirmed(sent.noted, &why));
    };
    let read = endpoint.shown.or(endpoint.state)?;
    let now = worker.session.read_state(read, object, &mut worker.ui).ok()?;
    let mut journal = lock(journals).pop()?;
    let found = finding(endpoint, &sent.entry, object, &now, &mut journal);
    lock(journals).push(journal);
    worker.ui.take_kept();
    match found {
        Ok(Finding::Happened(why)) => Some(confirmed(sent.noted, &why)),
        _ => None,
    }
}

fn confirmed(noted: RowResult, why: &str) -> RowResult {
    let message = format!("{CONFIRMED}: {why}");
    RowResult { message, outcome: RowOutcome::Done, ..noted }
}
