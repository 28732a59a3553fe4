//! Which journal is meant, and an entry of it by its number or by its object.

use std::ops::ControlFlow;

use crate::api;
use crate::base::error::{Error, ErrorKind, Result};
use crate::base::step::Command;
use crate::base::text;
use crate::commands::in_force;
use crate::options::Globals;
use crate::output::ui::Ui;
use crate::store::data::DataDir;
use crate::store::journal::{Entry, EntryFilter, Journal, JournalPlace, OpenedJournal};
use crate::store::sql::Server;

/// The server that keeps the journal of the profile in use, if one does. A profile that is named must be readable: it may have
/// one.
fn server(globals: &Globals) -> Result<Option<Server>> {
    if in_force::is_sandbox(globals) {
        return Ok(None);
    }
    match in_force::named(globals)? {
        Some(profile) => profile.journal_server(),
        None => Ok(None),
    }
}

/// The place of the journal, made if it is missing.
pub fn place(globals: &Globals) -> Result<JournalPlace> {
    let server = server(globals)?;
    Ok(JournalPlace { dir: DataDir::open(&in_force::data_dir(globals)?)?, server })
}

/// The place of the journal, if anything was ever kept there, or may have been.
pub fn find_place(globals: &Globals) -> Result<Option<JournalPlace>> {
    match server(globals)? {
        Some(server) => {
            let dir = DataDir::open(&in_force::data_dir(globals)?)?;
            Ok(Some(JournalPlace { dir, server: Some(server) }))
        }
        None => Ok(DataDir::find(&in_force::data_dir(globals)?)?.map(JournalPlace::local)),
    }
}

/// The journal, if anything was ever written to it.
pub fn find(globals: &Globals) -> Result<Option<OpenedJournal>> {
    let patience = in_force::patience(globals)?;
    match find_place(globals)? {
        Some(place) => Journal::find(&place, patience),
        None => Ok(None),
    }
}

/// What names an entry on the command line.
#[derive(Clone, Debug)]
pub enum NamedEntry {
    /// Its number.
    Number(i64),
    /// The identifier of what it acted on or made; the newest such entry is meant.
    Object(String),
}

/// Reads what names an entry: what begins with a digit, or holds no letter, is its number, or is meant to be.
pub fn named(text: &str) -> std::result::Result<NamedEntry, String> {
    let text = text.trim();
    let begins_with_digit = text.bytes().next().is_some_and(|first| first.is_ascii_digit());
    match text.bytes().any(|byte| byte.is_ascii_alphabetic()) && !begins_with_digit {
        true => api::read_any_id(text).map(NamedEntry::Object),
        false => text::number(text).map(NamedEntry::Number),
    }
}

/// The entry that was named, and a word about others that fit as well.
pub fn named_entry(journal: Option<&Journal>, named: &NamedEntry, ui: &mut Ui) -> Result<Entry> {
    let object = match named {
        NamedEntry::Number(number) => return entry(journal, *number),
        NamedEntry::Object(object) => object,
    };
    let wanted = EntryFilter { object: Some(object.clone()), ..EntryFilter::default() };
    let (mut newest, mut count) = (None, 0_usize);
    if let Some(journal) = journal {
        journal.each_newest(&wanted, |entry| {
            newest.get_or_insert(entry);
            count += 1;
            Ok(ControlFlow::Continue(()))
        })?;
    }
    let Some(newest) = newest else {
        let why = format!("the journal has no entry about {object}");
        return Err(Error::new(ErrorKind::NotFound, why).next(Command::new("journal list")));
    };
    if count > 1 {
        let all = Command::new("journal list").arg("--object").arg(object).why("see all of them");
        ui.suggest(&format!("entry {} is the newest of {count} about {object}: ", newest.id), &all);
    }
    Ok(newest)
}

/// The entry with this number.
pub fn entry(journal: Option<&Journal>, number: i64) -> Result<Entry> {
    if let Some(journal) = journal
        && let Some(entry) = journal.entry(number)?
    {
        return Ok(entry);
    }
    let error = Error::new(ErrorKind::NotFound, format!("the journal has no entry {number}"));
    Err(error.next(Command::new("journal list")))
}
