//! What an answer of the API means: done, refused, not found, unavailable, unknown. Pure: the table of exit codes in
//! code. "Read" and "write" go by the operation's effect, never by the HTTP method.

use std::time::Duration;

use serde_json::{Map, Value};

use crate::api::Problem;
use crate::api::letters;
use crate::base::error::ErrorKind;
use crate::base::json::{self, Fault};
use crate::base::privacy;
use crate::base::text;

/// How many requests the server still takes, as its headers say.
#[derive(Clone, Copy, Debug)]
pub struct Quota {
    /// In a window, whose length is not documented.
    pub limit: u32,
    /// Of those, still left.
    pub remaining: u32,
}

/// The tenth of a window that is used sparingly.
const SPARING: u32 = 10;
/// Before the last request of a window; before the one ahead of it half of that, and so on.
const LONGEST_PAUSE: Duration = Duration::from_secs(6);

impl Quota {
    /// How long to wait before the next request: nothing until few are left, then the longer the fewer.
    pub fn pause(&self) -> Duration {
        match self.remaining < self.limit / SPARING {
            true => LONGEST_PAUSE / (self.remaining + 1),
            false => Duration::ZERO,
        }
    }
}

/// An answer as received.
#[derive(Clone, Debug, Default)]
pub struct Reply {
    /// HTTP status.
    pub status: u16,
    /// The `Content-Type` header, empty if there was none.
    pub content_type: String,
    /// The `Retry-After` header, where it was a number of seconds or a date.
    pub retry_after: Option<Duration>,
    /// The `x-ratelimit-…` headers.
    pub quota: Option<Quota>,
    /// The `Location` header.
    pub location: Option<String>,
    /// The body's bytes.
    pub body: Vec<u8>,
}

impl Reply {
    /// The body, if it is the API's envelope: an object with a numeric `status_code` and a `message`.
    pub fn envelope(&self) -> Option<Map<String, Value>> {
        self.parsed().ok().flatten()
    }

    /// The same, or the place that it names twice.
    fn parsed(&self) -> Result<Option<Map<String, Value>>, String> {
        let body = match json::parse(text::without_mark(&self.body)) {
            Ok(Value::Object(body)) => body,
            Err(Fault::Twice(pointer)) => return Err(Problem::wrong(pointer, "").path()),
            Ok(_) | Err(Fault::Syntax(_)) => return Ok(None),
        };
        let is_envelope =
            status_code(&body).is_some() && body.get("message").is_some_and(Value::is_string);
        Ok(is_envelope.then_some(body))
    }

    /// Status, content type and first bytes, for an answer that is not the envelope.
    pub fn describe(&self) -> String {
        let kind =
            if self.content_type.is_empty() { "no content type" } else { &self.content_type };
        let start = privacy::excerpt(&self.body);
        let start = if start.is_empty() { "an empty body".to_owned() } else { start };
        format!("HTTP {}, {}: {start}", self.status, text::visible(kind))
    }
}

/// Three digits, as a number or as a text: whatever else a library would take for a number says nothing for sure.
fn status_code(envelope: &Map<String, Value>) -> Option<u16> {
    let code = match envelope.get("status_code")? {
        Value::String(code) => code.clone(),
        code => code.to_string(),
    };
    text::digits(&code).filter(|_| code.len() == 3)
}

/// What an answer means.
#[derive(Clone, Debug, PartialEq)]
pub enum Verdict {
    /// A 2xx in an envelope with a 2xx `status_code`.
    Done(Map<String, Value>),
    /// HTTP 429: not carried out, may be repeated after waiting.
    Throttled,
    /// Everything else, by what the user does next, with the reason in a sentence.
    Failed(ErrorKind, String),
}

