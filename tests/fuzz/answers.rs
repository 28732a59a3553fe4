//! Answers of a server: what they mean, and what of them is shown in each format. A write is done only where status and envelope
//! both say so; nothing that came fools a terminal; a program can read what it is given; a secret never comes out.

use serde_json::{Map, Value};

use super::altered::alter;
use super::shown::Shown;
use super::words::{JSON, NASTY, SECRET, choice, part, spelt};
use crate::api::{self, Endpoint};
use crate::base::error::ErrorKind;
use crate::base::redact;
use crate::http::reply::Reply;
use crate::http::verdict::{Answer, Purpose, Verdict};
use crate::options::Invocation;
use crate::output::show::{show, show_rows};
use crate::profile::Format;
use crate::run::answer::require_done;

const WORDS: [&str; 34] = [
    "{\"status_code\":200,\"message\":\"ok\",\"data\":",
    "{\"status_code\":\"200\",\"message\":\"ok\",\"data\":{}}",
    "\"status_code\":",
    "\"message\":",
    "\"data\":",
    "\"errors\":[",
    "200",
    "404",
    "510",
    "-0",
    "0.10",
    "12345678901234567890123456789012345678901234567890",
    "\\u202e",
    "\\",
    "\u{feff}",
    "\"uuid\":\"ODR1234567890\"",
    "\"orderUuid\":\"ODR1\"",
    "\"status\":\"PAID\"",
    "\"amount\":",
    "\"orderNotFound\"",
    "\"terminalIsBusy\"",
    "\"paidThresholdExceed\"",
    "<html>",
    "[[[[[[[[[[[[[[[[",
    "]]]]]]]]]]]]]]]]",
    "{\"a\":{\"a\":{\"a\":",
    "\"personalNumber\":\"01019012345\"",
    "\"2026-11-15T11:31:00Z\"",
    "1767225600",
    SECRET,
    "\"customerDetails\":{\"name\":\"",
    "\"https://x.no/?a=",
    "\"name\":",
    "\"id\":",
];
const STATUSES: [u16; 20] = [
    200, 200, 200, 200, 201, 202, 204, 301, 302, 307, 400, 401, 404, 405, 409, 417, 422, 429, 500,
    510,
];
const FORMATS: [Format; 6] =
    [Format::Table, Format::Json, Format::Ndjson, Format::Csv, Format::Tsv, Format::Raw];

fn words() -> Vec<&'static str> {
    WORDS.iter().chain(&JSON).chain(&NASTY).copied().collect()
}

/// One of all operations.
fn operation(what: u8) -> &'static Endpoint {
    let count = api::endpoints().count();
    api::endpoints().nth(usize::from(what) % count).expect("an operation")
}

fn reply(status: u8, body: Vec<u8>) -> Reply {
    let content_type = String::from_utf8_lossy(&body[..body.len().min(9)]).into_owned();
    Reply {
        status: STATUSES[usize::from(status) % STATUSES.len()],
        content_type,
        body,
        ..Reply::default()
    }
}

#[test]
fn a_write_is_done_only_where_all_of_the_answer_says_so() {
    redact::conceal(SECRET.as_bytes());
    bolero::check!().for_each(|bytes: &[u8]| {
        let bytes = part(bytes, 120);
        let (what, rest) = choice(bytes);
        let body = spelt(rest, &words());
        let reply = reply(what, body.clone());
        let status = reply.status;
        let read = Answer::judge(reply.clone(), Purpose::Read);
        let write = Answer::judge(reply, Purpose::Write);
        assert_eq!(read.envelope, write.envelope);
        let says_done = says_done(&body);
        let is_success = (200..300).contains(&status);
        for (answer, purpose) in [(&read, Purpose::Read), (&write, Purpose::Write)] {
            match &answer.verdict {
                Verdict::Done => assert!(
                    is_success && says_done,
                    "{status} {:?}",
                    String::from_utf8_lossy(&body)
                ),
                Verdict::Throttled => assert_eq!(status, 429),
                Verdict::Failed(kind, why) => {
                    assert!(
                        !(is_success && says_done),
                        "{status} {why} {:?}",
                        String::from_utf8_lossy(&body)
                    );
                    assert!(
                        !why.is_empty()
                            && (*kind != ErrorKind::Unknown || purpose == Purpose::Write)
                    );
                    // Whoever answers so may have acted.
                    let may_have_acted = is_success
                        || matches!(status, 302 | 500)
                        || says_done && status != 301 && status != 307;
                    assert!(
                        purpose == Purpose::Read || !may_have_acted || *kind == ErrorKind::Unknown,
                        "{status}: {kind:?} {why}"
                    );
                }
            }
        }
        failed(read, what);
    });
}

