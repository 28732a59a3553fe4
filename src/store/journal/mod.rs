//! What this machine sent, in SQLite: the intent is durable before a write's first byte leaves, the outcome follows as
//! an entry of its own. Entries are only ever added, each chained to the one before. An intent without an outcome, whose
//! process is gone, is *unknown*. It knows no operation by name; what an entry means for an object is asked by amounts
//! and directions.

mod chain;
mod check;
mod entry;
mod foreign;
mod head;
mod loss;
mod outcome;
mod rows;
mod schema;
mod transfer;

use std::mem::ManuallyDrop;
use std::path::Path;
use std::time::Duration;

use jiff::Timestamp;
use rusqlite::{Connection, Row, Transaction, TransactionBehavior, params};
use serde_json::Value;

use crate::api::{EarlierWrites, StateRecord};
use crate::base::error::{Error, Result};
use crate::base::privacy;
use crate::base::step::Command;
use crate::base::target::account_key;
use crate::store::data::{COMPANIONS, DataDir, Lock, not_writable};
use crate::store::keyed::{self, Keyed};
use chain::NewRow;
use entry::StoredRows;
use rows::{Reading, RowKind};

pub use check::Found;
pub use entry::Entry;
pub use foreign::attempts;
pub use loss::{Loss, accept as accept_loss};
pub use outcome::Outcome;
pub use rows::{Ending, Intent, Resolution, Told};

/// The journal's file in its directory.
const FILE: &str = "journal.sqlite";

/// Who holds the lock of this name looks whether the journal is whole, or writes to it.
const LOCK: &str = "the journal";

/// What an intent keeps only masked, or as a hash.
#[derive(Default)]
pub struct Confidential<'a> {
    /// The body, as sent.
    pub body: Option<&'a Value>,
    /// The body that would have left the object as it was, where the operation replaces it.
    pub was: Option<&'a Value>,
    /// What is known of the thing that it makes, where that can be found again.
    pub trace: Option<Value>,
}

/// The journal of one machine and user.
pub struct Journal {
    /// Never closed: closing moves the write-ahead log into the file, which costs each write four more syncs, two now and
    /// two when the next process begins a new log. The log is moved when it has grown.
    db: ManuallyDrop<Connection>,
    dir: DataDir,
    /// How long others are waited for.
    patience: Duration,
    /// Hides bodies behind their hashes; made with the first entry.
    keyed: Option<Keyed>,
    /// Held while this process lives, so that others can tell an intent in flight from an abandoned one.
    alive: Option<(String, Lock)>,
}

impl Journal {
    /// Opens the journal, making it on first use. Refuses one that is not whole. Others are waited for at most this long,
    /// now and later.
    pub fn open(dir: &DataDir, patience: Duration) -> Result<Journal> {
        match check::open(dir, patience)? {
            Found::Whole(journal) => Ok(journal),
            Found::InDoubt(_, doubt) => Err(doubt),
        }
    }

    /// The same where there is one, to look into it: what is not whole can still be read.
    pub fn find(dir: &DataDir, patience: Duration) -> Result<Option<Found>> {
        match Journal::is_in(dir.path()) {
            true => check::open(dir, patience).map(Some),
            false => Ok(None),
        }
    }

    /// Whether a directory has one, or the record of one.
    pub fn is_in(dir: &Path) -> bool {
        [FILE, head::FILE].iter().any(|name| dir.join(name).exists())
    }

    fn of(db: Connection, dir: &DataDir, patience: Duration) -> Journal {
        let db = ManuallyDrop::new(db);
        Journal { db, dir: dir.clone(), patience, keyed: None, alive: None }
    }

    /// Writes the intent and syncs it. The request may leave only after this. `admit` looks at the journal in the same
    /// transaction, so that nobody else's intent can come between its yes and this one. What is confidential is kept
    /// masked, or as a hash.
    pub fn begin(
        &mut self,
        mut intent: Intent,
        confidential: &Confidential,
        admit: impl FnOnce(&Journal) -> Result<()>,
    ) -> Result<i64> {
        intent.process = Some(self.process()?);
        let keyed = self.keyed()?;
        intent.body = confidential.body.map(privacy::people_masked);
        intent.body_hash = confidential.body.map(|body| hash(&keyed, body));
        intent.trace = confidential.trace.as_ref().map(|trace| hash(&keyed, trace));
        intent.was_hash = confidential.was.map(|was| hash(&keyed, was));
        intent.reason = intent.reason.as_deref().map(without_numbers);
        intent.ticket = intent.ticket.as_deref().map(without_numbers);
        intent.user = whoami::username().ok();
        intent.host = whoami::hostname().ok();
        intent.version = Some(env!("CARGO_PKG_VERSION").to_owned());
        let mut row = NewRow::new(RowKind::Intent, &intent);
        row.object = intent.object.as_deref().map(|object| object_key(&intent.base_url, object));
        // The record is synced with that of the outcome: should it be lost with the power before, the journal is ahead of
        // it, which is no loss.
        let (id, recorded) = self.add_if(row, false, admit)?;
        if let Err(error) = recorded {
            // Unwritten, it leaves the entry unknown, and nothing was sent either.
            let _ = self.finish(id, Ending::not_sent("its record could not be written"));
            return Err(error);
        }
        Ok(id)
    }

