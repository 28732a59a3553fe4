//! An identifier of a kind that no operation reads by itself: what it is, and which command lists it.

use serde_json::json;

use crate::api::{self, ColumnKind, IdKind};
use crate::base::error::Result;
use crate::output::delivery::delivered;
use crate::output::local_table::{LocalTable, show_local};
use crate::output::ui::Ui;
use crate::profile::account_flags;

/// Tells what the identifier is.
pub fn show(id: &str, kind: &IdKind, ui: &mut Ui) -> Result<()> {
    if ui.quiet {
        return delivered(ui.data(&format!("{id}\n")));
    }
    let account = account_flags(&ui.profile_flags);
    let mut commands = Vec::new();
    for command in kind.commands {
        commands.push(api::suggested_command(command, Some(id)));
    }
    if ui.is_for_people() {
        let mut text =
            format!("{id} is {}.\n{}\nIt stands {}.\n", kind.thing, kind.about, kind.found);
        for command in &commands {
            text.push_str(&format!("next: {}\n", command.line(&account)));
        }
        return delivered(ui.data(&text));
    }
    let argvs: Vec<Vec<String>> = commands.iter().map(|command| command.argv(&account)).collect();
    let json = json!({
        "id": id,
        "kind": kind.noun(),
        "about": kind.about,
        "found": kind.found,
        "listed_by": argvs,
        "actions": [],
    });
    let fields = [("id", id), ("kind", kind.noun()), ("about", kind.about), ("found", kind.found)];
    let fields =
        fields.map(|(field, value)| (field.to_owned(), ColumnKind::Text, value.to_owned()));
    show_local(LocalTable::Object(fields.to_vec()), &json, ui)
}
