//! Opens the journal: it is held against its record, and everything in it is checked, unless its files are byte for
//! byte the ones that were checked before. So what guards read afterwards, through whatever index, is what was written.

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use rusqlite::params;

use super::chain::{self, Link};
use super::files::{DATABASE, LOCK, RECORD};
use super::fingerprint::Fingerprint;
use super::handle::Journal;
use super::record::{Record, RecordFile};
use super::refusal::{doubt, newer, refused};
use super::schema;
use super::walk::ChainWalk;
use crate::base::error::{Error, ErrorKind, Result};
use crate::store::data::{DataDir, written};
use crate::store::keyed::Keyed;

/// A journal as it was found.
pub enum Found {
    /// Every row is there, and right.
    Whole(Journal),
    /// Nothing may be sent with it, for this reason; what can be read of it is there if it can be opened at all.
    InDoubt(Option<Journal>, Error),
}

impl Journal {
    /// Opens the journal, making it on first use. Refuses one that is not whole. Others are waited for at most this long,
    /// now and later.
    pub fn open(dir: &DataDir, patience: Duration) -> Result<Journal> {
        match open(dir, patience)? {
            Found::Whole(journal) => Ok(journal),
            Found::InDoubt(_, doubt) => Err(doubt),
        }
    }

    /// Opens the journal where there is one, to look into it: what is not whole can still be read.
    pub fn find(dir: &DataDir, patience: Duration) -> Result<Option<Found>> {
        match Journal::is_in(dir.path()) {
            true => open(dir, patience).map(Some),
            false => Ok(None),
        }
    }

    /// Whether a directory has a journal, or the record of one.
    pub fn is_in(dir: &Path) -> bool {
        dir.join(DATABASE).exists() || dir.join(RECORD).exists()
    }
}

/// Opens the journal of a directory, making it on first use.
pub(super) fn open(dir: &DataDir, patience: Duration) -> Result<Found> {
    dir.refuse_network()?;
    let begun = Instant::now();
    let _lock = dir.lock(LOCK, patience)?;
    let left = patience.saturating_sub(begun.elapsed());
    let file = RecordFile::find(dir)?;
    let record = file.as_ref().map(RecordFile::read).transpose()?;
    if let Some(why) = is_gone(dir, record.as_ref()) {
        return Ok(Found::InDoubt(None, doubt(dir.path(), &why)));
    }
    let journal = match Journal::connect(dir, left, patience) {
        Ok(journal) => journal,
        Err(error) => return Ok(Found::InDoubt(None, damage(error)?)),
    };
    match journal.doubts(file.zip(record)) {
        Ok(None) => Ok(Found::Whole(journal)),
        Ok(Some(doubt)) => Ok(Found::InDoubt(Some(journal), doubt)),
        Err(error) => Ok(Found::InDoubt(Some(journal), damage(error)?)),
    }
}

/// Whether there is no database where there must be one. Nothing is made in its place then.
fn is_gone(dir: &DataDir, record: Option<&Option<Record>>) -> Option<String> {
    let size = fs::metadata(dir.path().join(DATABASE)).map_or(0, |data| data.len());
    match record.filter(|_| size == 0)? {
        None => Some("it is gone, and its record is damaged".to_owned()),
        Some(Record { number: 0, .. }) => None,
        Some(Record { number, .. }) => {
            Some(format!("it is gone, and its record tells of {number} rows"))
        }
    }
}

/// What the check finds wrong is a doubt; any other failure is that of the check itself.
fn damage(error: Error) -> Result<Error> {
    match error.kind() {
        ErrorKind::CheckFailed => Ok(refused(&error)),
        _ => Err(error),
    }
}

