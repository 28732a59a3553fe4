//! Reading the file of `sandbox reset --seed`. What its objects may hold is known to the sandbox.

use std::path::Path;

use serde_json::Value;

use crate::base::error::{Error, Result};
use crate::base::json::{self, JsonError};
use crate::base::json_text;
use crate::base::{input, text};

/// The seed in this file, or on standard input for `-`.
pub fn read(file: &Path) -> Result<Value> {
    let read = match file == Path::new("-") {
        true => input::stdin(input::LARGEST),
        false => input::read(file, input::LARGEST),
    };
    let bytes = read.map_err(|error| wrong(file, &format!("cannot be read: {error}")))?;
    let bytes = text::without_mark(&bytes);
    if json_text::has_more_values(bytes, input::MOST_VALUES) {
        return Err(wrong(file, &format!("holds more than {} values", input::MOST_VALUES)));
    }
    match json::parse(bytes) {
        Ok(seed) => Ok(seed),
        Err(JsonError::DuplicateKey(place)) => Err(wrong(file, &format!("has {place} twice"))),
        Err(JsonError::Syntax(error)) => Err(wrong(file, &format!("is not JSON: {error}"))),
    }
}

fn wrong(file: &Path, why: &str) -> Error {
    Error::invalid(format!("the seed {} {why}", file.display()))
}
