//! Why the journal cannot be used, in words: it is not what was written, another process holds it, it cannot be written to.
//! Who finds that out is elsewhere.

use super::place::JournalPlace;
use crate::base::error::{Error, ErrorKind, Reach, Result};
use crate::base::step::Command;
use crate::store::sql::{Fault, SqlError};

/// The refusal of a journal whose database cannot be worked with.
pub fn broken(place: &JournalPlace, error: &SqlError) -> Error {
    let nothing = "nothing was sent, because it could not be recorded in the journal";
    let refusal = match (error.fault, &place.server) {
        (Fault::Busy, _) => Error::guarded(format!("another process holds the journal in {place}"))
            .detail("it did not let go of it in the time that --timeout allows")
            .next(
                "wait until it has ended, or end it: a backup, or a program that opened the journal",
            ),
        (Fault::Damaged, _) => doubt(place, &error.to_string()),
        (Fault::Gone, _) => Error::guarded(format!("the journal in {place} is not reached: {error}"))
            .detail(nothing)
            .next("look whether the database runs and can be reached from here, then try again"),
        (Fault::Broken, Some(_)) => {
            Error::guarded(format!("the journal in {place} cannot be used: {error}"))
                .detail(nothing)
                .next(Command::new("doctor").why("look at the profile's journal_… settings"))
        }
        (Fault::Broken, None) => Error::guarded(format!("the journal in {place} cannot be used: {error}"))
            .detail(nothing)
            .next("make room or correct the permissions, or set FPGO_DATA_DIR to another directory"),
    };
    refusal.reaching(if error.fault == Fault::Gone { Reach::Outage } else { Reach::Every })
}

/// The refusal of a form that this fpgo does not know.
pub fn newer(place: &JournalPlace) -> Error {
    let database = place.database();
    Error::guarded(format!("{database} was written by a newer fpgo")).next(match place.server {
        None => "use that fpgo, or another data directory (FPGO_DATA_DIR)",
        Some(_) => "use that fpgo",
    })
}

/// The failure of a check that found something wrong.
pub fn tampered(place: &JournalPlace, why: &str) -> Error {
    Error::new(
        ErrorKind::CheckFailed,
        format!("the journal in {place} is not what was written: {why}"),
    )
    .detail("rows were changed, added, removed or swapped by something other than fpgo")
    .next("compare it with an export or a backup before you rely on it")
}

/// The refusal of a journal that is not what its record says. Nothing is sent with it.
pub fn doubt(place: &JournalPlace, why: &str) -> Error {
    refused(place, &tampered(place, why))
}

/// The refusal of a journal in which a check found something wrong.
pub fn refused(place: &JournalPlace, found: &Error) -> Error {
    let put_back = match place.server {
        None => {
            "if files of that directory were moved or put back, put the newest of all of them there"
        }
        Some(_) => "if the database was put back from a backup, put back the newest one",
    };
    Error::guarded(found.to_string())
        .reaching(Reach::Every)
        .detail("what it no longer records could be sent a second time, so nothing is sent")
        .next(put_back)
        .next(
            Command::new("journal accept-loss")
                .arg("--reason")
                .arg("TEXT")
                .why("to continue without what is missing"),
        )
}

/// What the check finds wrong is a doubt; any other failure is that of the check itself.
pub fn damage(place: &JournalPlace, error: Error) -> Result<Error> {
    match error.kind() {
        ErrorKind::CheckFailed => Ok(refused(place, &error)),
        _ => Err(error),
    }
}
