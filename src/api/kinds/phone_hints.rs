//! Phone numbers and country codes as people write them elsewhere: `0047 400 00 001`, `47` or `Norway` for `+47`. The API
//! wants the country code with its plus, and the number without it (quirk 35).

use serde_json::Value;

use super::checked::is_digits;
use super::countries::{calling_code_of, is_calling_code, named};
use super::hint::{Hint, text_of, without_separators};

/// A phone number beside its country code.
pub fn msisdn(value: &Value, around: &Value) -> Option<Hint> {
    let written = text_of(value)?;
    let tidy = without_separators(&written);
    let code = around.get("countryCode").and_then(text_of).and_then(|code| code_digits(&code));
    let international = tidy.strip_prefix('+').or(tidy.strip_prefix("00"));
    if let Some(whole) = international.filter(|digits| is_digits(digits)) {
        let rest = match &code {
            Some(code) => whole.strip_prefix(code.as_str()),
            None => after_calling_code(whole),
        };
        let why = "is typed with a country code, which stands in a field of its own";
        return match rest.filter(|rest| !rest.is_empty()) {
            Some(rest) => Hint::meant(why, rest),
            None => Some(Hint { why: "begins with another country code".into(), meant: None }),
        };
    }
    if !is_digits(&tidy) {
        return None;
    }
    // A number of eight digits may begin with any two of them.
    if let Some(rest) = code.as_deref().and_then(|code| tidy.strip_prefix(code))
        && rest.len() >= 8
    {
        return Hint::meant(
            "seems to begin with the country code, which stands in a field of its own",
            rest,
        );
    }
    if tidy == written && value.is_string() {
        return None;
    }
    Hint::meant("is usually digits only, as a text", tidy)
}

/// A country calling code.
pub fn country_code(value: &Value, _: &Value) -> Option<Hint> {
    let written = text_of(value)?;
    let meant = format!("+{}", code_digits(&written)?);
    if meant == written {
        return None;
    }
    Hint::meant("is usually + and the calling code of a country", meant)
}

/// The digits of a calling code however it is written, `+47`, `47`, `0047`, `(47)`, or of the country that is named.
fn code_digits(written: &str) -> Option<String> {
    let tidy = without_separators(written);
    let digits = tidy.trim_start_matches('+').trim_start_matches('0');
    if is_calling_code(digits) {
        return Some(digits.to_owned());
    }
    named(written).and_then(calling_code_of).map(str::to_owned)
}

/// What follows the calling code that a whole number begins with. No code is the beginning of another one.
fn after_calling_code(whole: &str) -> Option<&str> {
    for length in 1..=3 {
        let (code, rest) = whole.split_at_checked(length)?;
        if is_calling_code(code) {
            return Some(rest);
        }
    }
    None
}
