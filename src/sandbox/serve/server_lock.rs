//! `server.lock` in a data directory: the one server that others may find holds it for its life.

use std::fs::{File, OpenOptions, TryLockError};
use std::io::ErrorKind;
use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

use super::server_file::ServerFile;
use crate::base::error::{Error, Result};
use crate::store::data::{DataDir, not_writable};
use crate::store::private::special;

/// How long a lock that somebody holds is waited for.
pub const LOCK_TIMEOUT: Duration = Duration::from_secs(1);

/// How long to wait before the next try.
pub const PAUSE: Duration = Duration::from_millis(20);

const FILE: &str = "server.lock";

/// The lock of a data directory, held until it is dropped or the process ends.
pub struct ServerLock {
    _file: File,
    dir: DataDir,
}

impl ServerLock {
    /// Takes the lock; refused while another server holds it.
    pub fn acquire(dir: &Path) -> Result<ServerLock> {
        let dir = DataDir::open(dir)?;
        let path = dir.file(FILE)?;
        let file = open(&path)?;
        let since = Instant::now();
        while !try_lock(file.try_lock(), &path)? {
            // It may be somebody who only looks whether there is a server.
            if since.elapsed() > LOCK_TIMEOUT {
                return Err(held_by_other(dir.path()));
            }
            thread::sleep(PAUSE);
        }
        ServerFile::remove(dir.path())?;
        Ok(ServerLock { _file: file, dir })
    }

    /// Tells others of the server.
    pub fn announce(&self, server: &ServerFile) -> Result<()> {
        server.write(&self.dir)
    }
}

impl Drop for ServerLock {
    fn drop(&mut self) {
        // What is left behind says nothing without the lock.
        let _ = ServerFile::remove(self.dir.path());
    }
}

/// Whether a server holds the lock of this directory.
pub fn is_held(dir: &Path) -> Result<bool> {
    let path = dir.join(FILE);
    if special(&path).is_some() {
        // No server made it, and to open a pipe would wait for a writer.
        return Ok(false);
    }
    match File::open(&path) {
        // Shared, so that several who look do not take each other for a server.
        Ok(file) => Ok(!try_lock(file.try_lock_shared(), &path)?),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(false),
        Err(error) => Err(not_writable(&path, &error)),
    }
}

fn open(path: &Path) -> Result<File> {
    OpenOptions::new().read(true).write(true).open(path).map_err(|error| not_writable(path, &error))
}

fn try_lock(tried: std::result::Result<(), TryLockError>, path: &Path) -> Result<bool> {
    match tried {
        Ok(()) => Ok(true),
        Err(TryLockError::WouldBlock) => Ok(false),
        Err(TryLockError::Error(error)) => Err(not_writable(path, &error)),
    }
}

fn held_by_other(dir: &Path) -> Error {
    let place = match ServerFile::read(dir) {
        Some(server) => format!(" at {}", server.access().base_url),
        None => String::new(),
    };
    Error::guarded(format!("a sandbox is already served from {}{place}", dir.display()))
        .next("use that one, or another directory with --data-dir")
}
