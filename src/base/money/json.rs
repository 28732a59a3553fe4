//! Amounts in JSON: numbers, and texts that are one.

use std::str::FromStr;

use rust_decimal::Decimal;
use serde_json::{Number, Value};

use super::amount::{Amount, LARGEST, all_digits};

/// The exact decimal of a JSON number, or of a text that is one and nothing else; `None` for anything else, and beyond
/// any payment.
pub fn of(value: &Value) -> Option<Amount> {
    match value {
        Value::Number(number) => decimal(&number.to_string()).filter(fits),
        Value::String(text) => of_text(text),
        _ => None,
    }
}

/// The exact decimal of a text that is a number and nothing else.
pub fn of_text(text: &str) -> Option<Amount> {
    if is_plain(text) { decimal(text).filter(fits) } else { None }
}

/// The decimal as the most lenient server reads it: PHP takes a text with blanks around it or a sign for a number too.
/// What guards count is read so; what PHP would cut or make up is `None`.
pub fn lenient(value: &Value) -> Option<Amount> {
    lenient_number(value).filter(fits)
}

/// The decimal as the most lenient server reads it, however large.
pub fn lenient_number(value: &Value) -> Option<Decimal> {
    const BLANKS: [char; 6] = [' ', '\t', '\n', '\r', '\u{b}', '\u{c}'];
    match value {
        Value::Number(number) => decimal(&number.to_string()),
        Value::String(text) => {
            let text = text.trim_matches(BLANKS);
            match text.strip_prefix('+') {
                Some(unsigned) if !unsigned.starts_with('-') => decimal(unsigned),
                _ => decimal(text),
            }
        }
        _ => None,
    }
}

fn fits(number: &Decimal) -> bool {
    number.abs() <= LARGEST
}

/// Whether a text is a number in the plainest way: digits on both sides of its point, and no `+`.
fn is_plain(text: &str) -> bool {
    let mantissa = text.split(['e', 'E']).next().unwrap_or_default();
    let unsigned = mantissa.strip_prefix('-').unwrap_or(mantissa).as_bytes();
    matches!(unsigned, [b'0'..=b'9'] | [b'0'..=b'9', .., b'0'..=b'9'])
}

/// The exact value of digits with an optional `-`, point and exponent. The library's own parsers take `1_600` and `+5`
/// as well, and round what is too long.
fn decimal(text: &str) -> Option<Decimal> {
    let (mantissa, exponent) = match text.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, exponent_of(exponent)?),
        None => (text, Some(0)),
    };
    let unsigned = mantissa.strip_prefix('-').unwrap_or(mantissa);
    let (whole, fraction) = unsigned.split_once('.').unwrap_or((unsigned, ""));
    let mut digits = format!("{whole}{fraction}");
    if !all_digits(&digits) {
        return None;
    }
    if digits.bytes().all(|byte| byte == b'0') {
        let scale = fraction.len().min(2);
        return Some(Decimal::new(0, u32::try_from(scale).ok()?));
    }
    let mut scale = i64::try_from(fraction.len()).ok()?.checked_sub(exponent?)?;
    digits = digits.trim_start_matches('0').to_owned();
    // Zeros at the end say nothing; they stay where there is room for them.
    while scale > 0 && (scale > 28 || digits.len() > 28) && digits.ends_with('0') {
        digits.pop();
        scale -= 1;
    }
    if (-28..0).contains(&scale) {
        digits.push_str(&"0".repeat(usize::try_from(-scale).ok()?));
        scale = 0;
    }
    // What can be typed has 28 decimals and fits into 96 bits; that is where this ends, too.
    let amount =
        Decimal::try_from_i128_with_scale(digits.parse().ok()?, u32::try_from(scale).ok()?);
    match amount {
        Ok(amount) if mantissa.starts_with('-') => Some(-amount),
        amount => amount.ok(),
    }
}

