//! Callbacks in records of many kinds: a line of a server's log, a line of JSON, an entry of a HAR file. Each record has one
//! callback at most, and what is a callback is for the caller to say: the queries of a record are offered to it one by one.
//! Whether they are authentic is told elsewhere.

mod access_log;
mod bounded;
mod bytes;
mod columns;
mod doubles;
mod edges;
mod fields;
mod finder;
mod har;
mod json;
mod members;
mod methods;
mod parts;
mod rows;
mod scopes;
#[cfg(test)]
mod tests;
mod text;
mod value;
mod values;
mod w3c;
mod walk;
mod words;

pub use bytes::as_text;
pub use columns::{is_wider, may_end_at_checksum};
pub use fields::is_header;
pub use finder::Found;
pub use har::each_request;
pub use methods::has_other_method;
pub use parts::{LOOKED_BACK, is_part};
pub use scopes::is_json_of_other_method;
pub use values::each_record;

use memchr::{memchr, memmem};

use self::finder::Finder;
use super::head::{PseudoField, pseudo_field};
use super::kind::CHECKSUM;
use super::lists::{may_be_command, query_of_dump, requested_by};
use super::pasted::FindError;

/// The callback in a line. With a NUL byte in it no server received one.
pub fn callback_in<'t>(line: &'t [u8], is_callback: &mut dyn FnMut(&[u8]) -> bool) -> Found<'t> {
    match found_in(line, is_callback) {
        Found::One(query) if memchr(0, &query).is_some() => Found::Several,
        found => found,
    }
}

fn found_in<'t>(line: &'t [u8], is_callback: &mut dyn FnMut(&[u8]) -> bool) -> Found<'t> {
    let line = line.trim_ascii();
    if line.first() == Some(&b'"') && has_other_method(line) {
        return Found::Nothing;
    }
    if let Some(b'{' | b'[' | b'"') = line.first()
        && let Some(found) = json::found_in(line, is_callback)
    {
        return found;
    }
    if let Some(found) = of_command(line, is_callback).or_else(|| of_head(line, is_callback)) {
        return found;
    }
    let mut finder = Finder::new(&mut *is_callback);
    if columns::offer(line, &mut finder).is_none() {
        text::offer(line, &mut finder);
    }
    match finder.found() {
        Found::Nothing if json::may_be_within(line) => {
            match json::found_within(line, is_callback) {
                Found::Nothing => of_dump(line, is_callback),
                found => found,
            }
        }
        Found::Nothing => of_dump(line, is_callback),
        _ if json::is_of_other_within(line) => Found::Nothing,
        found => found,
    }
}

/// Whether a text is a row of a table, or holds a value of JSON, that is of a request which is no GET.
pub fn is_part_of_other(text: &[u8]) -> bool {
    columns::is_row_of_other(text) || json::is_of_other_within(text)
}

/// The callback that a command requests; nothing where the line is none.
fn of_command(line: &[u8], is_callback: &mut dyn FnMut(&[u8]) -> bool) -> Option<Found<'static>> {
    if !may_be_command(line) {
        return None;
    }
    let address = requested_by(std::str::from_utf8(line).ok()?)?;
    Some(match address.as_deref().map(|own| bytes::query_of(own.as_bytes())) {
        Ok(Some(query)) if is_callback(query) => Found::One(query.to_owned().into()),
        Err(FindError::Several) => Found::Several,
        Err(FindError::Unclear) if memmem::find(line, CHECKSUM).is_some() => Found::Several,
        _ => Found::Nothing,
    })
}

/// The field of the path in the head of an HTTP/2 request: which method it has is told on another line.
fn of_head(line: &[u8], is_callback: &mut dyn FnMut(&[u8]) -> bool) -> Option<Found<'static>> {
    if !matches!(line.first(), Some(b':' | b'>' | b'*' | b'[' | b';')) {
        return None;
    }
    match pseudo_field(std::str::from_utf8(line).ok()?, "")? {
        PseudoField::Path(path) => {
            let is_found = bytes::query_of(path.as_bytes()).is_some_and(&mut *is_callback);
            is_found.then_some(Found::Several)
        }
        PseudoField::Method(_) => None,
    }
}

/// The callback whose parameters are dumped in a line that has no request.
fn of_dump(line: &[u8], is_callback: &mut dyn FnMut(&[u8]) -> bool) -> Found<'static> {
    if memmem::find(line, b"checksum").is_none()
        || has_other_method(line)
        || json::has_request(line)
    {
        return Found::Nothing;
    }
    match std::str::from_utf8(line).ok().and_then(query_of_dump) {
        Some(query) if is_callback(query.as_bytes()) => Found::One(query.into_bytes().into()),
        _ => Found::Nothing,
    }
}
