//! Which received callbacks are looked for, and finding them, the newest first.

use rusqlite::params;

use super::file::CallbackStore;
use super::received::{COLUMNS, StoredCallback};
use crate::base::dates::TimeFrame;
use crate::base::error::Result;

/// What a callback must be to be listed; what is not set does not matter.
#[derive(Clone, Debug, Default)]
pub struct CallbackFilter {
    /// The object that it is about.
    pub object: Option<String>,
    /// Its verdict: one of these.
    pub verdicts: Vec<String>,
    /// When it was received.
    pub frame: TimeFrame,
}

impl CallbackFilter {
    fn admits(&self, callback: &StoredCallback) -> bool {
        self.object.as_ref().is_none_or(|object| *object == callback.object)
            && (self.verdicts.is_empty() || self.verdicts.contains(&callback.verdict))
            && self.frame.holds(callback.at)
    }
}

impl CallbackStore {
    /// The newest callbacks of an account that fit, at most so many.
    pub fn newest(
        &self,
        account: &str,
        filter: &CallbackFilter,
        most: usize,
    ) -> Result<Vec<StoredCallback>> {
        let sql = format!("SELECT {COLUMNS} FROM callbacks WHERE account = ?1 ORDER BY id DESC");
        let mut statement = self.db.done(self.db.prepare(&sql))?;
        let rows = self.db.done(statement.query_map(params![account], StoredCallback::of))?;
        let mut found = Vec::new();
        for row in rows {
            if found.len() >= most {
                break;
            }
            let callback = self.db.done(row)?;
            if filter.admits(&callback) {
                found.push(callback);
            }
        }
        Ok(found)
    }

    /// The callback of this number.
    pub fn callback(&self, account: &str, id: i64) -> Result<Option<StoredCallback>> {
        let sql = format!("SELECT {COLUMNS} FROM callbacks WHERE account = ?1 AND id = ?2");
        let mut statement = self.db.done(self.db.prepare(&sql))?;
        let mut rows =
            self.db.done(statement.query_map(params![account, id], StoredCallback::of))?;
        rows.next().map(|row| self.db.done(row)).transpose()
    }
}
