//! The keys that the configuration file may have, and the messages about any other.

use std::path::Path;

use toml::{Table, Value};

use crate::api;
use crate::base::redact;

/// The keys outside of all profiles.
pub const TOP: [&str; 2] = ["default_profile", "profiles"];

/// The keys of a profile.
pub const OF_PROFILE: &[&str] = &[
    "environment",
    "base_url",
    "ca_file",
    "token",
    "token_env",
    "token_command",
    "callback_secret",
    "callback_secret_env",
    "callback_secret_command",
    "callback_secret_keyring",
    "callback_secret_previous",
    "callback_secret_previous_env",
    "callback_secret_previous_command",
    "time_zone",
    "timeout",
    "output",
    "remember_seen",
    "order_date",
    "read_only",
    "max_amount",
    "max_amount_per_day",
    "max_writes_per_hour",
    "allow",
    "bulk_approvals",
    "resolve_after",
    "journal_url",
    "journal_ca_file",
    "journal_password",
    "journal_password_env",
    "journal_password_command",
    "endpoints",
];

/// The keys of one operation in a profile's `endpoints`.
pub const OF_ENDPOINT: &[&str] =
    &["method", "path", "order_date", "empty_list", "filter", "products"];

/// The message about an unknown key: with the nearest known one, or all of them.
pub fn unknown_key(key: &str, known: &[&str], path: &Path) -> String {
    let last = key.rsplit('.').next().unwrap_or(key);
    let rest = match api::nearest_word(last, known.iter().copied()) {
        Some(near) => format!(": did you mean {near}?"),
        None => format!(". The keys there are {}", known.join(", ")),
    };
    format!("unknown key {} in {}{rest}", redact::hide_suspects(key), path.display())
}

/// The messages about unknown keys in this place of the file.
pub fn unknown_keys(table: &Table, place: &str, known: &[&str], path: &Path) -> Vec<String> {
    let mut told = Vec::new();
    for key in table.keys() {
        if !known.contains(&key.as_str()) {
            told.push(unknown_key(&format!("{place}{key}"), known, path));
        }
    }
    told
}

/// The messages about a profile's unknown keys and operations.
pub fn unknown_in_profile(profile: &Table, name: &str, path: &Path) -> Vec<String> {
    let mut told = unknown_keys(profile, &format!("profiles.{name}."), OF_PROFILE, path);
    let endpoints = profile.get("endpoints").and_then(Value::as_table);
    for (command, value) in endpoints.into_iter().flatten() {
        let place = format!("profiles.{name}.endpoints.{command:?}");
        if api::endpoint(command).is_none() {
            let place = redact::hide_suspects(&place);
            told.push(format!("{place} in {} is no command", path.display()));
        }
        if let Some(table) = value.as_table() {
            told.extend(unknown_keys(table, &format!("{place}."), OF_ENDPOINT, path));
        }
    }
    told
}
