//! Callbacks: which part of a paste is one, and whether it is real. The judge is the documented check as PHP carries it out.

use super::php_rule;
use super::words::{SECRET, choice, part, text};
use crate::callback::{CallbackKind, Checker, Pasted, find_query, verify};

pub const QUERY_WORDS: [&str; 50] = [
    "orderUuid=ODR1234567890",
    "&status=PAID",
    "&amount=800",
    "&createdAt=1767225600",
    "&timestamp=1767225660",
    "&checksum=",
    "companyCheckUuid=COM1234",
    "&companyName=Lorem",
    "&score=650",
    "&paymentMethod=Visa",
    "checksum",
    "&orderUuid[]=x",
    "&checksum[]=",
    "&amount%00=5",
    "&amount.x=1",
    "%26",
    "%3D",
    "%00",
    "%5B",
    "%5D",
    "%2",
    "%zz",
    "%c3%b8",
    "+",
    "&amp;",
    "&",
    "=",
    "[",
    "]",
    "[1][2]",
    "[1][1][1][1][1][1][1][1][1][1][1][1][1][1][1][1]",
    "x&x&x&x&x&x&x&x&x&x&x&x",
    ".",
    " ",
    "__Host-",
    "_.Host-",
    "__Secure-",
    "Array",
    "0=1",
    "order.Uuid=",
    "order+Uuid=",
    "&Checksum=",
    "#",
    "?",
    "ODR",
    "RES12",
    "SUB99",
    "12.50",
    "1767225601",
    "é",
];

const PASTE_WORDS: [&str; 40] = [
    "https://shop.no/cb?",
    "http://",
    "https://",
    "/cb?",
    "?",
    "a=1&b=2",
    "orderUuid=ODR1&status=PAID",
    "&checksum=aabbccddeeff00112233445566778899aabbccddeeff00112233445566778899",
    "GET ",
    "POST ",
    " HTTP/1.1",
    "\r\n",
    "Host: shop.no",
    "Referer: ",
    "\"",
    "'",
    "<",
    ">",
    "`",
    "<a href='",
    "curl -v ",
    ":path: ",
    ":method: ",
    "{\"url\":\"",
    "\"}",
    "[",
    "{\"checksum\":\"1\",\"orderUuid\":\"ODR1\"}",
    "192.0.2.7 - - [01/Jan/2026:00:01:00 +0000] \"",
    "\" 200 2",
    "#frag",
    "&amp;",
    "%3F",
    "\u{feff}",
    " ",
    "\n",
    "\t",
    "shop.no/cb?",
    "=",
    "&",
    "\\u0026",
];

#[test]
fn a_callback_is_authentic_where_php_takes_it_for_real_and_nowhere_else() {
    bolero::check!().for_each(|bytes: &[u8]| {
        let bytes = part(bytes, 96);
        let (what, rest) = choice(bytes);
        let mut query = text(rest, &QUERY_WORDS);
        let is_company = what & 1 == 1;
        if what & 2 == 2 {
            let checksum = php_rule::checksum(query.as_bytes(), SECRET.as_bytes(), is_company);
            query.push_str("&checksum=");
            query.push_str(&checksum);
        }
        if what & 4 == 4 {
            query.push_str("&more=1");
        }
        judged(&query);
    });
}

fn judged(query: &str) {
    let (bytes, secret) = (query.as_bytes(), SECRET.as_bytes());
    let is_read_whole = php_rule::parameters(bytes) <= php_rule::MOST;
    for kind in [CallbackKind::Order, CallbackKind::Company, CallbackKind::Auto] {
        let verdict = verify(&Pasted::of_query(query), secret, kind);
        let is_company = verdict.kind == CallbackKind::Company;
        let is_real = php_rule::is_authentic(bytes, secret, is_company);
        assert_eq!(verdict.hash_fits, is_real, "{query:?}");
        if kind == CallbackKind::Auto {
            // The forms of the values must hold besides.
            assert!(!verdict.passed() || is_real && is_read_whole, "{query:?}");
        } else {
            assert_eq!(verdict.passed(), is_real && is_read_whole, "{query:?}");
        }
        let mut checker = Checker::new(secret, &[], kind);
        checker.reads_callback(b"orderUuid=ODR1&checksum=1&a=2&a=3");
        checker.reads_callback(bytes);
        let (outcome, _) = checker.check(bytes, bytes);
        assert_eq!(outcome, verdict.outcome, "{query:?}");
        let seen: Vec<Vec<u8>> = verdict.parameters.into_iter().map(|own| own.value).collect();
        let wanted = php_rule::variables(bytes).into_iter().map(|(_, value, _)| value);
        assert_eq!(seen, wanted.collect::<Vec<_>>(), "{query:?}");
    }
}

/// A text without what the shells take away from the words of a command: quotes, "the next letter means itself", "the line goes on".
fn without_marks(text: &str) -> String {
    text.replace(['\'', '"', '\\', '^', '`', '\r', '\n'], "")
}

#[test]
fn what_is_found_in_a_paste_stands_there_and_is_found_again() {
    bolero::check!().for_each(|bytes: &[u8]| {
        let bytes = part(bytes, 96);
        let pasted = text(bytes, &PASTE_WORDS);
        let Ok(found) = find_query(&pasted) else { return };
        let start = pasted
            .trim_matches(|letter: char| letter.is_ascii_whitespace() || letter == '\u{feff}');
        if start.starts_with(['{', '[']) {
            return;
        }
        assert!(!found.query.is_empty(), "{pasted:?}: {found:?}");
        if !pasted.contains(&found.query) {
            // A query is made of the members of an object, wherever in a line that stands, and a shell takes its own marks away.
            let is_there = without_marks(&pasted).contains(&without_marks(&found.query));
            // Between these quotes it reads letters by their numbers, and in a text of JSON some by a letter (`\b`).
            let is_decoded = pasted.contains("$'")
                || ["\\b", "\\f", "\\n", "\\r", "\\t", "\\u"]
                    .iter()
                    .any(|own| pasted.contains(own));
            return assert!(
                pasted.contains('{') || is_decoded || is_there,
                "{pasted:?}: {found:?}"
            );
        }
        let is_one_word = !found
            .query
            .contains(|letter: char| letter.is_whitespace() || matches!(letter, '#' | '\u{feff}'));
        if is_one_word {
            let again = find_query(&format!("https://shop.no/cb?{}", found.query));
            assert!(
                again.is_err() || again.is_ok_and(|again| again.query == found.query),
                "{pasted:?}: {found:?}"
            );
        }
        if let Some(left_out) = &found.left_out {
            assert!(!left_out.trim().is_empty(), "{pasted:?}");
        }
    });
}
