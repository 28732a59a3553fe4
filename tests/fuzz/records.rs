//! `callback verify --all`: access logs, lines of JSON and HAR files. The verdict on a record is the one on its callback alone,
//! the same however the input comes in pieces, and a row is one row in every format.

use std::io::{self, Read};

use serde::de::IgnoredAny;
use serde_json::Value;

use super::callbacks::QUERY_WORDS;
use super::php_rule;
use super::words::{NASTY, SECRET, choice, hidden_in, part, spelt};
use crate::base::redact;
use crate::callback::CallbackKind;
use crate::callback::records::{Found, callback_in, is_part};
use crate::commands::callback::fuzzed::{
    Batch, CallbackSecret, Judge, Record, Shape, Sink, Stop, Style, read,
};
use crate::output::ui::{Colors, Ui};
use crate::profile::Format;

const RECORD_WORDS: [&str; 30] = [
    "192.0.2.7 - - [01/Jan/2026:00:01:00 +0000] \"GET /cb?",
    " HTTP/1.1\" 200 2 \"-\" \"curl\"",
    "\n",
    "\r\n",
    "{\"url\":\"/cb?",
    "\"}",
    "{\"request\":{\"method\":\"GET\",\"url\":\"https://x.no/cb?",
    "\"}}",
    "{\"query\":{\"orderUuid\":\"ODR1\",",
    "\"checksum\":\"1\"}}",
    "\\x22",
    "\\u0026",
    "\\\"",
    "\"POST /cb?",
    "{\"log\":{\"entries\":[",
    "]}}",
    ",",
    "{\"startedDateTime\":\"x\",",
    "\"headers\":[{\"name\":\"a\",\"value\":\"b\"}],",
    "{",
    "}",
    "[",
    "]",
    ":",
    "\"",
    "\\",
    "GET /cb?",
    "http_referer\":\"https://x.no/?",
    "\"method\":\"POST\"",
    "/cb?",
];

/// The words of records, of queries, and what fools a reader.
fn words() -> Vec<&'static str> {
    let all = RECORD_WORDS.iter().chain(&QUERY_WORDS).chain(&NASTY);
    all.copied().collect()
}

fn judge(format: Format, kind: CallbackKind, shape: Shape, quiet: bool) -> Judge {
    let ui = Ui::standard(format, quiet, Colors::NONE, None);
    let secret = CallbackSecret { bytes: SECRET.into(), source: "the test".into() };
    let style = Style::of(shape, &ui).expect("all columns");
    Judge {
        secret,
        others: Vec::new(),
        kind,
        max_age: None,
        asks: false,
        shows_personal: false,
        style,
    }
}

/// Bytes that come in pieces of this size.
struct Pieces(io::Cursor<Vec<u8>>, usize);

impl Read for Pieces {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let most = buffer.len().min(self.1);
        self.0.read(&mut buffer[..most])
    }
}

/// Rows as they come.
#[derive(Default)]
struct Rows(String);

impl Sink for Rows {
    fn take(&mut self, batch: Batch) -> Result<(), Stop> {
        self.0.push_str(&batch.rows);
        Ok(())
    }
}

/// Records with a callback that is signed, where `what` says so.
fn records(what: u8, rest: &[u8]) -> Vec<u8> {
    let mut bytes = spelt(rest, &words());
    if what & 1 == 1 {
        let query = b"orderUuid=ODR1234567890&status=PAID&amount=800&createdAt=1767225600&timestamp=1767225660";
        let checksum = php_rule::checksum(query, SECRET.as_bytes(), false);
        bytes.extend_from_slice(b"\nGET /cb?");
        bytes.extend_from_slice(query);
        bytes.extend_from_slice(format!("&checksum={checksum}").as_bytes());
    }
    bytes
}

#[test]
fn the_verdict_on_a_line_is_the_one_on_its_callback_and_one_row() {
    redact::conceal(SECRET.as_bytes());
    bolero::check!().for_each(|bytes: &[u8]| {
        let bytes = part(bytes, 120);
        let (what, rest) = choice(bytes);
        let bytes = records(what, rest);
        let kind = if what & 2 == 2 { CallbackKind::Company } else { CallbackKind::Order };
        let formats = [Format::Table, Format::Csv, Format::Tsv, Format::Ndjson];
        let format = formats[usize::from(what >> 2) % formats.len()];
        let is_quiet = what & 16 == 16;
        let judge = judge(format, kind, Shape::Lines, is_quiet);
        let mut checker = judge.checker();
        for line in bytes.split(|byte| *byte == b'\n') {
            let mut batch = Batch::default();
            let record = Record { number: 1, line, before: b"" };
            judge.record(&record, &mut checker, &mut batch);
            is_row(&batch.rows, format, is_quiet);
            agrees(line, &batch, kind, is_quiet);
        }
    });
}

