//! What this machine's journal knows: what it did to an object, which object a reference or number belongs to, which
//! reservation a capture is of. A journal that cannot be read is told, and hides nothing that the API says.

use super::Desk;
use crate::api::{self, EarlierWrites, IdKind, ReadOverview};
use crate::base::error::Result;
use crate::base::target::account_key;
use crate::base::text;
use crate::output::ui::Ui;
use crate::run::context::Context;
use crate::store::journal::{Entry, Journal};

/// Opens the journal, if there is one that can be read.
pub fn journal(context: &Context, ui: &mut Ui) -> Option<Journal> {
    match context.journal_if_any() {
        Ok(journal) => journal,
        Err(doubt) => {
            ui.warn(&format!("what this machine sent is left out: {doubt}"));
            None
        }
    }
}

/// What this machine did to the object, for what is left of it.
pub fn past(id: &str, context: &Context, journal: Option<&Journal>) -> Result<EarlierWrites> {
    match journal {
        Some(journal) => journal.past(&context.base_url, id),
        None => Ok(EarlierWrites::default()),
    }
}

/// The entries that name the object: what was sent about it, and what made it.
pub fn entries(id: &str, context: &Context, journal: Option<&Journal>) -> Result<Vec<Entry>> {
    match journal {
        Some(journal) => journal.naming(&context.base_url, id),
        None => Ok(Vec::new()),
    }
}

/// The objects that entries with this text are about: a reference of a body, a ticket, a message, or the entry's number.
pub fn objects_by(wanted: &str, desk: &Desk) -> Result<Vec<String>> {
    let Some(journal) = &desk.journal else { return Ok(Vec::new()) };
    let mut entries = journal.naming(&desk.context.base_url, wanted)?;
    if let Some(number) = text::digits::<i64>(wanted) {
        entries.extend(journal.entry(number)?.filter(|entry| is_of(&desk.context, entry)));
    }
    let mut found = Vec::new();
    for entry in &entries {
        let made = entry.made().filter(|made| IdKind::of(made).is_some());
        let object = made.or(Some(entry.object()));
        for id in object.into_iter().filter(|id| IdKind::of(id).is_some()) {
            if !found.iter().any(|known| known == id) {
                found.push(id.to_owned());
            }
        }
    }
    Ok(found)
}

/// The object that a capture or charge of this machine belongs to, with the reading that shows it.
pub fn owner(id: &str, desk: &Desk) -> Result<Option<(String, ReadOverview)>> {
    let Some(journal) = &desk.journal else { return Ok(None) };
    for entry in journal.naming(&desk.context.base_url, id)? {
        let read = IdKind::of(entry.object()).and_then(IdKind::overview);
        if let (Some(read), true) = (read, api::ids_in(entry.object()).len() == 1) {
            return Ok(Some((entry.object().to_owned(), read)));
        }
    }
    Ok(None)
}

/// Whether an entry is about this account.
fn is_of(context: &Context, entry: &Entry) -> bool {
    account_key(&entry.intent.base_url) == account_key(&context.base_url)
}
