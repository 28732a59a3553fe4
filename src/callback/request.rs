//! Where a request stands in a line of a log, or in the head of a request: a method directly at the start, or directly behind
//! a quote that is not escaped. What stands elsewhere (a user's name, a browser's, a `Referer`) is no request, whoever wrote it.

use memchr::{memchr, memchr_iter, memchr3, memchr3_iter, memrchr};

use super::method::{is_address, is_method, is_method_in_any_case, is_target};
use super::names::{folded, is_request};
use super::short_search::places;

/// No method is longer, in letters.
const LONGEST_METHOD: usize = 24;

/// A request in a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Request<'a> {
    /// Whether it can be a callback.
    pub is_get: bool,
    /// The text from its target to the end of the line.
    pub from_target: &'a [u8],
    /// Whether the target ends at a quote at the latest.
    pub is_quoted: bool,
    /// Whether it has a field of its own, where nothing stands behind it.
    is_field: bool,
}

impl<'a> Request<'a> {
    /// The request whose target, or method, has this field of its own.
    pub fn of_field(from_target: &'a [u8], is_get: bool) -> Request<'a> {
        Request { is_get, from_target, is_quoted: false, is_field: true }
    }

    /// Whether a field of its own says that the method is no `GET`.
    pub fn is_other_method(&self) -> bool {
        self.is_field && !self.is_get
    }

    /// Whether the target goes on behind its first blank, as to a server that takes blanks: parameters stand there, or anything
    /// before the version of HTTP.
    pub fn has_blanks(&self) -> bool {
        let word = self.word();
        let behind = self.behind(word);
        let rest = &self.from_target[word.len() + behind.len()..];
        let has_version = rest.trim_ascii_start().starts_with(b"HTTP/");
        !behind.is_empty()
            && match (self.is_field, self.is_quoted) {
                (true, _) => true,
                (_, true) => behind.contains(&b'&') || has_version,
                // Without quotes a log may have its status between the two.
                _ => has_version && !begins_with_status(behind),
            }
    }

    /// Its target, with the blanks that stand in it.
    pub fn target(&self) -> &'a [u8] {
        let word = self.word();
        &self.from_target[..word.len() + self.behind(word).len()]
    }

    /// What of its target stands before the first blank, or the quote that ends it.
    pub fn word(&self) -> &'a [u8] {
        // The blanks of `is_ascii_whitespace`.
        let text = self.from_target;
        let mut ends = memchr3_iter(b' ', b'\t', b'"', text);
        let end = ends.find(|at| text[*at] != b'"' || self.is_quoted && !is_escaped(text, *at));
        let word = &text[..end.unwrap_or(text.len())];
        &word[..memchr3(b'\n', b'\r', b'\x0c', word).unwrap_or(word.len())]
    }

    /// Whether the version of HTTP stands behind the target, as in every request line.
    fn has_version(&self) -> bool {
        let rest = &self.from_target[self.word().len()..];
        rest.trim_ascii_start().starts_with(b"HTTP/")
    }

    /// What of its target stands behind that word, in which no quote can have ended it.
    pub fn behind(&self, word: &[u8]) -> &'a [u8] {
        let (text, start) = (self.from_target, word.len());
        let mut quotes = memchr_iter(b'"', &text[start..]).map(|at| start + at);
        let end = quotes.find(|at| self.is_quoted && !is_escaped(text, *at));
        let behind = text[start..end.unwrap_or(text.len())].trim_ascii_end();
        match memrchr(b' ', behind) {
            Some(at) if behind[at + 1..].starts_with(b"HTTP/") => behind[..at].trim_ascii_end(),
            _ => behind,
        }
    }
}

fn begins_with_status(text: &[u8]) -> bool {
    let word = text.split(u8::is_ascii_whitespace).find(|word| !word.is_empty());
    word.is_some_and(|word| word.len() == 3 && word.iter().all(u8::is_ascii_digit))
}

/// Whether an odd number of backslashes stands before this place.
fn is_escaped(text: &[u8], at: usize) -> bool {
    text[..at].iter().rev().take_while(|byte| **byte == b'\\').count() % 2 == 1
}

/// The first request in a line, and those that differ from it. More than one means that somebody wrote a second one into it, and
/// nobody can tell which.
pub struct Requests<'a> {
    first: Option<Request<'a>>,
    /// Most lines have none, and need no memory for them.
    others: Vec<Request<'a>>,
}

impl<'a> Requests<'a> {
    /// All of them, in their order.
    pub fn iter(&self) -> impl Iterator<Item = Request<'a>> {
        self.first.iter().chain(&self.others).copied()
    }
}

/// Finds the requests in a line.
pub fn requests_in(line: &[u8]) -> Requests<'_> {
    let start = line.iter().position(|byte| !b" \t>".contains(byte)).unwrap_or(line.len());
    let mut found = Requests { first: request_at(line, start, false), others: Vec::new() };
    // It may be as long as the line, so it is looked for once.
    let mut first_target = found.first.map(|first| first.target());
    for at in memchr_iter(b'"', line) {
        let Some(request) = quoted_request(line, at) else { continue };
        if !may_begin_behind(line, at) {
            continue;
        }
        match &found.first {
            None => {
                first_target = Some(request.target());
                found.first = Some(request);
            }
            Some(first)
                if first.is_get == request.is_get && first_target == Some(request.target()) => {}
            Some(_) => found.others.push(request),
        }
    }
    found
}

/// Whether a line begins with a method in small letters, so that a request may stand there.
pub fn begins_with_small_method(line: &[u8]) -> bool {
    let word = &line[..memchr(b' ', &line[..line.len().min(8)]).unwrap_or(0)];
    is_method_in_any_case(word)
}

