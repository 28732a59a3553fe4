//! Whole numbers, in digits alone.

use std::str::FromStr;

/// A number of digits alone: `str::parse` takes a `+` too.
pub fn digits<N: FromStr>(text: &str) -> Option<N> {
    match text.bytes().all(|byte| byte.is_ascii_digit()) {
        true => text.parse().ok(),
        false => None,
    }
}

/// A whole number as typed.
pub fn number<N: FromStr>(typed: &str) -> Result<N, String> {
    digits(typed).ok_or_else(|| "must be a whole number in digits".to_owned())
}

/// A whole number above 0 as typed.
pub fn count(typed: &str) -> Result<u32, String> {
    match digits(typed) {
        Some(count) if count > 0 => Ok(count),
        _ => Err("must be a whole number above 0".to_owned()),
    }
}
