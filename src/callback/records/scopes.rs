//! What the objects of a record of JSON say of the method of their request. The innermost one around a callback that tells its method
//! decides; one that has none of its own is told it by whatever stands in it. The objects of a list are records of their own.

use serde_json::{Map, Value};

use super::methods::{has_other_method, is_word};
use crate::callback::method::{is_other_before, is_rare, is_target, method_before};
use crate::callback::names::{folded, is_beside, is_content, is_method_name};
use crate::callback::request::requests_in;

/// The members of an object.
type Members = Map<String, Value>;

/// What is said of the method of a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// It is `GET`.
    Get,
    /// It is another one.
    Other,
    /// Nothing.
    Unknown,
}

impl Method {
    /// This, unless it is unknown.
    fn or(self, other: impl FnOnce() -> Method) -> Method {
        if self == Method::Unknown { other() } else { self }
    }

    fn of_word(word: &str) -> Method {
        if word.eq_ignore_ascii_case("GET") { Method::Get } else { Method::Other }
    }
}

/// The objects around a place in a record, the outermost first, with what each says.
#[derive(Default)]
pub struct Scopes<'t>(Vec<(&'t Members, Option<Method>)>);

impl<'t> Scopes<'t> {
    /// Enters an object.
    pub fn enter(&mut self, members: &'t Members) {
        self.0.push((members, None));
    }

    /// Leaves the object that was entered last.
    pub fn leave(&mut self) {
        self.0.pop();
    }

    /// Whether the request at this place has another method than `GET`. Each object is looked at once, and most never.
    pub fn are_of_other(&mut self) -> bool {
        let told = self.0.iter_mut().rev().map(|(members, told)| {
            *told.get_or_insert_with(|| by_name(members).or(|| by_content(members)))
        });
        told.into_iter().find(|method| *method != Method::Unknown) == Some(Method::Other)
    }
}

/// Whether an object in a text of JSON says that its request has another method.
pub fn is_json_of_other_method(text: &str) -> bool {
    serde_json::from_str(text).is_ok_and(|value| has_other(&value))
}

fn has_other(value: &Value) -> bool {
    match value {
        Value::Object(members) => {
            by_name(members).or(|| by_content(members)) == Method::Other
                || members.values().any(has_other)
        }
        Value::Array(items) => is_row_of_other(items) || items.iter().any(has_other),
        _ => false,
    }
}

/// Whether an object tells of a method, by a member of its own or by what stands within.
pub fn tells_method(members: &Members) -> bool {
    by_name(members).or(|| by_content(members)) != Method::Unknown
}

/// What the members with the name of a method say, or what a request says of itself within one of them.
pub fn by_name(members: &Members) -> Method {
    let mut method = Method::Unknown;
    for (name, value) in members {
        let name = folded(name);
        let own = match value {
            Value::String(word) if is_method_name(&name) => Method::of_word(word),
            Value::Array(words) if is_method_name(&name) => {
                let mut words = words.iter().filter_map(Value::as_str).map(Method::of_word);
                words.find(|own| *own == Method::Other).unwrap_or(Method::Unknown)
            }
            Value::Object(inner)
                if matches!(&*name, "requestcontext" | "http" | "request" | "req") =>
            {
                by_name(inner)
            }
            _ => Method::Unknown,
        };
        match own {
            Method::Other => return Method::Other,
            own => method = own.or(|| method),
        }
    }
    method
}

/// What the other members say: a text that is a method, or tells one, and objects within.
fn by_content(members: &Members) -> Method {
    let told = members.iter().any(|(name, value)| {
        let name = folded(name);
        !is_beside(&name) && !is_content(&name) && tells_other(value)
    });
    let is_get = || members.values().any(|value| value == "GET");
    if told && !is_get() { Method::Other } else { Method::Unknown }
}

