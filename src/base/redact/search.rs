//! The search for secrets in bytes. Every place of a text is looked at with all patterns at once: whether two bytes
//! there can stand together in a pattern decides nearly always.
//!
//! A search of a crate (`aho-corasick`) finds whole patterns in text that is decoded already. Here a part is enough,
//! and where a text is decoded from decides what it says: in `%212|token` stands `12|token`, though `%21` is a
//! character of its own. This search reads 120 MiB of JSON a second, that one 400 MiB of decoded text, and its decoding
//! comes on top.

use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;

use base64::Engine;
use base64::engine::general_purpose::STANDARD_NO_PAD;
use memchr::memchr3;

use super::HIDDEN;
use super::folded::{FoldedBytes, folded, folded_bytes, is_skipped};
use super::own_words::is_of_command;
use crate::base::decode;
use crate::base::hex;

/// A shorter secret protects nothing.
pub(super) const SHORTEST: usize = 8;
/// Of a secret of at least `LONG` bytes, this much is not shown either: half of it, within these bounds.
const LONG: usize = 16;
const PART: std::ops::RangeInclusive<usize> = 12..=16;
/// At the end of a text that was cut, so much of a secret's beginning is enough.
const CUT: usize = 4;

/// All secrets that are known, ready to be searched for at once.
#[derive(Default)]
pub(super) struct Secrets {
    /// The secrets as they were given: the same one comes from more than one place.
    given: Vec<Vec<u8>>,
    patterns: Vec<Pattern>,
    /// For two bytes in a row, where in which pattern they stand.
    pairs: HashMap<[u8; 2], Vec<(usize, usize)>>,
    /// Whether two bytes as they stand in a text may begin a pattern's part, a bit each.
    begins: Vec<u64>,
    /// Length of the shortest part that is looked for, in bytes.
    shortest: usize,
}

/// One form of a secret.
#[derive(PartialEq)]
struct Pattern {
    /// Its bytes as [`folded`].
    bytes: Vec<u8>,
    /// Length of the shortest part of the pattern that is hidden, in bytes.
    min_run: usize,
    /// Whether the pattern has escapes, so that the text is searched as it is too, without decoding.
    literal: bool,
}

impl Secrets {
    /// Adds a secret, in every form that is searched for.
    pub(super) fn add(&mut self, secret: &[u8]) {
        if self.given.iter().any(|given| given == secret) {
            return;
        }
        self.given.push(secret.to_owned());
        let decoded = folded_bytes(secret, false);
        let plain = folded_bytes(secret, true);
        if decoded != plain {
            self.add_pattern(plain, true);
        }
        self.add_pattern(decoded, false);
        self.add_pattern(folded_bytes(hex::digits(secret).as_bytes(), false), false);
        for text in in_base64(secret) {
            self.add_pattern(folded_bytes(text.as_bytes(), false), false);
        }
    }

    fn add_pattern(&mut self, bytes: Vec<u8>, literal: bool) {
        let length = bytes.len();
        let min_run = match length {
            0 | 1 => return,
            ..LONG => length,
            _ => (length / 2).clamp(*PART.start(), *PART.end()),
        };
        let pattern = Pattern { bytes, min_run, literal };
        if self.patterns.contains(&pattern) {
            return;
        }
        self.begins.resize(1 << 10, 0);
        self.shortest = match self.shortest {
            0 => min_run.max(SHORTEST),
            known => known.min(min_run).max(SHORTEST),
        };
        for (at, pair) in pattern.bytes.windows(2).enumerate() {
            let pair = [pair[0], pair[1]];
            self.pairs.entry(pair).or_default().push((self.patterns.len(), at));
            let number = usize::from(u16::from_be_bytes(pair));
            self.begins[number / 64] |= 1 << (number % 64);
        }
        self.patterns.push(pattern);
    }

