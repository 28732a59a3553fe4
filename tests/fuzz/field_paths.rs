//! `--set` and `--unset`: what was set stands at its path, nothing else has changed, and the body can be read as it is sent.

use serde_json::Value;

use super::words::{choice, part, text};
use crate::api::BodySource;
use crate::base::json;
use crate::run::body::field_path;

const WORDS: [&str; 36] = [
    "products",
    "[0]",
    "[1]",
    "[2]",
    ".rate",
    ".",
    "=",
    "orderSummary",
    ".grandTotal",
    "customerDetails",
    "$.",
    "$",
    "[",
    "]",
    "0",
    "1",
    "-1",
    "00",
    "18446744073709551616",
    "null",
    "true",
    "{}",
    "[]",
    "{\"a\":1}",
    "{\"a\":1,\"a\":2}",
    "2.50",
    "1e400",
    "\"x\"",
    "\\ud800",
    "/",
    "~1",
    "a.b.c.d.e.f.g.h.i.j",
    "[[[[[[[[[[[[[[[[[[[[",
    "]]]]]]]]]]]]]]]]]]]]",
    "\u{202e}",
    "$serde_json::private::Number",
];

const BODY: &str = r#"{"type":"regular","grandTotal":800.00,"products":[{"id":1,"amount":5.10},{"id":2,"amount":"7"}],
    "orderSummary":{"grandTotal":800},"customerDetails":{"name":"Ola"},"none":null,"":{"":0}}"#;

/// The place that a path names, found another way than by the product.
fn at<'a>(body: &'a Value, path: &str) -> Option<&'a Value> {
    let plain = path.trim().trim_start_matches("$.").replace('[', ".").replace(']', "");
    plain.split('.').try_fold(body, |place, part| match place {
        Value::Array(items) => items.get(part.parse::<usize>().ok()?),
        other => other.get(part),
    })
}

#[test]
fn what_is_set_stands_at_its_path_and_nothing_else_changes() {
    bolero::check!().for_each(|bytes: &[u8]| {
        let bytes = part(bytes, 160);
        let (what, rest) = choice(bytes);
        let source = if what % 2 == 0 { BodySource::File } else { BodySource::Object };
        let before = json::parse(BODY.as_bytes()).expect("JSON");
        let mut body = before.clone();
        let typed = text(rest, &WORDS);
        for assignment in typed.split(';') {
            let old = body.clone();
            if field_path::set(&mut body, assignment, source).is_err() {
                // A command ends here, and the body with it.
                return;
            }
            let (path, value) = assignment.split_once('=').expect("it was taken");
            let wanted = json::parse(value.as_bytes()).unwrap_or_else(|_| Value::from(value));
            assert_eq!(at(&body, path), Some(&wanted), "{assignment:?}: {body}");
            first_members_stay(&old, &body, path);
            let sent = json::parse(body.to_string().as_bytes()).expect("what is sent can be read");
            assert_eq!(sent, body, "{assignment:?}");
            let mut without = body.clone();
            field_path::unset(&mut without, path).expect(path);
            assert!(
                at(&without, path) != Some(&wanted) || is_in_list(&body, path),
                "{assignment:?}"
            );
        }
    });
}

/// The members of the body that the path does not lead through are what they were.
fn first_members_stay(old: &Value, new: &Value, path: &str) {
    let plain = path.trim().trim_start_matches("$.");
    let first = plain.split(['.', '[']).next().unwrap_or_default().replace(']', "");
    for (name, value) in old.as_object().expect("an object") {
        assert!(*name == first || new.get(name) == Some(value), "{path:?} changed {name:?}");
    }
}

/// Of a list the next element takes the place of one that is gone.
fn is_in_list(body: &Value, path: &str) -> bool {
    let plain = path.trim().replace('[', ".").replace(']', "");
    let parent = plain.rsplit_once('.').map_or("", |(parent, _)| parent);
    at(body, parent).is_some_and(Value::is_array)
}
