//! The rows of the journal, and the chain of hashes over them: each row's hash covers the row and the hash before it.
//! What it proves: nothing before the last row was changed, inserted, removed or swapped. That the end is there is told by
//! the record (`record.rs`). What neither can prove: that not all of it was written anew, by somebody who can write the
//! files; for that, keep the head elsewhere.

use jiff::Timestamp;
use serde::Serialize;
use serde_json::Value;
use sha2::{Digest, Sha256};

use super::fields;
use super::place_in_run::place_in_run;
use super::rows::{Checkpoint, RowKind};
use crate::base::hex;
use crate::base::redact;
use crate::store::sql::{Database, Row, SqlResult, Statement};

/// A row of the journal, with its hash in the chain.
#[derive(Clone, Debug, PartialEq)]
pub struct ChainedRow {
    /// The row's number; numbers are consecutive.
    pub id: i64,
    /// When the row was written, in UTC.
    pub at: String,
    /// The word of a [`RowKind`], unless the row is damaged.
    pub kind: String,
    /// The number of the intent that the row is about.
    pub intent: Option<i64>,
    /// The key of the object.
    pub object: Option<String>,
    /// Its fields as JSON: one of the types in `rows.rs`.
    pub data: String,
    /// The hash over all of the row and the hash before it.
    pub hash: String,
}

impl ChainedRow {
    /// The right hash of this row behind a row with this hash. Lengths stand before texts, so that nothing can be moved
    /// from one field to the next.
    pub fn right_hash(&self, before: &str) -> String {
        let (id, about) = (self.id.to_string(), self.intent.as_ref().map(i64::to_string));
        let parts = [
            before,
            &id,
            &self.at,
            &self.kind,
            about.as_deref().unwrap_or_default(),
            self.object.as_deref().unwrap_or_default(),
            &self.data,
        ];
        let mut all = Sha256::new();
        for part in parts {
            all.update(part.len().to_be_bytes());
            all.update(part.as_bytes());
        }
        hex::digits(&all.finalize())
    }

    /// Reads a row from the columns `id, at, kind, intent, object, data, hash`.
    pub(super) fn of(row: &Row) -> SqlResult<ChainedRow> {
        Ok(ChainedRow {
            id: row.get(0)?,
            at: row.get(1)?,
            kind: row.get(2)?,
            intent: row.get(3)?,
            object: row.get(4)?,
            data: row.get(5)?,
            hash: row.get(6)?,
        })
    }
}

/// A row before it has its number and its place in the chain.
pub struct NewRow {
    /// When the row is written, in UTC.
    pub at: String,
    /// The kind of row.
    pub kind: RowKind,
    /// The number of the intent that the row is about.
    pub intent: Option<i64>,
    /// The key of the object.
    pub object: Option<String>,
    /// The fields, one of the types in `rows.rs`.
    pub data: Value,
}

impl NewRow {
    /// A row of this moment, about no intent and no object.
    pub fn new(kind: RowKind, data: &impl Serialize) -> NewRow {
        let data = serde_json::to_value(data).expect("what a row holds can be written as JSON");
        NewRow { at: Timestamp::now().to_string(), kind, intent: None, object: None, data }
    }

    /// A row of this moment about an intent.
    pub fn about(kind: RowKind, intent: i64, data: &impl Serialize) -> NewRow {
        NewRow { intent: Some(intent), ..NewRow::new(kind, data) }
    }

    /// Gives the row its number and its place behind a row with this hash.
    pub fn link(self, id: i64, before: &str) -> ChainedRow {
        let NewRow { at, kind, intent, object, data } = self;
        // Whatever a server echoes, a secret is not kept.
        let object = object.map(|own| redact::text(&own).into_owned());
        let (kind, data) = (kind.word().to_owned(), redact::json(&data).to_string());
        let mut link = ChainedRow { id, at, kind, intent, object, data, hash: String::new() };
        link.hash = link.right_hash(before);
        link
    }
}

/// Adds a row. The caller holds the write lock, so that nobody else comes in between.
pub fn append(db: &Database, row: NewRow) -> SqlResult<ChainedRow> {
    let (last, before) = newest(db)?;
    let link = row.link(last + 1, &before);
    insert(db, &link)?;
    Ok(link)
}

/// Number and hash of the newest row; 0 and nothing before the first.
pub fn newest(db: &Database) -> SqlResult<(i64, String)> {
    let query = "SELECT id, hash FROM entries ORDER BY id DESC LIMIT 1";
    let newest = db.first(query, &[], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(newest.unwrap_or_default())
}

/// Whether there is a row with this number and hash.
pub fn has(db: &Database, id: i64, hash: &str) -> SqlResult<bool> {
    let query = "SELECT EXISTS (SELECT 1 FROM entries WHERE id = ?1 AND hash = ?2)";
    db.value(query, &[id.into(), hash.into()])
}

/// Adds a row with the number and the hash that it has.
pub fn insert(db: &Database, link: &ChainedRow) -> SqlResult<()> {
    let ChainedRow { id, at, kind, intent, object, data, hash } = link;
    let (run, row) = place_in_run(kind, data);
    db.execute(
        "INSERT INTO entries (id, at, kind, intent, object, data, hash, run, row) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
        &[
            (*id).into(),
            at.into(),
            kind.into(),
            (*intent).into(),
            object.into(),
            data.into(),
            hash.into(),
            (&run).into(),
            row.into(),
        ],
    )
}

/// Every row, in order, whatever its number: map each with [`ChainedRow::of`]. fpgo numbers them from 1, others who write to the
/// file need not.
pub fn every_row(db: &Database) -> SqlResult<Statement<'_>> {
    db.prepare_long("SELECT id, at, kind, intent, object, data, hash FROM entries ORDER BY id")
}

/// Every row behind one with this number, in order: query it with the number, and map each row with [`ChainedRow::of`].
pub fn rows_behind(db: &Database) -> SqlResult<Statement<'_>> {
    db.prepare_long(
        "SELECT id, at, kind, intent, object, data, hash FROM entries WHERE id > ?1 ORDER BY id",
    )
}

/// The row with one number: query it with the number, and map it with [`ChainedRow::of`].
pub fn row_of_number(db: &Database) -> SqlResult<Statement<'_>> {
    db.prepare("SELECT id, at, kind, intent, object, data, hash FROM entries WHERE id = ?1")
}

/// The checkpoints behind a row of this number, oldest first.
pub fn checkpoints(db: &Database, after: i64) -> SqlResult<Vec<Checkpoint>> {
    let query = "SELECT data FROM entries WHERE kind = ?1 AND id > ?2 ORDER BY id";
    let mut statement = db.prepare(query)?;
    let mut found = statement.query(&[RowKind::Checkpoint.word().into(), after.into()])?;
    let mut checkpoints = Vec::new();
    while let Some(row) = found.next()? {
        let data: String = row.get(0)?;
        checkpoints.push(fields::read(&data));
    }
    Ok(checkpoints)
}
