//! The write-ahead log of the database, as a file: the header in which SQLite marks each new log, and how much of the file is
//! in use. SQLite writes a new log over the old one from the beginning, so that the length of the file tells nothing.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::path::Path;

use super::files::companion;

/// The length of the header, which tells the length of a page, and has the two random numbers of this log.
const HEADER: usize = 32;
/// The length of what stands before each page. The numbers of its log are in it.
const FRAME: usize = 24;

/// The header of a log.
pub struct LogHeader([u8; HEADER]);

impl LogHeader {
    /// The header of the log in a directory, with the file; `None` where there is no log, or an empty one.
    pub fn find(dir: &Path) -> io::Result<Option<(LogHeader, File)>> {
        let mut log = match File::open(dir.join(companion("-wal"))) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            opened => opened?,
        };
        Ok(read_whole::<HEADER>(&mut log)?.map(|header| (LogHeader(header), log)))
    }

    /// Its bytes, which no other log has.
    pub fn bytes(&self) -> &[u8] {
        &self.0
    }

    fn length_of_page(&self) -> u64 {
        let [.., a, b, c, d] = self.0[..12] else { return 0 };
        u64::from(u32::from_be_bytes([a, b, c, d]))
    }
}

/// Whether the log in a directory has more pages than this. Behind its last one stand those of an earlier log, whose numbers are
/// others.
pub fn has_more_pages(dir: &Path, pages: u64) -> io::Result<bool> {
    let Some((header, mut log)) = LogHeader::find(dir)? else { return Ok(false) };
    let length = header.length_of_page() + FRAME as u64;
    log.seek(SeekFrom::Start(HEADER as u64 + pages * length))?;
    let frame = read_whole::<FRAME>(&mut log)?;
    Ok(frame.is_some_and(|frame| frame[8..16] == header.0[16..24]))
}

/// So many bytes; `None` where the file ends before.
fn read_whole<const LENGTH: usize>(log: &mut File) -> io::Result<Option<[u8; LENGTH]>> {
    let mut bytes = [0; LENGTH];
    match log.read_exact(&mut bytes) {
        Ok(()) => Ok(Some(bytes)),
        Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => Ok(None),
        Err(error) => Err(error),
    }
}

#[cfg(test)]
mod tests {
    use rusqlite::Connection;
    use tempfile::TempDir;

    use super::*;
    use crate::store::journal::files::DATABASE;

    #[test]
    fn only_the_pages_of_the_newest_log_count() {
        let home = TempDir::new().expect("a directory");
        let more = |pages| has_more_pages(home.path(), pages).expect("read");
        assert!(!more(0), "there is none");
        let db = Connection::open(home.path().join(DATABASE)).expect("a database");
        let text = "PRAGMA journal_mode = WAL; PRAGMA wal_autocheckpoint = 0; CREATE TABLE t (a)";
        db.execute_batch(text).expect("a table");
        assert!(more(1) && !more(2), "two pages: the schema and the table");
        for _ in 0..10 {
            db.execute("INSERT INTO t VALUES (1)", []).expect("a row");
        }
        assert!(more(11) && !more(12));
        db.query_row("PRAGMA wal_checkpoint(RESTART)", [], |_| Ok(())).expect("moved");
        assert!(more(11), "what was moved stands there until something is written");
        db.execute("INSERT INTO t VALUES (1)", []).expect("a row");
        assert!(more(0) && !more(1), "one page, and those of the log before");
        let length = home.path().join(companion("-wal")).metadata().expect("a log").len();
        assert_eq!(length, 32 + 12 * 4120);
        db.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(())).expect("moved");
        assert!(!more(0));
    }
}
