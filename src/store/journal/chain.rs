//! The rows of the journal, and the chain of hashes over them: each row's hash covers the row and the hash before it.
//! What it proves: nothing before the last row was changed, inserted, removed or swapped. That the end is there is told by
//! the record (`head.rs`). What neither can prove: that not all of it was written anew, by somebody who can write the
//! files; for that, keep the head elsewhere.

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, Row, params};
use serde::Serialize;
use serde_json::Value;
use sha2::{Digest, Sha256};

use super::rows::{self, AcceptedBreak, Checkpoint, RowKind};
use crate::base::hex;
use crate::base::redact;

/// One row, as it is hashed.
#[derive(Clone, Debug, PartialEq)]
pub struct Link {
    /// Its number; numbers are consecutive.
    pub id: i64,
    /// When it was written.
    pub at: String,
    /// The word of a [`RowKind`], unless the row is damaged.
    pub kind: String,
    /// The intent that it is about.
    pub intent: Option<i64>,
    /// The key of the object.
    pub object: Option<String>,
    /// Its fields as JSON: one of the types in `rows.rs`.
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

/// A row before it has its number and its place in the chain.
pub struct NewRow {
    /// When it is written.
    pub at: String,
    /// What it is.
    pub kind: RowKind,
    /// The intent that it is about.
    pub intent: Option<i64>,
    /// The key of the object.
    pub object: Option<String>,
    /// Its fields.
    pub data: Value,
}

impl NewRow {
    /// A row of now, about no intent and no object.
    pub fn new(kind: RowKind, data: &impl Serialize) -> NewRow {
        let data = serde_json::to_value(data).expect("what a row holds can be written as JSON");
        NewRow { at: Timestamp::now().to_string(), kind, intent: None, object: None, data }
    }

    /// The same row about an intent.
    pub fn about(kind: RowKind, intent: i64, data: &impl Serialize) -> NewRow {
        NewRow { intent: Some(intent), ..NewRow::new(kind, data) }
    }

    /// The row with this number, behind a row with this hash.
    pub fn link(self, id: i64, before: &str) -> Link {
        let NewRow { at, kind, intent, object, data } = self;
        // Whatever a server echoes, a secret is not kept.
        let object = object.map(|own| redact::text(&own).into_owned());
        let (kind, data) = (kind.word().to_owned(), redact::json(&data).to_string());
        let mut link = Link { id, at, kind, intent, object, data, hash: String::new() };
        link.hash = link.right_hash(before);
        link
    }
}

/// Adds a row. The caller holds the write lock, so that nobody else comes in between.
pub fn append(db: &Connection, row: NewRow) -> rusqlite::Result<Link> {
    let (last, before) = newest(db)?;
    let link = row.link(last + 1, &before);
    insert(db, &link)?;
    Ok(link)
}

/// Number and hash of the newest row; 0 and nothing before the first.
pub fn newest(db: &Connection) -> rusqlite::Result<(i64, String)> {
    let query = "SELECT id, hash FROM entries ORDER BY id DESC LIMIT 1";
    let newest = db.query_row(query, [], |row| Ok((row.get(0)?, row.get(1)?))).optional()?;
    Ok(newest.unwrap_or_default())
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
    mut take: impl FnMut(Link) -> crate::base::error::Result<()>,
    failed: impl Fn(rusqlite::Error) -> crate::base::error::Error,
) -> crate::base::error::Result<()> {
    let mut statement = db
        .prepare("SELECT id, at, kind, intent, object, data, hash FROM entries ORDER BY id")
        .map_err(&failed)?;
    let rows = statement.query_map([], Link::of).map_err(&failed)?;
    for row in rows {
        take(row.map_err(&failed)?)?;
    }
    Ok(())
}

/// The checkpoints behind a row of this number, oldest first.
pub fn checkpoints(db: &Connection, after: i64) -> rusqlite::Result<Vec<Checkpoint>> {
    let query = "SELECT data FROM entries WHERE kind = ?1 AND id > ?2 ORDER BY id";
    let mut statement = db.prepare(query)?;
    let mut found = statement.query(params![RowKind::Checkpoint.word(), after])?;
    let mut checkpoints = Vec::new();
    while let Some(row) = found.next()? {
        checkpoints.push(rows::read(row.get_ref(0)?.as_str()?));
    }
    Ok(checkpoints)
}

/// Walks along the chain.
#[derive(Debug, Default)]
pub struct ChainWalk {
    /// How many rows it has seen.
    pub rows: usize,
    /// The hash of the last one.
    pub head: String,
    /// The number of the last one.
    pub last: i64,
    /// How many losses a person has accepted.
    pub losses: usize,
    /// The first row, where it is not the first that ever was.
    first: Option<Link>,
    /// What a checkpoint says of pruned rows: the last one's number and hash, newest checkpoint last.
    pruned: Option<(i64, String)>,
    breaks: Vec<Break>,
    /// The breaks that a person has accepted.
    told: Vec<(i64, String)>,
}

/// A row that does not follow what stands before it.
#[derive(Clone, Debug)]
pub struct Break {
    /// Its number.
    pub row: i64,
    /// Its content as it was found, hashed, so that it cannot change any more once it was accepted.
    pub sum: String,
    /// What is wrong.
    pub why: String,
}

impl Break {
    fn of(link: &Link, why: String) -> Break {
        Break { row: link.id, sum: link.right_hash(&link.hash), why }
    }

