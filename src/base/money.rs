//! Exact decimals: reading amounts as people type them, lines, VAT and sums. There are no binary floats
//! here or anywhere else. What an amount means to an endpoint is left to `api`.
//!
//! Amounts are in the currency itself (not minor units) and include VAT, as in every documented example
//! with tax: `amount` 4500 with tax 12 is 4017.86 before tax plus 482.14 tax. How a discount enters is not
//! documented; here it is an amount taken off the line, VAT included: `amount` = `rate` × `quantity` − `discount`.

use std::str::FromStr;

use rust_decimal::{Decimal, RoundingStrategy};
use serde_json::{Number, Value};

/// An exact decimal; 28 digits are more than any payment needs.
pub type Amount = Decimal;

/// Nothing in a payment is larger. The limit keeps every sum of amounts exact.
const LARGEST: Amount = Decimal::from_parts(0xa4c6_8000, 0x0003_8d7e, 0, false, 0);

/// Reads an amount strictly: digits, and a point with one or two decimals. A text that two countries would
/// read differently is refused with both readings.
pub fn parse(text: &str) -> Result<Amount, String> {
    let amount = parse_or_zero(text)?;
    if amount.is_zero() { Err("must be more than 0".into()) } else { Ok(amount) }
}

/// The same, where nothing is an amount too: a discount, what is expected to be left.
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
    if text.starts_with('-') {
        return Err("must not be negative".into());
    }
    let digits = |part: &str| part.is_empty() || all_digits(part);
    let (whole, decimals) = text.split_once('.').unwrap_or((text, "0"));
    if whole.is_empty() || decimals.is_empty() || !digits(whole) || !digits(decimals) {
        let rule = "must be digits with an optional decimal point";
        return Err(match readings(text) {
            Some(readings) => format!("{rule}: {readings}"),
            None => format!("{rule}, such as 1000 or 1000.50"),
        });
    }
    if whole.len() > 1 && whole.starts_with('0') {
        return Err("must not begin with a zero".into());
    }
    let number = Decimal::from_str_exact(text).ok().filter(|number| *number <= LARGEST);
    number.ok_or_else(|| "has too many digits".into())
}

fn all_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Refuses a number that two countries would read differently, with both readings. One that only three decimals can
/// say, as a weight, is no such number.
pub fn refuse_two_readings(text: &str) -> Result<(), String> {
    let readings = two_readings(text.trim()).filter(|_| text.trim().ends_with('0'));
    readings.map_or(Ok(()), Err)
}

/// `1.000` and `1,000` are a thousand in one country and one in another: shows both readings.
fn two_readings(text: &str) -> Option<String> {
    let (whole, rest) = text.split_once(['.', ','])?;
    let thousands = all_digits(whole) && whole.len() <= 3 && !whole.starts_with('0');
    if !thousands || rest.len() != 3 || !all_digits(rest) {
        return None;
    }
    // A cent has no tenths: `1.000` is 1.00, but 1.235 is only itself.
    let decimals = if rest.ends_with('0') { &rest[..2] } else { rest };
    Some(format!("could mean {whole}{rest} or {whole}.{decimals}: type one of the two"))
}

/// What a text that is no number could mean: two readings, or the likely one.
pub fn readings(text: &str) -> Option<String> {
    let text = without_currency(text);
    two_readings(text).or_else(|| likely(text).map(|meant| format!("did you mean {meant}?")))
}

/// The number that a text most likely means that has a currency, a decimal comma or something between its thousands.
pub fn likely(text: &str) -> Option<String> {
    const BETWEEN_THOUSANDS: [char; 9] =
        [' ', '\u{a0}', '\u{2009}', '\u{202f}', '\'', '’', '_', ',', '.'];
    let text = without_currency(text);
    let (whole, decimals) = match text.rsplit_once([',', '.']) {
        Some((whole, decimals)) if matches!(decimals.len(), 1 | 2) => (whole, Some(decimals)),
        _ => (text, None),
    };
    let mut between: Vec<char> = whole.chars().filter(|letter| !letter.is_ascii_digit()).collect();
    between.dedup();
    let point = decimals.map(|decimals| &text[whole.len()..text.len() - decimals.len()]);
    let is_one_kind = match between.as_slice() {
        [] => true,
        [one] => BETWEEN_THOUSANDS.contains(one) && point != Some(one.to_string().as_str()),
        _ => false,
    };
    let groups: Vec<&str> = whole.split(BETWEEN_THOUSANDS).collect();
    let in_threes = groups.len() == 1
        || groups[0].len() <= 3 && groups[1..].iter().all(|group| group.len() == 3);
    if !is_one_kind || !in_threes || !groups.iter().all(|group| all_digits(group)) {
        return None;
    }
    let meant = match decimals {
        Some(decimals) => format!("{}.{decimals}", groups.concat()),
        None => groups.concat(),
    };
    parse_plain(&meant).is_ok().then_some(meant)
}

