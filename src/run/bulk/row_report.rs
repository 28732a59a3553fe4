//! What became of one row of a run: its plan, what was noted when it was tried, and the journal, laid together. The journal
//! wins: it knows what was sent, and what was found out later.

use super::plan::{Expected, PlanRow};
use super::row_standing::RowStanding;
use crate::base::money::Amount;
use crate::store::journal::{Entry, Outcome};
use crate::store::runs::{RowOutcome, RowResult};

/// What is said of a row of which nothing is known since a loss.
const LOST: &str = "the journal has lost rows since the run began, perhaps the entry of this one: nobody knows whether it was sent";

/// One row of a report.
pub struct RowReport {
    /// Its number, as a spreadsheet counts: the heading is row 1.
    pub row: u64,
    /// The sheet's cells, in the order of its columns.
    pub cells: Vec<String>,
    /// What became of it.
    pub outcome: RowOutcome,
    /// What it moved, or may have moved, in the currency itself.
    pub amount: Option<Amount>,
    /// What was said of it.
    pub message: String,
    /// The entry of the journal that recorded it.
    pub entry: Option<i64>,
    /// The identifier of what it made, or acted on, as far as that is known.
    pub object: Option<String>,
    /// What the answer to a read says.
    pub answer: Vec<String>,
    /// It was sent as far as the run knows, and the journal has no entry of it.
    pub is_without_entry: bool,
}

/// What is known of the end of a row.
struct RowEnd {
    outcome: RowOutcome,
    message: String,
    entry: Option<i64>,
}

impl RowReport {
    /// Lays together what is known of a row of an operation that `writes`, or only reads. `entries` are all of the row, in the
    /// order of time; `lost` is the number of the journal's row behind which nothing was lost, if anything was since the run
    /// began.
    pub fn of(
        planned: PlanRow,
        noted: Option<RowResult>,
        entries: &[Entry],
        lost: Option<i64>,
        writes: bool,
    ) -> RowReport {
        let sent = entries.iter().rfind(|entry| entry.outcome.may_have_happened());
        let end = match planned.expect {
            // What the plan leaves out was never sent.
            Expected::Invalid if entries.is_empty() => of_plan(&planned, RowOutcome::Invalid),
            Expected::Refused if entries.is_empty() => of_plan(&planned, RowOutcome::Refused),
            _ => {
                of_standing(RowStanding::of(noted.as_ref(), entries, lost), noted.as_ref(), entries)
            }
        };
        let shown = sent.or(entries.last());
        let object = shown.and_then(|entry| entry.made().or(entry.intent.object.as_deref()));
        let may_have_moved = writes && end.outcome.may_have_moved();
        let journaled = sent.and_then(|entry| entry.intent.amount);
        let told = noted.as_ref().and_then(|noted| noted.amount).or(planned.amount);
        RowReport {
            row: planned.row,
            cells: planned.cells,
            outcome: end.outcome,
            amount: journaled.or(told).filter(|_| may_have_moved),
            message: end.message,
            entry: end.entry,
            object: object.map(str::to_owned),
            answer: noted.map(|noted| noted.cells).unwrap_or_default(),
            is_without_entry: may_have_moved && sent.is_none(),
        }
    }
}

/// The end of a row that the plan leaves out.
fn of_plan(planned: &PlanRow, outcome: RowOutcome) -> RowEnd {
    RowEnd { outcome, message: planned.why.clone().unwrap_or_default(), entry: None }
}

/// The end of a row that was to be sent.
fn of_standing(standing: RowStanding, noted: Option<&RowResult>, entries: &[Entry]) -> RowEnd {
    let outcome = standing.outcome();
    let own = entries.last().map(|entry| entry.id);
    let (message, entry) = match standing {
        RowStanding::Sent(entry) => (of_sent(entry, outcome, noted), Some(entry.id)),
        RowStanding::NotSent(entry, _) => (of_not_sent(entry, outcome, noted), Some(entry.id)),
        RowStanding::Noted(_) => {
            let message = noted.map(|noted| noted.message.clone()).unwrap_or_default();
            (message, noted.and_then(|noted| noted.entry).or(own))
        }
        RowStanding::Lost => (LOST.to_owned(), None),
        RowStanding::Untried => (String::new(), None),
    };
    RowEnd { outcome, message, entry }
}

