//! Finding the one query of a callback in what a person pasted: a URL, a query string, a line of a server's log or the
//! head of a request.

use memchr::memmem;
use serde::de::IgnoredAny;

use super::head::{PseudoField, pseudo_field};
use super::kind::{CHECKSUM, NAMES, is_callback};
use super::lists::{self, requested_by};
use super::method::method_before;
pub use super::pasted::{FindError, Pasted};
use super::php::{PhpQuery, decoded};
use super::records::{
    Found, as_text, callback_in, has_other_method, is_header, is_json_of_other_method,
    is_part_of_other,
};
use super::request::{Request, is_same, requests_in};
use super::values::CHECKSUM_DIGITS;

/// So many bytes may stand between its name and its value, such as `] => ` or `%253D`.
const MOST_BETWEEN: usize = 24;

/// Which part of a text is the callback. All that is read or repaired stays within it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part<'a> {
    /// The target of its request, with the blanks and line breaks that stand in it.
    Target(&'a str),
    /// There is no request in it: an address or a query, with what stands around.
    Text(&'a str),
}

/// The one rule of which part of a text is the callback: the target of its request, if there is one; it decides even without a
/// query, so that nothing that was sent beside it (`Referer`, a name) is taken. Only a `GET` is a callback.
pub fn part_of(text: &str) -> Result<Part<'_>, FindError> {
    Ok(match request_of(text)? {
        None => Part::Text(text),
        Some(request) => Part::Target(whole_target(text, &request)),
    })
}

/// The one request in a text. Of a record of JSON its members say which text is the request.
fn request_of(text: &str) -> Result<Option<Request<'_>>, FindError> {
    if text.starts_with(['{', '[']) && !has_pseudo_fields(text) {
        return Ok(None);
    }
    let mut found: Option<Request> = None;
    let mut lines = text.split_inclusive('\n').peekable();
    while let Some(line) = lines.next() {
        let next = lines.peek().copied().unwrap_or_default();
        for request in requests_in(line.as_bytes()).iter().chain(of_pseudo_field(line, next)) {
            match &found {
                _ if request.is_other_method() => return Err(FindError::NotGet),
                Some(known) if !is_same(known, &request) => return Err(FindError::Several),
                Some(_) => {}
                None => found = Some(request),
            }
        }
    }
    match found {
        Some(request) if !request.is_get => Err(FindError::NotGet),
        // What an answer holds was not requested.
        None if text.lines().any(is_status_line) => Err(FindError::NoQuery),
        found => Ok(found),
    }
}

/// Whether a line is the first one of an answer: `HTTP/1.1 302 Found`, as `curl -v` shows it too.
fn is_status_line(line: &str) -> bool {
    let line = line.trim_start_matches(['<', ' ']);
    let mut words = line.strip_prefix("HTTP/").unwrap_or_default().split(' ').skip(1);
    words
        .next()
        .is_some_and(|word| word.len() == 3 && word.bytes().all(|byte| byte.is_ascii_digit()))
}

/// Whether a text in brackets is a head that a program shows so: `[:path: /cb?…]`.
fn has_pseudo_fields(text: &str) -> bool {
    text.starts_with("[HTTP/2]") || text.starts_with("[:")
}

/// The target in HTTP/2, `:path: /cb?…`; or its method, where that is no `GET`.
fn of_pseudo_field<'a>(line: &'a str, next: &'a str) -> Option<Request<'a>> {
    match pseudo_field(line, next)? {
        PseudoField::Path(path) => Some(Request::of_field(path.as_bytes(), true)),
        PseudoField::Method(method) => {
            let is_get = method.trim().eq_ignore_ascii_case("GET");
            (!is_get).then(|| Request::of_field(method.as_bytes(), false))
        }
    }
}

/// Where a request in a text has its target.
fn place_of(text: &str, request: &Request) -> usize {
    (request.from_target.as_ptr() as usize).saturating_sub(text.as_ptr() as usize)
}

/// The target of this request; where it was wrapped and its end is marked, with the lines below.
fn whole_target<'a>(text: &'a str, request: &Request) -> &'a str {
    let rest = text.get(place_of(text, request)..).unwrap_or_default();
    let length = request.target().len();
    let is_whole = request.from_target.trim_ascii_end().len() > length;
    if request.is_quoted
        && !is_whole
        && let Some(wrapped) = rest.split('"').next()
        && wrapped.len() < rest.len()
        && let Some((target, _)) = wrapped.split_once(" HTTP/")
    {
        return target;
    }
    rest.get(..length).unwrap_or_default()
}