    /// As a checkpoint keeps it.
    pub fn accepted(self) -> AcceptedBreak {
        AcceptedBreak { row: self.row, sum: self.sum }
    }
}

impl ChainWalk {
    /// Begins behind this row.
    pub fn from(number: i64, hash: &str) -> ChainWalk {
        let rows = usize::from(number > 0);
        ChainWalk { rows, head: hash.to_owned(), last: number, ..ChainWalk::default() }
    }

    /// One row further. What is wrong is told at the end: a later row may tell that a person has accepted it.
    pub fn step(&mut self, link: Link) {
        let id = link.id;
        let checkpoint = match link.kind == RowKind::Checkpoint.word() {
            true => rows::read(&link.data),
            false => Checkpoint::default(),
        };
        // The numbers of lost rows are not given again, so the row that tells of them may leave some out.
        let tells_loss = checkpoint.lost.is_some();
        if self.rows == 0 && id != 1 && !tells_loss {
            // Its hash can only be checked once a checkpoint has told what stood before.
            self.first = Some(link.clone());
        } else if id != self.last + 1 && !(tells_loss && id > self.last) {
            let why = format!("rows are missing or out of order before row {id}");
            self.breaks.push(Break::of(&link, why));
        } else if link.hash != link.right_hash(&self.head) {
            let why =
                format!("row {id} is not what was written, or does not follow row {}", self.last);
            self.breaks.push(Break::of(&link, why));
        }
        self.take_note(checkpoint);
        self.rows += 1;
        self.last = id;
        self.head = link.hash;
    }

    fn take_note(&mut self, checkpoint: Checkpoint) {
        if let Some(through) = checkpoint.through {
            self.pruned = Some((through, checkpoint.hash.unwrap_or_default()));
        }
        if let Some(lost) = checkpoint.lost {
            self.losses += 1;
            self.told.extend(lost.breaks.into_iter().map(|one| (one.row, one.sum)));
        }
    }

    /// After the last row: what is wrong and was not accepted.
    pub fn untold(&self) -> Vec<Break> {
        let mut all: Vec<Break> = self.headless().into_iter().collect();
        all.extend(self.breaks.iter().cloned());
        all.retain(|one| !self.told.contains(&(one.row, one.sum.clone())));
        all
    }

    /// A beginning that no checkpoint vouches for.
    fn headless(&self) -> Option<Break> {
        let first = self.first.as_ref()?;
        let through = first.id - 1;
        match &self.pruned {
            Some((told, hash)) if *told == through && first.hash == first.right_hash(hash) => None,
            Some((told, _)) if *told == through => {
                let why = format!("row {} does not follow what was pruned before it", first.id);
                Some(Break::of(first, why))
            }
            _ => {
                let why =
                    format!("the rows up to {through} are missing, and no checkpoint tells of it");
                Some(Break::of(first, why))
            }
        }
    }

    /// After the last row: says what is wrong first.
    pub fn finish(&self) -> Result<(), String> {
        match self.untold().into_iter().next() {
            None => Ok(()),
            Some(first) => Err(first.why),
        }
    }
}
