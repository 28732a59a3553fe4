//! Text that came from somewhere else and reaches a terminal: what hides, or moves what stands around it, is made
//! visible. To a pipe, json and raw stay as received; whoever writes decides which of the two it is.
//!
//! What hides is told by Unicode's own properties: control and format characters, line and paragraph separators, what
//! is ignored by default, private use. An emoji may keep the joiners and the selector that make it one.

use std::borrow::Cow;
use std::str::FromStr;

use icu_properties::props::{
    BinaryProperty, DefaultIgnorableCodePoint, EmojiModifier, ExtendedPictographic, GeneralCategory,
};
use icu_properties::{CodePointMapData, CodePointSetData};

const JOINER: char = '\u{200d}';
/// Asks for the picture where a character has a plain form too.
const AS_PICTURE: char = '\u{fe0f}';
const KEYCAP: char = '\u{20e3}';
/// The flags that are spelt with invisible letters: England, Scotland, Wales. No other spelling is a flag to a terminal.
const SPELT_FLAGS: [&str; 3] = [
    "\u{1f3f4}\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}",
    "\u{1f3f4}\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}",
    "\u{1f3f4}\u{e0067}\u{e0062}\u{e0077}\u{e006c}\u{e0073}\u{e007f}",
];
/// Marks on one letter; no language has more, and a heap of them covers the lines around it.
const MOST_MARKS: usize = 8;

/// One line with every hiding character spelt out: `\n`, `\t`, `\u{202e}`.
pub fn visible(text: &str) -> Cow<'_, str> {
    spelt_out(text, |letter| letter == '\n', |shown, letter| shown.extend(letter.escape_default()))
}

/// The same for text of several lines, whose line breaks stay.
pub fn visible_lines(text: &str) -> String {
    text.split('\n').map(visible).collect::<Vec<_>>().join("\n")
}

/// JSON text in which hiding characters are written as `\uXXXX`. They can only stand inside strings there, so the
/// meaning stays the same.
pub fn visible_json(json: &str) -> Cow<'_, str> {
    let escape = |shown: &mut String, letter: char| {
        for unit in letter.encode_utf16(&mut [0; 2]) {
            shown.push_str(&format!("\\u{unit:04x}"));
        }
    };
    spelt_out(json, |_| false, escape)
}

/// The text with what hides in it spelt out; whether a line break hides is up to the caller.
fn spelt_out(
    text: &str,
    break_hides: fn(char) -> bool,
    spell: impl Fn(&mut String, char),
) -> Cow<'_, str> {
    let is_plain = |byte: u8| matches!(byte, 0x20..=0x7e) || byte == b'\n' && !break_hides('\n');
    if text.bytes().all(is_plain) {
        return Cow::Borrowed(text);
    }
    let hides = |(letter, hides): (char, bool)| hides && (letter != '\n' || break_hides(letter));
    if !Letters::of(text).any(hides) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len() + 8);
    for (letter, hidden) in Letters::of(text) {
        if hides((letter, hidden)) { spell(&mut shown, letter) } else { shown.push(letter) }
    }
    Cow::Owned(shown)
}

/// The letters of a text, each with whether a terminal could be made to lie by it where it stands.
struct Letters<'a> {
    rest: &'a str,
    /// What follows of a flag that is spelt, in bytes.
    of_flag: usize,
    before: Before,
    /// Marks on the letter before.
    marks: usize,
}

/// What stands before a letter, as far as it matters to it.
#[derive(Clone, Copy, PartialEq)]
enum Before {
    /// Nothing that a mark could stand on: the beginning, a blank, a sign of ours around their words.
    Nothing,
    /// A digit, or another sign that a keycap can enclose.
    Key,
    /// Any other letter.
    Letter,
    /// A picture, which may be asked for as one.
    Picture,
    /// A picture that is complete but may be joined to another.
    WholePicture,
}