/// What is said of a row with an entry that was carried out, or may have been.
fn of_sent(entry: &Entry, outcome: RowOutcome, noted: Option<&RowResult>) -> String {
    let noted = noted.filter(|noted| noted.outcome == outcome && !noted.message.is_empty());
    match (entry.outcome, &entry.resolution, noted) {
        (Outcome::InFlight, ..) => "in flight: a process is sending it now".to_owned(),
        (_, Some(settled), _) => because(entry, &settled.resolved_because),
        (_, None, Some(noted)) => noted.message.clone(),
        (_, None, None) => said(entry, entry.outcome.word()),
    }
}

/// What is said of a row with entries of which none was carried out.
fn of_not_sent(entry: &Entry, outcome: RowOutcome, noted: Option<&RowResult>) -> String {
    match (&entry.resolution, outcome) {
        (Some(settled), _) => because(entry, &settled.resolved_because),
        (None, RowOutcome::Refused) => said(entry, "refused"),
        // An answer that is no reason of the row's own.
        (None, _) => match noted.filter(|noted| noted.outcome == outcome) {
            Some(noted) => noted.message.clone(),
            None => said(entry, "not sent"),
        },
    }
}

/// What the answer said, or these words.
fn said(entry: &Entry, otherwise: &str) -> String {
    let message = entry.ending.as_ref().and_then(|ending| ending.message.clone());
    message.filter(|message| !message.is_empty()).unwrap_or_else(|| otherwise.to_owned())
}

