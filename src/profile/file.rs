//! The configuration file: where it is, what it holds, and whether others may read it. Reading one profile of it
//! stands in `read/`.

use std::collections::BTreeMap;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use toml::{Spanned, Table, Value};

use super::edit_file::old_text;
use super::environment::SANDBOX;
use super::flags::{ProfileFlags, SettingOrigin};
use super::{known_keys, places, secret_variables};
use crate::base::error::{Error, Result};
use crate::base::input;
use crate::base::redact;
use crate::base::step::Command;
use crate::store::sql::Address;

/// No configuration file is larger: 1 MiB.
const LARGEST_FILE: u64 = 1 << 20;

/// The keys of a profile whose value is a secret.
const SECRET_KEYS: [&str; 4] =
    ["token", "callback_secret", "callback_secret_previous", "journal_password"];

/// The keys of a profile whose value names a variable with a secret.
const VARIABLE_KEYS: [&str; 4] =
    ["token_env", "callback_secret_env", "callback_secret_previous_env", "journal_password_env"];

/// The configuration file, read but not yet checked.
pub struct ConfigFile {
    /// Where it is, or would be.
    pub path: PathBuf,
    /// Its content; `None` where there is no file.
    pub table: Option<Table>,
}

impl ConfigFile {
    /// Finds the file: `--config`, `FPGO_CONFIG`, the platform's place. Does not read it.
    pub fn place(flags: &ProfileFlags) -> Result<(PathBuf, SettingOrigin)> {
        if let Some(path) = &flags.config {
            return Ok((path.clone(), SettingOrigin::Flag("--config")));
        }
        if let Some(path) = places::place_of("FPGO_CONFIG")? {
            return Ok((path, SettingOrigin::Variable("FPGO_CONFIG")));
        }
        Ok((places::default_config()?, SettingOrigin::Default))
    }

    /// Reads the file, and refuses one with a secret that others may read.
    pub fn read(flags: &ProfileFlags) -> Result<ConfigFile> {
        let file = ConfigFile::open(flags)?;
        file.refuse_shared()?;
        Ok(file)
    }

    /// Reads the file if there is one, wherever it was named. What cannot be read is a failure: what it holds is not known.
    pub fn read_if_there(flags: &ProfileFlags) -> Result<Option<ConfigFile>> {
        // Without a home directory there is no place for one, unless it is named.
        let is_named = flags.config.is_some() || places::names_place("FPGO_CONFIG");
        let path = match ConfigFile::place(flags) {
            Ok((path, _)) => path,
            Err(error) if is_named => return Err(error),
            Err(_) => return Ok(None),
        };
        match path.try_exists() {
            Ok(false) => Ok(None),
            _ => ConfigFile::read(flags).map(Some),
        }
    }

    /// Reads the file, whoever may read it too. A missing one at the platform's place is no failure; a missing one that was
    /// named is.
    pub fn open(flags: &ProfileFlags) -> Result<ConfigFile> {
        let (path, chosen_by) = ConfigFile::place(flags)?;
        let text = match input::read_text(&path, LARGEST_FILE) {
            Ok(text) => text,
            Err(error)
                if error.kind() == ErrorKind::NotFound && chosen_by == SettingOrigin::Default =>
            {
                return Ok(ConfigFile { path, table: None });
            }
            Err(error) => return Err(unreadable(&path, &error)),
        };
        let table: Table = text.parse().map_err(|error| not_toml(&path, &text, &error))?;
        conceal_secrets(&table);
        Ok(ConfigFile { path, table: Some(table) })
    }

    /// Refuses a file that holds a secret and that others may read.
    pub fn refuse_shared(&self) -> Result<()> {
        self.table.as_ref().map_or(Ok(()), |table| check_mode(&self.path, table))
    }

    /// Refuses a profile with the name of the sandbox.
    pub fn refuse_reserved(&self) -> Result<()> {
        match self.profile_table(SANDBOX) {
            None => Ok(()),
            Some(_) => Err(Error::config(format!(
                "[profiles.sandbox] in {} is reserved: the sandbox is always there, with --sandbox",
                self.path.display()
            ))),
        }
    }

    /// The profiles' names, in the file's order.
    pub fn profiles(&self) -> Vec<String> {
        let profiles = self.table.as_ref().and_then(profiles);
        profiles.into_iter().flat_map(Table::keys).cloned().collect()
    }

    /// The keys of one profile.
    pub fn profile_table(&self, name: &str) -> Option<&Table> {
        profiles(self.table.as_ref()?)?.get(name)?.as_table()
    }

    /// `default_profile`.
    pub fn default_profile(&self) -> Option<&str> {
        self.table.as_ref()?.get("default_profile")?.as_str()
    }