/// The digits after an `e`. The inner `None` is one beyond every number that can be held.
fn exponent_of(text: &str) -> Option<Option<i64>> {
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    if !all_digits(digits) {
        return None;
    }
    Some(match digits.parse::<i64>() {
        Ok(size) if text.starts_with('-') => Some(-size),
        size => size.ok(),
    })
}

/// The JSON number of an amount, with its digits as they are.
pub fn to_json(amount: Amount) -> Value {
    Number::from_str(&amount.to_string()).map(Value::Number).unwrap_or(Value::Null)
}

/// The JSON number of a text that `parse_plain` accepted, digit for digit.
pub fn number(text: &str) -> Value {
    Number::from_str(text.trim()).map(Value::Number).unwrap_or(Value::Null)
}

#[cfg(test)]
mod tests {
    use super::super::{parse_plain, show};
    use super::*;

    #[test]
    fn whatever_is_read_is_sent_as_the_same_number() {
        use proptest::prelude::*;
        assert_eq!(LARGEST.to_string(), "1000000000000000");
        let most = "1.9999999999999999999999999999";
        assert_eq!(of(&number(most)), parse_plain(most).ok());
        assert!(parse_plain(most).is_ok());
        proptest!(|(text in "[0-9]{1,18}(\\.[0-9]{1,28})?")| {
            if let Ok(read) = parse_plain(&text) {
                prop_assert_eq!(of(&number(&text)), Some(read));
            }
        });
        for zeros in ["010", "007", "00"] {
            assert!(parse_plain(zeros).is_err(), "{zeros}");
        }
        assert_eq!(parse_plain("0").map(show), Ok("0.00".into()));
    }

    #[test]
    fn a_number_is_exact_or_none() {
        let read = |json: &str, read: fn(&Value) -> Option<Amount>| {
            read(&serde_json::from_str(json).expect(json))
                .map(|amount| amount.normalize().to_string())
        };
        let long = format!("800.{}", "0".repeat(10_000));
        for (json, strict, lenient) in [
            ("800", Some("800"), Some("800")),
            ("\"800.50\"", Some("800.5"), Some("800.5")),
            ("8e2", Some("800"), Some("800")),
            ("8.0005E+2", Some("800.05"), Some("800.05")),
            ("80000e-2", Some("800"), Some("800")),
            ("-0", Some("0"), Some("0")),
            ("-0e99999999999999999999", Some("0"), Some("0")),
            ("-5", Some("-5"), Some("-5")),
            (&long, Some("800"), Some("800")),
            ("\" 800\"", None, Some("800")),
            ("\"800\\t\"", None, Some("800")),
            ("\"+800\"", None, Some("800")),
            ("\"800.\"", None, Some("800")),
            ("\".5\"", None, Some("0.5")),
            ("\"0800\"", Some("800"), Some("800")),
            ("\"1_600\"", None, None),
            ("\"+-5\"", None, None),
            ("\"1,600\"", None, None),
            ("\"0x10\"", None, None),
            ("\"5 kr\"", None, None),
            ("\"\"", None, None),
            ("\".\"", None, None),
            ("\"1e\"", None, None),
            ("\"NaN\"", None, None),
            ("\"Infinity\"", None, None),
            ("\"٥\"", None, None),
            ("1e400", None, None),
            ("1e-400", None, None),
            ("0.00000000000000000000000000001", None, None),
            ("800.00000000000000000000000000001", None, None),
            ("true", None, None),
            ("[5]", None, None),
        ] {
            assert_eq!(read(json, of).as_deref(), strict, "{json}");
            assert_eq!(read(json, super::lenient).as_deref(), lenient, "{json}");
        }
        assert_eq!(read(&"9".repeat(10_000), of), None);
    }

    #[test]
    fn numbers_keep_their_text() {
        assert_eq!(number("400.00").to_string(), "400.00");
        assert_eq!(of(&number("1e3")).map(show).as_deref(), Some("1000.00"));
    }
}