/// The end that was found out later, and why.
fn because(entry: &Entry, why: &str) -> String {
    format!("{}: {why}", entry.outcome.word().replace('_', " "))
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use serde_json::json;
    use tempfile::TempDir;

    use super::*;
    use crate::store::data::DataDir;
    use crate::store::journal::{Confidential, Ending, Intent, Journal, JournalPlace, Resolution};

    const RUN: &str = "RUN123456789012";

    /// What is known of the row: what was planned and noted, and entries with their endings, settled or not.
    fn reported(
        expect: &str,
        noted: Option<(RowOutcome, &str)>,
        entries: &[(Outcome, Option<bool>)],
        lost: Option<i64>,
        writes: bool,
    ) -> String {
        let home = TempDir::new().expect("a directory");
        let dir = DataDir::open(&home.path().join("data")).expect("a data directory");
        let patience = Duration::from_secs(5);
        let place = JournalPlace::local(dir);
        let mut journal = Journal::open(&place, patience).expect("a journal");
        let mut intent = Intent { run: Some(RUN.into()), row: Some(2), ..Intent::default() };
        intent.base_url = "https://api.example/v1".into();
        intent.amount = Some(Amount::new(700, 2));
        for (outcome, settled) in entries {
            let id = journal.begin(intent.clone(), &Confidential::default(), |_| Ok(()));
            let id = id.expect("an entry");
            if *outcome != Outcome::InFlight {
                let message = Some(format!("said {}", outcome.word()));
                let http = (*outcome == Outcome::Refused).then_some(400);
                let ending = Ending { outcome: *outcome, message, http, ..Ending::default() };
                journal.finish(id, ending).expect("an end");
            }
            if let Some(happened) = settled {
                let entry = journal.entry(id).expect("read").expect("it");
                let settled = Resolution::new(*happened, "looked");
                journal.resolve(&entry, settled).expect("settled");
            }
        }
        let planned =
            json!({"row": 2, "expect": expect, "why": "why not", "amount": 5, "cells": []});
        let planned: PlanRow = serde_json::from_value(planned).expect("a row");
        let noted = noted.map(|(outcome, message)| RowResult {
            row: 2,
            outcome,
            amount: Some(Amount::new(600, 2)),
            message: message.to_owned(),
            entry: None,
            cells: Vec::new(),
        });
        let entries = journal.of_run(&intent.base_url, RUN, 2..=2).expect("read");
        let row = RowReport::of(planned, noted, &entries, lost, writes);
        let mut told = format!("{}: {}", row.outcome.word(), row.message);
        row.amount.iter().for_each(|amount| told.push_str(&format!(", {amount}")));
        row.entry.iter().for_each(|entry| told.push_str(&format!(", entry {entry}")));
        told.push_str(if row.is_without_entry { ", without entry" } else { "" });
        told
    }

    #[test]
    fn the_journal_wins_over_what_was_noted_and_both_over_the_plan() {
        use Outcome::{Accepted, InFlight, NotSent, Refused, Unknown};
        use RowOutcome::{Done, Pending, Skipped};
        let noted = |outcome, message| Some((outcome, message));
        for (expect, noted, entries, expected) in [
            ("send", None, vec![], "pending: "),
            ("refused", None, vec![], "refused: why not"),
            ("invalid", noted(Done, "odd"), vec![], "invalid: why not"),
            ("send", noted(Skipped, "drifted"), vec![], "skipped: drifted"),
            ("send", noted(Done, "accepted"), vec![], "done: accepted, 6.00, without entry"),
            ("send", None, vec![(Accepted, None)], "done: said accepted, 7.00, entry 1"),
            ("send", noted(Done, "seen"), vec![(Accepted, None)], "done: seen, 7.00, entry 1"),
            // What was noted is older than the journal.
            (
                "send",
                noted(Pending, "no"),
                vec![(Accepted, None)],
                "done: said accepted, 7.00, entry 1",
            ),
            ("send", None, vec![(Unknown, None)], "unknown: said unknown, 7.00, entry 1"),
            (
                "send",
                None,
                vec![(InFlight, None)],
                "unknown: in flight: a process is sending it now, 7.00, entry 1",
            ),
            (
                "send",
                noted(RowOutcome::Unknown, "lost"),
                vec![(Unknown, Some(true))],
                "done: happened: looked, 7.00, entry 1",
            ),
            (
                "send",
                noted(RowOutcome::Unknown, "lost"),
                vec![(Unknown, Some(false))],
                "pending: did not happen: looked, entry 1",
            ),
            // An entry that was settled against what was noted, and one that came after the note.
            (
                "send",
                noted(Done, "seen"),
                vec![(Accepted, Some(false))],
                "pending: did not happen: looked, entry 1",
            ),
            ("send", noted(Pending, "no"), vec![(Refused, None)], "refused: said refused, entry 1"),
            ("send", None, vec![(Refused, None)], "refused: said refused, entry 1"),
            (
                "send",
                noted(RowOutcome::Refused, "no"),
                vec![(Refused, None)],
                "refused: no, entry 1",
            ),
            ("send", None, vec![(NotSent, None)], "pending: said not_sent, entry 1"),
            (
                "send",
                None,
                vec![(NotSent, None), (Accepted, None)],
                "done: said accepted, 7.00, entry 3",
            ),
            (
                "send",
                None,
                vec![(Unknown, Some(false)), (Refused, None)],
                "refused: said refused, entry 4",
            ),
        ] {
            let told = reported(expect, noted, &entries, None, true);
            assert_eq!(told, expected, "{expect} {entries:?}");
        }
        // What was read moved nothing, and the journal knows nothing of it.
        assert_eq!(reported("send", noted(Done, ""), &[], None, false), "done: ");
    }

    #[test]
    fn after_a_loss_a_row_is_pending_only_by_an_entry_that_was_written_since() {
        use Outcome::{Accepted, NotSent, Refused, Unknown};
        use RowOutcome::{Done, Pending, Skipped};
        let noted = |outcome, message| Some((outcome, message));
        let lost = format!("unknown: {LOST}, 5, without entry");
        let noted_lost = format!("unknown: {LOST}, 6.00, without entry");
        for (noted, entries, expected) in [
            (None, vec![], lost.as_str()),
            (noted(Pending, "no"), vec![], &noted_lost),
            (noted(Done, "seen"), vec![], "done: seen, 6.00, without entry"),
            (noted(Skipped, "drifted"), vec![], "skipped: drifted"),
            (None, vec![(Accepted, None)], "done: said accepted, 7.00, entry 1"),
            (None, vec![(NotSent, None)], &lost),
            (None, vec![(Unknown, Some(false))], &lost),
            (
                noted(RowOutcome::Unknown, "cut off"),
                vec![(Unknown, Some(false))],
                "unknown: cut off, 6.00, entry 1, without entry",
            ),
            (None, vec![(Refused, None)], "refused: said refused, entry 1"),
        ] {
            let told = reported("send", noted, &entries, Some(100), true);
            assert_eq!(told, expected, "{entries:?}");
        }
        let since = reported("send", None, &[(NotSent, None)], Some(0), true);
        assert_eq!(since, "pending: said not_sent, entry 1");
        for (word, expected) in [("refused", "refused: why not"), ("invalid", "invalid: why not")] {
            assert_eq!(reported(word, None, &[], Some(100), true), expected, "never sent");
        }
    }
}
