//! Whether the journal is whole. When it is opened, it is held against its record, and everything in it is checked,
//! unless its files are byte for byte the ones that were checked before. So what guards read afterwards, through whatever
//! index, is what was written.

use std::fs;
use std::time::{Duration, Instant};

use rusqlite::ffi::SQLITE_IOERR_SHORT_READ;
use rusqlite::{Connection, ErrorCode, OpenFlags, params};

use super::chain::{self, ChainWalk, Link};
use super::head::{Files, Head, HeadFile, doubt, refused};
use super::rows::Checkpoint;
use super::transfer::tampered;
use super::{FILE, Journal, LOCK, broken, schema};
use crate::base::error::{Error, ErrorKind, Result};
use crate::store::data::{DataDir, Lock, not_writable};
use crate::store::keyed::Keyed;

/// A longer log is moved into the main file, in bytes: 128 pages. Who comes next reads the log whole.
const LONGEST_LOG: u64 = 128 * 4120;

/// A journal as it was found.
pub enum Found {
    /// All of it is there, and right.
    Whole(Journal),
    /// Nothing may be sent with it, for this reason; what can be read of it is there if it can be opened at all.
    InDoubt(Option<Journal>, Error),
}

/// The journal while nobody else writes to it.
pub(super) struct Held {
    _lock: Lock,
    file: HeadFile,
    head: Head,
}

/// Opens the journal of a directory, making it on first use.
pub(super) fn open(dir: &DataDir, patience: Duration) -> Result<Found> {
    dir.refuse_network()?;
    let begun = Instant::now();
    let _lock = dir.lock(LOCK, patience)?;
    let left = patience.saturating_sub(begun.elapsed());
    let file = HeadFile::find(dir)?;
    let head = file.as_ref().map(HeadFile::read).transpose()?;
    if let Some(why) = is_gone(dir, head.as_ref()) {
        return Ok(Found::InDoubt(None, doubt(dir.path(), &why)));
    }
    let journal = match connect(dir, left, patience) {
        Ok(journal) => journal,
        Err(error) => return Ok(Found::InDoubt(None, damage(error)?)),
    };
    match journal.doubts(file.zip(head)).or_else(|error| damage(error).map(Some))? {
        None => Ok(Found::Whole(journal)),
        Some(doubt) => Ok(Found::InDoubt(Some(journal), doubt)),
    }
}

/// Whether there is no database where there must be one. Nothing is made in its place then.
fn is_gone(dir: &DataDir, head: Option<&Option<Head>>) -> Option<String> {
    let size = fs::metadata(dir.path().join(FILE)).map(|data| data.len()).unwrap_or_default();
    match head.filter(|_| size == 0)? {
        None => Some("it is gone, and its record is damaged".to_owned()),
        Some(head) if head.number == 0 => None,
        Some(head) => Some(format!("it is gone, and its record tells of {} rows", head.number)),
    }
}

/// What the check finds wrong is a doubt; any other failure is that of the check itself.
fn damage(error: Error) -> Result<Error> {
    match error.kind() {
        ErrorKind::CheckFailed => Ok(refused(&error)),
        _ => Err(error),
    }
}

fn connect(dir: &DataDir, left: Duration, patience: Duration) -> Result<Journal> {
    let path = dir.database(FILE)?;
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let opened = Connection::open_with_flags(&path, flags).and_then(|db| {
        db.busy_timeout(left)?;
        schema::configure(&db)?;
        Ok(db)
    });
    match opened {
        Ok(db) => Ok(Journal::of(db, dir, patience)),
        Err(error) if is_damage(&error) => Err(tampered(dir.path(), &error.to_string())),
        Err(error) => Err(broken(&path, &error)),
    }
}

