//! Which line of an object is meant, however it is spelt. Everything that compares lines compares these, so that no two
//! spellings of one line are two lines.

use std::cmp::Ordering;
use std::fmt;

use rust_decimal::prelude::ToPrimitive;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::base::money;

/// The identity of a line. A number in every spelling that PHP takes for it is the same line; names differ by more than
/// letter case.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(from = "String", into = "String")]
pub enum LineId {
    /// What the API documents.
    Number(u64),
    /// A word, where an answer names lines so.
    Name(String),
}

impl LineId {
    /// The line that a JSON value names. `None` where that cannot be told: what begins like a number and is none would
    /// be cut to one by a lenient server, and letters that only look like digits may be read as such.
    pub fn of(value: &Value) -> Option<LineId> {
        if let Some(number) = money::lenient_number(value) {
            // PHP's whole numbers end here; beyond it two of them could be one.
            let most = i64::MAX.unsigned_abs();
            let number = Some(number).filter(|number| number.fract().is_zero())?.to_u64()?;
            return (number <= most).then_some(LineId::Number(number));
        }
        let name = value.as_str()?.trim();
        let is_name = name.starts_with(|first: char| first.is_ascii_alphabetic());
        (is_name && name.is_ascii()).then(|| LineId::Name(name.to_owned()))
    }

    /// The line that an entry of the journal names. Earlier versions kept ids as they were typed: one that cannot be read
    /// stays the line of its text.
    pub fn kept(text: &str) -> LineId {
        LineId::of(&Value::from(text)).unwrap_or_else(|| LineId::Name(text.to_owned()))
    }

    /// As it is sent.
    pub fn to_json(&self) -> Value {
        match self {
            LineId::Number(number) => Value::from(*number),
            LineId::Name(name) => Value::from(name.as_str()),
        }
    }

    fn key(&self) -> (Option<u64>, String) {
        match self {
            LineId::Number(number) => (Some(*number), String::new()),
            LineId::Name(name) => (None, name.to_lowercase()),
        }
    }
}

impl From<String> for LineId {
    fn from(kept: String) -> LineId {
        LineId::kept(&kept)
    }
}

impl From<LineId> for String {
    fn from(id: LineId) -> String {
        id.to_string()
    }
}

impl fmt::Display for LineId {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        match self {
            LineId::Number(number) => number.fmt(out),
            LineId::Name(name) => name.fmt(out),
        }
    }
}

impl PartialEq for LineId {
    fn eq(&self, other: &LineId) -> bool {
        self.key() == other.key()
    }
}

impl Eq for LineId {}

impl PartialOrd for LineId {
    fn partial_cmp(&self, other: &LineId) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for LineId {
    fn cmp(&self, other: &LineId) -> Ordering {
        self.key().cmp(&other.key())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(json: &str, expected: Option<&str>) {
        let value = serde_json::from_str(json).expect(json);
        let read = LineId::of(&value);
        assert_eq!(read.as_ref().map(LineId::to_string).as_deref(), expected, "{json}");
    }

    #[test]
    fn every_spelling_of_a_number_is_one_line() {
        for spelling in [
            "7001",
            "\"7001\"",
            "7001.0",
            "7.001e3",
            "70010e-1",
            "\" 7001\"",
            "\"7001 \"",
            "\"+7001\"",
            "\"07001\"",
            "\"7001\\t\"",
            "\"\\n7001\\r\\n\"",
            "\"7001.\"",
            "\"7.001E+3\"",
            "\"7001.000\"",
        ] {
            check(spelling, Some("7001"));
        }
    }

    #[test]
    fn what_a_server_would_cut_to_a_number_names_no_line() {
        for unclear in [
            "7001.5",
            "-7001",
            "\"7001abc\"",
            "\"7_001\"",
            "\"7,001\"",
            "\"0x1b59\"",
            "\"７００１\"",
            "true",
            "null",
            "[7001]",
            "{\"id\": 7001}",
            "\"\"",
            "\" \"",
            "1e400",
            "\"+ 7001\"",
            "\"\u{200b}7001\"",
            "9223372036854775808",
            "\"7001 7002\"",
            "\".\"",
            "\"1e\"",
            "\"٧\"",
        ] {
            check(unclear, None);
        }
    }

    #[test]
    fn names_are_lines_in_any_case() {
        check("\" BS-10 \"", Some("BS-10"));
        assert_eq!(LineId::of(&"BS-10".into()), LineId::of(&"bs-10".into()));
        assert_ne!(LineId::of(&"BS-10".into()), LineId::of(&"BS-11".into()));
        assert_eq!(LineId::kept("07001"), LineId::Number(7001));
        assert_eq!(LineId::kept("7001abc"), LineId::kept("7001ABC"));
    }
}
