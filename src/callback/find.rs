//! Finding the one query of a callback in what a person pasted: a URL, a query string, a line of a server's log or the
//! head of a request.

use std::fmt;

/// The query of a callback, as it stood in what was pasted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pasted {
    /// The query, still encoded, without `?` and fragment.
    pub query: String,
    /// Whether it holds `×tamp=`: some program took `&times` of `&timestamp` for an HTML entity (quirk
    /// 26). A hint for a checksum that does not fit; the query is not repaired.
    pub swallowed_timestamp: bool,
}

/// Why no single query was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FindError {
    /// Nothing looks like a query.
    Nothing,
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
            Self::Several => "more than one query found; give one callback at a time, on one line",
        })
    }
}

impl std::error::Error for FindError {}

/// Finds the one query in a URL, a bare query string, a line of a web server's log or the head of a
/// request. Never HTML-decodes (quirk 26) and never joins lines.
pub fn find_query(pasted: &str) -> Result<Pasted, FindError> {
    let text = pasted.trim_matches(is_blank);
    let words: Vec<&str> = text.split_ascii_whitespace().collect();
    // A request line decides even without a query, so that no `Referer` is taken for the callback.
    let targets = request_targets(&words);
    let mut queries: Vec<&str> = match targets.is_empty() {
        true => words.into_iter().map(unquoted).filter_map(query_of_url).collect(),
        false => targets.iter().copied().filter_map(query_of_url).collect(),
    };
    queries.dedup();
    let query = match queries.as_slice() {
        [query] => query,
        [_, _, ..] => return Err(FindError::Several),
        [] if targets.is_empty() => bare_query(text)?,
        [] => return Err(FindError::Nothing),
    };
    let swallowed = ["×tamp", "%C3%97tamp", "%c3%97tamp"];
    let swallowed_timestamp = swallowed.iter().any(|seen| query.contains(seen));
    Ok(Pasted { query: (*query).to_owned(), swallowed_timestamp })
}

fn is_blank(letter: char) -> bool {
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

/// What stands between quotes or angle brackets; without them the text itself.
fn unquoted(text: &str) -> &str {
    for (open, close) in [('"', '"'), ('\'', '\''), ('`', '`'), ('<', '>')] {
        if let Some(rest) = text.strip_prefix(open) {
            return &rest[..rest.rfind(close).unwrap_or(rest.len())];
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
        check_find(&log("GET /cb HTTP/1.1"), Err(FindError::Nothing));
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
        for text in [
            "",
            " \n ",
            "hello",
            "https://shop.no/cb",
            "https://shop.no/cb?",
            "https://shop.no/a=1",
            "a&b",
        ] {
            check_find(text, Err(FindError::Nothing));
        }
        check_find("Host: x\nAccept: text/html;q=0.9", Err(FindError::Nothing));
        check_find("a=1\nb=2", Err(FindError::Several));
        check_find("https://x.no/?a=1 https://x.no/?a=2", Err(FindError::Several));
    }

    #[test]
    fn a_swallowed_timestamp_is_noticed_and_not_repaired() {
        let found =
            find_query("https://x.no/cb?amount=1×tamp=1767225660").expect("a URL with a query");
        assert!(found.swallowed_timestamp);
        assert_eq!(found.query, "amount=1×tamp=1767225660");
        assert!(!find_query("amount=1&timestamp=1767225660").expect("a query").swallowed_timestamp);
    }
}
