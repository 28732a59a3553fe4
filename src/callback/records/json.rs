//! The queries in a value of JSON: in every text of it, and objects that hold the parameters themselves.

use serde_json::{Map, Value};
use url::form_urlencoded::byte_serialize;

use super::finder::{Finder, Found};
use super::text;
use crate::callback::names::{folded, is_beside, is_request};

/// Names of members whose object holds the parameters of a query.
const QUERIES: [&str; 7] =
    ["query", "queryparams", "querystring", "params", "args", "get", "parameters"];

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
    let mut finder = Finder::new(is_callback);
    let mut walk =
        Walk { finder: &mut finder, has_request: false, is_in_request: false, is_elsewhere: false };
    walk.value("", &value);
    // A request without a callback, and a callback in a text beside it: it was not requested.
    let is_doubtful = walk.has_request && walk.is_elsewhere && !walk.is_in_request;
    finder.is_several |= is_doubtful;
    Some(finder.found().into_owned())
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
}

impl<'t> Walk<'_, '_, 't> {
    fn value(&mut self, name: &str, value: &'t Value) {
        match value {
            _ if is_beside(name) => {}
            Value::String(words) => {
                let is_found = words.contains('=') && text::offer(words.as_bytes(), self.finder);
                self.note(is_request(name), is_found);
            }
            Value::Array(items) => {
                for item in items {
                    match item {
                        Value::Object(members) => self.members(members),
                        _ => self.value(name, item),
                    }
                }
            }
            Value::Object(members) if holds_parameters(name, members) => {
                let is_found = self.finder.offer(query_of(members).into_bytes().into());
                self.note(is_request(name), is_found);
            }
            Value::Object(members) => self.members(members),
            Value::Null | Value::Bool(_) | Value::Number(_) => {}
        }
    }

    fn members(&mut self, members: &'t Map<String, Value>) {
        if is_signed(members) {
            let is_found = self.finder.offer(query_of(members).into_bytes().into());
            return self.note(true, is_found);
        }
        // A parameter or a header of its own says nothing of the whole; what is no GET is no callback.
        let is_pair = members.contains_key("name") && members.contains_key("value");
        if is_pair || members.iter().any(is_other_method) {
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

fn is_other_method((name, value): (&String, &Value)) -> bool {
    let name = folded(name);
    let is_method = matches!(&*name, "method" | "requestmethod" | "httpmethod" | "verb");
    is_method && value.as_str().is_some_and(|method| !method.eq_ignore_ascii_case("GET"))
}

/// Whether the members of an object are the parameters of a query, by its folded name or by theirs.
fn holds_parameters(name: &str, members: &Map<String, Value>) -> bool {
    is_signed(members) || QUERIES.contains(&name)
}

fn is_signed(members: &Map<String, Value>) -> bool {
    members.contains_key("checksum")
        && (members.contains_key("orderUuid") || members.contains_key("companyCheckUuid"))
}

/// The query that has these parameters, in this order.
fn query_of(members: &Map<String, Value>) -> String {
    let mut query = String::new();
    for (name, value) in members {
        let value = match value {
            Value::String(text) => text.clone(),
            Value::Number(number) => number.to_string(),
            Value::Null | Value::Bool(_) | Value::Array(_) | Value::Object(_) => continue,
        };
        query.extend((!query.is_empty()).then_some('&'));
        query.extend(byte_serialize(name.as_bytes()));
        query.push('=');
        query.extend(byte_serialize(value.as_bytes()));
    }
    query
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
        check("{}", None);
        assert_eq!(found_in(b"{no json", &mut |_| true), None);
    }
}
