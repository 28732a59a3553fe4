//! Recognises the files of the database as the ones that were checked before, by size, checksum and the header of the log.
//! It is no proof against people, as the hashes of the chain are.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::files::DATABASE;
use super::log::LogHeader;
use crate::base::hex;

/// What the files of the database looked like. The names of its fields stand in the record.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fingerprint {
    /// Bytes of the main file, and their CRC-32.
    main: (u64, u32),
    /// The log's header, in which SQLite marks each new log; empty where there is none.
    log: String,
}

impl Fingerprint {
    /// The files as they are. The main file is read whole.
    pub fn of(dir: &Path) -> io::Result<Fingerprint> {
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
        Ok(Fingerprint { main: (size, crc.finalize()), log: Fingerprint::log(dir)? })
    }

    /// The same main file, with the log as it is now. `None` where there is no log, so that rows go to the main file.
    pub fn after_a_row(&self, dir: &Path) -> io::Result<Option<Fingerprint>> {
        let log = Fingerprint::log(dir)?;
        Ok((!log.is_empty()).then_some(Fingerprint { main: self.main, log }))
    }

    fn log(dir: &Path) -> io::Result<String> {
        let found = LogHeader::find(dir)?;
        Ok(found.map(|(header, _)| hex::digits(header.bytes())).unwrap_or_default())
    }
}
