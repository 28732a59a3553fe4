//! A row of a list: its text as received, and what stands in it at the first level.

use std::borrow::Cow;
use std::cell::Cell;
use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::Value;

use super::checked::Checked;
use super::member::Member;

/// So many levels may be open inside of a list: with the answer and the list itself, as many as in a whole text.
const LEVELS: usize = 125;
/// Most rows have no more members.
const USUAL_MEMBERS: usize = 8;

/// A row of a list.
#[derive(Debug)]
pub struct Row<'a> {
    /// Its JSON, as received.
    pub text: &'a str,
    members: Vec<(Cow<'a, str>, Member<'a>)>,
}

impl<'a> Row<'a> {
    /// A row of this text.
    pub(super) fn of(text: &'a str, parsed: Parsed<'a>) -> Row<'a> {
        Row { text, members: parsed.members }
    }

    /// A row that was read otherwise, by its text.
    pub fn of_text(text: &'a str) -> serde_json::Result<Row<'a>> {
        serde_json::from_str(text).map(|parsed| Row::of(text, parsed))
    }

    /// What stands under this name.
    pub fn member(&self, name: &str) -> Option<&Member<'a>> {
        self.members.iter().find(|(own, _)| own == name).map(|(_, member)| member)
    }

    /// The whole row.
    pub fn value(&self) -> Value {
        // It was parsed before.
        serde_json::from_str(self.text).unwrap_or_default()
    }
}

/// What was found in a row when it was parsed.
pub(super) struct Parsed<'a> {
    members: Vec<(Cow<'a, str>, Member<'a>)>,
    /// How many values it has, itself among them.
    pub(super) values: usize,
}

impl<'de> Deserialize<'de> for Parsed<'de> {
    fn deserialize<D: Deserializer<'de>>(source: D) -> Result<Parsed<'de>, D::Error> {
        let values = Cell::new(1);
        let row = RowVisitor(Checked { levels: LEVELS, values: &values });
        let members = source.deserialize_any(row)?;
        Ok(Parsed { members, values: values.get() })
    }
}

/// Reads a row; what is no object has no members.
struct RowVisitor<'c>(Checked<'c>);

impl<'de> Visitor<'de> for RowVisitor<'_> {
    type Value = Vec<(Cow<'de, str>, Member<'de>)>;

    fn expecting(&self, out: &mut fmt::Formatter) -> fmt::Result {
        out.write_str("any JSON value")
    }

    fn visit_bool<E>(self, _: bool) -> Result<Self::Value, E> {
        Ok(Vec::new())
    }

    fn visit_unit<E>(self) -> Result<Self::Value, E> {
        Ok(Vec::new())
    }

    fn visit_i64<E>(self, _: i64) -> Result<Self::Value, E> {
        Ok(Vec::new())
    }

    fn visit_u64<E>(self, _: u64) -> Result<Self::Value, E> {
        Ok(Vec::new())
    }

    fn visit_str<E>(self, _: &str) -> Result<Self::Value, E> {
        Ok(Vec::new())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, source: A) -> Result<Self::Value, A::Error> {
        self.0.visit_seq(source).map(|_| Vec::new())
    }

    fn visit_map<A: MapAccess<'de>>(self, source: A) -> Result<Self::Value, A::Error> {
        let mut members = Vec::with_capacity(USUAL_MEMBERS);
        self.0.members(source, |name, member| members.push((name, member)))?;
        Ok(members)
    }
}
