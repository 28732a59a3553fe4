//! How a run ends, in one last line: what became of its rows, what they come to, what to do next. Once a row may have been begun
//! every end is one of these, whatever else fails: so nothing here fails.

use super::counts::Counts;
use super::money_words;
use crate::api::Endpoint;
use crate::base::error::{Error, ErrorKind, Result};
use crate::base::money;
use crate::base::step::Command;
use crate::output::run_ending::RunEnding;
use crate::run::bulk::lost_entries::lost_rows;
use crate::run::bulk::plan::PlanHeader;
use crate::run::interrupt::SignalWatch;
use crate::store::runs::RowOutcome;

/// Why a run stopped before its last row.
#[derive(Clone, Debug)]
pub enum Stop {
    /// A person wanted it to end.
    Interrupted,
    /// Nobody knows what became of a row: the failure of it.
    Unknown(Error),
    /// Too many rows failed: the failure of the last.
    Failures(Error),
    /// Every other row would fail as well.
    Failure(Error),
}

impl Stop {
    /// Why, in words.
    pub fn why(&self) -> String {
        match self {
            Stop::Interrupted => "interrupted".to_owned(),
            Stop::Unknown(error) => format!("stopped at the first unknown row: {error}"),
            Stop::Failures(error) => format!("stopped after too many failures, the last: {error}"),
            Stop::Failure(error) => format!("stopped: {error}"),
        }
    }

    fn kind(&self) -> ErrorKind {
        match self {
            Stop::Interrupted => ErrorKind::Interrupted,
            Stop::Unknown(error) | Stop::Failures(error) | Stop::Failure(error) => error.kind(),
        }
    }
}

/// How a run ends of which a row may have been begun. It is no `Result`, so that no failure on the way takes its place.
#[must_use]
#[derive(Debug)]
pub enum RunEnd {
    /// All rows are done.
    Done(RunEnding),
    /// Some are not: how many, and what is known of the money.
    Left(Error),
}

/// Tells of the run of a plan.
#[derive(Clone, Copy)]
pub struct Teller<'a> {
    header: &'a PlanHeader,
    endpoint: &'static Endpoint,
}

