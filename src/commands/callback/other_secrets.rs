//! The secrets beside the one in use, for the search alone: the previous one of the profile, those of other profiles that stand
//! in the file, and the sandbox's. None of them makes a callback authentic; what cannot be had is left out without a word.

use secrecy::ExposeSecret;

use crate::callback::{OtherSecret, SecretOwner};
use crate::commands::callback::input;
use crate::options::Globals;
use crate::profile::{ConfigFile, Environment, Profile, kept_callback_secrets, profile_in_use};

/// All of them. The file need not be there: with `FPGO_CALLBACK_SECRET` nothing of it is needed.
pub fn other_secrets(globals: &Globals) -> Vec<OtherSecret> {
    let flags = globals.profile_flags();
    let file = ConfigFile::read(&flags).ok();
    let profile = file.as_ref().and_then(|file| profile_in_use(file, &flags).ok());
    let mut others = Vec::new();
    others.extend(profile.as_ref().and_then(previous));
    let in_use = profile.as_ref().map(|profile| profile.name.as_str());
    for kept in file.iter().flat_map(kept_callback_secrets) {
        let owner = match (kept.is_previous, in_use == Some(kept.profile.as_str())) {
            (true, true) => SecretOwner::Previous,
            (true, false) => SecretOwner::PreviousOf(kept.profile),
            (false, _) => SecretOwner::Profile(kept.profile),
        };
        others.push(OtherSecret { owner, bytes: kept.secret.expose_secret().into() });
    }
    others.extend(of_sandbox(profile.as_ref()));
    others
}

/// The one that held before, wherever the profile has it from.
fn previous(profile: &Profile) -> Option<OtherSecret> {
    let secret = profile.callback_secret_previous.as_ref()?.get().ok()?;
    Some(OtherSecret { owner: SecretOwner::Previous, bytes: secret.expose_secret().into() })
}

/// The one of this machine's sandbox: what it sends is often checked with the secret of an account.
fn of_sandbox(in_use: Option<&Profile>) -> Option<OtherSecret> {
    if in_use.is_some_and(|profile| profile.environment == Environment::Sandbox) {
        return None;
    }
    let dir = Profile::sandbox(crate::profile::SettingOrigin::Default).data_dir().ok()?;
    let bytes = input::of_sandbox(&dir).ok()?;
    Some(OtherSecret { owner: SecretOwner::Sandbox, bytes })
}
