//! What becomes of output that cannot be delivered: a closed stdout, a full disk, a program of `--jq` that fails.

use std::fmt;
use std::io;

use crate::base::error::{Error, ErrorKind, Result};
use crate::base::step::Command;

/// Why output was not delivered.
#[derive(Debug)]
pub enum OutputError {
    /// Stdout did not take it.
    Stdout(io::Error),
    /// The program of `--jq` failed.
    Program(String),
}

impl From<io::Error> for OutputError {
    fn from(error: io::Error) -> OutputError {
        OutputError::Stdout(error)
    }
}

impl fmt::Display for OutputError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            OutputError::Stdout(error) => error.fmt(f),
            OutputError::Program(why) => write!(f, "--jq: {why}"),
        }
    }
}

/// The end of a command that has done something, which `done` says and which lasts whatever becomes of its output. A closed
/// stdout is no failure.
pub fn delivered_of<E: Into<OutputError>>(
    done: &str,
    shown: std::result::Result<(), E>,
) -> Result<()> {
    match shown.map_err(E::into) {
        Ok(()) => Ok(()),
        Err(OutputError::Stdout(error)) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        Err(failed) => Err(Error::new(
            ErrorKind::Undelivered,
            format!("{done}, and that could not be shown: {failed}"),
        )),
    }
}

/// The end of a command that only showed something: a closed stdout is no failure of it, a full disk is.
pub fn delivered<E: Into<OutputError>>(shown: std::result::Result<(), E>) -> Result<()> {
    match shown.map_err(E::into) {
        Ok(()) => Ok(()),
        Err(OutputError::Stdout(error)) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        Err(OutputError::Stdout(error)) => Err(Error::new(
            ErrorKind::Unavailable,
            format!("the output cannot be written: {error}"),
        )),
        Err(failed @ OutputError::Program(_)) => Err(Error::invalid(failed.to_string()).next(
            Command::typed_without(&["--jq", "--output", "-o"])
                .arg("-o")
                .arg("json")
                .why("look at what the program is given"),
        )),
    }
}
