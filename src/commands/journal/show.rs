//! `fpgo journal show`.

use serde_json::Value;

use crate::api::ColumnKind;
use crate::base::error::Result;
use crate::output::delivery::delivered;
use crate::output::local_table::{LocalTable, show_local};
use crate::output::ui::Ui;
use crate::store::journal::Entry;

/// A cell: nothing, a text, or JSON.
fn text(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
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