/// Finds the one query in a URL, a bare query string, a line of a server's log, a list of parameters or the head of a
/// request. Takes the text as it came: never HTML-decodes (quirk 26) and never joins lines. A line is read as one of many is.
pub fn find_query(pasted: &str) -> Result<Pasted, FindError> {
    let text = pasted.trim_matches(is_blank);
    if let Some(address) = requested_by(text) {
        let address = address?;
        return match query_of_url(&address) {
            Some(query) if query.contains('\0') => Err(FindError::Nul),
            Some(query) => Ok(Pasted::of_query(query)),
            None => Err(FindError::NoQuery),
        };
    }
    let found = match request_of(text)? {
        None => find_in_text(text),
        Some(request) => find_in_target(text, &request),
    };
    match found {
        Ok(own) if own.query.contains('\0') => Err(FindError::Nul),
        // In a line it is not told which callback was received.
        Err(FindError::Several) if has_nul(text) => Err(FindError::Nul),
        Err(FindError::Nothing | FindError::NoQuery) if has_whole_checksum(text) => {
            Err(FindError::Unclear)
        }
        found => found,
    }
}

/// Whether a NUL byte stands in a text, as it is or in an escape.
fn has_nul(text: &str) -> bool {
    ["\0", "\\u0000", "\\x00"].iter().any(|sign| text.contains(sign))
}

/// Whether a checksum stands in a text, with its name before it, in whatever way the two are written.
pub fn has_whole_checksum(text: &str) -> bool {
    let text = text.as_bytes();
    memmem::find_iter(text, CHECKSUM).any(|at| {
        let value = &text[at + CHECKSUM.len()..];
        let value = &value[..value.len().min(MOST_BETWEEN + CHECKSUM_DIGITS)];
        value.windows(CHECKSUM_DIGITS).any(|digits| digits.iter().all(u8::is_ascii_hexdigit))
    })
}

/// The callback in a text of one line, as among many lines.
fn find_in_line(text: &str) -> Result<Option<String>, FindError> {
    if text.contains('\n') {
        return Ok(None);
    }
    match callback_in(text.as_bytes(), &mut |query| is_callback(&PhpQuery::read(query))) {
        Found::One(query) => Ok(Some(as_text(&query).into_owned())),
        Found::Several => Err(FindError::Several),
        Found::Nothing => Ok(None),
    }
}

fn find_in_target(text: &str, request: &Request) -> Result<Pasted, FindError> {
    let target = whole_target(text, request);
    let (word, rest) = match request.has_blanks() {
        true => (target, ""),
        false => target.split_once(|own: char| own.is_ascii_whitespace()).unwrap_or((target, "")),
    };
    let own = query_of_url(word);
    let rest = rest.trim();
    let left_out = (!rest.is_empty()).then(|| rest.to_owned());
    if let Ok(Some(query)) = find_in_line(text) {
        let left_out = left_out.filter(|_| own == Some(&query));
        return Ok(Pasted { query, left_out });
    }
    let query = own.ok_or(FindError::NoQuery)?;
    let rest: Vec<&str> = rest.split_whitespace().collect();
    if has_other_callback(&[&[word], rest.as_slice()].concat(), query) {
        return Err(FindError::Several);
    }
    Ok(Pasted { query: query.to_owned(), left_out })
}

