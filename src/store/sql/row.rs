//! A row that a statement gives, and what its fields can be read as.

use super::failure::SqlResult;

/// A row.
pub enum Row<'rows> {
    /// From SQLite.
    Sqlite(&'rows rusqlite::Row<'rows>),
    /// From PostgreSQL.
    Postgres(tokio_postgres::Row),
}

impl Row<'_> {
    /// The field in the column with this number, counted from 0.
    pub fn get<T: Field>(&self, column: usize) -> SqlResult<T> {
        T::of(self, column)
    }
}

/// What a field of a row can be read as.
pub trait Field: Sized {
    /// The field in the column with this number, counted from 0.
    fn of(row: &Row, column: usize) -> SqlResult<Self>;
}

macro_rules! read_by {
    ($($kind:ty),+) => {
        $(impl Field for $kind {
            fn of(row: &Row, column: usize) -> SqlResult<Self> {
                match row {
                    Row::Sqlite(row) => Ok(row.get(column)?),
                    Row::Postgres(row) => Ok(row.try_get(column)?),
                }
            }
        })+
    };
}

read_by!(bool, i64, String, Option<i64>, Option<String>);
