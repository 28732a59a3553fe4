//! Why the journal cannot be used, in words: it is not what was written, another process holds it, it cannot be written to.
//! Who finds that out is elsewhere.

use std::path::Path;

use crate::base::error::{Error, ErrorKind};
use crate::base::step::Command;
use crate::store::sql::{Fault, SqlError};

/// The refusal of a database that SQLite cannot work with.
pub fn broken(path: &Path, error: &SqlError) -> Error {
    match error.fault {
        Fault::Busy => Error::guarded(format!(
            "another process holds the journal in {}",
            path.display()
        ))
        .detail("it did not let go of it in the time that --timeout allows")
        .next("wait until it has ended, or end it: a backup, or a program that opened the journal"),
        Fault::Damaged => doubt(path, &error.to_string()),
        Fault::Broken => Error::guarded(format!(
            "the journal in {} cannot be used: {error}",
            path.display()
        ))
        .detail("nothing was sent, because it could not be recorded in the journal")
        .next("make room or correct the permissions, or set FPGO_DATA_DIR to another directory"),
    }
}

/// The refusal of a form that this fpgo does not know.
pub fn newer(path: &Path) -> Error {
    Error::guarded(format!("{} was written by a newer fpgo", path.display()))
        .next("use that fpgo, or another data directory (FPGO_DATA_DIR)")
}

/// The failure of a check that found something wrong.
pub fn tampered(dir: &Path, why: &str) -> Error {
    let dir = dir.display();
    Error::new(
        ErrorKind::CheckFailed,
        format!("the journal in {dir} is not what was written: {why}"),
    )
    .detail("rows were changed, added, removed or swapped by something other than fpgo")
    .next("compare it with an export or a backup before you rely on it")
}

/// The refusal of a journal that is not what its record says. Nothing is sent with it.
pub fn doubt(dir: &Path, why: &str) -> Error {
    refused(&tampered(dir, why))
}

/// The refusal of a journal in which a check found something wrong.
pub fn refused(found: &Error) -> Error {
    Error::guarded(found.to_string())
        .detail("what it no longer records could be sent a second time, so nothing is sent")
        .next("if files of that directory were moved or put back, put the newest of all of them there")
        .next(
            Command::new("journal accept-loss")
                .arg("--reason")
                .arg("TEXT")
                .why("to continue without what is missing"),
        )
}
