//! Refuses to sign callbacks with a secret of production, as far as this machine can tell: whoever checks a callback that is
//! signed with that takes it for a payment.

use crate::base::error::{Error, Result};
use crate::profile::{
    ConfigFile, Environment, ProfileFlags, all_of_profile, production_profile_of,
};

/// The file, if there is one. One that cannot be read is a failure: which secrets are production's is not known then.
pub fn known_profiles(flags: &ProfileFlags) -> Result<Option<ConfigFile>> {
    ConfigFile::read_if_there(flags).map_err(|error| {
        error.detail("so it cannot be told whether the callback secret is one of production: nothing is signed")
    })
}

/// Refuses while a profile of production is in use, wherever the secret comes from. One that is wrong may be one.
pub fn refuse_in_use(file: &ConfigFile, flags: &ProfileFlags) -> Result<()> {
    match all_of_profile(file, flags) {
        Ok((_, Ok(profile))) if profile.environment == Environment::Production => {
            Err(refused(&profile.name))
        }
        Ok((_, Err(faults))) => match faults.into_iter().next() {
            Some(fault) => Err(fault),
            None => Ok(()),
        },
        // Where none is chosen, or it is not there, nothing of it is used.
        Ok((_, Ok(_))) | Err(_) => Ok(()),
    }
}

/// Refuses a secret that a profile of production has too, now or from before, though it came from elsewhere.
pub fn refuse_shared(file: &ConfigFile, secret: &[u8], source: &str) -> Result<()> {
    match production_profile_of(file, secret) {
        Some(name) => Err(refused(&name).detail(format!("{source} holds it too"))),
        None => Ok(()),
    }
}

fn refused(name: &str) -> Error {
    Error::guarded(format!(
        "the callback secret of profile {name} is one of PRODUCTION: nothing is signed with it"
    ))
    .detail("whoever checks a test callback with that secret takes it for a real one")
}
