//! The keyring of Linux and its like: the Secret Service, which desktops offer on the session bus. The token passes over
//! that bus as it is: whoever can listen there may ask the service for it just as well.

use std::collections::HashMap;
use std::env;
use std::path::Path;
use std::time::Instant;

use dbus_secret_service::{EncryptionType, Error, Item, SearchItemsResult, SecretService};

use super::entry::{KeyringError, KeyringResult, PATIENCE, SERVICE};

/// How long a person may take to unlock it, in seconds: less than `PATIENCE`, so that the question is taken back in
/// time.
const PROMPT: u64 = 25;

/// Every token of the account.
pub fn get(account: &str) -> KeyringResult<Vec<Vec<u8>>> {
    patiently(|service| {
        let found = unlocked(service, account)?;
        items(&found).map(Item::get_secret).collect()
    })
}

/// Whether there is a token; unlocks nothing.
pub fn holds(account: &str) -> KeyringResult<bool> {
    patiently(|service| Ok(items(&find(service, account)?).next().is_some()))
}

/// Puts the token in the place of any other.
pub fn set(account: &str, token: &[u8]) -> KeyringResult<()> {
    patiently(|service| {
        let found = unlocked(service, account)?;
        if items(&found).next().is_some() {
            return items(&found).try_for_each(|item| item.set_secret(token, "text/plain"));
        }
        let collection = match service.get_default_collection() {
            // As libsecret does for the first secret of a user.
            Err(Error::NoResult) => service.create_collection("Default keyring", "default")?,
            found => found?,
        };
        collection.unlock()?;
        let label = format!("{SERVICE}: {account}");
        collection.create_item(&label, attributes(account), token, true, "text/plain").map(drop)
    })
}

/// Removes every token of the account; `true` if there was one.
pub fn remove(account: &str) -> KeyringResult<bool> {
    patiently(|service| {
        let found = unlocked(service, account)?;
        items(&found).try_for_each(Item::delete)?;
        Ok(items(&found).next().is_some())
    })
}

/// Every item of the account, unlocked by a person if need be.
fn unlocked<'a>(
    service: &'a SecretService,
    account: &str,
) -> Result<SearchItemsResult<Item<'a>>, Error> {
    let found = find(service, account)?;
    if !found.locked.is_empty() {
        service.unlock_all(&found.locked.iter().collect::<Vec<_>>())?;
    }
    Ok(found)
}

fn find<'a>(
    service: &'a SecretService,
    account: &str,
) -> Result<SearchItemsResult<Item<'a>>, Error> {
    service.search_items(attributes(account))
}

fn items<'a>(found: &'a SearchItemsResult<Item<'a>>) -> impl Iterator<Item = &'a Item<'a>> {
    found.unlocked.iter().chain(&found.locked)
}

/// Named as the other clients of the Secret Service name them.
fn attributes(account: &str) -> HashMap<&str, &str> {
    HashMap::from([("service", SERVICE), ("username", account)])
}

/// Calls the service, again where it was too slow: it may be starting, and a call waits for 2 s only. Whatever is done
/// here may be done twice.
fn patiently<T>(act: impl Fn(&SecretService) -> Result<T, Error>) -> KeyringResult<T> {
    if !has_bus() {
        return Err(KeyringError::Absent("no session bus".into()));
    }
    let deadline = Instant::now() + PATIENCE;
    loop {
        let connected =
            SecretService::connect_with_max_prompt_timeout(EncryptionType::Plain, PROMPT);
        let done = match connected {
            Ok(service) => act(&service),
            Err(error) if !is_slow(&error) => return Err(KeyringError::Absent(reason(&error))),
            Err(error) => Err(error),
        };
        match done {
            Err(error) if is_slow(&error) && Instant::now() < deadline => {}
            done => return done.map_err(|error| KeyringError::Closed(reason(&error))),
        }
    }
}

/// Whether there is a session bus. Without a look first, the library would start one of its own.
fn has_bus() -> bool {
    let address = env::var_os("DBUS_SESSION_BUS_ADDRESS").unwrap_or_default();
    let dir = env::var_os("XDG_RUNTIME_DIR").unwrap_or_default();
    !address.is_empty() || !dir.is_empty() && Path::new(&dir).join("bus").exists()
}

fn is_slow(error: &Error) -> bool {
    let Error::Dbus(error) = error else { return false };
    let slow = ["org.freedesktop.DBus.Error.NoReply", "org.freedesktop.DBus.Error.Timeout"];
    error.name().is_some_and(|name| slow.contains(&name))
}

fn reason(error: &Error) -> String {
    match error {
        Error::Locked | Error::Prompt => "it is locked, and nobody unlocked it".into(),
        Error::Dbus(error) => error.message().unwrap_or("it does not answer").to_owned(),
        other => other.to_string(),
    }
}
