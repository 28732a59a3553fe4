//! The rows of a statement: all at once where they are few, page by page where they may be all that a table has.

use std::vec::IntoIter;

use tokio_postgres::Row;

use super::connection::Connection;
use crate::store::sql::failure::SqlResult;
use crate::store::sql::param::Param;

/// So many rows are fetched at once.
const PAGE: usize = 500;

/// A statement to be carried out.
pub struct Query<'db> {
    connection: &'db Connection,
    sql: String,
    is_long: bool,
}

impl<'db> Query<'db> {
    /// A statement whose rows are few.
    pub fn short(connection: &'db Connection, sql: &str) -> Query<'db> {
        Query { connection, sql: sql.to_owned(), is_long: false }
    }

    /// A statement whose rows may be too many to have them all at once.
    pub fn long(connection: &'db Connection, sql: &str) -> Query<'db> {
        Query { connection, sql: sql.to_owned(), is_long: true }
    }

    /// Carries out the statement.
    pub fn rows(&self, params: &[Param]) -> SqlResult<PagedRows<'db>> {
        let connection = self.connection;
        if !self.is_long {
            let page = connection.query(&self.sql, params)?.into_iter();
            return Ok(PagedRows { page, rest: None });
        }
        let began = connection.begin_to_read()?;
        let cursor = connection.next_cursor();
        let rest = Rest { connection, cursor, began };
        connection
            .query(&format!("DECLARE {} NO SCROLL CURSOR FOR {}", rest.cursor, self.sql), params)?;
        Ok(PagedRows { page: Vec::new().into_iter(), rest: Some(rest) })
    }
}

/// The rows of a statement, one after another.
pub struct PagedRows<'db> {
    page: IntoIter<Row>,
    rest: Option<Rest<'db>>,
}

impl PagedRows<'_> {
    /// The next row; `None` behind the last.
    pub fn next(&mut self) -> SqlResult<Option<Row>> {
        if let Some(row) = self.page.next() {
            return Ok(Some(row));
        }
        let Some(rest) = &self.rest else { return Ok(None) };
        let page = rest.fetch()?;
        if page.len() < PAGE {
            self.rest = None;
        }
        self.page = page.into_iter();
        Ok(self.page.next())
    }
}

/// The rows that were not fetched yet. Dropped, it ends the transaction that was begun for them.
struct Rest<'db> {
    connection: &'db Connection,
    cursor: String,
    began: bool,
}

impl Rest<'_> {
    fn fetch(&self) -> SqlResult<Vec<Row>> {
        self.connection.query(&format!("FETCH {PAGE} FROM {}", self.cursor), &[])
    }
}

impl Drop for Rest<'_> {
    fn drop(&mut self) {
        if self.began {
            self.connection.roll_back();
        }
    }
}
