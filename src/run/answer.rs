//! What an answer means for the command that asked: the envelope of what was done, or an error in the command's words.

use std::time::Duration;

use serde_json::{Map, Value};

use crate::api::{self, Endpoint};
use crate::base::error::{Error, ErrorKind, Result};
use crate::base::step::Command;
use crate::http::reply::Reply;
use crate::http::verdict::{Answer, Verdict};
use crate::run::throttle::too_many_requests;

/// The envelope of an answer that says done, with the answer as received; or the error that another one means.
pub fn require_done(
    endpoint: &Endpoint,
    object: Option<&str>,
    answer: Answer,
) -> Result<(Map<String, Value>, Reply)> {
    match &answer.verdict {
        Verdict::Done => Ok((answer.envelope.unwrap_or_default(), answer.reply)),
        Verdict::Throttled => Err(too_many_requests()),
        Verdict::Failed(kind, why) => Err(failure(endpoint, object, &answer, *kind, why)),
    }
}

/// A failed answer in the words of its command, with what the API says of it.
pub fn failure(
    endpoint: &Endpoint,
    object: Option<&str>,
    answer: &Answer,
    kind: ErrorKind,
    why: &str,
) -> Error {
    let mut error = Error::new(kind, format!("{}: {why}", endpoint.words(object)));
    let report = error.report_mut();
    report.http = Some(answer.status());
    report.object = object.map(str::to_owned);
    report.api_message = answer.message().map(str::to_owned);
    report.api_errors = answer.get("errors").filter(|errors| !errors.is_null()).cloned();
    let meaning = answer.message().and_then(api::meaning_of);
    let steps = meaning.map(|meaning| meaning.steps(object)).unwrap_or_default();
    error = steps.into_iter().fold(error, Error::next);
    match kind {
        ErrorKind::Config => error.next(Command::new("config show").why("check the profile")),
        // Somebody answered who is not the API, or half of it did.
        ErrorKind::Unavailable if answer.envelope.is_none() && answer.status() < 400 => {
            error.next(Command::new("config show").why("check the address"))
        }
        _ => error,
    }
}

/// The failure to make a connection.
pub fn no_connection(why: &str) -> Error {
    Error::new(ErrorKind::Unavailable, format!("no connection: {why}"))
        .next(Command::new("config show").why("check the address and the network"))
}

/// The failure of a read that got no answer that can be used.
pub fn no_answer(why: &str) -> Error {
    Error::new(ErrorKind::Unavailable, format!("no answer: {why}"))
        .next(Command::new("config show").why("check the address"))
}

/// Adds to a failure that the list is cut, so that nobody takes it for whole.
pub fn cut(error: Error, rows: u64) -> Error {
    error.detail(format!(
        "the list is cut: {rows} rows were read, and what was printed is not all of it"
    ))
}

/// The failure of a read that did not come in time.
pub fn too_late(why: &str, timeout: Duration) -> Error {
    let more = format!("{}ms", (timeout * 2).as_millis());
    let step = Command::typed_without(&["--timeout"]).arg("--timeout").arg(more);
    no_answer(why).next(step.why("give it more time"))
}
