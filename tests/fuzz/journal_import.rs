//! `journal import`: lines from anywhere. They are taken in whole or refused, what was taken in is known the second time, and the
//! chain of the journal holds after each.

use std::collections::BTreeSet;
use std::path::Path;
use std::time::Duration;

use serde_json::Value;
use tempfile::TempDir;

use super::altered::alter;
use super::words::{JSON, NASTY, choice, part, spelt};
use crate::commands::journal::fuzzed::{each_line, facts_of};
use crate::store::data::DataDir;
use crate::store::journal::{ForeignLines, Journal, JournalPlace};

const WORDS: [&str; 30] = [
    r#"{"id":1,"kind":"intent","at":"2026-01-01T00:00:00Z","hash":"aa01","data":{"command":"orders refund","method":"POST","target":"/x","base_url":"https://demo.example/api/v1","object":"ODR1234567890","amount":5.10,"lines":[{"id":"7001","amount":5.10}]"#,
    "}}\n",
    r#"{"id":2,"kind":"outcome","at":"2026-01-01T00:00:01Z","intent":1,"hash":"aa02","data":{"word":"accepted","http":202}}"#,
    r#"{"id":3,"kind":"resolution","intent":1,"hash":"aa03","at":"2026-01-01T00:00:02Z","data":{"word":"unknown"}}"#,
    "\n",
    r#"{"entry":{"at":"2026-01-01T00:00:00Z","outcome":"unknown","origin":"bb01","command":"orders cancel","method":"POST","target":"/x","base_url":"sandbox","object":"ODR1"}}"#,
    r#"{"error":{"code":7}}"#,
    r#"{"note":"x"}"#,
    r#"{"done":{}}"#,
    "\"kind\":\"reading\"",
    "\"kind\":\"checkpoint\"",
    "\"origin\":\"cc01\"",
    "\"command\":\"orders list\"",
    "\"command\":\"api POST /connect/x\"",
    "\"amount\":\"-5\"",
    "\"amount\":1e99",
    "\"counted\":\"7\"",
    "\"lines\":[{\"id\":\"a\",\"amount\":1}]",
    "\"run\":\"RUN1\"",
    "\"at\":\"9999-01-01T00:00:00Z\"",
    "\"at\":\"x\"",
    "\"way\":\"out\"",
    "\"binds\":false",
    "\"imported\":\"x\"",
    "\"process\":\"x\"",
    "\"made\":\"ODR2\"",
    "\"extra\":{\"a\":[1]}",
    "\"word\":\"refused\"",
    "\"id\":1",
    "\"hash\":\"dd01\"",
];

/// What this program wrote.
const EXPORT: &str = include_str!("../journals/with-record/export.ndjson");

fn words() -> Vec<&'static str> {
    WORDS.iter().chain(&JSON).chain(&NASTY).copied().collect()
}

/// A journal that is new, for some of the attempts: each is checked whole, and grows.
struct Fresh {
    _dir: TempDir,
    journal: Journal,
    used: usize,
}

impl Fresh {
    fn new() -> Fresh {
        let dir = tempfile::tempdir().expect("a directory");
        let data = DataDir::open(&dir.path().join("data")).expect("a directory of its own");
        let journal =
            Journal::open(&JournalPlace::local(data), Duration::from_secs(5)).expect("a journal");
        Fresh { _dir: dir, journal, used: 0 }
    }
}

#[test]
fn an_import_is_all_or_nothing_and_the_chain_holds() {
    let dir = tempfile::tempdir().expect("a directory");
    let path = dir.path().join("lines");
    let journal = std::sync::Mutex::new(Fresh::new());
    bolero::check!().for_each(|bytes: &[u8]| {
        let bytes = part(bytes, 64);
        let mut fresh = journal.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        let (what, rest) = choice(bytes);
        let text = match what & 3 {
            0 => spelt(rest, &words()),
            1 => [WORDS[0].as_bytes(), b"}}\n", &spelt(rest, &words())].concat(),
            _ => altered(rest),
        };
        std::fs::write(&path, text).expect("written");
        imported(&path, &mut fresh);
    });
}

/// Rows of an export, and what a command prints after exit code 7, with other values in some of them.
fn altered(mut bytes: &[u8]) -> Vec<u8> {
    let mut lines = Vec::new();
    for sample in EXPORT.lines().take(4).chain([WORDS[5]]) {
        let mut line: Value = serde_json::from_str(sample).expect(sample);
        alter(&mut line, &mut bytes, &words());
        lines.extend_from_slice(format!("{line}\n").as_bytes());
    }
    lines
}

fn imported(path: &Path, fresh: &mut Fresh) {
    let mut lines = ForeignLines::new(facts_of).expect("a spool");
    if each_line(path.to_str().expect("a path"), |line| lines.take(line)).is_err() {
        return;
    }
    let (mut origins, mut count, mut place) = (BTreeSet::new(), 0, 0);
    while let Some(attempt) = lines.waiting.after(place).expect("read") {
        place = attempt.place;
        count += 1;
        origins.insert(attempt.origin);
    }
    if count == 0 {
        return;
    }
    if fresh.used >= 100 {
        *fresh = Fresh::new();
    }
    fresh.used += count;
    let journal = &fresh.journal;
    let before = journal.all_is_sound().expect("sound").rows;
    let first = journal.import(&lines).expect("what was checked is taken in");
    assert!(first.new <= origins.len(), "{first:?} of {origins:?}");
    assert_eq!(first.new + first.known + first.settled, count);
    let after = journal.all_is_sound().expect("still sound");
    assert!(after.rows >= before + first.new, "{first:?}");
    let second = journal.import(&lines).expect("again");
    assert_eq!(second.new, 0, "{second:?} after {first:?}");
    let mut exported = 0;
    let walk = journal.export(|line| {
        exported += usize::from(serde_json::from_str::<Value>(line).expect(line).is_object());
        Ok(())
    });
    assert_eq!(walk.expect("whole").rows, exported);
}
