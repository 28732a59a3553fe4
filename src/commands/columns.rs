//! The columns of the tables that this machine's own commands show: they are completed, and others are refused before anything
//! is done.

use super::{auth, bulk, callback, config, findings, journal, operations};
use crate::api::ColumnKind;
use crate::base::error::Result;
use crate::output::columns::column_indexes;

/// A report has those of the sheet too, and a check those of a HAR file and the times of a callback: nothing is done by them, and
/// they know their columns when they show them.
const WITH_OTHERS: [&str; 2] = ["bulk report", "callback verify"];

/// The titles of the columns that a command shows; none where it shows no rows.
pub fn titles_of(command: &str) -> Vec<&'static str> {
    let columns: &[(&str, ColumnKind)] = match command {
        "auth status" => &auth::COLUMNS,
        "bulk approve" => &bulk::KEY_COLUMNS,
        "bulk list" => &bulk::LIST_COLUMNS,
        "bulk plan" => &bulk::PLAN_COLUMNS,
        "bulk report" => return bulk::REPORT_COLUMNS.to_vec(),
        "callback list" | "callback listen" => &callback::STORED_COLUMNS,
        "callback resend" => &callback::RESEND_COLUMNS,
        "callback send" => &callback::SEND_COLUMNS,
        "callback verify" => &callback::COLUMNS,
        "commands" => &operations::COLUMNS,
        "config check" | "doctor" => &findings::COLUMNS,
        "config list" => &config::LIST_COLUMNS,
        "config show" => &config::SHOW_COLUMNS,
        "journal list" => &journal::COLUMNS,
        "journal reconcile" => &journal::RECONCILE_COLUMNS,
        _ => &[],
    };
    columns.iter().map(|(title, _)| *title).collect()
}

/// Refuses columns that the table of a command does not have. Where it depends on what the command finds, they are refused when
/// it is shown: such a command only looks.
pub fn check(command: &str, asked: &[String]) -> Result<()> {
    let titles = titles_of(command);
    match titles.is_empty() || WITH_OTHERS.contains(&command) {
        true => Ok(()),
        false => column_indexes(&titles, asked).map(drop),
    }
}
