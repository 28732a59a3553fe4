//! The callback secrets that stand in the file itself, of every profile: one of them may explain a checksum that the secret in
//! use does not fit. Secrets from variables, programs and keyrings belong to the profile in use alone.

use secrecy::SecretString;
use toml::Value;

use super::file::ConfigFile;

/// The keys whose value is one, and whether it is the one that held before.
const KEYS: [(&str, bool); 2] = [("callback_secret", false), ("callback_secret_previous", true)];

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
            let secret = table.get(key).and_then(Value::as_str).filter(|text| !text.is_empty());
            if let Some(secret) = secret {
                let secret = SecretString::from(secret);
                kept.push(KeptSecret { profile: profile.clone(), is_previous, secret });
            }
        }
    }
    kept
}
