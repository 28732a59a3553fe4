//! What somebody looks for in the rows of a list: a text, or a phone number in whatever form. It is looked for in what the
//! operation declares, and in the references that this machine sent; never in a personal number.

use std::collections::HashSet;

use serde_json::Value;

use crate::api::{RowDetails, locate};
use crate::base::text;
use crate::store::journal::Entry;

/// Where bodies that make something say how the merchant or the customer calls it.
const REFERENCES: [&str; 5] = [
    "/referenceNo",
    "/referencesNo",
    "/customerReference",
    "/invoiceReferences/referenceNo",
    "/invoiceReferences/customerReference",
];

/// What is looked for.
pub struct Wanted {
    folded: String,
    /// Its digits alone, if it can be a phone number.
    digits: Option<String>,
    /// What this machine made with a reference that holds it.
    referred: HashSet<String>,
}

impl Wanted {
    /// This text. Nothing at all is looked for by nothing.
    pub fn new(typed: &str) -> Option<Wanted> {
        let folded = text::folded(typed);
        let digits = phone_digits(typed);
        (!folded.is_empty()).then(|| Wanted { folded, digits, referred: HashSet::new() })
    }

    /// Notes what an entry made, if a reference that it sent holds what is looked for: the API's details tell none.
    pub fn note_references(&mut self, entry: &Entry) {
        let Some(made) = entry.made() else { return };
        let sent = REFERENCES.iter().filter_map(|place| entry.body().pointer(place)?.as_str());
        if sent.into_iter().any(|text| text::folded(text).contains(&self.folded)) {
            self.referred.insert(made.to_owned());
        }
    }

    /// Whether it stands in what is known of this object.
    pub fn is_in(&self, id: &str, data: &Value, details: &RowDetails) -> bool {
        self.referred.contains(id)
            || details.texts.iter().any(|place| self.is_at(place, data))
            || self.is_phone(data, details.phone)
    }

    fn is_at(&self, place: &str, data: &Value) -> bool {
        locate(data, place).into_iter().filter_map(|(_, value)| value).any(|value| match value {
            Value::String(text) => text::folded(text).contains(&self.folded),
            Value::Number(number) => number.to_string().contains(&self.folded),
            _ => false,
        })
    }

    fn is_phone(&self, data: &Value, (code, number): (&str, &str)) -> bool {
        let Some(wanted) = &self.digits else { return false };
        format!("{}{}", digits_at(data, code), digits_at(data, number)).contains(wanted)
    }
}

fn digits_at(data: &Value, place: &str) -> String {
    let text = data.pointer(place).and_then(Value::as_str).unwrap_or_default();
    text.chars().filter(char::is_ascii_digit).collect()
}

/// The digits of what looks like a phone number or a part of one: `+47 400 00 001`, `0047 40000001`, `400-00-001`.
fn phone_digits(typed: &str) -> Option<String> {
    let letters: String = typed.chars().filter(|letter| !letter.is_whitespace()).collect();
    let plain = letters.replace(['-', '.', '(', ')', '/'], "");
    let plain = plain.strip_prefix('+').or_else(|| plain.strip_prefix("00")).unwrap_or(&plain);
    let is_number = plain.len() >= 3 && plain.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| plain.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_phone_number_is_known_in_every_form() {
        for (typed, digits) in [
            ("+47 400 00 001", Some("4740000001")),
            ("0047 40000001", Some("4740000001")),
            ("400-00-001", Some("40000001")),
            ("(+47) 40 00", Some("474000")),
            ("40 00", Some("4000")),
            ("42", None),
            ("Ola", None),
            ("+47x", None),
            ("", None),
        ] {
            assert_eq!(phone_digits(typed).as_deref(), digits, "{typed}");
        }
    }
}
