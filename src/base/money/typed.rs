//! Amounts as people type them.

use super::amount::{Amount, all_digits, exact};
use super::readings::{is_negative, readings, two_readings};

/// Reads an amount strictly: digits, and a point with one or two decimals. A text that two countries would
/// read differently is refused with both readings.
pub fn parse(text: &str) -> Result<Amount, String> {
    let amount = parse_or_zero(text)?;
    if amount.is_zero() { Err("must be more than 0".into()) } else { Ok(amount) }
}

/// Reads an amount that may be 0: a discount, what is expected to be left.
pub fn parse_or_zero(text: &str) -> Result<Amount, String> {
    if let Some(readings) = two_readings(text.trim()) {
        return Err(readings);
    }
    let amount = parse_plain(text)?;
    if amount.normalize().scale() > 2 {
        return Err(format!("{} has more than two decimals", text.trim()));
    }
    Ok(amount)
}

/// Reads a decimal that may be zero or have more decimals (a quantity, a VAT rate, a discount).
pub fn parse_plain(text: &str) -> Result<Amount, String> {
    let text = text.trim();
    exact(text).ok_or_else(|| why_not_exact(text))
}

fn why_not_exact(text: &str) -> String {
    const RULE: &str = "must be digits with an optional decimal point";
    let meant = match readings(text) {
        Some(readings) => format!(": {readings}"),
        None => String::new(),
    };
    if is_negative(text) {
        return format!("must not be negative, since amounts are positive{meant}");
    }
    let (whole, decimals) = text.split_once('.').unwrap_or((text, "0"));
    if !all_digits(whole) || !all_digits(decimals) {
        return match meant.is_empty() {
            false => format!("{RULE}{meant}"),
            true => format!("{RULE}, such as 1000 or 1000.50"),
        };
    }
    match whole.len() > 1 && whole.starts_with('0') {
        true => format!("must not begin with a zero{meant}"),
        false => "has too many digits".into(),
    }
}

/// `51,50` as `51.50`, where a file has decimal commas. What two countries would read differently stays as it is.
pub fn with_point(text: &str) -> String {
    match text.trim().split_once(',') {
        Some((whole, decimals))
            if all_digits(whole) && all_digits(decimals) && two_readings(text.trim()).is_none() =>
        {
            format!("{whole}.{decimals}")
        }
        _ => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::show;
    use super::*;

    fn check(typed: &str, expected: Result<&str, &str>) {
        match (parse(typed), expected) {
            (Ok(amount), Ok(text)) => assert_eq!(show(amount), text, "{typed}"),
            (Err(message), Err(part)) => assert!(message.contains(part), "{typed}: {message}"),
            (got, _) => panic!("{typed}: {got:?}"),
        }
    }

    #[test]
    fn amounts_are_read_strictly() {
        check("1000", Ok("1000.00"));
        check("1000.50", Ok("1000.50"));
        check("1000.5", Ok("1000.50"));
        check("0.01", Ok("0.01"));
        check("1.000", Err("could mean 1000 or 1.00"));
        check("1,000", Err("could mean 1000 or 1.00"));
        check("51,50", Err("did you mean 51.50?"));
        check("0", Err("more than 0"));
        check("0.00", Err("more than 0"));
        check("-5", Err("must not be negative, since amounts are positive: did you mean 5?"));
        check("1e3", Err("did you mean 1000?"));
        check("1000.505", Err("more than two decimals"));
        check(".5", Err("must be digits"));
        check("5.", Err("must be digits"));
        check("", Err("must be digits"));
        check("1 000", Err("must be digits"));
        for (typed, meant) in [
            ("1 000", "1000"),
            ("1\u{a0}000,50", "1000.50"),
            ("1'000", "1000"),
            ("1’000.50", "1000.50"),
            ("1_000", "1000"),
            ("1.000,50", "1000.50"),
            ("1,000.50", "1000.50"),
            ("1,000,000", "1000000"),
            ("1.000.000", "1000000"),
            ("kr 100", "100"),
            ("kr. 100,50", "100.50"),
            ("100,-", "100"),
            ("100 NOK", "100"),
            ("€5", "5"),
            ("kr 50", "50"),
            ("50kr", "50"),
            ("50 kroner", "50"),
            ("50.-", "50"),
            ("50,- kr", "50"),
            ("kr.50,-", "50"),
            ("NOK 50", "50"),
            ("50 NOK", "50"),
            ("NOK\u{a0}1\u{202f}000,50", "1000.50"),
            ("1\u{2009}000", "1000"),
            ("1\u{2007}000", "1000"),
            ("5 000 000", "5000000"),
            ("-50", "50"),
            ("−50", "50"),
            ("–50", "50"),
            ("kr -50", "50"),
            ("-kr 50", "50"),
            ("-5,50", "5.50"),
            ("+50", "50"),
            ("+ 50", "50"),
            (".5", "0.5"),
            (",5", "0.5"),
            ("5.", "5"),
            ("5,", "5"),
            ("1e3", "1000"),
            ("1,5E+3", "1500"),
            ("4,79E+08", "479000000"),
            ("1.5E2", "150"),
            ("1e-1", "0.1"),
            ("１０００", "1000"),
            ("１ ０００，５０", "1000.50"),
            ("\"50\"", "50"),
            ("«50»", "50"),
            ("050", "50"),
            ("00050.5", "50.5"),
            ("00,5", "0.5"),
        ] {
            check(typed, Err(&format!("did you mean {meant}?")));
        }
        for unclear in [
            "٣",
            "1,000.000",
            "1.00.50",
            "12 34",
            "1 00",
            "kr",
            "5%",
            "1/2",
            "½",
            "1,2,3",
            "1k",
            "(50)",
            "1e99",
            "1e",
            "e3",
            "+",
            "5 0",
        ] {
            check(unclear, Err("such as 1000 or 1000.50"));
        }
        for two in ["kr 1.000", "-1.000", "+1,000", "１，０００", "1.000,-", "1.000,"] {
            check(two, Err("could mean 1000 or 1.00"));
        }
        check("1.235", Err("could mean 1235 or 1.235"));
        assert!(parse_or_zero("1.000").is_err() && parse_or_zero("0").is_ok());
        check("0x10", Err("must be digits"));
        check("99999999999999999999999999999999", Err("too many digits"));
    }
}
