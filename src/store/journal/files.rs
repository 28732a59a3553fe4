//! The names of the journal's files, and deleting all of them. What stands in them is left to others.

use std::io;
use std::path::Path;

use crate::base::error::Result;
use crate::store::data::{COMPANIONS, not_writable};
use crate::store::hash_key;

/// The file of the database.
pub const DATABASE: &str = "journal.sqlite";

/// The file with the record of the newest row.
pub const RECORD: &str = "journal.head";

/// The lock that a process holds while it checks the journal, or writes to it.
pub const LOCK: &str = "the journal";

/// A log of more pages is moved into the main file: the next process reads all of them.
pub const LONGEST_LOG: u64 = 128;

/// Deletes a journal with its record and its key. Only for the sandbox's own, when its world begins anew.
pub fn erase(dir: &Path) -> Result<()> {
    let mut names = [RECORD, DATABASE, hash_key::FILE].map(str::to_owned).to_vec();
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
