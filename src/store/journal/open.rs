//! Opens the journal: compares it with its record, and checks all of it, unless its files are byte for byte the ones
//! that were checked before. So what guards read afterwards, through any index, is what was written.

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use super::chain::{self, ChainedRow};
use super::files::{DATABASE, LOCK, RECORD};
use super::fingerprint::Fingerprint;
use super::handle::Journal;
use super::opened::{Absent, OpenedJournal};
use super::place::JournalPlace;
use super::record::{Record, RecordFile};
use super::refusal::{damage, doubt, newer};
use super::schema;
use super::shared;
use super::walk::ChainWalk;
use crate::base::error::{Error, Result};
use crate::store::data::{DataDir, written};
use crate::store::hash_key::HashKey;

impl Journal {
    /// Opens the journal, making it on first use. Refuses one that is not whole. Others are waited for at most this long,
    /// now and later.
    pub fn open(place: &JournalPlace, patience: Duration) -> Result<Journal> {
        match open(place, patience)? {
            OpenedJournal::Whole(journal) => Ok(journal),
            OpenedJournal::InDoubt(_, doubt) => Err(doubt),
        }
    }

    /// Opens the journal where there is one, to look into it: what is not whole can still be read.
    pub fn find(place: &JournalPlace, patience: Duration) -> Result<Option<OpenedJournal>> {
        match &place.server {
            Some(server) => shared::open(place, server, patience, Absent::Left),
            None if Journal::is_in(place.dir.path()) => open(place, patience).map(Some),
            None => Ok(None),
        }
    }

    /// Whether a directory has a journal, or the record of one.
    pub fn is_in(dir: &Path) -> bool {
        dir.join(DATABASE).exists() || dir.join(RECORD).exists()
    }
}

/// Opens the journal of a place, making it on first use.
pub(super) fn open(place: &JournalPlace, patience: Duration) -> Result<OpenedJournal> {
    match &place.server {
        None => open_local(place, patience),
        Some(server) => match shared::open(place, server, patience, Absent::Made)? {
            Some(opened) => Ok(opened),
            None => Err(Error::bug("a journal that was made is not there")),
        },
    }
}

/// Opens the journal of a directory, making it on first use.
fn open_local(place: &JournalPlace, patience: Duration) -> Result<OpenedJournal> {
    let dir = &place.dir;
    dir.refuse_network()?;
    let begun = Instant::now();
    let _lock = dir.lock(LOCK, patience)?;
    let left = patience.saturating_sub(begun.elapsed());
    let had_log = dir.has_log(DATABASE);
    let file = RecordFile::find(place)?;
    let record = file.as_ref().map(RecordFile::read).transpose()?;
    if let Some(why) = why_missing(dir, record.as_ref()) {
        return Ok(OpenedJournal::InDoubt(None, doubt(place, &why)));
    }
    let mut journal = match Journal::connect(place, left, patience) {
        Ok(journal) => journal,
        Err(error) => return Ok(OpenedJournal::InDoubt(None, damage(place, error)?)),
    };
    match journal.reason_not_to_send(file.zip(record)) {
        Ok(None) if had_log => Ok(OpenedJournal::Whole(journal)),
        Ok(None) => journal.with_new_log().map(OpenedJournal::Whole),
        Ok(Some(doubt)) => Ok(OpenedJournal::InDoubt(Some(journal), doubt)),
        Err(error) => Ok(OpenedJournal::InDoubt(Some(journal), damage(place, error)?)),
    }
}

/// Whether there is no database where there must be one. Nothing is made in its place then.
fn why_missing(dir: &DataDir, record: Option<&Option<Record>>) -> Option<String> {
    let size = fs::metadata(dir.path().join(DATABASE)).map_or(0, |data| data.len());
    match record.filter(|_| size == 0)? {
        None => Some("it is gone, and its record is damaged".to_owned()),
        Some(Record { number: 0, .. }) => None,
        Some(Record { number, .. }) => {
            Some(format!("it is gone, and its record tells of {number} rows"))
        }
    }
}

