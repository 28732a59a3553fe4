//! The keyring of Windows: the Credential Manager.

use keyring_core::api::CredentialStoreApi;
use keyring_core::{Entry, Error};
use windows_native_keyring_store::Store;

use super::entry::{KeyringError, KeyringResult, SERVICE};

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