fn find_in_text(text: &str) -> Result<Pasted, FindError> {
    if let Some(found) = in_json(text) {
        return found;
    }
    if has_other_method(text.as_bytes()) || is_part_of_other(text.as_bytes()) {
        return Err(FindError::NotGet);
    }
    if let Some(found) = lists::query_in(text) {
        return found;
    }
    let words: Vec<&str> = text.split_ascii_whitespace().collect();
    if let Some(query) = find_in_line(text)? {
        let left_out = left_out(&words, &query);
        return Ok(Pasted { query, left_out });
    }
    let mut queries: Vec<&str> = Vec::new();
    let mut before = "";
    for word in &words {
        if is_header(before.as_bytes()) || is_header(word.as_bytes()) {
            before = word;
            continue;
        }
        match method_before(before.as_bytes(), word.as_bytes()) {
            Some(false) => return Err(FindError::NotGet),
            Some(true) => queries.push(query_of_url(word).unwrap_or_default()),
            None => queries.extend(query_of_url(unquoted(word))),
        }
        before = word;
    }
    queries.sort_unstable();
    queries.dedup();
    match queries.as_slice() {
        [query] if has_other_callback(&words, query) => Err(FindError::Several),
        [""] => Err(FindError::NoQuery),
        [query] => Ok(Pasted { query: (*query).to_owned(), left_out: left_out(&words, query) }),
        [_, _, ..] => Err(FindError::Several),
        [] if words.iter().copied().map(unquoted).any(is_address) => Err(FindError::NoQuery),
        [] => bare_query(text).map(Pasted::of_query),
    }
}

/// The callback of a record of JSON; nothing where the text is none, or nothing in it is signed.
fn in_json(text: &str) -> Option<Result<Pasted, FindError>> {
    if !text.starts_with(['{', '[']) || serde_json::from_str::<IgnoredAny>(text).is_err() {
        return None;
    }
    match callback_in(text.as_bytes(), &mut |query| is_callback(&PhpQuery::read(query))) {
        Found::One(query) => Some(Ok(Pasted::of_query(String::from_utf8_lossy(&query)))),
        Found::Several => Some(Err(FindError::Several)),
        // What stands beside the request is none.
        Found::Nothing => text.contains("checksum").then(|| match is_json_of_other_method(text) {
            true => Err(FindError::NotGet),
            false => Err(FindError::NoQuery),
        }),
    }
}

/// Whether another callback stands around the address with this query: nobody can tell which of them was received.
fn has_other_callback(words: &[&str], query: &str) -> bool {
    let mut is_behind = false;
    PhpQuery::read(query).variable(CHECKSUM).is_some()
        && words.iter().any(|word| {
            let own = unquoted(word);
            if query_of_url(own) != Some(query) {
                // It may be the same address once more, in another form.
                return is_of_query(word, is_behind) && !is_encoded_form(word, query);
            }
            is_behind = true;
            word.split_once(own).is_some_and(|(_, rest)| is_of_query(rest, false))
        })
}

/// Whether a word is a percent-encoded address with this query.
fn is_encoded_form(word: &str, query: &str) -> bool {
    let bytes = decoded(unquoted(word).replace('+', "%2B").as_bytes());
    std::str::from_utf8(&bytes).is_ok_and(|address| query_of_url(address) == Some(query))
}

/// Whether a word is a query. Behind an address it may be the rest of it, unless it begins as a query does.
fn is_of_query(word: &str, is_behind: bool) -> bool {
    let word = String::from_utf8_lossy(&decoded(word.as_bytes())).into_owned();
    let word =
        word.trim_start_matches(|letter: char| !letter.is_ascii_alphanumeric() && letter != '&');
    let first = word.split('&').next().unwrap_or_default();
    match is_behind {
        true => {
            word.starts_with('&')
                || word.contains('&') && first.contains('=')
                || NAMES.iter().any(|name| word.starts_with(name))
        }
        false => {
            word.contains('&') && word.contains('=') || NAMES.iter().any(|name| word.contains(name))
        }
    }
}

/// What stands behind the last address with this query.
fn left_out(words: &[&str], query: &str) -> Option<String> {
    let last = words.iter().rposition(|word| query_of_url(unquoted(word)) == Some(query))?;
    let rest = words.get(last + 1..)?.join(" ");
    (!rest.trim().is_empty()).then(|| rest.trim().to_owned())
}

/// Whether a word is a whole address, or one without its scheme.
fn is_address(word: &str) -> bool {
    let host = word.split('/').next().unwrap_or_default();
    let has_host = host.contains('.') && word.contains('/') && !word.contains(['=', '&', ' ']);
    word.contains("://") && is_url(word) || has_host
}

/// What may stand around a text without being part of it.
pub fn is_blank(letter: char) -> bool {
    letter.is_ascii_whitespace() || letter == '\u{feff}'
}

fn is_url(word: &str) -> bool {
    word.starts_with('/') || word.starts_with("http://") || word.starts_with("https://")
}

