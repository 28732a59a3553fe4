//! Bytes as text that is worth reading: a fuzzer finds letters, and seldom a word.

/// All but the first byte, or as many as that one says where they are more than this: faults are found in short texts, and
/// fuzzers make long ones.
pub fn part(bytes: &[u8], most: usize) -> &[u8] {
    let (count, rest) = choice(bytes);
    if rest.len() <= most { rest } else { &rest[..usize::from(count) % (most + 1)] }
}

/// What no output may ever hold, and no error: a token, a callback's secret.
pub const SECRET: &str = "k7Qw3ZtYb9XrLm2VpHs8Jd5NcFg4TaRe";

/// The text that bytes stand for: an ASCII byte is itself, and a higher one a word of this list, or itself where the list
/// ends.
pub fn spelt(bytes: &[u8], words: &[&str]) -> Vec<u8> {
    let mut text = Vec::with_capacity(bytes.len() * 4);
    for byte in bytes {
        match byte.checked_sub(0x80).and_then(|at| words.get(usize::from(at))) {
            Some(word) => text.extend_from_slice(word.as_bytes()),
            None => text.push(*byte),
        }
    }
    text
}

/// The same as text; bytes that are no UTF-8 are replaced.
pub fn text(bytes: &[u8], words: &[&str]) -> String {
    String::from_utf8_lossy(&spelt(bytes, words)).into_owned()
}

/// The first byte, and those behind it.
pub fn choice(bytes: &[u8]) -> (u8, &[u8]) {
    bytes.split_first().map_or((0, bytes), |(first, rest)| (*first, rest))
}

/// A letter that a terminal obeys, does not show, or lets move what stands around it. What makes an emoji is let through.
pub fn hidden_in(text: &str) -> Option<char> {
    text.chars().find(|letter| {
        letter.is_control() && *letter != '\n'
            || matches!(
                letter,
                '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{180e}' | '\u{200b}' | '\u{200c}'
                    | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}'
                    | '\u{feff}' | '\u{ffa0}' | '\u{fff9}'..='\u{fffb}' | '\u{e0001}'
            )
    })
}

/// What JSON is made of.
pub const JSON: [&str; 12] =
    ["{", "}", "[", "]", ",", ":", "\"", "null", "true", "1e400", "\\u001b[2J", "\\ud800"];

/// Words that fool whoever shows them.
pub const NASTY: [&str; 14] = [
    "\u{1b}[2J",
    "\u{1b}]0;x\u{7}",
    "\u{9b}31m",
    "\u{202e}",
    "\u{200b}",
    "\u{2066}",
    "\u{feff}",
    "\u{7f}",
    "\0",
    "\r\n",
    "\u{1f468}\u{200d}\u{1f469}",
    "=cmd|x",
    "+47 40000001",
    "01019012345",
];
