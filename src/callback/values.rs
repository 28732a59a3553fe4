//! The documented form of each single value of a callback. What is said of a value that has another one stands in `forms.rs`.

/// What an identifier of an order begins with.
const ORDER_PREFIXES: [&[u8]; 3] = [b"ODR", b"RES", b"SUB"];

/// Digits of a checksum.
pub const CHECKSUM_DIGITS: usize = 64;

/// So many digits in a row are an identifier or a time.
const MANY_DIGITS: usize = 8;

/// Whether these are the values of an order's callback as nearly all are, in the documented order: words of letters, and numbers of
/// their form. A blank is written as this byte.
pub fn are_usual(values: [&[u8]; 6], blank: u8) -> bool {
    let [order, status, method, amount, created, sent] = values;
    is_order_id(order)
        && is_of_letters(status, blank)
        && is_of_letters(method, blank)
        && is_amount(amount)
        && is_timestamp(created)
        && is_timestamp(sent)
        && created <= sent
}

/// Whether digits follow one of these prefixes.
fn is_prefixed_number(value: &[u8], prefixes: &[&[u8]]) -> bool {
    prefixes.iter().filter_map(|prefix| value.strip_prefix(*prefix)).any(is_digits)
}

/// An identifier of an order, a reservation or a subscription.
pub fn is_order_id(value: &[u8]) -> bool {
    is_prefixed_number(value, &ORDER_PREFIXES)
}

/// A status or a means of payment: neither an identifier nor a time stands in it, nor a blank at an end, as where the
/// value beside it lost a part.
pub fn is_word(value: &[u8]) -> bool {
    if value.first() == Some(&b' ') || value.last() == Some(&b' ') {
        return false;
    }
    // Most have no digit.
    !value.iter().any(u8::is_ascii_digit)
        || value.windows(MANY_DIGITS).all(|digits| !digits.iter().all(u8::is_ascii_digit))
            && !value.windows(4).any(is_order_id)
}

/// Letters alone, between which blanks may stand.
fn is_of_letters(value: &[u8], blank: u8) -> bool {
    value.first().is_some_and(u8::is_ascii_alphabetic)
        && value.last().is_some_and(u8::is_ascii_alphabetic)
        && value.iter().all(|byte| byte.is_ascii_alphabetic() || *byte == blank)
}

/// An identifier of a company check.
pub fn is_company_check_id(value: &[u8]) -> bool {
    is_prefixed_number(value, &[b"COMCHK", b"COM"])
}

/// Nine digits at most: with the digits of a neighbouring time, or as a time under another name, an amount has ten or
/// more.
pub fn is_amount(value: &[u8]) -> bool {
    let point = value.iter().position(|byte| *byte == b'.');
    let (whole, decimals) = match point {
        Some(at) => (&value[..at], Some(&value[at + 1..])),
        None => (value, None),
    };
    whole.len() <= 9
        && is_digits(whole)
        && decimals.is_none_or(|digits| digits.len() <= 2 && is_digits(digits))
}

/// Ten digits, of which the first is 1, or from the year 2033 on 2: those of times that stand one place further are no time.
pub fn is_timestamp(value: &[u8]) -> bool {
    value.len() == 10 && matches!(value[0], b'1' | b'2') && is_digits(value)
}

/// Hex digits in lower case, as many as a checksum has.
pub fn is_checksum(value: &[u8]) -> bool {
    value.len() == CHECKSUM_DIGITS
        && value.iter().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}

/// Looks at eight digits at once, and at the last eight once more, where there are so many.
fn is_digits(value: &[u8]) -> bool {
    match value.last_chunk() {
        Some(last) => are_eight_digits(last) && value.as_chunks().0.iter().all(are_eight_digits),
        None => !value.is_empty() && value.iter().all(u8::is_ascii_digit),
    }
}

fn are_eight_digits(bytes: &[u8; 8]) -> bool {
    const EACH: u64 = 0x0101_0101_0101_0101;
    let bytes = u64::from_le_bytes(*bytes);
    // Of a digit alone the upper half is 3, and still is when 6 is added.
    bytes & bytes.wrapping_add(6 * EACH) & (0xf0 * EACH) == 0x30 * EACH
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_are_told_from_every_other_byte_wherever_it_stands() {
        for length in 1..20 {
            let digits: Vec<u8> = (b'0'..=b'9').cycle().take(length).collect();
            assert!(is_digits(&digits), "{digits:?}");
            for place in 0..length {
                for byte in 0..=255_u8 {
                    let mut other = digits.clone();
                    other[place] = byte;
                    assert_eq!(is_digits(&other), byte.is_ascii_digit(), "{other:?}");
                }
            }
        }
        assert!(!is_digits(b""));
    }
}
