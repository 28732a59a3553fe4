//! The columns of the tables that this machine's own commands show, for completion.

use super::{auth, bulk, callback, config, findings, journal, operations};
use crate::api::ColumnKind;

/// The titles of the columns that a command shows; none where it shows no rows.
pub fn titles_of(command: &str) -> Vec<&'static str> {
    let columns: &[(&str, ColumnKind)] = match command {
        "auth status" => &auth::COLUMNS,
        "bulk list" => &bulk::LIST_COLUMNS,
        "bulk report" => return bulk::REPORT_COLUMNS.to_vec(),
        "callback list" | "callback listen" => &callback::STORED_COLUMNS,
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
