//! Keys that objects are found by beside their identifiers, so that nobody has to look at all objects. What a key says is
//! not known here.

use rusqlite::params;

use super::transaction::World;
use crate::base::error::Result;

/// The table, in every world since format 5.
pub const TABLE: &str = "
    CREATE TABLE keys (kind TEXT NOT NULL, key TEXT NOT NULL, id TEXT NOT NULL, PRIMARY KEY (kind, key, id)) WITHOUT ROWID;
    CREATE INDEX keys_by_id ON keys (id);
";

impl World<'_> {
    /// The identifier of the oldest object of this kind with this key.
    pub fn id_by_key(&self, kind: &str, key: &str) -> Result<Option<String>> {
        const SELECT: &str = "SELECT keys.id FROM keys JOIN objects ON objects.id = keys.id
            WHERE keys.kind = ?1 AND keys.key = ?2 ORDER BY objects.seq LIMIT 1";
        self.first(SELECT, [kind, key])
    }

    /// Gives the object this key, instead of any other.
    pub fn set_key(&self, kind: &str, id: &str, key: &str) -> Result<()> {
        self.execute("DELETE FROM keys WHERE id = ?1", [id])?;
        self.execute("INSERT INTO keys (kind, key, id) VALUES (?1, ?2, ?3)", params![kind, key, id])
    }

    /// Removes the keys of objects that are gone.
    pub fn forget_keys(&self) -> Result<()> {
        self.execute("DELETE FROM keys WHERE id NOT IN (SELECT id FROM objects)", [])
    }
}
