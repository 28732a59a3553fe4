//! The queries in a text that is no request: an address in it, a value such as `uri="/cb?…"`, or the text itself.

use memchr::memmem;

use super::bytes::{as_text, query_of, without_fragment};
use super::edges::{WordParts, end_of, from_quote, unquoted};
use super::fields::{SendersField, is_header, says_two_things};
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
    let mut walk = Walk::new(text, finder);
    let mut start = 0;
    for word in text.split(u8::is_ascii_whitespace) {
        if !walk.goes_on_behind(start, word) {
            return false;
        }
        start += word.len() + 1;
    }
    walk.end()
}

/// A walk through the words of a text.
struct Walk<'a, 'b, 't> {
    text: &'t [u8],
    finder: &'a mut Finder<'b, 't>,
    parts: WordParts<'t>,
    senders: SendersField,
    /// Whether the next word stands in a header.
    is_in_header: bool,
    /// The word before, but for what stands beside the request.
    before: &'t [u8],
    /// Where the field ends that was offered whole.
    field_end: usize,
    /// Whether the word before was a callback.
    was_found: bool,
    /// Whether any is.
    is_found: bool,
    /// Whether a request stands there.
    has_target: bool,
    /// Whether a callback stands in one.
    is_in_target: bool,
}

impl<'a, 'b, 't> Walk<'a, 'b, 't> {
    fn new(text: &'t [u8], finder: &'a mut Finder<'b, 't>) -> Walk<'a, 'b, 't> {
        Walk {
            text,
            finder,
            parts: WordParts::new(text),
            senders: SendersField::default(),
            is_in_header: false,
            before: b"",
            field_end: 0,
            was_found: false,
            is_found: false,
            has_target: false,
            is_in_target: false,
        }
    }

    /// Offers the next word. Tells whether a callback may follow: none does behind a request that is no `GET`.
    fn goes_on_behind(&mut self, start: usize, word: &'t [u8]) -> bool {
        if start < self.field_end || self.is_beside(word) || self.offer_field(start, word) {
            return true;
        }
        let is_get = method_before(self.before, word);
        if is_get == Some(false) {
            return false;
        }
        // A path with its status beside it was requested, whatever stands for the method.
        let end = start + word.len() + 1;
        let is_requested =
            is_get.is_some() || is_path(word) && is_status_beside(self.before, self.text, end);
        self.before = word;
        self.has_target |= is_requested;
        // A server that takes blanks reads on behind them.
        self.finder.is_several |= self.was_found && word.starts_with(b"&");
        self.was_found =
            word.contains(&b'=') && offer_word(self.parts.of(start, word), self.finder);
        self.is_found |= self.was_found;
        self.is_in_target |= self.was_found && is_requested;
        true
    }

    /// Whether a word is what the sender of the request could write beside it.
    fn is_beside(&mut self, word: &[u8]) -> bool {
        let is_senders = self.senders.has(word);
        let is_of_header = self.is_in_header || is_header(word);
        // The rest of a line, or up to a comma.
        self.is_in_header = is_of_header && !word.ends_with(b",");
        is_senders || is_of_header
    }

    /// Offers the quoted field that begins here, if it holds a request with blanks: it was requested with them.
    fn offer_field(&mut self, start: usize, word: &'t [u8]) -> bool {
        let field = quoted_field(self.text, start, word, self.before);
        let Some((query, end)) = field.and_then(|own| Some((whole_query(own.value)?, own.end)))
        else {
            return false;
        };
        self.is_found |= self.finder.offer(query.into());
        (self.field_end, self.before, self.was_found) = (end, word, false);
        true
    }

    /// Whether a callback was found, in a word or in the whole text.
    fn end(self) -> bool {
        // A request without a callback, and a callback beside it: it was not requested.
        let is_doubtful = self.has_target && !self.is_in_target;
        self.finder.is_several |= self.is_found && (is_doubtful || says_two_things(self.text));
        self.is_found || !self.has_target && offer_bare(self.text, self.finder)
    }
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
