//! What a text most likely means that is no amount: two readings, or the one that was meant.

use std::borrow::Cow;

use serde_json::Value;

use super::amount::{all_digits, exact};
use super::json;

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
    let narrow = narrow(text);
    match two_readings(bare(&narrow)) {
        None => Some(format!("did you mean {}?", likely(text)?)),
        readings => readings,
    }
}

/// The number that a text most likely means that has a currency, a sign, an exponent, a decimal comma, wide digits or
/// something between its thousands. The sign itself is left out: whether there may be one is not told here.
pub fn likely(text: &str) -> Option<String> {
    let narrow = narrow(text);
    let text = bare(&narrow);
    if text.contains(['e', 'E']) {
        // A spreadsheet shortens with the decimal comma of its country.
        let text = if text.contains('.') { text.to_owned() } else { text.replacen(',', ".", 1) };
        let number = json::of(&Value::String(text))?;
        let meant = number.normalize().to_string();
        return exact(&meant).is_some().then_some(meant);
    }
    let (whole, decimals) = match text.rsplit_once([',', '.']) {
        Some((whole, decimals)) if matches!(decimals.len(), 1 | 2) => (whole, Some(decimals)),
        _ => (text, None),
    };
    let whole = if whole.is_empty() && decimals.is_some() { "0" } else { whole };
    let whole = match whole.trim_start_matches('0') {
        "" if all_digits(whole) => "0",
        rest if rest.len() < whole.len()
            && rest.starts_with(|first: char| first.is_ascii_digit()) =>
        {
            rest
        }
        _ => whole,
    };
    let point = text.chars().rev().find(|letter| [',', '.'].contains(letter));
    let digits = without_separators(whole, point.filter(|_| decimals.is_some()))?;
    let meant = match decimals {
        Some(decimals) => format!("{digits}.{decimals}"),
        None => digits,
    };
    exact(&meant).is_some().then_some(meant)
}

/// The digits of a whole number that has one kind of character between its thousands, and never its decimal point.
fn without_separators(whole: &str, point: Option<char>) -> Option<String> {
    const BETWEEN_THOUSANDS: [char; 10] =
        [' ', '\u{a0}', '\u{2007}', '\u{2009}', '\u{202f}', '\'', '’', '_', ',', '.'];
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

/// The text with the digits and signs of East Asian keyboards as narrow ones, and every minus as a hyphen.
fn narrow(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().map(narrow_letter).collect())
}

fn narrow_letter(letter: char) -> char {
    match letter {
        '\u{2212}' | '\u{2012}'..='\u{2014}' | '\u{ff0d}' => '-',
        '\u{3000}' => ' ',
        // The wide forms stand in the order of ASCII.
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(letter) - 0xfee0).unwrap_or(letter),
        _ => letter,
    }
}

/// Whether a number is typed with a minus, before it or before its currency.
pub(super) fn is_negative(text: &str) -> bool {
    let narrow = narrow(text);
    let text = without_quotes(&narrow);
    text.starts_with('-') || without_currency(text).starts_with('-')
}

/// A number without the quotes, currency, sign and lone point around it: `kr 100`, `100,-`, `+100`, `"100"`, `100.`.
fn bare(text: &str) -> &str {
    let mut text = text.trim();
    loop {
        let shorter = without_currency(without_quotes(text));
        let shorter = shorter.strip_prefix(['+', '-']).unwrap_or(shorter);
        let shorter = shorter.strip_suffix([',', '.']).unwrap_or(shorter).trim();
        if shorter.len() == text.len() {
            return text;
        }
        text = shorter;
    }
}

fn without_quotes(text: &str) -> &str {
    text.trim().trim_matches(['"', '\'', '“', '”', '’', '«', '»', '`'])
}

/// `kr 100`, `100,-` and `100 NOK` without what says the currency.
fn without_currency(text: &str) -> &str {
    const CURRENCIES: [&str; 17] = [
        ",-", ".-", ":-", "kroner", "krone", "nkr", "kr.", "kr", "nok", "sek", "dkk", "eur", "usd",
        "gbp", "$", "€", "£",
    ];
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
