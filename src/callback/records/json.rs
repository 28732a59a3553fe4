//! The callback in a line of JSON, in one of JSON that is laid out over several, and in values of JSON within a line.

use memchr::{memchr, memmem};
use serde::de::IgnoredAny;

use super::finder::Found;
use super::scopes::is_json_of_other_method;
use super::walk::found_in_text;
use crate::callback::method::method_before;
use crate::callback::request::requests_in;

/// So many values in a line of text are read at most.
const MOST_VALUES: usize = 8;

/// What is found in a line of JSON, or of JSON that is laid out over several lines; nothing where it is neither.
pub fn found_in(line: &[u8], is_callback: &mut dyn FnMut(&[u8]) -> bool) -> Option<Found<'static>> {
    // In a list of values, one a line, a comma stands behind each.
    let line = line.strip_suffix(b",").unwrap_or(line);
    if line.first() != Some(&b'"') {
        return found_in_text(line, is_callback).map(|(found, _)| found);
    }
    // One member, or one element, of what is laid out.
    [[b"[", line, b"]"].concat(), [b"{", line, b"}"].concat()]
        .iter()
        .find_map(|text| found_in_text(text, is_callback))
        .map(|(found, _)| found)
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

/// What is found in the values of JSON that stand in a line.
pub fn found_within(line: &[u8], is_callback: &mut dyn FnMut(&[u8]) -> bool) -> Found<'static> {
    let mut found = Found::Nothing;
    for text in values_within(line) {
        let Some((other, _)) = found_in_text(text, is_callback) else { continue };
        found = match (found, other) {
            (Found::Nothing, other) => other,
            (found, Found::Nothing) => found,
            (found, other) if found == other => found,
            _ => return Found::Several,
        };
    }
    found
}

/// Whether one of them is of a request that is no GET.
pub fn is_of_other_within(line: &[u8]) -> bool {
    may_be_within(line)
        && values_within(line)
            .filter_map(|text| std::str::from_utf8(text).ok())
            .any(is_json_of_other_method)
}

/// The values of JSON in a line, each behind a blank, as frameworks write them behind a message.
fn values_within(line: &[u8]) -> impl Iterator<Item = &[u8]> {
    let mut start = 0;
    (0..MOST_VALUES)
        .map_while(move |_| {
            let at = memmem::find(&line[start..], b" {")?;
            start += at + 1;
            let rest = &line[start..];
            let mut values = serde_json::Deserializer::from_slice(rest).into_iter();
            let Some(Ok(IgnoredAny)) = values.next() else { return Some(None) };
            let text = &rest[..values.byte_offset()];
            start += text.len().saturating_sub(1);
            Some(Some(text))
        })
        .flatten()
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
