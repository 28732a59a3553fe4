//! Where a text comes from: what a server wrote of a request was received so, and a paste cannot have damaged it, but for its line
//! breaks. Everything else went through mails, chats and pages.

use serde::de::IgnoredAny;

use super::cause::Repair;
use super::unwrap::is_broken_by_lines_alone;
use crate::callback::find::{FindError, Part};
use crate::callback::request::method_at_end;

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

/// Whether a text is a record of a request without its first line: JSON, or a method with a path beside it.
fn is_record(text: &str) -> bool {
    let words: Vec<&str> = text.split_ascii_whitespace().collect();
    let is_method = |word: &str| method_at_end(word.as_bytes()).is_some();
    text.starts_with(['{', '[']) && serde_json::from_str::<IgnoredAny>(text).is_ok()
        || words.windows(2).any(|pair| is_method(pair[0]) && pair[1].starts_with('/'))
        || words.iter().any(|word| word.starts_with("method=") && is_method(word))
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
            "at=info method=GET path=\"/cb?a=1&amp;b=2\"",
        ] {
            check(text, Origin::Received);
        }
        check("GET /cb?a=1&\n> b=2 HTTP/1.1", Origin::Received);
        check("\"GET /cb?a=1&\n> b=2 HTTP/1.1\" 200", Origin::ReceivedAndBroken);
        check("\"GET /cb?a=1 &\n> b=2 HTTP/1.1\" 200", Origin::Received);
    }
}