impl Journal {
    /// Why nothing may be sent, if so. Upgrades a journal of an earlier fpgo, and makes the record where none ever was.
    fn reason_not_to_send(
        &mut self,
        found: Option<(RecordFile, Option<Record>)>,
    ) -> Result<Option<Error>> {
        let version = self.sound(schema::version(&self.db))?;
        if version > schema::SCHEMA {
            return Err(newer(&self.place));
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
            self.sound(schema::upgrade(&self.db, version))?;
        }
        self.difference_from_record(&file, &record)
    }

    /// The journal, whose log was missing or empty when it was opened: its name is on the disk before any row is. Where others
    /// have switched the log off, it is switched on.
    fn with_new_log(self) -> Result<Journal> {
        self.usable(schema::write_ahead(&self.db))?;
        self.place.dir.sync_names()?;
        Ok(self)
    }

    pub(super) fn doubt(&self, why: &str) -> Error {
        doubt(&self.place, why)
    }

    /// Why the key beside the journal is not the one that it was written with, if so.
    fn wrong_key(&mut self, record: &Record) -> Option<String> {
        match HashKey::find(self.place.dir.path()) {
            Ok(Some(hash_key)) if Record::key_of(&hash_key) == record.key => {
                self.hash_key = Some(hash_key);
                None
            }
            Ok(Some(_)) => Some("the key beside it is another one".to_owned()),
            Ok(None) => Some("the key beside it is gone".to_owned()),
            Err(error) => Some(error.to_string()),
        }
    }

    /// Makes the record of a journal that never had one. It comes before the new form of the tables: a process that is
    /// killed in between leaves no journal that seems to have lost its record.
    fn first_record(&self, version: i64) -> Result<(RecordFile, Record)> {
        if version == 1 {
            self.sound(schema::add_hash_chain(&self.db))?;
        }
        let walk = if version == 0 { ChainWalk::default() } else { self.all_is_sound()? };
        let key = Record::key_of(&HashKey::open(&self.place.dir)?);
        let record = Record { number: walk.last, hash: walk.head, key, ..Record::default() };
        RecordFile::make(&self.place, &record)?;
        if let Some(file) = RecordFile::find(&self.place)?
            && let Some(record) = file.read()?
        {
            return Ok((file, record));
        }
        Err(Error::bug("a record that was made is not there"))
    }

    /// Why the database is not what its record says, if so. Writes the record anew where the journal is ahead of it, or
    /// where the files have changed and all of them are right.
    fn difference_from_record(&self, file: &RecordFile, record: &Record) -> Result<Option<Error>> {
        let dir = self.place.dir.path();
        let files = written(dir, Fingerprint::of(dir))?;
        let is_unchanged = files == record.files;
        let walk = match is_unchanged {
            true => self.newer_than(record)?,
            false => {
                let walk = self.all_is_sound()?;
                self.has(record)?.then_some(walk)
            }
        };
        let Some(walk) = walk else { return self.error_of_missing_row(record).map(Some) };
        if !is_unchanged || walk.last != record.number {
            let (number, hash) = (walk.last, walk.head);
            file.write(record, Record { number, hash, files, ..record.clone() }, true)?;
        }
        Ok(None)
    }

    /// The rows behind the recorded one, checked; `None` where that one is not there, or something does not follow.
    pub(super) fn newer_than(&self, record: &Record) -> Result<Option<ChainWalk>> {
        if !self.has(record)? {
            return Ok(None);
        }
        let mut walk = ChainWalk::from(record.number, &record.hash);
        let mut statement = self.sound(chain::rows_behind(&self.db))?;
        let mut found = self.sound(statement.query(&[record.number.into()]))?;
        while let Some(row) = self.sound(found.next())? {
            walk.step(self.sound(ChainedRow::of(&row))?);
        }
        Ok(walk.finish().is_ok().then_some(walk))
    }

    /// The doubt about a database without the recorded row.
    pub(super) fn error_of_missing_row(&self, record: &Record) -> Result<Error> {
        let (newest, _) = self.sound(chain::newest(&self.db))?;
        let told = record.number;
        Ok(self.doubt(&match newest < told {
            true => format!("it ends with row {newest}, and its record tells of {told}"),
            false => format!("its row {told} is not the one that its record tells of"),
        }))
    }
}
