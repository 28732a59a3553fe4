//! The request in a line of an access log, as nginx and Apache write it by default: `"GET /path?query HTTP/1.1"` with quotes,
//! backslashes and bytes beyond ASCII escaped.

use std::borrow::Cow;

use memchr::{memchr, memchr3};

use super::bytes::{as_text, query_of};

/// The request of a line.
pub struct Request<'a> {
    /// As it stands in the log; nothing of a request that is no GET, since callbacks are none.
    target: Option<&'a [u8]>,
}

impl Request<'_> {
    /// Its query as it was received.
    pub fn query(&self) -> Option<Cow<'_, str>> {
        let query = query_of(self.target?)?;
        match memchr(b'\\', query) {
            Some(_) => Some(Cow::Owned(as_text(&unescaped(query)).into_owned())),
            None => Some(as_text(query)),
        }
    }
}

/// The methods of requests that are no callbacks.
const OTHERS: [&[u8]; 8] =
    [b"POST", b"HEAD", b"PUT", b"DELETE", b"OPTIONS", b"PATCH", b"CONNECT", b"TRACE"];

/// The request in a line, if there is one. A word is its method where a target follows, and nothing or a quote stands before.
pub fn request_in(line: &[u8]) -> Option<Request<'_>> {
    let mut from = 0;
    // A method is followed by a blank, so that each blank is looked at once.
    while let Some(blank) = memchr(b' ', &line[from..]) {
        let (method, rest) = (last_word(&line[..from + blank]), &line[from + blank + 1..]);
        from += blank + 1;
        if !is_target(rest) {
            continue;
        }
        if method == b"GET" {
            return Some(Request { target: Some(target(rest)) });
        }
        if OTHERS.contains(&method) {
            return Some(Request { target: None });
        }
    }
    None
}

/// The capitals at the end, behind a blank, a quote or nothing.
fn last_word(text: &[u8]) -> &[u8] {
    let start = text.iter().rposition(|byte| !byte.is_ascii_uppercase()).map_or(0, |at| at + 1);
    match start.checked_sub(1).map(|before| text[before]) {
        None | Some(b' ' | b'\t' | b'"' | b'\'' | b'=') => &text[start..],
        Some(_) => b"",
    }
}

fn is_target(rest: &[u8]) -> bool {
    rest.first() == Some(&b'/') || rest.starts_with(b"http://") || rest.starts_with(b"https://")
}

/// What stands before a blank, or a quote that is not escaped.
fn target(rest: &[u8]) -> &[u8] {
    let mut from = 0;
    while let Some(at) = memchr3(b' ', b'"', b'\\', rest.get(from..).unwrap_or_default()) {
        match rest[from + at] {
            b'\\' => from += at + 2,
            _ => return &rest[..from + at],
        }
    }
    rest
}

/// Undoes the escapes of both servers: `\x22`, `\"`, `\\` and the letters of C.
fn unescaped(text: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text;
    while let [first, tail @ ..] = rest {
        let (byte, after) = match (first, tail) {
            (b'\\', [b'x', high, low, after @ ..]) => match hex_pair(*high, *low) {
                Some(byte) => (byte, after),
                None => (b'\\', tail),
            },
            (b'\\', [letter, after @ ..]) => match letter {
                b'"' | b'\\' => (*letter, after),
                b'n' => (b'\n', after),
                b't' => (b'\t', after),
                b'r' => (b'\r', after),
                b'v' => (0x0b, after),
                b'b' => (0x08, after),
                b'f' => (0x0c, after),
                _ => (b'\\', tail),
            },
            _ => (*first, tail),
        };
        bytes.push(byte);
        rest = after;
    }
    bytes
}

fn hex_pair(high: u8, low: u8) -> Option<u8> {
    let digits = char::from(high).to_digit(16)? * 16 + char::from(low).to_digit(16)?;
    u8::try_from(digits).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `expected`: the query, or what there is none of.
    fn check(line: &str, expected: Result<&str, &str>) {
        let found = match request_in(line.as_bytes()) {
            None => Err("no request"),
            Some(request) => request.query().map(Cow::into_owned).ok_or("no query"),
        };
        assert_eq!(found, expected.map(str::to_owned), "{line}");
    }

    #[test]
    fn the_target_of_a_get_is_found_in_the_usual_formats() {
        let combined = |request: &str| {
            format!(
                "192.0.2.7 - ola [01/Jan/2026:00:01:00 +0000] \"{request}\" 200 2 \
                 \"https://shop.example/?r=1\" \"Front Payment GET /?x=1\""
            )
        };
        check(&combined("GET /cb?a=1&b=2 HTTP/1.1"), Ok("a=1&b=2"));
        check(&combined("GET /cb?a=1&b=2"), Ok("a=1&b=2"));
        check(&combined("GET https://shop.example/cb?a=1#x HTTP/2.0"), Ok("a=1"));
        check(&combined("GET /cb HTTP/1.1"), Err("no query"));
        check(&combined("POST /cb?a=1 HTTP/1.1"), Err("no query"));
        check("shop.example:443 192.0.2.7 - - [x] \"GET /cb?a=1 HTTP/1.1\" 200 2", Ok("a=1"));
        check("GET /cb?a=1 HTTP/1.1", Ok("a=1"));
        check("level=info method=GET /cb?a=1", Ok("a=1"));
        check("FORGET /cb?a=1", Err("no request"));
        check("192.0.2.7 - - [x] \"\\x16\\x03\\x01\" 400 0", Err("no request"));
        check("", Err("no request"));
    }

    #[test]
    fn escapes_of_both_servers_are_undone() {
        check(r#""GET /cb?a=\"x\\y\xC3\xB8\x22 HTTP/1.1" 200"#, Ok("a=\"x\\y\u{f8}\""));
        check(r#""GET /cb?a=\xE9\xzz\q HTTP/1.1" 200"#, Ok("a=%E9\\xzz\\q"));
        check(r#""GET /cb?a=1\"#, Ok("a=1\\"));
    }
}