/// Whether a body says, by the plainest reading of it, that a request was carried out. It names nothing twice.
fn says_done(body: &[u8]) -> bool {
    let body = body.strip_prefix(b"\xef\xbb\xbf").unwrap_or(body);
    let Ok(Value::Object(envelope)) = serde_json::from_slice(body) else { return false };
    if crate::base::json::parse(body).is_err() {
        return false;
    }
    let code = match envelope.get("status_code") {
        Some(Value::String(text)) => text.clone(),
        Some(value) => value.to_string(),
        None => return false,
    };
    code.len() == 3
        && code.starts_with('2')
        && code.bytes().all(|byte| byte.is_ascii_digit())
        && envelope.get("message").is_some_and(Value::is_string)
}

/// What is said of an answer that is none, to people and to programs.
fn failed(answer: Answer, what: u8) {
    let endpoint = operation(what);
    let Err(error) = require_done(endpoint, Some("ODR1234567890"), answer) else { return };
    let mut people = Shown::new(Format::Table, false, what & 1 == 1);
    people.ui.error(&error);
    assert!(people.err().starts_with("error: "));
    let mut programs = Shown::new(Format::Json, false, false);
    programs.ui.error(&error);
    let told = programs.err();
    let last: Value = serde_json::from_str(told.lines().last().expect("a line")).expect(&told);
    assert!(last["error"]["code"].is_number(), "{last}");
}

#[test]
fn what_came_is_shown_so_that_it_fools_nobody() {
    redact::conceal(SECRET.as_bytes());
    bolero::check!().for_each(|bytes: &[u8]| {
        let bytes = part(bytes, 160);
        let (what, rest) = choice(bytes);
        let (how, rest) = choice(rest);
        let endpoint = operation(what);
        let body = match how & 1 {
            1 => spelt(rest, &words()),
            _ => altered(endpoint.example.reply, rest).into_bytes(),
        };
        let reply = Reply { status: 200, body, ..Reply::default() };
        let answer = Answer::judge(reply, Purpose::Read);
        let Some(envelope) = &answer.envelope else { return };
        let format = FORMATS[usize::from(how >> 2) % FORMATS.len()];
        let mut shown = Shown::new(format, how & 64 == 64, how & 2 == 2);
        let invocation = Invocation { show_personal: how & 128 == 128, ..Invocation::default() };
        assert!(show(endpoint, &invocation, envelope, &answer.reply, &mut shown.ui).is_ok());
        _ = shown.err();
        readable(&shown.out(), format, shown.ui.quiet, &answer);
        if let Some(Value::Array(rows)) = envelope.get("data") {
            let mut shown = Shown::new(format, how & 64 == 64, how & 2 == 2);
            assert!(show_rows(endpoint, &invocation, rows.clone(), &mut shown.ui).is_ok());
            _ = shown.err();
            readable(&shown.out(), format, shown.ui.quiet, &answer);
        }
    });
}

/// A program can read what it is given.
fn readable(out: &[u8], format: Format, is_quiet: bool, answer: &Answer) {
    let text = String::from_utf8_lossy(out);
    if is_quiet {
        return;
    }
    match format {
        Format::Table => {}
        Format::Raw => assert!(!out.is_empty() || answer.reply.body.is_empty()),
        Format::Json => drop(serde_json::from_str::<Value>(&text).expect(&text)),
        Format::Ndjson => {
            text.lines().for_each(|line| drop(serde_json::from_str::<Value>(line).expect(line)));
        }
        Format::Csv => {
            let mut reader = csv::ReaderBuilder::new().from_reader(out);
            let titles = reader.headers().expect(&text).len();
            reader.records().for_each(|row| assert_eq!(row.expect(&text).len(), titles, "{text}"));
        }
        Format::Tsv => {
            let count = |line: &str| line.matches('\t').count();
            let titles = text.lines().next().map(count);
            assert!(text.lines().all(|line| Some(count(line)) == titles), "{text:?}");
        }
    }
}

/// The documented answer with other values in it.
fn altered(sample: &str, mut bytes: &[u8]) -> String {
    let mut envelope: Map<String, Value> = serde_json::from_str(sample).unwrap_or_default();
    envelope.insert("status_code".into(), 200.into());
    envelope.entry("message").or_insert_with(|| "ok".into());
    if let Some(data) = envelope.get_mut("data") {
        alter(data, &mut bytes, &words());
    }
    Value::Object(envelope).to_string()
}
