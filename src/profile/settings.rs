//! The settings of one profile, and what follows from them. How they are read from the file stands in `read/`.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::time::Duration;

use super::environment::{Environment, SANDBOX};
use super::flags::SettingOrigin;
use super::format::Format;
use super::places;
use super::secret_source::{SecretKind, SecretSource};
use super::shared_journal::SharedJournal;
use crate::api::Overrides;
use crate::base::dates::{DateForm, HOME_ZONE, Zone};
use crate::base::error::Result;
use crate::base::money::Amount;
use crate::base::target::Target;
use crate::store::approval_keys::ApprovalKey;
use crate::store::sql::Server;

/// How long an unchanged state must last before it proves anything, unless the profile says otherwise.
const RESOLVE_AFTER: Duration = Duration::from_secs(5 * 60);

/// A profile: one account, and how commands use it.
pub struct Profile {
    /// Its name.
    pub name: String,
    /// How it was chosen.
    pub chosen_by: SettingOrigin,
    /// Demo, production or sandbox; the guards differ by it.
    pub environment: Environment,
    /// Where requests go; `None` only for the sandbox, whose address is found when it is needed.
    pub target: Option<Target>,
    /// The token's source; `None` only for the sandbox.
    pub token: Option<SecretSource>,
    /// The callback secret's source.
    pub callback_secret: Option<SecretSource>,
    /// The source of the callback secret that held before; it explains a checksum, and never makes one right.
    pub callback_secret_previous: Option<SecretSource>,
    /// The person's time zone.
    pub zone: Zone,
    /// Its IANA name.
    pub zone_name: String,
    /// Where the time zone came from.
    pub zone_from: SettingOrigin,
    /// The profile's time-out.
    pub timeout: Option<Duration>,
    /// The profile's output format.
    pub output: Option<Format>,
    /// Whether identifiers that were shown are kept for completion.
    pub remember_seen: bool,
    /// The overrides of operations, by command.
    pub overrides: BTreeMap<String, Overrides>,
    /// The date form for all operations.
    pub date_form: Option<DateForm>,
    /// What it may do at most.
    pub limits: Limits,
    /// Whose approval a plan of a bulk run needs, one of them; `None` where it needs none.
    pub bulk_approvals: Option<Vec<ApprovalKey>>,
    /// `resolve_after` as set; `readings_apart` is what holds.
    pub resolve_after: Option<Duration>,
    /// The database that keeps the journal for several machines; without one it is this machine's.
    pub shared_journal: Option<SharedJournal>,
}

/// What a profile may do at most. Amounts are in the currency itself; each limit counts what was accepted, what is in
/// flight and what nobody knows of.
#[derive(Clone, Debug, Default)]
pub struct Limits {
    /// Nothing is written at all.
    pub read_only: bool,
    /// The largest amount that one write may move.
    pub max_amount: Option<Amount>,
    /// The most that all writes of one day, in the profile's time zone, may move.
    pub max_amount_per_day: Option<Amount>,
    /// The most writes in 60 minutes.
    pub max_writes_per_hour: Option<u32>,
    /// The only operations that may write, by command or by their first words.
    pub allow: Option<Vec<String>>,
}

impl Profile {
    /// The reserved profile of the sandbox.
    pub fn sandbox(chosen_by: SettingOrigin) -> Profile {
        Profile {
            name: SANDBOX.into(),
            chosen_by,
            environment: Environment::Sandbox,
            target: None,
            token: None,
            callback_secret: None,
            callback_secret_previous: None,
            zone: Zone::Home,
            zone_name: HOME_ZONE.into(),
            zone_from: SettingOrigin::Default,
            timeout: None,
            output: None,
            remember_seen: true,
            overrides: BTreeMap::new(),
            date_form: None,
            limits: Limits::default(),
            bulk_approvals: None,
            resolve_after: None,
            shared_journal: None,
        }
    }

    /// How far apart two readings must be before an unchanged state proves anything.
    pub fn readings_apart(&self) -> Duration {
        match self.environment {
            // Nobody else is at work in it, and it does everything at once.
            Environment::Sandbox => Duration::ZERO,
            Environment::Demo | Environment::Production => {
                self.resolve_after.unwrap_or(RESOLVE_AFTER)
            }
        }
    }

    /// The first part of its objects' keys in the journal: the base URL. A sandbox has another port each time; its
    /// objects stay the same.
    pub fn key(&self) -> String {
        match &self.target {
            Some(target) if self.environment != Environment::Sandbox => target.key(),
            _ => SANDBOX.to_owned(),
        }
    }

    /// The account that it uses, as the OS keyring names it: other profiles may use the same one, and a profile may be
    /// renamed.
    pub fn keyring_account(&self) -> String {
        keyring_account(self.environment, &self.key())
    }

    /// The name under which the OS keyring has a secret of this kind.
    pub fn keyring_place(&self, kind: SecretKind) -> String {
        match kind {
            SecretKind::Token => self.keyring_account(),
            SecretKind::CallbackSecret => callback_account(&self.keyring_account()),
        }
    }

    /// The overrides of this operation.
    pub fn overrides(&self, command: &str) -> Overrides {
        let mut own = self.overrides.get(command).cloned().unwrap_or_default();
        own.date_form = own.date_form.or(self.date_form);
        own
    }

    /// Whether `--profile` or `FPGO_PROFILE` named it in this call.
    pub fn named_in_call(&self) -> bool {
        use SettingOrigin::{Flag, Variable};
        matches!(self.chosen_by, Flag("--profile") | Variable(_))
    }

    /// The server that keeps the journal for several machines, if one does.
    pub fn journal_server(&self) -> Result<Option<Server>> {
        self.shared_journal.as_ref().map(SharedJournal::server).transpose()
    }

    /// The directory of the journal: what is sent to the sandbox has one of its own.
    pub fn data_dir(&self) -> Result<PathBuf> {
        let dir = places::data_dir()?;
        Ok(if self.environment == Environment::Sandbox { dir.join(SANDBOX) } else { dir })
    }
}

/// The name of an account in the OS keyring.
pub fn keyring_account(environment: Environment, key: &str) -> String {
    format!("{} {key}", environment.name())
}

/// The name under which the OS keyring has the callback secret of an account, beside its token.
pub fn callback_account(account: &str) -> String {
    format!("callbacks of {account}")
}