/// Judges an answer to an operation that writes, or one that reads.
pub fn judge(reply: &Reply, writes: bool) -> Verdict {
    let by_effect = |read: ErrorKind, write: ErrorKind| if writes { write } else { read };
    let unclear = by_effect(ErrorKind::Unavailable, ErrorKind::Unknown);
    let envelope = match reply.parsed() {
        Ok(envelope) => envelope,
        Err(place) => {
            let why = "the answer contradicts itself";
            return Verdict::Failed(unclear, format!("{why}: {place} stands there twice"));
        }
    };
    let says_done =
        envelope.as_ref().and_then(status_code).is_some_and(|code| (200..300).contains(&code));
    let message = envelope
        .as_ref()
        .and_then(|body| body.get("message"))
        .and_then(Value::as_str)
        .unwrap_or_default();
    let (kind, why) = match reply.status {
        200..=299 => match envelope {
            Some(body) if says_done => return Verdict::Done(body),
            Some(body) => (unclear, contradiction(reply.status, &body)),
            None if reply.body.starts_with(b"\xff\xfe") || reply.body.starts_with(b"\xfe\xff") => {
                (unclear, "the answer is in UTF-16, which is not the API's".to_owned())
            }
            None => (unclear, format!("the answer is not the API's: {}", reply.describe())),
        },
        301 | 307 | 308 => (ErrorKind::Config, redirected(reply)),
        300..=399 => (by_effect(ErrorKind::Config, ErrorKind::Unknown), redirected(reply)),
        400.. if let Some(body) = envelope.as_ref().filter(|_| says_done) => {
            (unclear, contradiction(reply.status, body))
        }
        401 => (ErrorKind::Config, "the API does not accept the token (HTTP 401)".into()),
        403 => (ErrorKind::Config, "the token may not do this (HTTP 403)".into()),
        404 if envelope.is_none() => {
            (ErrorKind::Config, format!("wrong base URL or path: {}", reply.describe()))
        }
        404 if names_a_part(message) => {
            (ErrorKind::Refused, "the API refused it (HTTP 404)".into())
        }
        404 => (ErrorKind::NotFound, "the API knows no such object (HTTP 404)".into()),
        405 => {
            (ErrorKind::Config, "the API does not allow this method on this path (HTTP 405)".into())
        }
        419 => (
            ErrorKind::Config,
            "wrong base URL: a web page answered, not the API (HTTP 419)".into(),
        ),
        429 => return Verdict::Throttled,
        400 | 409 | 413 | 417 | 422 => {
            (ErrorKind::Refused, refusal(reply, envelope.is_some(), "the API refused it"))
        }
        408 => (
            by_effect(ErrorKind::Refused, ErrorKind::Unknown),
            "the server gave up waiting for the request (HTTP 408)".into(),
        ),
        400..=499 if envelope.is_some() => {
            (ErrorKind::Refused, refusal(reply, true, "the API refused it"))
        }
        400..=499 => (
            by_effect(ErrorKind::Refused, ErrorKind::Unknown),
            format!("an unexpected answer: {}", reply.describe()),
        ),
        510 if same(message, "terminalIsBusy") => {
            (ErrorKind::Unavailable, "the terminal is busy (HTTP 510)".into())
        }
        510 if same(message, "personCurrentStatusIsWrong") => {
            (ErrorKind::Refused, "the credit bureau refused the number (HTTP 510)".into())
        }
        _ => (unclear, refusal(reply, envelope.is_some(), "the server failed")),
    };
    Verdict::Failed(kind, why)
}

fn contradiction(status: u16, envelope: &Map<String, Value>) -> String {
    format!(
        "the answer contradicts itself: HTTP {status}, but status_code {} and message {:?}",
        envelope.get("status_code").unwrap_or(&Value::Null),
        envelope.get("message").and_then(Value::as_str).unwrap_or_default()
    )
}

fn refusal(reply: &Reply, has_envelope: bool, what: &str) -> String {
    if has_envelope {
        format!("{what} (HTTP {})", reply.status)
    } else {
        format!("{what}: {}", reply.describe())
    }
}

fn redirected(reply: &Reply) -> String {
    let target = reply.location.as_deref().unwrap_or("nowhere");
    format!(
        "the server redirects to {} (HTTP {}); the token is not sent there",
        text::visible(target),
        reply.status
    )
}

/// A 404 that is about a part or a precondition, not about the object in the path.
fn names_a_part(message: &str) -> bool {
    let key = letters(message);
    ["refundrejection", "paymentcardnotfound", "cyclenotfound"]
        .iter()
        .any(|start| key.starts_with(start))
}

