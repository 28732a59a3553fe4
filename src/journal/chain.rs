//! The rows of the journal, and the chain of hashes over them: each row's hash covers the row and the hash before it.
//! What it proves: nothing before the last row was changed, inserted, removed or swapped. What it cannot prove: that the
//! end was not cut off, or the whole written anew, by somebody who can write the file; for that, keep the head elsewhere.

use rusqlite::{Connection, OptionalExtension, Row, params};
use serde_json::Value;
use sha2::{Digest, Sha256};

use crate::hex;
use crate::redact;

/// One row, as it is hashed.
#[derive(Clone, Debug, PartialEq)]
pub struct Link {
    /// Its number; numbers are consecutive.
    pub id: i64,
    /// When it was written.
    pub at: String,
    /// `intent`, `outcome`, `resolution`, `reading` or `checkpoint`.
    pub kind: String,
    /// The intent that it is about.
    pub intent: Option<i64>,
    /// The key of the object.
    pub object: Option<String>,
    /// Its fields, JSON.
    pub data: String,
    /// Over all of it and the row before.
    pub hash: String,
}

impl Link {
    /// The hash that it must have after a row with this hash. Lengths stand before texts, so that nothing can be moved
    /// from one field to the next.
    pub fn right_hash(&self, before: &str) -> String {
        let mut all = Sha256::new();
        let mut part = |text: &str| {
            all.update(text.len().to_be_bytes());
            all.update(text.as_bytes());
        };
        part(before);
        part(&self.id.to_string());
        part(&self.at);
        part(&self.kind);
        part(&self.intent.map(|id| id.to_string()).unwrap_or_default());
        part(self.object.as_deref().unwrap_or_default());
        part(&self.data);
        hex::digits(&all.finalize())
    }

    /// From the columns `id, at, kind, intent, object, data, hash`.
    pub(super) fn of(row: &Row) -> rusqlite::Result<Link> {
        Ok(Link {
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

/// Adds a row. The caller holds the write lock, so that nobody else comes in between.
pub fn append(
    db: &Connection,
    at: &str,
    kind: &str,
    intent: Option<i64>,
    object: Option<String>,
    data: &Value,
) -> rusqlite::Result<Link> {
    let last = db
        .query_row("SELECT id, hash FROM entries ORDER BY id DESC LIMIT 1", [], |row| {
            Ok((row.get(0)?, row.get(1)?))
        })
        .optional()?;
    let (last, before): (i64, String) = last.unwrap_or_default();
    // Whatever a server echoes, a secret is not kept.
    let object = object.map(|own| redact::text(&own).into_owned());
    let (at, kind, data) = (at.to_owned(), kind.to_owned(), redact::json(data).to_string());
    let mut link = Link { id: last + 1, at, kind, intent, object, data, hash: String::new() };
    link.hash = link.right_hash(&before);
    insert(db, &link)?;
    Ok(link)
}

/// Adds a row as it is.
pub fn insert(db: &Connection, link: &Link) -> rusqlite::Result<()> {
    let Link { id, at, kind, intent, object, data, hash } = link;
    db.execute(
        "INSERT INTO entries (id, at, kind, intent, object, data, hash) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        params![id, at, kind, intent, object, data, hash],
    )
    .map(drop)
}

/// Every row in order, handed over one by one.
pub fn each(
    db: &Connection,
    mut take: impl FnMut(Link) -> crate::error::Result<()>,
    failed: impl Fn(rusqlite::Error) -> crate::error::Error,
) -> crate::error::Result<()> {
    let mut statement = db
        .prepare("SELECT id, at, kind, intent, object, data, hash FROM entries ORDER BY id")
        .map_err(&failed)?;
    let rows = statement.query_map([], Link::of).map_err(&failed)?;
    for row in rows {
        take(row.map_err(&failed)?)?;
    }
    Ok(())
}

/// Walks along the chain.
#[derive(Debug, Default)]
pub struct Walk {
    /// How many rows it has seen.
    pub rows: usize,
    /// The hash of the last one.
    pub head: String,
    /// The first row, where it is not the first that ever was: what was pruned before it.
    pruned: Option<(i64, String)>,
    /// What a checkpoint says of pruned rows: the last one's number and hash, newest checkpoint last.
    checkpoint: Option<(i64, String)>,
    last: i64,
    held: Option<Link>,
}

impl Walk {
    /// One row further; says what is wrong with it.
    pub fn step(&mut self, link: Link) -> Result<(), String> {
        let id = link.id;
        if self.rows == 0 && id != 1 {
            // Its hash can only be checked once the checkpoint has told what stood before.
            self.pruned = Some((id - 1, link.hash.clone()));
            self.held = Some(link.clone());
        } else if id != self.last + 1 {
            return Err(format!("rows are missing or out of order before row {id}"));
        } else if link.hash != link.right_hash(&self.head) {
            return Err(format!(
                "row {id} is not what was written, or does not follow row {}",
                id - 1
            ));
        }
        if link.kind == "checkpoint" {
            let data: Value = serde_json::from_str(&link.data).unwrap_or_default();
            let hash = data["hash"].as_str().unwrap_or_default().to_owned();
            self.checkpoint = data["through"].as_i64().map(|through| (through, hash));
        }
        self.rows += 1;
        self.last = id;
        self.head = link.hash;
        Ok(())
    }

    /// After the last row: whether the beginning is one that a checkpoint vouches for.
    pub fn finish(&self) -> Result<(), String> {
        let (Some((through, _)), Some(first)) = (&self.pruned, &self.held) else { return Ok(()) };
        match &self.checkpoint {
            Some((told, hash)) if told == through && first.hash == first.right_hash(hash) => Ok(()),
            Some((told, _)) if told == through => {
                Err(format!("row {} does not follow what was pruned before it", first.id))
            }
            _ => {
                Err(format!("the rows up to {through} are missing, and no checkpoint tells of it"))
            }
        }
    }
}
