//! Reading the file of `sandbox reset --seed`. What stands in it is known to the sandbox.

use std::path::Path;

use crate::base::error::{Error, Result};
use crate::base::{input, text};

/// The text of the seed in this file, or on standard input for `-`.
pub fn read(file: &Path) -> Result<Vec<u8>> {
    let read = match file == Path::new("-") {
        true => input::stdin(input::LARGEST),
        false => input::read(file, input::LARGEST),
    };
    match read {
        Ok(bytes) => Ok(text::without_mark(&bytes).to_vec()),
        Err(error) => {
            Err(Error::invalid(format!("the seed {} cannot be read: {error}", file.display())))
        }
    }
}