fn same(message: &str, known: &str) -> bool {
    letters(message) == letters(known)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(status: u16, body: &str, read: u8, write: u8) {
        for (writes, expected) in [(false, read), (true, write)] {
            let reply = Reply { status, body: body.into(), ..Reply::default() };
            let code = match judge(&reply, writes) {
                Verdict::Done(_) => 0,
                Verdict::Throttled => 6,
                Verdict::Failed(kind, _) => kind.code(),
            };
            assert_eq!(code, expected, "HTTP {status} {body}, writes: {writes}");
        }
    }

    fn envelope(code: u16, message: &str) -> String {
        serde_json::json!({"status_code": code, "message": message}).to_string()
    }

    #[test]
    fn every_row_of_the_table_of_answers() {
        check(200, &envelope(200, "ok"), 0, 0);
        check(202, &envelope(200, "orderSentSuccessfully"), 0, 0);
        check(200, &envelope(400, "orderStatusAlreadyPaid"), 6, 7);
        for status in [400, 401, 404, 405, 408, 409, 417, 418, 429, 500, 510] {
            check(status, &envelope(202, "orderSentSuccessfully"), 6, 7);
            check(status, r#"{"status_code": 400, "status_code": 400, "message": "no"}"#, 6, 7);
        }
        for twice in [
            r#"{"status_code": 400, "status_code": 202, "message": "ok"}"#,
            r#"{"status_code": 202, "message": "ok", "data": {"a": [{"refundedAmount": 0, "refundedAmount": 9}]}}"#,
            r#"{"status_code": 202, "message": "ok", "data": {"uuid": "A", "\u0075uid": "B"}}"#,
        ] {
            check(202, twice, 6, 7);
        }
        for number in ["202", "\"202\""] {
            check(202, &format!(r#"{{"status_code": {number}, "message": "ok"}}"#), 0, 0);
        }
        for no_code in [
            "\"+202\"",
            "\" 202\"",
            "\"202 \"",
            "\"0202\"",
            "\"2_02\"",
            "202.0",
            "2.02e2",
            "\"202.0\"",
            "-202",
            "20200",
            "20",
            "true",
            "null",
            "[202]",
            "1e400",
            "\"٢٠٢\"",
            "NaN",
        ] {
            check(202, &format!(r#"{{"status_code": {no_code}, "message": "ok"}}"#), 6, 7);
        }
        check(202, &format!("\u{feff}{}", envelope(202, "ok")), 0, 0);
        let deep = format!(
            r#"{{"status_code": 202, "message": "ok", "data": {}1{}}}"#,
            "[".repeat(200),
            "]".repeat(200)
        );
        check(202, &deep, 6, 7);
        for not_the_envelope in ["", "<html>", "{\"status_code\": 20", "[]", "{}", "null"] {
            check(200, not_the_envelope, 6, 7);
        }
        for status in [301, 307, 308, 401, 403, 405, 419] {
            check(status, "", 3, 3);
        }
        for status in [300, 302, 303, 304] {
            check(status, "", 3, 7);
        }
        check(404, "<html>", 3, 3);
        check(404, "{\"message\": \"no route\"}", 3, 3);
        for message in [
            "orderNotFound",
            "Order Not Found",
            "reservationNotFound",
            "customerNotFound",
            "somethingElse",
        ] {
            check(404, &envelope(404, message), 5, 5);
        }
        for message in
            ["refundRejectionForTransactionNotFound", "paymentCardNotFound", "cycleNotfound#cycle1"]
        {
            check(404, &envelope(404, message), 4, 4);
        }
        for status in [400, 409, 413, 417, 422] {
            check(status, &envelope(status, "payloadValidationErrors"), 4, 4);
            check(status, "<html>", 4, 4);
        }
        check(408, "", 4, 7);
        check(418, "<html>", 4, 7);
        check(418, &envelope(418, "teapot"), 4, 4);
        check(429, "", 6, 6);
        check(510, &envelope(510, "terminalIsBusy"), 6, 6);
        check(510, &envelope(510, "personCurrentStatusIsWrong"), 4, 4);
        for status in [500, 502, 503, 504, 510] {
            check(status, &envelope(status, "somethingWentWrong"), 6, 7);
            check(status, "<html>", 6, 7);
        }
    }
}
