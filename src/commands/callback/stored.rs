//! Received callbacks as rows and as JSON, for every command that shows them.

use serde_json::{Value, json};

use crate::api::ColumnKind;
use crate::callback::{self, CallbackKind, CheckOutcome, Pasted};
use crate::store::callbacks::{Forward, ForwardState, StoredCallback, without_persons};

/// The columns of the list.
pub const STORED_COLUMNS: [(&str, ColumnKind); 10] = [
    ("Number", ColumnKind::Identifier),
    ("Received", ColumnKind::Instant),
    ("Verdict", ColumnKind::Identifier),
    ("Object", ColumnKind::Identifier),
    ("Status", ColumnKind::Status),
    ("Amount", ColumnKind::Amount),
    ("Forwarded", ColumnKind::Text),
    ("Reason", ColumnKind::Text),
    ("Kind", ColumnKind::Text),
    ("Path", ColumnKind::Text),
];

/// Where those columns stand that a table has unless others are asked for.
pub const BRIEF: [usize; 7] = [0, 1, 2, 3, 4, 5, 6];

/// Where the verdict and the status stand among them.
const VERDICT: usize = 2;
const STATUS: usize = 4;

/// A row of the list.
pub fn row(callback: &StoredCallback, forwards: &[Forward]) -> Vec<String> {
    vec![
        callback.id.to_string(),
        callback.at.to_string(),
        callback.verdict.clone(),
        callback.object.clone(),
        callback.status.clone(),
        callback.amount.clone(),
        forwards.last().map(outcome).unwrap_or_default(),
        callback.reason.clone(),
        kind(callback).to_owned(),
        callback.path.clone(),
    ]
}

/// The same for people, in the words of `callback listen`.
pub fn row_for_people(callback: &StoredCallback, forwards: &[Forward]) -> Vec<String> {
    let mut row = row(callback, forwards);
    row[VERDICT] = told(callback).to_owned();
    row[STATUS] = told_status(callback);
    row
}

/// The kind, in the words of `callback sign`: of a terminal also what it tells of, since a refund has the status of a payment.
pub fn kind(callback: &StoredCallback) -> &str {
    match terminal_type(callback).as_deref() {
        Some("Payment") => "terminal-payment",
        Some("Payment_Refund") => "terminal-refund",
        _ => &callback.kind,
    }
}

/// The status for people, with what a terminal tells of.
pub fn told_status(callback: &StoredCallback) -> String {
    match terminal_type(callback) {
        Some(told) => format!("{} ({told})", callback.status),
        None => callback.status.clone(),
    }
}

/// What a callback of a terminal tells of, in the API's word; those of other kinds are signed.
fn terminal_type(callback: &StoredCallback) -> Option<String> {
    if callback.verdict != CheckOutcome::NothingSigned.word() {
        return None;
    }
    let read = callback::verify(&Pasted::of_query(&*callback.query), b"", CallbackKind::Auto);
    read.value("type").filter(|told| ["Payment", "Payment_Refund"].contains(&told.as_str()))
}

/// The verdict for people.
pub fn told(callback: &StoredCallback) -> &'static str {
    match callback.is_authentic {
        true => "authentic",
        false => "NOT AUTHENTIC",
    }
}

/// What became of an attempt, in a few words.
pub fn outcome(forward: &Forward) -> String {
    let took = forward.took.map(|took| format!(" in {took} ms")).unwrap_or_default();
    match (forward.state, forward.http, &forward.why) {
        (ForwardState::Answered, Some(status), _) => format!("{status}{took}"),
        (state @ (ForwardState::Failed | ForwardState::Unknown), _, Some(why)) => {
            format!("{}: {why}", state.word())
        }
        (state, ..) => state.word().to_owned(),
    }
}

/// The query as it may be shown: personal values only where they are asked for.
pub fn shown_query(callback: &StoredCallback, show_personal: bool) -> String {
    match show_personal {
        true => callback.query.clone(),
        false => without_persons(&callback.query).0,
    }
}

/// A callback for programs.
pub fn to_json(callback: &StoredCallback, forwards: &[Forward], show_personal: bool) -> Value {
    json!({
        "id": callback.id,
        "received": callback.at.to_string(),
        "authentic": callback.is_authentic,
        "verdict": callback.verdict,
        "reason": callback.reason,
        "kind": kind(callback),
        "object": callback.object,
        "status": callback.status,
        "amount": callback.amount,
        "path": callback.path,
        "query": shown_query(callback, show_personal),
        "whole": callback.is_whole,
        "forwards": forwards.iter().map(forward_json).collect::<Vec<Value>>(),
    })
}

/// An attempt to forward, for programs.
pub fn forward_json(forward: &Forward) -> Value {
    json!({
        "to": forward.target,
        "state": forward.state.word(),
        "resend": forward.is_resend,
        "sent": forward.begun.map(|begun| begun.to_string()),
        "http": forward.http,
        "ms": forward.took,
        "why": forward.why,
    })
}
