//! Callbacks in records of many kinds: a line of a server's log, a line of JSON, an entry of a HAR file. Each record has one
//! callback at most, and what is a callback is for the caller to say: the queries of a record are offered to it one by one.
//! Whether they are authentic is told elsewhere.

mod access_log;
mod bytes;
mod finder;
mod har;
mod json;
#[cfg(test)]
mod tests;
mod text;
mod words;

pub use finder::Found;
pub use har::each_request;

use self::finder::Finder;

/// The callback in a line. Bytes that are no UTF-8 are offered percent-encoded, which PHP reads as the same.
pub fn callback_in(line: &[u8], is_callback: &mut dyn FnMut(&str) -> bool) -> Found {
    let mut finder = Finder::new(is_callback);
    let line = line.trim_ascii();
    if let Some(b'{' | b'[' | b'"') = line.first()
        && json::offer(line, &mut finder).is_some()
    {
        return finder.found();
    }
    text::offer(line, &mut finder);
    finder.found()
}
