//! The record of the newest row, in a file of its own beside the database. A database alone cannot tell that its end is
//! missing: a damaged log, or an older copy, is a shorter journal that looks whole. What a journal must still have stands
//! here. It is written after each row; a process that is killed in between leaves a journal that is ahead of its record,
//! which is no loss. A journal that is behind it has lost something.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::files;
use super::fingerprint::Fingerprint;
use crate::base::error::Result;
use crate::base::hex;
use crate::store::data::{DataDir, not_writable};
use crate::store::keyed::Keyed;

/// A record is written to one of two places in turn, so that a write that is torn by a loss of power leaves the one before. They are
/// a page apart: no disk tears both.
const PLACES: [u64; 2] = [0, 4096];
/// The bytes of one of them.
const LENGTH: usize = 512;

/// What the journal must still have.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Record {
    /// How often the record was written.
    pub turn: u64,
    /// The newest row's number; 0 before the first.
    pub number: i64,
    /// Its hash in the chain.
    pub hash: String,
    /// What the key of this directory makes of the journal: with another key, bodies would not be known again.
    pub key: String,
    /// The files as they were when all of them had been checked.
    pub files: Fingerprint,
}

impl Record {
    /// What the key of a directory makes of the journal.
    pub fn key_of(keyed: &Keyed) -> String {
        keyed.hash("journal", "")
    }
}

/// The record's file, open.
pub struct RecordFile {
    file: File,
    path: PathBuf,
}

impl RecordFile {
    /// The file, if there is one.
    pub fn find(dir: &DataDir) -> Result<Option<RecordFile>> {
        let path = dir.path().join(files::RECORD);
        if !path.exists() {
            return Ok(None);
        }
        let path = dir.file(files::RECORD)?;
        let file = OpenOptions::new().read(true).write(true).open(&path);
        let file = file.map_err(|error| not_writable(&path, &error))?;
        Ok(Some(RecordFile { file, path }))
    }

    /// Makes the file anew with this record: all of it is there, or nothing.
    pub fn make(dir: &DataDir, record: &Record) -> Result<()> {
        let path = dir.path().join(files::RECORD);
        let new = dir.file(&format!("{}.new", files::RECORD))?;
        let text = place(record).map_err(|error| not_writable(&path, &error))?;
        // Both places, so that no later write needs room on the disk.
        let whole = [text.as_slice(), &vec![b' '; 4096 - LENGTH], &text].concat();
        let made = File::create(&new).and_then(|mut file| {
            file.write_all(&whole)?;
            file.sync_all()?;
            fs::rename(&new, &path)
        });
        made.and_then(|()| sync(dir.path())).map_err(|error| not_writable(&path, &error))
    }

    /// The newest record in it; `None` where none of the two places is readable.
    pub fn read(&self) -> Result<Option<Record>> {
        let mut file = &self.file;
        let mut records = Vec::new();
        for at in PLACES {
            let mut bytes = Vec::new();
            let read = file.seek(SeekFrom::Start(at)).and_then(|_| {
                file.take(u64::try_from(LENGTH).unwrap_or_default()).read_to_end(&mut bytes)
            });
            read.map_err(|error| not_writable(&self.path, &error))?;
            records.extend(record_in(&bytes));
        }
        Ok(records.into_iter().max_by_key(|record: &Record| record.turn))
    }

    /// Writes the record that follows `last`. With `sync` it is on the disk afterwards, with what was written before it.
    pub fn write(&self, last: &Record, mut record: Record, sync: bool) -> Result<()> {
        record.turn = last.turn.wrapping_add(1);
        let mut file = &self.file;
        let at = if record.turn.is_multiple_of(2) { PLACES[0] } else { PLACES[1] };
        let written = place(&record).and_then(|text| {
            file.seek(SeekFrom::Start(at))?;
            file.write_all(&text)?;
            if sync { file.sync_data() } else { Ok(()) }
        });
        written.map_err(|error| not_writable(&self.path, &error))
    }
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

fn record_in(bytes: &[u8]) -> Option<Record> {
    let text = std::str::from_utf8(bytes).ok().filter(|_| bytes.len() == LENGTH)?;
    let (json, hash) = text.trim_end().rsplit_once(' ')?;
    let is_right = hash == hex::digits(&Sha256::digest(json));
    serde_json::from_str(json).ok().filter(|_| is_right)
}

/// Makes new names in a directory last through a loss of power.
#[cfg(unix)]
pub fn sync(dir: &Path) -> io::Result<()> {
    File::open(dir)?.sync_all()
}

#[cfg(not(unix))]
pub fn sync(_: &Path) -> io::Result<()> {
    Ok(())
}