/// Whether a value within an object tells another method.
fn tells_other(value: &Value) -> bool {
    match value {
        Value::String(text) => tells_other_in_words(text.as_bytes()),
        Value::Object(members) => by_name(members).or(|| by_content(members)) == Method::Other,
        Value::Array(items) => {
            is_row_of_other(items)
                || items.iter().any(|item| match item {
                    Value::Object(members) => is_pair(members) && tells_other_pair(members),
                    Value::Array(_) => tells_other(item),
                    _ => false,
                })
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => false,
    }
}

/// Whether a message is another method, or tells of a request that has one: `POST /cb 200`.
fn tells_other_in_words(text: &[u8]) -> bool {
    let mut before: &[u8] = b"";
    let mut words = text.split(u8::is_ascii_whitespace);
    is_word(text)
        || has_other_method(text)
        || requests_in(text).iter().any(|request| !request.is_get)
        || words
            .any(|word| method_before(std::mem::replace(&mut before, word), word) == Some(false))
}

/// Whether a list is a row of a table that has another method, `["POST", "/cb?…", 200]`.
pub fn is_row_of_other(items: &[Value]) -> bool {
    let words = || items.iter().filter_map(Value::as_str);
    let are_columns = || {
        items.windows(2).any(|pair| {
            let [Value::String(word), Value::String(target)] = pair else { return false };
            let is_beside =
                |word: &str, target: &str| is_rare(word.as_bytes()) && is_target(target.as_bytes());
            is_beside(word, target)
                || is_beside(target, word)
                || is_other_before(word, target.as_bytes())
        })
    };
    (words().any(|word| is_word(word.as_bytes())) || are_columns())
        && !words().any(|word| word == "GET")
}

/// Whether an object is one name with its value.
pub fn is_pair(members: &Members) -> bool {
    members.contains_key("value") && (members.contains_key("name") || members.contains_key("key"))
}

fn tells_other_pair(members: &Members) -> bool {
    let names = ["name", "key"].iter().filter_map(|own| members.get(*own)?.as_str());
    let is_named = names.map(folded).any(|name| is_method_name(&name));
    let value = members.get("value");
    let is_other = |word: &str| is_named && Method::of_word(word) == Method::Other;
    value.is_some_and(|value| value.as_str().is_some_and(is_other) || tells_other(value))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_method_is_told_by_a_member_and_by_what_stands_within() {
        let method = |text: &str| {
            let members: Members = serde_json::from_str(text).expect("an object");
            by_name(&members).or(|| by_content(&members))
        };
        for text in [
            r#"{"method": "post"}"#,
            r#"{"httpMethod": "FOO", "method": "GET"}"#,
            r#"{"Method": ["POST"]}"#,
            r#"{"http": {"method": "POST"}, "method": "GET"}"#,
            r#"{"m": "POST"}"#,
            r#"{"a": {"b": {"request_method": "x"}}}"#,
            r#"{"a": {"b": [["POST"]]}}"#,
            r#"{"a": ["FOO", "/cb?a=1"]}"#,
            r#"{"a": [{"key": "http.method", "value": {"stringValue": "POST"}}]}"#,
            r#"{"a": [{"name": "method", "value": "FOO"}]}"#,
            r#"{"msg": "handled POST /cb 200"}"#,
            r#"{"msg": "method=POST"}"#,
            r#"{"msg": "POST /cb HTTP/1.1"}"#,
        ] {
            assert_eq!(method(text), Method::Other, "{text}");
            assert!(is_json_of_other_method(&format!("[{{\"x\": {text}}}]")), "{text}");
        }
        for text in [
            r#"{"method": "GET", "x": "POST"}"#,
            r#"{"req": {"method": "GET"}, "forward": {"method": "POST"}}"#,
        ] {
            assert_eq!(method(text), Method::Get, "{text}");
        }
        for text in [
            "{}",
            r#"{"method": null}"#,
            r#"{"x": "GET", "y": "POST"}"#,
            r#"{"headers": {"allow": "POST"}, "user_agent": "POST /x HTTP/1.1", "body": "POST"}"#,
            r#"{"entries": [{"method": "POST"}], "a": ["x", "/cb?a=1"]}"#,
            r#"{"level": "INFO", "status": "PAID", "paymentMethod": "Visa"}"#,
        ] {
            assert_eq!(method(text), Method::Unknown, "{text}");
        }
    }
}