fn query_of_url(word: &str) -> Option<&str> {
    let (_, query) = without_fragment(word).split_once('?')?;
    (is_url(word) && !query.is_empty()).then_some(query)
}

/// A query alone, or behind a URL whose scheme was left out.
fn bare_query(text: &str) -> Result<&str, FindError> {
    if is_header(text.as_bytes()) {
        return Err(FindError::Nothing);
    }
    if text.contains(['\n', '\r']) {
        let is_several = text.lines().filter(|line| may_be_query(line)).count() > 1;
        return Err(if is_several { FindError::Several } else { FindError::Nothing });
    }
    let text = without_fragment(unquoted(text));
    let query = match text.split_once('?') {
        Some((before, query)) if !before.contains(['=', '&']) => query,
        _ => text,
    };
    // A value may have blanks in it, what stands before the first one has none.
    let name = query.split('=').next().unwrap_or_default();
    let before = &text[..text.len() - query.len() + name.len()];
    let is_query = name.len() < query.len() && !before.contains(char::is_whitespace);
    if is_query && !is_url(text) { Ok(query) } else { Err(FindError::Nothing) }
}

/// Whether a line may be a query, and is neither a header nor an element of a dump.
fn may_be_query(line: &str) -> bool {
    line.contains('=') && !line.contains(": ") && !line.contains("=>")
}

fn without_fragment(text: &str) -> &str {
    text.split('#').next().unwrap_or(text)
}

/// What stands between quotes or angle brackets, as an address does in JSON or HTML; without them the text itself. Behind the
/// beginning of a query an address is a parameter's value.
fn unquoted(text: &str) -> &str {
    let text = match text.find("\"http").or_else(|| text.find("'http")) {
        Some(place) if is_before_address(&text[..place]) => &text[place..],
        _ => text,
    };
    for (open, close) in [('"', '"'), ('\'', '\''), ('`', '`'), ('<', '>')] {
        if let Some(rest) = text.strip_prefix(open) {
            // An apostrophe may stand in an address, the others may not.
            let end = if close == '\'' { rest.rfind(close) } else { rest.find(close) };
            return &rest[..end.unwrap_or(rest.len())];
        }
    }
    text
}

