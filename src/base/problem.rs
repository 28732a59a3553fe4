//! What is wrong with one field of a request: where it stands, which rule it breaks, how much that matters,
//! and the sentence in which the server says the same.

use serde_json::{Map, Value, json};

use crate::base::privacy;
use crate::base::text;

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

/// One broken rule of one field.
#[derive(Clone, Debug)]
pub struct Problem {
    /// JSON pointer of the field, list positions filled in: `/products/0/rate`.
    pub pointer: String,
    /// The rule, continuing a sentence that begins with the field: `must be 11 digits`.
    pub rule: String,
    /// The value that breaks it; `None` where it is absent.
    pub value: Option<Value>,
    /// The flag that sets it, without dashes.
    pub flag: Option<&'static str>,
    /// How much it matters.
    pub weight: Severity,
    /// Personal numbers may be shown to people.
    pub shows_personal: bool,
}

impl Problem {
    /// A rule that a value breaks and the server refuses.
    pub fn wrong(pointer: impl Into<String>, rule: impl Into<String>) -> Problem {
        Problem {
            pointer: pointer.into(),
            rule: rule.into(),
            value: None,
            flag: None,
            weight: Severity::Wrong,
            shows_personal: false,
        }
    }

    /// The same with another weight.
    pub fn weighing(mut self, weight: Severity) -> Problem {
        self.weight = weight;
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

    /// For people: path, rule, offending value and the flag that sets it.
    pub fn to_line(&self) -> String {
        let mut line = format!("{} {}", self.path(), self.rule);
        // What is only unusual about a whole object or list is not in any one of its values.
        let is_whole = |value: &&Value| value.is_object() || value.is_array();
        let unusual = self.weight == Severity::Doubtful;
        if let Some(value) = self.value.as_ref().filter(|value| !(unusual && is_whole(value))) {
            let is = if unusual { ": it is" } else { ", not" };
            let value = match self.shows_personal {
                true => value.to_string(),
                false => privacy::value_for_message(&self.pointer, value),
            };
            line.push_str(&format!("{is} {value}"));
        }
        if let Some(flag) = self.flag {
            line.push_str(&format!(" (--{flag})"));
        }
        line
    }

    /// For programs.
    pub fn to_json(&self) -> Value {
        let mut object = Map::new();
        object.insert("path".into(), json!(self.path()));
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

/// The path and value of every place that a pointer with `*` for list positions names. Where something on the
/// way is absent, the absent place itself, with no value. The members of `{"0": …}` count as a list's (quirk 1).
pub fn locate<'a>(body: &'a Value, pattern: &str) -> Vec<(String, Option<&'a Value>)> {
    let mut places = vec![(String::new(), Some(body))];
    for part in pattern.split('/').skip(1) {
        places = places.into_iter().flat_map(|(path, value)| step(&path, value, part)).collect();
    }
    places
}

fn step<'a>(path: &str, value: Option<&'a Value>, part: &str) -> Vec<(String, Option<&'a Value>)> {
    if part != "*" {
        return vec![(format!("{path}/{part}"), value.and_then(|value| value.get(part)))];
    }
    match value {
        Some(Value::Array(items)) => items
            .iter()
            .enumerate()
            .map(|(index, item)| (format!("{path}/{index}"), Some(item)))
            .collect(),
        Some(Value::Object(items)) => {
            items.iter().map(|(key, item)| (format!("{path}/{key}"), Some(item))).collect()
        }
        _ => Vec::new(),
    }
}

/// The same JSON for all that mean the same to the API: members in order, numbers by value and also where they are texts
/// (quirk 2), yes and no as the server reads them, lists in whichever shape (quirk 1), texts without blanks around
/// them. What is nothing is left out: null, no, zero, an empty text.
pub fn canonical(value: &Value) -> Value {
    match value {
        Value::Object(members) => {
            let members = members.iter().map(|(key, value)| (key, canonical(value)));
            let mut sorted: Vec<(&String, Value)> =
                members.filter(|(_, value)| !value.is_null()).collect();
            let position = |key: &str| text::digits::<u32>(key);
            sorted.sort_by_key(|(key, _)| (position(key), *key));
            if sorted.is_empty() {
                return Value::Null;
            }
            match sorted.iter().all(|(key, _)| position(key).is_some()) {
                true => sorted.into_iter().map(|(_, value)| value).collect(),
                false => sorted.into_iter().map(|(key, value)| (key.clone(), value)).collect(),
            }
        }
        Value::Array(items) if items.is_empty() => Value::Null,
        Value::Array(items) => items.iter().map(canonical).collect(),
        Value::Null | Value::Bool(false) => Value::Null,
        Value::Bool(true) => Value::from("1"),
        Value::Number(_) => plain_number(value).unwrap_or_else(|| value.clone()),
        Value::String(text) => plain_text(text.trim()),
    }
}

fn plain_text(text: &str) -> Value {
    // A postal code such as 0010 is no number.
    let is_code = text.len() > 1 && text.starts_with('0') && !text.starts_with("0.");
    let value = Value::from(text);
    match plain_number(&value).filter(|_| !is_code) {
        Some(number) => number,
        None if text.is_empty() => Value::Null,
        None => value,
    }
}

fn plain_number(value: &Value) -> Option<Value> {
    let number = crate::base::money::of(value)?.normalize();
    Some(if number.is_zero() { Value::Null } else { Value::String(number.to_string()) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn sentences_are_worded_as_the_server_does() {
        let problem = Problem::wrong("/orderSummary/shippingCost", "field is required");
        assert_eq!(problem.sentence(), "The order summary.shipping cost field is required.");
        let problem = Problem::wrong("/products/0/rate", "field is required");
        assert_eq!(problem.sentence(), "The products.0.rate field is required.");
        assert_eq!(problem.path(), "$.products[0].rate");
    }

    #[test]
    fn list_positions_are_filled_in_for_both_shapes_of_a_list() {
        for body in [
            json!({"products": [{"rate": 1}, {}]}),
            json!({"products": {"0": {"rate": 1}, "1": {}}}),
        ] {
            let places: Vec<_> = locate(&body, "/products/*/rate")
                .into_iter()
                .map(|(path, v)| (path, v.is_some()))
                .collect();
            assert_eq!(
                places,
                [("/products/0/rate".to_owned(), true), ("/products/1/rate".to_owned(), false)]
            );
        }
    }

    #[test]
    fn what_means_the_same_is_the_same() {
        let one = json!({"b": 800, "a": [{"zip": "0010", "n": "1.50"}], "c": null});
        let other = json!({"a": {"0": {"n": 1.5, "zip": "0010"}}, "b": "800.00"});
        assert_eq!(canonical(&one).to_string(), canonical(&other).to_string());
        let yes =
            json!({"b": "800.0 ", "a": [{"zip": "0010", "n": 1.5, "no": false}], "c": "", "d": {}});
        assert_eq!(canonical(&one).to_string(), canonical(&yes).to_string());
        let third = json!({"a": {"0": {"n": 1.5, "zip": "10"}}, "b": "800.00"});
        assert_ne!(canonical(&one).to_string(), canonical(&third).to_string());
    }
}
