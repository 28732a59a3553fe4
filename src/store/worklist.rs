//! Objects that are about to be looked at, each once and in the order in which they were named, and who made which. However many
//! they are, they do not stand in memory.

use rusqlite::{OptionalExtension, params};

use super::scratch::ScratchDatabase;
use crate::base::error::Result;

const TABLES: &str = "
    CREATE TABLE objects (place INTEGER PRIMARY KEY, object TEXT NOT NULL UNIQUE, listed INTEGER NOT NULL) STRICT;
    CREATE TABLE makers (object TEXT NOT NULL, entry INTEGER NOT NULL, PRIMARY KEY (object, entry)) STRICT, WITHOUT ROWID;";

/// Objects to look at.
pub struct Worklist {
    db: ScratchDatabase,
}

/// An object to look at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WorkItem {
    /// Its place in the list.
    pub place: i64,
    /// Its identifier.
    pub object: String,
    /// Whether a list of the API named it, and nothing else.
    pub is_listed_only: bool,
}

impl Worklist {
    /// An empty list.
    pub fn new() -> Result<Worklist> {
        let db = ScratchDatabase::with(TABLES, "the list of what is to be read")?;
        Ok(Worklist { db })
    }

    /// Adds an object, unless it is there. Somebody names it, so its date does not matter.
    pub fn add(&self, object: &str) -> Result<()> {
        self.put(object, false)
    }

    /// Adds an object that a list of the API names, unless it is there.
    pub fn add_listed(&self, object: &str) -> Result<()> {
        self.put(object, true)
    }

    fn put(&self, object: &str, listed: bool) -> Result<()> {
        self.db.execute(
            "INSERT INTO objects (object, listed) VALUES (?1, ?2) \
             ON CONFLICT (object) DO UPDATE SET listed = min(listed, excluded.listed)",
            params![object, listed],
        )
    }

    /// Notes that an entry of the journal made an object, whether that is in the list or not.
    pub fn note_maker(&self, object: &str, entry: i64) -> Result<()> {
        self.db.execute(
            "INSERT OR IGNORE INTO makers (object, entry) VALUES (?1, ?2)",
            params![object, entry],
        )
    }

    /// The entries that made an object, oldest first.
    pub fn makers(&self, object: &str) -> Result<Vec<i64>> {
        let query = "SELECT entry FROM makers WHERE object = ?1 ORDER BY entry";
        self.db.done(|db| {
            let mut statement = db.prepare_cached(query)?;
            statement.query_map([object], |row| row.get(0))?.collect()
        })
    }

    /// How many objects there are.
    pub fn count(&self) -> Result<usize> {
        let query = "SELECT count(*) FROM objects";
        let count: i64 = self.db.done(|db| db.query_row(query, [], |row| row.get(0)))?;
        Ok(usize::try_from(count).unwrap_or(usize::MAX))
    }

    /// The object behind this place; 0 is before the first.
    pub fn after(&self, place: i64) -> Result<Option<WorkItem>> {
        let query =
            "SELECT place, object, listed FROM objects WHERE place > ?1 ORDER BY place LIMIT 1";
        self.db.done(|db| {
            let mut statement = db.prepare_cached(query)?;
            let item = statement.query_row([place], |row| {
                let (place, object, is_listed_only) = (row.get(0)?, row.get(1)?, row.get(2)?);
                Ok(WorkItem { place, object, is_listed_only })
            });
            item.optional()
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_object_stands_there_once_and_in_its_order() {
        let list = Worklist::new().expect("a list");
        for (object, is_listed) in
            [("ODR2", true), ("ODR1", true), ("ODR3", false), ("ODR2", true), ("ODR1", false)]
        {
            let added = if is_listed { list.add_listed(object) } else { list.add(object) };
            added.expect("added");
        }
        let (mut place, mut told) = (0, Vec::new());
        while let Some(item) = list.after(place).expect("read") {
            told.push((item.object, item.is_listed_only));
            place = item.place;
        }
        let expected = [("ODR2", true), ("ODR1", false), ("ODR3", false)];
        assert_eq!(told, expected.map(|(object, listed)| (object.to_owned(), listed)));
        assert_eq!(list.count().expect("counted"), 3);
        for entry in [7, 5, 7] {
            list.note_maker("ODR9", entry).expect("noted");
        }
        assert_eq!(list.makers("ODR9").expect("read"), [5, 7]);
        assert!(list.makers("ODR1").expect("read").is_empty());
    }
}
