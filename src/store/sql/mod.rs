//! Statements and rows of a database: what the journal needs of one, whatever kind of database it stands in. Parameters
//! are `?1`, `?2` …; a field is a text, an integer or nothing. What the tables hold is left to who uses them.

mod database;
mod failure;
mod outage;
mod param;
mod postgres;
mod row;
mod sqlite;

pub use database::{Database, Statement, Transaction};
pub use failure::{Fault, SqlError, SqlResult};
pub use outage::{Outage, OutageNews};
pub use param::Param;
pub use postgres::{Address, Connection, Server};
pub use row::Row;
pub use sqlite::version as sqlite_version;
