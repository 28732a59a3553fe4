//! The tables of a journal in PostgreSQL, in a schema of their own. Each form is made in one transaction, under the lock that
//! writers take, so that two machines cannot make it at once.

use super::schema::{arrival_by, kinds, likeness_by};
use crate::store::hash_key::HashKey;
use crate::store::sql::{Database, SqlResult};

/// The form of the tables of today. 1: without the runs that were cancelled. 2: without the index by which a
/// repeated creation is found. 3: without the runs themselves. 4: without the index of what came from elsewhere.
pub const FORM: i64 = 5;

/// The bulk runs that were cancelled.
const CANCELLED: &str = r#"CREATE TABLE IF NOT EXISTS fpgo.cancelled (
             run text COLLATE "C" PRIMARY KEY,
             at text COLLATE "C" NOT NULL,
             cancelled_by text COLLATE "C" NOT NULL
         );"#;

/// The bulk runs, what became of their rows, and their plans in pieces; the same columns as in SQLite. What was sent to an
/// account in the last minute, in a text of its own.
const RUNS: &str = r#"CREATE TABLE IF NOT EXISTS fpgo.runs (
             id text COLLATE "C" PRIMARY KEY,
             begun bigint NOT NULL,
             begun_by text NOT NULL,
             plan text NOT NULL,
             state text NOT NULL,
             why text,
             changed bigint NOT NULL
         );
         CREATE INDEX IF NOT EXISTS by_begin ON fpgo.runs (begun);
         CREATE TABLE IF NOT EXISTS fpgo.results (
             run text COLLATE "C" NOT NULL,
             row bigint NOT NULL,
             outcome text NOT NULL,
             amount text,
             message text NOT NULL,
             entry bigint,
             cells text,
             PRIMARY KEY (run, row)
         );
         CREATE TABLE IF NOT EXISTS fpgo.plan_pieces (
             run text COLLATE "C" NOT NULL,
             piece bigint NOT NULL,
             content text NOT NULL,
             PRIMARY KEY (run, piece)
         );
         CREATE TABLE IF NOT EXISTS fpgo.pace (
             account text COLLATE "C" PRIMARY KEY,
             version bigint NOT NULL,
             state text NOT NULL
         );"#;

/// In a transaction: rows may be deleted until it ends.
pub const PRUNE: &str = "SELECT set_config('fpgo.prune', 'yes', true)";

/// The form of the tables, and the key of the hashes; `None` where there are none.
pub fn find(db: &Database) -> SqlResult<Option<(i64, String)>> {
    // From the tables themselves: a name that was looked up before may be remembered as missing.
    let query = "SELECT EXISTS (SELECT 1 FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace \
                 WHERE n.nspname = 'fpgo' AND c.relname = 'about')";
    let is_there: bool = db.value(query, &[])?;
    match is_there {
        true => db.first("SELECT form, hash_key FROM fpgo.about", &[], |row| {
            Ok((row.get(0)?, row.get(1)?))
        }),
        false => Ok(None),
    }
}

/// Whether there are tables; those of an earlier form are brought up to date.
pub fn bring_up_to_date(db: &Database) -> SqlResult<bool> {
    match find(db)? {
        None => Ok(false),
        Some((form, _)) if form < FORM => upgrade(db).map(|()| true),
        Some(_) => Ok(true),
    }
}

/// Makes the tables, with this key, unless another machine has just made them.
pub fn make(db: &Database, key: &HashKey) -> SqlResult<()> {
    let transaction = db.transaction()?;
    if find(db)?.is_none() {
        db.execute_all(&tables())?;
        db.execute(
            "INSERT INTO fpgo.about (form, hash_key) VALUES (?1, ?2)",
            &[FORM.into(), (&key.to_digits()).into()],
        )?;
    }
    transaction.commit()
}

/// Gives tables of an earlier form the form of today. Only their owner can.
pub fn upgrade(db: &Database) -> SqlResult<()> {
    let transaction = db.transaction()?;
    db.execute_all(CANCELLED)?;
    db.execute_all(&likeness_index())?;
    db.execute_all(&arrival_index())?;
    db.execute_all(RUNS)?;
    db.execute("UPDATE fpgo.about SET form = ?1", &[FORM.into()])?;
    transaction.commit()
}

/// Finds a creation that was sent before, however long ago.
fn likeness_index() -> String {
    let likeness = likeness_by("strpos");
    format!(
        "CREATE INDEX IF NOT EXISTS by_likeness ON fpgo.entries (({likeness})) WHERE kind = 'intent';"
    )
}

/// Finds what came from elsewhere.
fn arrival_index() -> String {
    let arrival = arrival_by("strpos");
    format!(
        "CREATE INDEX IF NOT EXISTS by_arrival ON fpgo.entries (id) WHERE kind = 'intent' AND {arrival};"
    )
}

/// The same columns as in SQLite. Texts sort by their bytes there too.
fn tables() -> String {
    let (kinds, likeness_index, arrival_index) = (kinds(), likeness_index(), arrival_index());
    format!(
        r#"CREATE SCHEMA IF NOT EXISTS fpgo;
         CREATE TABLE fpgo.about (form bigint NOT NULL, hash_key text NOT NULL);
         CREATE UNIQUE INDEX one_row ON fpgo.about ((true));
         {CANCELLED}
         {RUNS}
         CREATE TABLE fpgo.entries (
             id bigint PRIMARY KEY,
             at text COLLATE "C" NOT NULL,
             kind text COLLATE "C" NOT NULL CHECK (kind IN ({kinds})),
             intent bigint,
             object text COLLATE "C",
             data text COLLATE "C" NOT NULL,
             hash text COLLATE "C" NOT NULL,
             run text COLLATE "C",
             row bigint,
             UNIQUE (intent, kind)
         );
         CREATE INDEX by_object ON fpgo.entries (object);
         CREATE INDEX by_time ON fpgo.entries (at);
         CREATE INDEX by_run ON fpgo.entries (run, row) WHERE run IS NOT NULL;
         {likeness_index}
         {arrival_index}
         CREATE FUNCTION fpgo.instr(text, text) RETURNS boolean LANGUAGE sql IMMUTABLE
             AS 'SELECT strpos($1, $2) > 0';
         CREATE FUNCTION fpgo.only_added() RETURNS trigger LANGUAGE plpgsql AS $$
             BEGIN
                 IF TG_OP = 'DELETE' AND current_setting('fpgo.prune', true) = 'yes' THEN
                     RETURN OLD;
                 END IF;
                 RAISE EXCEPTION 'entries are only ever added';
             END $$;
         CREATE TRIGGER only_added BEFORE UPDATE OR DELETE ON fpgo.entries
             FOR EACH ROW EXECUTE FUNCTION fpgo.only_added();
         CREATE TRIGGER never_emptied BEFORE TRUNCATE ON fpgo.entries
             EXECUTE FUNCTION fpgo.only_added();"#
    )
}
