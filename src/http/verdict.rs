//! What an answer of the API means: done, refused, not found, unavailable, unknown. Pure: the table of exit codes in
//! code. Each answer is parsed and judged here once, when it has arrived.

use serde_json::{Map, Value};

use crate::api::comparison_key;
use crate::base::error::ErrorKind;
use crate::base::text;
use crate::http::reply::{Reply, status_code};
use crate::http::rows::Rows;

/// What a request is for, by the effect of its operation and never by the HTTP method: the same answer means something
/// else after a write.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// The operation only reads.
    Read,
    /// The operation changes something.
    Write,
}

impl Purpose {
    /// The failure of a request that may have been carried out: unknown after a write, and this after a read.
    fn unclear(self, after_read: ErrorKind) -> ErrorKind {
        match self {
            Purpose::Read => after_read,
            Purpose::Write => ErrorKind::Unknown,
        }
    }
}

/// What an answer means.
#[derive(Clone, Debug, PartialEq)]
pub enum Verdict {
    /// A 2xx in an envelope with a 2xx `status_code`.
    Done,
    /// HTTP 429: not carried out, may be repeated after waiting.
    Throttled,
    /// Everything else, by what the user does next, with the reason in a sentence.
    Failed(ErrorKind, String),
}

/// An answer, parsed and judged.
#[derive(Debug)]
pub struct Answer {
    /// As received.
    pub reply: Reply,
    /// The body, if it is the API's envelope and names nothing twice.
    pub envelope: Option<Map<String, Value>>,
    /// What it means.
    pub verdict: Verdict,
    /// The rows of a long list, which are still to come: until then the answer is judged by its beginning.
    pub rows: Option<Box<Rows>>,
}

impl Answer {
    /// Parses and judges what was received.
    pub fn judge(reply: Reply, purpose: Purpose) -> Answer {
        match reply.parsed() {
            Ok(envelope) => {
                let verdict = verdict(&reply, envelope.as_ref(), purpose);
                Answer { reply, envelope, verdict, rows: None }
            }
            Err(place) => {
                let why = format!("the answer contradicts itself: {place} stands there twice");
                let verdict = Verdict::Failed(purpose.unclear(ErrorKind::Unavailable), why);
                Answer { reply, envelope: None, verdict, rows: None }
            }
        }
    }

    /// Judges the answer to a HEAD, which has no body: a read is done by its status alone, and a message stands for it. What
    /// a write did, an answer without the envelope never tells.
    pub fn judge_head(reply: Reply, purpose: Purpose) -> Answer {
        let mut answer = Answer::judge(reply, purpose);
        if purpose == Purpose::Read && (200..300).contains(&answer.status()) {
            let told = format!("HTTP {}", answer.status());
            answer.envelope = Some(Map::from_iter([("message".to_owned(), told.into())]));
            answer.verdict = Verdict::Done;
        }
        answer
    }

    /// The HTTP status.
    pub fn status(&self) -> u16 {
        self.reply.status
    }

    /// A member of the envelope.
    pub fn get(&self, key: &str) -> Option<&Value> {
        self.envelope.as_ref()?.get(key)
    }

    /// The API's message.
    pub fn message(&self) -> Option<&str> {
        self.get("message")?.as_str()
    }

    /// The value of `data`; null where there is none.
    pub fn data(&self) -> &Value {
        self.get("data").unwrap_or(&Value::Null)
    }
}

/// What the answer to a read means that has this envelope, or none.
pub(super) fn judged(reply: &Reply, envelope: Option<&Map<String, Value>>) -> Verdict {
    verdict(reply, envelope, Purpose::Read)
}

fn verdict(reply: &Reply, envelope: Option<&Map<String, Value>>, purpose: Purpose) -> Verdict {
    let code = envelope.and_then(status_code);
    let says_done = code.is_some_and(|code| (200..300).contains(&code));
    let (kind, why) = match (reply.status, envelope) {
        (200..=299, Some(_)) if says_done => return Verdict::Done,
        (200..=299, envelope) => unusable(reply, envelope, purpose),
        (301 | 307 | 308, _) => (ErrorKind::Config, redirected(reply)),
        (300..=399, _) => (purpose.unclear(ErrorKind::Config), redirected(reply)),
        (400.., Some(body)) if says_done => {
            (purpose.unclear(ErrorKind::Unavailable), contradiction(reply.status, body))
        }
        (429, _) => return Verdict::Throttled,
        (400..=499, envelope) => refused(reply, envelope, purpose),
        (status, envelope) => failed(status, reply, envelope, purpose),
    };
    Verdict::Failed(kind, why)
}