    /// Writes how it ended.
    pub fn finish(&mut self, intent: i64, mut ending: Ending) -> Result<()> {
        ending.ended = Some(Timestamp::now().to_string());
        ending.message = ending.message.as_deref().map(without_numbers);
        self.add(NewRow::about(RowKind::Outcome, intent, &ending))
    }

    /// Writes what became of an attempt after all.
    pub fn resolve(&self, entry: &Entry, mut resolution: Resolution) -> Result<()> {
        resolution.resolved = Some(Timestamp::now().to_string());
        resolution.resolved_because = without_numbers(&resolution.resolved_because);
        // Somebody else may have settled it meanwhile.
        let admit = |journal: &Journal| match journal.entry(entry.id)? {
            Some(now) if now.resolution.is_some() => Err(settled(&now)),
            _ => Ok(()),
        };
        let row = NewRow::about(RowKind::Resolution, entry.id, &resolution);
        self.add_if(row, true, admit).map(drop)
    }

    /// Keeps a state of the object as it was read to settle this attempt.
    pub fn keep_reading(&self, entry: &Entry, state: StateRecord) -> Result<()> {
        let object = entry.intent.object.as_deref().unwrap_or_default();
        let reading = Reading { of: entry.id, state: Some(state) };
        let mut row = NewRow::new(RowKind::Reading, &reading);
        row.object = Some(object_key(&entry.intent.base_url, object));
        self.add(row)
    }

    /// The states that were read to settle this attempt, oldest first, each with its time in Unix seconds; `None` for a
    /// state that cannot be read.
    pub fn readings(&self, entry: &Entry) -> Result<Vec<(i64, Option<StateRecord>)>> {
        let failed = |error| broken(self.dir.path(), &error);
        let query =
            "SELECT at, data FROM entries WHERE kind = 'reading' AND object = ?1 ORDER BY id";
        let mut statement = self.db.prepare(query).map_err(failed)?;
        let mut all: Vec<(String, String)> = Vec::new();
        let object = entry.intent.object.as_deref().unwrap_or_default();
        for key in self.keys(&entry.intent.base_url, object)? {
            let rows = statement
                .query_map(params![key], |row| Ok((row.get(0)?, row.get(1)?)))
                .map_err(failed)?;
            for row in rows {
                all.push(row.map_err(failed)?);
            }
        }
        let mut readings = Vec::new();
        for (at, data) in all {
            let reading: Reading = rows::read(&data);
            if let Ok(at) = at.parse::<Timestamp>()
                && reading.of == entry.id
            {
                readings.push((at.as_second(), reading.state));
            }
        }
        Ok(readings)
    }

    /// The newest write on an object that binds and whose outcome nobody knows.
    pub fn unsettled(&self, base_url: &str, object: &str) -> Result<Option<Entry>> {
        let mut entries = self.about(base_url, object)?;
        entries.retain(|entry| entry.intent.binds && entry.outcome.is_open());
        Ok(entries.pop())
    }

    fn add(&self, row: NewRow) -> Result<()> {
        // What is committed stands. A record that is behind it is made good when the journal is opened next.
        self.add_if(row, true, |_| Ok(())).map(drop)
    }

    /// Adds a row if `admit` allows it. Gives its number, and whether its record could be written.
    fn add_if(
        &self,
        row: NewRow,
        sync: bool,
        admit: impl FnOnce(&Journal) -> Result<()>,
    ) -> Result<(i64, Result<()>)> {
        let failed = |error| broken(self.dir.path(), &error);
        let held = self.hold()?;
        let transaction = self.transaction()?;
        admit(self)?;
        let link = chain::append(&self.db, row).map_err(failed)?;
        transaction.commit().map_err(failed)?;
        Ok((link.id, self.record(&held, &link, sync)))
    }

