//! Plans of bulk runs: a plan that was altered by a single byte is refused before a row of it is used, the rows of one that was
//! not are those that were planned, and one that somebody sealed anew is read or refused, and fools nobody.

use serde_json::{Value, json};

use super::altered::alter;
use super::shown::Shown;
use super::words::{JSON, NASTY, choice, part, spelt};
use crate::api::Presence;
use crate::base::error::Result;
use crate::base::money;
use crate::profile::{Format, Profile, SettingOrigin};
use crate::run::bulk::plan::{PlanReader, PlanRow, PlanWriter, may_be_applied, sample};

const WORDS: [&str; 15] = [
    "{\"fpgo_plan\":1,\"run\":\"RUN123456789012\"",
    "{\"fpgo_plan\":2}",
    "{\"sha256\":\"",
    "\"check\":\"",
    "\"}\n",
    "\n",
    "\r\n",
    "\"row\":3",
    "\"cells\":[",
    "\"amount\":5.10",
    "\"expect\":\"send\"",
    "\"ODR1\"",
    "{\"approval\":",
    "9",
    "\u{feff}",
];

fn words() -> Vec<&'static str> {
    WORDS.iter().chain(&JSON).chain(&NASTY).copied().collect()
}

/// The rows of a plan in this file, if it is whole.
fn rows_of(path: &std::path::Path) -> Option<Vec<PlanRow>> {
    let plan = PlanReader::open(path).ok()?;
    let rows: Result<Vec<PlanRow>> = plan.rows().expect("a plan that is whole").collect();
    Some(rows.expect("its rows"))
}

#[test]
fn a_plan_is_refused_where_any_byte_of_it_was_altered() {
    let whole = sample::lines_with(&sample::header()).concat().into_bytes();
    let (_dir, path) = sample::file("");
    bolero::check!().for_each(|bytes: &[u8]| {
        let bytes = part(bytes, 48);
        let mut text = whole.clone();
        for edit in bytes.chunks_exact(4) {
            let at = usize::from(u16::from_le_bytes([edit[0], edit[1]])) % text.len().max(1);
            match edit[2] % 6 {
                0 => text.truncate(at),
                1 => text.insert(at.min(text.len()), edit[3]),
                2 if at < text.len() => drop(text.remove(at)),
                3 if at < text.len() => text[at] ^= edit[3],
                4 => {
                    drop(text.splice(
                        at.min(text.len())..at.min(text.len()),
                        spelt(&[edit[3]], &words()),
                    ))
                }
                _ => {
                    let end = (at + usize::from(edit[3])).min(text.len());
                    let part = text[at.min(end)..end].to_vec();
                    text.extend(part);
                }
            }
        }
        std::fs::write(&path, &text).expect("written");
        match rows_of(&path) {
            Some(rows) => {
                assert!(text == whole && rows.len() == 2, "{:?}", String::from_utf8_lossy(&text))
            }
            None => assert_ne!(text, whole),
        }
    });
}

#[test]
fn a_plan_of_any_bytes_is_refused() {
    let (_dir, path) = sample::file("");
    bolero::check!().for_each(|bytes: &[u8]| {
        let bytes = part(bytes, 96);
        std::fs::write(&path, spelt(bytes, &words())).expect("written");
        assert!(PlanReader::open(&path).is_err(), "{:?}", String::from_utf8_lossy(bytes));
    });
}

#[test]
fn the_rows_of_a_plan_are_those_that_were_planned() {
    let (dir, path) = sample::file("");
    bolero::check!().for_each(|bytes: &[u8]| {
        let bytes = part(bytes, 96);
        let (what, rest) = choice(bytes);
        let text = String::from_utf8_lossy(&spelt(rest, &words())).into_owned();
        let mut writer = PlanWriter::new(dir.path()).expect("a place for rows");
        let mut planned = Vec::new();
        for (at, line) in text.split('\n').take(20).enumerate() {
            let cells: Vec<&str> = line.split('|').collect();
            let row = json!({"row": at + 2, "expect": if (usize::from(what) + at) % 3 == 0 { "refused" } else { "send" },
                "why": line.get(1..5), "amount": money::number(&format!("{}.5", at * 7)), "cells": cells});
            let row: PlanRow = serde_json::from_value(row).expect("a row");
            writer.add(&row).expect("added");
            planned.push(serde_json::to_value(&row).expect("JSON"));
        }
        let header = serde_json::from_value(sample::header()).expect("a header");
        let mut written = String::new();
        let hash = writer.end(&header, &mut |piece| {
            written.push_str(piece);
            Ok(())
        });
        std::fs::write(&path, &written).expect("written");
        let plan = PlanReader::open(&path).expect("a whole plan");
        assert_eq!(plan.hash, hash.expect("a hash"));
        let rows = plan.rows().expect("rows").map(|row| serde_json::to_value(row.expect("a row")).expect("JSON"));
        assert_eq!(rows.collect::<Vec<Value>>(), planned);
    });
}

#[test]
fn a_plan_that_is_sealed_anew_is_read_or_refused_and_fools_nobody() {
    let (_dir, path) = sample::file("");
    let profile = Profile::sandbox(SettingOrigin::Default);
    bolero::check!().for_each(|bytes: &[u8]| {
        let mut bytes = part(bytes, 96);
        let (mut header, mut rows) = (sample::header(), sample::rows());
        for value in rows.iter_mut().chain([&mut header]) {
            alter(value, &mut bytes, &words());
        }
        std::fs::write(&path, sample::sealed(&header, &rows).concat()).expect("written");
        let mut shown = Shown::new(Format::Table, false, true);
        if let Err(error) = used(&path, &profile) {
            shown.ui.error(&error);
            assert!(!shown.err().is_empty());
        }
    });
}

/// Uses a plan as `bulk apply` does, up to the calls of its rows.
fn used(path: &std::path::Path, profile: &Profile) -> Result<()> {
    let plan = PlanReader::open(path)?;
    assert!(plan.header.names_run(), "{:?}", plan.header.run);
    may_be_applied(&plan, profile, None)?;
    let endpoint = plan.header.endpoint()?;
    for row in plan.rows()? {
        let call = plan.header.invocation(&row?)?;
        for param in endpoint.path_params() {
            let is_there = call.typed.has(param.flag);
            assert!(is_there || param.presence != Presence::Required, "no {}", param.flag);
        }
    }
    Ok(())
}
