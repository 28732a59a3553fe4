//! The queries in a text that is no request: an address in it, a value such as `uri="/cb?…"`, or the text itself.

use memchr::memmem;

use super::bytes::{as_text, query_of, without_fragment};
use super::edges::{end_of, from_quote, part_of_word, unquoted};
use super::fields::{has_pairs, is_header, is_of_sender, says_two_things};
use super::finder::Finder;
use super::methods::has_other_method;
use super::value::{quoted_field, whole_query};
use super::w3c;
use crate::callback::lists::value_of_variable;
use crate::callback::method::{is_target, method_before};
use crate::callback::names::{folded, is_request};

/// Offers what may be a query, word by word, and then the whole text, where a value may have blanks in it. Tells whether a callback
/// was among them.
pub fn offer<'t>(text: &'t [u8], finder: &mut Finder<'_, 't>) -> bool {
    if let Some(query) = w3c::query(text) {
        return query.is_some_and(|query| finder.offer(query.into()));
    }
    if has_other_method(text) {
        return false;
    }
    let is_one_word = !text.iter().any(u8::is_ascii_whitespace);
    if is_one_word {
        return !is_header(text) && (offer_bare(text, finder) || offer_word(text, finder));
    }
    let (mut has_target, mut is_in_target, mut is_found) = (false, false, false);
    let (mut before, mut is_senders): (&[u8], bool) = (b"", false);
    let (mut end, mut was_found, mut whole, mut is_in_header) = (0, false, 0, false);
    for word in text.split(u8::is_ascii_whitespace) {
        let start = end;
        end = start + word.len() + 1;
        if start < whole {
            continue;
        }
        // What its sender could write may have blanks in it, and ends at its quote.
        let is_begun = is_senders || is_of_sender(word);
        is_senders = is_begun && is_senders == has_pairs(word);
        is_in_header |= is_header(word);
        if is_in_header {
            // The rest of a line, or up to a comma.
            is_in_header = !word.ends_with(b",");
            continue;
        }
        if is_begun {
            continue;
        }
        if let Some(field) = quoted_field(text, start, word, before)
            && let Some(query) = whole_query(field.value)
        {
            // It was requested with the blanks that stand in it.
            is_found |= finder.offer(query.into());
            (whole, before, was_found) = (field.end, word, false);
            continue;
        }
        let is_get = method_before(before, word);
        if is_get == Some(false) {
            return false;
        }
        // A path with its status beside it was requested, whatever stands for the method.
        let is_requested = is_get.is_some() || is_path(word) && is_status_beside(before, text, end);
        before = word;
        has_target |= is_requested;
        // A server that takes blanks reads on behind them.
        finder.is_several |= was_found && word.starts_with(b"&");
        was_found = false;
        if word.contains(&b'=') && offer_word(part_of_word(text, start, word), finder) {
            (is_found, was_found) = (true, true);
            is_in_target |= is_requested;
        }
    }
    // A request without a callback, and a callback beside it: it was not requested.
    finder.is_several |= is_found && (has_target && !is_in_target || says_two_things(text));
    is_found || !has_target && offer_bare(text, finder)
}

/// Whether a word is a path, quoted or not.
fn is_path(word: &[u8]) -> bool {
    word.iter().find(|byte| !b"\"'".contains(byte)) == Some(&b'/')
}

/// Whether the status of an answer stands before a word, or behind it, from this place on.
fn is_status_beside(before: &[u8], text: &[u8], behind: usize) -> bool {
    let rest = text.get(behind..).unwrap_or_default().trim_ascii_start();
    let next = rest.split(u8::is_ascii_whitespace).next().unwrap_or_default();
    [before, next].into_iter().any(|word| {
        let is_sign = |byte: &u8| b"\"'[]:".contains(byte);
        let start = word.iter().position(|byte| !is_sign(byte)).unwrap_or(word.len());
        let end = word.iter().rposition(|byte| !is_sign(byte)).map_or(start, |at| at + 1);
        let own = &word[start..end];
        own.len() == 3 && (b'1'..=b'5').contains(&own[0]) && own.iter().all(u8::is_ascii_digit)
    })
}

/// The folded name of a field, `name=value` or `name="value"`.
fn name_of(word: &[u8]) -> Option<String> {
    let end = word.iter().position(|byte| *byte == b'=')?;
    Some(folded(&as_text(&word[..end])))
}

