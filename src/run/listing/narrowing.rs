//! What was typed to narrow a list, or to complete its rows.

use serde_json::Value;

use super::wanted::Wanted;
use crate::api::{Endpoint, Typed, locate};
use crate::base::error::{Error, Result};
use crate::output::ui::Ui;
use crate::profile::Format;

/// Whether something was typed that narrows or completes the rows of a list which comes in one answer.
fn narrows(typed: &Typed) -> bool {
    completes(typed) || typed.has("limit")
}

/// Whether something was typed for which each row is completed by one more read.
pub fn completes(typed: &Typed) -> bool {
    ["details", "find", "since", "until"].into_iter().any(|flag| typed.has(flag))
}

/// How many rows are shown at most.
pub fn limit_of(typed: &Typed) -> usize {
    let limit = typed.get("limit").and_then(Value::as_u64);
    limit.map_or(usize::MAX, |limit| usize::try_from(limit).unwrap_or(usize::MAX))
}

/// Refuses what cannot be carried out, before anything is sent.
pub fn check(endpoint: &Endpoint, typed: &Typed, ui: &Ui) -> Result<()> {
    if endpoint.row_details.is_none() || !narrows(typed) {
        return Ok(());
    }
    if ui.format == Format::Raw {
        let what =
            "-o raw prints one answer as received, and what completes or narrows a list does not";
        return Err(Error::invalid(what).next("add -o json instead"));
    }
    match typed.get("find").and_then(Value::as_str).map(Wanted::new) {
        Some(None) => Err(Error::invalid("--find: there is nothing to look for")),
        _ => Ok(()),
    }
}

/// The rows of a list, in whatever form it came.
pub fn rows_of(data: Value) -> Vec<Value> {
    match data {
        Value::Array(rows) => rows,
        other => locate(&other, "/*").into_iter().filter_map(|(_, row)| row.cloned()).collect(),
    }
}
