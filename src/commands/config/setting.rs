//! One setting in force, and where it came from. A secret's place is told, never its value.

use crate::profile::secret_source::SecretSource;
use crate::profile::{SettingOrigin, secret_bytes};

/// A setting in force.
pub struct Setting {
    /// Its name, as in the file.
    pub key: String,
    /// What holds.
    pub value: String,
    from: Origin,
}

/// Where a setting came from.
enum Origin {
    /// A flag, a variable, the key of this name in the file, or nothing.
    Usual(SettingOrigin),
    /// Something else, in words.
    Words(String),
}

impl Setting {
    /// Of an origin in words.
    pub fn new(key: &str, value: impl Into<String>, from: impl Into<String>) -> Setting {
        Setting { key: key.to_owned(), value: value.into(), from: Origin::Words(from.into()) }
    }

    /// Of a usual origin.
    pub fn of(key: &str, value: impl Into<String>, origin: &SettingOrigin) -> Setting {
        let from = Origin::Usual(origin.clone());
        Setting { key: key.to_owned(), value: value.into(), from }
    }

    /// A setting of the file, or what holds without it.
    pub fn or_default(key: &str, value: Option<String>, default: &str) -> Setting {
        match value {
            Some(value) => Setting::of(key, value, &SettingOrigin::File),
            None => Setting::of(key, default, &SettingOrigin::Default),
        }
    }

    /// A switch that a flag alone sets.
    pub fn switch(key: &str, flag: &'static str, is_set: bool) -> Setting {
        let origin = if is_set { SettingOrigin::Flag(flag) } else { SettingOrigin::Default };
        Setting::of(key, is_set.to_string(), &origin)
    }

    /// A secret's place, never its value.
    pub fn secret(key: &str, name: &str, source: Option<&SecretSource>) -> Setting {
        if secret_bytes(name).is_some() {
            return Setting::new(key, "***", name);
        }
        match source {
            Some(source) => Setting::kept_secret(key, source),
            None => Setting::of(key, "not set", &SettingOrigin::Default),
        }
    }

    /// The place of a secret that no variable of ours sets, never its value.
    pub fn kept_secret(key: &str, source: &SecretSource) -> Setting {
        let value = if source.missing().is_none() { "***" } else { "not set" };
        match source {
            SecretSource::Literal(_) => Setting::of(key, value, &SettingOrigin::File),
            other => Setting::new(key, value, other.describe()),
        }
    }

    /// Where it came from, in words; of the file, with the whole name of its key.
    pub fn origin(&self, profile: &str) -> String {
        match &self.from {
            Origin::Usual(SettingOrigin::File) if self.key == "profile" => "default_profile".into(),
            Origin::Usual(SettingOrigin::File) => format!("profiles.{profile}.{}", self.key),
            Origin::Usual(origin) => origin.describe(),
            Origin::Words(words) => words.clone(),
        }
    }
}
