//! What is said, and kept, when a write did not simply succeed: what happened, what is known, what to do next.

use serde_json::{Map, Value, json};

use super::plan::Plan;
use super::{PendingApproval, Write};
use crate::api::Way;
use crate::base::dates::{self, Form};
use crate::base::error::{Error, ErrorKind};
use crate::base::step::Command;
use crate::http::client::SendResult;
use crate::http::verdict::{Reply, Verdict, judge};
use crate::output::show::show;
use crate::output::table;
use crate::output::ui::Ui;
use crate::run::guards::may_write;
use crate::run::session::{failure, unreachable};
use crate::store::journal::{self, Ending, Journal, Outcome};

impl Write<'_> {
    pub(super) fn failed(
        &self,
        plan: &Plan,
        entry: i64,
        reply: &Reply,
        kind: ErrorKind,
        why: &str,
    ) -> Error {
        let mut error = failure(self.endpoint, self.object(), reply, kind, why);
        error.report_mut().journal = Some(entry);
        for hint in [self.date_hint(plan, reply), self.method_hint(reply)].into_iter().flatten() {
            error = error.next(hint);
        }
        if let Some(appeal) = self.appeal(plan, entry, reply) {
            error = error.next(appeal);
        }
        if kind == ErrorKind::Unknown { self.unsettled(plan, error, entry) } else { error }
    }

    /// Which key to set where the method may be wrong and nothing says so for certain (quirk 5).
    fn method_hint(&self, reply: &Reply) -> Option<String> {
        let other = self.endpoint.other_method(&self.layout.context.overrides)?;
        let silent = reply.envelope().is_none() && matches!(reply.status, 400 | 403);
        let (name, command) = (&self.session.profile.name, self.endpoint.command);
        let method = other.name();
        silent.then(|| {
            format!(
                "if the server wants it by {method}, set method = {method:?} under \
                 [profiles.{name}.endpoints.{command:?}]"
            )
        })
    }

    /// The command that asks for approval, where a limit of the merchant refused.
    fn appeal(&self, plan: &Plan, entry: i64, reply: &Reply) -> Option<Command> {
        let message = reply.envelope()?.get("message")?.as_str()?.to_owned();
        let (object, body) = (self.object()?, plan.request.body.as_ref()?);
        let (endpoint, typed) = self.endpoint.appeal(object, body, &message)?;
        // What the profile forbids is not offered.
        may_write(endpoint, &self.session.profile).ok()?;
        let words = typed.words();
        *self.appeal.borrow_mut() = Some(PendingApproval { endpoint, typed, follows: entry });
        Some(Command::new(endpoint.command).args(words))
    }

    /// Which key to set when the server wants the order date in the other form (quirk 4).
    fn date_hint(&self, plan: &Plan, reply: &Reply) -> Option<String> {
        let envelope = reply.envelope().filter(|_| reply.status == 417)?;
        let mut reasons = envelope.get("errors")?.as_array()?.iter().filter_map(Value::as_str);
        reasons
            .find(|reason| reason.starts_with("The order date ") && reason.contains("format"))?;
        let sent = plan.request.body.as_ref()?.get("orderDate")?.as_str()?;
        let other = match dates::recognise(sent)? {
            (Form::Unix, _) => "d M, Y",
            (Form::DayMonthYear, _) => "unix",
        };
        let (name, command) = (&self.session.profile.name, self.endpoint.command);
        Some(format!(
            "to send order dates in the other form, set order_date = {other:?} under \
             [profiles.{name}.endpoints.{command:?}] or, for all commands, under [profiles.{name}]"
        ))
    }

    pub(super) fn unknown(&self, plan: &Plan, entry: i64, why: &str) -> Error {
        let object = self.object().map(|object| format!(" {object}")).unwrap_or_default();
        let mut error =
            Error::new(ErrorKind::Unknown, format!("{}{object}: {why}", self.endpoint.command));
        error.report_mut().journal = Some(entry);
        error.report_mut().object = self.object().map(str::to_owned);
        error.report_mut().money = self.endpoint.money_when(ErrorKind::Unknown);
        self.unsettled(plan, error, entry)
    }

    /// How the attempt ended, as the journal keeps it.
    pub(super) fn end(&self, fate: &SendResult) -> Ending {
        let reply = match fate {
            SendResult::Answered(reply) => reply,
            SendResult::NotSent(why) => return Ending::not_sent(why),
            SendResult::Lost(why) | SendResult::TimedOut(why) | SendResult::TooLarge(why) => {
                return Ending { message: Some(why.clone()), ..Ending::default() };
            }
        };
        let outcome = match judge(reply, true) {
            Verdict::Done(_) => Outcome::Accepted,
            Verdict::Failed(ErrorKind::Unknown, _) => Outcome::Unknown,
            Verdict::Throttled | Verdict::Failed(..) => Outcome::Refused,
        };
        let envelope = reply.envelope().unwrap_or_default();
        let data = envelope.get("data").unwrap_or(&Value::Null);
        let made = table::identifiers(&self.endpoint.table, data, None);
        let made = made.lines().next().filter(|_| outcome == Outcome::Accepted);
        Ending {
            outcome,
            http: Some(reply.status),
            message: envelope.get("message").and_then(Value::as_str).map(str::to_owned),
            made: made.map(str::to_owned),
            ..Ending::default()
        }
    }

    /// What is said after a write whose outcome nobody knows.
    fn unsettled(&self, plan: &Plan, error: Error, entry: i64) -> Error {
        let mut error = error.detail(
            "the request was sent, and may have been carried out: do not repeat it before you know",
        );
        if let Some(before) = &plan.before {
            error = error.detail(format!("before it: {}", before.to_line()));
        }
        if self.way() == Some(Way::Out) {
            error = error
                .detail("a refund is carried out later: that nothing shows yet proves nothing");
        }
        let error = error
            .next(self.look(plan).why("look whether it took effect"))
            .next(Command::new("journal show").arg(entry).why("what was sent"));
        journal::to_settle(error, entry)
    }

    /// The outcome is known here, but not to the journal, which will call it unknown.
    pub(super) fn not_recorded(
        &self,
        plan: &Plan,
        entry: i64,
        fate: &SendResult,
        cause: &Error,
        ui: &mut Ui,
    ) -> Error {
        let error = match fate {
            SendResult::Answered(reply) => match judge(reply, true) {
                Verdict::Done(envelope) => {
                    // It may be the last chance to see the answer; if this fails too, the error has it.
                    let _ = show(self.endpoint, self.invocation, &envelope, reply, ui);
                    let why = format!(
                        "{} is done, but that cannot be recorded: {cause}",
                        self.endpoint.command
                    );
                    self.undelivered(entry, &envelope, why)
                }
                Verdict::Throttled => Error::new(
                    ErrorKind::Unavailable,
                    "too many requests for the rate limit (HTTP 429)",
                ),
                Verdict::Failed(kind, why) => self.failed(plan, entry, reply, kind, &why),
            },
            SendResult::NotSent(why) => unreachable(why),
            SendResult::Lost(why) | SendResult::TimedOut(why) | SendResult::TooLarge(why) => {
                self.unknown(plan, entry, why)
            }
        };
        let word = match error.kind() {
            ErrorKind::Unknown => None,
            ErrorKind::Undelivered => Some("happened"),
            _ => Some("did-not"),
        };
        let error = error.detail(format!(
            "this cannot be recorded, so the journal calls entry {entry} unknown: {cause}"
        ));
        match word {
            None => error,
            Some(word) => {
                let words = ["--as", word, "--reason", "seen in the answer"].map(str::to_owned);
                let command = Command::new("journal resolve").arg(entry).args(words);
                error.next(command.why("tell the journal"))
            }
        }
    }

    pub(super) fn undelivered(
        &self,
        entry: i64,
        envelope: &Map<String, Value>,
        why: String,
    ) -> Error {
        let data = envelope.get("data").unwrap_or(&Value::Null);
        let id = table::identifiers(&self.endpoint.table, data, self.object());
        let mut error = Error::new(ErrorKind::Undelivered, why);
        error.report_mut().money = self.endpoint.money_when(ErrorKind::Undelivered);
        error.report_mut().journal = Some(entry);
        error.report_mut().object = Some(id.trim().to_owned()).filter(|id| !id.is_empty());
        error.report_mut().api_message =
            envelope.get("message").and_then(Value::as_str).map(str::to_owned);
        let answer = Value::Object(envelope.clone()).to_string();
        error.detail(format!("identifier: {}", id.trim())).detail(format!("answer: {answer}"))
    }
}

/// The same failure, with the entry whole where the outcome is unknown, so that a log keeps it where this machine's data
/// is lost. Whatever goes wrong here changes nothing about the outcome, so it cannot fail.
pub(super) fn with_entry(mut error: Error, journal: &Journal) -> Error {
    let report = error.report_mut();
    if let (ErrorKind::Unknown, Some(id)) = (report.kind, report.journal) {
        report.entry = Some(match journal.entry(id) {
            Ok(Some(mut entry)) => {
                entry.outcome = Outcome::Unknown;
                entry.to_json()
            }
            _ => json!({"id": id, "outcome": Outcome::Unknown.word()}),
        });
    }
    error
}

/// The same failure, with the entry that recorded the attempt.
pub(super) fn recorded_in(entry: i64, mut error: Error) -> Error {
    error.report_mut().journal = Some(entry);
    error
}
