//! Callbacks in records of many kinds: a line of a server's log, a line of JSON, an entry of a HAR file. Each record has one
//! callback at most, and what is a callback is for the caller to say: the queries of a record are offered to it one by one.
//! Whether they are authentic is told elsewhere.

mod access_log;
mod bytes;
mod har;
mod json;
mod text;
mod words;

pub use har::each_request;

/// Offers the queries in a line until one is taken. Bytes that are no UTF-8 are offered percent-encoded, which PHP reads as
/// the same.
pub fn offer_line(line: &[u8], take: text::Taker) -> bool {
    let line = line.trim_ascii();
    match line.first() {
        None => false,
        Some(b'{' | b'[' | b'"') => {
            json::offer(line, take).unwrap_or_else(|| text::offer(line, take))
        }
        Some(_) => text::offer(line, take),
    }
}