    /// Nobody else writes while it lasts. Dropped, it leaves nothing behind.
    fn transaction(&self) -> Result<Transaction<'_>> {
        Transaction::new_unchecked(&self.db, TransactionBehavior::Immediate)
            .map_err(|error| broken(self.dir.path(), &error))
    }

    /// The hash that recognises a body in this journal, and in no other.
    pub fn keyed_hash(&mut self, body: &Value) -> Result<String> {
        Ok(hash(&self.keyed()?, body))
    }

    fn keyed(&mut self) -> Result<Keyed> {
        match &self.keyed {
            Some(keyed) => Ok(keyed.clone()),
            None => Ok(self.keyed.insert(Keyed::open(&self.dir)?).clone()),
        }
    }

    /// The newest attempts, newest first.
    pub fn newest(&self, count: usize) -> Result<Vec<Entry>> {
        self.entries(
            "ORDER BY i.id DESC LIMIT ?1",
            params![i64::try_from(count).unwrap_or(i64::MAX)],
        )
    }

    /// One attempt by its number.
    pub fn entry(&self, id: i64) -> Result<Option<Entry>> {
        Ok(self.entries("AND i.id = ?1", params![id])?.pop())
    }

    /// Every attempt at a base URL since this moment, in Unix seconds, oldest first. Where the clock was set back, what
    /// seems to come from the future counts too.
    pub fn since(&self, base_url: &str, second: i64) -> Result<Vec<Entry>> {
        let from = Timestamp::from_second(second).unwrap_or(Timestamp::MIN).to_string();
        // Fractions of a second do not sort as texts.
        let from = from.trim_end_matches('Z');
        let mut entries = self.entries("AND i.at >= ?1 ORDER BY i.id", params![from])?;
        let wanted = account_key(base_url);
        entries.retain(|entry| {
            let own = &entry.intent.base_url;
            *own == wanted || account_key(own) == wanted
        });
        Ok(entries)
    }

    /// What this machine did to an object: accepted, unknown and in flight, never what was refused or not sent.
    pub fn past(&self, base_url: &str, object: &str) -> Result<EarlierWrites> {
        let entries = self.about(base_url, object)?;
        Ok(EarlierWrites { writes: entries.iter().filter_map(Entry::draw).collect() })
    }

    /// Every attempt on an object, oldest first.
    pub fn about(&self, base_url: &str, object: &str) -> Result<Vec<Entry>> {
        let mut entries = Vec::new();
        for key in self.keys(base_url, object)? {
            entries.extend(self.entries("AND i.object = ?1", params![key])?);
        }
        entries.sort_by_key(|entry| entry.id);
        Ok(entries)
    }

    /// Every key under which rows of an object may stand: earlier versions of fpgo, and entries from elsewhere, spelt
    /// one account in several ways. Rows are never changed, so the spellings that are there are looked for.
    fn keys(&self, base_url: &str, object: &str) -> Result<Vec<String>> {
        let failed = |error| broken(self.dir.path(), &error);
        let mut next =
            self.db.prepare("SELECT min(object) FROM entries WHERE object > ?1").map_err(failed)?;
        let wanted = account_key(base_url);
        let (mut keys, mut after) = (Vec::new(), String::new());
        loop {
            let key: Option<String> =
                next.query_row(params![after], |row| row.get(0)).map_err(failed)?;
            let Some(key) = key else { return Ok(keys) };
            let own = key.split_once(' ').map_or(key.as_str(), |(own, _)| own);
            if account_key(own) == wanted {
                keys.push(format!("{own} {object}"));
            }
            // Behind all keys of this spelling: `!` follows the blank.
            after = format!("{own}!");
        }
    }

    fn entries(&self, rest: &str, parameters: impl rusqlite::Params) -> Result<Vec<Entry>> {
        let query = format!(
            "SELECT i.id, i.at, i.hash, i.data, o.data, r.data FROM entries i \
             LEFT JOIN entries o ON o.intent = i.id AND o.kind = 'outcome' \
             LEFT JOIN entries r ON r.intent = i.id AND r.kind = 'resolution' \
             WHERE i.kind = 'intent' {rest}"
        );
        let failed = |error| broken(self.dir.path(), &error);
        let mut statement = self.db.prepare(&query).map_err(failed)?;
        let mut found = statement.query(parameters).map_err(failed)?;
        let mut entries = Vec::new();
        while let Some(row) = found.next().map_err(failed)? {
            entries.push(self.entry_of(row).map_err(failed)?);
        }
        Ok(entries)
    }

    /// The attempt in a row of the columns of [`Journal::entries`].
    fn entry_of(&self, row: &Row) -> rusqlite::Result<Entry> {
        let stored =
            StoredRows { intent: row.get(3)?, ending: row.get(4)?, resolution: row.get(5)? };
        let intent: Intent = rows::read(&stored.intent);
        let ending: Option<Ending> = stored.ending.as_deref().map(rows::read);
        let resolution: Option<Resolution> = stored.resolution.as_deref().map(rows::read);
        let outcome = match (&resolution, &ending) {
            (Some(resolution), _) => resolution.outcome,
            (None, Some(ending)) => ending.outcome,
            (None, None) if self.runs(intent.process.as_deref().unwrap_or_default()) => {
                Outcome::InFlight
            }
            (None, None) => Outcome::Unknown,
        };
        let (id, at, hash) = (row.get(0)?, row.get(1)?, row.get(2)?);
        Ok(Entry { id, at, hash, outcome, intent, ending, resolution, stored })
    }

    /// The name under which this process holds a lock for as long as it lives.
    fn process(&mut self) -> Result<String> {
        if let Some((name, _)) = &self.alive {
            return Ok(name.clone());
        }
        let mut nonce = [0; 8];
        getrandom::fill(&mut nonce)
            .map_err(|error| Error::bug(format!("no randomness: {error}")))?;
        let name = format!("process-{}-{:016x}", std::process::id(), u64::from_le_bytes(nonce));
        let lock = self.dir.lock(&name, Duration::ZERO)?;
        self.alive = Some((name.clone(), lock));
        Ok(name)
    }

    fn runs(&self, process: &str) -> bool {
        let own = self.alive.as_ref().is_some_and(|(name, _)| name == process);
        own || self.dir.is_held(process)
    }
}

