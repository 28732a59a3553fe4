//! `fpgo journal list` and `fpgo journal show`.

use serde_json::Value;

use super::filter::FilterArgs;
use crate::api::ColumnKind;
use crate::base::dates::Clock;
use crate::base::error::Result;
use crate::base::money;
use crate::commands::in_force;
use crate::options::Globals;
use crate::output::delivery::delivered;
use crate::output::local_table::{LocalTable, show_local};
use crate::output::ui::Ui;
use crate::store::journal::{Entry, Journal};

/// The columns of the list.
pub const COLUMNS: [(&str, ColumnKind); 13] = [
    ("Entry", ColumnKind::Identifier),
    ("Begun", ColumnKind::Instant),
    ("Profile", ColumnKind::Text),
    ("Command", ColumnKind::Text),
    ("Object", ColumnKind::Identifier),
    ("Amount", ColumnKind::Amount),
    ("Outcome", ColumnKind::Status),
    ("HTTP", ColumnKind::Text),
    ("Message", ColumnKind::Text),
    ("Ticket", ColumnKind::Identifier),
    ("Reason", ColumnKind::Text),
    ("Run", ColumnKind::Identifier),
    ("Row", ColumnKind::Text),
];

/// Where those columns stand that a table has unless others are asked for: they have room in 80 columns.
const BRIEF: [usize; 6] = [0, 1, 3, 4, 5, 6];

/// Lists the newest entries of those that are asked for.
pub fn list(
    journal: Option<&Journal>,
    limit: usize,
    asked: &FilterArgs,
    globals: &Globals,
    ui: &mut Ui,
) -> Result<()> {
    let wanted = asked.read(&Clock::system(in_force::zone(globals)), journal)?;
    let mut entries = match journal {
        Some(journal) => journal.newest_of(limit.saturating_add(1), &wanted)?,
        None => Vec::new(),
    };
    if let Some(journal) = journal
        && entries.is_empty()
    {
        asked.tell_empty(journal, ui)?;
    }
    if entries.len() > limit {
        entries.truncate(limit);
        ui.note(&format!("older entries than these {limit} are not shown: --limit shows more"));
    }
    if ui.quiet {
        let mut ids = String::new();
        for entry in &entries {
            ids.push_str(&format!("{}\n", entry.id));
        }
        return delivered(ui.data(&ids));
    }
    let rows: Vec<Vec<String>> = entries.iter().map(row).collect();
    let json = entries.iter().map(Entry::to_json).collect();
    let columns = LocalTable::Brief { columns: &COLUMNS, brief: &BRIEF, rows };
    show_local(columns, &json, ui)
}

/// A cell: nothing, a text, or JSON.
fn text(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

fn row(entry: &Entry) -> Vec<String> {
    let (intent, ending) = (&entry.intent, entry.ending.clone().unwrap_or_default());
    vec![
        entry.id.to_string(),
        entry.at.clone(),
        intent.profile.clone().unwrap_or_default(),
        intent.command.clone(),
        entry.objects().next().unwrap_or_default().to_owned(),
        intent.amount.map(money::show).unwrap_or_default(),
        entry.outcome.word().to_owned(),
        ending.http.as_ref().map(u16::to_string).unwrap_or_default(),
        ending.message.unwrap_or_default(),
        intent.ticket.clone().unwrap_or_default(),
        intent.reason.clone().unwrap_or_default(),
        intent.run.clone().unwrap_or_default(),
        intent.row.as_ref().map(u64::to_string).unwrap_or_default(),
    ]
}

/// What a field of an entry holds.
fn kind(field: &str) -> ColumnKind {
    match field {
        "at" | "ended" | "resolved" | "imported" => ColumnKind::Instant,
        "amount" | "counted" => ColumnKind::Amount,
        "outcome" => ColumnKind::Status,
        "id" | "command" | "target" | "base_url" | "object" | "made" | "ticket" | "trace"
        | "alike" | "origin" | "run" => ColumnKind::Identifier,
        name if name.ends_with("_hash") => ColumnKind::Identifier,
        _ => ColumnKind::Text,
    }
}

/// Shows one entry whole.
pub fn show(entry: &Entry, ui: &mut Ui) -> Result<()> {
    let whole = entry.to_json();
    if ui.quiet {
        return delivered(ui.data(&format!("{}\n", entry.id)));
    }
    let mut fields = Vec::new();
    for (name, value) in whole.as_object().into_iter().flatten() {
        fields.push((name.clone(), kind(name), text(value)));
    }
    show_local(LocalTable::Object(fields), &whole, ui)
}

#[cfg(test)]
mod tests {
    use crate::output::status_color;
    use crate::store::journal::Outcome;

    #[test]
    fn every_outcome_has_a_colour() {
        for outcome in Outcome::ALL {
            assert!(status_color::of(outcome.word()).is_some(), "{}", outcome.word());
        }
    }
}