/// Offers a text as a query, or as an address without its scheme. Nothing is cut off but quotes around it. A variable
/// of a server holds a query, `QUERY_STRING=a=1`.
fn offer_bare<'t>(text: &'t [u8], finder: &mut Finder<'_, 't>) -> bool {
    if let Some(query) = std::str::from_utf8(text).ok().and_then(value_of_variable) {
        return finder.offer(query.as_bytes().into());
    }
    let text = without_fragment(unquoted(text));
    let before = text.split(|byte| *byte == b'?').next().unwrap_or_default();
    let has_query = before.len() < text.len() && !before.contains(&b'=') && !before.contains(&b'&');
    let query = if has_query { &text[before.len() + 1..] } else { text };
    let is_path = !has_query && is_target(text);
    // A value may have blanks in it, what stands before the first one has none.
    let name = query.split(|byte| *byte == b'=').next().unwrap_or_default();
    let is_sentence = name.len() == query.len()
        || text[..text.len() - query.len() + name.len()].iter().any(u8::is_ascii_whitespace);
    !is_sentence && !is_path && finder.offer(query.into())
}

/// Offers the value of a field that holds a request, else the query of an address, else the word. An address within a query is the
/// value of a parameter, and is not offered.
fn offer_word<'t>(word: &'t [u8], finder: &mut Finder<'_, 't>) -> bool {
    let start = word.iter().position(|byte| *byte == b'=').map_or(0, |at| at + 1);
    let is_field = name_of(word).is_some_and(|name| is_request(&name));
    let text = if is_field { unquoted(&word[start..]) } else { from_quote(word) };
    let is_found = offer_text(text, finder);
    // What stands behind the quotes of an address, as in HTML, may be another one.
    let rest = &word[end_of(text, word)..];
    if is_found && memmem::find(rest, b"checksum=").is_some() {
        let rest = rest.split(|byte| b"<>\"".contains(byte));
        for other in rest.filter_map(query_of) {
            finder.offer(other.into());
        }
    }
    is_found
}

fn offer_text<'t>(text: &'t [u8], finder: &mut Finder<'_, 't>) -> bool {
    let before = text.split(|byte| *byte == b'?').next().unwrap_or_default();
    if !before.contains(&b'=') && !before.contains(&b'&') {
        return query_of(text).is_some_and(|query| finder.offer(query.into()));
    }
    finder.offer(without_fragment(text).into())
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
        check("at <https://shop.example/cb?a=1#x>,", &["a=1"]);
        check("[see /cb?a=1],", &["a=1"]);
        check("(see /cb?a=1),", &["a=1),"]);
        check("[GET /cb?a=1, client=1.2.3.4]", &["a=1", "client=1.2.3.4"]);
        check("[GET /cb?a=1,, client=1.2.3.4]", &["a=1,", "client=1.2.3.4"]);
        check("[GET /cb?a=1], client=1.2.3.4]", &["a=1]", "client=1.2.3.4]"]);
        check(
            "R{method=GET, url=https://x.no/cb?a=1, tags={}}",
            &[
                "R{method=GET,",
                "a=1",
                "tags={}}",
                "R{method=GET, url=https://x.no/cb?a=1, tags={}}",
            ],
        );
        check("1.2.3.4 GET /cb?a=1, 200", &["a=1,"]);
        check("msg=\"wrong: a=1\" x", &["msg=\"wrong:", "a=1", "msg=\"wrong: a=1\" x"]);
        check("msg=\"wrong: a=1\"\" x", &["msg=\"wrong:", "a=1\"", "msg=\"wrong: a=1\"\" x"]);
        check("see callback<https://x.no/cb?a=1>", &["a=1"]);
        check("<https://x.no/cb?a=1|https://x.no/cb?a=1>", &["a=1", "a=1"]);
        let line = "level=info uri=\"/cb?a=1\"";
        check(line, &["level=info", "a=1", line]);
        check("x a=1&u='/cb?b=1'", &["a=1&u='/cb?b=1'"]);
        check("x referer=/cb?b=1 POST /c?a=1", &[]);
        check("nothing here", &[]);
        check("/a=1", &["/a=1"]);
    }
}