fn is_before_address(text: &str) -> bool {
    let text = text.strip_suffix("href=").unwrap_or(text);
    !text.contains(['?', '=', '&']) && !is_url(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check_find(text: &str, expected: Result<&str, FindError>) {
        assert_eq!(
            find_query(text).map(|pasted| pasted.query),
            expected.map(str::to_owned),
            "{text}"
        );
    }

    #[test]
    fn a_query_is_found_in_whatever_was_pasted() {
        check_find("https://shop.no/cb?a=1&b=2#top", Ok("a=1&b=2"));
        check_find("  'https://shop.no/cb?a=1'\r\n", Ok("a=1"));
        check_find("<http://shop.no/cb?a=1>", Ok("a=1"));
        check_find("curl -v \"https://shop.no/cb?a=it's\" -k", Ok("a=it's"));
        check_find("{\"url\":\"https://shop.no/cb?a=1\",\"b\":2}", Ok("a=1"));
        check_find("<a href='https://shop.no/cb?a=1'>x</a>", Ok("a=1"));
        check_find("a=1&b=2", Ok("a=1&b=2"));
        check_find("?a=1&b=x?y", Ok("a=1&b=x?y"));
        check_find("shop.no/cb?a=1", Ok("a=1"));
        check_find("name=Ola Nordmann&a=1", Ok("name=Ola Nordmann&a=1"));
        check_find("a=1&amp;b=2", Ok("a=1&amp;b=2"));
        check_find("a=1&b=%23", Ok("a=1&b=%23"));
    }

    #[test]
    fn a_query_is_found_in_logs_and_heads() {
        let log = |request: &str| {
            format!(
                "1.2.3.4 - - [01/Jan/2026:00:01:00 +0000] \"{request}\" 200 2 \
                 \"https://x.no/?r=1\" \"curl/8\""
            )
        };
        check_find(&log("GET /cb?a=1&b=2 HTTP/1.1"), Ok("a=1&b=2"));
        check_find(&log("GET /cb?a=1"), Ok("a=1"));
        check_find(&log("GET /cb HTTP/1.1"), Err(FindError::NoQuery));
        check_find(
            "GET /cb?a=1 HTTP/1.1\r\nHost: x\r\nReferer: https://x.no/?r=1\r\n\r\n",
            Ok("a=1"),
        );
        check_find("> GET https://x.no/cb?a=1 HTTP/1.1\n> Host: x", Ok("a=1"));
        check_find(":method: GET\n:path: /cb?a=1\nreferer: https://x.no/?r=1", Ok("a=1"));
        check_find(":path\n/cb?a=1\n:method\nGET\nreferer\nhttps://x.no/?r=1", Ok("a=1"));
        check_find(
            "* [HTTP/2] [1] [:method: GET]\n* [HTTP/2] [1] [:path: /cb?a=1]\n> GET /cb?a=1 HTTP/2",
            Ok("a=1"),
        );
        for method in ["post", "PROPFIND", "FOO"] {
            for form in [
                ":method: M\n:path: /cb?a=1",
                ":path: /cb?a=1\n:method: M",
                ":path\n/cb?a=1\n:method\nM",
                "[HTTP/2] [1] [:method: M]\n[HTTP/2] [1] [:path: /cb?a=1]",
                "M /cb?a=1 HTTP/1.1\nHost: x",
                "Request URL\nhttps://x.no/cb?a=1\nRequest Method\nM\nStatus Code\n200 OK",
            ] {
                let text = form
                    .replace('M', method)
                    .replace(&format!("Request {method}ethod"), "Request Method");
                check_find(&text, Err(FindError::NotGet));
            }
        }
        // What stands before the version of HTTP, or in a field of its own, is the target.
        for blank in [" x", "\tx", "\u{a0}x", "\u{a0}", "\u{b}x", "\rx"] {
            let expected = format!("a=1{blank}");
            check_find(&format!("GET /cb?a=1{blank} HTTP/1.1\nHost: x"), Ok(&expected));
            check_find(&format!(":method: GET\n:path: /cb?a=1{blank}\nx: y"), Ok(&expected));
        }
        check_find(&[log("GET /cb?a=1"), log("GET /cb?a=1")].join("\n"), Ok("a=1"));
        check_find(&[log("GET /cb?a=1"), log("GET /cb?a=2")].join("\n"), Err(FindError::Several));
    }

    #[test]
    fn what_holds_no_single_query_is_refused() {
        for text in ["", " \n ", "hello", "a&b", "/etc/passwd"] {
            check_find(text, Err(FindError::Nothing));
        }
        for text in [
            "https://shop.no/cb",
            "https://shop.no/cb?",
            "<https://shop.no/cb>",
            "shop.no/cb",
            "https://shop.no/a=1",
            "see https://shop.no/cb",
        ] {
            check_find(text, Err(FindError::NoQuery));
        }
        check_find("Host: x\nAccept: text/html;q=0.9", Err(FindError::Nothing));
        check_find("a=1\nb=2", Err(FindError::Several));
        check_find("https://x.no/?a=1 https://x.no/?a=2", Err(FindError::Several));
    }

    #[test]
    fn what_stands_behind_an_address_is_told() {
        let check = |text: &str, expected: Option<&str>| {
            let found = find_query(text).expect("a query");
            assert_eq!(found.left_out.as_deref(), expected, "{text}");
        };
        check("https://x.no/cb?a=1", None);
        check("curl 'https://x.no/cb?a=1'", None);
        check("https://x.no/cb?a=1&name=Ola Nordmann&b=2", Some("Nordmann&b=2"));
        check("curl https://x.no/cb?a=1 -H x", None);
        check("see https://x.no/cb?a=1 -H x", Some("-H x"));
        check("https://x.no/cb?a=1 https://x.no/cb?a=1", None);
        // A blank that is none of ASCII's is nothing that could be missed.
        check("https://x.no/cb?a=1\t\u{b}", None);
        check("'https://x.no/cb?a=1' \u{a0}\u{b}", None);
        check("GET /cb?a=1 \u{b}\n\u{b}", None);
        check(":path: /cb?a=1 \u{b}\nx: y", None);
        check("GET /cb?a=1 HTTP/1.1\nHost: x", None);
        check("name=Ola Nordmann&a=1", None);
    }
}
