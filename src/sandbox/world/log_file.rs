//! The write-ahead log of the world's file. SQLite writes each commit to it and does not wait for the disk, so that one wait
//! serves all commits before it.

use std::fs::{File, OpenOptions};
use std::io;
use std::path::Path;

use super::failure::not_on_disk;
use crate::base::error::Result;

/// The log; it is one file as long as somebody has the world open.
pub struct LogFile {
    file: File,
}

impl LogFile {
    /// The log of the world in this file, which is open.
    pub fn of(world: &Path) -> Result<LogFile> {
        let mut path = world.as_os_str().to_owned();
        path.push("-wal");
        let opened = open(Path::new(&path), world);
        opened.map(|file| LogFile { file }).map_err(|error| not_on_disk(&error))
    }

    /// Waits until everything that was committed is on the disk.
    pub fn sync(&self) -> Result<()> {
        self.file.sync_data().map_err(|error| not_on_disk(&error))
    }
}

/// Opens the log, and makes sure that a loss of power leaves its name.
fn open(path: &Path, world: &Path) -> io::Result<File> {
    let file = OpenOptions::new().write(true).open(path)?;
    #[cfg(unix)]
    if let Some(directory) = world.parent() {
        File::open(directory)?.sync_all()?;
    }
    Ok(file)
}
