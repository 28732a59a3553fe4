//! Looks whether the object shows a write, once or until it does; and whether the API tells that it was rejected. What is
//! said of it stands in `ending.rs`.

use std::time::{Duration, Instant};

use serde_json::Value;

use super::ending::is_confirmed;
use super::prepared::Prepared;
use crate::api::State;
use crate::base::error::{Error, ErrorKind, Money, Result};
use crate::base::step::{Command, Step};
use crate::output::ending::Ending;
use crate::output::ui::Ui;
use crate::run::seen;
use crate::run::session::Session;

/// The pause between two looks for a result: at first, and at most. With two reads for each look this stays far below
/// the rate limit.
const FIRST_PAUSE: Duration = Duration::from_millis(500);
const LONGEST_PAUSE: Duration = Duration::from_secs(5);

/// A look at the end of a wait gets this long to be answered.
const SHORTEST_LOOK: Duration = Duration::from_secs(1);

/// So many rows about the same thing are kept of a list of results.
const MOST_RESULTS: usize = 1000;

/// What the API told of earlier writes just before this one was sent, so that it is not taken for news of this one.
pub struct Baseline {
    /// It told that an earlier write was rejected, or it told nothing.
    rejected: bool,
    /// The rows about the same thing that the list of results had.
    results: Vec<Value>,
}

impl Baseline {
    /// Reads the baseline, where the result of this write is waited for.
    pub fn read(write: &Prepared, session: &Session, ui: &mut Ui) -> Result<Baseline> {
        if write.call.invocation.wait.is_none() {
            return Ok(Baseline { rejected: true, results: Vec::new() });
        }
        let timeout = write.call.context.timeout;
        let rejected = is_rejected(write, session, timeout).unwrap_or(true);
        let mut results = Vec::new();
        each_result(write, session, timeout, ui, &mut |row| {
            if results.len() == MOST_RESULTS {
                return Err(too_many_results());
            }
            results.push(row.clone());
            Ok(())
        })?;
        Ok(Baseline { rejected, results })
    }

    /// The result that the list tells since: the row that was not there before. In which order the rows come is not
    /// documented.
    fn new_result(
        &self,
        write: &Prepared,
        session: &Session,
        within: Duration,
        ui: &mut Ui,
    ) -> Option<String> {
        let list = write.call.endpoint.result_list.as_ref()?;
        let (mut before, mut new) = (self.results.clone(), None);
        let read = each_result(write, session, within, ui, &mut |row| {
            match before.iter().position(|known| known == row) {
                Some(at) => drop(before.swap_remove(at)),
                None => new = new.take().or_else(|| Some((list.told)(row))),
            }
            Ok(())
        });
        new.filter(|_| read.is_ok())
    }
}

/// Gives what a list of results tells about what is sent to `take`, while it arrives; nothing where its result is told elsewhere.
fn each_result(
    write: &Prepared,
    session: &Session,
    within: Duration,
    ui: &mut Ui,
    take: &mut dyn FnMut(&Value) -> Result<()>,
) -> Result<()> {
    let (Some(list), Some(body)) = (&write.call.endpoint.result_list, &write.request.body) else {
        return Ok(());
    };
    session.each_row_once(list.command, within, ui, &mut |row| {
        if (list.is_about)(body, row) { take(row) } else { Ok(()) }
    })
}

fn too_many_results() -> Error {
    Error::new(
        ErrorKind::Unavailable,
        format!("more than {MOST_RESULTS} earlier results are about the same: a new one would not be found among them"),
    )
    .next(Command::typed_without(&["--wait"]).why("send it without waiting for its result"))
}

/// Whether the API tells that the last write that it accepted will not happen; `None` where it does not tell.
fn is_rejected(write: &Prepared, session: &Session, within: Duration) -> Option<bool> {
    let refusal = write.call.endpoint.rejection.as_ref()?;
    let told = session.fetch_once(refusal.command, write.call.object()?, within).ok()?;
    Some(refusal.is_in(&told))
}

