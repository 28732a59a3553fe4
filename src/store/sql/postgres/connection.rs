//! A connection to a server: the session that is there now, its transaction, and the locks that end with the session. One
//! that has ended is begun anew only by who asks for it, since its locks are gone.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use sha2::{Digest, Sha256};
use tokio_postgres::Row;

use super::server::Server;
use super::session::Session;
use crate::store::sql::failure::{Fault, SqlError, SqlResult};
use crate::store::sql::outage::Outage;
use crate::store::sql::param::Param;

/// A statement may take so much longer than others are waited for.
const MARGIN: Duration = Duration::from_secs(5);
/// How long one statement that looks at all rows may take.
const LONG: Duration = Duration::from_secs(600);
/// So long is waited between two tries to connect.
const PAUSE: Duration = Duration::from_millis(200);
/// The lock under which rows are added, and tables made.
const WRITING: &str = "the journal";

/// A connection to a server.
pub struct Connection {
    server: Server,
    state: Mutex<State>,
}

struct State {
    session: Option<Session>,
    transaction: Transaction,
    patience: Duration,
    margin: Duration,
    /// How the server is waited for when it is away.
    outage: Option<Arc<Outage>>,
    cursors: u64,
}

/// Whether a transaction is open.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Transaction {
    None,
    Open,
    /// A statement in it failed, so that it can only be given up.
    Failed,
}

impl Connection {
    /// Connects within `left`. Statements, and whoever holds a lock, are waited for so long as `patience` says.
    pub fn open(server: &Server, left: Duration, patience: Duration) -> SqlResult<Connection> {
        let session = Some(Session::open(server, left)?);
        let (transaction, margin) = (Transaction::None, MARGIN);
        let state = State { session, transaction, patience, margin, outage: None, cursors: 0 };
        Ok(Connection { server: server.clone(), state: Mutex::new(state) })
    }

    /// Waits at most this long for who holds a lock, from now on.
    pub fn wait_at_most(&self, patience: Duration) {
        self.state().patience = patience;
    }

    /// Waits for a statement no longer than for who holds a lock, from now on.
    pub fn wait_no_longer(&self) {
        self.state().margin = Duration::ZERO;
    }

    /// Waits for the server when it is away, from now on, as others do who work on the same.
    pub fn wait_through(&self, outage: &Arc<Outage>) {
        self.state().outage = Some(Arc::clone(outage));
    }

    /// Whether the server is waited for when it is away.
    pub fn waits_through(&self) -> bool {
        self.state().outage.is_some()
    }

    /// Whether the session has ended.
    pub fn is_gone(&self) -> bool {
        self.state().session.is_none()
    }

    /// Begins a new session in the place of one that has ended, trying again for so long, and as long as the server is waited
    /// for. Locks of the old one are gone.
    pub fn reconnect(&self, within: Duration) -> SqlResult<()> {
        let (deadline, outage) = (Instant::now() + within, self.state().outage.clone());
        loop {
            let own = deadline.saturating_duration_since(Instant::now());
            let left = outage.as_ref().map_or(own, |outage| outage.left().max(own));
            match Session::open(&self.server, left.max(PAUSE)) {
                Ok(session) => {
                    self.state().session = Some(session);
                    outage.iter().for_each(|outage| outage.note_back());
                    return Ok(());
                }
                Err(error) if error.fault != Fault::Gone || left <= PAUSE => return Err(error),
                Err(error) => {
                    outage.iter().for_each(|outage| outage.note_away(&error));
                    thread::sleep(PAUSE);
                }
            }
        }
    }

    /// The rows of a statement, all of them at once.
    pub fn query(&self, sql: &str, params: &[Param]) -> SqlResult<Vec<Row>> {
        let sql = with_dollars(sql);
        self.run(|session, longest| session.query(&sql, params, longest))
    }

    /// The rows of a statement that looks at all rows of a table, and takes its time for it.
    pub fn query_slow(&self, sql: &str) -> SqlResult<Vec<Row>> {
        self.run(|session, _| session.query(sql, &[], LONG))
    }

    /// Carries out several statements without parameters.
    pub fn batch(&self, sql: &str) -> SqlResult<()> {
        self.run(|session, longest| session.batch(sql, longest))
    }

    /// Begins a transaction in which nobody else writes, on any machine.
    pub fn begin(&self) -> SqlResult<()> {
        let key = lock_key(WRITING);
        self.begin_with(&format!("SELECT pg_advisory_xact_lock({key}); SET LOCAL lock_timeout = 0"))
    }

    /// Begins a transaction in which others write as well. A row that another one is adding is waited for.
    pub fn begin_beside_others(&self) -> SqlResult<()> {
        self.begin_with("")
    }

    fn begin_with(&self, then: &str) -> SqlResult<()> {
        let wait = self.state().patience.as_millis().max(1);
        let begun = self.batch(&format!(
            "BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE; SET LOCAL lock_timeout = {wait}; {then}"
        ));
        match begun {
            Ok(()) => self.state().transaction = Transaction::Open,
            Err(_) => self.roll_back(),
        }
        begun
    }

    /// Begins a transaction that only reads, unless one is open. Says whether it did.
    pub fn begin_to_read(&self) -> SqlResult<bool> {
        if self.state().transaction != Transaction::None {
            return Ok(false);
        }
        self.batch("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")?;
        self.state().transaction = Transaction::Open;
        Ok(true)
    }

    /// Makes what was done last. Without an answer nobody knows whether it lasts.
    pub fn commit(&self) -> SqlResult<()> {
        if self.state().transaction == Transaction::Failed {
            self.roll_back();
            let text = "a statement failed, so nothing was changed".to_owned();
            return Err(SqlError { fault: Fault::Broken, text });
        }
        let committed = self.batch("COMMIT");
        self.state().transaction = Transaction::None;
        committed
    }

    /// Gives up what was not committed.
    pub fn roll_back(&self) {
        // A session that cannot do it has ended, and its transaction with it.
        let _ = self.batch("ROLLBACK");
        self.state().transaction = Transaction::None;
    }

    /// A name that no other cursor of the session has.
    pub fn next_cursor(&self) -> String {
        let mut state = self.state();
        state.cursors += 1;
        format!("rows_{}", state.cursors)
    }

    /// Runs statements in the session. One that got no answer ends the session: what comes later would be its answer.
    fn run<T>(&self, work: impl FnOnce(&Session, Duration) -> SqlResult<T>) -> SqlResult<T> {
        let mut state = self.state();
        let longest = state.patience + state.margin;
        let Some(session) = &state.session else {
            let text = "the connection to the database has ended".to_owned();
            return Err(SqlError { fault: Fault::Gone, text });
        };
        let done = work(session, longest);
        match &done {
            Err(error) if error.fault == Fault::Gone => {
                state.session = None;
                state.transaction = Transaction::None;
            }
            Err(_) if state.transaction == Transaction::Open => {
                state.transaction = Transaction::Failed;
            }
            _ => {}
        }
        done
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The number by which PostgreSQL knows the lock of this name.
pub(super) fn lock_key(name: &str) -> i64 {
    let hash = Sha256::digest(format!("fpgo\n{name}"));
    let mut first = [0; 8];
    first.copy_from_slice(&hash[..8]);
    i64::from_be_bytes(first)
}

/// A statement with its parameters as PostgreSQL writes them. None of ours has a question mark in it for anything else.
pub fn with_dollars(sql: &str) -> String {
    sql.replace('?', "$")
}
