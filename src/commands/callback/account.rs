//! The account whose callbacks are meant, and where they are kept.

use std::path::PathBuf;

use super::input::VARIABLE;
use crate::base::error::Result;
use crate::base::target::is_loopback;
use crate::commands::in_force;
use crate::options::Globals;
use crate::output::ui::Ui;
use crate::profile::{self, ConfigFile, Environment, secret_bytes, variable};

/// The account of callbacks that are checked with a secret alone.
const WITHOUT_PROFILE: &str = "no profile";

/// The account whose callbacks are meant.
pub struct CallbackAccount {
    /// The account, as the store knows it.
    pub key: String,
    /// The directory of its data.
    pub dir: PathBuf,
    /// How a message names it.
    pub name: String,
    /// Whether it is the sandbox.
    pub is_sandbox: bool,
    /// Whether its API is on this machine, so that it can reach this machine.
    pub is_here: bool,
}

impl CallbackAccount {
    /// The account of the profile in use. With `FPGO_CALLBACK_SECRET` no profile is needed.
    pub fn in_use(globals: &Globals, ui: &mut Ui) -> Result<CallbackAccount> {
        if is_without_profile(globals) {
            return Ok(CallbackAccount {
                key: WITHOUT_PROFILE.to_owned(),
                dir: profile::data_dir()?,
                name: WITHOUT_PROFILE.to_owned(),
                is_sandbox: false,
                is_here: false,
            });
        }
        let profile = in_force::profile(&globals.profile_flags(), ui)?;
        let is_sandbox = profile.environment == Environment::Sandbox;
        let is_local = profile.target.as_ref().is_some_and(|target| is_loopback(&target.base_url));
        Ok(CallbackAccount {
            key: profile.key(),
            dir: profile.data_dir()?,
            name: format!("profile {}", profile.name),
            is_sandbox,
            is_here: is_sandbox || is_local,
        })
    }
}

/// Whether a secret is given and no profile is chosen in any way.
fn is_without_profile(globals: &Globals) -> bool {
    let flags = globals.profile_flags();
    secret_bytes(VARIABLE).is_some()
        && flags.sandbox_without_file().is_none()
        && flags.profile.is_none()
        && variable("FPGO_PROFILE").is_none()
        && !ConfigFile::read(&flags).is_ok_and(|file| file.default_profile().is_some())
}