/// Looks at the object once, if a look can show anything.
pub fn look_once(
    write: &Prepared,
    accepted: Ending,
    follow: Step,
    session: &Session,
    ui: &mut Ui,
) -> Ending {
    if !write.call.endpoint.shows_effect() {
        return accepted;
    }
    match read_back(write, session, write.call.context.timeout, ui) {
        Some(now) => write.seen(accepted, &now, follow),
        None => {
            let ending = Ending { follow: Some(follow), ..accepted };
            ending.remark("Its state could not be read back")
        }
    }
}

/// The wait for the effect of an accepted write.
pub struct Wait<'a> {
    /// The write.
    pub write: &'a Prepared<'a>,
    /// The journal's entry of it.
    pub entry: i64,
    /// What was told before it was sent.
    pub baseline: &'a Baseline,
    /// How long to wait.
    pub patience: Duration,
}

impl Wait<'_> {
    /// Looks until the write has taken effect. Fails where it is rejected, or does not show in time.
    pub fn until_shown(
        &self,
        accepted: Ending,
        follow: Step,
        session: &Session,
        ui: &mut Ui,
    ) -> Result<Ending> {
        let Wait { write, entry, baseline, patience } = *self;
        let deadline = Instant::now() + patience;
        let mut pause = FIRST_PAUSE;
        let mut told_before = baseline.rejected;
        loop {
            let left = deadline.saturating_duration_since(Instant::now()).max(SHORTEST_LOOK);
            if let Some(result) = baseline.new_result(write, session, left, ui) {
                let confirmed = Ending { is_confirmed: true, ..accepted };
                return Ok(confirmed.remark(format!("Its result is {result}")));
            }
            match read_back(write, session, left, ui) {
                Some(now) if is_confirmed(write, &now) => {
                    return Ok(write.seen(accepted, &now, follow));
                }
                _ => match is_rejected(write, session, left) {
                    // The rejection of an earlier one still stands there.
                    Some(true) if told_before => {}
                    Some(true) => return Err(rejected(write, entry)),
                    Some(false) => told_before = false,
                    None => {}
                },
            }
            let left = deadline.saturating_duration_since(Instant::now());
            if left.is_zero() {
                let why = format!("but its result did not show within {patience:?}");
                return Err(not_confirmed(write, entry, &why));
            }
            std::thread::sleep(pause.min(left));
            pause = (pause * 2).min(LONGEST_PAUSE);
        }
    }
}

/// The failure of a write that was accepted and then rejected. The journal counts it until a person says otherwise:
/// what was read is one word, and nobody can take back a wrong conclusion from it.
fn rejected(write: &Prepared, entry: i64) -> Error {
    let what = format!("{} was accepted, then rejected", write.call.endpoint.command);
    let mut error = accepted(write, entry, what);
    error.report_mut().money = write.call.way().map(|_| Money::NotMoved);
    error
        .detail("this machine counts it as given back all the same, until you say otherwise")
        .next(Command::word_for(entry, "did-not"))
}

/// The failure of a write that is accepted, and whose effect was not seen for this reason.
pub fn not_confirmed(write: &Prepared, entry: i64, why: &str) -> Error {
    let what = format!("{} is accepted, {why}", write.call.endpoint.command);
    accepted(write, entry, what).next(write.look().why("look again"))
}

fn accepted(write: &Prepared, entry: i64, what: String) -> Error {
    let mut error = Error::new(ErrorKind::CheckFailed, what);
    let report = error.report_mut();
    report.journal = Some(entry);
    report.object = write.call.object().map(str::to_owned);
    report.money = write.call.way().map(|_| Money::Accepted);
    error
}

/// The state after the write, in one quick look. That it cannot be read changes nothing about the write.
fn read_back(write: &Prepared, session: &Session, within: Duration, ui: &mut Ui) -> Option<State> {
    let (read, object) = (write.call.endpoint.state?, write.call.object()?);
    let now = session.read_state_once(read, object, within).ok()?;
    seen::remember_state(write.call.context, object, &now, ui);
    Some(now)
}
