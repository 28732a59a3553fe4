//! The secrets of this process, and texts, bytes and JSON without them.

use std::borrow::Cow;
use std::sync::{PoisonError, RwLock, RwLockReadGuard};

use serde_json::{Map, Value};

use super::own_words::{is_own_word, is_program};
use super::search::{SHORTEST, Secrets};

static KNOWN: RwLock<Option<Secrets>> = RwLock::new(None);

/// From now on this secret is never written.
pub fn conceal(secret: &[u8]) {
    if secret.len() < SHORTEST {
        return;
    }
    let mut known = KNOWN.write().unwrap_or_else(PoisonError::into_inner);
    known.get_or_insert_default().add(secret);
}

/// The text with `***` for each secret.
pub fn text(text: &str) -> Cow<'_, str> {
    match bytes(text.as_bytes()) {
        Cow::Borrowed(_) => Cow::Borrowed(text),
        Cow::Owned(shown) => Cow::Owned(String::from_utf8_lossy(&shown).into_owned()),
    }
}

/// The same for bytes that need not be text. What holds none is not copied.
pub fn bytes(bytes: &[u8]) -> Cow<'_, [u8]> {
    match known().as_ref() {
        Some(secrets) => secrets.without(bytes, false),
        None => Cow::Borrowed(bytes),
    }
}

/// The same for bytes that may be cut in the middle of a secret.
pub fn cut_bytes(bytes: &[u8]) -> Cow<'_, [u8]> {
    match known().as_ref() {
        Some(secrets) => secrets.without(bytes, true),
        None => Cow::Borrowed(bytes),
    }
}

/// The same inside JSON: what holds a secret becomes a text.
pub fn json(value: &Value) -> Value {
    match value {
        Value::String(own) => Value::String(text(own).into_owned()),
        Value::Array(items) if is_program(items.first().and_then(Value::as_str)) => {
            items.iter().map(word_of_command).collect()
        }
        Value::Array(items) => items.iter().map(json).collect(),
        Value::Object(members) => {
            let mut copy = Map::new();
            for (key, value) in members {
                copy.insert(text(key).into_owned(), json(value));
            }
            Value::Object(copy)
        }
        Value::Number(number) => match text(&number.to_string()) {
            Cow::Borrowed(_) => value.clone(),
            Cow::Owned(hidden) => Value::String(hidden),
        },
        other => other.clone(),
    }
}

/// The same for a word of a command that is offered.
fn word_of_command(word: &Value) -> Value {
    match word.as_str() {
        Some(own) if is_own_word(own) => word.clone(),
        _ => json(word),
    }
}

/// JSON without the secrets in it, if it holds any: a server that echoes one gets no exact copy of its words.
pub fn json_if_changed(text: &[u8]) -> Option<Value> {
    if !holds(text) {
        return None;
    }
    let value: Value = serde_json::from_slice(text).ok()?;
    Some(json(&value))
}

/// Whether a secret stands in these bytes.
pub fn holds(bytes: &[u8]) -> bool {
    known().as_ref().is_some_and(|secrets| secrets.find_hidden(bytes, 0, false).is_some())
}

fn known() -> RwLockReadGuard<'static, Option<Secrets>> {
    KNOWN.read().unwrap_or_else(PoisonError::into_inner)
}
