//! The queries in a text that is no JSON.

use super::access_log;
use super::finder::Finder;
use super::words;
use crate::callback::request::requests_in;

/// Offers the queries of a text: the target of its request decides alone, so that no `Referer` is taken for the callback. Where
/// two requests stand in it, none of them can be told to be the one.
pub fn offer<'t>(text: &'t [u8], finder: &mut Finder<'_, 't>) -> bool {
    let requests = requests_in(text);
    let mut is_found = false;
    for request in requests.iter() {
        is_found |= access_log::query(&request).is_some_and(|query| finder.offer(query));
    }
    match requests.iter().count() {
        0 => words::offer(text, finder),
        1 => is_found,
        _ => {
            finder.is_several |= is_found;
            is_found
        }
    }
}