    /// The line of the file in which a key of a profile has its value, where it can be told.
    pub fn line_of(&self, profile: &str, key: &str) -> Option<usize> {
        #[derive(serde::Deserialize)]
        struct Placed {
            profiles: BTreeMap<String, BTreeMap<String, Spanned<Value>>>,
        }
        let text = old_text(&self.path).ok()?;
        let placed: Placed = toml::from_str(&text).ok()?;
        let value = placed.profiles.get(profile)?.get(key)?;
        Some(position(&text, value.span().start).0)
    }

    /// Unknown keys outside the profile in use: warnings, since nothing in use depends on them.
    pub fn warnings(&self, in_use: &str) -> Vec<String> {
        let Some(table) = &self.table else { return Vec::new() };
        let mut warnings = known_keys::unknown_keys(table, "", &known_keys::TOP, &self.path);
        for name in self.profiles() {
            if name != in_use
                && let Some(table) = self.profile_table(&name)
            {
                warnings.extend(known_keys::unknown_in_profile(table, &name, &self.path));
            }
        }
        warnings
    }
}

/// The failure of a file that cannot be read.
fn unreadable(path: &Path, error: &io::Error) -> Error {
    let failure = Error::config(format!("reading {}: {error}", path.display()));
    match error.kind() {
        ErrorKind::NotFound => failure.next(Command::of_machine("config init").why("make it")),
        _ => failure,
    }
}

fn profiles(table: &Table) -> Option<&Table> {
    table.get("profiles")?.as_table()
}

/// Where the text is no TOML. The error's own rendering quotes the line, which may hold a secret.
fn not_toml(path: &Path, text: &str, error: &toml::de::Error) -> Error {
    let (line, column) = position(text, error.span().map_or(0, |span| span.start));
    let what = redact::hide_suspects(error.message());
    Error::config(format!("{}, line {line}, column {column}: {what}", path.display()))
}

fn position(text: &str, offset: usize) -> (usize, usize) {
    let before = text.get(..offset).unwrap_or(text);
    let line = before.matches('\n').count() + 1;
    (line, before.rsplit('\n').next().unwrap_or_default().chars().count() + 1)
}

/// Makes known to the redaction what any profile holds, whichever is in use.
fn conceal_secrets(table: &Table) {
    for (_, profile) in profiles(table).into_iter().flatten() {
        for key in SECRET_KEYS {
            if let Some(secret) = profile.get(key).and_then(Value::as_str) {
                redact::conceal(secret.as_bytes());
            }
        }
        for key in VARIABLE_KEYS {
            if let Some(name) = profile.get(key).and_then(Value::as_str) {
                secret_variables::conceal_variable(name);
            }
        }
        if let Some(url) = profile.get("journal_url").and_then(Value::as_str)
            && let Some(password) = Address::misplaced_password(url)
        {
            redact::conceal(password.as_bytes());
        }
    }
    conceal_misplaced_in(table);
}

/// A token in the place of a name, a path or anything else must not be shown either.
fn conceal_misplaced_in(table: &Table) {
    for (key, value) in table {
        conceal_if_token(key);
        conceal_misplaced(value);
    }
}

fn conceal_misplaced(value: &Value) {
    match value {
        Value::String(text) => conceal_if_token(text),
        Value::Array(items) => items.iter().for_each(conceal_misplaced),
        Value::Table(inner) => conceal_misplaced_in(inner),
        _ => {}
    }
}

fn conceal_if_token(text: &str) {
    if !redact::is_place(text) && !text.contains(' ') && redact::looks_secret(text) {
        redact::conceal(text.as_bytes());
    }
}

/// Refuses a file that holds a secret and that others may read.
#[cfg(unix)]
fn check_mode(path: &Path, table: &Table) -> Result<()> {
    use std::os::unix::fs::PermissionsExt;
    let mode = std::fs::metadata(path).map_or(0, |data| data.permissions().mode());
    if mode & 0o077 == 0 || !holds_secret(table) {
        return Ok(());
    }
    let why = format!("{} holds a secret and others may read it", path.display());
    let step = crate::base::step::Command::of_system("chmod 600").arg(path.display());
    Err(Error::config(why).next(step))
}

#[cfg(unix)]
fn holds_secret(table: &Table) -> bool {
    for (_, profile) in profiles(table).into_iter().flatten() {
        if SECRET_KEYS.iter().any(|key| profile.get(key).is_some()) {
            return true;
        }
    }
    false
}

#[cfg(not(unix))]
fn check_mode(_: &Path, _: &Table) -> Result<()> {
    Ok(())
}