impl Letters<'_> {
    fn of(rest: &str) -> Letters<'_> {
        Letters { rest, of_flag: 0, before: Before::Nothing, marks: 0 }
    }

    /// Whether it hides, and what it is to the next one.
    fn judge(&mut self, letter: char) -> (bool, Before) {
        let next = self.rest.chars().next();
        let is_picture = |letter: Option<char>| letter.is_some_and(is::<ExtendedPictographic>);
        let joins = matches!(self.before, Before::Picture | Before::WholePicture);
        match letter {
            '0'..='9' | '#' | '*' => (false, Before::Key),
            'a'..='z' | 'A'..='Z' => (false, Before::Letter),
            ' '..='~' => (false, Before::Nothing),
            JOINER if joins && is_picture(next) => (false, Before::Nothing),
            AS_PICTURE if self.before == Before::Picture => (false, Before::WholePicture),
            AS_PICTURE if self.before == Before::Key && next == Some(KEYCAP) => {
                (false, Before::Letter)
            }
            '\u{a0}'..'\u{300}' if letter != '\u{ad}' => (false, Before::Letter),
            _ if is::<ExtendedPictographic>(letter) => (false, Before::Picture),
            _ if joins && is::<EmojiModifier>(letter) => (false, Before::WholePicture),
            _ => self.judge_by_category(letter),
        }
    }

    fn judge_by_category(&mut self, letter: char) -> (bool, Before) {
        use GeneralCategory::{
            Control, EnclosingMark, Format, LineSeparator, NonspacingMark, ParagraphSeparator,
            PrivateUse,
        };
        let category = CodePointMapData::<GeneralCategory>::new().get(letter);
        let never =
            matches!(category, Control | Format | LineSeparator | ParagraphSeparator | PrivateUse);
        if never || is::<DefaultIgnorableCodePoint>(letter) || is_no_character(letter) {
            return (true, Before::Nothing);
        }
        if !matches!(category, NonspacingMark | EnclosingMark) {
            return (false, Before::Letter);
        }
        self.marks += 1;
        match self.before == Before::Nothing || self.marks > MOST_MARKS {
            true => (true, Before::Nothing),
            false => (false, Before::Letter),
        }
    }
}

impl Iterator for Letters<'_> {
    type Item = (char, bool);

    fn next(&mut self) -> Option<(char, bool)> {
        let letter = self.rest.chars().next()?;
        if self.of_flag == 0 {
            let flag = SPELT_FLAGS.iter().find(|flag| self.rest.starts_with(**flag));
            self.of_flag = flag.map_or(0, |flag| flag.len());
        }
        self.rest = &self.rest[letter.len_utf8()..];
        if self.of_flag > 0 {
            self.of_flag -= letter.len_utf8();
            self.before = Before::WholePicture;
            return Some((letter, false));
        }
        let marks = self.marks;
        let (hides, before) = self.judge(letter);
        if self.marks == marks {
            self.marks = 0;
        }
        self.before = before;
        Some((letter, hides))
    }
}

fn is<P: BinaryProperty>(letter: char) -> bool {
    CodePointSetData::new::<P>().contains(letter)
}

/// Code points that will never be characters.
fn is_no_character(letter: char) -> bool {
    matches!(letter, '\u{fdd0}'..='\u{fdef}') || u32::from(letter) & 0xfffe == 0xfffe
}

/// JSON text on one line, without blanks between its parts. What is inside strings and numbers stays as it is.
pub fn compact(json: &str) -> String {
    let mut shown = String::with_capacity(json.len());
    let (mut in_string, mut escaped) = (false, false);
    for letter in json.chars() {
        if in_string {
            in_string = letter != '"' || escaped;
            escaped = letter == '\\' && !escaped;
        } else if matches!(letter, ' ' | '\t' | '\n' | '\r') {
            continue;
        } else {
            in_string = letter == '"';
        }
        shown.push(letter);
    }
    shown
}

