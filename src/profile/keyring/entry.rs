//! What the keyrings of all systems have in common: the name that entries are kept under, how long it may take, and why
//! it cannot be used.

use std::time::Duration;

/// The name that all entries are kept under, beside the account.
pub const SERVICE: &str = "fpgo";
/// How long a keyring may take, a person who unlocks it included.
pub const PATIENCE: Duration = Duration::from_secs(30);

/// Why a keyring could not be used.
#[derive(Debug)]
pub enum KeyringError {
    /// There is none that this process can reach.
    Absent(String),
    /// It is there, but cannot be opened: locked, refused, or too slow.
    Closed(String),
}

/// The result of an access to the keyring.
pub type KeyringResult<T> = Result<T, KeyringError>;

impl KeyringError {
    /// The reason as the end of a sentence.
    pub fn describe(&self) -> String {
        match self {
            KeyringError::Absent(why) => format!("there is no OS keyring here ({why})"),
            KeyringError::Closed(why) => format!("the OS keyring cannot be opened ({why})"),
        }
    }
}
