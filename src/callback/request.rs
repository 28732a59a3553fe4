//! Where a request stands in a line of a log, or in the head of a request: a method directly at the start, or directly behind
//! a quote that is not escaped. What stands elsewhere (a user's name, a browser's, a `Referer`) is no request, whoever wrote it.

use memchr::{memchr_iter, memchr3, memchr3_iter, memrchr};

use super::names::{folded, is_request};
use super::short_search::places;

/// Every method of HTTP; only a `GET` is a callback.
const METHODS: [&[u8]; 9] =
    [b"GET", b"POST", b"HEAD", b"PUT", b"DELETE", b"OPTIONS", b"PATCH", b"CONNECT", b"TRACE"];
/// The longest of them, in letters.
const LONGEST_METHOD: usize = 7;

/// A request in a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Request<'a> {
    /// Whether it can be a callback.
    pub is_get: bool,
    /// The text from its target to the end of the line.
    pub from_target: &'a [u8],
    /// Whether the target ends at a quote at the latest.
    pub is_quoted: bool,
}

impl<'a> Request<'a> {
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

/// Whether an odd number of backslashes stands before this place.
fn is_escaped(text: &[u8], at: usize) -> bool {
    text[..at].iter().rev().take_while(|byte| **byte == b'\\').count() % 2 == 1
}

/// The different requests in a line. More than one means that somebody wrote a second one into it, and nobody can tell which.
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

    fn add(&mut self, request: Request<'a>) {
        match self.first {
            None => self.first = Some(request),
            Some(_) => self.others.push(request),
        }
    }
}

/// Finds the requests in a line.
pub fn requests_in(line: &[u8]) -> Requests<'_> {
    let start = line.iter().position(|byte| !b" \t>".contains(byte)).unwrap_or(line.len());
    let mut found = Requests { first: request_at(line, start, false), others: Vec::new() };
    for at in memchr_iter(b'"', line) {
        let Some(request) = quoted_request(line, at) else { continue };
        let is_known = found.iter().any(|known| is_same(&known, &request));
        if !is_known && may_begin_behind(line, at) {
            found.add(request);
        }
    }
    found
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
    let is_begun = line.get(quote + 1).is_some_and(u8::is_ascii_uppercase);
    if is_begun { request_at(line, quote + 1, true) } else { None }
}

/// The request whose method begins here.
fn request_at(line: &[u8], at: usize, is_quoted: bool) -> Option<Request<'_>> {
    let rest = line.get(at..)?;
    if !rest.first()?.is_ascii_uppercase() {
        return None;
    }
    let end = rest.iter().take(LONGEST_METHOD + 1).position(|byte| *byte == b' ')?;
    let (method, rest) = rest.split_at(end);
    let from_target = rest.trim_ascii_start();
    let is_request = is_method(method) && is_target(from_target);
    is_request.then_some(Request { is_get: method == b"GET", from_target, is_quoted })
}

/// Whether a word is a method.
pub fn is_method(word: &[u8]) -> bool {
    word == b"GET" || METHODS.contains(&word)
}

/// Whether an address begins a text: a path, or a URL.
pub fn is_target(text: &[u8]) -> bool {
    text.first() == Some(&b'/') || text.starts_with(b"http://") || text.starts_with(b"https://")
}

/// The method that a word ends with, as `method=GET` does.
pub fn method_at_end(word: &[u8]) -> Option<&'static [u8]> {
    let start = word.iter().rposition(|byte| !byte.is_ascii_uppercase()).map_or(0, |at| at + 1);
    METHODS.iter().copied().find(|method| *method == &word[start..])
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
}
