//! Where a token or a callback secret comes from, and getting it: from the file, a variable, a program or the OS
//! keyring. Nothing here prints a secret, and no type that holds one can.

use std::env;

use secrecy::{ExposeSecret, SecretString};

use super::keyring::{self, KeyringError};
use super::secret_command::{self, is_program};
use crate::base::error::{Error, Result};
use crate::base::redact;
use crate::base::step::Command;

/// What is wrong with a secret that anybody could guess.
pub const ONLY_BLANKS: &str = "holds only blanks or line breaks";

/// What a secret is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SecretKind {
    /// It opens the account.
    Token,
    /// Callbacks are signed with it.
    CallbackSecret,
}

impl SecretKind {
    /// Its name in messages.
    pub fn word(self) -> &'static str {
        match self {
            SecretKind::Token => "token",
            SecretKind::CallbackSecret => "callback secret",
        }
    }

    /// The command that stores it in the OS keyring.
    pub fn login(self, profile: &str) -> Command {
        let login = Command::of_profile("auth login", profile);
        match self {
            SecretKind::Token => login,
            SecretKind::CallbackSecret => login.arg("--callback-secret"),
        }
    }
}

/// Where a secret comes from.
#[derive(Clone, Debug)]
pub enum SecretSource {
    /// It stands in the file.
    Literal(SecretString),
    /// An environment variable of the user's choice.
    Variable(String),
    /// A program prints it.
    Command {
        /// Program and arguments; no shell.
        words: Vec<String>,
        /// The key in the file, for messages.
        key: String,
    },
    /// The keyring of the operating system keeps it.
    Keyring {
        /// The account that the keyring keeps it for.
        account: String,
        /// The profile, for messages.
        profile: String,
        /// What it is for.
        kind: SecretKind,
    },
}

impl SecretSource {
    /// The source as text, without the value.
    pub fn describe(&self) -> String {
        match self {
            SecretSource::Literal(_) => "the file".into(),
            SecretSource::Variable(name) => format!("variable {}", redact::hide_suspects(name)),
            SecretSource::Command { words, key } => {
                let program = words.first().map(String::as_str).unwrap_or_default();
                format!("{key} {}", redact::hide_suspects(program))
            }
            SecretSource::Keyring { .. } => "OS keyring".into(),
        }
    }

    /// Why the secret is missing, as far as that is known without running a program.
    pub fn missing(&self) -> Option<String> {
        match self {
            SecretSource::Variable(name) if env::var_os(name).is_none_or(|it| it.is_empty()) => {
                Some(format!("variable {} is not set", redact::hide_suspects(name)))
            }
            SecretSource::Keyring { account, .. } => match keyring::holds(account) {
                Ok(true) => None,
                Ok(false) => Some(not_kept(account)),
                Err(trouble) => Some(trouble.describe()),
            },
            SecretSource::Command { words, key } => {
                let program = words.first()?;
                let shown = redact::hide_suspects(program);
                (!is_program(program)).then(|| format!("{key}: there is no program {shown} here"))
            }
            SecretSource::Variable(_) | SecretSource::Literal(_) => None,
        }
    }

    /// Gets the secret. A program is run at each call, so call it once.
    pub fn get(&self) -> Result<SecretString> {
        let secret = self.fetch()?;
        redact::conceal(secret.expose_secret().as_bytes());
        Ok(secret)
    }

    fn fetch(&self) -> Result<SecretString> {
        match self {
            SecretSource::Literal(secret) => Ok(secret.clone()),
            SecretSource::Variable(name) => match env::var(name) {
                Ok(value) if !value.is_empty() => Ok(value.into()),
                Err(env::VarError::NotUnicode(_)) => Err(named_variable(name, "is no text")),
                _ => Err(named_variable(name, "is not set")),
            },
            SecretSource::Command { words, key } => secret_command::first_line(words, key),
            SecretSource::Keyring { account, profile, kind } => {
                let why = match keyring::get(account) {
                    Ok(Some(secret)) => return Ok(secret),
                    Ok(None) => not_kept(account),
                    Err(trouble) => trouble.describe(),
                };
                Err(self.absent(*kind, profile, &why))
            }
        }
    }

    /// The failure of a profile without a secret, with the ways to give it one that its source leaves open.
    pub fn absent(&self, kind: SecretKind, profile: &str, why: &str) -> Error {
        let error = Error::config(match kind {
            SecretKind::Token => format!("profile {profile} has no token: {why}"),
            SecretKind::CallbackSecret => {
                format!("profile {profile} has no callback secret: {why}")
            }
        });
        let login = kind.login(profile);
        match (self, kind) {
            (SecretSource::Variable(name), SecretKind::Token) => error
                .next(export(name))
                .next(login.why("or take token_env out of the profile, and use the OS keyring")),
            (SecretSource::Variable(name), SecretKind::CallbackSecret) => error.next(export(name)),
            (SecretSource::Command { key, .. }, _) => error
                .next(Command::of_machine("config path").why(format!("correct {key} in the file"))),
            (SecretSource::Keyring { .. } | SecretSource::Literal(_), SecretKind::Token) => {
                error.next(login.why("put one into the OS keyring")).next(
                    "or put token, token_env or token_command into the profile, or set FPGO_TOKEN",
                )
            }
            (
                SecretSource::Keyring { .. } | SecretSource::Literal(_),
                SecretKind::CallbackSecret,
            ) => error.next(login.why("put one into the OS keyring")),
        }
    }

    /// Gets the secret where it may be missing: only a keyring need not hold one.
    pub fn find(&self) -> Result<Option<SecretString>> {
        let SecretSource::Keyring { account, profile, .. } = self else {
            return self.get().map(Some);
        };
        match keyring::get(account) {
            Ok(found) => {
                found.iter().for_each(|own| redact::conceal(own.expose_secret().as_bytes()));
                Ok(found)
            }
            Err(KeyringError::Absent(_)) => Ok(None),
            Err(trouble) => Err(Error::config(format!(
                "another token is given, and whether profile {profile} has one of its own cannot be checked: {}",
                trouble.describe()
            ))
            .next("unlock the keyring, then try again")),
        }
    }
}

fn named_variable(name: &str, what: &str) -> Error {
    let name = redact::hide_suspects(name);
    Error::config(format!("the variable {name}, which the profile names, {what}"))
        .next(export(&name).why("set it in this shell"))
}

fn not_kept(account: &str) -> String {
    format!("the OS keyring holds none for {account}")
}

/// The line that sets this variable in a shell.
fn export(name: &str) -> Command {
    Command::of_system("export").arg(format!("{}=SECRET", redact::hide_suspects(name)))
}
