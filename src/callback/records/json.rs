//! The queries in a value of JSON: in every text of it, and objects that hold the parameters themselves, as `members.rs` reads them.

use memchr::{memchr, memmem};
use serde_json::{Map, Value};

use super::finder::{Finder, Found, Offered};
use super::members::{holds_parameters, is_signed, query_of, query_of_pairs};
use super::text;
use super::value::whole_query;
use crate::callback::names::{folded, is_beside, is_content, is_method_name, is_request};
use crate::callback::request::{method_before, requests_in};

/// So many values in a line of text are read at most.
const MOST_VALUES: usize = 8;

/// What is found in a line of JSON, or of JSON that is laid out over several lines; nothing where it is neither.
pub fn found_in(line: &[u8], is_callback: &mut dyn FnMut(&[u8]) -> bool) -> Option<Found<'static>> {
    let value: Value = if line.first() == Some(&b'"') {
        // One member, or one element, of what is laid out.
        let line = line.strip_suffix(b",").unwrap_or(line);
        let element = [b"[", line, b"]"].concat();
        let member = [b"{", line, b"}"].concat();
        serde_json::from_slice(&element).or_else(|_| serde_json::from_slice(&member)).ok()?
    } else {
        serde_json::from_slice(line).ok()?
    };
    let found = found_in_value(&value, is_callback).0;
    Some(found)
}

/// The callback in a value, and whether it stands in the order in which it was sent.
fn found_in_value(
    value: &Value,
    is_callback: &mut dyn FnMut(&[u8]) -> bool,
) -> (Found<'static>, bool) {
    let mut finder = Finder::new(is_callback);
    let mut walk = Walk::new(&mut finder);
    walk.value("", value);
    if walk.finder.is_empty()
        && let Some(pairs) = walk.pairs.take()
    {
        let is_found = walk.finder.offer_members(pairs.into_bytes().into());
        walk.note(true, is_found);
    }
    // A request without a callback, and a callback in a text beside it: it was not requested.
    let is_doubtful = walk.has_request && walk.is_elsewhere && !walk.is_in_request;
    finder.is_several |= is_doubtful;
    let is_in_order = finder.is_in_order();
    (finder.found().into_owned(), is_in_order)
}

/// Whether values of JSON with a callback may stand in a line of text. Beside a request they do not count.
pub fn may_be_within(line: &[u8]) -> bool {
    let is_open = memchr(b'{', line).is_some() && memmem::find(line, b"checksum").is_some();
    is_open && !has_request(line)
}

/// Whether a request stands in a line, or a method with its target.
pub fn has_request(line: &[u8]) -> bool {
    if requests_in(line).iter().next().is_some() {
        return true;
    }
    let mut before: &[u8] = b"";
    line.split(u8::is_ascii_whitespace)
        .any(|word| method_before(std::mem::replace(&mut before, word), word).is_some())
}

/// What is found in the values of JSON that stand in a line, each behind a blank, as frameworks write them behind a message.
pub fn found_within(line: &[u8], is_callback: &mut dyn FnMut(&[u8]) -> bool) -> Found<'static> {
    let (mut found, mut start) = (Found::Nothing, 0);
    for _ in 0..MOST_VALUES {
        let Some(at) = memmem::find(&line[start..], b" {") else { break };
        start += at + 1;
        let mut values = serde_json::Deserializer::from_slice(&line[start..]).into_iter();
        let Some(Ok(value)) = values.next() else { continue };
        start += values.byte_offset().saturating_sub(1);
        let (other, _) = found_in_value(&value, is_callback);
        found = match (found, other) {
            (Found::Nothing, other) => other,
            (found, Found::Nothing) => found,
            (found, other) if found == other => found,
            _ => return Found::Several,
        };
    }
    found
}

/// A walk through one record.
struct Walk<'a, 'b, 't> {
    finder: &'a mut Finder<'b, 't>,
    /// Whether a member tells what was requested.
    has_request: bool,
    /// Whether a callback stands in one.
    is_in_request: bool,
    /// Whether one stands in another member.
    is_elsewhere: bool,
    /// Whether it is within the content of a request, where only a line of a log is looked at.
    is_in_content: bool,
    /// A list of parameters, `{"name": "a", "value": "1"}`, which counts where nothing else tells them.
    pairs: Option<String>,
}

