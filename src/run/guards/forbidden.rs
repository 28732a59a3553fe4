//! What a profile never does: `read_only`, and commands that `allow` does not name.

use crate::api::Endpoint;
use crate::base::error::{Error, Result};
use crate::profile::Profile;

/// Refuses what the profile never does, before anything is read.
pub fn may_write(endpoint: &Endpoint, profile: &Profile) -> Result<()> {
    if profile.limits.read_only {
        return Err(refused(endpoint, profile, "read_only", "the profile only reads"));
    }
    match &profile.limits.allow {
        Some(allowed) if !allowed.iter().any(|words| endpoint.is_in(words)) => {
            Err(refused(endpoint, profile, "allow", "the profile does not allow it"))
        }
        _ => Ok(()),
    }
}

fn refused(endpoint: &Endpoint, profile: &Profile, key: &str, why: &str) -> Error {
    let (command, name) = (endpoint.command, &profile.name);
    Error::guarded(format!("{command}: {why}"))
        .next(format!("{key} of [profiles.{name}] says so; use another profile if it is meant"))
}
