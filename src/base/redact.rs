//! Secrets that must not be written: each is made known here as soon as it is read, and everything that leaves the
//! process for a person, a program or a file goes through [`text`], [`bytes`] or [`json`], which put `***` in place of
//! it. It is found however a server, an address or a program spells it, in either case, and also where only a large
//! part of it stands there. What protects nobody because it is too short is left alone: taking it out would garble
//! what is shown.

use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;
use std::sync::{PoisonError, RwLock, RwLockReadGuard};

use base64::Engine;
use base64::engine::general_purpose::STANDARD_NO_PAD;
use serde_json::Value;

use crate::base::decode;
use crate::base::hex;

/// A shorter secret protects nothing.
const SHORTEST: usize = 8;
/// Of a secret of at least `LONG` bytes, this much is not shown either: half of it, within these bounds.
const LONG: usize = 16;
const PIECE: std::ops::RangeInclusive<usize> = 12..=16;
/// At the end of a text that was cut, so much of a secret's beginning is enough.
const CUT: usize = 4;

/// What stands in the place of a secret.
pub const HIDDEN: &str = "***";

static KNOWN: RwLock<Option<Secrets>> = RwLock::new(None);

/// From now on this secret is never written.
pub fn conceal(secret: &[u8]) {
    if secret.len() < SHORTEST {
        return;
    }
    let mut known = KNOWN.write().unwrap_or_else(PoisonError::into_inner);
    known.get_or_insert_default().add(secret);
}

/// The text with `***` for each secret.
pub fn text(text: &str) -> Cow<'_, str> {
    match bytes(text.as_bytes()) {
        Cow::Borrowed(_) => Cow::Borrowed(text),
        Cow::Owned(shown) => Cow::Owned(String::from_utf8_lossy(&shown).into_owned()),
    }
}

/// The same for bytes that need not be text. What holds none is not copied.
pub fn bytes(bytes: &[u8]) -> Cow<'_, [u8]> {
    match known().as_ref() {
        Some(secrets) => secrets.without(bytes, false),
        None => Cow::Borrowed(bytes),
    }
}

/// The same for bytes that may be cut in the middle of a secret.
pub fn cut_bytes(bytes: &[u8]) -> Cow<'_, [u8]> {
    match known().as_ref() {
        Some(secrets) => secrets.without(bytes, true),
        None => Cow::Borrowed(bytes),
    }
}

/// The same inside JSON: what holds a secret becomes a text.
pub fn json(value: &Value) -> Value {
    match value {
        Value::String(own) => Value::String(text(own).into_owned()),
        Value::Array(items) => items.iter().map(json).collect(),
        Value::Object(members) => Value::Object(
            members.iter().map(|(key, value)| (text(key).into_owned(), json(value))).collect(),
        ),
        Value::Number(number) => match text(&number.to_string()) {
            Cow::Borrowed(_) => value.clone(),
            Cow::Owned(hidden) => Value::String(hidden),
        },
        other => other.clone(),
    }
}

/// Whether a secret stands in these bytes.
pub fn holds(bytes: &[u8]) -> bool {
    known().as_ref().is_some_and(|secrets| secrets.find(bytes, 0, false).is_some())
}

fn known() -> RwLockReadGuard<'static, Option<Secrets>> {
    KNOWN.read().unwrap_or_else(PoisonError::into_inner)
}

/// Text of which nobody knows what it is, typed where a name belongs: what looks like a secret is not told back.
pub fn suspects(text: &str) -> Cow<'_, str> {
    // In a path each directory stands for itself; elsewhere `/` may be a token's own.
    let own = if is_place(text) { "-._~+=|" } else { "-._~+/=|" };
    let part = |letter: char| letter.is_ascii_alphanumeric() || own.contains(letter);
    let mut shown = Cow::Borrowed(text);
    for word in text.split(|letter| !part(letter)).filter(|word| looks_secret(word)) {
        shown = Cow::Owned(shown.replace(word, HIDDEN));
    }
    shown
}

/// Whether a text is a path or an address, as far as its beginning tells.
pub fn is_place(text: &str) -> bool {
    text.starts_with(['/', '.', '~']) || text.contains("://")
}

