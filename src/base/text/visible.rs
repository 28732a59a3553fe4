//! Text for a terminal: what hides, or moves what stands around it, is spelt out. To a pipe, json and raw stay as
//! received; whoever writes decides which of the two it is.

use std::borrow::Cow;

use super::hiding::Characters;

/// One line with every hiding character spelt out: `\n`, `\t`, `\u{202e}`.
pub fn visible(text: &str) -> Cow<'_, str> {
    spelt_out(text, true, |shown, letter| shown.extend(letter.escape_default()))
}

/// The same for text of several lines, whose line breaks stay.
pub fn visible_lines(text: &str) -> String {
    text.split('\n').map(visible).collect::<Vec<_>>().join("\n")
}

/// JSON text in which hiding characters are written as `\uXXXX`. They can only stand inside strings there, so the
/// meaning stays the same.
pub fn visible_json(json: &str) -> Cow<'_, str> {
    spelt_out(json, false, |shown, letter| {
        for unit in letter.encode_utf16(&mut [0; 2]) {
            shown.push_str(&format!("\\u{unit:04x}"));
        }
    })
}

/// The text with what hides in it spelt out; the caller says whether a line break hides.
fn spelt_out(text: &str, break_hides: bool, spell: fn(&mut String, char)) -> Cow<'_, str> {
    // Most texts are plain, and need no second look.
    if text.bytes().all(|byte| matches!(byte, b' '..=b'~') || byte == b'\n' && !break_hides) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len() + 8);
    let mut is_changed = false;
    for (letter, hides) in Characters::of(text) {
        if hides && (letter != '\n' || break_hides) {
            spell(&mut shown, letter);
            is_changed = true;
        } else {
            shown.push(letter);
        }
    }
    if is_changed { Cow::Owned(shown) } else { Cow::Borrowed(text) }
}

#[cfg(test)]
mod tests {
    use super::super::hiding::{MOST_MARKS, SPELT_FLAGS};
    use super::*;

    #[test]
    fn what_could_fool_a_terminal_is_spelt_out() {
        assert_eq!(visible("Blåbær é 円"), "Blåbær é 円");
        assert_eq!(visible("a\u{1b}[2Jb\r\nc"), "a\\u{1b}[2Jb\\r\\nc");
        assert_eq!(visible("\u{202e}drow\u{200b}"), "\\u{202e}drow\\u{200b}");
        assert_eq!(visible("\u{9b}31m\u{7f}"), "\\u{9b}31m\\u{7f}");
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
    fn json_keeps_its_meaning() {
        let value = serde_json::json!({"name": "\u{202e}x\u{9b}\u{e0041}"});
        let shown = visible_json(&value.to_string()).into_owned();
        assert!(shown.is_ascii());
        assert_eq!(serde_json::from_str::<serde_json::Value>(&shown).expect("still JSON"), value);
    }
}