/// The failure of a 2xx that does not say in its envelope that the request was carried out.
fn unusable(
    reply: &Reply,
    envelope: Option<&Map<String, Value>>,
    purpose: Purpose,
) -> (ErrorKind, String) {
    let is_utf16 = reply.body.starts_with(b"\xff\xfe") || reply.body.starts_with(b"\xfe\xff");
    let why = match envelope {
        Some(body) => contradiction(reply.status, body),
        None if is_utf16 => "the answer is in UTF-16, which is not the API's".to_owned(),
        None => format!("the answer is not the API's: {}", reply.describe()),
    };
    (purpose.unclear(ErrorKind::Unavailable), why)
}

/// The failure of a 4xx.
fn refused(
    reply: &Reply,
    envelope: Option<&Map<String, Value>>,
    purpose: Purpose,
) -> (ErrorKind, String) {
    let status = reply.status;
    match (status, envelope) {
        (401, _) => (ErrorKind::Config, "the API does not accept the token (HTTP 401)".into()),
        (403, _) => (ErrorKind::Config, "the token may not do this (HTTP 403)".into()),
        (404, None) => (ErrorKind::Config, format!("wrong base URL or path: {}", reply.describe())),
        (404, Some(body)) if names_a_part(message(body)) => {
            (ErrorKind::Refused, "the API refused it (HTTP 404)".into())
        }
        (404, Some(_)) => (ErrorKind::NotFound, "the API knows no such object (HTTP 404)".into()),
        (405, _) => {
            (ErrorKind::Config, "the API does not allow this method on this path (HTTP 405)".into())
        }
        (408, _) => (
            purpose.unclear(ErrorKind::Refused),
            "the server gave up waiting for the request (HTTP 408)".into(),
        ),
        (419, _) => (
            ErrorKind::Config,
            "wrong base URL: a web page answered, not the API (HTTP 419)".into(),
        ),
        (_, Some(_)) => (ErrorKind::Refused, format!("the API refused it (HTTP {status})")),
        (400 | 409 | 413 | 417 | 422, None) => {
            (ErrorKind::Refused, format!("the API refused it: {}", reply.describe()))
        }
        (_, None) => (
            purpose.unclear(ErrorKind::Refused),
            format!("an unexpected answer: {}", reply.describe()),
        ),
    }
}

/// The failure of a 5xx, or of a status that does not exist.
fn failed(
    status: u16,
    reply: &Reply,
    envelope: Option<&Map<String, Value>>,
    purpose: Purpose,
) -> (ErrorKind, String) {
    let message = comparison_key(envelope.map(message).unwrap_or_default());
    if status == 510 && message == comparison_key("terminalIsBusy") {
        return (ErrorKind::Unavailable, "the terminal is busy (HTTP 510)".into());
    }
    if status == 510 && message == comparison_key("personCurrentStatusIsWrong") {
        return (ErrorKind::Refused, "the credit bureau refused the number (HTTP 510)".into());
    }
    let why = match envelope {
        Some(_) => format!("the server failed (HTTP {status})"),
        None => format!("the server failed: {}", reply.describe()),
    };
    (purpose.unclear(ErrorKind::Unavailable), why)
}

fn message(envelope: &Map<String, Value>) -> &str {
    envelope.get("message").and_then(Value::as_str).unwrap_or_default()
}

fn contradiction(status: u16, envelope: &Map<String, Value>) -> String {
    format!(
        "the answer contradicts itself: HTTP {status}, but status_code {} and message {:?}",
        envelope.get("status_code").unwrap_or(&Value::Null),
        message(envelope)
    )
}

fn redirected(reply: &Reply) -> String {
    let target = reply.location.as_deref().unwrap_or("nowhere");
    format!(
        "the server redirects to {} (HTTP {}); the token is not sent there",
        text::visible(target),
        reply.status
    )
}

/// Whether a 404 is about a part or a precondition, not about the object in the path.
fn names_a_part(message: &str) -> bool {
    const STARTS: [&str; 3] = ["refundrejection", "paymentcardnotfound", "cyclenotfound"];
    let key = comparison_key(message);
    STARTS.iter().any(|start| key.starts_with(start))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(status: u16, body: &str, read: u8, write: u8) {
        for (purpose, expected) in [(Purpose::Read, read), (Purpose::Write, write)] {
            let reply = Reply { status, body: body.into(), ..Reply::default() };
            let code = match Answer::judge(reply, purpose).verdict {
                Verdict::Done => 0,
                Verdict::Throttled => 6,
                Verdict::Failed(kind, _) => kind.code(),
            };
            assert_eq!(code, expected, "HTTP {status} {body}, {purpose:?}");
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
