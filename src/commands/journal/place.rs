//! Which journal is meant, and an entry of it by its number.

use std::path::PathBuf;

use crate::base::error::{Error, ErrorKind, Result};
use crate::base::step::Command;
use crate::commands::in_force::{self, is_sandbox};
use crate::options::Globals;
use crate::profile::{self, SANDBOX};
use crate::store::data::DataDir;
use crate::store::journal::{Entry, Journal, OpenedJournal};

/// The directory of the journal: the sandbox has its own.
pub fn directory(globals: &Globals) -> Result<PathBuf> {
    let dir = profile::data_dir()?;
    Ok(if is_sandbox(globals) { dir.join(SANDBOX) } else { dir })
}

/// The journal, if anything was ever written to it.
pub fn find(globals: &Globals) -> Result<Option<OpenedJournal>> {
    let Some(dir) = DataDir::find(&directory(globals)?)? else { return Ok(None) };
    Journal::find(&dir, in_force::patience(globals)?)
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
