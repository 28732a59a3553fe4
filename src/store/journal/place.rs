//! Where a journal is kept: in a file of a data directory, or in a database that several machines share. What this machine
//! knows of it stands in its data directory in both cases.

use std::fmt;

use super::files::{DATABASE, LOCK, RECORD};
use crate::store::data::DataDir;
use crate::store::sql::Server;

/// Where a journal is kept.
#[derive(Clone, Debug)]
pub struct JournalPlace {
    /// This machine's data about it, and all of it where no server keeps it.
    pub dir: DataDir,
    /// The server that keeps it for several machines.
    pub server: Option<Server>,
}

impl JournalPlace {
    /// The journal of a data directory.
    pub fn local(dir: DataDir) -> JournalPlace {
        JournalPlace { dir, server: None }
    }

    /// The name of the file with the record of its newest row.
    pub(super) fn record_file(&self) -> String {
        match &self.server {
            None => RECORD.to_owned(),
            Some(server) => format!("journal-{}.head", server.address.short_name()),
        }
    }

    /// The name of the lock that a process of this machine holds while it checks the journal, or writes to it.
    pub(super) fn lock_name(&self) -> String {
        match &self.server {
            None => LOCK.to_owned(),
            Some(server) => format!("{LOCK} {}", server.address.short_name()),
        }
    }

    /// The file of its database, in words.
    pub(super) fn database(&self) -> String {
        match &self.server {
            None => self.dir.path().join(DATABASE).display().to_string(),
            Some(server) => server.address.to_string(),
        }
    }
}

impl fmt::Display for JournalPlace {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.server {
            None => write!(out, "{}", self.dir.path().display()),
            Some(server) => write!(out, "{}", server.address),
        }
    }
}
