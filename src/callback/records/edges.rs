//! Where an address begins and ends within a word of a text: at the quotes and brackets around it, and at those that the line opened
//! before. All else may have been received so.

use std::cell::OnceCell;

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

/// The brackets that are counted.
const BRACKETS: [u8; 4] = *b"[]{}";

/// How many of each bracket.
type Counts = [usize; 4];

/// A walk through the words of a text that counts its brackets, each byte once.
pub struct WordParts<'t> {
    text: &'t [u8],
    /// How much of it is counted.
    counted: usize,
    before: Counts,
    all: OnceCell<Counts>,
}

impl<'t> WordParts<'t> {
    /// A walk that begins with the first word.
    pub fn new(text: &'t [u8]) -> WordParts<'t> {
        WordParts { text, counted: 0, before: Counts::default(), all: OnceCell::new() }
    }

    /// A later word without the brackets before it, and without what closes a bracket or a quote that the line opened before: one
    /// comma, and of each bracket no more than the whole line has too many. All else may have been received so.
    pub fn of(&mut self, start: usize, word: &'t [u8]) -> &'t [u8] {
        let opened = word.iter().position(|byte| !b"([{".contains(byte)).unwrap_or(word.len());
        let mut own = &word[opened..];
        if matches!(own.first(), Some(b'"' | b'\'' | b'`' | b'<')) {
            return own;
        }
        let before = self.counted_up_to(start + opened);
        let is_open = before[0] > before[1] || before[2] > before[3];
        if is_open && let Some(rest) = own.strip_suffix(b",").or_else(|| own.strip_suffix(b";")) {
            own = rest;
        }
        while let [rest @ .., last @ (b']' | b'}')] = own {
            let all = self.all.get_or_init(|| counts(self.text));
            let close = if *last == b']' { 1 } else { 3 };
            if before[close - 1] < all[close] {
                break;
            }
            own = rest;
        }
        match own {
            [rest @ .., last @ (b'"' | b'\'' | b'`')]
                if is_quote_open(&self.text[..start + opened], *last) =>
            {
                rest
            }
            _ => own,
        }
    }

    /// The brackets before this place.
    fn counted_up_to(&mut self, place: usize) -> Counts {
        let new = counts(&self.text[self.counted..place]);
        self.counted = place;
        for (count, more) in self.before.iter_mut().zip(new) {
            *count += more;
        }
        self.before
    }
}

fn counts(text: &[u8]) -> Counts {
    let mut counts = Counts::default();
    for byte in text {
        if let Some(place) = BRACKETS.iter().position(|own| own == byte) {
            counts[place] += 1;
        }
    }
    counts
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
