//! Which fields of the API are personal data, and what a masked value of one looks like.

use std::borrow::Cow;

use serde_json::{Map, Value};

use super::numbers::without_numbers;

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

/// Whether a field is personal data by its name.
pub(super) fn is_personal(field: &str) -> bool {
    PERSONAL.contains(&field)
}

/// Whether a name is that of a field that is personal data, however it is spelt and whatever it is inside of.
pub fn names_person(name: &str) -> bool {
    let name = name.rsplit(['/', '[', '.']).next().unwrap_or_default();
    let letters: String = name.chars().filter(char::is_ascii_alphanumeric).collect();
    PERSONAL.iter().any(|own| letters.eq_ignore_ascii_case(own))
}

/// Whether the `name` beside these fields is a person's or a company's, and not a product's.
pub(super) fn reaches_person(members: &Map<String, Value>) -> bool {
    REACH.iter().any(|field| members.contains_key(*field))
}

/// Whether a field holds a personal number, which is masked for people (quirk 51), however its name is spelt.
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
pub fn may_stand_for(masked: &Value, whole: &Value) -> bool {
    let (Some(masked), Some(whole)) = (masked.as_str(), whole.as_str()) else { return false };
    if !masked.contains('*') || masked.chars().count() != whole.chars().count() {
        return false;
    }
    masked.chars().zip(whole.chars()).all(|(hidden, letter)| hidden == '*' || hidden == letter)
}

/// A text with its letters hidden but for the last two, as the API shows personal numbers (quirk 51).
pub fn masked_text(text: &str) -> String {
    let length = text.chars().count();
    let hidden = if length > 4 { length - 2 } else { length };
    let kept: String = text.chars().skip(hidden).collect();
    "*".repeat(hidden) + &kept
}

/// The text of a field as tables and lines show it: a personal number masked, by the field's name or by its look. What
/// reaches a person or names an object is whole, whatever it looks like.
pub fn text_of_field<'a>(field: &str, text: &'a str) -> Cow<'a, str> {
    FieldKind::of(field).shown(text)
}

/// What a field holds by its name, as far as that decides how its text is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FieldKind {
    /// A personal number.
    PersonalNumber,
    /// What people must be able to copy: a phone number, an identifier, an amount.
    Whole,
    /// Anything else, in which a personal number is found by its look.
    Other,
}

impl FieldKind {
    /// The kind of the field with this name, or at the end of this pointer.
    pub fn of(field: &str) -> FieldKind {
        match (is_personal_number(field), is_shown_whole(field)) {
            (true, _) => FieldKind::PersonalNumber,
            (false, true) => FieldKind::Whole,
            (false, false) => FieldKind::Other,
        }
    }

    /// A text of it as tables and lines show it.
    pub fn shown(self, text: &str) -> Cow<'_, str> {
        match self {
            FieldKind::PersonalNumber => Cow::Owned(masked_text(text)),
            FieldKind::Whole => Cow::Borrowed(text),
            FieldKind::Other => without_numbers(text),
        }
    }
}

fn is_shown_whole(field: &str) -> bool {
    let name = field.rsplit('/').next().unwrap_or_default().to_ascii_lowercase();
    ["uuid", "msisdn", "phone", "amount", "orgnr"].iter().any(|end| name.ends_with(end))
        || matches!(name.as_str(), "id" | "organizationid" | "companyid" | "invoicenumber")
}
