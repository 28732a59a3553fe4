//! The environment variables that fpgo reads, as texts, paths and bytes.

use std::env;
use std::ffi::OsString;
use std::path::PathBuf;

use crate::base::error::{Error, Result};

/// Every environment variable that fpgo reads; any other `FPGO_…` is named in a warning.
pub const KNOWN: [&str; 10] = [
    "FPGO_PROFILE",
    "FPGO_CONFIG",
    "FPGO_DATA_DIR",
    "FPGO_OUTPUT",
    "FPGO_COLOR",
    "FPGO_TIMEOUT",
    "FPGO_NO_INPUT",
    "FPGO_TOKEN",
    "FPGO_CALLBACK_SECRET",
    "FPGO_SANDBOX_TOKEN",
];

/// Those of them that need not be text.
const MAY_BE_BYTES: [&str; 3] = ["FPGO_CALLBACK_SECRET", "FPGO_CONFIG", "FPGO_DATA_DIR"];

/// A variable that is set to something. What is no text was refused before.
pub fn variable(name: &str) -> Option<String> {
    env::var(name).ok().filter(|value| !value.is_empty())
}

/// Whether a variable says yes: anything but nothing, `0`, `false` and `no`.
pub fn says_yes(name: &str) -> bool {
    let value = env::var_os(name).unwrap_or_default();
    let word = value.to_string_lossy().trim().to_lowercase();
    !["", "0", "false", "no"].contains(&word.as_str())
}

/// A secret, byte for byte.
pub fn secret_bytes(name: &str) -> Option<Vec<u8>> {
    set(name).map(OsString::into_encoded_bytes)
}

/// A path, which need not be text.
pub fn path(name: &str) -> Option<PathBuf> {
    set(name).map(PathBuf::from)
}

fn set(name: &str) -> Option<OsString> {
    env::var_os(name).filter(|value| !value.is_empty())
}

/// Refuses variables that hold no text: they would count as not set.
pub fn check_variables() -> Result<()> {
    for name in KNOWN {
        let is_text = !matches!(env::var(name), Err(env::VarError::NotUnicode(_)));
        if !is_text && !MAY_BE_BYTES.contains(&name) {
            let why = format!("the environment variable {name} is not valid text");
            return Err(Error::config(why));
        }
    }
    Ok(())
}

/// Variables that begin with `FPGO_` and are none of fpgo's.
pub fn unknown_variables() -> Vec<String> {
    let mut unknown = Vec::new();
    for (name, _) in env::vars_os() {
        let Ok(name) = name.into_string() else { continue };
        if name.starts_with("FPGO_") && !KNOWN.contains(&name.as_str()) {
            unknown.push(name);
        }
    }
    unknown.sort();
    unknown
}