/// `kr 100`, `100,-` and `100 NOK` without what says the currency.
fn without_currency(text: &str) -> &str {
    const CURRENCIES: [&str; 14] =
        [",-", ".-", ":-", "kr.", "kr", "nok", "sek", "dkk", "eur", "usd", "gbp", "$", "€", "£"];
    let text = text.trim();
    for currency in CURRENCIES {
        let ends = text.len().saturating_sub(currency.len());
        let (first, last) = (text.split_at_checked(currency.len()), text.split_at_checked(ends));
        if let Some((_, rest)) = first.filter(|(first, _)| first.eq_ignore_ascii_case(currency)) {
            return without_currency(rest);
        }
        if let Some((rest, _)) = last.filter(|(_, last)| last.eq_ignore_ascii_case(currency)) {
            return without_currency(rest);
        }
    }
    text
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

/// The exact decimal of a JSON number, or of a text that is one and nothing else; `None` for anything else, and beyond any
/// payment.
pub fn of(value: &Value) -> Option<Amount> {
    let number = match value {
        Value::Number(number) => decimal(&number.to_string()),
        Value::String(text) => {
            Some(text).filter(|text| is_plain(text)).and_then(|text| decimal(text))
        }
        _ => None,
    };
    number.filter(|number| number.abs() <= LARGEST)
}

/// The same as the most lenient server reads it: PHP takes a text with blanks around it or a sign for a number too.
/// What guards count is read so; what PHP would cut or make up is `None`.
pub fn lenient(value: &Value) -> Option<Amount> {
    lenient_number(value).filter(|number| number.abs() <= LARGEST)
}

/// The same, however large.
pub fn lenient_number(value: &Value) -> Option<Decimal> {
    const BLANKS: [char; 6] = [' ', '\t', '\n', '\r', '\u{b}', '\u{c}'];
    match value {
        Value::Number(number) => decimal(&number.to_string()),
        Value::String(text) => {
            let text = text.trim_matches(BLANKS);
            let unsigned = text.strip_prefix('+');
            decimal(unsigned.filter(|rest| !rest.starts_with('-')).unwrap_or(text))
        }
        _ => None,
    }
}

/// Whether a text is a number in the plainest way: digits on both sides of its point, and no `+`.
fn is_plain(text: &str) -> bool {
    let mantissa = text.split(['e', 'E']).next().unwrap_or_default();
    let ends = |letter: char| letter.is_ascii_digit();
    let unsigned = mantissa.strip_prefix('-').unwrap_or(mantissa);
    unsigned.starts_with(ends) && unsigned.ends_with(ends)
}

/// The exact value of digits with an optional `-`, point and exponent. The library's own parsers take `1_600` and `+5` as
/// well, and round what is too long.
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
    if digits.len() > 28 {
        return None;
    }
    let amount =
        Decimal::try_from_i128_with_scale(digits.parse().ok()?, u32::try_from(scale).ok()?);
    amount.ok().map(|amount| if mantissa.starts_with('-') { -amount } else { amount })
}

/// The digits after an `e`. The inner `None` is one beyond every number that can be held.
fn exponent_of(text: &str) -> Option<Option<i64>> {
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    if !all_digits(digits) {
        return None;
    }
    let size: Option<i64> = digits.parse().ok();
    Some(size.map(|size| if text.starts_with('-') { -size } else { size }))
}

/// The JSON number of an amount, with its digits as they are.
pub fn to_json(amount: Amount) -> Value {
    Number::from_str(&amount.to_string()).map(Value::Number).unwrap_or(Value::Null)
}

/// The JSON number of a text that [`parse_plain`] accepted, digit for digit.
pub fn number(text: &str) -> Value {
    Number::from_str(text.trim()).map(Value::Number).unwrap_or(Value::Null)
}

/// As shown to people: at least two decimals unless it is a whole number.
pub fn show(amount: Amount) -> String {
    let plain = amount.normalize();
    if plain.scale() == 1 { format!("{plain}0") } else { plain.to_string() }
}

/// The sum of amounts. One that is too large for any payment stays the largest there is instead of failing.
pub fn total(amounts: impl IntoIterator<Item = Amount>) -> Amount {
    amounts.into_iter().fold(Amount::ZERO, |sum, amount| sum.saturating_add(amount))
}

/// Whether two amounts differ by rounding at most, 0.01.
pub fn close(one: Amount, other: Amount) -> bool {
    one.saturating_sub(other).abs() <= Amount::new(1, 2)
}

/// The sums of an order, in the currency itself.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sums {
    /// Sum before tax and discount.
    pub sub_total: Amount,
    /// VAT of the whole order.
    pub total_tax: Amount,
    /// Discount of the whole order.
    pub total_discount: Amount,
    /// What is to be paid.
    pub grand_total: Amount,
}

/// What a line comes to: `rate` × `quantity` − `discount`, two decimals, half away from zero. `None` on overflow.
pub fn line_amount(rate: Amount, quantity: Amount, discount: Amount) -> Option<Amount> {
    Some(rounded(rate.checked_mul(quantity)?.checked_sub(discount)?))
}

