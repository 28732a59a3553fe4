//! A row as one line of an export, the same type for writing it and for reading it on another machine.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::chain::ChainedRow;

/// A row as one line of an export.
#[derive(Default, Serialize, Deserialize)]
#[serde(default)]
pub struct ExportedRow {
    /// The row's number.
    pub id: Option<i64>,
    /// When the row was written, in UTC.
    pub at: Option<String>,
    /// The word of its kind.
    pub kind: Option<String>,
    /// The number of the intent that the row is about.
    pub intent: Option<i64>,
    /// The key of the object.
    pub object: Option<String>,
    /// The fields, one of the types in `rows.rs`.
    pub data: Value,
    /// The row's hash in the chain.
    pub hash: Option<String>,
}

impl ExportedRow {
    /// The exported form of a row. Data that is no JSON any more becomes a text.
    pub fn of(link: &ChainedRow) -> ExportedRow {
        let data = serde_json::from_str(&link.data);
        ExportedRow {
            id: Some(link.id),
            at: Some(link.at.clone()),
            kind: Some(link.kind.clone()),
            intent: link.intent,
            object: link.object.clone(),
            data: data.unwrap_or_else(|_| link.data.as_str().into()),
            hash: Some(link.hash.clone()),
        }
    }

    /// As JSON, without a line feed.
    pub fn to_line(&self) -> String {
        serde_json::to_string(self).expect("a row can be written as JSON")
    }
}
