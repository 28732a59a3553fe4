//! Which token a command uses: the profile's own, or that of `FPGO_TOKEN` under the rules for it.

use secrecy::{ExposeSecret, SecretString};

use super::environment::Environment;
use super::secret_source::SecretSource;
use super::settings::Profile;
use super::token_mistake::{checked, checked_variable};
use super::variables::variable;
use crate::base::error::{Error, Result};
use crate::base::step::Command;

/// The token for a command that writes. Where two different ones are given, nothing is written with either.
pub fn token_to_write(profile: &Profile) -> Result<SecretString> {
    let token = token_to_read(profile)?;
    let is_given = variable("FPGO_TOKEN").is_some();
    if is_given
        && let Some(source) = &profile.token
        && let Some(own) = own_token_if_any(profile, source)?
        && own.expose_secret() != token.expose_secret()
    {
        return Err(Error::config(format!(
            "two different tokens are given for profile {}, by FPGO_TOKEN and by its own source ({}): nothing is written with either",
            profile.name,
            source.describe()
        ))
        .next(Command::of_system("unset FPGO_TOKEN").why("use the profile's own token")));
    }
    Ok(token)
}

/// The token for a command that only reads: `FPGO_TOKEN`, where it counts, else the profile's own.
pub fn token_to_read(profile: &Profile) -> Result<SecretString> {
    let Some(given) = variable("FPGO_TOKEN").map(SecretString::from) else {
        return match &profile.token {
            Some(source) => checked(source.get()?, &profile.name, source),
            None => Err(Error::bug(
                "the profile sandbox has no token source; the sandbox server sets the token",
            )),
        };
    };
    if profile.environment == Environment::Production && !profile.named_in_call() {
        return Err(unnamed_production(&profile.name));
    }
    checked_variable(given, "FPGO_TOKEN")
}

fn own_token_if_any(profile: &Profile, source: &SecretSource) -> Result<Option<SecretString>> {
    let Some(token) = source.find()? else { return Ok(None) };
    checked(token, &profile.name, source).map(Some)
}

/// The refusal of `FPGO_TOKEN` for a production profile that this call does not name.
pub fn unnamed_production(profile: &str) -> Error {
    let why = format!(
        "FPGO_TOKEN counts for the production profile {profile} only if this call names it"
    );
    Error::config(why).next(Command::typed())
}
