//! Received callbacks as rows and as JSON, for every command that shows them.

use serde_json::{Value, json};

use crate::api::ColumnKind;
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

/// Where the verdict stands among them.
const VERDICT: usize = 2;

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
        callback.kind.clone(),
        callback.path.clone(),
    ]
}

/// The same for people, in the words of `callback listen`.
pub fn row_for_people(callback: &StoredCallback, forwards: &[Forward]) -> Vec<String> {
    let mut row = row(callback, forwards);
    row[VERDICT] = told(callback).to_owned();
    row
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
        "kind": callback.kind,
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