/// Whether a word looks like a token and not like a name: a long run of letters and digits, mixed.
pub fn looks_secret(word: &str) -> bool {
    let is_mixed = |run: &str| {
        let of = |kind: fn(&char) -> bool| run.chars().filter(kind).count();
        let letters = of(char::is_ascii_alphabetic);
        // `ODR1234567890` is an identifier of the API.
        let is_identifier =
            letters <= 4 && run[letters..].bytes().all(|byte| byte.is_ascii_digit());
        letters >= 2 && run.len() - letters >= 2 && !is_identifier
    };
    let runs = || word.split(|letter: char| !letter.is_ascii_alphanumeric());
    let longest = |mixed: bool| {
        runs().filter(|run| !mixed || is_mixed(run)).map(str::len).max().unwrap_or_default()
    };
    let mixed = longest(true);
    mixed >= 12 || mixed >= 8 && word.len() >= LONG || longest(false) >= 24
}

/// All secrets that are known, ready to be searched for at once.
#[derive(Default)]
struct Secrets {
    needles: Vec<Pattern>,
    /// For two bytes in a row, where in which needle they stand.
    pairs: HashMap<[u8; 2], Vec<(usize, usize)>>,
    /// Whether two bytes as they stand in a text may begin a needle's part, a bit each.
    begins: Vec<u64>,
}

/// One thing to search for.
struct Pattern {
    /// Its bytes as [`folded`].
    bytes: Vec<u8>,
    /// So many of them in a row are not shown.
    least: usize,
    /// Escapes are part of it: it is searched for as it is too.
    literal: bool,
}

impl Secrets {
    fn add(&mut self, secret: &[u8]) {
        let undone = spelt_out(secret, false);
        let plain = spelt_out(secret, true);
        if undone != plain {
            self.add_needle(plain, true);
        }
        self.add_needle(undone, false);
        self.add_needle(spelt_out(hex::digits(secret).as_bytes(), false), false);
        for needle in in_base64(secret) {
            self.add_needle(spelt_out(needle.as_bytes(), false), false);
        }
    }

    fn add_needle(&mut self, bytes: Vec<u8>, literal: bool) {
        let is_known = |own: &Pattern| own.bytes == bytes && own.literal == literal;
        if bytes.len() < 2 || self.needles.iter().any(is_known) {
            return;
        }
        let length = bytes.len();
        let piece = (length / 2).clamp(*PIECE.start(), *PIECE.end());
        let least = if length < LONG { length } else { piece };
        self.begins.resize(1 << 10, 0);
        for (at, pair) in bytes.windows(2).enumerate() {
            let pair = [pair[0], pair[1]];
            self.pairs.entry(pair).or_default().push((self.needles.len(), at));
            let number = usize::from(u16::from_be_bytes(pair));
            self.begins[number / 64] |= 1 << (number % 64);
        }
        self.needles.push(Pattern { bytes, least, literal });
    }

    fn without<'a>(&self, text: &'a [u8], cut: bool) -> Cow<'a, [u8]> {
        let Some(mut found) = self.find(text, 0, cut) else { return Cow::Borrowed(text) };
        let mut shown = Vec::with_capacity(text.len());
        let mut from = 0;
        loop {
            // An escape is taken out whole: what is left of JSON is still JSON.
            let start = found.start - usize::from(is_escaped(&text[from..found.start]));
            shown.extend_from_slice(&text[from..start]);
            shown.extend_from_slice(HIDDEN.as_bytes());
            from = found.end + usize::from(ends_in_escape(text, found.clone()));
            match self.find(text, from, cut) {
                Some(next) => found = next,
                None => break,
            }
        }
        shown.extend_from_slice(text.get(from..).unwrap_or_default());
        Cow::Owned(shown)
    }

    /// The first secret from this place on, or a large part of one.
    fn find(&self, text: &[u8], from: usize, cut: bool) -> Option<Range<usize>> {
        if self.needles.is_empty() {
            return None;
        }
        let mut place = from;
        while place + 1 < text.len() {
            if self.may_begin(&text[place..], cut)
                && let Some(end) = self.longest_at(text, place, cut)
            {
                return Some(place..end);
            }
            place += 1;
        }
        None
    }

    /// Whether a text could begin with a part, as far as its first bytes tell before anything is undone: each two of
    /// them stand together in a needle.
    fn may_begin(&self, text: &[u8], cut: bool) -> bool {
        let unclear = |byte: u8| decode::starts_escape(byte) || is_skipped(byte);
        let least = if cut { CUT } else { SHORTEST };
        for pair in text.windows(2).take(least - 1) {
            if unclear(pair[0]) || unclear(pair[1]) {
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
        [false, true]
            .into_iter()
            .filter_map(|literal| self.part_at(text, place, literal, cut))
            .max()
    }

    fn part_at(&self, text: &[u8], place: usize, literal: bool, cut: bool) -> Option<usize> {
        if literal && !self.needles.iter().any(|needle| needle.literal) {
            return None;
        }
        let mut first = FoldedBytes::new(text, place, literal);
        let pair = [first.next()?.0, first.next()?.0];
        if !self.has_pair(pair) {
            return None;
        }
        let candidates = self.pairs.get(&pair)?.iter();
        let ends = candidates.filter_map(|(number, at)| {
            let needle = self.needles.get(*number).filter(|needle| needle.literal == literal)?;
            let (mut length, mut end) = (0, place);
            let mut reading = FoldedBytes::new(text, place, literal);
            for wanted in &needle.bytes[*at..] {
                match reading.next() {
                    Some((byte, after)) if byte == *wanted => (length, end) = (length + 1, after),
                    _ => break,
                }
            }
            let is_cut = cut && *at == 0 && length >= CUT && end >= text.len();
            (length >= needle.least || is_cut).then_some(end)
        });
        ends.max()
    }
}

/// The bytes of a text from some place on as [`folded`], each with where its spelling ends.
struct FoldedBytes<'a> {
    text: &'a [u8],
    place: usize,
    literal: bool,
    /// Further bytes of the character read last.
    pending: ([u8; 4], usize),
}

