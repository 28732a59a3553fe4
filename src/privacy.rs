//! Which fields of the API are personal data, and copies of JSON without them, for the journal and for `-v`.
//! What a person asked to see is not touched here.

use serde_json::Value;

use crate::text;

/// Fields that name or reach a person. `name` only counts inside a customer: products have names too.
const PERSONAL: &[&str] = &[
    "personalNumber",
    "personalId",
    "email",
    "msisdn",
    "firstName",
    "street",
    "zip",
    "city",
    "contactPersonName",
    "contactPersonEmail",
    "customerName",
    "customerEmail",
];

/// What stands beside a name where the name is a person's or a company's, and not a product's.
const REACH: &[&str] = &["email", "msisdn", "personalNumber"];

/// Whether a field holds a personal number, which is masked for people (quirks.md 51), however its name is spelt.
pub fn is_personal_number(field: &str) -> bool {
    let name = field.rsplit('/').next().unwrap_or_default();
    let letters: String = name.chars().filter(char::is_ascii_alphanumeric).collect();
    ["personalNumber", "personalId"].iter().any(|own| letters.eq_ignore_ascii_case(own))
}

/// Whether a field holds a personal number of which somebody hid digits.
pub fn is_masked(field: &str, value: &Value) -> bool {
    is_personal_number(field) && value.as_str().is_some_and(|number| number.contains('*'))
}

/// Whether a masked text may stand for this one, as far as its letters show.
pub fn may_be(masked: &Value, whole: &Value) -> bool {
    let (Some(masked), Some(whole)) = (masked.as_str(), whole.as_str()) else { return false };
    let fits = |(hidden, letter)| hidden == '*' || hidden == letter;
    masked.contains('*')
        && masked.chars().count() == whole.chars().count()
        && masked.chars().zip(whole.chars()).all(fits)
}

/// The value of a field as a message tells it: JSON, the personal numbers in it masked.
pub fn told(field: &str, value: &Value) -> String {
    let is_number = is_personal_number(field);
    match numbers_masked(value, is_number) {
        Value::String(masked) if is_number => masked,
        masked => masked.to_string(),
    }
}

fn numbers_masked(value: &Value, is_number: bool) -> Value {
    match value {
        Value::String(text) if is_number => Value::String(text::masked(text)),
        Value::Number(number) if is_number => Value::String(text::masked(&number.to_string())),
        Value::Array(items) => items.iter().map(|item| numbers_masked(item, is_number)).collect(),
        Value::Object(members) => {
            let members = members.iter().map(|(key, value)| {
                (key.clone(), numbers_masked(value, is_number || is_personal_number(key)))
            });
            Value::Object(members.collect())
        }
        other => other.clone(),
    }
}

/// A copy with the values of personal fields masked.
pub fn masked(value: &Value) -> Value {
    mask(value, false)
}

fn mask(value: &Value, in_customer: bool) -> Value {
    match value {
        Value::Object(members) => {
            let in_customer = in_customer || REACH.iter().any(|key| members.contains_key(*key));
            let members = members.iter().map(|(key, value)| {
                let personal = PERSONAL.contains(&key.as_str()) || in_customer && key == "name";
                let masked = match value {
                    Value::String(text) if personal => Value::String(text::masked(text)),
                    Value::String(text) => Value::String(without_numbers(text)),
                    Value::Number(number) if personal => {
                        Value::String(text::masked(&number.to_string()))
                    }
                    // What should be a text and is none is as personal as the text would be.
                    other if personal => hidden(other),
                    other => mask(other, in_customer || key == "customerDetails"),
                };
                (without_numbers(key), masked)
            });
            Value::Object(members.collect())
        }
        Value::Array(items) => items.iter().map(|item| mask(item, in_customer)).collect(),
        Value::String(text) => Value::String(without_numbers(text)),
        other => other.clone(),
    }
}

/// Every text and number in it masked.
fn hidden(value: &Value) -> Value {
    match value {
        Value::String(text) => Value::String(text::masked(text)),
        Value::Number(number) => Value::String(text::masked(&number.to_string())),
        Value::Array(items) => items.iter().map(hidden).collect(),
        Value::Object(members) => {
            let members = members.iter();
            Value::Object(
                members.map(|(key, value)| (without_numbers(key), hidden(value))).collect(),
            )
        }
        other => other.clone(),
    }
}

/// A text in which whatever could be a personal number is masked, eleven digits in a row or six and five with a blank
/// between: a note may hold one.
pub fn without_numbers(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find(|letter: char| letter.is_ascii_digit()) {
        let (before, from) = rest.split_at(start);
        shown.push_str(before);
        let length = number_length(from);
        let (number, after) = from.split_at(length.unwrap_or_else(|| digits(from)));
        match length {
            Some(_) => shown.push_str(&text::masked(number)),
            None => shown.push_str(number),
        }
        rest = after;
    }
    shown + rest
}

/// How long the personal number is that the text begins with, if it begins with one.
fn number_length(text: &str) -> Option<usize> {
    const BIRTH: usize = 6;
    const REST: usize = 5;
    if digits(text) == BIRTH + REST {
        return Some(BIRTH + REST);
    }
    let after = text.get(BIRTH + 1..).filter(|_| digits(text) == BIRTH)?;
    let parted = text[BIRTH..].starts_with([' ', '-', '.', '\u{a0}']);
    (parted && digits(after) == REST).then_some(BIRTH + 1 + REST)
}

fn digits(text: &str) -> usize {
    text.bytes().take_while(u8::is_ascii_digit).count()
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
        let told = masked(&body).to_string();
        assert!(!told.contains("Ola") && !told.contains("Eva") && told.contains("CFO"), "{told}");
    }

    #[test]
    fn a_personal_number_is_masked_however_it_is_written() {
        let check = |text: &str, expected: &str| assert_eq!(without_numbers(text), expected);
        check("person 01019012345 rang", "person *********45 rang");
        check("person 010190 12345, twice", "person **********45, twice");
        check("010190-12345", "**********45");
        check("order 1234567890, 010190 123456, 12", "order 1234567890, 010190 123456, 12");
        let odd =
            json!({"personalNumber": ["01019012345"], "deep": {"01019012345": ["01019012345"]}});
        assert!(!masked(&odd).to_string().contains("010190"), "{}", masked(&odd));
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
        assert_eq!(masked(&body), expected);
    }
}
