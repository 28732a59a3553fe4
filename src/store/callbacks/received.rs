//! One received callback: adding it, and reading it back.

use std::borrow::Cow;

use jiff::Timestamp;
use rusqlite::{OptionalExtension, Row, Transaction, params};

use super::bounds::{EVERY, MOST_WAITING, delete_old};
use super::file::{CallbackStore, instant};
use super::personal::{kept_path, kept_text, without_persons};
use super::seen::{FirstSeen, Sought};
use crate::base::error::Result;
use crate::base::redact;

/// No claim of an honest callback is longer, in letters.
const LONGEST_CLAIM: usize = 40;

/// The longest path and reason that are kept, in letters.
const LONGEST_TEXT: usize = 400;

/// The columns of a row, as [`StoredCallback::of`] reads them.
pub(super) const COLUMNS: &str =
    "id, at, is_authentic, verdict, reason, kind, object, status, amount, path, query, is_whole";

/// A callback as it was received and checked.
pub struct NewCallback<'a> {
    /// When it came.
    pub at: Timestamp,
    /// Whether it was authentic.
    pub is_authentic: bool,
    /// The outcome of the check, in one word.
    pub verdict: &'a str,
    /// Why it is so, in words.
    pub reason: &'a str,
    /// The kind of callback: order or company.
    pub kind: &'a str,
    /// The object that it is about, as it says.
    pub object: &'a str,
    /// The status that it tells.
    pub status: &'a str,
    /// The amount that it tells.
    pub amount: &'a str,
    /// Where it was sent to, without the query.
    pub path: &'a str,
    /// The query, byte for byte.
    pub query: &'a str,
    /// Its checksum, decoded; empty for none.
    pub checksum: &'a str,
}

/// What is kept of a callback.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredCallback {
    /// Its number.
    pub id: i64,
    /// When it came.
    pub at: Timestamp,
    /// Whether it was authentic.
    pub is_authentic: bool,
    /// The outcome of the check, in one word.
    pub verdict: String,
    /// Why it is so, in words.
    pub reason: String,
    /// The kind of callback.
    pub kind: String,
    /// The object that it is about.
    pub object: String,
    /// The status that it tells.
    pub status: String,
    /// The amount that it tells.
    pub amount: String,
    /// Where it was sent to.
    pub path: String,
    /// Its query: as it came, or with personal values masked.
    pub query: String,
    /// Whether the query is as it came.
    pub is_whole: bool,
}

/// What became of an addition.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Addition {
    /// It is on the disk.
    Stored {
        /// Its number.
        id: i64,
        /// The first callback with the very same query; else, if it is authentic, the first authentic one that told the
        /// same status of the same object.
        repeats: Option<FirstSeen>,
        /// Whether its query is kept as it came.
        is_whole: bool,
    },
    /// Too many wait to be forwarded, so it was not taken.
    QueueFull,
}

impl CallbackStore {
    /// Adds a callback, and queues it for this target. When this returns, it is on the disk. Personal values are kept
    /// only where `keep_personal` says so.
    pub fn add(
        &self,
        account: &str,
        callback: &NewCallback,
        forward_to: Option<&str>,
        keep_personal: bool,
    ) -> Result<Addition> {
        let (query, is_whole) = kept_query(callback.query, keep_personal);
        let hash = self.key.hash("callback", callback.query);
        let work = self.db.begin()?;
        if forward_to.is_some() && self.db.done(waiting(&work, account))? >= MOST_WAITING {
            return Ok(Addition::QueueFull);
        }
        let mut repeats = self.db.done(first_with_hash(&work, account, &hash))?;
        if repeats.is_none() && callback.is_authentic {
            let sought = Sought { object: callback.object, status: callback.status, checksum: "" };
            repeats = self.first_seen(account, &sought)?;
        }
        let sums = [hash, self.checksum_hash(callback.checksum)];
        let id = self.db.done(insert(&work, account, callback, (&query, is_whole), &sums))?;
        if let Some(target) = forward_to {
            let sql = "INSERT INTO forwards (callback, target, state, is_resend) VALUES (?1, ?2, 'waiting', 0)";
            self.db.done(work.execute(sql, params![id, target]))?;
        }
        if id % EVERY == 0 {
            self.db.done(delete_old(&work, callback.at))?;
        }
        self.db.done(work.commit())?;
        Ok(Addition::Stored { id, repeats, is_whole })
    }

    /// The hash by which a checksum is known again; empty for none.
    pub(super) fn checksum_hash(&self, checksum: &str) -> String {
        match checksum {
            "" => String::new(),
            checksum => self.key.hash("callback checksum", checksum),
        }
    }
}

/// The query as it is kept, and whether it is the one that came. A secret in it is never kept.
fn kept_query(query: &str, keep_personal: bool) -> (String, bool) {
    let (kept, is_whole) = match keep_personal {
        true => (query.to_owned(), true),
        false => without_persons(query),
    };
    match redact::text(&kept) {
        Cow::Borrowed(_) => (kept, is_whole),
        Cow::Owned(hidden) => (hidden, false),
    }
}

fn waiting(work: &Transaction, account: &str) -> rusqlite::Result<u32> {
    work.query_row(
        "SELECT count(*) FROM forwards JOIN callbacks ON callbacks.id = callback
         WHERE state = 'waiting' AND account = ?1",
        [account],
        |row| row.get(0),
    )
}

fn first_with_hash(
    work: &Transaction,
    account: &str,
    hash: &str,
) -> rusqlite::Result<Option<FirstSeen>> {
    let sql =
        "SELECT id, at, 1 FROM callbacks WHERE account = ?1 AND hash = ?2 ORDER BY id LIMIT 1";
    work.query_row(sql, [account, hash], FirstSeen::of).optional()
}

fn insert(
    work: &Transaction,
    account: &str,
    callback: &NewCallback,
    (query, is_whole): (&str, bool),
    [hash, checksum]: &[String; 2],
) -> rusqlite::Result<i64> {
    work.execute(
        "INSERT INTO callbacks
             (account, at, is_authentic, verdict, reason, kind, object, status, amount, path, query, is_whole, hash, checksum)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)",
        params![
            account,
            callback.at.as_millisecond(),
            callback.is_authentic,
            callback.verdict,
            kept_text(callback.reason, LONGEST_TEXT),
            callback.kind,
            kept_text(callback.object, LONGEST_CLAIM),
            kept_text(callback.status, LONGEST_CLAIM),
            kept_text(callback.amount, LONGEST_CLAIM),
            kept_path(callback.path, LONGEST_TEXT),
            query,
            is_whole,
            hash,
            checksum,
        ],
    )?;
    Ok(work.last_insert_rowid())
}

impl StoredCallback {
    pub(super) fn of(row: &Row) -> rusqlite::Result<StoredCallback> {
        Ok(StoredCallback {
            id: row.get(0)?,
            at: instant(row.get(1)?),
            is_authentic: row.get(2)?,
            verdict: row.get(3)?,
            reason: row.get(4)?,
            kind: row.get(5)?,
            object: row.get(6)?,
            status: row.get(7)?,
            amount: row.get(8)?,
            path: row.get(9)?,
            query: row.get(10)?,
            is_whole: row.get(11)?,
        })
    }
}
