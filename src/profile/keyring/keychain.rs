//! The keyring of macOS: the Keychain.

use security_framework::base::Error;
use security_framework::passwords::{
    delete_generic_password, get_generic_password, set_generic_password,
};

use super::entry::{KeyringError, KeyringResult, SERVICE};

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