/// What is said of a line is what PHP's rule says of its callback.
fn agrees(line: &[u8], batch: &Batch, kind: CallbackKind, is_quiet: bool) {
    let mut is_callback = |query: &[u8]| {
        let names: [&[u8]; 3] = [b"checksum", b"orderUuid", b"companyCheckUuid"];
        php_rule::variables(query).iter().any(|(name, ..)| names.contains(&name.as_slice()))
    };
    let found = callback_in(line, &mut is_callback);
    let is_real = match &found {
        Found::One(query) => {
            php_rule::is_authentic(query, SECRET.as_bytes(), kind == CallbackKind::Company)
                && php_rule::parameters(query) <= php_rule::MOST
                && !is_part(b"", line)
        }
        Found::Several | Found::Nothing => false,
    };
    let is_authentic = batch.counts.told(Shape::Lines).starts_with("1 authentic");
    assert_eq!(is_authentic, is_real, "{:?}", String::from_utf8_lossy(line));
    let has_row = found != Found::Nothing && (is_real || !is_quiet);
    assert_eq!(!batch.rows.is_empty(), has_row, "{:?}", String::from_utf8_lossy(line));
}

/// One row at most, in which nothing hides, and no secret.
fn is_row(rows: &str, format: Format, is_quiet: bool) {
    assert!(rows.lines().count() <= 1 && (rows.is_empty() || rows.ends_with('\n')), "{rows:?}");
    // What is written passes there, whatever it holds.
    assert!(!redact::text(rows).contains(SECRET), "{rows:?}");
    if rows.is_empty() || is_quiet {
        return assert_eq!(hidden_in(rows), None, "{rows:?}");
    }
    match format {
        Format::Ndjson | Format::Json => {
            let row: Value = serde_json::from_str(rows).expect(rows);
            assert_eq!(row.as_object().map(serde_json::Map::len), Some(5), "{rows}");
        }
        Format::Tsv => assert_eq!(rows.trim_end_matches('\n').split('\t').count(), 5, "{rows:?}"),
        Format::Csv => {
            let mut reader =
                csv::ReaderBuilder::new().has_headers(false).from_reader(rows.as_bytes());
            let records: Vec<csv::StringRecord> =
                reader.records().map(|row| row.expect(rows)).collect();
            assert_eq!(
                records.iter().map(csv::StringRecord::len).collect::<Vec<_>>(),
                [5],
                "{rows:?}"
            );
        }
        Format::Table | Format::Raw => {}
    }
    if !format.is_json() {
        let plain = if format == Format::Tsv { rows.replace('\t', " ") } else { rows.to_owned() };
        assert_eq!(hidden_in(&plain), None, "{rows:?}");
    }
}

#[test]
fn the_verdicts_do_not_depend_on_how_the_input_comes() {
    bolero::check!().for_each(|bytes: &[u8]| {
        let bytes = part(bytes, 160);
        let (what, rest) = choice(bytes);
        let bytes = records(what, rest);
        let judge = judge(Format::Tsv, CallbackKind::Auto, Shape::Lines, false);
        let (mut checker, mut whole) = (judge.checker(), Batch::default());
        let mut start = 0;
        for (number, line) in (1..).zip(bytes.split(|byte| *byte == b'\n')) {
            let record = Record { number, line, before: &bytes[..start] };
            judge.record(&record, &mut checker, &mut whole);
            start += line.len() + 1;
        }
        let mut rows = Rows::default();
        let pieces = Pieces(io::Cursor::new(bytes), usize::from(what >> 1) + 1);
        assert!(read(Shape::Lines, Box::new(pieces), &judge, &mut rows).is_ok());
        assert_eq!(rows.0, whole.rows);
    });
}

#[test]
fn a_har_file_of_any_bytes_has_a_row_for_each_of_its_callbacks() {
    redact::conceal(SECRET.as_bytes());
    bolero::check!().for_each(|bytes: &[u8]| {
        let bytes = part(bytes, 160);
        let (what, rest) = choice(bytes);
        let inner = records(what & 2, rest);
        let har = match what & 1 {
            1 => [
                br#"{"log":{"entries":[{"request":{"method":"GET","url":"https://x.no/cb?"#
                    .as_slice(),
                &inner,
                br#""}}]}}"#,
            ]
            .concat(),
            _ => [br#"{"log":{"#.as_slice(), &inner].concat(),
        };
        let judge = judge(Format::Ndjson, CallbackKind::Auto, Shape::Har, false);
        let mut rows = Rows::default();
        let pieces = Pieces(io::Cursor::new(har.clone()), usize::from(what) + 1);
        let read = read(Shape::Har, Box::new(pieces), &judge, &mut rows);
        let is_json = serde_json::from_slice::<IgnoredAny>(&har).is_ok();
        assert!(read.is_err() || is_json, "{:?}", String::from_utf8_lossy(&har));
        for row in rows.0.lines() {
            is_row(&format!("{row}\n"), Format::Ndjson, false);
        }
    });
}
