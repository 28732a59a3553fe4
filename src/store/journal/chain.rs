//! The rows of the journal, and the chain of hashes over them: each row's hash covers the row and the hash before it.
//! What it proves: nothing before the last row was changed, inserted, removed or swapped. That the end is there is told by
//! the record (`head.rs`). What neither can prove: that not all of it was written anew, by somebody who can write the
//! files; for that, keep the head elsewhere.

use rusqlite::{Connection, OptionalExtension, Row, params};
use serde_json::Value;
use sha2::{Digest, Sha256};

use crate::base::hex;
use crate::base::redact;

/// One row, as it is hashed.
#[derive(Clone, Debug, PartialEq)]
pub struct Link {
    /// Its number; numbers are consecutive.
    pub id: i64,
    /// When it was written.
    pub at: String,
    /// `intent`, `outcome`, `resolution`, `reading`, or `checkpoint`, which tells of rows that are gone.
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
    let (last, before) = newest(db)?;
    // Whatever a server echoes, a secret is not kept.
    let object = object.map(|own| redact::text(&own).into_owned());
    let (at, kind, data) = (at.to_owned(), kind.to_owned(), redact::json(data).to_string());
    let mut link = Link { id: last + 1, at, kind, intent, object, data, hash: String::new() };
    link.hash = link.right_hash(&before);
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
        let checkpoint = if link.kind == "checkpoint" { parsed(&link.data) } else { Value::Null };
        // The numbers of lost rows are not given again, so the row that tells of them may leave some out.
        let tells_loss = checkpoint.get("lost").is_some();
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
        self.hear(&checkpoint);
        self.rows += 1;
        self.last = id;
        self.head = link.hash;
    }

    fn hear(&mut self, checkpoint: &Value) {
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        if let Some(through) = checkpoint["through"].as_i64() {
            self.pruned = Some((through, text(&checkpoint["hash"])));
        }
        if let Some(lost) = checkpoint.get("lost") {
            self.losses += 1;
            let breaks = lost["breaks"].as_array().into_iter().flatten();
            let told = breaks.filter_map(|one| Some((one["row"].as_i64()?, text(&one["sum"]))));
            self.told.extend(told);
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

fn parsed(data: &str) -> Value {
    serde_json::from_str(data).unwrap_or_default()
}
