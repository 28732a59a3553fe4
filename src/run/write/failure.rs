//! The failures of a write: what happened, what is known, what to do next.

use serde_json::{Value, json};

use super::approval::ApprovalRequest;
use super::prepared::Prepared;
use crate::api::Way;
use crate::base::dates::{self, DateForm};
use crate::base::error::{Error, ErrorKind, Result};
use crate::base::step::Command;
use crate::http::verdict::Answer;
use crate::output::table;
use crate::run::answer;
use crate::store::journal::{self, Entry, Journal, Outcome};

/// The failure of a write, and the approval that may be asked for after it.
pub struct Failure {
    /// What failed.
    pub error: Error,
    /// What can be asked for instead.
    pub approval: Option<ApprovalRequest>,
}

impl From<Error> for Failure {
    fn from(error: Error) -> Failure {
        Failure { error, approval: None }
    }
}

/// The failure of a write that was answered, as a failure of this kind.
pub fn failed(
    write: &Prepared,
    entry: i64,
    answer: &Answer,
    kind: ErrorKind,
    why: &str,
) -> Failure {
    let mut error = answer::failure(write.call.endpoint, write.call.object(), answer, kind, why);
    error.report_mut().journal = Some(entry);
    for hint in [date_hint(write, answer), method_hint(write, answer)].into_iter().flatten() {
        error = error.next(hint);
    }
    let approval = ApprovalRequest::after(write, entry, answer);
    if let Some(approval) = &approval {
        error = error.next(approval.command());
    }
    if kind == ErrorKind::Unknown {
        error = unsettled(write, error, entry);
    }
    Failure { error, approval }
}

/// Hint which key to set where the method may be wrong and nothing says so for certain (quirk 5).
fn method_hint(write: &Prepared, answer: &Answer) -> Option<String> {
    if answer.envelope.is_some() || !matches!(answer.status(), 400 | 403) {
        return None;
    }
    let call = write.call;
    let method = call.endpoint.other_method(&call.builder.context.overrides)?.name();
    let (name, command) = (&call.context.profile.name, call.endpoint.command);
    Some(format!(
        "if the server wants it by {method}, set method = {method:?} under \
         [profiles.{name}.endpoints.{command:?}]"
    ))
}

/// Hint which key to set when the server wants the order date in the other form (quirk 4).
fn date_hint(write: &Prepared, answer: &Answer) -> Option<String> {
    if answer.status() != 417 {
        return None;
    }
    let mut reasons = answer.get("errors")?.as_array()?.iter().filter_map(Value::as_str);
    reasons.find(|reason| reason.starts_with("The order date ") && reason.contains("format"))?;
    let sent = write.request.body.as_ref()?.get("orderDate")?.as_str()?;
    let other = match dates::recognise(sent)? {
        (DateForm::Unix, _) => "d M, Y",
        (DateForm::DayMonthYear, _) => "unix",
    };
    let (name, command) = (&write.call.context.profile.name, write.call.endpoint.command);
    Some(format!(
        "to send order dates in the other form, set order_date = {other:?} under \
         [profiles.{name}.endpoints.{command:?}] or, for all commands, under [profiles.{name}]"
    ))
}

/// The failure of a write whose outcome nobody knows, for this reason.
pub fn unknown(write: &Prepared, entry: i64, why: &str) -> Error {
    let mut error = Error::new(ErrorKind::Unknown, format!("{}: {why}", write.call.words()));
    let report = error.report_mut();
    report.journal = Some(entry);
    report.object = write.call.object().map(str::to_owned);
    report.money = write.call.endpoint.money_when(ErrorKind::Unknown);
    unsettled(write, error, entry)
}

/// Adds what is said after a write whose outcome nobody knows.
fn unsettled(write: &Prepared, error: Error, entry: i64) -> Error {
    let mut error = error.detail(
        "the request was sent, and may have been carried out: do not repeat it before you know",
    );
    if let Some(before) = &write.before {
        error = error.detail(format!("before it: {}", before.to_line()));
    }
    if write.call.way() == Some(Way::Out) {
        error =
            error.detail("a refund is carried out later: that nothing shows yet proves nothing");
    }
    let error = error
        .next(write.look().why("look whether it took effect"))
        .next(Command::new("journal show").arg(entry).why("what was sent"));
    journal::to_settle(error, entry)
}

/// Adds that the outcome is known here, but not to the journal, which will call it unknown.
pub fn not_recorded(error: Error, entry: i64, cause: &Error) -> Error {
    let word = match error.kind() {
        ErrorKind::Unknown => None,
        ErrorKind::Undelivered => Some("happened"),
        _ => Some("did-not"),
    };
    let error = error.detail(format!(
        "this cannot be recorded, so the journal calls entry {entry} unknown: {cause}"
    ));
    let Some(word) = word else { return error };
    let words = ["--as", word, "--reason", "seen in the answer"].map(str::to_owned);
    error.next(Command::new("journal resolve").arg(entry).args(words).why("tell the journal"))
}

/// The failure of a write that is done, and whose answer could not be shown for this reason: the error has the answer.
pub fn undelivered(write: &Prepared, entry: i64, answer: &Answer, why: String) -> Error {
    let id = table::identifiers(&write.call.endpoint.table, answer.data(), write.call.object());
    let mut error = Error::new(ErrorKind::Undelivered, why);
    let report = error.report_mut();
    report.money = write.call.endpoint.money_when(ErrorKind::Undelivered);
    report.journal = Some(entry);
    report.object = Some(id.trim().to_owned()).filter(|id| !id.is_empty());
    report.api_message = answer.message().map(str::to_owned);
    let envelope = Value::Object(answer.envelope.clone().unwrap_or_default());
    error.detail(format!("identifier: {}", id.trim())).detail(format!("answer: {envelope}"))
}

/// Adds the whole entry to a failure whose outcome is unknown, so that a log keeps it where this machine's data is
/// lost. Whatever goes wrong here changes nothing about the outcome, so it cannot fail.
pub fn with_entry(mut error: Error, journal: &Journal) -> Error {
    let report = error.report_mut();
    if let (ErrorKind::Unknown, Some(id)) = (report.kind, report.journal) {
        report.entry = Some(as_unknown(id, journal.entry(id)));
    }
    error
}

/// The same before anything can have been told of the attempt, from its intent alone.
pub fn with_intent(mut error: Error, journal: &Journal) -> Error {
    let report = error.report_mut();
    if let Some(id) = report.journal {
        report.entry = Some(as_unknown(id, journal.intent(id)));
    }
    error
}

fn as_unknown(id: i64, entry: Result<Option<Entry>>) -> Value {
    match entry {
        Ok(Some(mut entry)) => {
            entry.outcome = Outcome::Unknown;
            entry.to_json()
        }
        _ => json!({"id": id, "outcome": Outcome::Unknown.word()}),
    }
}

/// Adds to a failure the number of the entry that recorded the attempt.
pub fn recorded_in(entry: i64, mut error: Error) -> Error {
    error.report_mut().journal = Some(entry);
    error
}
