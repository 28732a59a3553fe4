//! `--set` and `--unset`: one field of a body by its path.

use serde_json::{Map, Value};

use super::payload::stands_twice;
use crate::api::BodySource;
use crate::base::error::{Error, Result};
use crate::base::json::{self, JsonError};
use crate::base::text;

/// How deep a path may lead into a body: what is read of JSON files is bounded alike.
const DEEPEST: usize = 100;

/// Carries out one `--set path=value`. The value is JSON if it reads as JSON, else a text.
pub fn set(body: &mut Value, assignment: &str, base: BodySource) -> Result<()> {
    let Some((path, value)) = assignment.split_once('=') else {
        return Err(Error::invalid(format!(
            "--set {assignment}: must be path=value, such as orderSummary.grandTotal=800"
        )));
    };
    let value = match json::parse(value.as_bytes()) {
        Ok(value) => value,
        Err(JsonError::DuplicateKey(pointer)) => {
            return Err(stands_twice(&format!("--set {path}"), &pointer));
        }
        Err(JsonError::Syntax(_)) => Value::String(value.to_owned()),
    };
    let mut place = body;
    for part in parts(path)? {
        place = match enter(place, &part, base) {
            Ok(place) => place,
            Err(why) => return Err(Error::invalid(format!("--set {path}: {why}"))),
        };
    }
    *place = value;
    Ok(())
}

/// Carries out one `--unset path`. What is not there need not be taken away.
pub fn unset(body: &mut Value, path: &str) -> Result<()> {
    let mut parts = parts(path)?;
    let last = parts.pop().unwrap_or_default();
    let mut place = body;
    for part in &parts {
        match place.pointer_mut(&format!("/{part}")) {
            Some(inner) => place = inner,
            None => return Ok(()),
        }
    }
    match place {
        Value::Object(members) => drop(members.shift_remove(&last)),
        Value::Array(items) => match text::digits(&last) {
            Some(index) if index < items.len() => drop(items.remove(index)),
            _ => {}
        },
        _ => {}
    }
    Ok(())
}

/// `$.products[0].rate`, `products[0].rate` and `products.0.rate` are one path.
fn parts(path: &str) -> Result<Vec<String>> {
    let plain = path.trim().trim_start_matches("$.").replace('[', ".").replace(']', "");
    let parts: Vec<String> = plain.split('.').map(str::to_owned).collect();
    if parts.len() > DEEPEST {
        return Err(Error::invalid(format!(
            "a path has {} parts, and no body is nested more than {DEEPEST} deep",
            parts.len()
        )));
    }
    if !parts.iter().all(|part| is_name(part)) {
        return Err(Error::invalid(format!(
            "{path:?} is no path: names with points between, such as customerDetails.email"
        )));
    }
    Ok(parts)
}

/// Whether a part can be the name of a member, of a body that can be read again.
fn is_name(part: &str) -> bool {
    !part.is_empty() && !part.contains(['/', '~']) && part != json::NUMBER
}

/// The place of this name or position, made if it is the next one.
fn enter<'a>(
    place: &'a mut Value,
    part: &str,
    base: BodySource,
) -> std::result::Result<&'a mut Value, String> {
    if let Value::Array(items) = place {
        let index: Option<usize> = text::digits(part);
        if index == Some(items.len()) {
            items.push(Value::Object(Map::new()));
        }
        if let Some(index) = index
            && let Some(item) = items.get_mut(index)
        {
            return Ok(item);
        }
        return Err(format!(
            "the list has no element {part}; only the position after its last element can be added"
        ));
    }
    match base.inside(place) {
        Ok(members) => {
            Ok(members.entry(part.to_owned()).or_insert_with(|| Value::Object(Map::new())))
        }
        Err(is) => Err(format!(
            "{part} cannot be set inside {is}, whose value would be lost: set the whole field"
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn set_reaches_every_field_with_the_type_as_typed() {
        let mut body = json!({"products": [{"rate": 1}]});
        for assignment in [
            "products[0].rate=2.50",
            "a.b=true",
            "c=text",
            "d=\"5\"",
            "$.e=null",
            "products.1.rate=3",
        ] {
            set(&mut body, assignment, BodySource::File).expect(assignment);
        }
        let expected =
            r#"{"products":[{"rate":2.50},{"rate":3}],"a":{"b":true},"c":"text","d":"5","e":null}"#;
        assert_eq!(body.to_string(), expected);
        let unreadable = format!("a.{}=5", json::NUMBER);
        for bad in ["products[7].rate=1", "novalue", "a..b=1", "a/b=1", &unreadable] {
            assert!(set(&mut body, bad, BodySource::File).is_err(), "{bad}");
        }
        unset(&mut body, "a.b").expect("a path");
        unset(&mut body, "products[1]").expect("a path");
        unset(&mut body, "nowhere.at.all").expect("a path");
        assert_eq!(body["a"], json!({}));
        assert_eq!(body["products"].as_array().map(Vec::len), Some(1));
    }
}
