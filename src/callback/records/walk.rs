//! The callback in a value of JSON: in every text of it, and in objects that hold the parameters themselves, as `members.rs` reads them.
//! What a record says twice, or of another request than a GET, is not told.

use memchr::memmem;
use serde_json::{Map, Value};

use super::doubles::says_two_things;
use super::finder::{Finder, Found, Offered};
use super::members::{holds_parameters, is_signed, query_of, query_of_pairs};
use super::scopes::{Method, Scopes, by_name, is_row_of_other};
use super::text;
use super::value::whole_query;
use crate::callback::kind::{CHECKSUM, NAMES};
use crate::callback::names::{folded, is_beside, is_content, is_request};
use crate::callback::request::requests_in;

/// The callback in a text that is one value, and whether it stands in the order in which it was sent; nothing where it is none.
pub fn found_in_text(
    text: &[u8],
    is_callback: &mut dyn FnMut(&[u8]) -> bool,
) -> Option<(Found<'static>, bool)> {
    let value: Value = serde_json::from_slice(text).ok()?;
    let (found, is_in_order) = found_in_value(&value, is_callback);
    Some((unless_twice(found, text), is_in_order))
}

/// What was found in a value, which stands in this text; where that says two things, it is not told which.
fn unless_twice(found: Found<'static>, text: &[u8]) -> Found<'static> {
    let may_be = found != Found::Nothing || memmem::find(text, CHECKSUM).is_some();
    if may_be && says_two_things(text) { Found::Several } else { found }
}

/// The callback in a value, and whether it stands in the order in which it was sent.
fn found_in_value(
    value: &Value,
    is_callback: &mut dyn FnMut(&[u8]) -> bool,
) -> (Found<'static>, bool) {
    let mut finder = Finder::new(is_callback);
    Walk::new(&mut finder).record(value);
    let is_in_order = finder.is_in_order();
    (finder.found().into_owned(), is_in_order)
}

/// A walk through one record.
struct Walk<'a, 'b, 't> {
    finder: &'a mut Finder<'b, 't>,
    /// The objects around the place where it is.
    scopes: Scopes<'t>,
    /// Whether a member tells what was requested.
    has_request: bool,
    /// Whether a callback stands in one.
    is_in_request: bool,
    /// Whether one stands in another member.
    is_elsewhere: bool,
    /// Whether it is within the content of a request, where only a line of a log is looked at.
    is_in_content: bool,
    /// A list of parameters, `{"name": "a", "value": "1"}`, which counts where nothing else tells them.
    pairs: Option<String>,
}

impl<'a, 'b, 't> Walk<'a, 'b, 't> {
    fn new(finder: &'a mut Finder<'b, 't>) -> Walk<'a, 'b, 't> {
        Walk {
            finder,
            scopes: Scopes::default(),
            has_request: false,
            is_in_request: false,
            is_elsewhere: false,
            is_in_content: false,
            pairs: None,
        }
    }

    /// Walks through the whole record.
    fn record(mut self, value: &'t Value) {
        self.value("", value);
        if self.finder.is_empty()
            && let Some(pairs) = self.pairs.take()
        {
            let is_found = self.finder.offer_members(pairs.into_bytes().into());
            self.note(true, is_found);
        }
        // A request without a callback, and a callback in a text beside it: it was not requested.
        self.finder.is_several |= self.has_request && self.is_elsewhere && !self.is_in_request;
    }

    fn value(&mut self, name: &str, value: &'t Value) {
        let is_around = self.is_in_content;
        self.is_in_content |= is_content(name);
        self.value_of(name, value);
        self.is_in_content = is_around;
    }

    fn value_of(&mut self, name: &str, value: &'t Value) {
        match value {
            _ if is_beside(name) => {}
            Value::String(words) => {
                let is_found = self.text(name, words);
                self.note(is_request(name), is_found);
            }
            Value::Array(items) if is_row_of_other(items) => {}
            Value::Array(items) => {
                if !self.is_in_content
                    && let Some(query) = query_of_pairs(items)
                {
                    if !self.scopes.are_of_other() {
                        self.pairs = Some(query);
                    }
                    return;
                }
                for item in items {
                    match item {
                        Value::Object(members) => self.members(members),
                        _ => self.value(name, item),
                    }
                }
            }
            Value::Object(members) if !self.is_in_content && holds_parameters(name, members) => {
                let is_found = self.offer_members(members);
                self.note(is_request(name), is_found);
            }
            Value::Object(members) => self.members(members),
            Value::Null | Value::Bool(_) | Value::Number(_) => {}
        }
    }

    /// Looks at a text. That of a member which holds a request is one address or one query, with its blanks.
    fn text(&mut self, name: &str, text: &'t str) -> bool {
        if self.is_in_content && requests_in(text.as_bytes()).iter().next().is_none()
            || may_hold_callback(text) && self.scopes.are_of_other()
        {
            return false;
        }
        if let Some(is_found) = self.inner(text) {
            return is_found;
        }
        let whole = if is_request(name) { whole_query(text.as_bytes()) } else { None };
        match whole {
            Some(query) => self.finder.offer(query.into()),
            None => text.contains('=') && text::offer(text.as_bytes(), self.finder),
        }
    }

    /// Looks at a value of JSON that stands in a text; nothing where it is none.
    fn inner(&mut self, text: &str) -> Option<bool> {
        if !text.starts_with('{') {
            return None;
        }
        let (found, is_in_order) = found_in_text(text.as_bytes(), self.finder.is_callback())?;
        Some(match found {
            Found::One(query) => self.finder.take(Offered { query, is_in_order }),
            Found::Several => {
                self.finder.is_several = true;
                true
            }
            Found::Nothing => false,
        })
    }

    fn members(&mut self, members: &'t Map<String, Value>) {
        if is_signed(members) {
            if !self.is_in_content {
                let is_found = self.offer_members(members);
                self.note(true, is_found);
            }
            return;
        }
        // A parameter or a header of its own says nothing of the whole; what is no GET is no callback.
        let is_pair = members.contains_key("name") && members.contains_key("value");
        if is_pair || by_name(members) == Method::Other {
            return;
        }
        self.scopes.enter(members);
        for (name, value) in members {
            self.value(&folded(name), value);
        }
        self.scopes.leave();
    }

    /// Offers the members of an object as the parameters of a query.
    fn offer_members(&mut self, members: &'t Map<String, Value>) -> bool {
        !self.scopes.are_of_other()
            && self.finder.offer_members(query_of(members).into_bytes().into())
    }

    fn note(&mut self, is_of_request: bool, is_found: bool) {
        self.has_request |= is_of_request;
        self.is_in_request |= is_of_request && is_found;
        self.is_elsewhere |= !is_of_request && is_found;
    }
}

/// Whether a callback may stand in a text: the name of one of its parameters does, or what may be one encoded.
fn may_hold_callback(text: &str) -> bool {
    text.contains('%') || NAMES.iter().any(|name| text.contains(name))
}