    /// The text with `***` for each secret.
    pub(super) fn without<'a>(&self, text: &'a [u8], cut: bool) -> Cow<'a, [u8]> {
        let Some(mut found) = self.find_hidden(text, 0, cut) else { return Cow::Borrowed(text) };
        let mut shown = Vec::with_capacity(text.len());
        let mut from = 0;
        loop {
            // An escape is taken out whole: what is left of JSON is still JSON.
            let start = found.start - usize::from(is_escaped(&text[from..found.start]));
            shown.extend_from_slice(&text[from..start]);
            shown.extend_from_slice(HIDDEN.as_bytes());
            from = found.end + usize::from(ends_in_escape(text, found.clone()));
            match self.find_hidden(text, from, cut) {
                Some(next) => found = next,
                None => break,
            }
        }
        shown.extend_from_slice(text.get(from..).unwrap_or_default());
        Cow::Owned(shown)
    }

    /// The first secret from this place on that is hidden: what is only the words of an offered command is not.
    pub(super) fn find_hidden(&self, text: &[u8], from: usize, cut: bool) -> Option<Range<usize>> {
        let mut found = self.find(text, from, cut)?;
        while is_of_command(text, &found) {
            found = self.find(text, found.start + 1, cut)?;
        }
        Some(found)
    }

    /// The first secret from this place on, or a large part of one.
    fn find(&self, text: &[u8], from: usize, cut: bool) -> Option<Range<usize>> {
        if self.patterns.is_empty() {
            return None;
        }
        let (mut place, mut escape) = (from, from);
        while place + 1 < text.len() {
            if escape <= place {
                // The bytes of `decode::starts_escape`.
                let rest = memchr3(b'%', b'&', b'\\', &text[place..]);
                escape = rest.map_or(text.len(), |length| place + length);
            }
            if !cut
                && place + self.shortest <= escape
                && let Some(pair) = self.last_strange_pair(&text[place..place + self.shortest])
            {
                // No part can begin before it.
                place += pair + 1;
                continue;
            }
            if self.may_begin(&text[place..], cut)
                && let Some(end) = self.longest_at(text, place, cut)
            {
                return Some(place..end);
            }
            place += 1;
        }
        None
    }

    /// The last two bytes in a row that stand together in no pattern, of bytes that are not decoded. What may stand between the
    /// letters is left out of a part, so beside it nothing is told.
    fn last_strange_pair(&self, clear: &[u8]) -> Option<usize> {
        clear.windows(2).rposition(|pair| {
            !self.has_pair([folded(pair[0]), folded(pair[1])])
                && !pair.iter().any(|byte| is_skipped(*byte))
        })
    }

    /// Whether a text could begin with a part, as far as its first bytes tell before anything is decoded: each two of
    /// them stand together in a pattern.
    fn may_begin(&self, text: &[u8], cut: bool) -> bool {
        let min_run = if cut { CUT } else { self.shortest };
        for pair in text.windows(2).take(min_run - 1) {
            if pair.iter().copied().any(is_unclear) {
                return !is_skipped(text[0]);
            }
            if !self.has_pair([folded(pair[0]), folded(pair[1])]) {
                return false;
            }
        }
        true
    }

    fn has_pair(&self, pair: [u8; 2]) -> bool {
        let number = usize::from(u16::from_be_bytes(pair));
        self.begins[number / 64] & 1 << (number % 64) != 0
    }

    /// Where the longest part that begins at this place ends, if it is long enough.
    fn longest_at(&self, text: &[u8], place: usize, cut: bool) -> Option<usize> {
        let decoded = self.part_at(text, place, false, cut);
        let literal = self.part_at(text, place, true, cut);
        decoded.max(literal)
    }

    fn part_at(&self, text: &[u8], place: usize, literal: bool, cut: bool) -> Option<usize> {
        if literal && !self.patterns.iter().any(|pattern| pattern.literal) {
            return None;
        }
        let mut first = FoldedBytes::new(text, place, literal);
        let pair = [first.next()?.0, first.next()?.0];
        if !self.has_pair(pair) {
            return None;
        }
        let mut longest = None;
        for (number, at) in self.pairs.get(&pair)? {
            let pattern = &self.patterns[*number];
            if pattern.literal == literal {
                let bytes = FoldedBytes::new(text, place, literal);
                let (length, end) = common_start(bytes, &pattern.bytes[*at..], place);
                let is_cut = cut && *at == 0 && length >= CUT && end >= text.len();
                if length >= pattern.min_run || is_cut {
                    longest = longest.max(Some(end));
                }
            }
        }
        longest
    }
}

