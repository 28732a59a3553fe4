//! The text of a seed, cut into the texts of its objects. Each is read when its turn comes, so that a seed of a hundred
//! thousand objects takes no more memory than its text.

use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::Value;
use serde_json::value::RawValue;

use super::given::wrong;
use crate::base::error::{Error, Result};
use crate::base::json::{self, JsonError};
use crate::base::{input, json_text};

/// The members of an object, as they stand there.
struct Members<'a>(Vec<(String, &'a RawValue)>);

/// The texts of the objects of each list, in the order of these names; no text for a list that is not given.
pub fn read<'a>(seed: &'a [u8], names: &[&str]) -> Result<Vec<Vec<&'a RawValue>>> {
    let whole: &RawValue = match serde_json::from_slice(seed) {
        Ok(whole) => whole,
        Err(error) => return Err(Error::invalid(format!("the seed is not JSON: {error}"))),
    };
    let members = match serde_json::from_str(whole.get()) {
        Ok(Members(members)) if !members.is_empty() => members,
        _ => {
            return Err(wrong("the seed", &format!("must be an object with {}", names.join(", "))));
        }
    };
    for (at, (name, _)) in members.iter().enumerate() {
        if !names.contains(&name.as_str()) {
            return Err(wrong(name, &format!("is none of {}", names.join(", "))));
        }
        if members[..at].iter().any(|(other, _)| other == name) {
            return Err(Error::invalid(format!("the seed has /{name} twice")));
        }
    }
    let mut lists = Vec::new();
    for name in names {
        let given = members.iter().find(|(given, _)| given == name);
        lists.push(given.map_or(Ok(Vec::new()), |(_, text)| objects(name, text))?);
    }
    Ok(lists)
}

/// The texts of the objects of a list; none where it is null.
fn objects<'a>(name: &str, list: &'a RawValue) -> Result<Vec<&'a RawValue>> {
    let objects: Option<Vec<&RawValue>> = match serde_json::from_str(list.get()) {
        Ok(objects) => objects,
        Err(_) => return Err(wrong(name, "must be a list")),
    };
    Ok(objects.unwrap_or_default())
}

/// The object that stands at this path.
pub fn value(path: &str, text: &RawValue) -> Result<Value> {
    let text = text.get().as_bytes();
    if json_text::has_more_values(text, input::MOST_VALUES) {
        return Err(wrong(path, &format!("holds more than {} values", input::MOST_VALUES)));
    }
    match json::parse(text) {
        Ok(value) => Ok(value),
        Err(JsonError::DuplicateKey(place)) => Err(wrong(path, &format!("has {place} twice"))),
        Err(JsonError::Syntax(error)) => Err(wrong(path, &format!("is not JSON: {error}"))),
    }
}

impl<'de> Deserialize<'de> for Members<'de> {
    fn deserialize<D: Deserializer<'de>>(source: D) -> std::result::Result<Self, D::Error> {
        source.deserialize_map(InOrder)
    }
}

/// Takes the members as they come.
struct InOrder;

impl<'de> Visitor<'de> for InOrder {
    type Value = Members<'de>;

    fn expecting(&self, out: &mut fmt::Formatter) -> fmt::Result {
        out.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(
        self,
        mut map: A,
    ) -> std::result::Result<Self::Value, A::Error> {
        let mut members = Vec::new();
        while let Some(member) = map.next_entry()? {
            members.push(member);
        }
        Ok(Members(members))
    }
}
