//! The secret that test callbacks are signed with: the one that `verify` checks with, but never one of production. Whoever
//! checks a callback that is signed with that takes it for a payment.

use super::input::{self, CallbackSecret};
use crate::base::error::{Error, Result};
use crate::base::step::Command;
use crate::options::Globals;
use crate::output::ui::Ui;
use crate::profile::{ConfigFile, Environment, ProfileFlags, profile_in_use, profile_named};

/// The keys of the file that hold a callback secret.
const KEYS: [&str; 2] = ["callback_secret", "callback_secret_previous"];

/// The secret, unless it is one of production as far as this machine can tell.
pub fn secret(globals: &Globals, ui: &mut Ui) -> Result<CallbackSecret> {
    let flags = globals.profile_flags();
    // A file that cannot be read is told of where it is needed.
    let file = ConfigFile::read(&flags).ok();
    if let Some(file) = &file
        && flags.sandbox_without_file().is_none()
    {
        refuse_production_in_use(file, &flags)?;
    }
    let secret = input::secret(globals, ui)?;
    if let Some(file) = &file {
        refuse_secret_of_production(file, &secret)?;
    }
    Ok(secret)
}

/// Refuses while a profile of production is in use, wherever the secret comes from.
fn refuse_production_in_use(file: &ConfigFile, flags: &ProfileFlags) -> Result<()> {
    match profile_in_use(file, flags) {
        Ok(profile) if profile.environment == Environment::Production => {
            Err(refused(&profile.name))
        }
        // One that is wrong is told of where it is needed.
        _ => Ok(()),
    }
}

/// Refuses a secret that stands in the file for production, now or before, though it came from elsewhere.
fn refuse_secret_of_production(file: &ConfigFile, secret: &CallbackSecret) -> Result<()> {
    for name in file.profiles() {
        if holds(file, &name, &secret.bytes) && may_be_production(file, &name) {
            return Err(refused(&name).detail(format!("{} holds it too", secret.source)));
        }
    }
    Ok(())
}

/// Whether the file has this secret for the profile. What programs and keyrings keep is not asked for.
fn holds(file: &ConfigFile, profile: &str, secret: &[u8]) -> bool {
    let Some(table) = file.profile_table(profile) else { return false };
    let texts = KEYS.iter().filter_map(|key| table.get(*key)?.as_str());
    texts.into_iter().any(|text| text.as_bytes() == secret)
}

/// Whether it is production, or too wrong to tell.
fn may_be_production(file: &ConfigFile, profile: &str) -> bool {
    profile_named(file, profile)
        .map_or(true, |profile| profile.environment == Environment::Production)
}

fn refused(name: &str) -> Error {
    Error::guarded(format!(
        "the callback secret of profile {name} is one of PRODUCTION: nothing is signed with it"
    ))
    .detail("whoever checks a test callback with that secret takes it for a real one")
    .next(Command::of_sandbox("callback sign").why("use the sandbox's secret"))
    .next("name a profile of the demo environment with -p NAME")
}
