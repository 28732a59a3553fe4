//! The global options that choose a profile, and where a setting came from.

use std::path::PathBuf;

use super::environment::SANDBOX;
use super::variables::variable;

/// The options that choose a profile, before any file is read.
#[derive(Clone, Debug, Default)]
pub struct ProfileFlags {
    /// `--profile`.
    pub profile: Option<String>,
    /// `--sandbox`.
    pub sandbox: bool,
    /// `--config`.
    pub config: Option<PathBuf>,
}

impl ProfileFlags {
    /// How the sandbox was chosen, if it was chosen without a look at the file.
    pub fn sandbox_without_file(&self) -> Option<SettingOrigin> {
        if self.sandbox {
            return Some(SettingOrigin::Flag("--sandbox"));
        }
        let (name, origin) = match &self.profile {
            Some(name) => (name.clone(), SettingOrigin::Flag("--profile")),
            None => (variable("FPGO_PROFILE")?, SettingOrigin::Variable("FPGO_PROFILE")),
        };
        (name == SANDBOX).then_some(origin)
    }
}

/// Where a setting came from, for `config show`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SettingOrigin {
    /// A flag on the command line.
    Flag(&'static str),
    /// An environment variable.
    Variable(&'static str),
    /// The profile in the file.
    File,
    /// Nothing set it.
    Default,
}

impl SettingOrigin {
    /// The origin as text.
    pub fn describe(&self) -> String {
        match self {
            SettingOrigin::Flag(flag) => (*flag).to_owned(),
            SettingOrigin::Variable(name) => (*name).to_owned(),
            SettingOrigin::File => "profile".to_owned(),
            SettingOrigin::Default => "default".to_owned(),
        }
    }
}
