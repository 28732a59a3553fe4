//! The journal's tables, and bringing the tables of an earlier fpgo up to date.

use super::chain::{self, ChainedRow};
use super::rows::RowKind;
use crate::store::sql::{Database, SqlResult};

/// The form of the journal of today. 1: without the chain of hashes. 2: with it. 3: with a record of the newest row beside
/// the tables. 4: what a write takes from is an identifier, which an earlier fpgo would take for the whole order. 5: with
/// the columns by which the rows of bulk runs are found. 6: with the index by which a repeated creation is found. 7: with the
/// index of what came from elsewhere.
pub const SCHEMA: i64 = 7;

/// The first form with a record beside the tables: without one, rows may be missing.
pub const WITH_RECORD: i64 = 3;

/// The first form with the columns of bulk runs.
const WITH_RUNS: i64 = 5;

/// Finds what a row of a bulk run sent.
const RUN_INDEX: &str = "CREATE INDEX by_run ON entries (run, row) WHERE run IS NOT NULL;";

/// What stands in the text of an intent before the hash that recognises a repeated creation.
const BEFORE_ALIKE: &str = r#""was_hash":null,"alike":""#;
/// How many digits that hash has.
const ALIKE_DIGITS: usize = 64;

/// The part of an intent's text that recognises a repeated creation, where it has one. It only finds entries sooner: each is
/// read, and asked itself.
pub fn likeness(db: &Database) -> String {
    match db {
        Database::Sqlite(_) => likeness_by("instr"),
        Database::Postgres(_) => likeness_by("strpos"),
    }
}

/// The same, by the function of a database that tells where a text stands in another.
pub(super) fn likeness_by(position: &str) -> String {
    let behind = BEFORE_ALIKE.len();
    format!("substr(data, {position}(data, '{BEFORE_ALIKE}') + {behind}, {ALIKE_DIGITS})")
}

/// Finds a creation that was sent before, however long ago.
fn likeness_index() -> String {
    let likeness = likeness_by("instr");
    format!("CREATE INDEX IF NOT EXISTS by_likeness ON entries ({likeness}) WHERE kind = 'intent';")
}

/// What stands in the text of an intent that came from elsewhere.
const IMPORTED: &str = r#""imported":""#;

/// The condition for intents that may have come from elsewhere: each is read, and asked itself.
pub fn arrival(db: &Database) -> String {
    match db {
        Database::Sqlite(_) => arrival_by("instr"),
        Database::Postgres(_) => arrival_by("strpos"),
    }
}

/// The same, by the function of a database that tells where a text stands in another.
pub(super) fn arrival_by(position: &str) -> String {
    format!("{position}(data, '{IMPORTED}') > 0")
}

/// Finds what came from elsewhere.
fn arrival_index() -> String {
    let arrival = arrival_by("instr");
    format!(
        "CREATE INDEX IF NOT EXISTS by_arrival ON entries (kind, id) WHERE kind = 'intent' AND {arrival};"
    )
}

/// Rows are only ever added, whoever asks.
pub const ONLY_ADDED: &str = "
    CREATE TRIGGER no_change BEFORE UPDATE ON entries
        BEGIN SELECT RAISE(ABORT, 'entries are only ever added'); END;
    CREATE TRIGGER no_removal BEFORE DELETE ON entries
        BEGIN SELECT RAISE(ABORT, 'entries are only ever added'); END;";

/// Sets up a connection.
pub fn configure(db: &Database) -> SqlResult<()> {
    // Every commit reaches the disk before the request may leave. On macOS alone a sync is not one without the first two. The
    // log is moved when the record knows of it.
    db.execute_all(
        "PRAGMA fullfsync = TRUE; PRAGMA checkpoint_fullfsync = TRUE; PRAGMA synchronous = FULL;
         PRAGMA cell_size_check = TRUE; PRAGMA wal_autocheckpoint = 0;",
    )
}

