//! Looks whether the object shows a write, once or until it does; and whether the API tells that it was rejected.

use std::time::{Duration, Instant};

use serde_json::Value;

use super::prepared::Prepared;
use crate::api::{EarlierWrites, State};
use crate::base::error::{Error, ErrorKind, Money, Result};
use crate::base::step::Command;
use crate::output::ui::Ui;
use crate::run::body::changes;
use crate::run::evidence::PoolReading;
use crate::run::seen;
use crate::run::session::Session;

/// The pause between two looks for a result: at first, and at most. With two reads for each look this stays far below
/// the rate limit.
const FIRST_PAUSE: Duration = Duration::from_millis(500);
const LONGEST_PAUSE: Duration = Duration::from_secs(5);

/// A look at the end of a wait gets this long to be answered.
const SHORTEST_LOOK: Duration = Duration::from_secs(1);

/// What the API told of earlier writes just before this one was sent, so that it is not taken for news of this one.
pub struct Baseline {
    /// It told that an earlier write was rejected, or it told nothing.
    rejected: bool,
    /// The rows about the same thing that the list of results had.
    results: Vec<Value>,
}

impl Baseline {
    /// Reads the baseline, where the result of this write is waited for.
    pub fn read(write: &Prepared, session: &Session) -> Result<Baseline> {
        if write.call.invocation.wait.is_none() {
            return Ok(Baseline { rejected: true, results: Vec::new() });
        }
        let timeout = write.call.context.timeout;
        let rejected = is_rejected(write, session, timeout).unwrap_or(true);
        Ok(Baseline { rejected, results: results(write, session, timeout)? })
    }

    /// The result that the list tells since: the row that was not there before. In which order the rows come is not
    /// documented.
    fn new_result(&self, write: &Prepared, session: &Session, within: Duration) -> Option<String> {
        let list = write.call.endpoint.result_list.as_ref()?;
        let mut before = self.results.clone();
        for row in results(write, session, within).ok()? {
            match before.iter().position(|known| *known == row) {
                Some(at) => drop(before.swap_remove(at)),
                None => return Some((list.told)(&row)),
            }
        }
        None
    }
}

/// What a list of results tells about what is sent; nothing where its result is told elsewhere.
fn results(write: &Prepared, session: &Session, within: Duration) -> Result<Vec<Value>> {
    let (Some(list), Some(body)) = (&write.call.endpoint.result_list, &write.request.body) else {
        return Ok(Vec::new());
    };
    let mut rows = session.fetch_list_once(list.command, within)?;
    rows.retain(|row| (list.is_about)(body, row));
    Ok(rows)
}

/// Whether the API tells that the last write that it accepted will not happen; `None` where it does not tell.
fn is_rejected(write: &Prepared, session: &Session, within: Duration) -> Option<bool> {
    let refusal = write.call.endpoint.rejection.as_ref()?;
    let told = session.fetch_once(refusal.command, write.call.object()?, within).ok()?;
    Some(refusal.is_in(&told))
}

/// Looks at the object once, and tells what it shows.
pub fn look_once(write: &Prepared, session: &Session, ui: &mut Ui) {
    if let Some(now) = read_back(write, session, write.call.context.timeout, ui) {
        tell(write, &now, ui);
    }
}

/// Looks until the write has taken effect, for at most this time.
pub fn wait(
    write: &Prepared,
    entry: i64,
    baseline: &Baseline,
    patience: Duration,
    session: &Session,
    ui: &mut Ui,
) -> Result<()> {
    let deadline = Instant::now() + patience;
    let mut pause = FIRST_PAUSE;
    let mut told_before = baseline.rejected;
    loop {
        let left = deadline.saturating_duration_since(Instant::now()).max(SHORTEST_LOOK);
        if let Some(result) = baseline.new_result(write, session, left) {
            ui.note(&format!("confirmed: its result is {result}"));
            return Ok(());
        }
        match read_back(write, session, left, ui) {
            Some(now) if is_confirmed(write, &now) => {
                tell(write, &now, ui);
                return Ok(());
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

fn tell(write: &Prepared, now: &State, ui: &mut Ui) {
    if let Some(paths) = not_told_back(write, now) {
        ui.note(&match paths.is_empty() {
            true => "confirmed: it is now as it was sent".to_owned(),
            false => {
                let paths = paths.join(", ");
                format!("confirmed as far as the API tells it; not told back: {paths}")
            }
        });
    } else if is_confirmed(write, now) {
        ui.note(&format!("confirmed: it is now {}", now.to_line()));
    } else {
        ui.note(&format!("not yet confirmed: it is now {}", now.to_line()));
        ui.suggest("", &write.look().why("follow it"));
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

/// Whether the state shows this write and nothing else can explain it.
fn is_confirmed(write: &Prepared, now: &State) -> bool {
    let Some(before) = &write.before else { return false };
    let becomes = write.call.endpoint.final_status;
    let (Some(pool), Some(after)) = (write.pool(before), write.pool(now)) else {
        return has_status(now, becomes) && !has_status(before, becomes);
    };
    let (Some(taken_before), Some(taken_now), Some(amount)) =
        (pool.taken, after.taken, write.amount())
    else {
        return false;
    };
    let reading = PoolReading { pool: &pool.id, taken_before, taken_now, amount };
    reading.shows_write(&write.past, &EarlierWrites::default())
}

fn has_status(state: &State, wanted: &str) -> bool {
    state.status.as_deref().is_some_and(|status| status.eq_ignore_ascii_case(wanted))
}

/// What an object that was replaced does not tell of what was sent; `None` where it tells something else.
fn not_told_back(write: &Prepared, now: &State) -> Option<Vec<String>> {
    let told = write.call.endpoint.replaces?(&now.data).ok()?;
    changes::not_told_back(&told, write.request.body.as_ref()?)
}

/// The state after the write, in one quick look. That it cannot be read changes nothing about the write.
fn read_back(write: &Prepared, session: &Session, within: Duration, ui: &mut Ui) -> Option<State> {
    let (how, object) = (write.call.endpoint.state?, write.call.object()?);
    let read = session.read_state_once(how, object, within);
    if read.is_err() {
        let look = write.call.look_at(&write.call.body);
        ui.suggest("", &look.why("its state could not be read back; look"));
    }
    let now = read.ok()?;
    seen::remember_state(write.call.context, object, &now, ui);
    Some(now)
}
