//! The queries in a text that is no request: an address in it, a value such as `uri="/cb?…"`, or the text itself.

use super::bytes::{as_text, query_of, without_fragment};
use super::finder::Finder;
use crate::callback::names::{folded, is_beside, is_request};
use crate::callback::request::{is_target, method_at_end};

/// Offers what may be a query, word by word, and then the whole text, where a value may have blanks in it. Tells whether a callback
/// was among them.
pub fn offer<'t>(text: &'t [u8], finder: &mut Finder<'_, 't>) -> bool {
    let is_one_word = !text.iter().any(u8::is_ascii_whitespace);
    if is_one_word {
        return offer_bare(text, finder) || offer_word(text, finder);
    }
    let (mut has_target, mut is_in_target, mut is_found) = (false, false, false);
    let (mut before, mut is_senders): (&[u8], bool) = (b"", false);
    for word in text.split(u8::is_ascii_whitespace) {
        // What its sender could write may have blanks in it, and ends at its quote.
        let is_begun = is_senders || is_of_sender(word);
        is_senders = is_begun && is_senders == has_pairs(word);
        if is_begun {
            continue;
        }
        let method = if is_target(word) { method_at_end(before) } else { None };
        before = word;
        if method.is_some_and(|method| method != b"GET") {
            return false;
        }
        has_target |= method.is_some();
        if word.contains(&b'=') && offer_word(trimmed(word), finder) {
            is_found = true;
            is_in_target |= method.is_some();
        }
    }
    // A request without a callback, and a callback beside it: it was not requested.
    finder.is_several |= is_found && has_target && !is_in_target;
    is_found || !has_target && offer_bare(text, finder)
}

/// Whether each quote in a word has its second one there.
fn has_pairs(word: &[u8]) -> bool {
    word.iter().filter(|byte| **byte == b'"').count() % 2 == 0
}

/// Whether a field holds what its sender could write beside the request, such as `referer="…"`.
fn is_of_sender(word: &[u8]) -> bool {
    name_of(word).is_some_and(|name| is_beside(&name))
}

/// The folded name of a field, `name=value` or `name="value"`.
fn name_of(word: &[u8]) -> Option<String> {
    let end = word.iter().position(|byte| *byte == b'=')?;
    Some(folded(&as_text(&word[..end])))
}

/// Offers a text as a query, or as an address without its scheme. Nothing is cut off but quotes around it.
fn offer_bare<'t>(text: &'t [u8], finder: &mut Finder<'_, 't>) -> bool {
    let text = without_fragment(unquoted(text));
    let before = text.split(|byte| *byte == b'?').next().unwrap_or_default();
    let has_query = before.len() < text.len() && !before.contains(&b'=') && !before.contains(&b'&');
    let query = if has_query { &text[before.len() + 1..] } else { text };
    let is_path = !has_query && is_target(text);
    query.contains(&b'=') && !is_path && finder.offer(query.into())
}

/// Offers the value of a field that holds a request, else the query of an address, else the word. An address within a query is the
/// value of a parameter, and is not offered.
fn offer_word<'t>(word: &'t [u8], finder: &mut Finder<'_, 't>) -> bool {
    let start = word.iter().position(|byte| *byte == b'=').map_or(0, |at| at + 1);
    let is_field = name_of(word).is_some_and(|name| is_request(&name));
    let text = if is_field { unquoted(&word[start..]) } else { word };
    let before = text.split(|byte| *byte == b'?').next().unwrap_or_default();
    if !before.contains(&b'=') && !before.contains(&b'&') {
        return query_of(text).is_some_and(|query| finder.offer(query.into()));
    }
    finder.offer(without_fragment(text).into())
}

/// A word of a sentence without the quotes around it, and without the signs that end a part of one.
fn trimmed(word: &[u8]) -> &[u8] {
    let word = unquoted(word);
    let start = word.iter().position(|byte| !b"([{".contains(byte)).unwrap_or(word.len());
    let end = word.iter().rposition(|byte| !b",;)]}>\"'".contains(byte)).map_or(start, |at| at + 1);
    &word[start..end.max(start)]
}

/// What stands between quotes or angle brackets; without them the text itself.
fn unquoted(text: &[u8]) -> &[u8] {
    let close = match text.first() {
        Some(quote @ (b'"' | b'\'' | b'`')) => *quote,
        Some(b'<') => b'>',
        _ => return text,
    };
    let rest = &text[1..];
    let end = rest.iter().rposition(|byte| *byte == close).unwrap_or(rest.len());
    &rest[..end]
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is offered, where nothing is taken.
    fn check(text: &str, expected: &[&str]) {
        let mut offered = Vec::new();
        let mut take = |query: &[u8]| {
            offered.push(String::from_utf8_lossy(query).into_owned());
            false
        };
        offer(text.as_bytes(), &mut Finder::new(&mut take));
        assert_eq!(offered, expected, "{text}");
    }

    #[test]
    fn queries_are_found_in_any_text() {
        check("a=1&b=2", &["a=1&b=2", "a=1&b=2"]);
        check("?a=1&b=x?y", &["a=1&b=x?y", "a=1&b=x?y"]);
        check("a=1\"&b=;", &["a=1\"&b=;", "a=1\"&b=;"]);
        check("https://shop.example/cb?a=1", &["a=1", "a=1"]);
        check("at <https://shop.example/cb?a=1#x>,", &["a=1", "a=1"]);
        check("(see /cb?a=1),", &["a=1", "a=1),"]);
        let line = "level=info uri=\"/cb?a=1\"";
        check(line, &["level=info", "a=1", line]);
        check("x a=1&u='/cb?b=1'", &["a=1&u='/cb?b=1", "x a=1&u='/cb?b=1'"]);
        check("x referer=/cb?b=1 POST /c?a=1", &[]);
        check("nothing here", &[]);
        check("/a=1", &["/a=1"]);
    }
}
