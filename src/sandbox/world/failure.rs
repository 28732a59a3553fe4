//! Errors of the world's file, with what to do about each, and the JSON of its objects.

use std::io;

use rusqlite::ErrorCode;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::base::error::{Error, Result};

const REMOVE: &str =
    "remove world.sqlite from the sandbox's data directory: it holds made-up data only";

/// The error of a query that SQLite could not run.
pub fn failed(error: rusqlite::Error) -> Error {
    let next = match error.sqlite_error_code() {
        Some(ErrorCode::NotADatabase | ErrorCode::DatabaseCorrupt) => REMOVE,
        _ if is_busy(&error) => "another process keeps the sandbox's data; end it or try again",
        _ => "look at the sandbox's data directory: free space, and who may write there",
    };
    Error::config(format!("the sandbox's data: {error}")).next(next)
}

/// The error of changes that do not reach the disk.
pub fn not_on_disk(error: &io::Error) -> Error {
    let words = format!("what was changed may not be on the disk: {error}");
    Error::config(words).next("look at the disk of the sandbox's data directory, and start again")
}

/// Whether another process holds the file.
pub fn is_busy(error: &rusqlite::Error) -> bool {
    matches!(error.sqlite_error_code(), Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked))
}

/// Reads the JSON of an object.
pub fn from_json<T: DeserializeOwned>(text: &str) -> Result<T> {
    match serde_json::from_str(text) {
        Ok(object) => Ok(object),
        Err(error) => Err(Error::config(format!("the sandbox's data: {error}")).next(REMOVE)),
    }
}

/// Writes the JSON of an object.
pub fn to_json(object: &impl Serialize) -> Result<String> {
    match serde_json::to_string(object) {
        Ok(text) => Ok(text),
        Err(error) => Err(Error::bug(format!("the sandbox's data: {error}"))),
    }
}
