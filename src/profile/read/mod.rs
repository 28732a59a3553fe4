//! Reading one profile of the configuration file: each key, and what is wrong with it.

mod address;
mod keys;
mod limits;
mod overrides;
mod secrets;

use std::path::Path;

use toml::Table;

use self::keys::Keys;
use super::environment::Environment;
use super::flags::SettingOrigin;
use super::format::Format;
use super::known_keys::{self, OF_PROFILE};
use super::secret_source::SecretSource;
use super::settings::{HOME_ZONE, Profile, keyring_account};
use crate::base::dates;
use crate::base::error::{Error, Result};
use crate::base::target::Target;

/// The profile of this name, from its keys in this file.
pub fn profile(
    file: &Path,
    name: &str,
    table: &Table,
    chosen_by: SettingOrigin,
) -> Result<Profile> {
    let keys = Keys { file, name, prefix: String::new(), table };
    if let Some(key) = table.keys().find(|key| !OF_PROFILE.contains(&key.as_str())) {
        let key = format!("profiles.{name}.{key}");
        return Err(Error::config(known_keys::unknown_key(&key, OF_PROFILE, file)));
    }
    let (environment, target) = target(&keys)?;
    let zone_name = keys.text("time_zone")?.unwrap_or_else(|| HOME_ZONE.into());
    let Some(zone) = dates::zone(&zone_name) else {
        return Err(keys.wrong("time_zone", "is no IANA time zone, such as Europe/Oslo"));
    };
    Ok(Profile {
        name: name.to_owned(),
        chosen_by,
        environment,
        token: Some(token(&keys, environment, &target)?),
        target: Some(target),
        callback_secret: secrets::callback_secret(&keys)?,
        zone,
        zone_name,
        zone_from: keys.origin("time_zone"),
        timeout: keys.timeout("timeout")?,
        output: output(&keys)?,
        overrides: overrides::overrides(&keys)?,
        date_form: keys.date_form("order_date")?,
        limits: limits::limits(&keys)?,
        resolve_after: keys.timeout("resolve_after")?,
    })
}

/// Where requests go, and the environment that this is.
fn target(keys: &Keys) -> Result<(Environment, Target)> {
    let named = address::named_environment(keys)?;
    let base_url = address::base_url(keys, named)?;
    let environment = address::environment(keys, named, &base_url)?;
    address::has_one_spelling(keys, &base_url)?;
    let target = Target {
        base_url,
        named: keys.has("base_url"),
        ca_file: keys.text("ca_file")?.map(|path| keys.beside_file(&path)),
    };
    Ok((environment, target))
}

/// The token's source: its own key, else the OS keyring.
fn token(keys: &Keys, environment: Environment, target: &Target) -> Result<SecretSource> {
    if let Some(source) = secrets::token(keys)? {
        return Ok(source);
    }
    let account = keyring_account(environment, &target.key());
    Ok(SecretSource::Keyring { account, profile: keys.name.to_owned() })
}

fn output(keys: &Keys) -> Result<Option<Format>> {
    let Some(name) = keys.text("output")? else { return Ok(None) };
    match Format::from_name(&name) {
        Some(format) => Ok(Some(format)),
        None => Err(keys.wrong("output", &format!("is none of {}", Format::NAMES.join(", ")))),
    }
}