/// How many bytes are the same, and where they end in the text.
fn common_start(bytes: FoldedBytes, wanted: &[u8], place: usize) -> (usize, usize) {
    let (mut length, mut end) = (0, place);
    for ((byte, after), wanted) in bytes.zip(wanted) {
        if byte != *wanted {
            break;
        }
        (length, end) = (length + 1, after);
    }
    (length, end)
}

/// Whether a byte is not what it seems before it is decoded.
fn is_unclear(byte: u8) -> bool {
    UNCLEAR[usize::from(byte)]
}

/// The same for each byte.
const UNCLEAR: [bool; 256] = {
    let mut unclear = [false; 256];
    let mut byte: u8 = 0;
    loop {
        unclear[byte as usize] = decode::starts_escape(byte) || is_skipped(byte);
        if byte == u8::MAX {
            break unclear;
        }
        byte += 1;
    }
};

/// Whether what follows this text is escaped by its last backslash.
fn is_escaped(before: &[u8]) -> bool {
    before.iter().rev().take_while(|byte| **byte == b'\\').count() % 2 == 1
}

/// Whether the last byte of a range is a backslash that escapes the byte after it.
fn ends_in_escape(text: &[u8], range: Range<usize>) -> bool {
    range.end < text.len() && is_escaped(&text[range])
}

