//! The callback secrets of every profile that stand in the file itself: one of them may explain a checksum that the secret in
//! use does not fit. For what must not be signed with, those in the variables that profiles name count too. No program is run
//! and no keyring is asked: their secrets belong to the profile in use alone.

use secrecy::{ExposeSecret, SecretString};
use toml::Value;

use super::choose::profile_named;
use super::environment::Environment;
use super::file::ConfigFile;
use super::variables::secret_bytes;
use crate::base::text::is_blank;

/// The keys whose value is one, and whether it is the one that held before.
const KEYS: [(&str, bool); 2] = [("callback_secret", false), ("callback_secret_previous", true)];

/// The keys whose value names a variable with one.
const VARIABLE_KEYS: [&str; 2] = ["callback_secret_env", "callback_secret_previous_env"];

/// A callback secret in the file.
pub struct KeptSecret {
    /// The profile's name.
    pub profile: String,
    /// Whether it is the one that held before.
    pub is_previous: bool,
    /// The secret.
    pub secret: SecretString,
}

/// All of them, in the file's order.
pub fn kept_callback_secrets(file: &ConfigFile) -> Vec<KeptSecret> {
    let mut kept = Vec::new();
    for profile in file.profiles() {
        let Some(table) = file.profile_table(&profile) else { continue };
        for (key, is_previous) in KEYS {
            let secret = table.get(key).and_then(Value::as_str).filter(|text| !is_blank(text));
            if let Some(secret) = secret {
                let secret = SecretString::from(secret);
                kept.push(KeptSecret { profile: profile.clone(), is_previous, secret });
            }
        }
    }
    kept
}

/// The profile of production that has this secret, now or from before, in the file or in a variable that it names. One that
/// is too wrong to tell counts as production.
pub fn production_profile_of(file: &ConfigFile, secret: &[u8]) -> Option<String> {
    let mut holders = Vec::new();
    for kept in kept_callback_secrets(file) {
        if kept.secret.expose_secret().as_bytes() == secret {
            holders.push(kept.profile);
        }
    }
    holders
        .extend(file.profiles().into_iter().filter(|name| names_variable_of(file, name, secret)));
    holders.into_iter().find(|name| may_be_production(file, name))
}

/// Whether a variable that the profile names holds this secret.
fn names_variable_of(file: &ConfigFile, profile: &str, secret: &[u8]) -> bool {
    let Some(table) = file.profile_table(profile) else { return false };
    let names = VARIABLE_KEYS.iter().filter_map(|key| table.get(*key)?.as_str());
    names.filter(|name| is_name(name)).any(|name| secret_bytes(name).as_deref() == Some(secret))
}

/// Whether the system can be asked for a variable of this name.
fn is_name(name: &str) -> bool {
    !name.is_empty() && !name.contains(['=', '\0'])
}

fn may_be_production(file: &ConfigFile, profile: &str) -> bool {
    profile_named(file, profile)
        .map_or(true, |profile| profile.environment == Environment::Production)
}
