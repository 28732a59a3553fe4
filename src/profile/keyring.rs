//! The keyring of the operating system: one token for each account, kept under fpgo's name and the account's. What a
//! keyring is differs by platform; that none may hold fpgo up for longer than 30 seconds does not. Which profile takes
//! its token from here is settled elsewhere.

use std::sync::mpsc;
use std::time::Duration;

use secrecy::{ExposeSecret, SecretString};

use crate::base::threads;

/// What all entries are kept under, beside the account.
pub const SERVICE: &str = "fpgo";
/// How long a keyring may take, a person who unlocks it included.
const PATIENCE: Duration = Duration::from_secs(30);

/// Why a keyring could not be used.
#[derive(Debug)]
pub enum KeyringError {
    /// There is none that this process can reach.
    Absent(String),
    /// It is there, but stays closed: locked, refused, or too slow.
    Closed(String),
}

/// What came of it.
pub type KeyringResult<T> = std::result::Result<T, KeyringError>;

impl KeyringError {
    /// In words, which follow a subject.
    pub fn describe(&self) -> String {
        match self {
            KeyringError::Absent(why) => format!("there is no OS keyring here ({why})"),
            KeyringError::Closed(why) => format!("the OS keyring stays closed ({why})"),
        }
    }
}

/// The account's token, if one is kept.
pub fn get(account: &str) -> KeyringResult<Option<SecretString>> {
    let account = account.to_owned();
    let mut found = in_time(move || os::get(&account))?;
    found.dedup();
    if found.len() > 1 {
        return Err(KeyringError::Closed("it holds several tokens for this account".into()));
    }
    let token = found.pop().map(String::from_utf8).transpose();
    let token = token.map_err(|_| KeyringError::Closed("what it holds is no text".into()))?;
    Ok(token.filter(|token| !token.is_empty()).map(SecretString::from))
}

/// Whether a token is kept for the account. A locked keyring need not be opened for that where the platform tells.
pub fn holds(account: &str) -> KeyringResult<bool> {
    let account = account.to_owned();
    in_time(move || os::holds(&account))
}

/// Keeps the account's token, instead of any other.
pub fn set(account: &str, token: &SecretString) -> KeyringResult<()> {
    let (account, token) = (account.to_owned(), token.clone());
    in_time(move || os::set(&account, token.expose_secret().as_bytes()))
}

/// Takes the account's token away. Gives whether there was one.
pub fn remove(account: &str) -> KeyringResult<bool> {
    let account = account.to_owned();
    in_time(move || os::remove(&account))
}

/// Works on a thread of its own: where nobody answers, the process goes on without it.
fn in_time<T: Send + 'static>(
    work: impl FnOnce() -> KeyringResult<T> + Send + 'static,
) -> KeyringResult<T> {
    let (send, receive) = mpsc::channel();
    let started = threads::start("keyring", move || {
        // Nobody listens any more after the time-out.
        let _ = send.send(work());
    });
    started.map_err(|error| KeyringError::Closed(error.to_string()))?;
    let late = |_| Err(KeyringError::Closed(format!("no answer within {} s", PATIENCE.as_secs())));
    receive.recv_timeout(PATIENCE).unwrap_or_else(late)
}

/// The Secret Service, which desktops offer on the session bus. The token passes over that bus as it is: whoever can
/// listen there may ask the service for it just as well.
#[cfg(all(unix, not(target_os = "macos")))]
mod os {
    use std::collections::HashMap;
    use std::env;
    use std::path::Path;
    use std::time::Instant;

    use dbus_secret_service::{EncryptionType, Error, Item, SearchItemsResult, SecretService};

    use super::{KeyringError, KeyringResult, PATIENCE, SERVICE};

    /// How long a person may take to unlock it, in seconds: a bit less, so that the question is taken back in time.
    const PROMPT: u64 = 25;

    pub fn get(account: &str) -> KeyringResult<Vec<Vec<u8>>> {
        patiently(|service| {
            let found = unlocked(service, account)?;
            items(&found).map(Item::get_secret).collect()
        })
    }

    pub fn holds(account: &str) -> KeyringResult<bool> {
        patiently(|service| Ok(items(&find(service, account)?).next().is_some()))
    }

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

    /// Does it, again where the service was too slow: it may be starting, and a call waits for 2 s only. Whatever is
    /// done here may be done twice.
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

    /// Without a look first, the library would start a bus of its own.
    fn has_bus() -> bool {
        let set = |name: &str| env::var_os(name).filter(|value| !value.is_empty());
        set("DBUS_SESSION_BUS_ADDRESS").is_some()
            || set("XDG_RUNTIME_DIR").is_some_and(|dir| Path::new(&dir).join("bus").exists())
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
}

/// The Keychain.
#[cfg(target_os = "macos")]
mod os {
    use security_framework::base::Error;
    use security_framework::passwords::{
        delete_generic_password, get_generic_password, set_generic_password,
    };

    use super::{KeyringError, KeyringResult, SERVICE};

    /// `errSecItemNotFound`.
    const NOT_FOUND: i32 = -25300;

    pub fn get(account: &str) -> KeyringResult<Vec<Vec<u8>>> {
        Ok(found(get_generic_password(SERVICE, account))?.into_iter().collect())
    }

    pub fn holds(account: &str) -> KeyringResult<bool> {
        Ok(found(get_generic_password(SERVICE, account))?.is_some())
    }

    pub fn set(account: &str, token: &[u8]) -> KeyringResult<()> {
        set_generic_password(SERVICE, account, token).map_err(closed)
    }

    pub fn remove(account: &str) -> KeyringResult<bool> {
        Ok(found(delete_generic_password(SERVICE, account))?.is_some())
    }

    fn found<T>(answer: Result<T, Error>) -> KeyringResult<Option<T>> {
        match answer {
            Ok(found) => Ok(Some(found)),
            Err(error) if error.code() == NOT_FOUND => Ok(None),
            Err(error) => Err(closed(error)),
        }
    }

    fn closed(error: Error) -> KeyringError {
        KeyringError::Closed(error.to_string())
    }
}

/// The Credential Manager.
#[cfg(windows)]
mod os {
    use keyring_core::api::CredentialStoreApi;
    use keyring_core::{Entry, Error};
    use windows_native_keyring_store::Store;

    use super::{KeyringError, KeyringResult, SERVICE};

    pub fn get(account: &str) -> KeyringResult<Vec<Vec<u8>>> {
        Ok(found(entry(account)?.get_secret())?.into_iter().collect())
    }

    pub fn holds(account: &str) -> KeyringResult<bool> {
        Ok(found(entry(account)?.get_secret())?.is_some())
    }

    pub fn set(account: &str, token: &[u8]) -> KeyringResult<()> {
        entry(account)?.set_secret(token).map_err(closed)
    }

    pub fn remove(account: &str) -> KeyringResult<bool> {
        Ok(found(entry(account)?.delete_credential())?.is_some())
    }

    fn entry(account: &str) -> KeyringResult<Entry> {
        Store::new().and_then(|store| store.build(SERVICE, account, None)).map_err(closed)
    }

    fn found<T>(answer: Result<T, Error>) -> KeyringResult<Option<T>> {
        match answer {
            Ok(found) => Ok(Some(found)),
            Err(Error::NoEntry) => Ok(None),
            Err(error) => Err(closed(error)),
        }
    }

    fn closed(error: Error) -> KeyringError {
        KeyringError::Closed(error.to_string())
    }
}