/// A secret inside something larger in base64: what of it is the same whatever stands around it. Three bytes are four
/// letters, so it can begin at three places.
fn in_base64(secret: &[u8]) -> impl Iterator<Item = String> {
    (0..3).map(|before| {
        let padded = [&[0; 2][..before], secret].concat();
        let encoded = STANDARD_NO_PAD.encode(&padded);
        let (first, last) = ((before * 8).div_ceil(6), padded.len() * 8 / 6);
        encoded[first..last].to_owned()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::Value;

    const SECRET: &str = "12|aZ~tok/en+3f9_a1c77d2e84b60.Xy";

    fn secrets(secret: &str) -> Secrets {
        let mut secrets = Secrets::default();
        secrets.add(secret.as_bytes());
        secrets
    }

    #[track_caller]
    fn check(secret: &str, spelling: &str, left: &str) {
        let secrets = secrets(secret);
        for (before, after) in
            [("", ""), ("bad ", ", you"), ("\"", "\""), ("%2", "%20"), ("é", "é")]
        {
            let text = format!("{before}{spelling}{after}");
            let shown = secrets.without(text.as_bytes(), false);
            let expected = format!("{before}{left}{after}");
            assert_eq!(String::from_utf8_lossy(&shown), expected, "{spelling}");
        }
    }

    fn each(letter: impl Fn(char) -> String) -> String {
        SECRET.chars().map(letter).collect()
    }

    #[test]
    fn a_secret_is_found_in_every_spelling() {
        let code = u32::from;
        for spelling in [
            SECRET.to_owned(),
            SECRET.to_uppercase(),
            SECRET.to_lowercase(),
            each(|letter| format!("%{:02x}", code(letter))),
            each(|letter| format!("%{:02X}", code(letter))),
            each(|letter| format!("%25{:02X}", code(letter))),
            each(|letter| format!("&#{};", code(letter))),
            each(|letter| format!("&#{:06}", code(letter))),
            each(|letter| format!("&#x{:X};", code(letter))),
            each(|letter| format!("\\u{:04x}", code(letter))),
            each(|letter| format!("\\u{:04X}", code(letter))),
            each(|letter| format!("\\\\u{:04X}", code(letter))),
            each(|letter| format!("&#92;u{:04X}", code(letter))),
            each(|letter| format!("{letter}\0")).trim_end_matches('\0').to_owned(),
            SECRET.replace('/', "\\/"),
            SECRET.replace('/', "%2f").replace('~', "%7E"),
            SECRET.replace('+', "&plus;").replace('|', "&verbar;").replace('/', "&sol"),
            SECRET.replace('+', " "),
            SECRET.replace("en", "e\r\nn"),
            hex::digits(SECRET.as_bytes()),
        ] {
            check(SECRET, &spelling, "***");
        }
    }

    #[test]
    fn any_letters_of_it_may_be_encoded() {
        for seed in 0..200_usize {
            let spelling: String = SECRET
                .chars()
                .enumerate()
                .map(|(at, letter)| match (seed * 31 + at * 17 + seed * at) % 6 {
                    0 => format!("%{:02x}", u32::from(letter)),
                    1 => format!("%{:02X}", u32::from(letter)),
                    2 => format!("&#{};", u32::from(letter)),
                    3 => format!("\\u{:04x}", u32::from(letter)),
                    4 => format!("%25{:02X}", u32::from(letter)),
                    _ => letter.to_string(),
                })
                .collect();
            check(SECRET, &spelling, "***");
        }
    }

    #[test]
    fn it_is_found_in_base64_wherever_it_begins() {
        for before in ["", "u", "us", "user:", "Bearer "] {
            for after in ["", "x", "xy", "xyz"] {
                let whole = format!("{before}{SECRET}{after}");
                let standard = STANDARD_NO_PAD.encode(&whole);
                let for_addresses = standard.replace('+', "-").replace('/', "_");
                for spelling in [standard, for_addresses] {
                    let shown = secrets(SECRET).without(spelling.as_bytes(), false).into_owned();
                    let left = String::from_utf8_lossy(&shown).into_owned();
                    let known = before.len().div_ceil(3) * 4 + after.len().div_ceil(3) * 4;
                    assert!(left.contains("***") && left.len() <= known + 7, "{left}");
                }
            }
        }
    }

    #[test]
    fn a_large_part_of_it_is_not_shown_either() {
        check(SECRET, &SECRET[..20], "***");
        check(SECRET, &SECRET[12..], "***");
        check(SECRET, &SECRET[8..26], "***");
        check(SECRET, &SECRET[..8], &SECRET[..8]);
        let short = "tok-1234567";
        check(short, short, "***");
        check(short, &short[..9], &short[..9]);
        let cut = secrets(short).without(&short.as_bytes()[..9], true).into_owned();
        assert_eq!(cut, b"***");
    }

    #[test]
    fn what_is_left_of_json_is_still_json() {
        for token in ["test/tok\\en\"3f9a1c77d2", "tnest-token-3f9a1c\\", "%41%zz&amp;3f9a1c77"] {
            for text in [token.to_owned(), format!("\t{token}\n"), format!("\\{token}\\")] {
                let json = serde_json::json!({ &text: [&text, 1] }).to_string();
                for json in [json.replace('/', "\\/"), json] {
                    let shown = secrets(token).without(json.as_bytes(), false).into_owned();
                    let shown = String::from_utf8(shown).expect("text");
                    assert!(serde_json::from_str::<Value>(&shown).is_ok(), "{json}: {shown}");
                    assert!(shown.contains("***") && !shown.contains("3f9a1c"), "{json}: {shown}");
                }
            }
        }
        // An escape that swallows its first letter.
        let shown = secrets("test-token-3f9a1c77")
            .without(br#"["\test-token-3f9a1c77"]"#, false)
            .into_owned();
        assert_eq!(shown, br#"["***"]"#);
    }

    #[test]
    fn what_is_no_secret_stays_as_it_is() {
        let secrets = secrets("test-token-3f9a1c77d2e84b60");
        for text in ["", "t", "test", "test token", "%74%65", "test-token-", "\\", "%", "&", "\0\0"]
        {
            assert!(matches!(secrets.without(text.as_bytes(), false), Cow::Borrowed(_)), "{text}");
        }
    }

    /// The first part, where every place is looked at.
    fn found_step_by_step(secrets: &Secrets, text: &[u8]) -> Option<Range<usize>> {
        (0..text.len().saturating_sub(1)).find_map(|place| {
            let may_begin = secrets.may_begin(&text[place..], false);
            let end = may_begin.then(|| secrets.longest_at(text, place, false))??;
            Some(place..end)
        })
    }

    proptest::proptest! {
        #[test]
        fn long_steps_find_what_every_place_would(
            text in "[a-cA-C%&12=\\\\+\n -]{0,40}",
            secret in "[a-c12%+]{8,20}",
            (place, from, count) in (0usize..40, 0usize..20, 0usize..20),
        ) {
            let mut secrets = Secrets::default();
            secrets.add(secret.as_bytes());
            let part: String = secret.chars().skip(from).take(count).collect();
            let (before, after) = text.split_at(place.min(text.len()));
            let text = [before, &part, after].concat();
            let found = secrets.find(text.as_bytes(), 0, false);
            proptest::prop_assert_eq!(found, found_step_by_step(&secrets, text.as_bytes()));
        }
    }
}
