//! Where a text comes from: what a server wrote of a request was received so, and a paste cannot have damaged it, but for its line
//! breaks. Everything else went through mails, chats and pages.

use super::cause::Repair;
use super::record::is_record;
use super::unwrap::is_broken_by_lines_alone;
use crate::callback::find::{FindError, Part};

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
            "Callback URL: https://shop.example/cb?a=1&amp;b=2",
            "Hello,\nlook: https://shop.example/cb?a=1&amp;b=2\nRegards, Ola & Kari",
            "> see (https://shop.example/cb?a=1&amp;b=2), please",
            "\"url\":\"https://shop.example/cb?a=1&amp;b=2\"",
            "<https://shop.example/cb?a=1&amp;b=2|https://shop.example/cb?a=1&amp;b=2>",
            "On 1 Jan 2026 at 00:01, Ola wrote:\n> https://shop.example/cb?a=1&amp;b=2",
            "orderUuid=ODR1&amp;amount=\n200\n&amp;status=PAID",
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
            "time:1\tmethod:GET\turi:/cb?a=1&amp;b=2\tstatus:200",
            "method:GET uri:/cb?a=1&amp;b=2",
            "uri:/cb?a=1&amp;b=2 status:200",
            "\"GET\",\"/cb?a=1&amp;b=2\",\"200\"",
            "GET,/cb?a=1&amp;b=2,200",
            "GET | /cb?a=1&amp;b=2 | 200",
            "1.2.3.4\tGET\t/cb?a=1&amp;b=2\t200",
            "1.2.3.4;/cb?a=1&amp;b=2;200",
            "/cb?a=1&amp;b=2 200",
            "method: GET\npath: /cb?a=1&amp;b=2",
            "path: /cb?a=1&amp;b=2",
            "x {\"to\": \"https://x.no/cb?a=1&amp;b=2\"}",
            "{'url': 'https://x.no/cb?a=1&amp;b=2', 'status': 200}",
            "[Thu Jan 01 00:00:00 2026] [php:warn] x, referer: https://x.no/cb?a=1&amp;b=2",
            "[01-Jan-2026 00:01:00 UTC] PHP Warning:  wrong: a=1&amp;b=2 in /a.php on line 3",
            "2026-01-01\t00:01:00\tOSL50-C1\t500\t192.0.2.7\tGET\td1.x.net\t/cb\t200\t-\tx\ta=1&amp;b=2\t-\tHit",
            "DEBUG callback received: https://x.no/cb?a=1&amp;b=2",
            "level=warn msg=\"wrong: a=1&amp;b=2\"",
        ] {
            check(text, Origin::Received);
        }
        check("GET /cb?a=1&\n> b=2 HTTP/1.1", Origin::Received);
        check("\"GET /cb?a=1&\n> b=2 HTTP/1.1\" 200", Origin::ReceivedAndBroken);
        check("\"GET /cb?a=1 &\n> b=2 HTTP/1.1\" 200", Origin::Received);
    }
}
