//! The queries in a text that is no JSON.

use super::access_log::request_in;
use super::words;

/// Takes a query and tells whether it is the callback that was looked for.
pub type Taker<'a> = &'a mut dyn FnMut(&str) -> bool;

/// Offers the queries of a text: the target of a request decides alone, so that no `Referer` is taken for the callback.
pub fn offer(text: &[u8], take: Taker) -> bool {
    match request_in(text) {
        Some(request) => request.query().is_some_and(|query| take(&query)),
        None => words::offer(text, take),
    }
}
