//! Reading one profile of the configuration file: each key, and all that is wrong with them.

mod address;
mod approvals;
mod faults;
mod journal;
mod keys;
mod limits;
mod overrides;
mod secrets;

use std::path::Path;

use toml::Table;

pub use self::address::checked as checked_address;
use self::faults::Faults;
use self::keys::Keys;
use super::environment::Environment;
use super::flags::SettingOrigin;
use super::format::Format;
use super::known_keys::{self, OF_PROFILE};
use super::secret_source::{SecretKind, SecretSource};
use super::settings::{Profile, keyring_account};
use crate::base::dates::{HOME_ZONE, Zone};
use crate::base::error::{Error, Result};
use crate::base::target::Target;

/// The profile of this name, from its keys in this file; the first that is wrong with them is the failure.
pub fn profile(
    file: &Path,
    name: &str,
    table: &Table,
    chosen_by: SettingOrigin,
) -> Result<Profile> {
    let first = |faults: Vec<Error>| {
        let none = || Error::bug(format!("nothing is wrong with profile {name}, and it is none"));
        faults.into_iter().next().unwrap_or_else(none)
    };
    whole(file, name, table, chosen_by).map_err(first)
}

/// The profile of this name, or all that is wrong with its keys.
pub fn whole(
    file: &Path,
    name: &str,
    table: &Table,
    chosen_by: SettingOrigin,
) -> std::result::Result<Profile, Vec<Error>> {
    let keys = Keys { file, name, prefix: String::new(), table };
    let mut faults = Faults::default();
    for key in table.keys().filter(|key| !OF_PROFILE.contains(&key.as_str())) {
        let key = format!("profiles.{name}.{key}");
        let unknown: Result<()> =
            Err(Error::config(known_keys::unknown_key(&key, OF_PROFILE, file)));
        faults.found(unknown);
    }
    let read = read(&keys, chosen_by, &mut faults);
    match (read, faults.all()) {
        (Some(profile), faults) if faults.is_empty() => Ok(profile),
        (_, faults) => Err(faults),
    }
}

/// Reads every key, whatever is wrong with the ones before.
fn read(keys: &Keys, chosen_by: SettingOrigin, faults: &mut Faults) -> Option<Profile> {
    let target = target(keys, faults);
    let zone = faults.found(zone(keys));
    let token = faults.found(secrets::token(keys));
    let account =
        target.as_ref().map(|(environment, target)| keyring_account(*environment, &target.key()));
    let callback_secret =
        faults.or_default(secrets::callback_secret(keys, &account.unwrap_or_default()));
    let callback_secret_previous = faults.or_default(secrets::callback_secret_previous(keys));
    let timeout = faults.or_default(keys.timeout("timeout"));
    let output = faults.or_default(output(keys));
    let remember_seen = faults.found(keys.yes_or_no("remember_seen", true)).unwrap_or(true);
    let overrides = overrides::overrides(keys, faults);
    let date_form = faults.or_default(keys.date_form("order_date"));
    let limits = limits::limits(keys, faults);
    let bulk_approvals = faults.or_default(approvals::bulk_approvals(keys));
    let resolve_after = faults.or_default(keys.timeout("resolve_after"));
    let shared_journal = faults.or_default(journal::shared(keys));
    let (environment, target) = target?;
    let (zone_name, zone) = zone?;
    Some(Profile {
        name: keys.name.to_owned(),
        chosen_by,
        environment,
        token: Some(token?.unwrap_or_else(|| of_keyring(keys, environment, &target))),
        target: Some(target),
        callback_secret,
        callback_secret_previous,
        zone,
        zone_name,
        zone_from: keys.origin("time_zone"),
        timeout,
        output,
        remember_seen,
        overrides,
        date_form,
        limits,
        bulk_approvals,
        resolve_after,
        shared_journal,
    })
}

/// Where requests go, and the environment that this is.
fn target(keys: &Keys, faults: &mut Faults) -> Option<(Environment, Target)> {
    let named = faults.found(address::named_environment(keys));
    let ca_file = faults.or_default(keys.text("ca_file"));
    if named.is_none() && !keys.has("base_url") {
        return None;
    }
    let base_url =
        faults.found(address::base_url(keys, named.unwrap_or(Environment::Production)))?;
    let environment = faults.found(address::environment(keys, named?, &base_url))?;
    faults.found(address::has_one_spelling(keys, &base_url));
    let target = Target {
        base_url,
        named: keys.has("base_url"),
        ca_file: ca_file.map(|path| keys.beside_file(&path)),
    };
    Some((environment, target))
}

/// The time zone, with its name.
fn zone(keys: &Keys) -> Result<(String, Zone)> {
    let name = keys.text("time_zone")?.unwrap_or_else(|| HOME_ZONE.into());
    match Zone::named(&name) {
        Some(zone) => Ok((name, zone)),
        None => Err(keys.wrong("time_zone", "is no IANA time zone, such as Europe/Oslo")),
    }
}

/// The token's source where the profile has no key for it: the OS keyring.
fn of_keyring(keys: &Keys, environment: Environment, target: &Target) -> SecretSource {
    let account = keyring_account(environment, &target.key());
    SecretSource::Keyring { account, profile: keys.name.to_owned(), kind: SecretKind::Token }
}

fn output(keys: &Keys) -> Result<Option<Format>> {
    let Some(name) = keys.text("output")? else { return Ok(None) };
    match Format::from_name(&name) {
        Some(format) => Ok(Some(format)),
        None => Err(keys.wrong("output", &format!("is none of {}", Format::NAMES.join(", ")))),
    }
}