impl Drop for Journal {
    fn drop(&mut self) {
        if let Some((name, lock)) = self.alive.take() {
            self.dir.forget(&name, lock);
        }
    }
}

/// Takes a journal away, with its record and its key: only the sandbox's own, when its world begins anew.
pub fn erase(dir: &Path) -> Result<()> {
    let database = COMPANIONS.iter().map(|ending| format!("{FILE}{ending}"));
    let names = [head::FILE, FILE, keyed::FILE].map(str::to_owned);
    for name in names.into_iter().chain(database) {
        match std::fs::remove_file(dir.join(name)) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                return Err(not_writable(dir, &error));
            }
            _ => {}
        }
    }
    Ok(())
}

fn hash(keyed: &Keyed, body: &Value) -> String {
    keyed.hash("body", &body.to_string())
}

fn without_numbers(text: &str) -> String {
    privacy::without_numbers(text).into_owned()
}

/// Objects are known by account and identifier, never by a profile's name: to the journal and to the locks.
pub fn object_key(base_url: &str, object: &str) -> String {
    format!("{} {object}", account_key(base_url))
}

/// Adds to a failure how an entry whose outcome nobody knows is settled.
pub fn to_settle(error: Error, entry: i64) -> Error {
    by_word(
        error.next(
            Command::new("journal resolve").arg(entry).why("settle it by what the API shows"),
        ),
        entry,
    )
}

/// Adds to a failure how a person's word settles an entry.
pub fn by_word(error: Error, entry: i64) -> Error {
    let happened = Command::word_for(entry, "happened").why("if you know that it happened");
    error
        .next(happened)
        .next(Command::word_for(entry, "did-not").why("if you know that it did not"))
}

/// It is no longer open.
pub fn settled(entry: &Entry) -> Error {
    let word = entry.outcome.word();
    Error::guarded(format!("entry {} is not unknown: {word}", entry.id))
        .next(Command::new("journal show").arg(entry.id))
}

fn broken(path: &Path, error: &rusqlite::Error) -> Error {
    if check::is_held(error) {
        return Error::guarded(format!("another process holds the journal in {}", path.display()))
            .detail("it did not let go of it in the time that --timeout allows")
            .next("wait until it has ended, or end it: a backup, or a program that opened the journal");
    }
    if check::is_damage(error) {
        return head::doubt(path, &error.to_string());
    }
    Error::guarded(format!("the journal in {} cannot be used: {error}", path.display()))
        .detail("without it nothing would record what is sent, so nothing is")
        .next("make room or mend the permissions, or set FPGO_DATA_DIR to another directory")
}
