//! What a text most likely means that is no amount: two readings, or the one that was meant.

use super::amount::{all_digits, exact};

/// Refuses a number that two countries would read differently, with both readings. One that only three decimals can
/// say, as a weight, is no such number.
pub fn refuse_two_readings(text: &str) -> Result<(), String> {
    match two_readings(text.trim()) {
        Some(readings) if text.trim().ends_with('0') => Err(readings),
        _ => Ok(()),
    }
}

/// `1.000` and `1,000` are a thousand in one country and one in another: shows both readings.
pub(super) fn two_readings(text: &str) -> Option<String> {
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
    match two_readings(text) {
        None => Some(format!("did you mean {}?", likely(text)?)),
        readings => readings,
    }
}

/// The number that a text most likely means that has a currency, a decimal comma or something between its thousands.
pub fn likely(text: &str) -> Option<String> {
    let text = without_currency(text);
    let (whole, decimals) = match text.rsplit_once([',', '.']) {
        Some((whole, decimals)) if matches!(decimals.len(), 1 | 2) => (whole, Some(decimals)),
        _ => (text, None),
    };
    let point = text[whole.len()..].chars().next();
    let digits = without_separators(whole, point)?;
    let meant = match decimals {
        Some(decimals) => format!("{digits}.{decimals}"),
        None => digits,
    };
    exact(&meant).is_some().then_some(meant)
}

/// The digits of a whole number that has one kind of character between its thousands, and never its decimal point.
fn without_separators(whole: &str, point: Option<char>) -> Option<String> {
    const BETWEEN_THOUSANDS: [char; 9] =
        [' ', '\u{a0}', '\u{2009}', '\u{202f}', '\'', '’', '_', ',', '.'];
    let mut between: Vec<char> = whole.chars().filter(|letter| !letter.is_ascii_digit()).collect();
    between.dedup();
    let is_one_kind = match between.as_slice() {
        [] => true,
        [one] => BETWEEN_THOUSANDS.contains(one) && point != Some(*one),
        _ => false,
    };
    let groups: Vec<&str> = whole.split(BETWEEN_THOUSANDS).collect();
    let is_whole = match groups.as_slice() {
        [only] => all_digits(only),
        [first, rest @ ..] => first.len() <= 3 && all_digits(first) && rest.iter().all(is_thousand),
        [] => false,
    };
    (is_one_kind && is_whole).then(|| groups.concat())
}

fn is_thousand(group: &&str) -> bool {
    group.len() == 3 && all_digits(group)
}

/// `kr 100`, `100,-` and `100 NOK` without what says the currency.
fn without_currency(text: &str) -> &str {
    const CURRENCIES: [&str; 14] =
        [",-", ".-", ":-", "kr.", "kr", "nok", "sek", "dkk", "eur", "usd", "gbp", "$", "€", "£"];
    let text = text.trim();
    for currency in CURRENCIES {
        let end = text.len().saturating_sub(currency.len());
        if let Some((first, rest)) = text.split_at_checked(currency.len())
            && first.eq_ignore_ascii_case(currency)
        {
            return without_currency(rest);
        }
        if let Some((rest, last)) = text.split_at_checked(end)
            && last.eq_ignore_ascii_case(currency)
        {
            return without_currency(rest);
        }
    }
    text
}
