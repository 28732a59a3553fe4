//! Bytes of a query as PHP reads them.

use memchr::{memchr, memchr2};

use crate::base::hex;

/// What stands before the first such byte and after it.
pub fn split_once(bytes: &[u8], separator: u8) -> (&[u8], &[u8]) {
    match memchr(separator, bytes) {
        Some(index) => (&bytes[..index], &bytes[index + 1..]),
        None => (bytes, b""),
    }
}

/// What stands before a NUL byte: PHP reads a C string.
pub fn up_to_nul(bytes: &[u8]) -> &[u8] {
    split_once(bytes, 0).0
}

/// PHP's `urldecode`: `+` is a space, and a `%` without two hex digits stays.
pub fn decoded(text: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(text.len());
    decode_to(&mut bytes, text);
    bytes
}

/// The same, behind what is there.
pub fn decode_to(bytes: &mut Vec<u8>, text: &[u8]) {
    let plain = memchr2(b'%', b'+', text).unwrap_or(text.len());
    bytes.extend_from_slice(&text[..plain]);
    let mut rest = &text[plain..];
    while let [first, tail @ ..] = rest {
        let (byte, after) = decoded_byte(*first, tail);
        bytes.push(byte);
        rest = after;
    }
}

fn decoded_byte(first: u8, tail: &[u8]) -> (u8, &[u8]) {
    match (first, tail) {
        (b'+', _) => (b' ', tail),
        (b'%', [high, low, after @ ..]) => match hex::byte(*high, *low) {
            Some(byte) => (byte, after),
            None => (first, tail),
        },
        _ => (first, tail),
    }
}
