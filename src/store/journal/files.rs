//! The names of the journal's files, and taking all of them away. What stands in them is left to others.

use std::io;
use std::path::Path;

use crate::base::error::Result;
use crate::store::data::{COMPANIONS, not_writable};
use crate::store::keyed;

/// The database.
pub const DATABASE: &str = "journal.sqlite";

/// The record of the newest row.
pub const RECORD: &str = "journal.head";

/// Who holds the lock of this name looks whether the journal is whole, or writes to it.
pub const LOCK: &str = "the journal";

/// Takes a journal away, with its record and its key: only the sandbox's own, when its world begins anew.
pub fn erase(dir: &Path) -> Result<()> {
    let mut names = [RECORD, DATABASE, keyed::FILE].map(str::to_owned).to_vec();
    names.extend(COMPANIONS.map(companion));
    for name in names {
        match std::fs::remove_file(dir.join(name)) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => {
                return Err(not_writable(dir, &error));
            }
            _ => {}
        }
    }
    Ok(())
}

/// A file that SQLite keeps beside the database, by the end of its name.
pub fn companion(ending: &str) -> String {
    format!("{DATABASE}{ending}")
}
