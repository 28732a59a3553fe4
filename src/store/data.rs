//! The data directory: made for its owner alone, and refused when others may look in. Its locks stand in `lock.rs`; what
//! its files say is left to the journal and the sandbox.

use std::fs::{self, OpenOptions};
use std::io;
use std::path::{Path, PathBuf};

use super::network;
use super::private::{
    make_private, private, private_file, refuse_shared, refuse_special, special, sync_names,
};
use crate::base::error::{Error, Reach, Result};
use crate::base::input;

/// What SQLite keeps beside a database, by the end of its name.
pub const COMPANIONS: [&str; 3] = ["-wal", "-shm", "-journal"];

/// A directory that only its owner may use.
#[derive(Clone, Debug)]
pub struct DataDir {
    path: PathBuf,
}

impl DataDir {
    /// Makes the directory if it is missing, and refuses one that others may use.
    pub fn open(path: &Path) -> Result<DataDir> {
        written(path, make_private(path))?;
        refuse_shared(path, "700")?;
        Ok(DataDir { path: path.to_owned() })
    }

    /// The directory, if it is there; refuses one that others may use.
    pub fn find(path: &Path) -> Result<Option<DataDir>> {
        if !path.is_dir() {
            return Ok(None);
        }
        refuse_shared(path, "700")?;
        Ok(Some(DataDir { path: path.to_owned() }))
    }

    /// A file inside, to be read: `None` where there is none. It and the directory must be their owner's alone.
    pub fn read(path: &Path, name: &str) -> Result<Option<Vec<u8>>> {
        let file = path.join(name);
        let none = [io::ErrorKind::NotFound, io::ErrorKind::NotADirectory];
        DataDir::find(path)?;
        if let Some(kind) = special(&file) {
            return Err(Error::config(format!("{} is {kind} and no file", file.display())));
        }
        match input::read(&file, input::LARGEST) {
            Ok(bytes) => {
                refuse_shared(&file, "600")?;
                Ok(Some(bytes))
            }
            Err(error) if none.contains(&error.kind()) => Ok(None),
            Err(error) => Err(Error::config(format!("{} cannot be read: {error}", file.display()))),
        }
    }

    /// Refuses a directory on a network file system: neither locks nor syncs can be relied on there.
    pub fn refuse_network(&self) -> Result<()> {
        match network::type_of(&self.path) {
            None => Ok(()),
            Some(name) => Err(Error::guarded(format!(
                "{} is on a network file system ({name}), where a journal cannot be relied on",
                self.path.display()
            ))
            .detail("two machines could write to it at once, and what was synced could be lost")
            .next("set FPGO_DATA_DIR to a directory on a disk of this machine")),
        }
    }

    /// A directory inside, made if it is missing.
    pub fn inside(&self, name: &str) -> Result<DataDir> {
        DataDir::open(&self.path.join(name))
    }

    /// The path of the directory.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// A file inside, made empty for its owner alone before anybody else opens it.
    pub fn file(&self, name: &str) -> Result<PathBuf> {
        let path = self.path.join(name);
        refuse_special(&path)?;
        written(&path, private_file(&path))?;
        refuse_shared(&path, "600")?;
        Ok(path)
    }

    /// A new file inside, for its owner alone; `None` where one of this name is there already.
    pub fn new_file(&self, name: &str) -> Result<Option<PathBuf>> {
        let path = self.path.join(name);
        match private(OpenOptions::new().write(true).create_new(true)).open(&path) {
            Ok(_) => Ok(Some(path)),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(None),
            Err(error) => Err(not_writable(&path, &error)),
        }
    }

    /// Whether anything stands in the write-ahead log of a database inside. SQLite is built without its own sync of the
    /// directory, which each process would pay for: whoever finds nothing syncs the names before the first row is written.
    pub fn has_log(&self, database: &str) -> bool {
        let log = fs::metadata(self.path.join(format!("{database}-wal")));
        log.is_ok_and(|log| log.len() > 0)
    }

    /// Makes new names inside last through a loss of power.
    pub fn sync_names(&self) -> Result<()> {
        written(&self.path, sync_names(&self.path))
    }

    /// The file of a database inside, which has companions beside it.
    pub fn database(&self, name: &str) -> Result<PathBuf> {
        for companion in COMPANIONS {
            let path = self.path.join(format!("{name}{companion}"));
            if path.exists() {
                refuse_special(&path)?;
                refuse_shared(&path, "600")?;
            }
        }
        self.file(name)
    }
}

/// What was done in the data directory, or the refusal of all writes where it could not be done.
pub fn written<T>(path: &Path, result: io::Result<T>) -> Result<T> {
    match result {
        Ok(done) => Ok(done),
        Err(error) => Err(not_writable(path, &error)),
    }
}

/// The refusal of all writes, because a file or directory of the data directory cannot be written.
pub fn not_writable(path: &Path, error: &io::Error) -> Error {
    Error::guarded(format!("{} cannot be written: {error}", path.display()))
        .detail("nothing was sent, because it could not be recorded in the journal")
        .next("make room or correct the permissions, or set FPGO_DATA_DIR to another directory")
        .reaching(Reach::Every)
}