/// The form of the tables; 0 where there are none.
pub fn version(db: &Database) -> SqlResult<i64> {
    db.value("PRAGMA user_version", &[])
}

/// Whether the tables have the columns of bulk runs.
pub fn has_runs(db: &Database) -> SqlResult<bool> {
    match db {
        Database::Sqlite(_) => Ok(version(db)? >= WITH_RUNS),
        Database::Postgres(_) => Ok(true),
    }
}

/// Makes the tables where there are none, or gives chained ones the form of today.
pub fn upgrade(db: &Database, version: i64) -> SqlResult<()> {
    if version > 0 {
        let work = db.transaction()?;
        // Chained rows of the first form have them already.
        if !has_run_columns(db)? {
            db.execute_all(&format!(
                "ALTER TABLE entries ADD COLUMN run TEXT; ALTER TABLE entries ADD COLUMN row INTEGER; {RUN_INDEX}"
            ))?;
        }
        let indexes = [likeness_index(), arrival_index()].concat();
        db.execute_all(&format!("{indexes} PRAGMA user_version = {SCHEMA}"))?;
        return work.commit();
    }
    write_ahead(db)?;
    make(db)
}

/// Switches the write-ahead log on.
pub fn write_ahead(db: &Database) -> SqlResult<()> {
    db.first("PRAGMA journal_mode = WAL", &[], |_| Ok(())).map(drop)
}

fn has_run_columns(db: &Database) -> SqlResult<bool> {
    let query =
        "SELECT count(*) = 2 FROM pragma_table_info('entries') WHERE name IN ('run', 'row')";
    db.value(query, &[])
}

/// Makes the tables.
pub fn make(db: &Database) -> SqlResult<()> {
    db.execute_all(&format!("BEGIN IMMEDIATE; {} COMMIT;", tables(SCHEMA)))
}

/// The words of all kinds of rows, as a list in SQL.
pub fn kinds() -> String {
    RowKind::ALL.map(|kind| format!("'{}'", kind.word())).join(", ")
}

fn tables(version: i64) -> String {
    let (kinds, likeness_index, arrival_index) = (kinds(), likeness_index(), arrival_index());
    format!(
        "CREATE TABLE entries (
             id INTEGER PRIMARY KEY,
             at TEXT NOT NULL,
             kind TEXT NOT NULL
                 CHECK (kind IN ({kinds})),
             intent INTEGER,
             object TEXT,
             data TEXT NOT NULL,
             hash TEXT NOT NULL,
             run TEXT,
             row INTEGER,
             UNIQUE (intent, kind)
         ) STRICT;
         CREATE INDEX by_object ON entries (object);
         CREATE INDEX by_time ON entries (at);
         {RUN_INDEX}
         {likeness_index}
         {arrival_index}
         {ONLY_ADDED}
         PRAGMA user_version = {version};"
    )
}

/// Chains the rows of the first schema, all or nothing.
pub fn add_hash_chain(db: &Database) -> SqlResult<()> {
    let moved = move_rows(db);
    let end = if moved.is_ok() { "COMMIT" } else { "ROLLBACK" };
    // What failed first is what is told.
    moved.and(db.execute_all(end))
}

fn move_rows(db: &Database) -> SqlResult<()> {
    db.execute_all(&format!(
        "BEGIN IMMEDIATE;
         DROP TRIGGER no_change; DROP TRIGGER no_removal; DROP INDEX by_object;
         ALTER TABLE entries RENAME TO before;
         {}",
        tables(2)
    ))?;
    let mut old =
        db.prepare("SELECT id, at, kind, intent, object, data, '' FROM before ORDER BY id")?;
    let mut rows = old.query(&[])?;
    let mut before = String::new();
    while let Some(row) = rows.next()? {
        let mut link = ChainedRow::of(&row)?;
        link.hash = link.right_hash(&before);
        before.clone_from(&link.hash);
        chain::insert(db, &link)?;
    }
    drop(rows);
    drop(old);
    db.execute_all("DROP TABLE before")
}
