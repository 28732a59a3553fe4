//! What is known of a new profile: from flags, with the same checks as answers to questions. What is still missing has a
//! default, or is refused.

use reqwest::Url;

use super::arguments::InitArgs;
use crate::base::dates::Zone;
use crate::base::error::{Error, Result};
use crate::base::target::is_loopback;
use crate::commands::{correct_secret, hidden};
use crate::options::Globals;
use crate::profile::{ConfigFile, Environment, NewProfile, NewSecret, checked_address};

/// What a check says: nothing, or why the answer cannot be taken.
pub type Checked = std::result::Result<(), String>;

/// What is known of the new profile.
#[derive(Default)]
pub struct Answers {
    /// Its name.
    pub name: Option<String>,
    /// Its environment.
    pub environment: Option<Environment>,
    /// Another address than the environment's own.
    pub base_url: Option<String>,
    /// Where its token comes from.
    pub token: Option<NewSecret>,
    /// Where its callback secret comes from.
    pub callback_secret: Option<NewSecret>,
    /// Its time zone.
    pub time_zone: Option<String>,
    /// Whether it is to become the default one, whatever it leads to.
    pub is_default: bool,
}

impl Answers {
    /// What the flags say, each as it would be taken from a person.
    pub fn of_flags(arguments: &InitArgs, globals: &Globals, file: &ConfigFile) -> Result<Answers> {
        let name = arguments.name.clone().or_else(|| globals.profile.clone());
        if let Some(name) = &name {
            refused(free_name(name, file)).map_err(|error| match file.profile_table(name) {
                Some(_) => error.next(correct_secret::other_token(file, name)),
                None => error,
            })?;
        }
        let base_url = match &arguments.base_url {
            Some(address) => Some(address_of(address).map_err(Error::invalid)?),
            None => None,
        };
        if let Some(zone) = &arguments.time_zone {
            refused(known_zone(zone))?;
        }
        let environment = match (arguments.environment.as_deref(), &base_url) {
            (Some("production"), _) => Some(Environment::Production),
            (Some(_), _) => Some(Environment::Demo),
            (None, Some(address)) => Some(environment_of(address)),
            (None, None) => None,
        };
        Ok(Answers {
            name,
            environment,
            base_url,
            token: token(arguments)?,
            callback_secret: callback_secret(arguments)?,
            time_zone: arguments.time_zone.clone(),
            is_default: arguments.make_default,
        })
    }

    /// The profile; fails where something is missing that nobody can guess.
    pub fn new_profile(self, unasked: &str) -> Result<NewProfile> {
        let missing = |what: &str| {
            Error::invalid(format!("{what}, and {unasked}"))
                .next("fpgo config init demo --environment demo --token-env NAME, for example")
        };
        Ok(NewProfile {
            name: self.name.ok_or_else(|| missing("no name is given"))?,
            environment: self
                .environment
                .ok_or_else(|| missing("neither --environment nor --base-url is given"))?,
            base_url: self.base_url,
            token: self.token.unwrap_or(NewSecret::Keyring),
            callback_secret: self.callback_secret,
            time_zone: self.time_zone,
            is_default: self.is_default,
        })
    }
}

fn refused(checked: Checked) -> Result<()> {
    checked.map_err(Error::invalid)
}

fn token(arguments: &InitArgs) -> Result<Option<NewSecret>> {
    if arguments.token_keyring {
        return Ok(Some(NewSecret::Keyring));
    }
    if arguments.token_stdin {
        return Ok(Some(NewSecret::Literal(hidden::token_of_stdin()?)));
    }
    secret(arguments.token_env.as_ref(), arguments.token_command.as_ref())
}

fn callback_secret(arguments: &InitArgs) -> Result<Option<NewSecret>> {
    if arguments.callback_secret_keyring {
        return Ok(Some(NewSecret::Keyring));
    }
    secret(arguments.callback_secret_env.as_ref(), arguments.callback_secret_command.as_ref())
}

fn secret(variable: Option<&String>, command: Option<&String>) -> Result<Option<NewSecret>> {
    if let Some(name) = variable {
        refused(variable_name(name))?;
        return Ok(Some(NewSecret::Variable(name.clone())));
    }
    let Some(line) = command else { return Ok(None) };
    Ok(Some(NewSecret::Command(words_of(line).map_err(Error::invalid)?)))
}

/// Whether the file can take a profile of this name.
pub fn free_name(name: &str, file: &ConfigFile) -> Checked {
    if let Some(why) = NewProfile::refuse_name(name) {
        return Err(why.to_owned());
    }
    match file.profiles().iter().any(|known| known == name) {
        true => Err(format!("there is a profile {name} already, and it stays as it is")),
        false => Ok(()),
    }
}

/// The address, with the path of the API if it has none.
pub fn address_of(typed: &str) -> std::result::Result<String, String> {
    let typed = typed.trim();
    let url = checked_address(typed).map_err(|why| match typed.contains("://") {
        true => format!("that {why}"),
        false => "an address begins with https://, or on this machine http://".to_owned(),
    })?;
    let address = url.as_str().trim_end_matches('/');
    Ok(match url.path() {
        "" | "/" => format!("{address}/api/v1"),
        _ => address.to_owned(),
    })
}

/// The environment of an address: that of a known host; this machine may be any, and is no real money; all others count as
/// production.
pub fn environment_of(address: &str) -> Environment {
    let Ok(url) = Url::parse(address) else { return Environment::Production };
    if is_loopback(&url) {
        return Environment::Demo;
    }
    let host = url.host_str().unwrap_or_default();
    Environment::of_host(host).unwrap_or(Environment::Production)
}

/// Whether it is the name of a time zone.
pub fn known_zone(name: &str) -> Checked {
    match Zone::named(name) {
        Some(_) => Ok(()),
        None => Err(format!("{name} is no IANA time zone, such as Europe/Oslo")),
    }
}

/// Whether a variable can have this name. Those of fpgo itself mean something else.
pub fn variable_name(name: &str) -> Checked {
    let is_name = name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
    if !is_name || name.is_empty() || name.starts_with(|first: char| first.is_ascii_digit()) {
        // What was typed may be the token itself, so it is not told back.
        return Err("that is not the name of a variable: letters, digits and _".to_owned());
    }
    match name.starts_with("FPGO_") {
        true => {
            Err("variables that begin with FPGO_ have a meaning of their own; take another".into())
        }
        false => Ok(()),
    }
}

/// A program with its arguments, as a shell splits them; no shell will run them.
pub fn words_of(line: &str) -> std::result::Result<Vec<String>, String> {
    match shell_words::split(line) {
        Ok(words) if !words.is_empty() => Ok(words),
        _ => Err("that is not a program with its arguments, such as pass show fpgo/demo".into()),
    }
}
