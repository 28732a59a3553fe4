//! The record of the newest entry, in a file of its own beside the database. A database alone cannot tell that its end is
//! missing: a damaged log, or an older copy, is a shorter journal that looks whole. What a journal must still have stands
//! here. It is written after each entry; a process that is killed in between leaves a journal that is ahead of its record,
//! which is no loss. A journal that is behind it has lost something.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::FILE as DATABASE;
use super::transfer::tampered;
use crate::base::error::{Error, Result};
use crate::base::hex;
use crate::base::step::Command;
use crate::store::data::{DataDir, not_writable};

/// The record's file in the directory of the journal.
pub const FILE: &str = "journal.head";

/// It is written to two places in turn, so that a write that is torn by a loss of power leaves the one before. They are
/// a page apart: no disk tears both.
const PLACES: [u64; 2] = [0, 4096];
/// The bytes of one of them.
const LENGTH: usize = 512;

/// What the journal must still have.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Head {
    /// How often the record was written.
    pub turn: u64,
    /// The newest entry's number; 0 before the first.
    pub number: i64,
    /// Its hash in the chain.
    pub hash: String,
    /// What the key of this directory makes of the journal: with another key, bodies would not be known again.
    pub key: String,
    /// The files as they were when all of them had been checked.
    pub files: Files,
}

/// By what the files of the database are known again. It is no proof against people, as the hashes of the chain are.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Files {
    /// Bytes of the main file, and their CRC-32.
    main: (u64, u32),
    /// The log's header, in which SQLite marks each new log; empty where there is none.
    log: String,
}

impl Files {
    /// The files as they are. The main file is read whole.
    pub fn of(dir: &Path) -> io::Result<Files> {
        let mut file = File::open(dir.join(DATABASE))?;
        let (mut crc, mut size, mut piece) = (crc32fast::Hasher::new(), 0, vec![0; 1 << 16]);
        loop {
            let count = file.read(&mut piece)?;
            if count == 0 {
                break;
            }
            crc.update(&piece[..count]);
            size += u64::try_from(count).unwrap_or(u64::MAX);
        }
        Ok(Files { main: (size, crc.finalize()), log: Files::log(dir)? })
    }

    /// The same main file, with the log as it is now. `None` where there is no log, so that entries go to the main file.
    pub fn after_an_entry(&self, dir: &Path) -> io::Result<Option<Files>> {
        let log = Files::log(dir)?;
        Ok((!log.is_empty()).then_some(Files { main: self.main, log }))
    }

    fn log(dir: &Path) -> io::Result<String> {
        let mut header = [0; 32];
        match File::open(dir.join(format!("{DATABASE}-wal"))) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(String::new()),
            Err(error) => Err(error),
            Ok(mut log) => match log.read_exact(&mut header) {
                Ok(()) => Ok(hex::digits(&header)),
                Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => Ok(String::new()),
                Err(error) => Err(error),
            },
        }
    }
}

/// The record's file, open.
pub struct HeadFile {
    file: File,
    path: PathBuf,
}

impl HeadFile {
    /// The file, if there is one.
    pub fn find(dir: &DataDir) -> Result<Option<HeadFile>> {
        let path = dir.path().join(FILE);
        if !path.exists() {
            return Ok(None);
        }
        let path = dir.file(FILE)?;
        let file = OpenOptions::new().read(true).write(true).open(&path);
        let file = file.map_err(|error| not_writable(&path, &error))?;
        Ok(Some(HeadFile { file, path }))
    }

    /// Makes the file anew with this record: all of it is there, or nothing.
    pub fn make(dir: &DataDir, head: &Head) -> Result<()> {
        let path = dir.path().join(FILE);
        let new = dir.file(&format!("{FILE}.new"))?;
        let text = place(head).map_err(|error| not_writable(&path, &error))?;
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
    pub fn read(&self) -> Result<Option<Head>> {
        let mut file = &self.file;
        let mut heads = Vec::new();
        for at in PLACES {
            let mut bytes = Vec::new();
            let read = file.seek(SeekFrom::Start(at)).and_then(|_| {
                file.take(u64::try_from(LENGTH).unwrap_or_default()).read_to_end(&mut bytes)
            });
            read.map_err(|error| not_writable(&self.path, &error))?;
            heads.extend(of_place(&bytes));
        }
        Ok(heads.into_iter().max_by_key(|head: &Head| head.turn))
    }

    /// Writes the record that follows `last`. With `sync` it is on the disk afterwards, with what was written before it.
    pub fn write(&self, last: &Head, mut head: Head, sync: bool) -> Result<()> {
        head.turn = last.turn.wrapping_add(1);
        let mut file = &self.file;
        let at = if head.turn.is_multiple_of(2) { PLACES[0] } else { PLACES[1] };
        let written = place(&head).and_then(|text| {
            file.seek(SeekFrom::Start(at))?;
            file.write_all(&text)?;
            if sync { file.sync_data() } else { Ok(()) }
        });
        written.map_err(|error| not_writable(&self.path, &error))
    }
}

/// A record as it stands in its place: JSON, its hash, and blanks.
fn place(head: &Head) -> io::Result<Vec<u8>> {
    let json = serde_json::to_string(head)?;
    let mut text = format!("{json} {}", hex::digits(&Sha256::digest(&json))).into_bytes();
    if text.len() >= LENGTH {
        return Err(io::Error::other("the record of the journal is too long"));
    }
    text.resize(LENGTH - 1, b' ');
    text.push(b'\n');
    Ok(text)
}

fn of_place(bytes: &[u8]) -> Option<Head> {
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

/// What is said of a journal that is not what its record says. Nothing is sent with it.
pub fn doubt(dir: &Path, why: &str) -> Error {
    refused(&tampered(dir, why))
}

/// The same for what a check found.
pub fn refused(found: &Error) -> Error {
    Error::guarded(found.to_string())
        .detail("what it does not tell any more could be sent a second time, so nothing is sent")
        .next("if files of that directory were moved or put back, put the newest of all of them there")
        .next(
            Command::new("journal accept-loss")
                .arg("--reason")
                .arg("TEXT")
                .why("to go on without what is missing"),
        )
}
