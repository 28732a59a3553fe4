//! Sends a write once its intent is in the journal, and writes how it ended.

use super::confirmed::Confirmed;
use super::failure::{recorded_in, undelivered};
use super::prepared::Prepared;
use super::recorded::Recorded;
use crate::api::Quirk;
use crate::base::error::{Error, ErrorKind, Result};
use crate::http::client::SendResult;
use crate::http::verdict::{Answer, Verdict};
use crate::output::table;
use crate::output::ui::Ui;
use crate::run::interrupt::SignalWatch;
use crate::run::session::Session;
use crate::store::journal::{Ending, Journal, Outcome};

/// A write that was sent once. Only [`Recorded::send`] makes one.
pub struct Sent<'a> {
    pub(super) confirmed: Confirmed<'a>,
    /// The journal's entry of the write.
    pub(super) entry: i64,
    pub(super) result: SendResult,
    pub(super) outcome: Outcome,
    /// Whether the journal could be told of the outcome.
    pub(super) finished: Result<()>,
}

impl<'a> Recorded<'a> {
    /// Sends the write once, and writes the outcome to the journal. Fails only where nothing was sent.
    pub fn send(
        self,
        session: &Session,
        journal: &mut Journal,
        watch: &SignalWatch,
        ui: &mut Ui,
    ) -> Result<Sent<'a>> {
        let Recorded { confirmed, intent, unknown } = self;
        let entry = intent.entry();
        if let Err(interrupted) = watch.begin_sending(unknown.clone()) {
            record_not_sent(entry, &interrupted, journal, watch)?;
            return Err(recorded_in(entry, interrupted));
        }
        let result = match session.write(&intent) {
            Ok(result) => result,
            Err(error) => {
                // It could not even be put into words, so it never left.
                watch.note_writing_intent();
                record_not_sent(entry, &error, journal, watch)?;
                return Err(error);
            }
        };
        let mut ending = ending_of(confirmed.prepared(), &result);
        if is_partly_done(confirmed.prepared(), &ending, session, ui) {
            ending.outcome = Outcome::Unknown;
        }
        let outcome = ending.outcome;
        watch.note_writing_outcome();
        let finished = journal.finish(entry, ending);
        if outcome == Outcome::Accepted {
            session.remember_token(ui);
        }
        match &result {
            SendResult::Answered(answer) if outcome == Outcome::Accepted => {
                let command = confirmed.prepared().call.endpoint.command;
                let why = format!("{command} is done; interrupted before it was shown");
                watch.note_accepted(undelivered(confirmed.prepared(), entry, answer, why));
            }
            _ if outcome == Outcome::Unknown => watch.note_unknown(unknown),
            _ => watch.note_not_carried_out(),
        }
        Ok(Sent { confirmed, entry, result, outcome, finished })
    }
}

/// Writes to the journal that nothing was sent, for this reason.
fn record_not_sent(
    entry: i64,
    why: &Error,
    journal: &mut Journal,
    watch: &SignalWatch,
) -> Result<()> {
    let finished = journal.finish(entry, Ending::not_sent(&why.to_string()));
    watch.note_not_carried_out();
    finished
}

/// How the attempt ended, as the journal keeps it.
fn ending_of(write: &Prepared, result: &SendResult) -> Ending {
    match result {
        SendResult::Answered(answer) => ending_of_answer(write, answer),
        SendResult::NotSent(why) => Ending::not_sent(why),
        SendResult::Unanswered(none) => {
            Ending { message: Some(none.why.clone()), ..Ending::default() }
        }
    }
}

fn ending_of_answer(write: &Prepared, answer: &Answer) -> Ending {
    let outcome = match &answer.verdict {
        Verdict::Done => Outcome::Accepted,
        Verdict::Failed(ErrorKind::Unknown, _) => Outcome::Unknown,
        Verdict::Throttled | Verdict::Failed(..) => Outcome::Refused,
    };
    let mut made = None;
    if outcome == Outcome::Accepted {
        let identifiers = table::identifiers(&write.call.endpoint.table, answer.data(), None);
        made = identifiers.lines().next().map(str::to_owned);
    }
    let message = answer.message().map(str::to_owned);
    Ending { outcome, http: Some(answer.status()), message, made, ..Ending::default() }
}

/// Whether a refusal may have carried out a part: it named several things, and the object has changed since.
fn is_partly_done(write: &Prepared, ending: &Ending, session: &Session, ui: &mut Ui) -> bool {
    let endpoint = write.call.endpoint;
    let several = endpoint.quirks.contains(&Quirk::PartlyDone)
        && write.pool_before().is_some_and(|pool| pool.lines.len() > 1);
    if !several || ending.outcome != Outcome::Refused || ending.http != Some(400) {
        return false;
    }
    let (Some(read), Some(object)) = (endpoint.state, write.call.object()) else { return true };
    session.read_state(read, object, ui).ok() != write.before
}