/// JSON text with each member and element on a line of its own. What is inside strings and numbers stays as it is.
pub fn indented(json: &str) -> String {
    let mut shown = String::with_capacity(json.len() * 2);
    let (mut depth, mut in_string, mut escaped) = (0, false, false);
    let mut letters = json.chars().filter(|letter| !matches!(letter, '\n' | '\r')).peekable();
    let line = |shown: &mut String, depth: usize| {
        shown.push('\n');
        shown.extend(std::iter::repeat_n("  ", depth));
    };
    while let Some(letter) = letters.next() {
        if in_string {
            shown.push(letter);
            in_string = letter != '"' || escaped;
            escaped = letter == '\\' && !escaped;
            continue;
        }
        match letter {
            ' ' | '\t' => {}
            '{' | '[' => {
                shown.push(letter);
                while letters.next_if(|next| matches!(next, ' ' | '\t')).is_some() {}
                if let Some(close) = letters.next_if(|next| matches!(next, '}' | ']')) {
                    shown.push(close);
                } else {
                    depth += 1;
                    line(&mut shown, depth);
                }
            }
            '}' | ']' => {
                depth = depth.saturating_sub(1);
                line(&mut shown, depth);
                shown.push(letter);
            }
            ',' => {
                shown.push(',');
                line(&mut shown, depth);
            }
            ':' => shown.push_str(": "),
            other => {
                in_string = other == '"';
                shown.push(other);
            }
        }
    }
    shown
}

/// A personal number with its digits hidden but for the last two (quirk 51).
pub fn masked(text: &str) -> String {
    let length = text.chars().count();
    let kept = if length > 4 { length - 2 } else { length };
    text.chars()
        .enumerate()
        .map(|(index, letter)| if index < kept { '*' } else { letter })
        .collect()
}

/// Where bytes become text: a mark in front of UTF-8 is skipped, and what is in another encoding says in which.
pub fn decoded(mut bytes: Vec<u8>) -> Result<String, &'static str> {
    let mark = bytes.len() - without_mark(&bytes).len();
    bytes.drain(..mark);
    match String::from_utf8(bytes) {
        Ok(text) if !text.starts_with('\0') => Ok(text),
        Ok(text) => Err(encoding(text.as_bytes())),
        Err(error) => Err(encoding(error.as_bytes())),
    }
}

/// What is wrong with bytes that are no UTF-8 text.
pub fn encoding(bytes: &[u8]) -> &'static str {
    match bytes {
        [0xff, 0xfe, ..] | [0xfe, 0xff, ..] | [0, _, ..] | [_, 0, ..] => {
            "it is UTF-16, not UTF-8: save it as UTF-8"
        }
        _ => "it is not UTF-8 text: save it as UTF-8",
    }
}

/// The text without the mark with which some programs begin UTF-8.
pub fn without_mark(text: &[u8]) -> &[u8] {
    text.strip_prefix(b"\xef\xbb\xbf").unwrap_or(text)
}

/// A number of digits alone: `str::parse` takes a `+` too.
pub fn digits<N: FromStr>(text: &str) -> Option<N> {
    let all = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    all.then(|| text.parse().ok()).flatten()
}

/// A whole number as typed.
pub fn number<N: FromStr>(typed: &str) -> Result<N, String> {
    digits(typed).ok_or_else(|| "must be a whole number in digits".to_owned())
}

