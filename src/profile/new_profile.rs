//! A profile that is added to the configuration file: its text, and where it goes. What is in the file already stays as it
//! is, comments too.

use std::path::Path;

use secrecy::{ExposeSecret, SecretString};
use toml::{Table, Value};

use super::default_profile::with_default;
use super::edit_file::{create, old_text, replace};
use super::environment::{Environment, SANDBOX};
use super::flags::SettingOrigin;
use super::read;
use super::settings::Profile;
use crate::base::error::{Error, Result};

/// Where a secret of the new profile comes from.
pub enum NewSecret {
    /// The OS keyring, which is no key of the file.
    Keyring,
    /// An environment variable of this name.
    Variable(String),
    /// A program with its arguments.
    Command(Vec<String>),
    /// The file itself.
    Literal(SecretString),
}

/// A profile that is not in the file yet.
pub struct NewProfile {
    /// Its name: letters, digits, `-` and `_`.
    pub name: String,
    /// demo or production.
    pub environment: Environment,
    /// Another address than the environment's own.
    pub base_url: Option<String>,
    /// Where its token comes from.
    pub token: NewSecret,
    /// Where its callback secret comes from, if it has one.
    pub callback_secret: Option<NewSecret>,
    /// Its time zone, if it is set.
    pub time_zone: Option<String>,
    /// Whether it becomes the default one.
    pub is_default: bool,
}

/// What stands at the top of a new file.
const HEAD: &str = "\
# Profiles of fpgo. `fpgo config init` adds another one, `fpgo config check` looks at all of them,
# and docs/profiles.md of fpgo explains every key.
# A file that holds a secret must be readable by you alone: chmod 600.
";

impl NewProfile {
    /// Why a profile cannot have this name, if so.
    pub fn refuse_name(name: &str) -> Option<&'static str> {
        let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_".contains(&byte);
        if name.is_empty() || !name.bytes().all(is_plain) || name.starts_with('-') {
            return Some("a name is letters, digits, - and _");
        }
        (name == SANDBOX).then_some("the name sandbox is taken: it is always there, with --sandbox")
    }

    /// The profile as it will be read from the file; the first thing that is wrong with it is the failure.
    pub fn read(&self, file: &Path) -> Result<Profile> {
        read::profile(file, &self.name, &self.table()?, SettingOrigin::Flag("--profile"))
    }

    fn table(&self) -> Result<Table> {
        let whole: Table = self
            .text()
            .parse()
            .map_err(|_| Error::bug("the text of a new profile cannot be read"))?;
        let profiles = whole.get("profiles").and_then(|profiles| profiles.get(&self.name));
        let table = profiles.and_then(Value::as_table).cloned();
        table.ok_or_else(|| Error::bug("the text of a new profile holds none"))
    }

    /// The text as it stands in the file.
    fn text(&self) -> String {
        let mut lines = vec![format!("[profiles.{}]", self.name)];
        lines.push(setting("environment", self.environment.name()));
        if let Some(address) = &self.base_url {
            lines.push(setting("base_url", address));
        }
        lines.push(self.token_line());
        if let Some(secret) = &self.callback_secret {
            lines.push(secret_line("callback_secret", secret));
        }
        if let Some(zone) = &self.time_zone {
            lines.push(setting("time_zone", zone));
        }
        lines.join("\n") + "\n"
    }

    fn token_line(&self) -> String {
        let name = &self.name;
        match &self.token {
            NewSecret::Keyring => format!(
                "# The token is in the OS keyring: fpgo -p {name} auth login puts it there, auth logout takes it away."
            ),
            NewSecret::Variable(variable) => format!(
                "# The token is in this environment variable: export {variable}=… before fpgo is called.\n{}",
                secret_line("token", &self.token)
            ),
            NewSecret::Command(_) | NewSecret::Literal(_) => secret_line("token", &self.token),
        }
    }

    fn holds_secret(&self) -> bool {
        let is_literal = |secret: &NewSecret| matches!(secret, NewSecret::Literal(_));
        is_literal(&self.token) || self.callback_secret.as_ref().is_some_and(is_literal)
    }

    /// Adds it to the file, which is made if it is not there, for its owner alone.
    pub fn add_to(&self, path: &Path) -> Result<()> {
        let failed =
            |error| Error::config(format!("{} cannot be written: {error}", path.display()));
        if !path.exists() {
            let first = if self.is_default {
                setting("default_profile", &self.name) + "\n\n"
            } else {
                String::new()
            };
            return create(path, &format!("{HEAD}\n{first}{}", self.text())).map_err(failed);
        }
        let old = old_text(path).map_err(failed)?;
        let gap = if old.is_empty() || old.ends_with('\n') { "\n" } else { "\n\n" };
        let mut text = format!("{old}{gap}{}", self.text());
        if self.is_default {
            text = with_default(&text, &self.name);
        }
        if text.parse::<Table>().ok() != Some(self.wanted(&old)?) {
            return Err(Error::config(format!(
                "profile {} cannot be added at the end of {}",
                self.name,
                path.display()
            ))
            .next("its profiles are no tables of their own: add the new one by hand"));
        }
        replace(path, &text, self.holds_secret()).map_err(failed)
    }

    /// What the file must hold afterwards: all that it held, and the new profile.
    fn wanted(&self, old: &str) -> Result<Table> {
        let mut wanted: Table =
            old.parse().map_err(|_| Error::config("the file cannot be read as TOML"))?;
        if self.is_default {
            wanted.insert("default_profile".into(), Value::String(self.name.clone()));
        }
        let profiles = wanted.entry("profiles").or_insert_with(|| Value::Table(Table::new()));
        if let Some(profiles) = profiles.as_table_mut() {
            profiles.insert(self.name.clone(), Value::Table(self.table()?));
        }
        Ok(wanted)
    }
}

fn setting(key: &str, value: &str) -> String {
    format!("{key} = {}", quoted(value))
}

fn secret_line(key: &str, secret: &NewSecret) -> String {
    match secret {
        NewSecret::Keyring => format!("{key}_keyring = true"),
        NewSecret::Variable(name) => setting(&format!("{key}_env"), name),
        NewSecret::Command(words) => {
            let words: Vec<String> = words.iter().map(|word| quoted(word)).collect();
            format!("{key}_command = [{}]", words.join(", "))
        }
        NewSecret::Literal(secret) => setting(key, secret.expose_secret()),
    }
}

/// A text as TOML writes it.
fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for letter in text.chars() {
        match letter {
            '"' | '\\' => quoted.extend(['\\', letter]),
            letter if letter.is_control() => {
                quoted.push_str(&format!("\\u{:04X}", u32::from(letter)));
            }
            letter => quoted.push(letter),
        }
    }
    quoted + "\""
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn whatever_is_typed_is_read_back_as_it_was(text in ".*") {
            let table: Table = setting("token", &text).parse().expect("TOML");
            prop_assert_eq!(table["token"].as_str(), Some(text.as_str()));
        }
    }
}
