//! Where a text comes from: what a server wrote of a request was received so, and a paste cannot have damaged it, but for its line
//! breaks. Everything else went through mails, chats and pages.

use serde::de::IgnoredAny;

use super::cause::Repair;
use super::unwrap::is_broken_by_lines_alone;
use crate::callback::find::{FindError, Part};
use crate::callback::lists::value_of_variable;
use crate::callback::names::{folded, is_request};
use crate::callback::records::may_be_within;
use crate::callback::request::{is_target, method_at_end};

/// Where a text comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// A person copied it from anywhere.
    Pasted,
    /// A server wrote it.
    Received,
    /// A server wrote it, and its line was broken since: no request has line breaks.
    ReceivedAndBroken,
}

impl Origin {
    /// The origin of this text.
    pub fn of(text: &str, part: Result<Part<'_>, FindError>) -> Origin {
        match part {
            Ok(Part::Target(target)) if is_broken_by_lines_alone(target) => Self::ReceivedAndBroken,
            Ok(Part::Target(_)) => Self::Received,
            _ if is_record(text) => Self::Received,
            _ => Self::Pasted,
        }
    }

    /// Whether the paste alone can have done all of this damage.
    pub fn is_of_paste(self, repairs: &[Repair]) -> bool {
        let of_lines = |repair: &Repair| matches!(repair, Repair::Wrapped | Repair::SoftBreaks);
        match self {
            Self::Pasted => true,
            Self::Received => false,
            Self::ReceivedAndBroken => repairs.iter().all(of_lines),
        }
    }
}

/// Whether a text is a record of a request without its first line: JSON, a method with a path beside it, a field of a log, or a
/// variable of a server.
fn is_record(text: &str) -> bool {
    let words: Vec<&str> = text.split_ascii_whitespace().collect();
    let is_method = |word: &str| method_at_end(word.as_bytes()).is_some();
    text.starts_with(['{', '[']) && serde_json::from_str::<IgnoredAny>(text).is_ok()
        || words.windows(2).any(|pair| {
            is_method(pair[0]) && pair[1].trim_start_matches(['"', '\'']).starts_with('/')
        })
        || words.iter().any(|word| word.starts_with("method=") && is_method(word))
        || words.len() > 1 && words.iter().any(|word| is_field_of_request(word))
        || text.lines().any(|line| value_of_variable(line).is_some())
        || may_be_within(text.as_bytes()) && text.contains(" {\"")
}

/// Whether a word is a field of a log that holds what was requested, `uri=/cb?…`. A link in HTML is none.
fn is_field_of_request(word: &str) -> bool {
    let Some((name, value)) = word.split_once('=') else { return false };
    let name = folded(name);
    let value = value.trim_start_matches(['"', '\'']);
    is_request(&name) && name != "href" && (is_target(value.as_bytes()) || value.contains('='))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::callback::find::part_of;

    #[test]
    fn what_a_server_wrote_was_received_so() {
        let check = |text: &str, expected: Origin| {
            assert_eq!(Origin::of(text, part_of(text)), expected, "{text}");
        };
        for text in [
            "https://shop.example/cb?a=1&amp;b=2",
            "a=1&amp;b=2",
            "curl -X GET 'https://shop.example/cb?a=1&amp;b=2'",
            "GET the address https://shop.example/cb?a=1",
            "{\"url\": \"https://shop.example/cb?a=1",
            "<a href=\"https://shop.example/cb?a=1&amp;b=2\">x</a>",
            "URL=https://shop.example/cb?a=1&amp;b=2",
            "",
        ] {
            check(text, Origin::Pasted);
        }
        for text in [
            "GET /cb?a=1&amp;b=2 HTTP/1.1",
            "> GET /cb?a=1&amp;b=2 HTTP/1.1\n> Host: x",
            "1.2.3.4 - - [x] \"GET /cb?a=1 b HTTP/1.1\" 200",
            "{\"url\": \"https://shop.example/cb?a=1\"}",
            "2026-01-01 00:01:00 10.0.0.1 GET /cb a=1&amp;b=2 443",
            "level=info uri=/cb?a=1&amp;b=2 status=200",
            "time=1 query=\"a=1&amp;b=2\" status=200",
            "QUERY_STRING=a=1&amp;b=2",
            "[t] local.INFO: callback {\"url\":\"/cb?a=1&amp;checksum=2\"}",
            "at=info method=GET path=\"/cb?a=1&amp;b=2\"",
        ] {
            check(text, Origin::Received);
        }
        check("GET /cb?a=1&\n> b=2 HTTP/1.1", Origin::Received);
        check("\"GET /cb?a=1&\n> b=2 HTTP/1.1\" 200", Origin::ReceivedAndBroken);
        check("\"GET /cb?a=1 &\n> b=2 HTTP/1.1\" 200", Origin::Received);
    }
}
