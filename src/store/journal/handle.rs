//! A journal that is open: its connection to SQLite, its directory, its key, and the lock by which other processes see
//! that this one lives. Whether it is whole is decided in `open.rs`; what is written and read stands in the other files.

use std::cell::RefCell;
use std::sync::Arc;
use std::time::Duration;

use serde_json::Value;

use super::arrivals::Arrivals;
use super::chain::NewRow;
use super::files::{DATABASE, LONGEST_LOG};
use super::place::JournalPlace;
use super::refusal::{broken, tampered};
use super::schema;
use super::tally::Tally;
use crate::base::error::{Error, Result};
use crate::store::hash_key::HashKey;
use crate::store::lock::Lock;
use crate::store::lock_pool::LockPool;
use crate::store::sql::{Connection, Database, Fault, SqlResult, Transaction};

/// What the hashes of bodies are for.
pub(super) const BODY: &str = "body";

/// Writes to the journal for several threads of this process.
pub(super) trait SharedWriter: Send + Sync {
    /// Adds a row if `admit` allows it, and waits until it is on the disk. Gives its number, and whether its record could
    /// be written.
    fn add_if(&self, row: NewRow, sync: bool, admit: Admit) -> Result<(i64, Result<()>)>;

    /// Adds a row with the next one that somebody waits for, or in a moment, and waits for nothing.
    fn add_soon(&self, row: NewRow) -> Result<()>;

    /// Keeps something until the rows that were added so far are on the disk.
    fn keep(&self, held: Box<dyn Send>);

    /// Waits until every row that was added is on the disk.
    fn settle(&self) -> Result<()>;
}

/// Whether a row may be added, asked in the transaction that adds it.
pub(super) type Admit<'a> = Box<dyn FnOnce(&Journal) -> Result<()> + 'a>;

/// The journal of one machine and user, or of several that share it.
pub struct Journal {
    /// Left open when the journal is dropped: the log is moved into the file when it has grown, not by closing.
    pub(super) db: Database,
    pub(super) place: JournalPlace,
    /// How long others are waited for.
    pub(super) patience: Duration,
    /// A log of more pages is moved into the main file.
    pub(super) longest_log: u64,
    /// The key for hashes of bodies; loaded when the first hash is needed.
    pub(super) hash_key: Option<HashKey>,
    /// Held while this process lives, so that others can tell an intent in flight from an abandoned one.
    alive: Option<(String, ProcessLock)>,
    /// Writes for several threads, where this is one of them.
    pub(super) group: Option<Arc<dyn SharedWriter>>,
    /// Lock files for one object after another, where this is one of a group.
    pub(super) locks: Option<Arc<LockPool>>,
    /// What was counted so far, since a fixed and since a moving moment.
    pub(super) tallies: (RefCell<Option<Tally>>, RefCell<Option<Tally>>),
    /// What was seen so far of the attempts that came from elsewhere.
    pub(super) arrivals: RefCell<Arrivals>,
}

/// What shows others that a process lives.
enum ProcessLock {
    /// A file of the data directory.
    File(Lock),
    /// A lock in the database, which ends with the session.
    Session(Arc<Connection>),
}

impl Journal {
    /// Connects to the database, making an empty one on first use. A process that holds it is waited for at most `left`
    /// now.
    pub(super) fn connect(
        place: &JournalPlace,
        left: Duration,
        patience: Duration,
    ) -> Result<Journal> {
        let path = place.dir.database(DATABASE)?;
        let opened = Database::open_file(&path, left).and_then(|db| {
            schema::configure(&db)?;
            Ok(db)
        });
        match opened {
            Ok(db) => Ok(Journal::with(db, place, patience)),
            Err(error) if error.fault == Fault::Damaged => Err(tampered(place, &error.to_string())),
            Err(error) => Err(broken(place, &error)),
        }
    }

    /// The journal in a database that is open.
    pub(super) fn with(db: Database, place: &JournalPlace, patience: Duration) -> Journal {
        Journal {
            db,
            place: place.clone(),
            patience,
            longest_log: LONGEST_LOG,
            hash_key: None,
            alive: None,
            group: None,
            locks: None,
            tallies: Default::default(),
            arrivals: Default::default(),
        }
    }

    /// Writes with this group from now on.
    pub(super) fn join(&mut self, group: Arc<dyn SharedWriter>) {
        self.group = Some(group);
    }

