//! SQLite as a kind of database: opening its file, and what its failures mean.

use std::path::Path;
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::ffi::SQLITE_IOERR_SHORT_READ;
use rusqlite::types::{ToSql, ToSqlOutput};
use rusqlite::{Connection, ErrorCode, OpenFlags};

use super::failure::{Fault, SqlError, SqlResult};
use super::param::Param;

/// So many statements are kept as they were prepared: more than there are that a row of a bulk run needs.
const STATEMENTS: usize = 32;

/// The version of SQLite, which is built in.
pub fn version() -> &'static str {
    rusqlite::version()
}

/// Opens a database in a file that is there. A process that holds it is waited for at most this long.
pub fn open(path: &Path, patience: Duration) -> SqlResult<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let db = Connection::open_with_flags(path, flags)?;
    db.busy_timeout(patience)?;
    db.set_prepared_statement_cache_capacity(STATEMENTS);
    // How a statement looks things up does not depend on the values: else it is prepared anew for each of them.
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    Ok(db)
}

impl ToSql for Param<'_> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        match self {
            Param::Text(text) => text.to_sql(),
            Param::Integer(integer) => integer.to_sql(),
        }
    }
}

impl From<rusqlite::Error> for SqlError {
    fn from(error: rusqlite::Error) -> SqlError {
        let fault = match &error {
            error if is_held(error) => Fault::Busy,
            error if is_damage(error) => Fault::Damaged,
            _ => Fault::Broken,
        };
        SqlError { fault, text: error.to_string() }
    }
}

/// Whether the files are not what SQLite and we wrote: also tables that our own statements do not fit.
fn is_damage(error: &rusqlite::Error) -> bool {
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
fn is_held(error: &rusqlite::Error) -> bool {
    let code = error.sqlite_error_code();
    matches!(code, Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked))
}
