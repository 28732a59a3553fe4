//! What happened to objects, beside the objects themselves: one more event costs the same however many there are. What an
//! event says is not known here.

use rusqlite::params;
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::failure::{failed, from_json, to_json};
use super::transaction::World;
use crate::base::error::Result;

/// The table, in every world since format 6. An object of an older one has its events in itself until it is kept again.
pub const TABLE: &str = "
    CREATE TABLE events (id TEXT NOT NULL, place INTEGER NOT NULL, json TEXT NOT NULL, PRIMARY KEY (id, place)) WITHOUT ROWID;
";

impl World<'_> {
    /// Adds an event of the object with this identifier, behind the others.
    pub fn add_event(&self, id: &str, event: &impl Serialize) -> Result<()> {
        const INSERT: &str = "INSERT INTO events (id, place, json)
            SELECT ?1, coalesce(max(place), 0) + 1, ?2 FROM events WHERE id = ?1";
        self.execute(INSERT, params![id, to_json(event)?])
    }

    /// The events of this object that stand beside it, oldest first.
    pub fn events<T: DeserializeOwned>(&self, id: &str) -> Result<Vec<T>> {
        let mut query = self.prepare("SELECT json FROM events WHERE id = ?1 ORDER BY place")?;
        let mut rows = query.query([id]).map_err(failed)?;
        let mut events = Vec::new();
        while let Some(row) = rows.next().map_err(failed)? {
            events.push(from_json(&row.get::<_, String>(0).map_err(failed)?)?);
        }
        Ok(events)
    }

    /// The newest of them.
    pub fn last_event<T: DeserializeOwned>(&self, id: &str) -> Result<Option<T>> {
        const SELECT: &str = "SELECT json FROM events WHERE id = ?1 ORDER BY place DESC LIMIT 1";
        self.first::<String>(SELECT, [id])?.map(|text| from_json(&text)).transpose()
    }

    /// Removes the events of objects that are gone.
    pub fn forget_events(&self) -> Result<()> {
        self.execute("DELETE FROM events WHERE id NOT IN (SELECT id FROM objects)", [])
    }
}