    /// The result of a statement, or the refusal of a journal that cannot be used.
    pub(super) fn usable<T>(&self, result: SqlResult<T>) -> Result<T> {
        match result {
            Ok(done) => Ok(done),
            Err(error) => Err(broken(&self.place, &error)),
        }
    }

    /// The result of a statement in a check: what is no row at all has been tampered with as well.
    pub(super) fn sound<T>(&self, result: SqlResult<T>) -> Result<T> {
        match result {
            Err(error) if error.fault == Fault::Damaged => {
                Err(tampered(&self.place, &error.to_string()))
            }
            result => self.usable(result),
        }
    }

    /// Begins a transaction in which nobody else writes. Dropped before its commit, it changes nothing.
    pub(super) fn transaction(&self) -> Result<Transaction<'_>> {
        self.usable(self.db.transaction())
    }

    /// The hash that recognises a body in this journal, and in no other.
    pub fn keyed_hash(&mut self, body: &Value) -> Result<String> {
        self.keyed_hash_of(BODY, &body.to_string())
    }

    /// The hash of a text by the key of this journal; the purpose keeps hashes of different things apart.
    pub fn keyed_hash_of(&mut self, purpose: &str, text: &str) -> Result<String> {
        if let Some(hash_key) = &self.hash_key {
            return Ok(hash_key.hash(purpose, text));
        }
        let hash_key = self.hash_key.insert(HashKey::open(&self.place.dir)?);
        Ok(hash_key.hash(purpose, text))
    }

    /// The same by the key that several machines have in common, where they do.
    pub fn shared_hash_of(&self, purpose: &str, text: &str) -> Option<String> {
        let shared = self.hash_key.as_ref().filter(|_| self.is_shared());
        shared.map(|hash_key| hash_key.hash(purpose, text))
    }

    /// The name under which this process holds a lock for as long as it lives.
    pub(super) fn process(&mut self) -> Result<String> {
        if let Some((name, _)) = &self.alive {
            return Ok(name.clone());
        }
        let mut nonce = [0; 8];
        if let Err(error) = getrandom::fill(&mut nonce) {
            return Err(Error::bug(format!("no randomness: {error}")));
        }
        let name = format!("process-{}-{:016x}", std::process::id(), u64::from_le_bytes(nonce));
        let lock = match &self.db {
            Database::Sqlite(_) => ProcessLock::File(self.place.dir.lock(&name, Duration::ZERO)?),
            Database::Postgres(db) => {
                self.usable(db.lock(&name, Duration::ZERO))?;
                ProcessLock::Session(Arc::clone(db))
            }
        };
        self.alive = Some((name.clone(), lock));
        Ok(name)
    }

    /// The name of this process in what it has written here, if it has.
    pub fn own_process(&self) -> Option<&str> {
        self.alive.as_ref().map(|(name, _)| name.as_str())
    }

    /// Whether the process of this name lives, on any machine.
    pub fn is_running(&self, process: &str) -> Result<bool> {
        self.usable(self.runs(process))
    }

    /// Whether the process of this name lives.
    pub(super) fn runs(&self, process: &str) -> SqlResult<bool> {
        match (&self.alive, &self.db) {
            (Some((name, _)), _) if name == process => Ok(true),
            _ if process.is_empty() => Ok(false),
            (_, Database::Sqlite(_)) => Ok(self.place.dir.is_held(process)),
            (_, Database::Postgres(db)) => db.is_held(process),
        }
    }

    /// Whether other machines may write to it.
    pub fn is_shared(&self) -> bool {
        matches!(&self.db, Database::Postgres(_))
    }

    /// Whoever held a lock by a session that has ended does not live any more, for others.
    pub(super) fn is_alive_no_more(&mut self) {
        self.alive = None;
    }

    /// Reads from the database a last time and closes it as it is: a damaged log is not moved into the file.
    pub(super) fn close_after<T>(mut self, read: impl FnOnce(&Database) -> T) -> Result<T> {
        let none = self.usable(Database::in_memory())?;
        let db = std::mem::replace(&mut self.db, none);
        let found = read(&db);
        // A failure to close changes nothing.
        let _ = db.close_as_it_is();
        Ok(found)
    }
}

impl Drop for Journal {
    fn drop(&mut self) {
        match self.alive.take() {
            Some((name, ProcessLock::File(lock))) => self.place.dir.forget(&name, lock),
            Some((name, ProcessLock::Session(db))) => db.unlock(&name),
            None => {}
        }
    }
}
