//! The table of faults that wait for their calls. What a fault is, is not known here.

use rusqlite::params;
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::failure::{failed, from_json, to_json};
use super::transaction::World;
use crate::base::error::Result;

impl World<'_> {
    /// Whether a fault waits for its call.
    pub fn has_faults(&self) -> Result<bool> {
        self.prepare("SELECT 1 FROM faults")?.exists([]).map_err(failed)
    }

    /// The waiting faults with their numbers, oldest first.
    pub fn faults<T: DeserializeOwned>(&self) -> Result<Vec<(i64, T)>> {
        let mut query = self.prepare("SELECT id, json FROM faults ORDER BY id")?;
        let mut rows = query.query([]).map_err(failed)?;
        let mut faults = Vec::new();
        while let Some(row) = rows.next().map_err(failed)? {
            let text: String = row.get(1).map_err(failed)?;
            faults.push((row.get(0).map_err(failed)?, from_json(&text)?));
        }
        Ok(faults)
    }

    /// Adds a fault.
    pub fn add_fault(&self, fault: &impl Serialize) -> Result<()> {
        self.execute("INSERT INTO faults (json) VALUES (?1)", [to_json(fault)?])
    }

    /// Replaces a fault.
    pub fn put_fault(&self, id: i64, fault: &impl Serialize) -> Result<()> {
        self.execute("UPDATE faults SET json = ?2 WHERE id = ?1", params![id, to_json(fault)?])
    }

    /// Removes a fault.
    pub fn remove_fault(&self, id: i64) -> Result<()> {
        self.execute("DELETE FROM faults WHERE id = ?1", [id])
    }

    /// Removes all faults.
    pub fn clear_faults(&self) -> Result<()> {
        self.execute("DELETE FROM faults", [])
    }
}
