//! Where an address begins and ends within a word of a text: at the quotes and brackets around it, and at those that the line opened
//! before. All else may have been received so.

use memchr::memmem;

use crate::callback::method::is_target;

/// Where a part of a word ends in it.
pub fn end_of(part: &[u8], word: &[u8]) -> usize {
    memmem::find(word, part).map_or(word.len(), |at| at + part.len())
}

/// The address that is quoted within a word, as in `callback<https://…>` and `"url":"https://…"`; else the word without the quotes
/// around it.
pub fn from_quote(word: &[u8]) -> &[u8] {
    let place =
        [b"\"http".as_slice(), b"'http", b"<http"].iter().find_map(|sign| memmem::find(word, sign));
    let is_before = |text: &[u8]| {
        let text = text.strip_suffix(b"href=").unwrap_or(text);
        !text.iter().any(|byte| b"?=&".contains(byte)) && !is_target(text)
    };
    match place {
        Some(place) if is_before(&word[..place]) => first_quoted(&word[place..]),
        _ => unquoted(word),
    }
}

/// A word without the brackets before it, and without what closes a bracket or a quote that the line opened before: one comma, and
/// of each bracket no more than the whole line has too many. All else may have been received so.
pub fn part_of_word<'t>(text: &'t [u8], start: usize, word: &'t [u8]) -> &'t [u8] {
    let opened = word.iter().position(|byte| !b"([{".contains(byte)).unwrap_or(word.len());
    let mut own = &word[opened..];
    if matches!(own.first(), Some(b'"' | b'\'' | b'`' | b'<')) {
        return own;
    }
    let before = &text[..start + opened];
    let count = |text: &[u8], wanted: u8| text.iter().filter(|byte| **byte == wanted).count();
    let is_open = [(b'[', b']'), (b'{', b'}')]
        .iter()
        .any(|(open, close)| count(before, *open) > count(before, *close));
    if is_open && let Some(rest) = own.strip_suffix(b",").or_else(|| own.strip_suffix(b";")) {
        own = rest;
    }
    while let [rest @ .., last @ (b']' | b'}')] = own {
        let open = if *last == b']' { b'[' } else { b'{' };
        if count(before, open) < count(text, *last) {
            break;
        }
        own = rest;
    }
    match own {
        [rest @ .., last @ (b'"' | b'\'')] if is_quote_open(before, *last) => rest,
        _ => own,
    }
}

/// Whether the last such quote of a text opens one: it stands at the start of a word.
fn is_quote_open(text: &[u8], quote: u8) -> bool {
    let Some(at) = text.iter().rposition(|byte| *byte == quote) else { return false };
    text[..at].last().is_none_or(|byte| byte.is_ascii_whitespace() || b"=:([{,".contains(byte))
}

/// What stands between quotes or angle brackets, up to the last one; without them the text itself.
pub fn unquoted(text: &[u8]) -> &[u8] {
    let Some(close) = closing(text) else { return text };
    let rest = &text[1..];
    let end = rest.iter().rposition(|byte| *byte == close).unwrap_or(rest.len());
    once(&rest[..end])
}

/// The same up to the first one. An apostrophe may stand in an address, the others may not.
fn first_quoted(text: &[u8]) -> &[u8] {
    match closing(text) {
        Some(close) if close != b'\'' => {
            let rest = &text[1..];
            once(rest.split(|byte| *byte == close).next().unwrap_or_default())
        }
        _ => unquoted(text),
    }
}

/// What closes the quote or bracket that a text begins with.
fn closing(text: &[u8]) -> Option<u8> {
    match text.first()? {
        quote @ (b'"' | b'\'' | b'`') => Some(*quote),
        b'<' => Some(b'>'),
        _ => None,
    }
}

/// One of two equal texts with `|` between them, as Slack writes an address; else the text itself.
fn once(text: &[u8]) -> &[u8] {
    let (first, rest) = text.split_at(text.len() / 2);
    if rest.strip_prefix(b"|") == Some(first) { first } else { text }
}
