//! The callback of one record: what is offered is looked at, and two that differ are never chosen between.

use std::borrow::Cow;
use std::cell::OnceCell;

use crate::callback::php::{PhpQuery, PhpValues};

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
    first: Option<Offered<'t>>,
    /// What PHP reads of it, once another one was there: a long record has many.
    first_values: OnceCell<PhpValues>,
    /// Whether callbacks differ.
    pub is_several: bool,
}

impl<'a, 't> Finder<'a, 't> {
    /// A finder of what is a callback by this word.
    pub fn new(is_callback: &'a mut dyn FnMut(&[u8]) -> bool) -> Finder<'a, 't> {
        Finder { is_callback, first: None, first_values: OnceCell::new(), is_several: false }
    }

    /// Looks at a query, and tells whether it is a callback.
    pub fn offer(&mut self, query: Cow<'t, [u8]>) -> bool {
        self.take(Offered { query, is_in_order: true })
    }

    /// The same with the parameters of an object, whose order may not be that of the address: where that is there too, it counts.
    pub fn offer_members(&mut self, query: Cow<'t, [u8]>) -> bool {
        self.take(Offered { query, is_in_order: false })
    }

    /// Looks at what was found in a text of its own within the record.
    pub fn take(&mut self, own: Offered<'t>) -> bool {
        if !(self.is_callback)(&own.query) {
            return false;
        }
        match &self.first {
            Some(_) if self.is_several => {}
            Some(first) if !self.says_the_same(first, &own) => self.is_several = true,
            Some(first) if first.is_in_order || !own.is_in_order => {}
            _ => {
                self.first = Some(own);
                self.first_values.take();
            }
        }
        true
    }

    /// Whether PHP reads the same of the first and of another one. The order is signed, so it counts where both have one.
    fn says_the_same(&self, first: &Offered, other: &Offered) -> bool {
        if first.query == other.query {
            return true;
        }
        let own = self.first_values.get_or_init(|| PhpQuery::read(&first.query).into_values());
        let others = PhpQuery::read(&other.query).into_values();
        if own.len() != others.len() || first.is_in_order && other.is_in_order {
            return *own == others;
        }
        sorted(own.clone()) == sorted(others)
    }

    /// What tells callbacks, for a text of its own within the record.
    pub fn is_callback(&mut self) -> &mut (dyn FnMut(&[u8]) -> bool + 'a) {
        self.is_callback
    }

    /// Whether nothing was found.
    pub fn is_empty(&self) -> bool {
        self.first.is_none()
    }

    /// Whether what was found stands in the order in which it was sent.
    pub fn is_in_order(&self) -> bool {
        self.first.as_ref().is_none_or(|first| first.is_in_order)
    }

    /// What was found.
    pub fn found(self) -> Found<'t> {
        match self.first {
            _ if self.is_several => Found::Several,
            Some(first) => Found::One(first.query),
            None => Found::Nothing,
        }
    }
}

/// A query, as it was found.
pub struct Offered<'t> {
    /// The query.
    pub query: Cow<'t, [u8]>,
    /// Whether its parameters stand in the order in which they were sent, as in an address.
    pub is_in_order: bool,
}

fn sorted(mut values: PhpValues) -> PhpValues {
    values.sort();
    values
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_orders_of_one_callback_are_two_and_that_of_an_object_counts_least() {
        let check = |offered: &[(&str, bool)], expected: Found| {
            let mut is_callback = |_: &[u8]| true;
            let mut finder = Finder::new(&mut is_callback);
            for (query, is_in_order) in offered {
                finder.take(Offered { query: query.as_bytes().into(), is_in_order: *is_in_order });
            }
            assert_eq!(finder.found(), expected, "{offered:?}");
        };
        let one = |query: &'static str| Found::One(query.as_bytes().into());
        check(&[], Found::Nothing);
        check(&[("a=1&b=2", true), ("a=1&b=%32", true)], one("a=1&b=2"));
        check(&[("a=1&b=2", true), ("b=2&a=1", true)], Found::Several);
        check(&[("a=1&b=2", true), ("b=2&a=1", false)], one("a=1&b=2"));
        check(&[("b=2&a=1", false), ("a=1&b=2", true)], one("a=1&b=2"));
        check(&[("b=2&a=1", false), ("a=1&b=2", true), ("b=2&a=1", true)], Found::Several);
        check(&[("b=2&a=1", false), ("a=1&b=3", false)], Found::Several);
    }
}
