//! A plan's file line by line, each held in memory alone and none longer than a bound.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read, Seek, SeekFrom};

/// The longest line that is read, in bytes.
const LONGEST: u64 = 16 * 1024 * 1024;

/// The lines of a file from its beginning.
pub struct Lines {
    file: BufReader<File>,
    line: Vec<u8>,
    /// The number of the line that was read last.
    pub number: u64,
}

impl Lines {
    /// The lines of this file. Its place in the file is one for all who read it, so that one reads at a time.
    pub fn of(file: &File) -> io::Result<Lines> {
        let mut file = file.try_clone()?;
        file.seek(SeekFrom::Start(0))?;
        Ok(Lines { file: BufReader::new(file), line: Vec::new(), number: 0 })
    }

    /// Reads the next line.
    pub fn advance(&mut self) -> io::Result<()> {
        self.line.clear();
        self.number += 1;
        self.file.by_ref().take(LONGEST).read_until(b'\n', &mut self.line)?;
        Ok(())
    }

    /// The line that was read last, with its end; empty at the end of the file.
    pub fn line(&self) -> &[u8] {
        &self.line
    }
}
