//! The record of the newest row, in a file of its own beside the database. A database alone cannot tell that its end is
//! missing: a damaged log, or an older copy, is a shorter journal that looks whole. What a journal must still have stands
//! here. It is written after each row; a process that is killed in between leaves a journal that is ahead of its record,
//! which is no loss. A journal that is behind it has lost something.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::fingerprint::Fingerprint;
use super::place::JournalPlace;
use crate::base::error::Result;
use crate::base::hex;
use crate::store::data::written;
use crate::store::hash_key::HashKey;
use crate::store::private::sync_names;

/// A record is written to one of two places in turn, so that a write that is torn by a loss of power leaves the one before.
/// They are a page apart: no disk tears both.
const PLACES: [usize; 2] = [0, 4096];
/// The length of a place in bytes.
const LENGTH: usize = 512;
/// The length of the file.
const WHOLE: usize = PLACES[1] + LENGTH;

/// What the journal must still have.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Record {
    /// How often the record was written.
    pub turn: u64,
    /// The newest row's number; 0 before the first.
    pub number: i64,
    /// The newest row's hash in the chain.
    pub hash: String,
    /// What the key of this directory makes of the journal: with another key, bodies would not be known again.
    pub key: String,
    /// The files as they were when all of them had been checked; nothing of a journal that a server keeps.
    pub files: Fingerprint,
}

impl Record {
    /// What the key of a directory makes of the journal.
    pub fn key_of(hash_key: &HashKey) -> String {
        hash_key.hash("journal", "")
    }
}

/// The record's file, open.
pub struct RecordFile {
    file: File,
    path: PathBuf,
}

impl RecordFile {
    /// The file, if there is one.
    pub fn find(place: &JournalPlace) -> Result<Option<RecordFile>> {
        let (dir, name) = (&place.dir, place.record_file());
        let path = dir.path().join(&name);
        if !path.exists() {
            return Ok(None);
        }
        let path = dir.file(&name)?;
        let file = written(&path, OpenOptions::new().read(true).write(true).open(&path))?;
        Ok(Some(RecordFile { file, path }))
    }

    /// Makes the file anew with this record: all of it is there, or nothing.
    pub fn make(place: &JournalPlace, record: &Record) -> Result<()> {
        let (dir, name) = (&place.dir, place.record_file());
        let path = dir.path().join(&name);
        let new = dir.file(&format!("{name}.new"))?;
        written(&path, replace(&path, &new, record))?;
        written(&path, sync_names(dir.path()))
    }

    /// The newest record in it; `None` where none of the two places is readable.
    pub fn read(&self) -> Result<Option<Record>> {
        let (bytes, mut newest) = (written(&self.path, self.bytes())?, None::<Record>);
        for at in PLACES {
            let record = bytes.get(at..at + LENGTH).and_then(record_in);
            let turn = newest.as_ref().map(|newest| newest.turn);
            if record.as_ref().map(|record| record.turn) > turn {
                newest = record;
            }
        }
        Ok(newest)
    }

    /// Both places, and what stands between them.
    fn bytes(&self) -> io::Result<Vec<u8>> {
        let mut file = &self.file;
        let mut bytes = Vec::with_capacity(WHOLE);
        file.seek(SeekFrom::Start(0))?;
        file.take(WHOLE.try_into().unwrap_or(u64::MAX)).read_to_end(&mut bytes)?;
        Ok(bytes)
    }

    /// Writes the record that follows `last`, and gives it back. With `sync` it is on the disk afterwards, with what was written
    /// before it.
    pub fn write(&self, last: &Record, mut record: Record, sync: bool) -> Result<Record> {
        record.turn = last.turn.wrapping_add(1);
        written(&self.path, self.write_turn(&record, sync))?;
        Ok(record)
    }

    fn write_turn(&self, record: &Record, sync: bool) -> io::Result<()> {
        let mut file = &self.file;
        let at = if record.turn.is_multiple_of(2) { PLACES[0] } else { PLACES[1] };
        let text = place(record)?;
        file.seek(SeekFrom::Start(at.try_into().unwrap_or(u64::MAX)))?;
        file.write_all(&text)?;
        if sync { file.sync_data() } else { Ok(()) }
    }
}

/// Writes a record to a new file, and puts that in the place of the old one.
fn replace(path: &Path, new: &Path, record: &Record) -> io::Result<()> {
    let text = place(record)?;
    // Both places, so that no later write needs room on the disk.
    let whole = [text.as_slice(), &vec![b' '; PLACES[1] - LENGTH], &text].concat();
    let mut file = File::create(new)?;
    file.write_all(&whole)?;
    file.sync_all()?;
    fs::rename(new, path)
}

/// A record as it stands in its place: JSON, its hash, and blanks.
fn place(record: &Record) -> io::Result<Vec<u8>> {
    let json = serde_json::to_string(record)?;
    let mut text = format!("{json} {}", hex::digits(&Sha256::digest(&json))).into_bytes();
    if text.len() >= LENGTH {
        return Err(io::Error::other("the record of the journal is too long"));
    }
    text.resize(LENGTH - 1, b' ');
    text.push(b'\n');
    Ok(text)
}

/// The record in a place; `None` where its hash is not right.
fn record_in(bytes: &[u8]) -> Option<Record> {
    let text = std::str::from_utf8(bytes).ok()?;
    let (json, hash) = text.trim_end().rsplit_once(' ')?;
    match hash == hex::digits(&Sha256::digest(json)) {
        true => serde_json::from_str(json).ok(),
        false => None,
    }
}
