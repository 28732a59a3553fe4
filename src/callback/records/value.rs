//! The query in a value that holds a request: one member of JSON, or one quoted field. Nothing ends it but its own end, so that a
//! blank in it was received.

use super::bytes::{query_of, without_fragment};
use crate::callback::method::is_target;
use crate::callback::names::{folded, is_request};

/// The query of a value that is an address or a query from its first byte to its last; nothing where it is something else, such as a
/// whole line of a log, or has no blanks, so that words say as much.
pub fn whole_query(value: &[u8]) -> Option<&[u8]> {
    if !value.iter().any(u8::is_ascii_whitespace) {
        return None;
    }
    if is_target(value) {
        return query_of(value);
    }
    bare_query(value.strip_prefix(b"?").unwrap_or(value))
}

/// A text that is a query from its first byte on: it begins with the name of a parameter.
pub fn bare_query(text: &[u8]) -> Option<&[u8]> {
    let query = without_fragment(text);
    let name = query.split(|byte| *byte == b'=').next().unwrap_or_default();
    let is_name = |byte: &u8| !byte.is_ascii_whitespace() && !b"\"'<>{}:?/".contains(byte);
    (name.len() < query.len() && !name.is_empty() && name.iter().all(is_name)).then_some(query)
}

/// A quoted value with blanks that holds a request.
pub struct QuotedField<'a> {
    /// What stands between its quotes.
    pub value: &'a [u8],
    /// Where it ends in the text, behind its second quote.
    pub end: usize,
}

/// The field that begins with the word at this place: `uri="/cb?a=1 x"`, or `"/cb?a=1 x"` behind `url:`.
pub fn quoted_field<'a>(
    text: &'a [u8],
    start: usize,
    word: &[u8],
    before: &[u8],
) -> Option<QuotedField<'a>> {
    let at = word.iter().position(|byte| matches!(byte, b'"' | b'\''))?;
    let name = match &word[..at] {
        [] => before.strip_suffix(b":")?,
        [name @ .., b'=' | b':'] => name,
        _ => return None,
    };
    if !is_request(&folded(&String::from_utf8_lossy(own_name(name)))) {
        return None;
    }
    let (quote, value) = (word[at], text.get(start + at + 1..)?);
    let end = value.iter().enumerate().position(|(place, byte)| {
        *byte == quote
            && value[..place].iter().rev().take_while(|own| **own == b'\\').count() % 2 == 0
    })?;
    Some(QuotedField { value: &value[..end], end: start + at + 1 + end + 1 })
}

/// A name without the brackets and quotes around it.
fn own_name(name: &[u8]) -> &[u8] {
    let start = name.iter().rposition(|byte| b"{[(,;".contains(byte)).map_or(0, |at| at + 1);
    let name = &name[start..];
    let name = name.strip_prefix(b"'").or_else(|| name.strip_prefix(b"\"")).unwrap_or(name);
    name.strip_suffix(b"'").or_else(|| name.strip_suffix(b"\"")).unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_with_blanks_is_one_query() {
        let check = |value: &str, expected: Option<&str>| {
            let found = whole_query(value.as_bytes());
            assert_eq!(found, expected.map(str::as_bytes), "{value}");
        };
        check("/cb?a=1 x", Some("a=1 x"));
        check("/cb?a=1 #x", Some("a=1 "));
        check("https://x.no/cb?a=1\n", Some("a=1\n"));
        check("a=1&b=2 ", Some("a=1&b=2 "));
        check("?a=1 x", Some("a=1 x"));
        check("/cb?a=1", None);
        check("/cb#?a=1 x", None);
        check("see a=1", None);
        check("GET /cb?a=1 HTTP/1.1", None);
    }

    #[test]
    fn a_quoted_field_ends_at_its_quote() {
        let check = |text: &str, word: &str, before: &str, expected: Option<&str>| {
            let start = text.find(word).expect("a word");
            let field = quoted_field(text.as_bytes(), start, word.as_bytes(), before.as_bytes());
            assert_eq!(field.map(|own| own.value), expected.map(str::as_bytes), "{text}");
        };
        check("uri=\"/cb?a=1 x\" s=2", "uri=\"/cb?a=1", "", Some("/cb?a=1 x"));
        check("R{uri='/cb?a=1 x', s=2", "R{uri='/cb?a=1", "", Some("/cb?a=1 x"));
        check("{'url': '/cb?a=1 x'}", "'/cb?a=1", "{'url':", Some("/cb?a=1 x"));
        check("uri=\"/cb?a=\\\"1 x\"", "uri=\"/cb?a=\\\"1", "", Some("/cb?a=\\\"1 x"));
        check("uri=\"/cb?a=1 x", "uri=\"/cb?a=1", "", None);
        check("msg=\"/cb?a=1 x\"", "msg=\"/cb?a=1", "", None);
    }
}
