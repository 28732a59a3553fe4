//! Why a database beside the journal cannot be used, in words.

use std::path::Path;

use super::sql::{Address, Fault, SqlError};
use crate::base::error::{Error, Reach};
use crate::base::step::Command;

/// The refusal of a database that SQLite cannot work with. `holds` says what stands in it and nowhere else.
pub fn broken(path: &Path, holds: &str, error: &SqlError) -> Error {
    let path = path.display();
    let refusal = match error.fault {
        Fault::Busy => Error::guarded(format!("another process holds {path}"))
            .next("wait until it has ended, or end it"),
        Fault::Damaged => Error::guarded(format!("{path} is damaged: {error}"))
            .detail(format!("it holds {holds} and nothing else"))
            .next(Command::of_system("rm").arg(path).why("to begin a new one")),
        Fault::Gone | Fault::Broken => Error::guarded(format!("{path} cannot be used: {error}"))
            .next(
                "make room or correct the permissions, or set FPGO_DATA_DIR to another directory",
            ),
    };
    refusal.reaching(Reach::Every)
}

/// The refusal of what a server keeps for several machines, where it cannot be worked with. `what` names it.
pub fn not_shared(what: &str, server: &Address, error: &SqlError) -> Error {
    let refusal = match error.fault {
        Fault::Busy => Error::guarded(format!("another process holds {what} in {server}"))
            .next("wait until it has ended, or end it"),
        Fault::Gone => Error::guarded(format!("{what} in {server} are not reached: {error}"))
            .next("look whether the database runs and can be reached from here, then try again"),
        Fault::Damaged | Fault::Broken => {
            Error::guarded(format!("{what} in {server} cannot be used: {error}"))
                .next(Command::new("doctor").why("look at the profile's journal_… settings"))
        }
    };
    refusal.reaching(if error.fault == Fault::Gone { Reach::Outage } else { Reach::Every })
}

/// The refusal of tables that this fpgo does not know.
pub fn newer(path: &Path) -> Error {
    Error::guarded(format!("{} was written by a newer fpgo", path.display()))
        .next("use that fpgo, or another data directory (FPGO_DATA_DIR)")
}
