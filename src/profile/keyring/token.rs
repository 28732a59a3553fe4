//! Getting, keeping and removing the token of an account. Whatever the system, it may not hold fpgo up for longer than
//! 30 seconds.

use std::sync::mpsc;

use secrecy::{ExposeSecret, SecretString};

#[cfg(windows)]
use super::credential_manager as os;
use super::entry::{KeyringError, KeyringResult, PATIENCE};
#[cfg(target_os = "macos")]
use super::keychain as os;
#[cfg(all(unix, not(target_os = "macos")))]
use super::secret_service as os;
use crate::base::threads;

/// The account's token, if one is kept.
pub fn get(account: &str) -> KeyringResult<Option<SecretString>> {
    let account = account.to_owned();
    let mut found = in_time(move || os::get(&account))?;
    found.dedup();
    if found.len() > 1 {
        return Err(KeyringError::Closed("it holds several tokens for this account".into()));
    }
    match found.pop().map(String::from_utf8) {
        Some(Ok(token)) if !token.is_empty() => Ok(Some(token.into())),
        Some(Err(_)) => Err(KeyringError::Closed("what it holds is no text".into())),
        _ => Ok(None),
    }
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
    if let Err(error) = started {
        return Err(KeyringError::Closed(error.to_string()));
    }
    match receive.recv_timeout(PATIENCE) {
        Ok(done) => done,
        Err(_) => {
            let seconds = PATIENCE.as_secs();
            Err(KeyringError::Closed(format!("no answer within {seconds} s")))
        }
    }
}
