//! Finding the one query of a callback in what a person pasted: a URL, a query string, a line of a server's log or the
//! head of a request.

use std::fmt;

/// The query of a callback, as it stood in what was pasted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pasted {
    /// The query, still encoded, without `?` and fragment.
    pub query: String,
    /// What stands behind the address and is no part of a log line or of a request; it was left out.
    pub left_out: Option<String>,
}

impl Pasted {
    /// A query that nothing stands behind.
    pub fn of_query(query: impl Into<String>) -> Pasted {
        Pasted { query: query.into(), left_out: None }
    }
}

/// Why no single query was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FindError {
    /// Nothing looks like a query.
    Nothing,
    /// There is an address, and no query in it: nothing in it is signed.
    NoQuery,
    /// Two or more different queries: a verdict on one would be taken for a verdict on all.
    Several,
}

impl fmt::Display for FindError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Nothing => {
                "no query found; looked for a URL with \"?\", a query string (name=value&…), \
                 a line of a server's log (\"GET /path?… HTTP/1.1\") and the head of a request"
            }
            Self::NoQuery => "no query found: the address has none",
            Self::Several => "more than one query found; give one callback at a time",
        })
    }
}

impl std::error::Error for FindError {}

/// Finds the one query in a URL, a bare query string, a line of a web server's log or the head of a
/// request. Takes the text as it came: never HTML-decodes (quirk 26) and never joins lines.
pub fn find_query(pasted: &str) -> Result<Pasted, FindError> {
    let text = pasted.trim_matches(is_blank);
    let words: Vec<&str> = text.split_ascii_whitespace().collect();
    // A request line decides even without a query, so that no `Referer` is taken for the callback.
    let targets = request_targets(&words);
    let mut queries: Vec<&str> = match targets.is_empty() {
        true => words.iter().copied().map(unquoted).filter_map(query_of_url).collect(),
        false => targets.iter().copied().filter_map(query_of_url).collect(),
    };
    queries.dedup();
    match queries.as_slice() {
        [query] if targets.is_empty() => {
            Ok(Pasted { query: (*query).to_owned(), left_out: left_out(&words, query) })
        }
        [query] => Ok(Pasted::of_query(*query)),
        [_, _, ..] => Err(FindError::Several),
        [] if !targets.is_empty() || words.iter().copied().map(unquoted).any(is_address) => {
            Err(FindError::NoQuery)
        }
        [] => bare_query(text).map(Pasted::of_query),
    }
}

/// What stands behind the last address with this query.
fn left_out(words: &[&str], query: &str) -> Option<String> {
    let last = words.iter().rposition(|word| query_of_url(unquoted(word)) == Some(query))?;
    let rest = words.get(last + 1..)?;
    (!rest.is_empty()).then(|| rest.join(" "))
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

/// The word after each `GET` (in a log with a quote before it) and after `:path:`, its name in
/// HTTP/2.
fn request_targets<'a>(words: &[&'a str]) -> Vec<&'a str> {
    let mut targets = Vec::new();
    for pair in words.windows(2) {
        if matches!(pair[0], "GET" | "\"GET" | ":path:") && is_url(pair[1]) {
            targets.push(pair[1].trim_end_matches('"'));
        }
    }
    targets
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
    if text.contains(['\n', '\r']) {
        let is_several = text.lines().filter(|line| may_be_query(line)).count() > 1;
        return Err(if is_several { FindError::Several } else { FindError::Nothing });
    }
    let text = without_fragment(unquoted(text));
    let query = match text.split_once('?') {
        Some((before, query)) if !before.contains(['=', '&']) => query,
        _ => text,
    };
    if query.contains('=') && !is_url(text) { Ok(query) } else { Err(FindError::Nothing) }
}

/// Whether a line may be a query, and is no header.
fn may_be_query(line: &str) -> bool {
    line.contains('=') && !line.contains(": ")
}

fn without_fragment(text: &str) -> &str {
    text.split('#').next().unwrap_or(text)
}

/// What stands between quotes or angle brackets, as an address does in JSON or HTML; without them the text itself.
fn unquoted(text: &str) -> &str {
    let text = match text.find("\"http").or_else(|| text.find("'http")) {
        Some(place) if !text.starts_with("http") => &text[place..],
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
        check("curl https://x.no/cb?a=1 -H x", Some("-H x"));
        check("https://x.no/cb?a=1 https://x.no/cb?a=1", None);
        check("GET /cb?a=1 HTTP/1.1\nHost: x", None);
        check("name=Ola Nordmann&a=1", None);
    }
}