impl Journal {
    /// Why nothing may be sent with it, if so. Brings a journal of an earlier fpgo up to date, and makes the first record.
    fn doubts(&self, found: Option<(RecordFile, Option<Record>)>) -> Result<Option<Error>> {
        let version = self.sound(schema::version(&self.db))?;
        if version > schema::SCHEMA {
            return Err(newer(&self.dir.path().join(DATABASE)));
        }
        let (file, record) = match found {
            Some((file, Some(record))) => (file, record),
            Some((_, None)) => return Ok(Some(self.doubt("its record is damaged"))),
            None if version >= schema::WITH_RECORD => {
                return Ok(Some(self.doubt("its record is gone")));
            }
            None => self.first_record(version)?,
        };
        // Rows of the first form have been chained by now.
        let version = self.sound(schema::version(&self.db))?;
        if version < 2 && record.number > 0 {
            let why = format!("it is empty, and its record tells of {} rows", record.number);
            return Ok(Some(self.doubt(&why)));
        }
        if let Some(why) = self.wrong_key(&record) {
            return Ok(Some(self.doubt(&why)));
        }
        if version < schema::SCHEMA {
            self.sound(schema::bring_up(&self.db, version))?;
        }
        self.is_as_recorded(&file, &record)
    }

    fn doubt(&self, why: &str) -> Error {
        doubt(self.dir.path(), why)
    }

    /// Why the key beside the journal is not the one that it was written with, if so.
    fn wrong_key(&self, record: &Record) -> Option<String> {
        match Keyed::find(self.dir.path()) {
            Ok(Some(keyed)) if Record::key_of(&keyed) == record.key => None,
            Ok(Some(_)) => Some("the key beside it is another one".to_owned()),
            Ok(None) => Some("the key beside it is gone".to_owned()),
            Err(error) => Some(error.to_string()),
        }
    }

    /// Makes the record of a journal that never had one. It comes before the new form of the tables: a process that is
    /// killed in between leaves no journal that seems to have lost its record.
    fn first_record(&self, version: i64) -> Result<(RecordFile, Record)> {
        if version == 1 {
            self.sound(schema::chain_up(&self.db))?;
        }
        let walk = if version == 0 { ChainWalk::default() } else { self.all_is_sound()? };
        let key = Record::key_of(&Keyed::open(&self.dir)?);
        let record = Record { number: walk.last, hash: walk.head, key, ..Record::default() };
        RecordFile::make(&self.dir, &record)?;
        if let Some(file) = RecordFile::find(&self.dir)?
            && let Some(record) = file.read()?
        {
            return Ok((file, record));
        }
        Err(Error::bug("a record that was made is not there"))
    }

    /// Why the database is not what its record says, if so. Writes the record anew where the journal is ahead of it, or
    /// where the files have changed and all of them are right.
    fn is_as_recorded(&self, file: &RecordFile, record: &Record) -> Result<Option<Error>> {
        let dir = self.dir.path();
        let files = written(dir, Fingerprint::of(dir))?;
        let is_unchanged = files == record.files;
        let walk = match is_unchanged {
            true => self.newer_than(record)?,
            false => Some(self.all_is_sound()?).filter(|_| self.has(record)),
        };
        let Some(walk) = walk else { return self.behind(record).map(Some) };
        if !is_unchanged || walk.last != record.number {
            let (number, hash) = (walk.last, walk.head);
            file.write(record, Record { number, hash, files, ..record.clone() }, true)?;
        }
        Ok(None)
    }

    /// The rows behind the recorded one, checked; `None` where that one is not there, or something does not follow.
    fn newer_than(&self, record: &Record) -> Result<Option<ChainWalk>> {
        if !self.has(record) {
            return Ok(None);
        }
        let mut walk = ChainWalk::from(record.number, &record.hash);
        let mut statement = self.sound(chain::rows_behind(&self.db))?;
        for link in self.sound(statement.query_map(params![record.number], Link::of))? {
            walk.step(self.sound(link)?);
        }
        Ok(walk.finish().is_ok().then_some(walk))
    }

    /// The doubt about a database without the recorded row.
    fn behind(&self, record: &Record) -> Result<Error> {
        let (newest, _) = self.sound(chain::newest(&self.db))?;
        let told = record.number;
        Ok(self.doubt(&match newest < told {
            true => format!("it ends with row {newest}, and its record tells of {told}"),
            false => format!("its row {told} is not the one that its record tells of"),
        }))
    }
}
