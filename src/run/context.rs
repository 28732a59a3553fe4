//! What one command works with: the account, one moment for every date in it, and how long it waits. It gives what
//! shapes a request, and opens this machine's data; the way to the API is `session.rs`.

use std::time::Duration;

use crate::api::RequestContext;
use crate::base::dates::Clock;
use crate::base::error::Result;
use crate::output::ui::Ui;
use crate::profile::{Environment, Profile};
use crate::store::data::DataDir;
use crate::store::journal::{Journal, JournalPlace, OpenedJournal};

/// What one command works with.
pub struct Context {
    /// The profile in use.
    pub profile: Profile,
    /// The moment of the command in the profile's time zone: every date that was typed is read by it.
    pub clock: Clock,
    /// The account, as the journal and the locks know it.
    pub base_url: String,
    /// How long one attempt may take, and how long other processes are waited for.
    pub timeout: Duration,
    /// Whether requests and answers are logged.
    pub verbose: bool,
}

impl Context {
    /// What a command works with that begins now.
    pub fn new(profile: Profile, timeout: Duration, verbose: bool) -> Context {
        let clock = Clock::system(profile.zone.clone());
        let base_url = profile.key();
        Context { profile, clock, base_url, timeout, verbose }
    }

    /// Whether this is production.
    pub fn is_production(&self) -> bool {
        self.profile.environment == Environment::Production
    }

    /// Where this is production, the first question says so: by whose profile, and where.
    pub fn warn_of_production(&self, ui: &mut Ui) {
        if self.is_production() {
            ui.warn_of_production(format!("profile {} at {}", self.profile.name, self.base_url));
        }
    }

    /// What shapes the requests of this operation.
    pub fn request(&self, command: &str) -> RequestContext<'_> {
        RequestContext { clock: &self.clock, overrides: self.profile.overrides(command) }
    }

    /// This machine's data about the account, made if it is missing.
    pub fn data(&self) -> Result<DataDir> {
        DataDir::open(&self.profile.data_dir()?)
    }

    /// Where the journal is kept.
    pub fn journal_place(&self) -> Result<JournalPlace> {
        Ok(JournalPlace { dir: self.data()?, server: self.profile.journal_server()? })
    }

    /// Opens the journal, making it on first use.
    pub fn journal(&self) -> Result<Journal> {
        Journal::open(&self.journal_place()?, self.timeout)
    }

    /// The journal as it is found, if there is one; makes none.
    pub fn find_journal(&self) -> Result<Option<OpenedJournal>> {
        let is_local = self.profile.shared_journal.is_none();
        if is_local && DataDir::find(&self.profile.data_dir()?)?.is_none() {
            return Ok(None);
        }
        Journal::find(&self.journal_place()?, self.timeout)
    }

    /// Opens the journal, if there is one; makes none.
    pub fn journal_if_any(&self) -> Result<Option<Journal>> {
        match self.find_journal()? {
            None => Ok(None),
            Some(OpenedJournal::Whole(journal)) => Ok(Some(journal)),
            Some(OpenedJournal::InDoubt(_, doubt)) => Err(doubt),
        }
    }
}