/// Adds one line to the sums: VAT is inside the amount. `None` on overflow.
///
/// The discount stands in `totalDiscount` without its VAT, so that the documented order of the sums holds:
/// `subTotal` (before tax and discount) − `totalDiscount` + `totalTax` = `grandTotal`.
pub fn add_line(sums: &mut Sums, amount: Amount, discount: Amount, tax: Amount) -> Option<()> {
    let net = without_vat(amount, tax)?;
    let discount = without_vat(discount, tax)?;
    sums.sub_total = sums.sub_total.checked_add(net)?.checked_add(discount)?;
    sums.total_tax = sums.total_tax.checked_add(amount.checked_sub(net)?)?;
    sums.total_discount = sums.total_discount.checked_add(discount)?;
    sums.grand_total = sums.grand_total.checked_add(amount)?;
    Some(())
}

/// The part of an amount that is not VAT, at this VAT percentage. `None` on overflow.
pub fn without_vat(amount: Amount, tax: Amount) -> Option<Amount> {
    let hundred = Decimal::ONE_HUNDRED;
    Some(rounded(amount.checked_mul(hundred)?.checked_div(hundred.checked_add(tax)?)?))
}

/// The VAT in an amount that includes it. `None` on overflow.
pub fn vat_inside(amount: Amount, tax: Amount) -> Option<Amount> {
    Some(rounded(amount.checked_mul(tax)?.checked_div(Decimal::ONE_HUNDRED.checked_add(tax)?)?))
}

/// The VAT that comes on top of an amount. `None` on overflow.
pub fn vat_on_top(amount: Amount, tax: Amount) -> Option<Amount> {
    Some(rounded(amount.checked_mul(tax)?.checked_div(Decimal::ONE_HUNDRED)?))
}

/// Two decimals, half away from zero.
pub fn rounded(amount: Amount) -> Amount {
    amount.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero).normalize()
}

#[cfg(test)]
mod tests {
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
        check("1000", Ok("1000"));
        check("1000.50", Ok("1000.50"));
        check("1000.5", Ok("1000.50"));
        check("0.01", Ok("0.01"));
        check("1.000", Err("could mean 1000 or 1.00"));
        check("1,000", Err("could mean 1000 or 1.00"));
        check("51,50", Err("did you mean 51.50?"));
        check("0", Err("more than 0"));
        check("0.00", Err("more than 0"));
        check("-5", Err("negative"));
        check("1e3", Err("must be digits"));
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
        ] {
            check(typed, Err(&format!("did you mean {meant}?")));
        }
        for unclear in
            ["٣", "１００", "1,000.000", "1.00.50", "12 34", "kr", "+5", "5%", "1/2", "−5", "1,2,3"]
        {
            check(unclear, Err("such as 1000 or 1000.50"));
        }
        check("kr 1.000", Err("could mean 1000 or 1.00"));
        check("1.235", Err("could mean 1235 or 1.235"));
        assert!(parse_or_zero("1.000").is_err() && parse_or_zero("0").is_ok());
        check("0x10", Err("must be digits"));
        check("99999999999999999999999999999999", Err("too many digits"));
    }

    #[test]
    fn whatever_is_read_is_sent_as_the_same_number() {
        use proptest::prelude::*;
        assert_eq!(LARGEST.to_string(), "1000000000000000");
        proptest!(|(text in "[0-9]{1,18}(\\.[0-9]{1,4})?")| {
            if let Ok(read) = parse_plain(&text) {
                prop_assert_eq!(of(&number(&text)), Some(read));
            }
        });
        for zeros in ["010", "007", "00"] {
            assert!(parse_plain(zeros).is_err(), "{zeros}");
        }
        assert_eq!(parse_plain("0").map(show), Ok("0".into()));
    }

    #[test]
    fn vat_is_inside_the_amount() {
        let mut sums = Sums::default();
        add_line(&mut sums, Decimal::from(4500), Decimal::ZERO, Decimal::from(12)).expect("small");
        assert_eq!(show(sums.sub_total), "4017.86");
        assert_eq!(show(sums.total_tax), "482.14");
        assert_eq!(show(sums.grand_total), "4500");
    }

    #[test]
    fn the_sums_of_an_order_add_up_with_a_discount() {
        let mut sums = Sums::default();
        let amount =
            line_amount(Decimal::from(51), Decimal::from(2), Decimal::from(2)).expect("small");
        add_line(&mut sums, amount, Decimal::from(2), Decimal::from(25)).expect("small");
        assert_eq!(show(sums.grand_total), "100");
        assert_eq!(sums.sub_total + sums.total_tax - sums.total_discount, sums.grand_total);
    }

    #[test]
    fn halves_are_rounded_away_from_zero() {
        let third = Decimal::from_str_exact("0.335").expect("decimal");
        assert_eq!(show(line_amount(third, Decimal::ONE, Decimal::ZERO).expect("small")), "0.34");
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
        assert_eq!(of(&number("1e3")).map(show).as_deref(), Some("1000"));
    }
}
