//! Whether a text says nothing: blanks, line breaks, and letters that nobody sees.

/// Letters without a shape that no class of characters calls a blank; a file may begin with the last one.
const SHAPELESS: [char; 5] = ['\u{200b}', '\u{200c}', '\u{200d}', '\u{2060}', '\u{feff}'];

/// Whether there is nothing but blanks in it, or nothing at all.
pub fn is_blank(text: &str) -> bool {
    text.chars().all(says_nothing)
}

fn says_nothing(letter: char) -> bool {
    letter.is_whitespace() || letter.is_control() || SHAPELESS.contains(&letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blanks_of_every_kind_say_nothing() {
        for blank in
            ["", " ", "\n", "\r\n\t ", "\u{a0}", "\u{feff}\n", "\u{200b}", "\u{3000}", "\0"]
        {
            assert!(is_blank(blank), "{blank:?}");
        }
        for text in ["x", " x\n", "0", "\u{fffd}", "."] {
            assert!(!is_blank(text), "{text:?}");
        }
    }
}
