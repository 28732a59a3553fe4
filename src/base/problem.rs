//! What is wrong with one field of a request: where it stands, which rule it breaks, how much that matters,
//! and the sentence in which the server says the same.

use serde_json::{Map, Value, json};

use crate::base::privacy;
use crate::base::row_numbers::RowNumbers;

/// How much a broken rule matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Severity {
    /// Refused here and by the server.
    Wrong,
    /// The sources disagree whether the server refuses it: a warning here, a refusal in the sandbox.
    Disputed,
    /// Unusual, but nobody refuses it: a warning.
    Doubtful,
}

impl Severity {
    /// Whether the client refuses to send.
    pub fn refuses(self) -> bool {
        self == Severity::Wrong
    }
}

/// Where in a sheet a value stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetPlace {
    /// The row as a spreadsheet counts it: the heading is 1.
    pub row: u64,
    /// The line of the file, which differs where cells have line breaks.
    pub line: u64,
    /// The title of the column; `None` for the row as a whole.
    pub column: Option<String>,
    /// All rows that have the same problem, where it is told once of several.
    pub rows: Option<RowNumbers>,
    /// It is of all rows alike, since it is of no cell.
    pub is_everywhere: bool,
}

/// One broken rule of one field.
#[derive(Clone, Debug)]
pub struct Problem {
    /// JSON pointer of the field, list positions filled in: `/products/0/rate`.
    pub pointer: String,
    /// The rule, continuing a sentence that begins with the field: `must be 11 digits`.
    pub rule: String,
    /// The value that breaks it; `None` where it is absent.
    pub value: Option<Value>,
    /// What was most likely meant, for people: `did you mean 0150?`.
    pub hint: Option<String>,
    /// The flag that sets it, without dashes.
    pub flag: Option<&'static str>,
    /// How much it matters.
    pub severity: Severity,
    /// Personal numbers may be shown to people.
    pub shows_personal: bool,
    /// Where in a sheet the value stands, if it came from one.
    pub sheet: Option<SheetPlace>,
}

impl SheetPlace {
    /// As a person finds it: `row 5 (line 7 of the file), column Amount`.
    fn in_words(&self) -> String {
        let mut words = match &self.rows {
            Some(_) if self.is_everywhere => "every row".to_owned(),
            Some(rows) => rows.in_words(),
            None => format!("row {}", self.row),
        };
        if self.line != self.row && self.rows.is_none() {
            words.push_str(&format!(" (line {} of the file)", self.line));
        }
        if let Some(column) = &self.column {
            words.push_str(&format!(", column {column}"));
        }
        words
    }
}

impl Problem {
    /// A rule that a value breaks and the server refuses.
    pub fn wrong(pointer: impl Into<String>, rule: impl Into<String>) -> Problem {
        Problem {
            pointer: pointer.into(),
            rule: rule.into(),
            value: None,
            hint: None,
            flag: None,
            severity: Severity::Wrong,
            shows_personal: false,
            sheet: None,
        }
    }

    /// The problem with another severity.
    pub fn with_severity(mut self, severity: Severity) -> Problem {
        self.severity = severity;
        self
    }

    /// The field's JSON path, `$.products[0].rate`.
    pub fn path(&self) -> String {
        let mut path = String::from("$");
        for part in self.pointer.split('/').skip(1) {
            if !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()) {
                path.push_str(&format!("[{part}]"));
            } else {
                path.push('.');
                path.push_str(part);
            }
        }
        path
    }

    /// For people: path, rule, offending value, what was likely meant, and the flag that sets it.
    pub fn to_line(&self) -> String {
        if let Some(place) = &self.sheet {
            return self.to_line_of_sheet(place);
        }
        let mut line = format!("{} {}", self.path(), self.rule);
        let is_unusual = self.severity == Severity::Doubtful;
        match &self.value {
            // What is only unusual about a whole object or list is not in any one of its values.
            Some(Value::Object(_) | Value::Array(_)) if is_unusual => {}
            Some(value) => {
                let is = if is_unusual { ": it is" } else { ", not" };
                let value = match self.shows_personal {
                    true => value.to_string(),
                    false => privacy::value_for_message(&self.pointer, value),
                };
                line.push_str(&format!("{is} {value}"));
            }
            None => {}
        }
        if let Some(hint) = &self.hint {
            line.push_str(&format!("; {hint}"));
        }
        if let Some(flag) = self.flag {
            line.push_str(&format!(" (--{flag})"));
        }
        line
    }

    /// The same of a value in a sheet: where it stands, the value, and what is wrong with it.
    fn to_line_of_sheet(&self, place: &SheetPlace) -> String {
        let mut line = place.in_words();
        if let Some(Value::String(value)) = &self.value {
            line.push_str(&format!(", {value:?}"));
        }
        line.push_str(&format!(": {}", self.rule));
        if let Some(flag) = self.flag {
            line.push_str(&format!(" (--{flag})"));
        }
        line
    }

    /// For programs.
    pub fn to_json(&self) -> Value {
        let mut object = Map::new();
        match &self.sheet {
            Some(place) => {
                object.insert("row".into(), json!(place.row));
                object.insert("line".into(), json!(place.line));
                if let Some(rows) = &place.rows {
                    object.insert("rows".into(), json!(rows.count()));
                }
                if let Some(column) = &place.column {
                    object.insert("column".into(), json!(column));
                }
            }
            None => {
                object.insert("path".into(), json!(self.path()));
            }
        }
        object.insert("rule".into(), json!(self.rule));
        if let Some(value) = &self.value {
            object.insert("value".into(), value.clone());
        }
        if let Some(flag) = self.flag {
            object.insert("flag".into(), json!(format!("--{flag}")));
        }
        Value::Object(object)
    }

    /// The server's wording: `The customer details.email must be a valid email address.` (docs/api.md, Messages).
    pub fn sentence(&self) -> String {
        let field: Vec<String> = self.pointer.split('/').skip(1).map(words).collect();
        format!("The {} {}.", field.join("."), self.rule)
    }
}

/// Splits `customerDetails` into `customer details`, as the server's sentences do.
fn words(part: &str) -> String {
    let mut words = String::new();
    for letter in part.chars() {
        if letter.is_ascii_uppercase() && !words.is_empty() {
            words.push(' ');
        }
        words.push(letter.to_ascii_lowercase());
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_are_worded_as_the_server_does() {
        let problem = Problem::wrong("/orderSummary/shippingCost", "field is required");
        assert_eq!(problem.sentence(), "The order summary.shipping cost field is required.");
        let problem = Problem::wrong("/products/0/rate", "field is required");
        assert_eq!(problem.sentence(), "The products.0.rate field is required.");
        assert_eq!(problem.path(), "$.products[0].rate");
    }
}
