//! Names that stand twice in one object of JSON, with values that differ. Some programs take the first of them and some the last, so
//! that the record says two things. What tells nothing of a request may differ.

use serde_json::from_slice;

use crate::callback::kind::CHECKSUM;
use crate::callback::method::is_any_method;
use crate::callback::names::{folded, is_beside, is_method_name, is_request};

/// Names of a pair, `{"name": "a", "value": "1"}`.
const OF_PAIR: [&str; 4] = ["name", "key", "value", "disabled"];

/// Whether a value of JSON says two things of its request. The text is one that was read.
pub fn says_two_things(text: &[u8]) -> bool {
    let mut scanner = Scanner { text, at: 0, is_found: false };
    scanner.value();
    scanner.is_found
}

/// The name of a member, and its value as it stands there.
type Member<'t> = (String, &'t [u8]);

struct Scanner<'t> {
    text: &'t [u8],
    at: usize,
    is_found: bool,
}

impl<'t> Scanner<'t> {
    /// Reads the value that stands next.
    fn value(&mut self) -> &'t [u8] {
        let first = self.sign();
        let start = self.at;
        match first {
            Some(b'{') => self.object(),
            Some(b'[') => self.list(),
            Some(b'"') => self.quoted(),
            _ => self.at = self.end_of(|byte| b",:]} \t\r\n".contains(&byte)),
        }
        &self.text[start..self.at]
    }

    /// The next byte that is no blank and separates nothing.
    fn sign(&mut self) -> Option<u8> {
        self.at = self.end_of(|byte| !b",: \t\r\n".contains(&byte));
        self.text.get(self.at).copied()
    }

    /// Where such a byte stands next.
    fn end_of(&self, is_end: impl Fn(u8) -> bool) -> usize {
        let rest = &self.text[self.at..];
        self.at + rest.iter().position(|byte| is_end(*byte)).unwrap_or(rest.len())
    }

    fn object(&mut self) {
        self.at += 1;
        let mut members: Vec<Member> = Vec::new();
        while self.sign() == Some(b'"') {
            let name: String = from_slice(self.value()).unwrap_or_default();
            let was_found = self.is_found;
            let value = self.value();
            // What its sender wrote may say what it likes.
            self.is_found = was_found || self.is_found && !is_beside(&folded(&name));
            members.push((name, value));
        }
        self.step();
        self.is_found |= do_differ(members);
    }

    fn list(&mut self) {
        self.at += 1;
        while self.sign().is_some_and(|sign| sign != b']') {
            self.value();
        }
        self.step();
    }

    /// Passes a text with its quotes.
    fn quoted(&mut self) {
        self.step();
        loop {
            self.at = self.end_of(|byte| matches!(byte, b'"' | b'\\'));
            match self.text.get(self.at) {
                Some(b'\\') => self.at = self.text.len().min(self.at + 2),
                _ => break,
            }
        }
        self.step();
    }

    fn step(&mut self) {
        self.at = self.text.len().min(self.at + 1);
    }
}

/// Whether a name stands twice among the members of an object, and its values say different things that matter.
fn do_differ(mut members: Vec<Member>) -> bool {
    let are_parameters = members.iter().any(|(name, _)| name.as_bytes() == CHECKSUM);
    if !are_parameters {
        for (name, _) in &mut members {
            let own = folded(name);
            if is_request(&own) || is_method_name(&own) {
                *name = own;
            }
        }
    }
    members.sort();
    members.windows(2).any(|pair| {
        let [(name, one), (other_name, other)] = pair else { return false };
        let do_matter =
            || are_parameters || matters(name) || [one, other].into_iter().any(|own| may_tell(own));
        name == other_name && one != other && !is_beside(&folded(name)) && do_matter()
    })
}

/// Whether a name tells something of a request.
fn matters(name: &str) -> bool {
    is_request(name) || is_method_name(name) || OF_PAIR.contains(&name)
}

/// Whether a value may tell something of a request: what has members, and a text with an address, a query or a method.
fn may_tell(value: &[u8]) -> bool {
    match value {
        [b'{' | b'[', ..] => true,
        [b'"', own @ .., b'"'] => {
            is_any_method(own) || own.iter().any(|byte| b"=?/\\{".contains(byte))
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_twice_says_two_things_where_they_differ_and_matter() {
        for text in [
            r#"{"uri": "/a", "uri": "/b"}"#,
            r#"{"uri":"/a","x":1,"uri":"/b"}"#,
            r#"{"uri": "/a", "\u0075ri": "/b"}"#,
            r#"{"uri": "/a", "URI": null}"#,
            r#"{"request_uri": "/a", "requestUri": "/b"}"#,
            r#"{"method": "GET", "method": "x"}"#,
            r#"{"a": [1, {"b": {"x": {"a": 1}, "x": {"a": 2}}}]}"#,
            r#"{"msg": "x", "msg": "/cb?a=1"}"#,
            r#"{"x": 1, "x": "POST"}"#,
            r#"{"x": "1", "x": "2", "checksum": "3"}"#,
            r#"[{"name": "a", "value": "1", "value": "2"}]"#,
            r#"{"a": "\\\"}", "uri": "a", "uri": "b"}"#,
        ] {
            assert!(says_two_things(text.as_bytes()), "{text}");
        }
        for text in [
            "{}",
            "[]",
            "1",
            "\"{\"",
            r#"{"uri": "/a", "uri": "/a"}"#,
            r#"{"level": 30, "level": 20, "service": "a", "service": "b", "uri": "/a"}"#,
            r#"{"a": {"uri": "/a"}, "b": {"uri": "/b"}}"#,
            r#"{"a": "\"uri\": 1, \"uri\": 2"}"#,
            r#"{"headers": {"cookie": "a=1", "cookie": "b=2", "uri": {"x": "/", "x": "="}}}"#,
            r#"{"cookie": "a=1", "cookie": "b=2"}"#,
            r#"{"a_b": 1, "aB": 2, "checksum": 3}"#,
        ] {
            assert!(!says_two_things(text.as_bytes()), "{text}");
        }
    }

    #[test]
    fn no_text_is_read_past_its_end() {
        let text = r#"{"a": [1, {"b": "\\\"x", "b": {"c": ","}}], "d": -1.5e3}"#;
        for start in 0..text.len() {
            for end in start..text.len() {
                says_two_things(&text.as_bytes()[start..end]);
            }
        }
    }
}
