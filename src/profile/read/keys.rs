//! The keys of one profile, read by type: texts, lists, amounts, durations. What is wrong is told with the key's place
//! in the file.

use std::path::{Path, PathBuf};
use std::time::Duration;

use toml::{Table, Value};

use crate::base::dates::DateForm;
use crate::base::duration;
use crate::base::error::{Error, Result};
use crate::base::money::{self, Amount};
use crate::base::redact;
use crate::profile::flags::SettingOrigin;

/// The keys of a profile, or of one operation in it.
pub struct Keys<'a> {
    /// The file, for messages.
    pub file: &'a Path,
    /// The profile's name.
    pub name: &'a str,
    /// The place of these keys in the profile: nothing, or `endpoints."orders list".`.
    pub prefix: String,
    /// Keys and values.
    pub table: &'a Table,
}

impl Keys<'_> {
    /// Whether the key is there.
    pub fn has(&self, key: &str) -> bool {
        self.table.contains_key(key)
    }

    /// Where the setting comes from.
    pub fn origin(&self, key: &str) -> SettingOrigin {
        if self.has(key) { SettingOrigin::File } else { SettingOrigin::Default }
    }

    /// A text.
    pub fn text(&self, key: &str) -> Result<Option<String>> {
        match self.table.get(key) {
            None => Ok(None),
            Some(Value::String(text)) => Ok(Some(text.clone())),
            Some(_) => Err(self.wrong(key, "must be a text")),
        }
    }

    /// A yes or no, and what holds without it.
    pub fn yes_or_no(&self, key: &str, unset: bool) -> Result<bool> {
        match self.table.get(key) {
            None => Ok(unset),
            Some(Value::Boolean(yes)) => Ok(*yes),
            Some(_) => Err(self.wrong(key, "must be true or false")),
        }
    }

    /// A list of texts that must be there.
    pub fn words(&self, key: &str) -> Result<Vec<String>> {
        let mut words = Vec::new();
        let Some(Value::Array(items)) = self.table.get(key) else {
            return Err(self.wrong(key, "must be a list of texts"));
        };
        for item in items {
            let Value::String(word) = item else {
                return Err(self.wrong(key, "must be a list of texts"));
            };
            words.push(word.clone());
        }
        Ok(words)
    }

    /// A time-out, such as `30s`.
    pub fn timeout(&self, key: &str) -> Result<Option<Duration>> {
        match self.table.get(key) {
            None => Ok(None),
            Some(Value::String(text)) => match duration::timeout(text) {
                Ok(time) => Ok(Some(time)),
                Err(why) => Err(self.wrong(key, &why)),
            },
            Some(_) => Err(self.wrong(key, "must be a text such as \"30s\"")),
        }
    }

    /// An amount as a text or a whole number: a number with decimals would not be exact in TOML.
    pub fn amount(&self, key: &str) -> Result<Option<Amount>> {
        let text = match self.table.get(key) {
            None => return Ok(None),
            Some(Value::String(text)) => text.clone(),
            Some(Value::Integer(whole)) => whole.to_string(),
            Some(_) => {
                return Err(self.wrong(key, "must be an amount in quotes, such as \"1000.50\""));
            }
        };
        match money::parse(&text) {
            Ok(amount) => Ok(Some(amount)),
            Err(why) => Err(self.wrong(key, &format!("{text}: {why}"))),
        }
    }

    /// A form of dates.
    pub fn date_form(&self, key: &str) -> Result<Option<DateForm>> {
        let Some(value) = self.table.get(key) else { return Ok(None) };
        match value.as_str().and_then(DateForm::from_name) {
            Some(form) => Ok(Some(form)),
            None => Err(self.wrong(key, "is neither \"unix\" nor \"d M, Y\"")),
        }
    }

    /// A path; a relative one counts from the file.
    pub fn beside_file(&self, path: &str) -> PathBuf {
        self.file.parent().unwrap_or(Path::new("")).join(path)
    }

    /// What is wrong with a key. A secret in the place of a name is not shown.
    pub fn wrong(&self, key: &str, what: &str) -> Error {
        let key = format!("{}{key}", self.prefix);
        let (name, key, what) = (
            redact::hide_suspects(self.name),
            redact::hide_suspects(&key),
            redact::hide_suspects(what),
        );
        Error::config(format!("profiles.{name}.{key} in {} {what}", self.file.display()))
    }
}
