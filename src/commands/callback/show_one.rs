//! `fpgo callback show`: all that is known of one received callback.

use serde_json::json;

use super::account::CallbackAccount;
use super::stored::{kind, outcome, shown_query, to_json, told, told_status};
use crate::api::ColumnKind;
use crate::base::error::{Error, ErrorKind, Result};
use crate::base::step::Command;
use crate::callback::{self, CallbackKind, CheckOutcome, Pasted};
use crate::commands::in_force;
use crate::listener::signed_text;
use crate::options::Globals;
use crate::output::delivery::delivered;
use crate::output::local_table::{LocalTable, show_local, show_local_parts};
use crate::output::ui::Ui;
use crate::profile::Format;
use crate::store::callbacks::{CallbackStore, Forward, StoredCallback};

/// What stands below its help.
pub const HELP: &str =
    "Examples:\n  fpgo callback show 12\n  fpgo callback show 12 -o json --jq .forwards";

/// The columns of the attempts to forward it.
const ATTEMPTS: [(&str, ColumnKind); 3] =
    [("Sent", ColumnKind::Instant), ("To", ColumnKind::Identifier), ("Outcome", ColumnKind::Text)];

/// Shows the callback of this number.
pub fn run(id: i64, globals: &Globals, ui: &mut Ui) -> Result<()> {
    let account = CallbackAccount::in_use(globals, ui)?;
    let store = CallbackStore::find(&account.dir, in_force::patience(globals)?)?;
    let (store, callback) = found(store, &account, id)?;
    if ui.quiet {
        return delivered(ui.data(&format!("{id}\n")));
    }
    let forwards = store.forwards(id)?;
    let show_personal = globals.show_personal_data;
    let text = canonical_text(&callback).filter(|_| show_personal || is_public(&callback));
    let (verdict, status) = match ui.format {
        Format::Table => (told(&callback).to_owned(), told_status(&callback)),
        _ => (callback.verdict.clone(), callback.status.clone()),
    };
    let fields = fields(&callback, (verdict, status), text.as_deref(), show_personal);
    if ui.format == Format::Table {
        let attempts = LocalTable::List(&ATTEMPTS, forwards.iter().map(attempt).collect());
        let mut parts = vec![("", LocalTable::Object(fields))];
        if !forwards.is_empty() {
            parts.push(("Forwarded", attempts));
        }
        show_local_parts(parts, ui)?;
        tell_next(&callback, ui);
        return Ok(());
    }
    let mut whole = to_json(&callback, &forwards, show_personal);
    if let Some(members) = whole.as_object_mut() {
        members.insert("signed_text".to_owned(), json!(text));
    }
    show_local(LocalTable::Object(fields), &whole, ui)
}

/// The callback of this number, or the failure to find it.
pub fn found(
    store: Option<CallbackStore>,
    account: &CallbackAccount,
    id: i64,
) -> Result<(CallbackStore, StoredCallback)> {
    if let Some(store) = store
        && let Some(callback) = store.callback(&account.key, id)?
    {
        return Ok((store, callback));
    }
    let why = format!("no callback {id} is kept of {}", account.name);
    Err(Error::new(ErrorKind::NotFound, why)
        .next(Command::new("callback list").why("see what was received")))
}

/// What its checksum is made of, but for the secret; `None` where personal values were not kept, or nothing is signed.
fn canonical_text(callback: &StoredCallback) -> Option<String> {
    let query = Pasted::of_query(&*callback.query);
    let is_company = callback.kind == CallbackKind::Company.word();
    let kind = if is_company { CallbackKind::Company } else { CallbackKind::Order };
    if !callback.is_whole {
        return None;
    }
    signed_text(&callback::verify(&query, b"", kind))
}

/// Whether its query holds nothing personal.
fn is_public(callback: &StoredCallback) -> bool {
    shown_query(callback, false) == callback.query
}

fn fields(
    callback: &StoredCallback,
    (verdict, status): (String, String),
    text: Option<&str>,
    show_personal: bool,
) -> Vec<(String, ColumnKind, String)> {
    let text = match (text, callback.is_whole) {
        _ if callback.verdict == CheckOutcome::NothingSigned.word() => {
            "none: nothing is signed".to_owned()
        }
        (Some(text), _) => format!("{text}[secret]"),
        (None, true) => "holds personal values: --show-personal-data shows it".to_owned(),
        (None, false) => "unknown: personal values were masked before they were stored".to_owned(),
    };
    let mut fields = Vec::new();
    for (name, kind, value) in [
        ("Number", ColumnKind::Identifier, callback.id.to_string()),
        ("Received", ColumnKind::Instant, callback.at.to_string()),
        ("Verdict", ColumnKind::Identifier, verdict),
        ("Reason", ColumnKind::Text, callback.reason.clone()),
        ("Kind", ColumnKind::Text, kind(callback).to_owned()),
        ("Object", ColumnKind::Identifier, callback.object.clone()),
        ("Status", ColumnKind::Status, status),
        ("Amount", ColumnKind::Amount, callback.amount.clone()),
        ("Path", ColumnKind::Text, callback.path.clone()),
        ("Query", ColumnKind::Identifier, shown_query(callback, show_personal)),
        ("Signed text", ColumnKind::Identifier, text),
    ] {
        fields.push((name.to_owned(), kind, value));
    }
    fields
}

fn attempt(forward: &Forward) -> Vec<String> {
    let sent = forward.begun.map(|begun| begun.to_string()).unwrap_or_default();
    let again = if forward.is_resend { " (resend)" } else { "" };
    vec![sent, forward.target.clone(), format!("{}{again}", outcome(forward))]
}

fn tell_next(callback: &StoredCallback, ui: &mut Ui) {
    if callback.is_whole && is_public(callback) {
        let (text, why) = match callback.is_authentic {
            true => (callback.query.clone(), "check it again, with every parameter"),
            // As a request, so that it is read as what was received: nothing in it is of a paste. A quote would end it.
            false => {
                let query = callback.query.replace('"', "%22");
                (format!("GET {}?{query} HTTP/1.1", callback.path), "to be told why")
            }
        };
        ui.suggest("", &Command::new("callback verify").arg(&text).why(why));
    }
}
