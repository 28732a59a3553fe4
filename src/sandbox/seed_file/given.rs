//! One object of a seed: the fields that are given, the missing ones filled in, and errors with their path.

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value, json};

use super::place::{mistake, path_of_line};
use crate::base::error::{Error, Result};
use crate::sandbox::world::World;

/// An object of a seed.
pub struct Given {
    /// Where it stands, `orders[3]`.
    pub path: String,
    fields: Map<String, Value>,
}

/// What is wrong at this path of a seed.
pub fn wrong(path: &str, what: &str) -> Error {
    Error::invalid(format!("{path}: {what}"))
}

impl Given {
    /// The fields of this object.
    pub fn read(path: String, object: Value) -> Result<Given> {
        match object {
            Value::Object(fields) => Ok(Given { path, fields }),
            _ => Err(wrong(&path, "must be an object")),
        }
    }

    /// What is wrong with this field.
    pub fn wrong(&self, field: &str, what: &str) -> Error {
        wrong(&format!("{}.{field}", self.path), what)
    }

    /// The value of a field; null if it is not given.
    pub fn value(&self, field: &str) -> &Value {
        self.fields.get(field).unwrap_or(&Value::Null)
    }

    /// A field that must be an object.
    pub fn object(&self, field: &str) -> Result<Value> {
        match self.value(field) {
            object @ Value::Object(_) => Ok(object.clone()),
            Value::Null => Err(self.wrong(field, "is missing")),
            _ => Err(self.wrong(field, "must be an object")),
        }
    }

    /// Gives a field that is not given this value.
    pub fn or(&mut self, field: &str, value: impl Into<Value>) {
        self.fields.entry(field).or_insert_with(|| value.into());
    }

    /// Gives a field that is not given the value that this makes.
    pub fn or_make(&mut self, field: &str, make: impl FnOnce() -> Result<Value>) -> Result<()> {
        if !self.fields.contains_key(field) {
            let value = make()?;
            self.fields.insert(field.to_owned(), value);
        }
        Ok(())
    }

    /// Replaces a field.
    pub fn set(&mut self, field: &str, value: impl Into<Value>) {
        self.fields.insert(field.to_owned(), value.into());
    }

    /// The identifier with this prefix: the one that is given, which nothing has yet, or a fresh one.
    pub fn identifier(&mut self, world: &World, prefix: &str) -> Result<String> {
        self.or_make("uuid", || Ok(world.fresh_id(prefix)?.into()))?;
        let id = self.value("uuid").as_str().unwrap_or_default().to_owned();
        let digits = id.strip_prefix(prefix).unwrap_or_default();
        if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(self.wrong("uuid", &format!("must be {prefix} and digits")));
        }
        if world.has(&id)? {
            return Err(self.wrong("uuid", &format!("{id} stands twice")));
        }
        Ok(id)
    }

    /// The objects in a field that holds a list; none if it is not given.
    pub fn parts(&self, field: &str) -> Result<Vec<Given>> {
        let list = match self.value(field) {
            Value::Null => return Ok(Vec::new()),
            Value::Array(list) => list,
            _ => return Err(self.wrong(field, "must be a list")),
        };
        let mut parts = Vec::new();
        for (at, part) in list.iter().enumerate() {
            parts.push(Given::read(format!("{}.{field}[{at}]", self.path), part.clone())?);
        }
        Ok(parts)
    }

    /// The fields as they are now.
    pub fn into_value(self) -> Value {
        Value::Object(self.fields)
    }

    /// The object as the sandbox keeps it. A field that means nothing to it is refused.
    pub fn into_kept<T: DeserializeOwned + Serialize>(self) -> Result<T> {
        let Given { path, fields } = self;
        let given = Value::Object(fields);
        let text = format!("{given:#}");
        let kept: T = match serde_json::from_str(&text) {
            Ok(kept) => kept,
            Err(error) => {
                let place = path + &path_of_line(&text, error.line());
                return Err(wrong(&place, &mistake(&error)));
            }
        };
        match unknown(&given, &json!(kept), &path) {
            Some(place) => Err(wrong(&place, "there is no such field")),
            None => Ok(kept),
        }
    }
}

/// The path of the first field that was given and is not kept.
fn unknown(given: &Value, kept: &Value, path: &str) -> Option<String> {
    match given {
        Value::Object(fields) => fields.iter().find_map(|(name, value)| {
            let place = format!("{path}.{name}");
            match kept.get(name) {
                Some(kept) => unknown(value, kept, &place),
                None => Some(place),
            }
        }),
        Value::Array(items) => items
            .iter()
            .enumerate()
            .find_map(|(at, item)| unknown(item, kept.get(at)?, &format!("{path}[{at}]"))),
        _ => None,
    }
}
