//! The query of a request in a line of an access log, as nginx and Apache write it by default: with quotes, backslashes and
//! bytes beyond ASCII escaped.

use std::borrow::Cow;

use memchr::memchr;

use super::bytes::query_of;
use crate::base::hex;
use crate::callback::request::Request;

/// The query of a request as it was received; none of a request that is no GET, since callbacks are none.
pub fn query<'a>(request: &Request<'a>) -> Option<Cow<'a, [u8]>> {
    if !request.is_get {
        return None;
    }
    let word = request.word();
    let query = query_of(if request.has_blanks() { request.target() } else { word })?;
    match memchr(b'\\', query) {
        Some(_) => Some(Cow::Owned(unescaped(query))),
        None => Some(Cow::Borrowed(query)),
    }
}

/// Undoes the escapes of both servers: `\x22`, `\"`, `\\` and the letters of C.
fn unescaped(text: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text;
    while let [first, tail @ ..] = rest {
        let (byte, after) = match (first, tail) {
            (b'\\', [b'x', high, low, after @ ..]) => match hex::byte(*high, *low) {
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

#[cfg(test)]
mod tests {
    use super::super::bytes::as_text;
    use super::*;
    use crate::callback::request::requests_in;

    /// `expected`: the query, or what there is none of.
    fn check(line: &str, expected: Result<&str, &str>) {
        let requests: Vec<Request> = requests_in(line.as_bytes()).iter().collect();
        let found = match requests.as_slice() {
            [] => Err("no request"),
            [request] => query(request).map(|query| as_text(&query).into_owned()).ok_or("no query"),
            _ => Err("several"),
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
        check(&combined("GET /cb?a=1 x HTTP/1.1"), Ok("a=1 x"));
        check(&combined("GET /cb?a=1 x&b=2"), Ok("a=1 x&b=2"));
        check(&combined("GET /cb?a=1 x"), Ok("a=1"));
        check(&combined("GET /cb#?a=1 HTTP/1.1"), Err("no query"));
        check(&combined("GET /cb HTTP/1.1"), Err("no query"));
        check(&combined("POST /cb?a=1 HTTP/1.1"), Err("no query"));
        check("shop.example:443 192.0.2.7 - - [x] \"GET /cb?a=1 HTTP/1.1\" 200 2", Ok("a=1"));
        check("GET /cb?a=1 HTTP/1.1", Ok("a=1"));
        check("GET /cb?a=1 x HTTP/1.1", Ok("a=1 x"));
        check("GET /cb?a=1\tx HTTP/1.1", Ok("a=1\tx"));
        check("GET /cb?a=1 200 12ms HTTP/1.1", Ok("a=1"));
        check("level=info method=GET /cb?a=1", Err("no request"));
        check(&combined("GET /cb?a=1").replace("ola", "GET /b?b=1"), Ok("a=1"));
        check(&combined("GET /cb?a=1").replace("Payment", "GET /b?b=1"), Ok("a=1"));
        check(&combined("GET /cb?a=1").replace("Front Payment ", ""), Err("several"));
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
