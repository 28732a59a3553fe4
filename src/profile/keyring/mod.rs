//! The keyring of the operating system: one token for each account, kept under fpgo's name and the account's. Each
//! system has a file of its own. Which profile takes its token from here is settled elsewhere.

#[cfg(all(unix, not(target_os = "macos")))]
mod bus;
#[cfg(windows)]
mod credential_manager;
mod entry;
#[cfg(target_os = "macos")]
mod keychain;
#[cfg(all(unix, not(target_os = "macos")))]
mod secret_service;
mod token;

#[cfg(all(test, feature = "fuzz", unix, not(target_os = "macos")))]
pub use bus::Message;
pub use entry::{KeyringError, SERVICE};
pub use token::{get, holds, remove, set};
