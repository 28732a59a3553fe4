//! An amount: how it is shown, rounded and added up.

use rust_decimal::{Decimal, RoundingStrategy};

/// An exact decimal; 28 digits are more than any payment needs.
pub type Amount = Decimal;

/// Nothing in a payment is larger. The limit keeps every sum of amounts exact.
pub(super) const LARGEST: Amount = Decimal::from_parts(0xa4c6_8000, 0x0003_8d7e, 0, false, 0);

/// As shown to people: two decimals, and more only where it has more.
pub fn show(amount: Amount) -> String {
    let mut shown = amount.normalize();
    if shown.scale() < 2 {
        shown.rescale(2);
    }
    shown.to_string()
}

/// The sum of amounts. One that is too large for any payment stays the largest there is instead of failing.
pub fn total(amounts: impl IntoIterator<Item = Amount>) -> Amount {
    amounts.into_iter().fold(Amount::ZERO, Amount::saturating_add)
}

/// Whether two amounts differ by rounding at most, 0.01.
pub fn close(one: Amount, other: Amount) -> bool {
    one.saturating_sub(other).abs() <= Amount::new(1, 2)
}

/// Two decimals, half away from zero.
pub fn rounded(amount: Amount) -> Amount {
    amount.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero).normalize()
}

/// Whether a text is digits and nothing else.
pub(super) fn all_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// The exact decimal of digits with an optional point; `None` for anything else, with a leading zero, and beyond any
/// payment.
pub(super) fn exact(text: &str) -> Option<Amount> {
    let (whole, decimals) = text.split_once('.').unwrap_or((text, "0"));
    let has_leading_zero = whole.len() > 1 && whole.starts_with('0');
    if !all_digits(whole) || !all_digits(decimals) || has_leading_zero {
        return None;
    }
    Decimal::from_str_exact(text).ok().filter(|amount| *amount <= LARGEST)
}
