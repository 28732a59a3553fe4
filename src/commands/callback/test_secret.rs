//! The secret that test callbacks are signed with: the one that `verify` checks with, but never one of production. Whoever
//! checks a callback that is signed with that takes it for a payment.

use secrecy::ExposeSecret;

use super::input::{self, CallbackSecret};
use crate::base::error::{Error, Result};
use crate::base::step::Command;
use crate::options::Globals;
use crate::output::ui::Ui;
use crate::profile::{
    ConfigFile, Environment, Profile, ProfileFlags, profile_in_use, profile_named,
};

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
        Ok(profile) if profile.environment == Environment::Production => Err(refused(&profile)),
        // One that is wrong is told of where it is needed.
        _ => Ok(()),
    }
}

/// Refuses a secret that stands in the file for production, though it came from elsewhere.
fn refuse_secret_of_production(file: &ConfigFile, secret: &CallbackSecret) -> Result<()> {
    for name in file.profiles() {
        let Ok(profile) = profile_named(file, &name) else { continue };
        let literal = profile.callback_secret.as_ref().and_then(|source| source.literal());
        let is_same =
            literal.is_some_and(|own| own.expose_secret().as_bytes() == secret.bytes.as_slice());
        if is_same && profile.environment == Environment::Production {
            return Err(refused(&profile).detail(format!("{} holds it too", secret.source)));
        }
    }
    Ok(())
}

fn refused(profile: &Profile) -> Error {
    let name = &profile.name;
    Error::guarded(format!(
        "the callback secret of profile {name} is one of PRODUCTION: nothing is signed with it"
    ))
    .detail("whoever checks a test callback with that secret takes it for a real one")
    .next(Command::of_sandbox("callback sign").why("use the sandbox's secret"))
    .next("name a profile of the demo environment with -p NAME")
}
