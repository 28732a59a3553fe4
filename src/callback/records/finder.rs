//! The callback of one record: what is offered is looked at, and two that differ are never chosen between.

use std::borrow::Cow;

use crate::callback::php::{PhpQuery, PhpVariable};

/// What was found in a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found<'t> {
    /// No callback.
    Nothing,
    /// The query of its callback.
    One(Cow<'t, [u8]>),
    /// Callbacks that differ: which of them was received is not told.
    Several,
}

impl Found<'_> {
    /// The same, of a record that is not kept.
    pub fn into_owned(self) -> Found<'static> {
        match self {
            Found::Nothing => Found::Nothing,
            Found::One(query) => Found::One(Cow::Owned(query.into_owned())),
            Found::Several => Found::Several,
        }
    }
}

/// What the queries of a record are offered to.
pub struct Finder<'a, 't> {
    is_callback: &'a mut dyn FnMut(&[u8]) -> bool,
    first: Option<Cow<'t, [u8]>>,
    /// Whether callbacks differ.
    pub is_several: bool,
}

impl<'a, 't> Finder<'a, 't> {
    /// A finder of what is a callback by this word.
    pub fn new(is_callback: &'a mut dyn FnMut(&[u8]) -> bool) -> Finder<'a, 't> {
        Finder { is_callback, first: None, is_several: false }
    }

    /// Looks at a query, and tells whether it is a callback.
    pub fn offer(&mut self, query: Cow<'t, [u8]>) -> bool {
        if !(self.is_callback)(&query) {
            return false;
        }
        match &self.first {
            None => self.first = Some(query),
            Some(first) => self.is_several |= *first != query && values(first) != values(&query),
        }
        true
    }

    /// What tells callbacks, for a text of its own within the record.
    pub fn is_callback(&mut self) -> &mut (dyn FnMut(&[u8]) -> bool + 'a) {
        self.is_callback
    }

    /// What was found.
    pub fn found(self) -> Found<'t> {
        match self.first {
            _ if self.is_several => Found::Several,
            Some(query) => Found::One(query),
            None => Found::Nothing,
        }
    }
}

/// Names and values in the order of the names: an object of parameters says the same as the address.
fn values(query: &[u8]) -> Vec<(Vec<u8>, Vec<u8>)> {
    let variables = PhpQuery::read(query).variables;
    let mut values: Vec<_> =
        variables.into_iter().map(|PhpVariable { name, value, .. }| (name, value)).collect();
    values.sort();
    values
}