impl<'a> FoldedBytes<'a> {
    fn new(text: &'a [u8], place: usize, literal: bool) -> FoldedBytes<'a> {
        FoldedBytes { text, place, literal, pending: ([0; 4], 0) }
    }
}

impl Iterator for FoldedBytes<'_> {
    type Item = (u8, usize);

    fn next(&mut self) -> Option<(u8, usize)> {
        let (bytes, left) = &mut self.pending;
        if *left > 0 {
            let byte = bytes[4 - *left];
            *left -= 1;
            return Some((byte, self.place));
        }
        loop {
            let byte = *self.text.get(self.place)?;
            if self.literal || !decode::starts_escape(byte) {
                self.place += 1;
                if is_skipped(byte) {
                    continue;
                }
                return Some((folded(byte), self.place));
            }
            let spelt = decode::char_at(self.text, self.place)?;
            self.place = spelt.end;
            let bytes = spelt.bytes();
            if is_skipped(bytes[0]) {
                continue;
            }
            let rest = &bytes[1..];
            self.pending.0[4 - rest.len()..].copy_from_slice(rest);
            self.pending.1 = rest.len();
            return Some((folded(bytes[0]), self.place));
        }
    }
}

fn spelt_out(secret: &[u8], literal: bool) -> Vec<u8> {
    FoldedBytes::new(secret, 0, literal).map(|(byte, _)| byte).collect()
}

/// One byte for all that may stand for each other: the cases of a letter; in forms a blank is a `+`, and the two
/// alphabets of base64 differ in `+` and `-`, `/` and `_`.
fn folded(byte: u8) -> u8 {
    match byte {
        b'+' | b'-' => b' ',
        b'_' => b'/',
        other => other.to_ascii_lowercase(),
    }
}

/// What may stand between the letters: the other half of UTF-16, and line breaks.
fn is_skipped(byte: u8) -> bool {
    matches!(byte, 0 | b'\r' | b'\n')
}

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

    #[test]
    fn what_looks_like_a_secret_is_told_from_names() {
        for secret in [
            "test-token-3f9a1c77d2e84b60",
            "12|abcDEF123456ghiJKL7890",
            "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U",
            "9f86d081884c7d659a2feaa0c55ad015",
            "abcdefghijklmnopqrstuvwxyzABCD",
        ] {
            assert!(looks_secret(secret), "{secret}");
            assert_eq!(suspects(&format!("no profile {secret} here")), "no profile *** here");
        }
        for name in [
            "production-norway-2026",
            "demo",
            "ODR1234567890",
            "send-payment-link",
            "T-1042",
            "subscriptions",
            "2026-12-24T10:00:00",
            "max_amount_per_day",
            "FRONT_PAYMENT_DEMO_TOKEN",
            "",
        ] {
            assert!(!looks_secret(name), "{name}");
        }
        for place in ["/tmp/.tmpX9aB3c/config.toml", "./run7Gk2mQ/give-token", "~/v1.20/bin/pass"] {
            assert_eq!(suspects(place), place);
        }
        let hidden = suspects("/opt/9f86d081884c7d659a2feaa0c55ad015/token");
        assert_eq!(hidden, "/opt/***/token");
    }
}
