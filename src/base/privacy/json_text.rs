//! JSON text with its personal numbers masked, for lines that programs read.

use std::borrow::Cow;

use serde_json::Value;

use super::fields::{is_personal_number, masked_text, text_of_field};
use super::numbers::{could_hold_number, without_numbers};
use crate::base::json_text::Tokens;

/// The JSON text with its personal numbers masked; everything else keeps its letters, but for blanks between tokens.
pub fn json_numbers_masked(json: &str) -> Cow<'_, str> {
    if !has_field(json) && matches!(without_numbers(json), Cow::Borrowed(_)) {
        return Cow::Borrowed(json);
    }
    let mut levels = vec![Level::default()];
    let mut shown = String::with_capacity(json.len());
    for token in Tokens::of(json) {
        take_token(token, &mut levels, &mut shown);
    }
    Cow::Owned(shown)
}

/// Whether a personal number could be in any of these texts of JSON, at a quick look over all of them.
pub fn json_may_hold_numbers(json: &str) -> bool {
    could_hold_number(json.as_bytes()) || has_field(json)
}

/// Whether a field in it could be that of a personal number, by its name.
fn has_field(json: &str) -> bool {
    json.contains("ersonal") || json.contains("ERSONAL") || json.contains("\\u")
}

/// An object or a list that is open where a token stands.
#[derive(Clone, Default)]
struct Level {
    /// The name of the member, or of the list that it is in.
    name: String,
    is_object: bool,
    awaits_name: bool,
    /// Inside of a personal number that is no plain text.
    inside_number: bool,
}

impl Level {
    fn is_number(&self) -> bool {
        self.inside_number || is_personal_number(&self.name)
    }
}

fn take_token(token: &str, levels: &mut Vec<Level>, shown: &mut String) {
    let Some(level) = levels.last_mut() else { return shown.push_str(token) };
    match token.as_bytes() {
        [b'"', ..] if level.awaits_name => {
            level.name = serde_json::from_str(token).unwrap_or_default();
            level.awaits_name = false;
            shown.push_str(&without_numbers(token));
        }
        [b'"', ..] if level.is_number() => {
            let text: String = serde_json::from_str(token).unwrap_or_default();
            shown.push_str(&Value::String(masked_text(&text)).to_string());
        }
        [b'"', ..] => shown.push_str(&text_of_field(&level.name, token)),
        [first @ (b'{' | b'['), ..] => {
            let is_object = *first == b'{';
            let inner = Level {
                name: level.name.clone(),
                is_object,
                awaits_name: is_object,
                inside_number: level.is_number(),
            };
            levels.push(inner);
            shown.push_str(token);
        }
        [b'}' | b']', ..] => {
            levels.pop();
            shown.push_str(token);
        }
        [b',', ..] => {
            level.awaits_name = level.is_object;
            shown.push_str(token);
        }
        [b'-' | b'0'..=b'9', ..] if level.is_number() => {
            shown.push_str(&format!("\"{}\"", masked_text(token)));
        }
        _ => shown.push_str(token),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_keeps_its_text_but_for_personal_numbers() {
        let check = |json: &str, expected: &str| assert_eq!(json_numbers_masked(json), expected);
        for whole in [r#"{"a":[1e2,-0.0,100.00],"b":"\/ \u00e6 \\"}"#, "[]", "1", r#""a\"b""#, ""] {
            check(whole, whole);
        }
        check(
            r#"{"personalNumber":"01019012345","n":1e2,"personal\u0049d":11019012345,"x":"1"}"#,
            r#"{"personalNumber":"*********45","n":1e2,"personal\u0049d":"*********45","x":"1"}"#,
        );
        check(
            r#"[{"01019012345":["to 010190 12345",{"personalId":{"a":[12,"1234567"]}}],"b":1.50}]"#,
            r#"[{"*********45":["to **********45",{"personalId":{"a":["**","*****67"]}}],"b":1.50}]"#,
        );
        check(
            r#"{"msisdn":"46701234567","note":"46701234567"}"#,
            r#"{"msisdn":"46701234567","note":"*********67"}"#,
        );
    }
}
