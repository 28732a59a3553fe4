//! Amounts, as people type them and as JSON has them. What is taken is a number of digits, and the same one wherever it is read
//! again; exact fractions of another library are the judge of what it is worth.

use num_rational::BigRational;
use serde_json::Value;

use super::words::{choice, part, text};
use crate::base::money;

const WORDS: [&str; 40] = [
    "0",
    "00",
    "1",
    "1000",
    "999",
    "1.000",
    "1,000",
    "1 000",
    "0.01",
    "0.005",
    "12.34",
    "999999999999999",
    "1000000000000000",
    "1000000000000000.01",
    "0000000000000000000000000000",
    "9999999999999999999999999999",
    ".",
    ",",
    "-",
    "+",
    "e",
    "E",
    "e2",
    "E-3",
    "e+5",
    "e-400",
    "1e28",
    "kr ",
    " NOK",
    ",-",
    "'",
    "’",
    "\u{a0}",
    "\u{202f}",
    "−",
    "１",
    "，",
    "\u{3000}",
    "_",
    "\"",
];

/// The exact value of a number of JSON, where it is not too long to be written out.
pub fn exact(text: &str) -> Option<BigRational> {
    let (mantissa, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let digits: BigRational = format!("{whole}{fraction}").parse().ok()?;
    let (none, ten): (BigRational, BigRational) = ("0".parse().ok()?, "10".parse().ok()?);
    if digits == none {
        // Whatever its exponent.
        return Some(none);
    }
    let places = i32::try_from(fraction.len()).ok()? - exponent.parse::<i32>().ok()?;
    (places.abs() < 2000).then(|| digits / ten.pow(places))
}

#[test]
fn an_amount_is_what_its_digits_say_wherever_it_is_read() {
    bolero::check!().for_each(|bytes: &[u8]| {
        let bytes = part(bytes, 40);
        let (what, rest) = choice(bytes);
        let typed = text(rest, &WORDS);
        if let Ok(amount) = money::parse_or_zero(&typed) {
            let digits = typed.trim();
            assert!(digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.'), "{typed:?}");
            assert_eq!(exact(digits), exact(&amount.to_string()), "{typed:?}");
            assert_eq!(money::parse_or_zero(&money::show(amount)), Ok(amount), "{typed:?}");
            assert_eq!(money::of(&money::to_json(amount)), Some(amount), "{typed:?}");
            assert_eq!(money::parse(&typed).is_ok(), !amount.is_zero(), "{typed:?}");
        }
        if let Ok(amount) = money::parse_plain(&typed) {
            assert_eq!(money::of(&money::number(&typed)), Some(amount), "{typed:?}");
        }
        if let Some(meant) = money::likely(&typed) {
            assert!(money::of_text(&meant).is_some(), "{typed:?} means {meant:?}");
        }
        of_json(&typed, what);
    });
}

fn of_json(typed: &str, what: u8) {
    let value = match what % 2 {
        0 => serde_json::from_str(typed).ok().filter(Value::is_number),
        _ => Some(Value::from(typed)),
    };
    let Some(value) = value else { return };
    let (strict, lenient) = (money::of(&value), money::lenient(&value));
    if let Some(amount) = strict {
        let digits = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        assert_eq!(exact(&digits), exact(&amount.to_string()), "{value}");
        assert_eq!(lenient, strict, "{value}");
        let rounded = money::rounded(amount);
        assert!((rounded - amount).abs() <= money::Amount::new(5, 3), "{value}: {rounded}");
        assert!(rounded.scale() <= 2 && money::close(rounded, amount), "{value}: {rounded}");
    }
    if let Some(amount) = lenient {
        assert_eq!(money::lenient(&money::to_json(amount)), Some(amount), "{value}");
    }
}
