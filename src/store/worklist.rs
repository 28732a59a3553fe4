//! Objects that are about to be looked at, each once and in the order in which they were named. However many they are, they
//! do not stand in memory: SQLite keeps them in a temporary file without a name, which is gone with the process.

use rusqlite::{Connection, OptionalExtension, params};

use crate::base::error::{Error, Result};

/// Objects to look at.
pub struct Worklist {
    db: Connection,
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
        let db = Connection::open("").map_err(|error| unusable(&error))?;
        // One transaction that is never committed: nothing has to outlive the process.
        let made = db.execute_batch(
            "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -4096;
             CREATE TABLE objects (place INTEGER PRIMARY KEY, object TEXT NOT NULL UNIQUE, listed INTEGER NOT NULL);
             CREATE TABLE makers (object TEXT NOT NULL, entry INTEGER NOT NULL, PRIMARY KEY (object, entry)) WITHOUT ROWID;
             BEGIN;",
        );
        made.map_err(|error| unusable(&error))?;
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
        self.change(
            "INSERT INTO objects (object, listed) VALUES (?1, ?2) \
             ON CONFLICT (object) DO UPDATE SET listed = min(listed, excluded.listed)",
            params![object, listed],
        )
    }

    /// Notes that an entry of the journal made an object, whether that is in the list or not.
    pub fn note_maker(&self, object: &str, entry: i64) -> Result<()> {
        self.change(
            "INSERT OR IGNORE INTO makers (object, entry) VALUES (?1, ?2)",
            params![object, entry],
        )
    }

    /// The entries that made an object, oldest first.
    pub fn makers(&self, object: &str) -> Result<Vec<i64>> {
        let query = "SELECT entry FROM makers WHERE object = ?1 ORDER BY entry";
        let read = || -> rusqlite::Result<Vec<i64>> {
            let mut statement = self.db.prepare(query)?;
            statement.query_map(params![object], |row| row.get(0))?.collect()
        };
        read().map_err(|error| unusable(&error))
    }

    /// How many objects there are.
    pub fn count(&self) -> Result<usize> {
        let query = "SELECT count(*) FROM objects";
        let count: i64 =
            self.db.query_row(query, [], |row| row.get(0)).map_err(|error| unusable(&error))?;
        Ok(usize::try_from(count).unwrap_or(usize::MAX))
    }

    /// The object behind this place; 0 is before the first.
    pub fn after(&self, place: i64) -> Result<Option<WorkItem>> {
        let query =
            "SELECT place, object, listed FROM objects WHERE place > ?1 ORDER BY place LIMIT 1";
        let read = || {
            let mut statement = self.db.prepare(query)?;
            let item = statement.query_row(params![place], |row| {
                Ok(WorkItem {
                    place: row.get(0)?,
                    object: row.get(1)?,
                    is_listed_only: row.get(2)?,
                })
            });
            item.optional()
        };
        read().map_err(|error| unusable(&error))
    }

    fn change(&self, query: &str, parameters: impl rusqlite::Params) -> Result<()> {
        let changed = self.db.prepare(query).and_then(|mut one| one.execute(parameters));
        changed.map(drop).map_err(|error| unusable(&error))
    }
}

fn unusable(error: &rusqlite::Error) -> Error {
    let what =
        format!("the list of what is to be read cannot be kept in a temporary file: {error}");
    Error::guarded(what).next("make room where temporary files go, or set SQLITE_TMPDIR")
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
