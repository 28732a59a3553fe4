//! What each column of a sheet is: a flag of the operation, or kept for the report. It stands in the plan, so that applying
//! reads the very same out of a row as planning did.

use serde::{Deserialize, Serialize};

use super::row_flag::RowFlag;
use crate::api::Endpoint;
use crate::base::{privacy, text};

/// What the columns of a sheet are.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Columns {
    /// Each column, in the order of the sheet.
    pub columns: Vec<Column>,
    /// Flags that have one value in all rows, in the order typed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub set: Vec<SetFlag>,
    /// Whether numbers may have a decimal comma.
    pub decimal_comma: bool,
}

/// One column.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Column {
    /// Its title, as it stands in the sheet.
    pub title: String,
    /// The flag that it is, without dashes; of a positional as the path names it. `None` where it is kept for the report.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub flag: Option<String>,
}

/// A flag with one value for all rows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SetFlag {
    /// The flag, without dashes; of a positional as the path names it.
    pub flag: String,
    /// The value, as it was typed.
    pub value: String,
}

impl SetFlag {
    /// Flag and value as a person may see them: a personal number is masked.
    pub fn shown(&self, endpoint: &'static Endpoint) -> String {
        let SetFlag { flag, value } = self;
        let field = match RowFlag::of(endpoint, flag) {
            Some(known) => known.field(),
            None => flag,
        };
        format!("{flag}={}", privacy::text_of_field(field, value))
    }
}

impl Columns {
    /// Whether a column is this flag, or all rows have one value of it.
    pub fn has(&self, flag: &str) -> bool {
        self.has_column(flag) || self.sets(flag)
    }

    /// Whether a column is this flag.
    pub fn has_column(&self, flag: &str) -> bool {
        self.columns.iter().any(|column| column.flag.as_deref() == Some(flag))
    }

    /// Whether all rows have one value of this flag.
    pub fn sets(&self, flag: &str) -> bool {
        self.set.iter().any(|set| set.flag == flag)
    }

    /// The columns that are this flag and not empty in this row: title and cell.
    pub fn filled<'a>(
        &'a self,
        flag: &'a str,
        cells: &'a [String],
    ) -> impl Iterator<Item = (&'a str, &'a str)> {
        let of_flag = move |(column, _): &(&Column, &String)| column.flag.as_deref() == Some(flag);
        self.columns.iter().zip(cells).filter(of_flag).filter_map(|(column, cell)| {
            let cell = cell.trim();
            (!text::is_blank(cell)).then_some((column.title.as_str(), cell))
        })
    }

    /// The title of the first column that is this flag.
    pub fn title(&self, flag: &str) -> Option<&str> {
        let column = self.columns.iter().find(|column| column.flag.as_deref() == Some(flag))?;
        Some(&column.title)
    }
}