impl<'a> Teller<'a> {
    /// Whoever tells of the run of this plan; asked before its first row.
    pub fn of(header: &'a PlanHeader) -> Result<Teller<'a>> {
        Ok(Teller { header, endpoint: header.endpoint()? })
    }

    /// Whether its rows write.
    pub fn writes(&self) -> bool {
        self.endpoint.effect.writes()
    }
}

/// The end of a run whose rows are counted, with why it stopped, if it did.
pub fn of(teller: Teller, counts: &Counts, stop: Option<&Stop>) -> RunEnd {
    let Teller { header, endpoint } = teller;
    let (all, done) = (counts.tally.all(), counts.tally.rows(RowOutcome::Done));
    let moves_money = endpoint.effect.moves_money();
    if done == all && stop.is_none() {
        return RunEnd::Done(RunEnding {
            run: header.run.clone(),
            command: header.command.clone(),
            rows: done,
            confirmed: counts.confirmed,
            sum: moves_money.then(|| counts.tally.sum(RowOutcome::Done)),
            report: report_of(&header.run).why("what became of each row"),
        });
    }
    let mut error = failure(teller, counts, kind(counts, stop), counts.tally.in_words());
    if let Some(stop) = stop {
        error = error.detail(stop.why());
        if let Stop::Failure(cause) | Stop::Failures(cause) | Stop::Unknown(cause) = stop {
            error.report_mut().http = cause.report().http;
        }
        // What mends one row is no step for the run, which is not sent by the command that begins it again.
        if let Stop::Failure(cause) = stop {
            let steps = cause.report().next.iter().filter(|step| !step.is_typed());
            error.report_mut().next.extend(steps.cloned());
        }
    }
    RunEnd::Left(error)
}

/// The end of a run that was cancelled and of which something is still unknown: nothing of it is sent any more.
pub fn cancelled(teller: Teller, counts: &Counts) -> Error {
    let error = failure(teller, counts, kind(counts, None), counts.tally.in_words());
    error.detail("it was cancelled: what is pending stays unsent")
}

/// Tells the watch what an end of the process would mean now: while rows are on their way, and where only those were begun that
/// have ended, with so many intents.
pub fn tell_watch(watch: &SignalWatch, teller: Teller, counts: &Counts, begun: u64) {
    let cut_off = cut_off(teller, counts);
    match of(teller, counts, Some(&Stop::Interrupted)) {
        RunEnd::Left(still) if teller.endpoint.effect.writes() => {
            let words = if begun == 0 { "nothing was sent" } else { "no row was on its way" };
            watch.note_rows(cut_off, begun, still.detail(words));
        }
        _ => watch.note_waiting(cut_off),
    }
}

/// Notes how the run has ended, whatever ends the process now.
pub fn note_tried(watch: &SignalWatch, ended: RunEnd) {
    match ended {
        RunEnd::Done(ending) => watch.note_run_done(ending),
        RunEnd::Left(error) => watch.note_waiting(error),
    }
}

/// The end of a process that is ended while rows are on their way.
fn cut_off(teller: Teller, counts: &Counts) -> Error {
    let Teller { header, endpoint } = teller;
    let writes = endpoint.effect.writes();
    let kind = match (counts.tally.rows(RowOutcome::Done), writes) {
        (1.., _) => ErrorKind::Partly,
        (0, true) => ErrorKind::Unknown,
        (0, false) => ErrorKind::Interrupted,
    };
    let words = format!("{} or on their way", counts.tally.in_words());
    let error = failure(teller, counts, kind, words);
    if !writes {
        return error.detail("interrupted: what was on its way is read again");
    }
    let mut error = error.next(unknown_of(&header.run).why("which rows were on their way"));
    error.report_mut().money = endpoint.money_when(ErrorKind::Unknown);
    error.report_mut().money_words = None;
    error.detail(
        "interrupted: what was on its way is unknown, and the journal knows which rows that are",
    )
}

/// The exit code of a run that is not done: that some rows are, else what stopped it.
fn kind(counts: &Counts, stop: Option<&Stop>) -> ErrorKind {
    match stop {
        _ if counts.tally.rows(RowOutcome::Done) > 0 => ErrorKind::Partly,
        _ if counts.tally.rows(RowOutcome::Unknown) > 0 => ErrorKind::Unknown,
        Some(stop) => stop.kind(),
        None => ErrorKind::Guarded,
    }
}

/// The failure of a run that is not done; `words` say what became of its rows.
fn failure(teller: Teller, counts: &Counts, kind: ErrorKind, words: String) -> Error {
    let Teller { header: PlanHeader { run, command, .. }, endpoint } = teller;
    let (all, done) = (counts.tally.all(), counts.tally.rows(RowOutcome::Done));
    let mut what = format!("{run}: {done} of {all} × {command} are done");
    if endpoint.effect.moves_money() && done > 0 {
        what.push_str(&format!(", {} in all", money::show(counts.tally.sum(RowOutcome::Done))));
    }
    let mut error = Error::new(kind, what).detail(words);
    if let Some((row, why)) = &counts.first_refusal {
        error = error.detail(format!("row {row}: {why}"));
    }
    let unknown = counts.tally.rows(RowOutcome::Unknown);
    if endpoint.effect.writes() {
        let (money, words) = money_words::of(endpoint, counts);
        (error.report_mut().money, error.report_mut().money_words) = (money, Some(words));
    }
    error = error.next(report_of(run).why("what became of each row"));
    let lost = counts.lost.min(unknown);
    let unknown = unknown - lost;
    if unknown > 0 {
        error = error.next(unknown_of(run).why("which are unknown"));
    }
    if lost > 0 {
        error = lost_rows(run).into_iter().fold(error, Error::next);
    }
    error = counts.in_doubt.steps().fold(error, Error::next);
    let left = if counts.is_cancelled { 0 } else { counts.tally.rows(RowOutcome::Pending) };
    let why = match (unknown, left) {
        (0, 0) => None,
        (0, _) => Some("send what is pending"),
        // What resume could not settle is for a person to look at.
        (_, 0) if counts.was_settled && endpoint.creates() => None,
        (_, 0) => Some("settle what is unknown"),
        _ => Some("settle what is unknown, and send what is pending"),
    };
    if let Some(why) = why {
        error = error.next(Command::new("bulk resume").arg(run).why(why));
    } else if unknown > 0 {
        let settle = Command::new("journal resolve").arg("NUMBER");
        error = error.next(settle.why("for each of them: resume cannot settle them"));
    }
    error
}

/// The entries of a run whose outcome is unknown.
fn unknown_of(run: &str) -> Command {
    Command::new("journal list --run").arg(run).arg("--outcome").arg("unknown")
}

fn report_of(run: &str) -> Command {
    Command::new("bulk report").arg(run)
}
