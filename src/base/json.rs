//! JSON text as a value. A text in which an object has a key twice is refused. Parsers differ in which of the two they
//! take, so a body of ours with one would mean something else to the server than to the guards, and an answer with one
//! says two things.

use std::cell::RefCell;
use std::fmt;
use std::str::FromStr;

use serde::de::{DeserializeSeed, Deserializer, Error as _, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Number, Value};

/// Why a text is refused.
#[derive(Debug)]
pub enum JsonError {
    /// It is no JSON, or nested deeper than 128 levels.
    Syntax(serde_json::Error),
    /// The member at this JSON pointer is there twice.
    DuplicateKey(String),
}

/// The value of a whole text. Numbers keep their digits.
pub fn parse(text: &[u8]) -> Result<Value, JsonError> {
    let duplicate = RefCell::default();
    let mut source = serde_json::Deserializer::from_slice(text);
    let value = Node { duplicate: &duplicate }.deserialize(&mut source);
    let value = value.and_then(|value| source.end().map(|()| value));
    value.map_err(|error| match duplicate.into_inner() {
        Some(path) => {
            JsonError::DuplicateKey(path.iter().rev().map(|part| format!("/{part}")).collect())
        }
        None => JsonError::Syntax(error),
    })
}

/// What a value is, in a word with its article.
pub fn kind_of(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "true or false",
        Value::Number(_) => "a number",
        Value::String(_) => "a text",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    }
}

/// The only key of the map as which `serde_json` hands over a number with its digits. An object that begins with it cannot be read.
pub const NUMBER: &str = "$serde_json::private::Number";

/// Reads one value of the text.
#[derive(Clone, Copy)]
struct Node<'a> {
    /// The path to a key that is there twice, from the inside out, once one is found.
    duplicate: &'a RefCell<Option<Vec<String>>>,
}

impl Node<'_> {
    /// Adds a step to that path, if a key was found twice further inside.
    fn inside(self, part: impl fmt::Display) {
        if let Some(path) = self.duplicate.borrow_mut().as_mut() {
            path.push(part.to_string());
        }
    }
}

impl<'de> DeserializeSeed<'de> for Node<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, source: D) -> Result<Value, D::Error> {
        source.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Node<'_> {
    type Value = Value;

    fn expecting(&self, out: &mut fmt::Formatter) -> fmt::Result {
        out.write_str("any JSON value")
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(Value::String(value.to_owned()))
    }

    fn visit_string<E>(self, value: String) -> Result<Value, E> {
        Ok(Value::String(value))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut source: A) -> Result<Value, A::Error> {
        let mut items = Vec::new();
        while let Some(item) =
            source.next_element_seed(self).inspect_err(|_| self.inside(items.len()))?
        {
            items.push(item);
        }
        Ok(Value::Array(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut source: A) -> Result<Value, A::Error> {
        let mut members = Map::new();
        while let Some(key) = source.next_key::<String>()? {
            if key == NUMBER && members.is_empty() {
                let digits: String = source.next_value()?;
                return Number::from_str(&digits).map(Value::Number).map_err(A::Error::custom);
            }
            if members.contains_key(&key) {
                *self.duplicate.borrow_mut() = Some(vec![key]);
                return Err(A::Error::custom("a key stands there twice"));
            }
            let value = source.next_value_seed(self).inspect_err(|_| self.inside(&key))?;
            members.insert(key, value);
        }
        Ok(Value::Object(members))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_parsed_is_what_the_library_parses() {
        for text in [
            "{}",
            "[]",
            "null",
            " true ",
            "\"a\\u00e5\\ud83d\\ude00\"",
            "-0",
            "1e400",
            "0.10",
            "12345678901234567890123",
            r#"{"b": {"a": [1, {"a": 1.50}, []]}, "a": "", "A": null, "": {"": 0}}"#,
        ] {
            let expected: Value = serde_json::from_str(text).expect(text);
            assert_eq!(parse(text.as_bytes()).expect(text).to_string(), expected.to_string());
        }
        let long = format!("[{}.{}]", "9".repeat(10_000), "1".repeat(10_000));
        assert_eq!(parse(long.as_bytes()).expect("a number").to_string(), long);
    }

    #[test]
    fn a_key_that_stands_there_twice_is_named_with_its_place() {
        for (text, place) in [
            (r#"{"a": 1, "a": 1}"#, "/a"),
            (r#"{"a": {"b": [0, {"c": 1, "d": 2, "c": 3}]}}"#, "/a/b/1/c"),
            (r#"{"amount": 1, "\u0061mount": 2}"#, "/amount"),
            (r#"[[{"": 1, "": 2}]]"#, "/0/0/"),
            (r#"{"a": 1, "a"#, ""),
        ] {
            match parse(text.as_bytes()) {
                Err(JsonError::DuplicateKey(found)) => assert_eq!(found, place, "{text}"),
                Err(JsonError::Syntax(_)) => assert_eq!("", place, "{text}"),
                Ok(value) => panic!("{text}: {value}"),
            }
        }
    }

    #[test]
    fn what_is_no_json_is_an_error() {
        let deep = "[".repeat(200) + &"]".repeat(200);
        for text in [
            "",
            "{",
            "NaN",
            "-Infinity",
            "+1",
            "01",
            "1_0",
            ".5",
            "\"\\ud800\"",
            "1 2",
            "\u{feff}{}",
            &deep,
        ] {
            assert!(matches!(parse(text.as_bytes()), Err(JsonError::Syntax(_))), "{text}");
        }
    }
}
