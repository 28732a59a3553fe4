//! Callbacks in records of many kinds: a line of a server's log, a line of JSON, an entry of a HAR file. Each record has one
//! callback at most, and what is a callback is for the caller to say: the queries of a record are offered to it one by one.
//! Whether they are authentic is told elsewhere.

mod access_log;
mod bytes;
mod fields;
mod finder;
mod har;
mod json;
#[cfg(test)]
mod tests;
mod text;
mod value;
mod w3c;
mod words;

pub use bytes::as_text;
pub use fields::{has_other_method, is_header};
pub use finder::Found;
pub use har::each_request;

use self::finder::Finder;
use super::lists::curl_query_in;

/// The callback in a line.
pub fn callback_in<'t>(line: &'t [u8], is_callback: &mut dyn FnMut(&[u8]) -> bool) -> Found<'t> {
    let line = line.trim_ascii();
    if line.first() == Some(&b'"') && has_other_method(line) {
        return Found::Nothing;
    }
    if let Some(b'{' | b'[' | b'"') = line.first()
        && let Some(found) = json::found_in(line, is_callback)
    {
        return found;
    }
    if line.starts_with(b"curl ")
        && let Some(sent) = std::str::from_utf8(line).ok().and_then(curl_query_in)
    {
        return match sent {
            Ok(query) if is_callback(query.as_bytes()) => Found::One(query.into_bytes().into()),
            Ok(_) | Err(_) => Found::Nothing,
        };
    }
    let mut finder = Finder::new(&mut *is_callback);
    text::offer(line, &mut finder);
    match finder.found() {
        Found::Nothing if json::may_be_within(line) => json::found_within(line, is_callback),
        found => found,
    }
}
