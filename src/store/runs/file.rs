//! Where runs are kept: a file of the data directory with its tables, or the database of a journal that several machines share.
//! A connection that has ended is begun anew, since each step can be repeated.

use std::cell::RefCell;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use crate::base::error::{Error, Result};
use crate::store::data::{COMPANIONS, DataDir, not_writable};
use crate::store::database_faults::{broken, not_shared};
use crate::store::journal::{JournalPlace, bring_up_to_date};
use crate::store::side_database::{Shape, SideDatabase};
use crate::store::sql::{
    Address, Database, Fault, Outage, Server, SqlError, SqlResult, Transaction,
};

/// The file in the data directory.
const DATABASE: &str = "runs.db";

/// The directory of the copies of plans in the data directory.
pub(super) const PLANS: &str = "bulk";

/// Its file and tables.
static SHAPE: Shape = Shape {
    file: DATABASE,
    holds: "the results of bulk runs that were not sent, which the journal does not have,",
    form: 1,
    tables: TABLES,
    switches: &[],
    // The journal is what must be on the disk before anything is sent; of this, the last rows may be lost.
    synchronous: "NORMAL",
};

const TABLES: &str = "
    CREATE TABLE runs (
        id TEXT PRIMARY KEY,
        begun INTEGER NOT NULL,
        begun_by TEXT NOT NULL,
        plan TEXT NOT NULL,
        state TEXT NOT NULL,
        why TEXT,
        changed INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX by_begin ON runs (begun);
    CREATE TABLE results (
        run TEXT NOT NULL,
        row INTEGER NOT NULL,
        outcome TEXT NOT NULL,
        amount TEXT,
        message TEXT NOT NULL,
        entry INTEGER,
        cells TEXT,
        PRIMARY KEY (run, row)
    ) STRICT, WITHOUT ROWID;";

/// The bulk runs of a data directory, or of all machines that share a journal.
pub struct RunStore {
    db: Database,
    whereabouts: Whereabouts,
    /// This machine's data directory.
    pub(super) dir: DataDir,
    /// How long others are waited for.
    patience: Duration,
    /// The lock of the run that this process works on, which a new connection takes again.
    pub(super) held: RefCell<Option<String>>,
}

/// What a failure names.
enum Whereabouts {
    File(PathBuf),
    Server(Address),
}

impl RunStore {
    /// Opens the runs beside a journal, and makes their file on first use; what a server keeps was made with the journal. Other
    /// processes are waited for at most this long.
    pub fn open(place: &JournalPlace, patience: Duration) -> Result<RunStore> {
        match &place.server {
            None => {
                let (db, path) = SideDatabase::open(&place.dir, &SHAPE, patience)?.into_database();
                Ok(RunStore::with(db, Whereabouts::File(path), place, patience))
            }
            Some(server) => match RunStore::connect(server, place, patience)? {
                Some(store) => Ok(store),
                None => Err(Error::bug("the tables of the journal are not there")),
            },
        }
    }

    /// The same, where a run was ever begun, or may have been; makes nothing.
    pub fn find(place: &JournalPlace, patience: Duration) -> Result<Option<RunStore>> {
        match &place.server {
            Some(server) => RunStore::connect(server, place, patience),
            None if place.dir.path().join(DATABASE).exists() => {
                RunStore::open(place, patience).map(Some)
            }
            None => Ok(None),
        }
    }

    /// The runs that a server keeps, where it keeps a journal.
    fn connect(
        server: &Server,
        place: &JournalPlace,
        patience: Duration,
    ) -> Result<Option<RunStore>> {
        let connected = Database::connect(server, patience, patience)
            .and_then(|db| Ok(bring_up_to_date(&db)?.then_some(db)));
        let found = connected.map_err(|error| not_reached(&server.address, &error))?;
        let address = server.address.clone();
        Ok(found.map(|db| RunStore::with(db, Whereabouts::Server(address), place, patience)))
    }

    fn with(
        db: Database,
        whereabouts: Whereabouts,
        place: &JournalPlace,
        patience: Duration,
    ) -> RunStore {
        RunStore { db, whereabouts, dir: place.dir.clone(), patience, held: RefCell::default() }
    }

    /// Waits for the server when it is away, from now on, as all do who work on the same.
    pub fn wait_through(&self, outage: &Arc<Outage>) {
        if let Database::Postgres(db) = &self.db {
            db.wait_through(outage);
        }
    }

    /// Whether other machines may work on its runs.
    pub fn is_shared(&self) -> bool {
        matches!(self.whereabouts, Whereabouts::Server(_))
    }

    /// Does a step that may be repeated: where the connection ended before the answer, by a new one, once.
    pub(super) fn done<T>(&self, step: impl Fn(&Database) -> SqlResult<T>) -> Result<T> {
        let done = match step(&self.db) {
            Err(error) if error.fault == Fault::Gone => {
                self.reconnect().and_then(|()| step(&self.db))
            }
            done => done,
        };
        done.map_err(|error| match &self.whereabouts {
            Whereabouts::File(path) => broken(path, SHAPE.holds, &error),
            Whereabouts::Server(address) => not_reached(address, &error),
        })
    }

    /// Ends a transaction that is to last through a loss of power, with all that was written before it.
    pub(super) fn commit_for_good(db: &Database, work: Transaction) -> SqlResult<()> {
        work.commit()?;
        match db {
            Database::Sqlite(_) => {
                db.first("PRAGMA wal_checkpoint(PASSIVE)", &[], |_| Ok(())).map(drop)
            }
            Database::Postgres(_) => Ok(()),
        }
    }

    /// Begins a new session, in which this process works on the same run as before.
    fn reconnect(&self) -> SqlResult<()> {
        let Database::Postgres(db) = &self.db else { return Ok(()) };
        db.reconnect(if db.waits_through() { Duration::ZERO } else { self.patience })?;
        match &*self.held.borrow() {
            Some(name) => db.share_lock(name),
            None => Ok(()),
        }
    }
}

/// The failure to use the runs that a server keeps.
fn not_reached(address: &Address, error: &SqlError) -> Error {
    not_shared("the bulk runs", address, error)
}

/// Deletes all runs of a directory with the copies of their plans. Only for the sandbox's own, when its world begins anew.
pub fn erase(dir: &Path) -> Result<()> {
    for ending in COMPANIONS.iter().chain(&[""]) {
        gone(dir, fs::remove_file(dir.join(format!("{DATABASE}{ending}"))))?;
    }
    gone(dir, fs::remove_dir_all(dir.join(PLANS)))
}

fn gone(dir: &Path, removed: io::Result<()>) -> Result<()> {
    match removed {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(not_writable(dir, &error)),
        _ => Ok(()),
    }
}
