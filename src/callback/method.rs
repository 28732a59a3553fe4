//! The words that are methods of requests, and whether one stands before a target. Only a `GET` is a callback.

/// Every method of HTTP; only a `GET` is a callback.
const METHODS: [&[u8]; 9] =
    [b"GET", b"POST", b"HEAD", b"PUT", b"DELETE", b"OPTIONS", b"PATCH", b"CONNECT", b"TRACE"];
/// Methods of WebDAV, of caches, and newer ones. They are words of other meanings too, so they count where one stands for sure.
const RARE: [&[u8]; 18] = [
    b"PROPFIND",
    b"PROPPATCH",
    b"MKCOL",
    b"MKCALENDAR",
    b"COPY",
    b"MOVE",
    b"LOCK",
    b"UNLOCK",
    b"LINK",
    b"UNLINK",
    b"REPORT",
    b"SEARCH",
    b"QUERY",
    b"BIND",
    b"MERGE",
    b"PURGE",
    b"BAN",
    b"DEBUG",
];
/// Words in capitals that stand before a path in logs, and are no method: levels, zones of time, and what names an address.
const NO_METHODS: [&str; 56] = [
    "ACCESS", "ADDRESS", "ALERT", "API", "BST", "BYPASS", "CALLBACK", "CEST", "CET", "CGI", "CRIT",
    "CRITICAL", "DENY", "EDT", "EEST", "EET", "EMERG", "ENDPOINT", "ERR", "ERROR", "EST",
    "EXPIRED", "FAILED", "FATAL", "FINE", "FROM", "GMT", "HIT", "HREF", "HTTP", "HTTPS", "INFO",
    "JST", "LOCATION", "LOG", "MISS", "MSK", "NOTICE", "PATH", "PDT", "PHP", "PST", "RECEIVED",
    "REQ", "REQUEST", "ROUTE", "SEVERE", "STALE", "TARGET", "URI", "URL", "UTC", "VERBOSE", "WARN",
    "WARNING", "WEBHOOK",
];

/// Whether a word is a method.
pub fn is_method(word: &[u8]) -> bool {
    word == b"GET" || METHODS.contains(&word)
}

/// The same of one that a program wrote in other letters.
pub fn is_method_in_any_case(word: &[u8]) -> bool {
    METHODS.iter().any(|own| own.eq_ignore_ascii_case(word))
}

/// The same where nothing but a method can stand.
pub fn is_any_method(word: &[u8]) -> bool {
    is_method_in_any_case(word) || RARE.iter().any(|own| own.eq_ignore_ascii_case(word))
}

/// Whether a cell of a table is one of the rare ones. `DEBUG` is a level of logs.
pub fn is_rare(word: &[u8]) -> bool {
    RARE[..RARE.len() - 1].contains(&word)
}

/// Whether the word before a target ends with a method, and if so, whether that is `GET`. In small letters, and one of the rare ones,
/// it counts before a path alone: behind "post" and "link" an address stands in sentences too.
pub fn method_before(word: &[u8], target: &[u8]) -> Option<bool> {
    if !is_target(target) {
        return None;
    }
    if let Some(method) = method_at_end(word) {
        return Some(method == b"GET");
    }
    let start = word.iter().rposition(|byte| !byte.is_ascii_alphabetic()).map_or(0, |at| at + 1);
    let own = &word[start..];
    let is_rare = start == 0 && is_rare(own);
    let is_known = !is_address(target) && (is_method_in_any_case(own) || is_rare);
    is_known.then(|| own.eq_ignore_ascii_case(b"GET"))
}

/// Whether a word before a target says that its method is no `GET`. Of one that nobody knows, its capitals tell it, before a path.
pub fn is_other_before(word: &str, target: &[u8]) -> bool {
    method_before(word.as_bytes(), target) == Some(false)
        || target.first() == Some(&b'/') && may_be_method(word)
}

/// Whether a word may be a method that nobody knows: three capitals or more, of whatever script, and none of the words that logs have.
pub fn may_be_method(word: &str) -> bool {
    let is_sign = |sign: char| sign == '-' || is_hidden(sign);
    word.chars().all(|letter| letter.is_uppercase() || is_sign(letter))
        && word.chars().filter(|letter| letter.is_uppercase()).count() > 2
        && word != "GET"
        && NO_METHODS.binary_search(&word).is_err()
}

/// Signs that nobody sees within a word.
pub fn is_hidden(sign: char) -> bool {
    matches!(sign, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{2064}' | '\u{feff}')
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

/// Whether a text begins with a whole address, as one does in a sentence: "Get https://…".
pub fn is_address(text: &[u8]) -> bool {
    text.first() != Some(&b'/')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_method_stands_before_its_target() {
        let before = |word: &str, target: &str| method_before(word.as_bytes(), target.as_bytes());
        for (word, expected) in [
            ("GET", Some(true)),
            ("method=POST", Some(false)),
            ("post", Some(false)),
            ("\"get", Some(true)),
            ("LINK", Some(false)),
            ("link", None),
            ("INFO", None),
        ] {
            assert_eq!(before(word, "/cb?a=1"), expected, "{word}");
        }
        for word in ["post", "LINK", "trace", "Get"] {
            assert_eq!(before(word, "https://x.no/cb?a=1"), None, "{word}");
        }
        assert_eq!(before("PUT", "https://x.no/cb?a=1"), Some(false));
        assert_eq!(before("GET", "x"), None);
    }

    #[test]
    fn the_words_of_logs_are_no_methods() {
        assert!(NO_METHODS.is_sorted());
        for word in ["FOO", "M-SEARCH", "ＧＥＴ", "РOST", "P\u{200b}OST", "PAID"] {
            assert!(is_other_before(word, b"/cb?a=1"), "{word}");
            assert!(!is_other_before(word, b"https://x.no/cb?a=1"), "{word}");
        }
        for word in ["GET", "INFO", "UTC", "see", "Foo", "AM", "X", "REQUEST_URI", "A1B2", "", "-"]
        {
            assert!(!is_other_before(word, b"/cb?a=1"), "{word}");
        }
    }
}
