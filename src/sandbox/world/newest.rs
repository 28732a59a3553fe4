//! The newest objects of a kind, so many at a time: what a person looks at, however many there are.

use rusqlite::params;
use serde::de::DeserializeOwned;

use super::failure::{failed, from_json};
use super::transaction::{World, first_column};
use crate::base::error::Result;

/// Some objects, the newest first.
pub struct Newest<T> {
    /// The objects.
    pub objects: Vec<T>,
    /// The place before which older ones follow, if they do.
    pub older: Option<i64>,
}

impl World<'_> {
    /// So many objects of this kind at most that stand before this place, the newest first.
    pub fn newest<T: DeserializeOwned>(
        &self,
        kind: &str,
        before: Option<i64>,
        most: usize,
    ) -> Result<Newest<T>> {
        const SELECT: &str = "SELECT seq, json FROM objects WHERE kind = ?1 AND seq < ?2
            ORDER BY seq DESC LIMIT ?3";
        let limit = i64::try_from(most + 1).unwrap_or(i64::MAX);
        let mut query = self.prepare(SELECT)?;
        let before = before.unwrap_or(i64::MAX);
        let mut rows = query.query(params![kind, before, limit]).map_err(failed)?;
        let mut newest = Newest { objects: Vec::new(), older: None };
        let mut last = before;
        while let Some(row) = rows.next().map_err(failed)? {
            if newest.objects.len() == most {
                newest.older = Some(last);
                break;
            }
            last = row.get(0).map_err(failed)?;
            newest.objects.push(from_json(&row.get::<_, String>(1).map_err(failed)?)?);
        }
        Ok(newest)
    }

    /// How many objects of this kind there are.
    pub fn count(&self, kind: &str) -> Result<i64> {
        let mut query = self.prepare("SELECT count(*) FROM objects WHERE kind = ?1")?;
        query.query_row([kind], first_column).map_err(failed)
    }
}
