//! Copies of JSON without personal data: all of it masked for the journal and `-v`, personal numbers alone for people.

use std::borrow::Cow;

use serde_json::{Map, Value};

use super::fields::{is_personal, is_personal_number, masked_text, reaches_person, text_of_field};
use super::numbers::without_numbers;

/// A copy with the values of all personal fields masked.
pub fn people_masked(value: &Value) -> Value {
    mask_people(value, false)
}

fn mask_people(value: &Value, in_customer: bool) -> Value {
    match value {
        Value::Object(members) => {
            let in_customer = in_customer || reaches_person(members);
            let mut copy = Map::new();
            for (key, value) in members {
                let masked = match is_personal(key) || in_customer && key == "name" {
                    true => hidden(value),
                    false => mask_people(value, in_customer || key == "customerDetails"),
                };
                copy.insert(without_numbers(key).into_owned(), masked);
            }
            Value::Object(copy)
        }
        Value::Array(items) => items.iter().map(|item| mask_people(item, in_customer)).collect(),
        Value::String(text) => Value::String(without_numbers(text).into_owned()),
        other => other.clone(),
    }
}

/// A copy with every text and number masked: what should be a text and is none is as personal as the text would be.
fn hidden(value: &Value) -> Value {
    match value {
        Value::String(text) => Value::String(masked_text(text)),
        Value::Number(number) => Value::String(masked_text(&number.to_string())),
        Value::Array(items) => items.iter().map(hidden).collect(),
        Value::Object(members) => {
            let mut copy = Map::new();
            for (key, value) in members {
                copy.insert(without_numbers(key).into_owned(), hidden(value));
            }
            Value::Object(copy)
        }
        other => other.clone(),
    }
}

/// A copy with the personal numbers masked, by their fields and by their look; everything else as it is.
pub fn numbers_masked(value: &Value) -> Value {
    mask_numbers("", value, text_of_field)
}

/// The value of a field as a message shows it: JSON, the personal numbers in it masked by their fields.
pub fn value_for_message(field: &str, value: &Value) -> String {
    match mask_numbers(field, value, unchanged) {
        Value::String(masked) if is_personal_number(field) => masked,
        masked => masked.to_string(),
    }
}

fn unchanged<'a>(_: &str, text: &'a str) -> Cow<'a, str> {
    Cow::Borrowed(text)
}

/// What becomes of the text in the field of this name.
type TextOfField = for<'a> fn(&str, &'a str) -> Cow<'a, str>;

/// A copy of a field's value; `shown` says what becomes of a text in a field that holds no personal number.
fn mask_numbers(field: &str, value: &Value, shown: TextOfField) -> Value {
    if is_personal_number(field) {
        return hidden(value);
    }
    match value {
        Value::String(text) => Value::String(shown(field, text).into_owned()),
        Value::Array(items) => items.iter().map(|item| mask_numbers(field, item, shown)).collect(),
        Value::Object(members) => {
            let mut copy = Map::new();
            for (key, value) in members {
                copy.insert(without_numbers(key).into_owned(), mask_numbers(key, value, shown));
            }
            Value::Object(copy)
        }
        other => other.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_name_beside_an_address_is_a_persons() {
        let body = json!({
            "name": "Ola Test", "email": "ola@example.com",
            "additionalContact": {"0": {"name": "Eva Test", "msisdn": "40000003", "designation": "CFO"}},
        });
        let told = people_masked(&body).to_string();
        assert!(!told.contains("Ola") && !told.contains("Eva") && told.contains("CFO"), "{told}");
    }

    #[test]
    fn people_are_masked_and_products_are_not() {
        let body = json!({
            "products": [{"name": "Bike service"}],
            "cancellationNote": "wrong person, 01019012345 it is; order 1234567890",
            "customerDetails": {"name": "Ola Test", "personalNumber": "01019012345", "address": {"street": "Veien 7"}},
        });
        let expected = json!({
            "products": [{"name": "Bike service"}],
            "cancellationNote": "wrong person, *********45 it is; order 1234567890",
            "customerDetails": {"name": "******st", "personalNumber": "*********45", "address": {"street": "***** 7"}},
        });
        assert_eq!(people_masked(&body), expected);
    }

    #[test]
    fn a_personal_number_is_masked_in_every_kind_of_value() {
        let odd =
            json!({"personalNumber": ["01019012345"], "deep": {"01019012345": ["01019012345"]}});
        assert!(!people_masked(&odd).to_string().contains("010190"), "{}", people_masked(&odd));
    }
}
