//! What failures of PostgreSQL mean, and their words.

use std::error::Error as _;
use std::io;

use tokio_postgres::Error;
use tokio_postgres::error::SqlState;

use crate::store::sql::failure::{Fault, SqlError};

impl From<Error> for SqlError {
    fn from(error: Error) -> SqlError {
        SqlError { fault: fault_of(&error), text: words_of(&error) }
    }
}

fn fault_of(error: &Error) -> Fault {
    let Some(told) = error.as_db_error() else {
        let is_answer =
            error.source().is_some_and(|cause| cause.downcast_ref::<io::Error>().is_none());
        return match error.is_closed() || !is_answer {
            true => Fault::Gone,
            false => Fault::Broken,
        };
    };
    let code = told.code();
    match (code.code().get(..2).unwrap_or_default(), code) {
        // Another session holds the lock, or two wait for each other.
        ("55" | "40", _) => Fault::Busy,
        // The connection, too many of them, or the server ends or begins.
        ("08", _) | (_, &SqlState::TOO_MANY_CONNECTIONS) => Fault::Gone,
        ("57", code) if *code != SqlState::QUERY_CANCELED => Fault::Gone,
        (_, &SqlState::INSUFFICIENT_PRIVILEGE) => Fault::Broken,
        // What is stored is damaged, or our statements do not fit the tables.
        ("XX" | "22" | "42", _) => Fault::Damaged,
        _ => Fault::Broken,
    }
}

/// What happened, without where in the library.
fn words_of(error: &Error) -> String {
    if let Some(told) = error.as_db_error() {
        return told.message().to_owned();
    }
    let mut cause: &dyn std::error::Error = error;
    while let Some(deeper) = cause.source() {
        cause = deeper;
    }
    cause.to_string()
}
