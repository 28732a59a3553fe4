//! When contact data is right: countries, phone numbers, addresses, the numbers of persons and organizations.

use email_address::EmailAddress;
use serde_json::Value;
use url::Url;

use super::checked::{Checked, doubtful, is_digits, wrong};
use super::countries;
use super::values::{is_count, is_text};
use crate::base::problem::Severity;

/// A country calling code, `+47`.
pub fn is_country_code(value: &Value) -> Checked {
    is_text(value)?;
    let digits = value.as_str().and_then(|text| text.strip_prefix('+')).unwrap_or_default();
    if countries::is_calling_code(digits) {
        return Ok(());
    }
    doubtful("is usually + and the calling code of a country, such as +47")
}

/// A phone number without its country code.
pub fn is_msisdn(value: &Value) -> Checked {
    is_text(value)?;
    if is_digits(value.as_str().unwrap_or_default()) {
        return Ok(());
    }
    doubtful("is usually digits only, without the country code")
}

/// An e-mail address.
pub fn is_email(value: &Value) -> Checked {
    let address = value.as_str().is_some_and(EmailAddress::is_valid);
    if address { Ok(()) } else { wrong("must be a valid email address") }
}

/// A personal number.
pub fn is_personal_number(value: &Value) -> Checked {
    let digits = value.as_str().unwrap_or_default();
    if digits.len() == 11 && is_digits(digits) {
        return Ok(());
    }
    Err(("must be 11 digits".into(), Severity::Disputed))
}

/// An organization number as a JSON number (quirk 3).
pub fn is_company_number(value: &Value) -> Checked {
    match value {
        Value::Number(_) => is_count(value),
        Value::String(text) if is_digits(text) => doubtful("must be a number"),
        _ => wrong("must be a number"),
    }
}

/// An organization number as a text of digits (quirk 3).
pub fn is_organization_number(value: &Value) -> Checked {
    is_organization(value, Characters::Digits, JsonType::Text)
}

/// An organization number of digits, as a text or a number.
pub fn is_organization_digits(value: &Value) -> Checked {
    is_organization(value, Characters::Digits, JsonType::Either)
}

/// An organization number in which letters may stand too.
pub fn is_organization_code(value: &Value) -> Checked {
    is_organization(value, Characters::LettersAndDigits, JsonType::Either)
}

/// An organization number for which no rule is documented.
pub fn is_any_organization(value: &Value) -> Checked {
    is_organization(value, Characters::NoSpaces, JsonType::Text)
}

/// An organization number as a JSON number.
pub fn is_organization_as_number(value: &Value) -> Checked {
    is_organization(value, Characters::Digits, JsonType::Number)
}

/// What an organization number consists of, by operation.
enum Characters {
    Digits,
    LettersAndDigits,
    /// A space is wrong everywhere.
    NoSpaces,
}

impl Characters {
    fn allow(&self, letter: char) -> bool {
        match self {
            Characters::Digits => letter.is_ascii_digit(),
            Characters::LettersAndDigits => letter.is_ascii_alphanumeric(),
            Characters::NoSpaces => !letter.is_whitespace(),
        }
    }

    fn rule(&self) -> &'static str {
        match self {
            Characters::Digits => "must be digits only",
            Characters::LettersAndDigits => "must be letters and digits only",
            Characters::NoSpaces => "must not contain spaces",
        }
    }
}

/// The JSON type that the documents name.
enum JsonType {
    Text,
    Number,
    Either,
}

/// The operations differ in what it consists of, and in its type (quirk 3): a warning here, while the server keeps to
/// its own rule. The other type is only unusual.
fn is_organization(value: &Value, allowed: Characters, is: JsonType) -> Checked {
    let text = match value {
        Value::String(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        _ if matches!(is, JsonType::Number) => return wrong("must be a number"),
        _ => return wrong("must be a string"),
    };
    match (value, is) {
        _ if !text.chars().all(|letter| allowed.allow(letter)) => {
            Err((allowed.rule().into(), Severity::Disputed))
        }
        (Value::Number(_), JsonType::Text) => doubtful("must be a string"),
        (Value::String(_), JsonType::Number) => doubtful("must be a number"),
        _ => Ok(()),
    }
}

/// An ISO 3166-1 alpha-2 code in capitals, as in the standard (quirk 29).
pub fn is_country(value: &Value) -> Checked {
    is_country_or(Severity::Disputed, value)
}

/// A country for which no check is documented: anything else is only unusual.
pub fn is_usual_country(value: &Value) -> Checked {
    is_country_or(Severity::Doubtful, value)
}

fn is_country_or(weight: Severity, value: &Value) -> Checked {
    is_text(value)?;
    if value.as_str().is_some_and(countries::is_code) {
        return Ok(());
    }
    Err(("should be an ISO 3166-1 alpha-2 code in capitals, such as NO".into(), weight))
}

/// An http or https address.
pub fn is_url(value: &Value) -> Checked {
    let url = value.as_str().and_then(|text| Url::parse(text).ok());
    let web = url.is_some_and(|url| matches!(url.scheme(), "http" | "https") && url.has_host());
    if web { Ok(()) } else { wrong("must be a valid URL") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn countries_are_the_249_codes_of_the_standard_and_no_others() {
        let letters = || (b'A'..=b'Z').map(char::from);
        let codes =
            letters().flat_map(|first| letters().map(move |other| format!("{first}{other}")));
        let right = |text: &str| is_country(&text.into()).is_ok();
        assert_eq!(codes.filter(|code| right(code)).count(), 249);
        for none in
            ["XX", "ZZ", "UK", "EU", "XK", "AN", "SU", "AA", "no", "No", "NOR", "578", " NO", "N"]
        {
            assert!(!right(none), "{none}");
        }
    }
}
