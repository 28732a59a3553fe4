//! Where a profile's token and its callback secret come from: one key of several.

use toml::Value;

use super::keys::Keys;
use crate::base::error::Result;
use crate::base::step::Command;
use crate::base::text::is_blank;
use crate::profile::secret_source::{ONLY_BLANKS, SecretKind, SecretSource};
use crate::profile::settings::callback_account;

/// The token's source, if the profile has one of its own.
pub fn token(keys: &Keys) -> Result<Option<SecretSource>> {
    one_of(keys, &["token", "token_env", "token_command"], "")
}

/// The callback secret's source, with the name of the profile's account in the OS keyring.
pub fn callback_secret(keys: &Keys, account: &str) -> Result<Option<SecretSource>> {
    let names = [
        "callback_secret",
        "callback_secret_env",
        "callback_secret_command",
        "callback_secret_keyring",
    ];
    one_of(keys, &names, account)
}

/// The source of the callback secret that held before.
pub fn callback_secret_previous(keys: &Keys) -> Result<Option<SecretSource>> {
    let names = [
        "callback_secret_previous",
        "callback_secret_previous_env",
        "callback_secret_previous_command",
    ];
    one_of(keys, &names, "")
}

/// The source of the password for the database of the journal.
pub fn journal_password(keys: &Keys) -> Result<Option<SecretSource>> {
    one_of(keys, &["journal_password", "journal_password_env", "journal_password_command"], "")
}

/// The source of a secret. Of these keys at most one may be there.
fn one_of(keys: &Keys, names: &[&str], account: &str) -> Result<Option<SecretSource>> {
    let mut given = names.iter().copied().filter(|name| keys.has(name));
    let Some(key) = given.next() else { return Ok(None) };
    if let Some(second) = given.next() {
        let what = format!("is set together with {second}: keep one of the two");
        return Err(keys.wrong(key, &what));
    }
    Ok(Some(match key {
        name if name.ends_with("_env") => SecretSource::Variable(variable(keys, key)?),
        name if name.ends_with("_command") => {
            let words = keys.words(key)?;
            if words.is_empty() {
                return Err(keys.wrong(key, "is empty: [\"program\", \"argument\", …]"));
            }
            SecretSource::Command { words, key: key.to_owned() }
        }
        "callback_secret_keyring" => match keys.table.get(key) {
            Some(Value::Boolean(true)) => SecretSource::Keyring {
                account: callback_account(account),
                profile: keys.name.to_owned(),
                kind: SecretKind::CallbackSecret,
            },
            _ => return Err(keys.wrong(key, "must be true, or left out")),
        },
        _ => {
            let text = keys.text(key)?.unwrap_or_default();
            if text.is_empty() {
                return Err(keys.wrong(key, "is empty"));
            }
            // A token of blanks is named with other slips around tokens.
            if key.starts_with("callback_secret") && is_blank(&text) {
                return Err(keys.wrong(key, ONLY_BLANKS));
            }
            SecretSource::Literal(text.into())
        }
    }))
}

/// The name of a variable. A token that was put there itself is not told back.
fn variable(keys: &Keys, key: &str) -> Result<String> {
    let name = keys.text(key)?.unwrap_or_default();
    let starts_with_digit = name.as_bytes().first().is_some_and(u8::is_ascii_digit);
    let is_name = name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
    if !name.is_empty() && is_name && !starts_with_digit {
        return Ok(name);
    }
    let error = keys.wrong(key, "must be the name of an environment variable");
    Err(match key {
        "token_env" => error.next(
            Command::of_profile("auth login", keys.name)
                .why("a token itself is best kept in the OS keyring: remove this key, then run"),
        ),
        _ => error,
    })
}
