//! The details of each row of a list: which operation tells them, what is shown of them, and where they hold what somebody
//! looks for.

use jiff::Timestamp;
use serde_json::Value;

use super::table::Table;
use crate::base::dates;

/// What one more read tells of each row of a list.
#[derive(Clone, Copy, Debug)]
pub struct RowDetails {
    /// What a row is: `order`.
    pub noun: &'static str,
    /// The command that reads them, by the row's identifier.
    pub command: &'static str,
    /// What is shown of a row in which the details stand under [`RowDetails::KEY`]; the last column is what went wrong.
    pub table: Table,
    /// Where the details hold texts that are looked through. Personal numbers are none of them.
    pub texts: &'static [&'static str],
    /// Where they hold the date of the object.
    pub date: &'static str,
    /// Where they hold a country code, and a phone number without it.
    pub phone: (&'static str, &'static str),
}

impl RowDetails {
    /// The member of a row that holds its details.
    pub const KEY: &str = "details";
    /// The member of a row that says why there are none.
    pub const ERROR: &str = "error";

    /// The date in these details, if one that can be read is there.
    pub fn date_in(&self, details: &Value) -> Option<Timestamp> {
        match details.pointer(self.date)? {
            Value::String(text) => dates::received(text),
            Value::Number(number) => dates::received(&number.to_string()),
            _ => None,
        }
    }
}
