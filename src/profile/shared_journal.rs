//! The database of a profile that keeps its journal for several machines, and getting the password for it.

use std::path::PathBuf;
use std::sync::OnceLock;

use secrecy::SecretString;

use super::secret_source::SecretSource;
use crate::base::error::Result;
use crate::store::sql::{Address, Server};

/// The database that keeps a profile's journal.
pub struct SharedJournal {
    /// Where it is.
    pub address: Address,
    /// The source of the password, where the database asks for one.
    pub password: Option<SecretSource>,
    /// The certificates of an own authority.
    pub ca_file: Option<PathBuf>,
    /// The password, once it was got: a program is run once.
    got: OnceLock<SecretString>,
}

impl SharedJournal {
    /// A database at this address.
    pub fn new(
        address: Address,
        password: Option<SecretSource>,
        ca_file: Option<PathBuf>,
    ) -> SharedJournal {
        SharedJournal { address, password, ca_file, got: OnceLock::new() }
    }

    /// The server with all that a connection needs.
    pub fn server(&self) -> Result<Server> {
        let password = self.password.as_ref().map(|source| self.get(source)).transpose()?;
        Ok(Server { address: self.address.clone(), password, ca_file: self.ca_file.clone() })
    }

    /// The same where nothing has to be run or opened for the password, which could take its time or ask.
    pub fn server_at_once(&self) -> Option<Server> {
        match &self.password {
            None | Some(SecretSource::Literal(_) | SecretSource::Variable(_)) => self.server().ok(),
            Some(SecretSource::Command { .. } | SecretSource::Keyring { .. }) => None,
        }
    }

    fn get(&self, source: &SecretSource) -> Result<SecretString> {
        if let Some(got) = self.got.get() {
            return Ok(got.clone());
        }
        let password = source.get()?;
        Ok(self.got.get_or_init(|| password).clone())
    }
}
