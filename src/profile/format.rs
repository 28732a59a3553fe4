//! The output formats.

/// How data is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// A table for people.
    Table,
    /// The API's JSON, indented.
    Json,
    /// JSON without line breaks, one value per line; of a list, one line per element.
    Ndjson,
    /// The table's columns, one row per line, quoted by RFC 4180.
    Csv,
    /// The table's columns, one row per line, separated by tabs.
    Tsv,
    /// The bytes of the API's answer.
    Raw,
}

impl Format {
    const ALL: [Format; 6] =
        [Format::Table, Format::Json, Format::Ndjson, Format::Csv, Format::Tsv, Format::Raw];

    /// The formats by name.
    pub const NAMES: [&str; 6] = ["table", "json", "ndjson", "csv", "tsv", "raw"];

    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Format::Table => "table",
            Format::Json => "json",
            Format::Ndjson => "ndjson",
            Format::Csv => "csv",
            Format::Tsv => "tsv",
            Format::Raw => "raw",
        }
    }

    /// The format with this name.
    pub fn from_name(name: &str) -> Option<Format> {
        Format::ALL.into_iter().find(|format| format.name() == name)
    }

    /// Whether it is made of a table's columns.
    pub fn has_columns(self) -> bool {
        matches!(self, Format::Table | Format::Csv | Format::Tsv)
    }

    /// Whether a program reads JSON: then errors and notes are JSON too.
    pub fn is_json(self) -> bool {
        matches!(self, Format::Json | Format::Ndjson)
    }
}
