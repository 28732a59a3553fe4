//! What follows a write that was sent: it is accepted, it provably was not carried out and is sent again, or it failed.

use serde_json::{Value, json};

use super::accepted::Accepted;
use super::confirmed::Confirmed;
use super::failure::{
    Failure, failed, not_recorded, recorded_in, undelivered, unknown, with_entry,
};
use super::prepared::Prepared;
use super::sent::Sent;
use crate::api::Method;
use crate::base::error::{Error, ErrorKind, Reach, Result};
use crate::http::client::SendResult;
use crate::http::verdict::{Answer, Verdict};
use crate::output::ui::Ui;
use crate::run::answer::no_connection;
use crate::run::interrupt::SignalWatch;
use crate::run::session::Session;
use crate::run::throttle::{backoff, too_many_requests};
use crate::store::journal::{Journal, Outcome};

/// Further tries of a write when provably no connection was made.
const NOT_SENT_REPEATS: u32 = 2;

/// What follows a write that was sent and did not fail.
pub enum Conclusion<'a> {
    /// The API accepted the write.
    Accepted(Box<Accepted<'a>>),
    /// The write provably was not carried out, and nothing that it rests on has changed: it may be sent again.
    Repeat(Box<Confirmed<'a>>),
}

impl<'a> Sent<'a> {
    /// Decides what follows from the result. `repeats` counts the tries that made no connection.
    pub fn conclude(
        self,
        repeats: &mut u32,
        session: &Session,
        journal: &Journal,
        watch: &SignalWatch,
        ui: &mut Ui,
    ) -> std::result::Result<Conclusion<'a>, Failure> {
        let Sent { confirmed, entry, result, outcome, finished } = self;
        if let Err(cause) = finished {
            let Failure { error, approval } =
                without_record(confirmed.prepared(), entry, result, &cause, ui);
            let error = not_recorded(error, entry, &cause).reaching(Reach::Every);
            return Err(Failure { error, approval });
        }
        let again = match result {
            SendResult::Answered(answer) => match &answer.verdict {
                Verdict::Done => {
                    let accepted = Accepted { confirmed, entry, answer };
                    return Ok(Conclusion::Accepted(Box::new(accepted)));
                }
                Verdict::Throttled => {
                    wait_for_server(entry, &answer, session, watch, ui)?;
                    confirmed
                }
                Verdict::Failed(kind, why) => {
                    match other_method(confirmed.prepared(), &answer, *kind) {
                        Some(method) if !watch.is_ending() => {
                            tell_other_method(confirmed.prepared(), &answer, method, ui);
                            confirmed.by_method(method)
                        }
                        _ => {
                            let partly = outcome == Outcome::Unknown;
                            let kind = if partly { ErrorKind::Unknown } else { *kind };
                            let Failure { error, approval } =
                                failed(confirmed.prepared(), entry, &answer, kind, why);
                            return Err(Failure { error: with_entry(error, journal), approval });
                        }
                    }
                }
            },
            SendResult::NotSent(why) => {
                pause_before_repeat(entry, &why, repeats, watch, ui)?;
                confirmed
            }
            SendResult::Unanswered(none) => {
                let error = unknown(confirmed.prepared(), entry, &none.why);
                return Err(with_entry(error, journal).into());
            }
        };
        // The state comes first again.
        match again.prepared().refuse_changed(session, journal, ui) {
            Ok(()) => Ok(Conclusion::Repeat(Box::new(again))),
            Err(changed) => Err(recorded_in(entry, changed).into()),
        }
    }
}

/// Waits as a throttling server asks, unless somebody wants the command to end.
fn wait_for_server(
    entry: i64,
    answer: &Answer,
    session: &Session,
    watch: &SignalWatch,
    ui: &mut Ui,
) -> Result<()> {
    if watch.is_ending() {
        return Err(recorded_in(entry, watch.interruption()));
    }
    session.wait(answer, ui).map_err(|error| recorded_in(entry, error))
}

/// Pauses before a further try where no connection was made, unless there were enough tries, or somebody wants the
/// command to end.
fn pause_before_repeat(
    entry: i64,
    why: &str,
    repeats: &mut u32,
    watch: &SignalWatch,
    ui: &mut Ui,
) -> Result<()> {
    if watch.is_ending() {
        return Err(recorded_in(entry, watch.interruption()));
    }
    if *repeats >= NOT_SENT_REPEATS {
        return Err(recorded_in(entry, no_connection(why)));
    }
    *repeats += 1;
    ui.note(&format!("no connection ({why}), so nothing was sent: trying again"));
    std::thread::sleep(backoff(*repeats));
    Ok(())
}

/// The failure of a write whose outcome is known here, but could not be recorded.
fn without_record(
    write: &Prepared,
    entry: i64,
    result: SendResult,
    cause: &Error,
    ui: &mut Ui,
) -> Failure {
    match result {
        SendResult::Answered(answer) => match &answer.verdict {
            Verdict::Done => {
                // It may be the last chance to see the answer; if this fails too, the error has it.
                let _ = super::accepted::show(write, &answer, ui);
                let command = write.call.endpoint.command;
                let why = format!("{command} is done, but that cannot be recorded: {cause}");
                undelivered(write, entry, &answer, why).into()
            }
            Verdict::Throttled => too_many_requests().into(),
            Verdict::Failed(kind, why) => failed(write, entry, &answer, *kind, why),
        },
        SendResult::NotSent(why) => no_connection(&why).into(),
        SendResult::Unanswered(none) => unknown(write, entry, &none.why).into(),
    }
}

/// The HTTP method to try instead, where the sources disagree about it and the server refused the documented one: by a
/// 405, or by missing the body that a GET had (quirk 5).
fn other_method(write: &Prepared, answer: &Answer, kind: ErrorKind) -> Option<Method> {
    let other = write.call.endpoint.other_method(&write.call.builder.context.overrides)?;
    let refused = answer.status() == 405 || misses_body(write, answer).unwrap_or_default();
    (refused && kind != ErrorKind::Unknown && write.request.method != other).then_some(other)
}

/// Whether the server says that every field is missing that it names, although they were sent.
fn misses_body(write: &Prepared, answer: &Answer) -> Option<bool> {
    if answer.status() != 417 {
        return None;
    }
    let reasons = answer.get("errors")?.as_array()?;
    let sent = write.request.body.as_ref()?.as_object()?;
    let missed: Vec<Value> =
        sent.keys().map(|name| json!(format!("The {name} field is required."))).collect();
    Some(!reasons.is_empty() && reasons.iter().all(|reason| missed.contains(reason)))
}

fn tell_other_method(write: &Prepared, answer: &Answer, method: Method, ui: &mut Ui) {
    let (status, tried, other) = (answer.status(), write.request.method.name(), method.name());
    ui.note(&format!(
        "the server did not take it by {tried} (HTTP {status}), so nothing was carried out: sending it by {other}"
    ));
}
