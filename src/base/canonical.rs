//! JSON in one form for all that means the same to the API, so that a repetition is recognised however it is written.

use serde_json::{Map, Value};

use crate::base::money;
use crate::base::text;

/// One JSON for all that means the same to the API: members in order, numbers by value and also where they are texts
/// (quirk 2), yes and no as the server reads them, lists in whichever shape (quirk 1), texts without blanks around
/// them. What is nothing is left out: null, no, zero, an empty text.
pub fn canonical(value: &Value) -> Value {
    match value {
        Value::Object(members) => canonical_object(members),
        Value::Array(items) if items.is_empty() => Value::Null,
        Value::Array(items) => items.iter().map(canonical).collect(),
        Value::Null | Value::Bool(false) => Value::Null,
        Value::Bool(true) => Value::from("1"),
        Value::Number(_) => plain_number(value).unwrap_or_else(|| value.clone()),
        Value::String(text) => plain_text(text.trim()),
    }
}

fn canonical_object(members: &Map<String, Value>) -> Value {
    let mut sorted = Vec::new();
    for (key, value) in members {
        let value = canonical(value);
        if !value.is_null() {
            sorted.push((text::digits::<u32>(key), key, value));
        }
    }
    sorted.sort_by_key(|(position, key, _)| (*position, *key));
    if sorted.is_empty() {
        return Value::Null;
    }
    match sorted.iter().all(|(position, ..)| position.is_some()) {
        true => sorted.into_iter().map(|(_, _, value)| value).collect(),
        false => sorted.into_iter().map(|(_, key, value)| (key.clone(), value)).collect(),
    }
}

fn plain_text(text: &str) -> Value {
    // A postal code such as 0010 is no number.
    let is_code = text.len() > 1 && text.starts_with('0') && !text.starts_with("0.");
    let value = Value::from(text);
    match plain_number(&value) {
        Some(number) if !is_code => number,
        _ if text.is_empty() => Value::Null,
        _ => value,
    }
}

fn plain_number(value: &Value) -> Option<Value> {
    let number = money::of(value)?.normalize();
    Some(if number.is_zero() { Value::Null } else { Value::String(number.to_string()) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

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
