//! JSON that holds what is expected, with other values in some places: what reads it gets further than random bytes do.

use serde_json::Value;

use super::words::{choice, text};

/// Alters a value as bytes say: each value that is come to takes a byte, and none is changed when they are at their end. A
/// value stays, is `null`, or is another one; of an object a member is gone, and of a list the first element stands there
/// twice; or their inner values are altered.
pub fn alter(value: &mut Value, bytes: &mut &[u8], words: &[&str]) {
    let (what, rest) = choice(bytes);
    *bytes = rest;
    match value {
        Value::Object(members) if what & 7 != 0 => {
            if what >= 0xf0 {
                let gone = members.keys().nth(usize::from(what & 15)).cloned();
                gone.and_then(|name| members.shift_remove(&name));
            }
            members.iter_mut().for_each(|(_, inner)| alter(inner, bytes, words));
        }
        Value::Array(items) if what & 7 != 0 => {
            if what >= 0xf0 {
                items.extend(items.first().cloned());
            }
            items.iter_mut().for_each(|inner| alter(inner, bytes, words));
        }
        _ if what < 96 => {}
        place if what < 112 => *place = Value::Null,
        place => {
            let (own, rest) = bytes.split_at(usize::from(what & 7).min(bytes.len()));
            *bytes = rest;
            let text = text(own, words);
            *place = serde_json::from_str(&text).unwrap_or(Value::String(text));
        }
    }
}
