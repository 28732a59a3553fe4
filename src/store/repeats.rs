//! Which of very many rows are the same: a temporary database sorts their fingerprints, so that memory does not grow with
//! their number. A fingerprint is made with a key of this process alone, and the database has no name: nothing of it is left.

use rusqlite::{Connection, params};

use super::scratch::ScratchDatabase;
use crate::base::error::Result;
use crate::store::hash_key::HashKey;

/// Half of a hash is enough to tell rows apart.
const LENGTH: usize = 32;

const TABLES: &str =
    "CREATE TABLE rows (row INTEGER PRIMARY KEY, fingerprint TEXT NOT NULL) STRICT;";

/// The rows that were added so far.
pub struct Repeats {
    db: ScratchDatabase,
    key: HashKey,
}

/// Rows that are the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RepeatGroup {
    /// The first of them, in order.
    pub rows: Vec<u64>,
    /// How many there are.
    pub count: u64,
}

/// Which rows are the same.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FoundRepeats {
    /// The first groups, by their first rows.
    pub first: Vec<RepeatGroup>,
    /// How many groups there are.
    pub groups: u64,
    /// How many rows repeat an earlier one.
    pub repeating: u64,
}

impl Repeats {
    /// Begins without a row.
    pub fn new() -> Result<Repeats> {
        let db = ScratchDatabase::with(TABLES, "what shows which rows repeat others")?;
        Ok(Repeats { db, key: HashKey::of_process()? })
    }

    /// Adds a row that does this.
    pub fn add(&self, row: u64, what: &str) -> Result<()> {
        let hash = self.key.hash("row", what);
        let fingerprint = hash.get(..LENGTH).unwrap_or(&hash);
        let row = i64::try_from(row).unwrap_or(i64::MAX);
        self.db.execute("INSERT INTO rows VALUES (?1, ?2)", params![row, fingerprint])
    }

    /// The first groups of rows that are the same, with their first rows, and how many there are in all.
    pub fn found(&self, most_groups: u32, most_rows: u32) -> Result<FoundRepeats> {
        self.db.done(|db| find(db, most_groups, most_rows))
    }

    /// Whether another row does the same as this one; to be asked once the groups were found.
    pub fn is_repeated(&self, row: u64) -> Result<bool> {
        const REPEATED: &str = "SELECT EXISTS (SELECT 1 FROM rows AS other, rows AS own
            WHERE own.row = ?1 AND other.fingerprint = own.fingerprint AND other.row <> own.row)";
        let row = i64::try_from(row).unwrap_or(i64::MAX);
        self.db.done(|db| db.prepare_cached(REPEATED)?.query_row([row], |found| found.get(0)))
    }
}

fn find(db: &Connection, most_groups: u32, most_rows: u32) -> rusqlite::Result<FoundRepeats> {
    const SAME: &str = "SELECT fingerprint, count(*) AS count, min(row) AS first
            FROM rows GROUP BY fingerprint HAVING count(*) > 1";
    db.execute_batch("CREATE INDEX IF NOT EXISTS same ON rows (fingerprint, row)")?;
    let counts = format!("SELECT count(*), ifnull(sum(count - 1), 0) FROM ({SAME})");
    let counts = db.query_row(&counts, [], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let (groups, repeating): (i64, i64) = counts;
    let (groups, repeating) = (groups.unsigned_abs(), repeating.unsigned_abs());
    let mut found = FoundRepeats { groups, repeating, first: Vec::new() };
    let mut same = db.prepare(&format!("{SAME} ORDER BY first LIMIT ?1"))?;
    let mut rows =
        db.prepare("SELECT row FROM rows WHERE fingerprint = ?1 ORDER BY row LIMIT ?2")?;
    let mut each = same.query([most_groups])?;
    while let Some(group) = each.next()? {
        let (fingerprint, count): (String, i64) = (group.get(0)?, group.get(1)?);
        let (mut own, mut numbers) = (rows.query(params![fingerprint, most_rows])?, Vec::new());
        while let Some(row) = own.next()? {
            numbers.push(row.get::<_, i64>(0)?.unsigned_abs());
        }
        found.first.push(RepeatGroup { rows: numbers, count: count.unsigned_abs() });
    }
    Ok(found)
}

impl RepeatGroup {
    /// As told to people: `rows 2, 7 and 9`, or how many more there are.
    pub fn in_words(&self) -> String {
        let mut rows: Vec<String> = self.rows.iter().map(u64::to_string).collect();
        let more = self.count.saturating_sub(rows.len() as u64);
        let last = match more {
            0 => rows.pop().unwrap_or_default(),
            more => format!("{more} more"),
        };
        format!("rows {} and {last}", rows.join(", "))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_that_are_the_same_are_found_with_all_their_numbers() {
        let repeats = Repeats::new().expect("a database");
        for (row, what) in
            [(2, "a"), (3, "b"), (4, "c"), (5, "b"), (6, "a"), (7, "a"), (8, "d"), (9, "a")]
        {
            repeats.add(row, what).expect("added");
        }
        let found = repeats.found(10, 3).expect("found");
        let told: Vec<String> = found.first.iter().map(RepeatGroup::in_words).collect();
        assert_eq!(told, ["rows 2, 6, 7 and 1 more", "rows 3 and 5"]);
        assert_eq!((found.groups, found.repeating), (2, 4));
        assert_eq!(repeats.found(1, 9).expect("found").first[0].in_words(), "rows 2, 6, 7 and 9");
    }

    #[test]
    fn rows_that_differ_are_none() {
        let repeats = Repeats::new().expect("a database");
        assert_eq!(repeats.found(10, 10).expect("found"), FoundRepeats::default());
        repeats.add(2, "a").expect("added");
        assert_eq!(repeats.found(10, 10).expect("found"), FoundRepeats::default());
    }
}
