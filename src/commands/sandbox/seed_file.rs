//! Reading the file of `sandbox reset --seed`. What its objects may hold is known to the sandbox.

use std::path::Path;

use serde_json::Value;

use crate::base::error::{Error, Result};
use crate::base::input;
use crate::base::text;

/// The seed in this file, or on standard input for `-`.
pub fn read(file: &Path) -> Result<Value> {
    let read = match file == Path::new("-") {
        true => input::stdin(input::LARGEST),
        false => input::read(file, input::LARGEST),
    };
    let name = file.display();
    let bytes =
        read.map_err(|error| Error::invalid(format!("the seed {name} cannot be read: {error}")))?;
    serde_json::from_slice(text::without_mark(&bytes))
        .map_err(|error| Error::invalid(format!("the seed {name} is not JSON: {error}")))
}
