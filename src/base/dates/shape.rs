//! The shape of a text that should be a date: digits, and digits in their places.

/// Whether a text is of this shape, in which 0 stands for any digit.
pub(super) fn is_shaped(text: &str, shape: &str) -> bool {
    text.len() == shape.len()
        && text
            .bytes()
            .zip(shape.bytes())
            .all(|(own, wanted)| own == wanted || wanted == b'0' && own.is_ascii_digit())
}

/// Whether a text is digits and nothing else.
pub(super) fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}