impl<'a, 'b, 't> Walk<'a, 'b, 't> {
    fn new(finder: &'a mut Finder<'b, 't>) -> Walk<'a, 'b, 't> {
        Walk {
            finder,
            has_request: false,
            is_in_request: false,
            is_elsewhere: false,
            is_in_content: false,
            pairs: None,
        }
    }

    fn value(&mut self, name: &str, value: &'t Value) {
        let is_around = self.is_in_content;
        self.is_in_content |= is_content(name);
        self.value_of(name, value);
        self.is_in_content = is_around;
    }

    fn value_of(&mut self, name: &str, value: &'t Value) {
        match value {
            _ if is_beside(name) => {}
            Value::String(words) => {
                let is_found = self.text(name, words);
                self.note(is_request(name), is_found);
            }
            Value::Array(items) => {
                if !self.is_in_content
                    && let Some(query) = query_of_pairs(items)
                {
                    self.pairs = Some(query);
                    return;
                }
                for item in items {
                    match item {
                        Value::Object(members) => self.members(members),
                        _ => self.value(name, item),
                    }
                }
            }
            Value::Object(members) if !self.is_in_content && holds_parameters(name, members) => {
                let is_found = self.finder.offer_members(query_of(members).into_bytes().into());
                self.note(is_request(name), is_found);
            }
            Value::Object(members) => self.members(members),
            Value::Null | Value::Bool(_) | Value::Number(_) => {}
        }
    }

    /// Looks at a text. That of a member which holds a request is one address or one query, with its blanks.
    fn text(&mut self, name: &str, text: &'t str) -> bool {
        if self.is_in_content && requests_in(text.as_bytes()).iter().next().is_none() {
            return false;
        }
        if let Some(is_found) = self.inner(text) {
            return is_found;
        }
        let whole = if is_request(name) { whole_query(text.as_bytes()) } else { None };
        match whole {
            Some(query) => self.finder.offer(query.into()),
            None => text.contains('=') && text::offer(text.as_bytes(), self.finder),
        }
    }

    /// Looks at a value of JSON that stands in a text; nothing where it is none.
    fn inner(&mut self, text: &str) -> Option<bool> {
        if !text.starts_with('{') {
            return None;
        }
        let value: Value = serde_json::from_str(text).ok()?;
        let (found, is_in_order) = found_in_value(&value, self.finder.is_callback());
        Some(match found {
            Found::One(query) => self.finder.take(Offered { query, is_in_order }),
            Found::Several => {
                self.finder.is_several = true;
                true
            }
            Found::Nothing => false,
        })
    }

    fn members(&mut self, members: &'t Map<String, Value>) {
        if is_signed(members) {
            if !self.is_in_content {
                let is_found = self.finder.offer_members(query_of(members).into_bytes().into());
                self.note(true, is_found);
            }
            return;
        }
        // A parameter or a header of its own says nothing of the whole; what is no GET is no callback.
        let is_pair = members.contains_key("name") && members.contains_key("value");
        if is_pair || has_other_method(members) {
            return;
        }
        for (name, value) in members {
            self.value(&folded(name), value);
        }
    }

    fn note(&mut self, is_of_request: bool, is_found: bool) {
        self.has_request |= is_of_request;
        self.is_in_request |= is_of_request && is_found;
        self.is_elsewhere |= !is_of_request && is_found;
    }
}

/// Whether the members of a request, or what it says of itself within one of them, tell a method that is no GET.
fn has_other_method(members: &Map<String, Value>) -> bool {
    members.iter().any(|(name, value)| {
        let name = folded(name);
        match value {
            Value::String(method) => is_method_name(&name) && !method.eq_ignore_ascii_case("GET"),
            Value::Object(inner) => {
                matches!(&*name, "requestcontext" | "http" | "request" | "req")
                    && has_other_method(inner)
            }
            _ => false,
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The query with a `checksum`.
    fn check(line: &str, expected: Option<&str>) {
        let mut is_callback = |query: &[u8]| {
            query.split(|byte| *byte == b'&').any(|part| part.starts_with(b"checksum="))
        };
        let found = found_in(line.as_bytes(), &mut is_callback);
        let expected = expected.map_or(Found::Nothing, |query| Found::One(query.as_bytes().into()));
        assert_eq!(found, Some(expected), "{line}");
    }

    #[test]
    fn a_query_is_found_in_every_text_and_in_objects_of_parameters() {
        check(r#"{"url": "https://x.no/cb?a=1&checksum=2"}"#, Some("a=1&checksum=2"));
        check(
            r#"{"t": 1, "req": {"args": [{"uri": "/cb?a=1\u0026checksum=2"}]}}"#,
            Some("a=1&checksum=2"),
        );
        check(r#"{"query_string": "a=1&checksum=2"}"#, Some("a=1&checksum=2"));
        check(
            r#"{"log": "192.0.2.7 - - [x] \"GET /cb?a=1&checksum=2 HTTP/1.1\" 200 2\n"}"#,
            Some("a=1&checksum=2"),
        );
        check(
            r#"{"query": {"a": "x y&ø", "n": 1.10, "checksum": "2"}}"#,
            Some("a=x+y%26%C3%B8&n=1.10&checksum=2"),
        );
        check(
            r#"{"http": {"orderUuid": "ODR1", "checksum": "2"}}"#,
            Some("orderUuid=ODR1&checksum=2"),
        );
        check(r#"{"http_referer": "https://x.no/cb?a=1&checksum=2"}"#, None);
        check(r#"{"file": "a", "checksum": "2"}"#, None);
        check(r#""url": "https://x.no/cb?a=1&checksum=2","#, Some("a=1&checksum=2"));
        check(r#""https://x.no/cb?a=1&checksum=2""#, Some("a=1&checksum=2"));
        check(
            r#"{"log": "{\"url\": \"https://x.no/cb?a=1&checksum=2\"}"}"#,
            Some("a=1&checksum=2"),
        );
        let each = r#"{"query": {"orderUuid": ["ODR1"], "checksum": ["2"]}}"#;
        check(each, Some("orderUuid=ODR1&checksum=2"));
        check(&each.replace("query", "queryStringParameters"), Some("orderUuid=ODR1&checksum=2"));
        check(
            r#"{"params": [{"name": "orderUuid", "value": "ODR1"}, {"key": "checksum", "value": "2"}]}"#,
            Some("orderUuid=ODR1&checksum=2"),
        );
        check("{}", None);
        let within = |line: &str| {
            let mut is_signed = |query: &[u8]| memmem::find(query, b"checksum=").is_some();
            may_be_within(line.as_bytes()).then(|| found_within(line.as_bytes(), &mut is_signed))
        };
        let object = r#"{"orderUuid": "ODR1", "checksum": "2"}"#;
        let one = Found::One(b"orderUuid=ODR1&checksum=2".as_slice().into());
        assert_eq!(within(&format!("[t] local.INFO: callback {object} []")), Some(one.clone()));
        assert_eq!(within(&format!("a {object} {object}")), Some(one));
        let other = object.replace("ODR1", "ODR2");
        assert_eq!(within(&format!("a {object} {other}")), Some(Found::Several));
        assert_eq!(within(&format!("1.2.3.4 GET /cb 200 {object}")), None);
        assert_eq!(within(&format!("ua={object}")), Some(Found::Nothing));
        assert_eq!(found_in(b"{no json", &mut |_| true), None);
    }

    /// Each parameter is under the checksum, so none may be left out.
    #[test]
    fn every_member_of_an_object_of_parameters_is_one() {
        for (own, sent) in [
            (r#"["y"]"#, "x%5B%5D=1"),
            (r#"{"y": "z"}"#, "x%5B%5D=1"),
            ("[]", "x%5B%5D=1"),
            ("true", "x=true"),
            ("null", "x="),
            ("1.50", "x=1.50"),
            (r#""""#, "x="),
        ] {
            let line =
                format!(r#"{{"get": {{"orderUuid": "ODR1", "x": {own}, "checksum": "2"}}}}"#);
            check(
                &line,
                Some(&format!("orderUuid=ODR1&{}&checksum=2", sent.replace("%5B%5D", "[]"))),
            );
        }
    }

    #[test]
    fn the_content_of_a_request_is_no_query_and_a_message_is_read() {
        let object = r#"{"orderUuid": "ODR1", "checksum": "2"}"#;
        for name in ["body", "request_body", "post", "formData"] {
            check(&format!(r#"{{"{name}": "orderUuid=ODR1&checksum=2"}}"#), None);
            check(&format!(r#"{{"{name}": {object}}}"#), None);
            check(&format!(r#"{{"{name}": {{"data": {object}}}}}"#), None);
        }
        let message = r#"{"body": "1.2.3.4 \"GET /cb?a=1&checksum=2 HTTP/1.1\" 200"}"#;
        check(message, Some("a=1&checksum=2"));
    }
}