/// The same, above 0.
pub fn count(typed: &str) -> Result<u32, String> {
    number(typed)
        .ok()
        .filter(|count| *count > 0)
        .ok_or_else(|| "must be a whole number above 0".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_could_fool_a_terminal_is_spelt_out() {
        assert_eq!(visible("Blåbær é 円"), "Blåbær é 円");
        assert_eq!(visible("a\u{1b}[2Jb\r\nc"), "a\\u{1b}[2Jb\\r\\nc");
        assert_eq!(visible("\u{202e}drow\u{200b}"), "\\u{202e}drow\\u{200b}");
        assert_eq!(visible("\u{9b}31m\u{7f}"), "\\u{9b}31m\\u{7f}");
    }

    #[test]
    fn whatever_unicode_calls_ignorable_or_a_format_is_spelt_out() {
        let ranges = CodePointSetData::new::<DefaultIgnorableCodePoint>();
        let category = CodePointMapData::<GeneralCategory>::new();
        let control = [GeneralCategory::Format, GeneralCategory::Control];
        let formats = control.iter().flat_map(|one| category.iter_ranges_for_value(*one));
        let mut count = 0;
        for letter in ranges.iter_ranges().chain(formats).flatten().filter_map(char::from_u32) {
            for text in [format!("a{letter}b"), format!("é{letter}"), format!("{letter}1")] {
                let shown = visible(&text);
                assert!(!shown.contains(letter), "{:x}", u32::from(letter));
                let json = format!("\"{text}\"").replace(|letter: char| letter < ' ', "");
                let shown = visible_json(&json);
                assert!(letter < ' ' || !shown.contains(letter), "{:x}", u32::from(letter));
            }
            count += 1;
        }
        assert!(count > 4000, "{count}");
        for letter in ["\u{e000}", "\u{10fffe}", "\u{fdd0}", "\u{ffff}", "\u{2028}", "\u{2029}"] {
            assert!(visible(letter).starts_with("\\u{"), "{letter:?}");
        }
    }

    #[test]
    fn an_emoji_looks_like_one_and_its_parts_hide_nowhere_else() {
        for emoji in [
            "👨\u{200d}👩\u{200d}👧",
            "👩🏽\u{200d}🚀",
            "🏳\u{fe0f}\u{200d}🌈",
            "❤\u{fe0f}",
            "👩\u{200d}❤\u{fe0f}\u{200d}👨",
            "1\u{fe0f}\u{20e3}",
            "#\u{20e3}",
            "🇳🇴",
            SPELT_FLAGS[1],
        ] {
            for text in [emoji.to_owned(), format!("a {emoji}b"), format!("{emoji}{emoji}")] {
                assert_eq!(visible(&text), text);
                assert_eq!(visible_json(&text), text);
            }
        }
        let check = |text: &str, expected: &str| assert_eq!(visible(text), expected);
        check("a\u{200d}b", "a\\u{200d}b");
        check("👨\u{200d}b", "👨\\u{200d}b");
        check("a\u{200d}👨", "a\\u{200d}👨");
        check("👨\u{200d}\u{200d}👨", "👨\\u{200d}\\u{200d}👨");
        check("❤\u{fe0f}\u{fe0f}", "❤\u{fe0f}\\u{fe0f}");
        check("a\u{fe0f}", "a\\u{fe0f}");
        check("1\u{fe0f}", "1\\u{fe0f}");
        check("❤\u{fe0e}", "❤\\u{fe0e}");
        check("🏴\u{e0067}\u{e007f}", "🏴\\u{e0067}\\u{e007f}");
        check("葛\u{e0100}", "葛\\u{e0100}");
    }

    #[test]
    fn marks_need_a_letter_and_do_not_pile_up() {
        let written = "é e\u{301} ทั้งหมด नमस्ते שָׁלוֹם";
        assert_eq!(visible(written), written);
        assert_eq!(visible("=\u{338} \u{301}"), "=\\u{338} \\u{301}");
        assert_eq!(visible_json("\"\u{301}\""), "\"\\u0301\"");
        let heap = format!("Z{}", "\u{334}".repeat(100));
        assert_eq!(visible(&heap).matches('\u{334}').count(), MOST_MARKS);
    }

    #[test]
    fn json_is_indented_as_its_own_library_does_it() {
        for json in [
            r#"{"a":{"b":[1,2,{"c":"x, {y}: \" z"}],"d":{},"e":[]},"f":null}"#,
            "[]",
            "{ }",
            "[ [ ] , 1 ]",
            r#""text""#,
            "true",
        ] {
            let value: serde_json::Value = serde_json::from_str(json).expect("JSON");
            assert_eq!(
                indented(json),
                serde_json::to_string_pretty(&value).expect("JSON"),
                "{json}"
            );
        }
        assert_eq!(indented("[1e2,1.10]"), "[\n  1e2,\n  1.10\n]");
        let spaced = "{ \"a b\" :\t\"x, {y}: \\\" z \\\\\" ,\r\n\"c\": [ 1.10 , 1e2 ] }\n";
        assert_eq!(compact(spaced), r#"{"a b":"x, {y}: \" z \\","c":[1.10,1e2]}"#);
    }

    #[test]
    fn json_keeps_its_meaning() {
        let value = serde_json::json!({"name": "\u{202e}x\u{9b}\u{e0041}"});
        let shown = visible_json(&value.to_string()).into_owned();
        assert!(shown.is_ascii());
        assert_eq!(serde_json::from_str::<serde_json::Value>(&shown).expect("still JSON"), value);
    }
}
