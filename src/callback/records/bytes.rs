//! Bytes of a log as text that means the same to PHP.

use std::borrow::Cow;

use memchr::memchr;

/// The text; each byte that is not UTF-8 is percent-encoded.
pub fn as_text(bytes: &[u8]) -> Cow<'_, str> {
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Cow::Borrowed(text);
    }
    let mut text = String::with_capacity(bytes.len() * 3);
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        for byte in chunk.invalid() {
            text.push_str(&format!("%{byte:02X}"));
        }
    }
    Cow::Owned(text)
}

/// The query of an address: what stands behind the first `?`, if it is not empty. A fragment is never sent, and what looks
/// like a query in it is none.
pub fn query_of(address: &[u8]) -> Option<&[u8]> {
    let address = without_fragment(address);
    let query = &address[memchr(b'?', address)? + 1..];
    if query.is_empty() { None } else { Some(query) }
}

/// What stands before the first `#`.
pub fn without_fragment(text: &[u8]) -> &[u8] {
    let end = memchr(b'#', text).unwrap_or(text.len());
    &text[..end]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_text_is_percent_encoded() {
        assert_eq!(as_text(b"a=\xc3\xb8"), "a=\u{f8}");
        assert_eq!(as_text(b"a=\xff\xc3&b=\xe9x"), "a=%FF%C3&b=%E9x");
    }

    #[test]
    fn a_query_stands_between_question_mark_and_fragment() {
        assert_eq!(query_of(b"/cb?a=1?b#c"), Some(b"a=1?b".as_slice()));
        assert_eq!(query_of(b"/cb?"), None);
        assert_eq!(query_of(b"/cb?#a=1"), None);
        assert_eq!(query_of(b"/cb#?a=1"), None);
        assert_eq!(query_of(b"https://x.no/#/cb?a=1"), None);
        assert_eq!(query_of(b"/cb"), None);
    }
}