/// Whether a request may begin behind the quote at this place.
pub fn may_begin_behind(line: &[u8], at: usize) -> bool {
    !is_escaped(line, at) && !is_other_value(&line[..at])
}

/// Whether a request stands behind any quote of a text, whatever is before that.
pub fn is_behind_a_quote(text: &[u8]) -> bool {
    places(b'"', text).any(|at| quoted_request(text, at).is_some())
}

/// Whether a quote behind this text begins the value of a field or of a member of JSON that is no request's: `user_agent="`.
fn is_other_value(before: &[u8]) -> bool {
    if before.last().is_some_and(|byte| byte.is_ascii_alphanumeric()) {
        return true;
    }
    let before = before.trim_ascii_end();
    let Some(before) = before.strip_suffix(b"=") else { return before.ends_with(b"\":") };
    let start =
        before.iter().rposition(|byte| !byte.is_ascii_alphanumeric() && !b"_-.".contains(byte));
    let start = start.map_or(0, |at| at + 1);
    !is_request(&folded(&String::from_utf8_lossy(&before[start..])))
}

/// Whether two requests are one, as far as it matters here.
pub fn is_same(one: &Request, other: &Request) -> bool {
    one.is_get == other.is_get && one.target() == other.target()
}

/// The request that begins behind this quote. Behind most quotes stands something else.
#[inline]
fn quoted_request(line: &[u8], quote: usize) -> Option<Request<'_>> {
    let is_begun = line.get(quote + 1).is_some_and(|byte| may_begin_method(*byte));
    if is_begun { request_at(line, quote + 1, true) } else { None }
}

/// Whether a word that a client takes for a method may begin so: letters that only look like others count.
#[inline]
fn may_begin_method(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || !byte.is_ascii()
}

/// The request whose method begins here.
fn request_at(line: &[u8], at: usize, is_quoted: bool) -> Option<Request<'_>> {
    let rest = line.get(at..)?;
    if !may_begin_method(*rest.first()?) {
        return None;
    }
    let end = memchr(b' ', &rest[..rest.len().min(LONGEST_METHOD + 1)])?;
    let (method, rest) = rest.split_at(end);
    let from_target = rest.trim_ascii_start();
    if !is_target(from_target) {
        return None;
    }
    let is_get = method.eq_ignore_ascii_case(b"GET");
    let request = Request { is_get, from_target, is_quoted, is_field: false };
    let is_sentence = is_get && is_address(from_target);
    let may_be = is_quoted || !method.is_ascii() || method.iter().all(u8::is_ascii_uppercase);
    let is_request = is_method(method)
        || is_method_in_any_case(method) && !is_sentence
        // Whatever a client takes for a method: the version of HTTP behind the target tells that it is a request.
        || may_be && request.has_version();
    is_request.then_some(request)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(line: &str, expected: &[&str]) {
        let found: Vec<String> = requests_in(line.as_bytes())
            .iter()
            .map(|request| {
                let target = String::from_utf8_lossy(request.target()).into_owned();
                if request.is_get { target } else { format!("no GET: {target}") }
            })
            .collect();
        assert_eq!(found, expected, "{line}");
    }

    #[test]
    fn a_request_stands_at_the_start_or_behind_a_quote() {
        check("GET /cb?a=1 HTTP/1.1", &["/cb?a=1"]);
        check("> GET https://x.no/cb?a=1 HTTP/2", &["https://x.no/cb?a=1"]);
        check(
            "1.2.3.4 - - [x] \"GET /cb?a=b c HTTP/1.1\" 200 \"GET\" \"x GET /b\"",
            &["/cb?a=b c"],
        );
        check("1.2.3.4 - GET /b [x] \"GET /cb?a=1\" 200", &["/cb?a=1"]);
        check(r#"1.2.3.4 - \"GET /b [x] "GET /cb?a=\"1 HTTP/1.0" 200"#, &[r#"/cb?a=\"1"#]);
        check("\"POST /cb HTTP/1.1\" \"x GET /b\"", &["no GET: /cb"]);
        check("\"GET /b\" \"GET /cb HTTP/1.1\"", &["/b", "/cb"]);
        check("\"GET /b\" \"GET /b HTTP/1.1\"", &["/b"]);
        check("GET /b - 1.2.3.4 \"POST /b\"", &["/b - 1.2.3.4 \"POST /b\"", "no GET: /b"]);
        check("request=\"GET /cb\" user_agent=\"GET /b\"", &["/cb"]);
        check("{\"user\": \"GET /b\"}", &[]);
        check("FORGET /b \"GETS /b\" \"GET b\" GET /b", &[]);
    }

    #[test]
    fn a_method_in_other_letters_and_an_unknown_one_are_methods() {
        for method in
            ["post", "Post", "PROPFIND", "FOO", "VERSION-CONTROL", "foo", "1x", "роst", "ＧＥＴ"]
        {
            let line = format!("1.2.3.4 - - [t] \"{method} /cb?a=1 HTTP/1.1\" 405 2 \"x\"");
            check(&line, &["no GET: /cb?a=1"]);
        }
        check("get /cb?a=1 HTTP/1.1", &["/cb?a=1"]);
        check("post /cb?a=1", &["no GET: /cb?a=1"]);
        check("put https://x.no/cb?a=1", &["no GET: https://x.no/cb?a=1"]);
        check("FOO /cb?a=1 HTTP/1.1", &["no GET: /cb?a=1"]);
        for line in [
            "Get https://x.no/cb?a=1",
            "see /cb?a=1 HTTP/1.1",
            "\"see /cb?a=1\"",
            "\"x https://x.no/\"",
        ] {
            check(line, &[]);
        }
    }
}
