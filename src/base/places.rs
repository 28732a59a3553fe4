//! The places in JSON that a pointer with `*` for list positions names.

use serde_json::Value;

/// The path and value of every place that a pointer with `*` for list positions names. Where something on the
/// way is absent, the absent place itself, with no value. The members of `{"0": …}` count as a list's (quirk 1).
pub fn locate<'a>(body: &'a Value, pattern: &str) -> Vec<(String, Option<&'a Value>)> {
    let mut places = vec![(String::new(), Some(body))];
    for part in pattern.split('/').skip(1) {
        let mut inside = Vec::new();
        for (path, value) in places {
            inside.extend(step(&path, value, part));
        }
        places = inside;
    }
    places
}

fn step<'a>(path: &str, value: Option<&'a Value>, part: &str) -> Vec<(String, Option<&'a Value>)> {
    let mut places = Vec::new();
    match (part, value) {
        ("*", Some(Value::Array(items))) => {
            for (index, item) in items.iter().enumerate() {
                places.push((format!("{path}/{index}"), Some(item)));
            }
        }
        ("*", Some(Value::Object(members))) => {
            for (key, item) in members {
                places.push((format!("{path}/{key}"), Some(item)));
            }
        }
        ("*", _) => {}
        (part, value) => {
            places.push((format!("{path}/{part}"), value.and_then(|value| value.get(part))));
        }
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn list_positions_are_filled_in_for_both_shapes_of_a_list() {
        for body in [
            json!({"products": [{"rate": 1}, {}]}),
            json!({"products": {"0": {"rate": 1}, "1": {}}}),
        ] {
            let places: Vec<_> = locate(&body, "/products/*/rate")
                .into_iter()
                .map(|(path, v)| (path, v.is_some()))
                .collect();
            assert_eq!(
                places,
                [("/products/0/rate".to_owned(), true), ("/products/1/rate".to_owned(), false)]
            );
        }
    }
}
