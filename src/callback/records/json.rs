//! The queries in a value of JSON: in every text of it, and objects that hold the parameters themselves.

use serde_json::{Map, Value};
use url::form_urlencoded::byte_serialize;

use super::text::{self, Taker};

/// Names of members whose object holds the parameters of a query.
const QUERIES: [&str; 7] =
    ["query", "queryparams", "querystring", "params", "args", "get", "parameters"];

/// Offers what stands in a line of JSON, or of JSON that is laid out over several lines; nothing where it is neither.
pub fn offer(line: &[u8], take: Taker) -> Option<bool> {
    if line.first() != Some(&b'"') {
        let value: Value = serde_json::from_slice(line).ok()?;
        return Some(offer_value("", &value, take));
    }
    // One member, or one element, of what is laid out.
    let line = line.strip_suffix(b",").unwrap_or(line);
    let element = [b"[", line, b"]"].concat();
    let member = [b"{", line, b"}"].concat();
    let value: Value =
        serde_json::from_slice(&element).or_else(|_| serde_json::from_slice(&member)).ok()?;
    Some(offer_value("", &value, take))
}

fn offer_value(name: &str, value: &Value, take: Taker) -> bool {
    match value {
        // Where a request came from is not what was requested.
        _ if ["referer", "referrer"].iter().any(|own| folded(name).ends_with(own)) => false,
        Value::String(words) => words.contains('=') && text::offer(words.as_bytes(), take),
        Value::Array(items) => items.iter().any(|item| offer_value(name, item, take)),
        Value::Object(members) => {
            let found = members.iter().any(|(name, value)| offer_value(name, value, take));
            found || holds_parameters(name, members) && take(&query_of(members))
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => false,
    }
}

/// Whether the members of an object are the parameters of a query, by its name or by theirs.
fn holds_parameters(name: &str, members: &Map<String, Value>) -> bool {
    let is_signed = members.contains_key("checksum")
        && (members.contains_key("orderUuid") || members.contains_key("companyCheckUuid"));
    is_signed || QUERIES.contains(&folded(name).as_str())
}

fn folded(name: &str) -> String {
    name.to_ascii_lowercase().replace(['_', '-'], "")
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

    /// The first query with a `checksum`, if one is offered.
    fn check(line: &str, expected: Option<&str>) {
        let mut taken = None;
        offer(line.as_bytes(), &mut |query| {
            let is_callback = query.split('&').any(|part| part.starts_with("checksum="));
            if is_callback {
                taken = Some(query.to_owned());
            }
            is_callback
        });
        assert_eq!(taken.as_deref(), expected, "{line}");
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
        assert_eq!(offer(b"{no json", &mut |_| true), None);
    }
}