impl Journal {
    /// Why nothing may be sent with it, if so. Brings a journal of an earlier fpgo up to date, and makes the first record.
    fn doubts(&self, record: Option<(HeadFile, Option<Head>)>) -> Result<Option<Error>> {
        let dir = self.dir.path();
        let in_doubt = |why: &str| Ok(Some(doubt(dir, why)));
        let version = schema::version(&self.db).map_err(|error| self.unreadable(&error))?;
        if version > schema::SCHEMA {
            return Err(schema::newer(&dir.join(FILE)));
        }
        let (file, head) = match record {
            Some((file, Some(head))) => (file, head),
            Some((_, None)) => return in_doubt("its record is damaged"),
            None if version == schema::SCHEMA => return in_doubt("its record is gone"),
            None => self.first_record(version)?,
        };
        // Rows of the first form have been chained by now.
        let version = schema::version(&self.db).map_err(|error| self.unreadable(&error))?;
        if version < 2 && head.number > 0 {
            return in_doubt(&format!("it is empty, and its record tells of {} rows", head.number));
        }
        match Keyed::find(dir) {
            Ok(Some(keyed)) if keyed.hash(KEYED, "") == head.key => {}
            Ok(Some(_)) => return in_doubt("the key beside it is another one"),
            Ok(None) => return in_doubt("the key beside it is gone"),
            Err(error) => return in_doubt(&error.to_string()),
        }
        if version < schema::SCHEMA {
            schema::bring_up(&self.db, version).map_err(|error| self.unreadable(&error))?;
        }
        self.is_as_recorded(&file, &head)
    }

    /// Makes the record of a journal that never had one. It comes before the new form of the tables: a process that is
    /// killed in between leaves no journal that seems to have lost its record.
    fn first_record(&self, version: i64) -> Result<(HeadFile, Head)> {
        if version == 1 {
            schema::chain_up(&self.db).map_err(|error| self.unreadable(&error))?;
        }
        let walk = if version == 0 { ChainWalk::default() } else { self.all_is_sound()? };
        let key = Keyed::open(&self.dir)?.hash(KEYED, "");
        HeadFile::make(
            &self.dir,
            &Head { number: walk.last, hash: walk.head, key, ..Head::default() },
        )?;
        let file = HeadFile::find(&self.dir)?;
        let made = file.map(|file| Ok((file.read()?, file))).transpose()?;
        match made {
            Some((Some(head), file)) => Ok((file, head)),
            _ => Err(Error::bug("a record that was made is not there")),
        }
    }

    /// Why the database is not what its record says, if so. Writes the record anew where the journal is ahead of it, or
    /// where the files have changed and all of them are right.
    fn is_as_recorded(&self, file: &HeadFile, head: &Head) -> Result<Option<Error>> {
        let files = Files::of(self.dir.path()).map_err(|error| self.no_file(&error))?;
        let same = files == head.files;
        let walk = match same {
            true => self.newer_than(head)?,
            false => Some(self.all_is_sound()?).filter(|_| self.has(head)),
        };
        let Some(walk) = walk else {
            let newest = chain::newest(&self.db).map_err(|error| self.unreadable(&error))?.0;
            let told = head.number;
            let why = match newest < told {
                true => format!("it ends with row {newest}, and its record tells of {told}"),
                false => format!("its row {told} is not the one that its record tells of"),
            };
            return Ok(Some(doubt(self.dir.path(), &why)));
        };
        if !same || walk.last != head.number {
            let now = Head { number: walk.last, hash: walk.head, files, ..head.clone() };
            file.write(head, now, true)?;
        }
        Ok(None)
    }

    /// The rows behind the recorded one, checked; `None` where that one is not there, or something does not follow.
    fn newer_than(&self, head: &Head) -> Result<Option<ChainWalk>> {
        if !self.has(head) {
            return Ok(None);
        }
        let failed = |error| self.unreadable(&error);
        let mut walk = ChainWalk::from(head.number, &head.hash);
        let query = "SELECT id, at, kind, intent, object, data, hash FROM entries WHERE id > ?1 ORDER BY id";
        let mut statement = self.db.prepare(query).map_err(failed)?;
        for row in statement.query_map(params![head.number], Link::of).map_err(failed)? {
            walk.step(row.map_err(failed)?);
        }
        Ok(walk.finish().is_ok().then_some(walk))
    }

    /// Whether the recorded row is there, or was pruned and is told of. What cannot be read is not there.
    fn has(&self, head: &Head) -> bool {
        if head.number == 0 {
            return true;
        }
        let query = "SELECT EXISTS (SELECT 1 FROM entries WHERE id = ?1 AND hash = ?2)";
        let found = self.db.query_row(query, params![head.number, head.hash], |row| row.get(0));
        if found.unwrap_or(false) {
            return true;
        }
        let is_told = |checkpoint: &Checkpoint| {
            checkpoint.through == Some(head.number) && checkpoint.hash.as_ref() == Some(&head.hash)
        };
        chain::checkpoints(&self.db, head.number).unwrap_or_default().iter().any(is_told)
    }

