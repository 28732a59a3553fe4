//! What a character is, by Unicode's own properties.

use super::tables::{HIDDEN, MARKS, PICTURES, contains};

/// What a character is to a terminal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum CharKind {
    /// It shows nothing of its own: control and format characters, line and paragraph separators, what is ignored by
    /// default, private use, and code points that will never be characters.
    Hidden,
    /// A mark on the letter before it.
    Mark,
    /// A picture, or a place that is kept for one (`Extended_Pictographic`).
    Picture,
    /// The skin tone of the picture before it.
    SkinTone,
    /// Anything else.
    Plain,
}

/// What this character is.
pub(super) fn kind_of(letter: char) -> CharKind {
    match letter {
        '\u{1f3fb}'..='\u{1f3ff}' => CharKind::SkinTone,
        _ if contains(PICTURES, letter) => CharKind::Picture,
        _ if contains(HIDDEN, letter) => CharKind::Hidden,
        _ if contains(MARKS, letter) => CharKind::Mark,
        _ => CharKind::Plain,
    }
}

#[cfg(test)]
mod tests {
    use super::super::{visible, visible_json};
    use super::*;

    /// All characters that this pattern matches, by another crate's data of Unicode.
    fn all(pattern: &str) -> impl Iterator<Item = char> {
        let pattern = regex::Regex::new(&format!("^(?:{pattern})$")).expect("a pattern");
        ('\0'..=char::MAX).filter(move |letter| pattern.is_match(letter.encode_utf8(&mut [0; 4])))
    }

    #[test]
    fn whatever_unicode_calls_ignorable_or_a_format_is_spelt_out() {
        let mut count = 0;
        for letter in all(r"(?s)\p{Default_Ignorable_Code_Point}|\p{Cf}|\p{Cc}") {
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

    /// The other crate may know an earlier Unicode: what it does not know says nothing.
    #[test]
    fn the_tables_say_what_unicode_says() {
        for (pattern, kind) in [
            (r"\p{Zl}|\p{Zp}|\p{Co}|\p{Noncharacter_Code_Point}", CharKind::Hidden),
            (r"[[\p{Mn}\p{Me}]--\p{Default_Ignorable_Code_Point}]", CharKind::Mark),
            (r"[\p{Extended_Pictographic}&&\p{Emoji}]", CharKind::Picture),
            (r"\p{Emoji_Modifier}", CharKind::SkinTone),
            (
                r"[[\p{L}\p{N}\p{Zs}\p{Mc}\p{P}\p{Sc}\p{Sm}]--[\p{Emoji}\p{Default_Ignorable_Code_Point}]]",
                CharKind::Plain,
            ),
        ] {
            let mut count = 0;
            for letter in all(pattern) {
                let found = kind_of(letter);
                let letter = u32::from(letter);
                assert_eq!(found, kind, "{pattern}: {letter:x}");
                count += 1;
            }
            assert!(count > 4, "{pattern}");
        }
    }
}
