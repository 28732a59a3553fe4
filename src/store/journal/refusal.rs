//! Why the journal cannot be used, in words: it is not what was written, another process holds it, it cannot be written to.
//! Who finds that out is elsewhere.

use std::path::Path;

use rusqlite::ErrorCode;
use rusqlite::ffi::SQLITE_IOERR_SHORT_READ;

use crate::base::error::{Error, ErrorKind};
use crate::base::step::Command;

/// The refusal of a database that SQLite cannot work with.
pub fn broken(path: &Path, error: &rusqlite::Error) -> Error {
    if is_held(error) {
        return Error::guarded(format!("another process holds the journal in {}", path.display()))
            .detail("it did not let go of it in the time that --timeout allows")
            .next("wait until it has ended, or end it: a backup, or a program that opened the journal");
    }
    if is_damage(error) {
        return doubt(path, &error.to_string());
    }
    Error::guarded(format!("the journal in {} cannot be used: {error}", path.display()))
        .detail("nothing was sent, because it could not be recorded in the journal")
        .next("make room or correct the permissions, or set FPGO_DATA_DIR to another directory")
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

/// Whether the files are not what SQLite and we wrote: also tables that our own statements do not fit.
pub fn is_damage(error: &rusqlite::Error) -> bool {
    use rusqlite::Error::{
        FromSqlConversionFailure, IntegralValueOutOfRange, InvalidColumnType, SqlInputError,
        SqliteFailure, Utf8Error,
    };
    match error {
        SqliteFailure(failure, _) => {
            let code = failure.code;
            failure.extended_code == SQLITE_IOERR_SHORT_READ
                || matches!(
                    code,
                    ErrorCode::NotADatabase | ErrorCode::DatabaseCorrupt | ErrorCode::Unknown
                )
        }
        FromSqlConversionFailure(..)
        | IntegralValueOutOfRange(..)
        | InvalidColumnType(..)
        | SqlInputError { .. }
        | Utf8Error(..) => true,
        _ => false,
    }
}

/// Whether another process holds the database.
pub fn is_held(error: &rusqlite::Error) -> bool {
    let code = error.sqlite_error_code();
    matches!(code, Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked))
}
