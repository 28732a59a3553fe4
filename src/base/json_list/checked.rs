//! Values of a row, judged and not kept: texts are whole UTF-8, no object has a key twice, nothing is nested too deeply.

use std::borrow::Cow;
use std::cell::Cell;
use std::collections::HashSet;
use std::fmt;
use std::str::FromStr;

use serde::de::{
    Deserialize, DeserializeSeed, Deserializer, Error as _, MapAccess, SeqAccess, Visitor,
};
use serde_json::Number;

use super::member::Member;
use crate::base::json::NUMBER;

/// So many keys of an object are compared one by one; further ones, and those with escapes, are looked up.
const FEW: usize = 8;

/// The name of a member, without a copy where it has no escapes.
pub(super) struct Key<'a>(pub(super) Cow<'a, str>);

impl<'de> Deserialize<'de> for Key<'de> {
    fn deserialize<D: Deserializer<'de>>(source: D) -> Result<Key<'de>, D::Error> {
        source.deserialize_str(KeyVisitor).map(Key)
    }
}

struct KeyVisitor;

impl<'de> Visitor<'de> for KeyVisitor {
    type Value = Cow<'de, str>;

    fn expecting(&self, out: &mut fmt::Formatter) -> fmt::Result {
        out.write_str("a name")
    }

    fn visit_borrowed_str<E>(self, name: &'de str) -> Result<Cow<'de, str>, E> {
        Ok(Cow::Borrowed(name))
    }

    fn visit_str<E>(self, name: &str) -> Result<Cow<'de, str>, E> {
        Ok(Cow::Owned(name.to_owned()))
    }
}

/// Reads one value that may have so many levels.
#[derive(Clone, Copy)]
pub(super) struct Checked<'c> {
    pub(super) levels: usize,
    /// Counts values.
    pub(super) values: &'c Cell<usize>,
}

impl Checked<'_> {
    /// The same for what is inside of a value.
    fn inside<E: serde::de::Error>(self) -> Result<Self, E> {
        match self.levels {
            0 => Err(E::custom("recursion limit exceeded")),
            levels => Ok(Checked { levels: levels - 1, ..self }),
        }
    }

    /// Gives the members of an object to `take`, one after another. A number comes from the library as a map, and has none.
    pub(super) fn members<'de, A: MapAccess<'de>>(
        self,
        mut source: A,
        mut take: impl FnMut(Cow<'de, str>, Member<'de>),
    ) -> Result<Option<String>, A::Error> {
        let mut seen = SeenKeys::default();
        while let Some(Key(name)) = source.next_key::<Key<'de>>()? {
            if name == NUMBER && seen.is_empty() {
                let digits: String = source.next_value()?;
                return Number::from_str(&digits).map(|_| Some(digits)).map_err(A::Error::custom);
            }
            if !seen.add(name.clone()) {
                return Err(A::Error::custom("a key stands there twice"));
            }
            take(name, source.next_value_seed(self.inside()?)?);
        }
        self.inside::<A::Error>().map(|_| None)
    }
}

impl<'de> DeserializeSeed<'de> for Checked<'_> {
    type Value = Member<'de>;

    fn deserialize<D: Deserializer<'de>>(self, source: D) -> Result<Member<'de>, D::Error> {
        self.values.set(self.values.get() + 1);
        source.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Checked<'_> {
    type Value = Member<'de>;

    fn expecting(&self, out: &mut fmt::Formatter) -> fmt::Result {
        out.write_str("any JSON value")
    }

    fn visit_bool<E>(self, value: bool) -> Result<Member<'de>, E> {
        Ok(Member::Plain(value.to_string()))
    }

    fn visit_unit<E>(self) -> Result<Member<'de>, E> {
        Ok(Member::Null)
    }

    fn visit_i64<E>(self, value: i64) -> Result<Member<'de>, E> {
        Ok(Member::Plain(value.to_string()))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Member<'de>, E> {
        Ok(Member::Plain(value.to_string()))
    }

    fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Member<'de>, E> {
        Ok(Member::Text(Cow::Borrowed(text)))
    }

    fn visit_str<E>(self, text: &str) -> Result<Member<'de>, E> {
        Ok(Member::Text(Cow::Owned(text.to_owned())))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut source: A) -> Result<Member<'de>, A::Error> {
        let inside = self.inside()?;
        while source.next_element_seed(inside)?.is_some() {}
        Ok(Member::Nested)
    }

    fn visit_map<A: MapAccess<'de>>(self, source: A) -> Result<Member<'de>, A::Error> {
        Ok(match self.members(source, |_, _| {})? {
            Some(number) => Member::Plain(number),
            None => Member::Nested,
        })
    }
}

/// The keys of an object so far.
#[derive(Default)]
struct SeenKeys<'a> {
    /// The first ones, without escapes; those that are not there yet are empty.
    few: [&'a str; FEW],
    count: usize,
    others: HashSet<Cow<'a, str>>,
}

impl<'a> SeenKeys<'a> {
    fn is_empty(&self) -> bool {
        self.count == 0 && self.others.is_empty()
    }

    /// Adds a key; says no if it is there.
    fn add(&mut self, key: Cow<'a, str>) -> bool {
        if self.few[..self.count].contains(&key.as_ref())
            || !self.others.is_empty() && self.others.contains(key.as_ref())
        {
            return false;
        }
        match key {
            Cow::Borrowed(own) if self.count < FEW => {
                self.few[self.count] = own;
                self.count += 1;
                true
            }
            other => self.others.insert(other),
        }
    }
}
