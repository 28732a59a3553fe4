//! Addresses and numbers as they come out of spreadsheets and forms: a postal code that lost its zeros, a country by its
//! name, an organization number with blanks, an e-mail address that no server has.

use serde_json::Value;

use super::checked::is_digits;
use super::countries::{is_code, named};
use super::hint::{Hint, text_of, without_separators};

/// How many digits the postal codes of a country have, where all have as many and some begin with a zero.
const POSTAL_DIGITS: &[(&str, usize)] =
    &[("NO", 4), ("SJ", 4), ("DK", 4), ("SE", 5), ("FI", 5), ("AX", 5), ("DE", 5)];

/// A postal code beside its country.
pub fn postal_code(value: &Value, around: &Value) -> Option<Hint> {
    let written = text_of(value)?;
    let country = around.get("country").and_then(Value::as_str)?.trim();
    let country = if is_code(country) { country } else { named(country)? };
    let (_, length) = POSTAL_DIGITS.iter().find(|(code, _)| *code == country)?;
    let tidy = without_separators(&written).to_uppercase();
    let digits = tidy.strip_prefix(country).or(tidy.strip_prefix('N')).unwrap_or(&tidy);
    let why = format!("has not the {length} digits of postal codes in {country}");
    match digits.len() {
        _ if !is_digits(digits) => Some(Hint { why, meant: None }),
        count if count < *length => Hint::meant(
            format!("has {count} digits, and postal codes in {country} have {length}"),
            format!("{digits:0>length$}"),
        ),
        count if count > *length => Some(Hint { why, meant: None }),
        _ if digits == written && value.is_string() => None,
        // Swedish codes are written with a blank.
        _ if written.replace(' ', "") == digits && country == "SE" && value.is_string() => None,
        _ => Hint::meant(format!("is usually {length} digits"), digits),
    }
}

/// A country by its name.
pub fn country(value: &Value, _: &Value) -> Option<Hint> {
    let written = value.as_str()?;
    let code = named(written).filter(|code| *code != written)?;
    Hint::meant("is usually an ISO 3166-1 alpha-2 code", code)
}

/// An organization number with blanks, or as it stands on an invoice, `NO 999 888 777 MVA`.
pub fn organization(value: &Value, _: &Value) -> Option<Hint> {
    let written = text_of(value)?;
    let tidy = without_separators(&written).to_uppercase();
    let digits = tidy.strip_prefix("NO").unwrap_or(&tidy);
    let digits = digits.strip_suffix("MVA").unwrap_or(digits);
    if !is_digits(digits) || digits == written {
        return None;
    }
    Hint::meant("is usually digits only", digits)
}

/// An e-mail address whose server has no dot in its name, which no customer's has: it was not typed to its end.
pub fn email(value: &Value, _: &Value) -> Option<Hint> {
    let (_, server) = value.as_str()?.rsplit_once('@')?;
    let is_whole = server.contains('.') || server.starts_with('[');
    (!is_whole).then(|| Hint { why: "has no dot behind its @".into(), meant: None })
}

/// A personal number. It is never shown, so only what is odd about it is told.
pub fn personal_number(value: &Value, _: &Value) -> Option<Hint> {
    let written = text_of(value)?;
    let tidy = without_separators(&written);
    if tidy != written && tidy.len() == 11 && is_digits(&tidy) {
        return Some(Hint { why: "without the blanks it is 11 digits".into(), meant: None });
    }
    if written.len() == 10 && is_digits(&written) {
        return Some(Hint { why: "a zero in front of it may be lost".into(), meant: None });
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_that_was_not_typed_to_its_end_is_doubted() {
        for (address, is_odd) in [
            ("somebody@else", true),
            ("ola@localhost", true),
            ("ola@example.com", false),
            ("ola@[192.0.2.1]", false),
            ("ola", false),
        ] {
            assert_eq!(email(&address.into(), &Value::Null).is_some(), is_odd, "{address}");
        }
    }
}
