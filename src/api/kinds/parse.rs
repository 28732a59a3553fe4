//! From the words that a person types to the JSON that is sent, for single values. Lines and contacts are in `lines.rs`.

use serde_json::Value;

use super::checked::is_digits;
use crate::api::identifiers::reading;
use crate::base::dates;
use crate::base::money;

/// The value, or why there is none; the message continues "invalid value …:".
pub type Parsed = Result<Value, String>;

/// Any text, as it is typed.
pub fn text(typed: &str) -> Parsed {
    Ok(Value::String(typed.to_owned()))
}

/// `ODR` and digits.
pub fn order_id(typed: &str) -> Parsed {
    identifier(&["ODR"], typed)
}

/// `CSRT` and digits.
pub fn customer_id(typed: &str) -> Parsed {
    identifier(&["CSRT"], typed)
}

/// `RES` and digits.
pub fn reservation_id(typed: &str) -> Parsed {
    identifier(&["RES"], typed)
}

/// `CAP` and digits.
pub fn capture_id(typed: &str) -> Parsed {
    identifier(&["CAP"], typed)
}

/// `CHA` and digits.
pub fn charge_id(typed: &str) -> Parsed {
    identifier(&["CHA"], typed)
}

/// `SUB` and digits.
pub fn subscription_id(typed: &str) -> Parsed {
    identifier(&["SUB"], typed)
}

/// `ORG` and digits.
pub fn organization_id(typed: &str) -> Parsed {
    identifier(&["ORG"], typed)
}

/// `TRML` and digits.
pub fn terminal_id(typed: &str) -> Parsed {
    identifier(&["TRML"], typed)
}

/// An order or a reservation.
pub fn refunded_id(typed: &str) -> Parsed {
    identifier(&["ODR", "RES"], typed)
}

/// Without what stands around it, and in capitals.
fn identifier(prefixes: &[&str], typed: &str) -> Parsed {
    match reading::read(typed, prefixes) {
        Ok(id) => Ok(Value::String(id)),
        Err(mistake) => Err(mistake.to_line(prefixes)),
    }
}

/// A company's organization number, its spaces left out.
pub fn company(typed: &str) -> Parsed {
    let tidy: String = typed.chars().filter(|letter| !letter.is_whitespace()).collect();
    if is_digits(&tidy) {
        return Ok(Value::String(tidy));
    }
    Err("must be digits, such as 999888777".into())
}

/// A company's organization number as a JSON number.
pub fn company_number(typed: &str) -> Parsed {
    let text = company(typed)?;
    let digits = text.as_str().unwrap_or_default();
    // A JSON number cannot begin with a zero.
    if digits.starts_with('0') {
        return Err("must not begin with a zero".into());
    }
    Ok(money::number(digits))
}

/// Digits, kept as a text.
pub fn digits(typed: &str) -> Parsed {
    if is_digits(typed) { text(typed) } else { Err("must be digits only".into()) }
}

/// An amount to pay, at most two decimals.
pub fn amount(typed: &str) -> Parsed {
    money::parse(typed).map(|_| money::number(typed))
}

/// A number of 0 or more.
pub fn numeric(typed: &str) -> Parsed {
    money::parse_plain(typed).map(|_| money::number(typed))
}

/// An amount that may be nothing.
pub fn discount(typed: &str) -> Parsed {
    money::parse_or_zero(typed).map(|_| money::number(typed))
}

/// A whole number.
pub fn whole(typed: &str) -> Parsed {
    if is_digits(typed) { numeric(typed) } else { Err("must be a whole number in digits".into()) }
}

/// Yes or no as a value.
pub fn boolean(typed: &str) -> Parsed {
    read_boolean(typed).map(Value::Bool)
}

/// Yes or no, as a person or a spreadsheet writes it.
pub fn read_boolean(typed: &str) -> Result<bool, String> {
    const YES: [&str; 10] = ["yes", "y", "true", "1", "x", "ja", "j", "sann", "sant", "wahr"];
    const NO: [&str; 10] =
        ["no", "n", "false", "0", "nei", "nej", "nein", "usann", "falskt", "falsch"];
    let word = typed.trim().to_lowercase();
    match (YES.contains(&word.as_str()), NO.contains(&word.as_str())) {
        (true, _) => Ok(true),
        (_, true) => Ok(false),
        _ => Err("must be yes or no".into()),
    }
}

/// A date in any of the forms that people type, kept as it is typed.
pub fn date(typed: &str) -> Parsed {
    // What it means depends on the profile's time zone and the time; whether it is a date at all does not.
    dates::check(typed).and_then(|()| text(typed))
}

/// The name of a cycle; a number is short for it.
pub fn cycle(typed: &str) -> Parsed {
    text(&if is_digits(typed) { format!("Cycle {typed}") } else { typed.to_owned() })
}

/// A day without a time.
pub fn day(typed: &str) -> Parsed {
    dates::day(typed).and_then(|day| text(&day.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn yes_and_no_are_the_same_words_everywhere() {
        for (typed, expected) in
            [("no", Ok(false)), ("Nei", Ok(false)), ("true", Ok(true)), ("x", Ok(true))]
        {
            assert_eq!(read_boolean(typed), expected, "{typed}");
        }
        assert!(read_boolean("maybe").is_err());
    }

    #[test]
    fn an_order_id_is_its_prefix_and_digits() {
        assert!(order_id("ODR123").is_ok());
        for bad in ["", "ODR", "0DR1", "ODR1/..", "../x", "ODR12a", "ODR１", "RES1"] {
            assert!(order_id(bad).is_err(), "{bad}");
        }
    }
}
