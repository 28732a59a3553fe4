//! Whether an authentic callback like this one was received before: the same checksum, or the same status of the same
//! object (quirk 25).

use std::path::Path;
use std::time::Duration;

use jiff::Timestamp;
use rusqlite::{OptionalExtension, Row, params};

use super::file::{CallbackStore, instant};
use crate::base::error::Result;

/// What a callback is known by.
pub struct Sought<'a> {
    /// The object that it is about; empty for none.
    pub object: &'a str,
    /// The status that it tells; empty for none.
    pub status: &'a str,
    /// Its checksum; empty for none.
    pub checksum: &'a str,
}

/// The first authentic callback like it that was received.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FirstSeen {
    /// Its number.
    pub id: i64,
    /// When it came.
    pub at: Timestamp,
    /// Whether it has the same checksum; otherwise it tells the same status of the same object.
    pub same_checksum: bool,
}

impl FirstSeen {
    /// Reads number, time, and whether it has the same checksum.
    pub(super) fn of(row: &Row) -> rusqlite::Result<FirstSeen> {
        let at = instant(row.get(1)?);
        Ok(FirstSeen { id: row.get(0)?, at, same_checksum: row.get(2)? })
    }
}

/// Looks for it among the callbacks of an account; where nothing was ever received, nothing is made.
pub fn first_seen(
    dir: &Path,
    account: &str,
    sought: &Sought,
    patience: Duration,
) -> Result<Option<FirstSeen>> {
    match CallbackStore::find(dir, patience)? {
        Some(store) => store.first_seen(account, sought),
        None => Ok(None),
    }
}

impl CallbackStore {
    /// Looks for it among the callbacks of an account.
    pub fn first_seen(&self, account: &str, sought: &Sought) -> Result<Option<FirstSeen>> {
        let checksum = self.checksum_hash(sought.checksum);
        let found = self.db.query_row(
            "SELECT id, at, checksum = ?2 AND ?2 <> '' AS same FROM callbacks
             WHERE account = ?1 AND is_authentic
                 AND (?2 <> '' AND checksum = ?2
                     OR ?3 <> '' AND ?4 <> '' AND object = ?3 AND status = ?4 COLLATE NOCASE)
             ORDER BY same DESC, id LIMIT 1",
            params![account, checksum, sought.object, sought.status],
            FirstSeen::of,
        );
        self.db.done(found.optional())
    }
}
