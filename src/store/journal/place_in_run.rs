//! Which row of which bulk run a row's text belongs to, for the columns that stand beside it.

use serde::Deserialize;

use super::fields;
use super::rows::RowKind;

/// Where an intent stands in a bulk run.
#[derive(Default, Deserialize)]
#[serde(default)]
struct PlaceInRun {
    run: Option<String>,
    row: Option<i64>,
}

/// The run and the row of an intent's text, as the columns keep them; nothing for what belongs to none.
pub(super) fn place_in_run(kind: &str, data: &str) -> (Option<String>, Option<i64>) {
    if kind != RowKind::Intent.word() || !data.contains(r#""run":"#) {
        return (None, None);
    }
    match fields::read(data) {
        PlaceInRun { run: Some(run), row: Some(row) } => (Some(run), Some(row)),
        _ => (None, None),
    }
}