    /// Everything: what SQLite can find wrong, and the chain.
    pub fn all_is_sound(&self) -> Result<ChainWalk> {
        self.is_sound()?;
        self.walk(|_| Ok(()))
    }

    /// Waits until nobody else writes, and reads the record.
    pub(super) fn hold(&self) -> Result<Held> {
        let begun = Instant::now();
        let lock = self.dir.lock(LOCK, self.patience)?;
        let left = self.patience.saturating_sub(begun.elapsed());
        self.db.busy_timeout(left).map_err(|error| broken(self.dir.path(), &error))?;
        let file = HeadFile::find(&self.dir)?;
        match file.map(|file| Ok((file.read()?, file))).transpose()? {
            Some((Some(head), file)) if self.has(&head) => Ok(Held { _lock: lock, file, head }),
            Some((Some(_), _)) => {
                Err(doubt(self.dir.path(), "it has lost its end since it was opened"))
            }
            _ => Err(doubt(self.dir.path(), "its record is gone or damaged")),
        }
    }

    /// Writes the record of the newest row, which is committed by now.
    pub(super) fn record(&self, held: &Held, link: &Link, sync: bool) -> Result<()> {
        let dir = self.dir.path();
        let log = fs::metadata(dir.join(format!("{FILE}-wal"))).map(|data| data.len());
        let known = match log.is_ok_and(|length| length > LONGEST_LOG) {
            true => self.move_log().map(|()| None)?,
            false => held.head.files.after_an_entry(dir).map_err(|error| self.no_file(&error))?,
        };
        let files = known.map_or_else(|| Files::of(dir), Ok);
        let files = files.map_err(|error| self.no_file(&error))?;
        let head = Head { number: link.id, hash: link.hash.clone(), files, ..held.head.clone() };
        held.file.write(&held.head, head, sync)
    }

    /// The same after any number of rows.
    pub(super) fn record_all(&self, held: &Held) -> Result<()> {
        self.move_log()?;
        let newest = chain::newest(&self.db).map_err(|error| broken(self.dir.path(), &error))?;
        let files = Files::of(self.dir.path()).map_err(|error| self.no_file(&error))?;
        let head = Head { number: newest.0, hash: newest.1, files, ..held.head.clone() };
        held.file.write(&held.head, head, true)
    }

    /// Moves the log into the main file, and begins an empty one: the next process would take what is moved already for
    /// what is not. It does not wait for readers: what is left is moved another time.
    fn move_log(&self) -> Result<()> {
        let moved = self
            .db
            .busy_timeout(Duration::ZERO)
            .and_then(|()| self.db.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(())));
        moved.map_err(|error| broken(self.dir.path(), &error))
    }

    fn no_file(&self, error: &std::io::Error) -> Error {
        not_writable(self.dir.path(), error)
    }
}

/// What the key of the directory is asked for the journal's record.
pub(super) const KEYED: &str = "journal";

/// Whether the files are not what SQLite and we wrote: also tables that our own statements do not fit.
pub(super) fn is_damage(error: &rusqlite::Error) -> bool {
    use rusqlite::Error::{
        FromSqlConversionFailure, IntegralValueOutOfRange, InvalidColumnType, SqlInputError,
        SqliteFailure, Utf8Error,
    };
    match error {
        SqliteFailure(failure, _) => {
            let code = failure.code;
            failure.extended_code == SQLITE_IOERR_SHORT_READ
                || matches!(
                    code,
                    ErrorCode::NotADatabase | ErrorCode::DatabaseCorrupt | ErrorCode::Unknown
                )
        }
        FromSqlConversionFailure(..)
        | IntegralValueOutOfRange(..)
        | InvalidColumnType(..)
        | SqlInputError { .. }
        | Utf8Error(..) => true,
        _ => false,
    }
}

/// Whether somebody else holds the database.
pub(super) fn is_held(error: &rusqlite::Error) -> bool {
    let code = error.sqlite_error_code();
    matches!(code, Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked))
}
