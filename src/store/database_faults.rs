//! Why a database beside the journal cannot be used, in words.

use std::path::Path;

use rusqlite::ErrorCode;

use crate::base::error::Error;
use crate::base::step::Command;

/// The refusal of a database that SQLite cannot work with. `holds` says what stands in it and nowhere else.
pub fn broken(path: &Path, holds: &str, error: &rusqlite::Error) -> Error {
    let path = path.display();
    match error.sqlite_error_code() {
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => {
            Error::guarded(format!("another process holds {path}"))
                .next("wait until it has ended, or end it")
        }
        Some(ErrorCode::NotADatabase | ErrorCode::DatabaseCorrupt) => {
            Error::guarded(format!("{path} is damaged: {error}"))
                .detail(format!("it holds {holds} and nothing else"))
                .next(Command::of_system("rm").arg(path).why("to begin a new one"))
        }
        _ => Error::guarded(format!("{path} cannot be used: {error}")).next(
            "make room or correct the permissions, or set FPGO_DATA_DIR to another directory",
        ),
    }
}

/// The refusal of tables that this fpgo does not know.
pub fn newer(path: &Path) -> Error {
    Error::guarded(format!("{} was written by a newer fpgo", path.display()))
        .next("use that fpgo, or another data directory (FPGO_DATA_DIR)")
}
