//! Bytes as text: UTF-8 with or without its mark, and what is wrong with other bytes.

/// The text of these bytes. A mark in front of UTF-8 is skipped; for another encoding the error says which.
pub fn decoded(mut bytes: Vec<u8>) -> Result<String, &'static str> {
    let mark = bytes.len() - without_mark(&bytes).len();
    bytes.drain(..mark);
    match String::from_utf8(bytes) {
        Ok(text) if !text.starts_with('\0') => Ok(text),
        Ok(text) => Err(encoding(text.as_bytes())),
        Err(error) => Err(encoding(error.as_bytes())),
    }
}

/// What is wrong with bytes that are no UTF-8 text.
pub fn encoding(bytes: &[u8]) -> &'static str {
    match bytes {
        [0xff, 0xfe, ..] | [0xfe, 0xff, ..] | [0, _, ..] | [_, 0, ..] => {
            "it is UTF-16, not UTF-8: save it as UTF-8"
        }
        _ => "it is not UTF-8 text: save it as UTF-8",
    }
}

/// The text without the mark with which some programs begin UTF-8.
pub fn without_mark(text: &[u8]) -> &[u8] {
    text.strip_prefix(b"\xef\xbb\xbf").unwrap_or(text)
}
