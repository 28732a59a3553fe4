//! Fields that stand beside the address in a text, `name=value`, `name:value` or `name: value`: their names, and which of them hold what
//! the sender of a request says of itself.

use super::bytes::as_text;
use crate::callback::names::{folded, is_beside, is_content, is_header_beside, is_request};

/// Whether the field of a word is a header of what was sent: `referer:https://…`, or the name before it, `Referer:`.
pub fn is_header(word: &[u8]) -> bool {
    let Some(at) = word.iter().position(|byte| b"=:?".contains(byte)) else { return false };
    word[at] == b':' && is_header_beside(&name_of(&word[..at]))
}

/// The words of fields that hold what the sender of a request could write beside it: such a value may have blanks in it, and ends at
/// its quote.
#[derive(Default)]
pub struct SendersField {
    is_open: bool,
}

impl SendersField {
    /// Whether the next word stands in such a field.
    pub fn has(&mut self, word: &[u8]) -> bool {
        let is_within = self.is_open || is_of_sender(word);
        self.is_open = is_within && self.is_open == has_pairs(word);
        is_within
    }
}

/// Whether each quote in a word has its second one there.
fn has_pairs(word: &[u8]) -> bool {
    word.iter().filter(|byte| **byte == b'"').count() % 2 == 0
}

/// Whether a field holds what its sender could write beside the request, such as `referer="…"`.
fn is_of_sender(word: &[u8]) -> bool {
    word.iter()
        .position(|byte| *byte == b'=')
        .map(|at| folded(&as_text(&word[..at])))
        .is_some_and(|name| is_beside(&name) || is_content(&name))
}

/// Whether a field that holds a request, `uri=…` or `url: …`, stands in a text twice with values that differ.
pub fn says_two_things(text: &[u8]) -> bool {
    // There are not many such names.
    let mut seen: Vec<(String, &[u8])> = Vec::new();
    let mut before: &[u8] = b"";
    let mut senders = SendersField::default();
    text.split(u8::is_ascii_whitespace).filter(|word| !word.is_empty()).any(|word| {
        let is_of_sender = senders.has(word);
        let named = std::mem::replace(&mut before, word).strip_suffix(b":");
        let at = word.iter().position(|byte| b"=:".contains(byte));
        let (name, value) = match (named, at) {
            (Some(name), _) => (name, word),
            (None, Some(at)) if at + 1 < word.len() => (&word[..at], &word[at + 1..]),
            _ => return false,
        };
        let name = name_of(name);
        if is_of_sender || !is_request(&name) {
            return false;
        }
        let value = trimmed(value);
        match seen.iter().find(|(known, _)| *known == name) {
            Some((_, other)) => *other != value,
            None => {
                seen.push((name, value));
                false
            }
        }
    })
}

/// A name without the brackets and quotes around it, folded.
pub fn name_of(name: &[u8]) -> String {
    let start = name.iter().rposition(|byte| b"{[(,;".contains(byte)).map_or(0, |at| at + 1);
    folded(&as_text(trimmed(&name[start..])))
}

/// A word without the signs around it.
pub fn trimmed(word: &[u8]) -> &[u8] {
    let is_own = |byte: &u8| byte.is_ascii_alphanumeric();
    let start = word.iter().position(is_own).unwrap_or(word.len());
    let end = word.iter().rposition(is_own).map_or(start, |at| at + 1);
    &word[start..end]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_of_a_request_that_stands_there_twice_may_say_two_things() {
        for text in [
            "uri=/cb uri=/cb?a=1",
            "uri=\"/cb?a=1\" x=1 URI='/cb'",
            "{'url': '/cb', 'url': '/cb?a=1'}",
            "Request{url=/a, x=1, url=/b}",
            "path: /a path:/b",
        ] {
            assert!(says_two_things(text.as_bytes()), "{text}");
        }
        for text in [
            "uri=/cb?a=1 uri=\"/cb?a=1\"",
            "uri=/cb args=a=1 x=1 x=2",
            "uri=/cb referer=\"x uri=/b\"",
            "url: /cb?url=1&url=2",
            "",
        ] {
            assert!(!says_two_things(text.as_bytes()), "{text}");
        }
    }

    #[test]
    fn headers_are_told_by_their_names() {
        for word in [
            "Referer:",
            "referer:https://x.no/cb?a=1",
            "'User-Agent':",
            "{\"referrer\":",
            "location:",
            "X-Original-URL:",
            "Set-Cookie:",
        ] {
            assert!(is_header(word.as_bytes()), "{word}");
        }
        for word in ["url:", "referer=x", "/cb?referer:1", "referer", ""] {
            assert!(!is_header(word.as_bytes()), "{word}");
        }
    }
}
