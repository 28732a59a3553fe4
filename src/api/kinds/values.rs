//! When a JSON value is right: texts, lists, numbers and dates. Contact data is in `contacts.rs`.

use serde_json::Value;

use super::checked::{Checked, doubtful, is_digits, wrong};
use crate::base::dates::{self, DateForm};
use crate::base::money::{self, Amount};
use crate::base::places::locate;

/// A text.
pub fn is_text(value: &Value) -> Checked {
    if value.is_string() { Ok(()) } else { wrong("must be a string") }
}

/// An object, which the documents call an array.
pub fn is_object(value: &Value) -> Checked {
    if value.is_object() { Ok(()) } else { wrong("must be an array") }
}

/// A list, or an object with the keys `"0"`, `"1"`… (quirk 1).
pub fn is_list(value: &Value) -> Checked {
    match value {
        Value::Array(_) => Ok(()),
        Value::Object(items) if items.keys().all(|key| is_digits(key) || key.is_empty()) => Ok(()),
        _ => wrong("must be an array"),
    }
}

/// Each cycle by its name, once: named twice, it would be given back twice.
pub fn is_list_of_names(value: &Value) -> Checked {
    is_list(value)?;
    let named = locate(value, "/*");
    let names: Option<Vec<&str>> =
        named.iter().map(|(_, name)| name.and_then(Value::as_str)).collect();
    let Some(mut names) = names else { return wrong("must be a list of names") };
    let count = names.len();
    names.sort_unstable();
    names.dedup();
    if names.len() == count { Ok(()) } else { wrong("must name each cycle once") }
}

/// True or false, as the server takes it.
pub fn is_boolean(value: &Value) -> Checked {
    if as_boolean(value).is_some() { Ok(()) } else { wrong("field must be true or false") }
}

/// What the server's framework takes for a boolean: 0 and 1 too, as numbers or texts.
pub fn as_boolean(value: &Value) -> Option<bool> {
    match value {
        Value::Bool(is) => Some(*is),
        Value::Number(number) => digit_as_boolean(&number.to_string()),
        Value::String(text) => digit_as_boolean(text),
        Value::Null | Value::Array(_) | Value::Object(_) => None,
    }
}

fn digit_as_boolean(digit: &str) -> Option<bool> {
    match digit {
        "0" => Some(false),
        "1" => Some(true),
        _ => None,
    }
}

/// A number of 0 or more, or a text that is one.
pub fn is_numeric(value: &Value) -> Checked {
    match money::of(value) {
        Some(number) if number.is_sign_negative() && !number.is_zero() => {
            wrong("must be at least 0")
        }
        Some(_) => Ok(()),
        None => wrong("must be a number"),
    }
}

/// More than 0, with at most two decimals.
pub fn is_amount(value: &Value) -> Checked {
    is_numeric(value)?;
    match money::of(value) {
        Some(number) if number.is_zero() => wrong("must be greater than 0"),
        Some(number) if number.normalize().scale() > 2 => wrong("must have at most 2 decimals"),
        _ => Ok(()),
    }
}

/// VAT percent (quirk 36).
pub fn is_tax_rate(value: &Value) -> Checked {
    is_numeric(value)?;
    let usual = [0, 12, 15, 25].map(Amount::from);
    match money::of(value) {
        Some(rate) if !usual.contains(&rate) => doubtful(
            "is usually 0, 12, 15 or 25; others only if the account is configured for them",
        ),
        _ => Ok(()),
    }
}

/// A whole number above 0.
pub fn is_count(value: &Value) -> Checked {
    is_numeric(value)?;
    let whole =
        money::of(value).is_some_and(|number| number.fract().is_zero() && !number.is_zero());
    if whole { Ok(()) } else { wrong("must be a whole number above 0") }
}

/// How often invoices are sent.
pub fn is_invoice_interval(value: &Value) -> Checked {
    let known =
        money::of(value).is_some_and(|number| [0, 1, 2].map(Amount::from).contains(&number));
    if known {
        Ok(())
    } else {
        wrong("is invalid; it is 0 (daily), 1 (once a month) or 2 (twice a month)")
    }
}

/// The numeric id of a line.
pub fn is_line_id(value: &Value) -> Checked {
    let digits = value.to_string();
    let digits = digits.trim_matches('"');
    // A leading zero would be another spelling of the same line.
    let id = is_digits(digits) && !digits.starts_with('0');
    if id { Ok(()) } else { wrong("must be a number") }
}

/// A date in the form of order dates (quirk 4).
pub fn is_date(value: &Value) -> Checked {
    match dates::recognise_json(value) {
        Some((DateForm::Unix, _)) if value.is_string() => Ok(()),
        Some((DateForm::Unix, _)) => doubtful("must be a string"),
        Some((DateForm::DayMonthYear, _)) => {
            doubtful("is documented as Unix seconds; the server once demanded `d M, Y` (quirk 4)")
        }
        None => wrong("does not match the format d M, Y"),
    }
}

/// The form is not stated anywhere; the examples show `02 Jan, 2030`.
pub fn is_day(value: &Value) -> Checked {
    match dates::recognise_json(value) {
        Some((DateForm::DayMonthYear, _)) => Ok(()),
        Some((DateForm::Unix, _)) => {
            doubtful("is documented like 02 Jan, 2030, not as Unix seconds (quirk 4)")
        }
        None => wrong("does not match the format d M, Y"),
    }
}

/// Minutes by one page, which contradicts another (quirk 18): whatever is given is worth a warning.
pub fn is_charge_validity(value: &Value) -> Checked {
    let digits = value.as_str().map(str::to_owned).unwrap_or_else(|| value.to_string());
    if is_digits(&digits) {
        return doubtful("is in minutes by one page, which others contradict (quirk 18)");
    }
    wrong("must be digits only")
}
