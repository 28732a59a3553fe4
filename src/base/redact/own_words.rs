//! The commands that fpgo itself offers: their words are the same whatever a secret is, so that they tell nothing of one that looks
//! like them. A command without some of its words could not be pasted.

use std::ops::Range;
use std::sync::OnceLock;

/// Tells whether a word is one of the command line's own: a command or a flag.
type IsOwn = fn(&str) -> bool;

static IS_OWN: OnceLock<IsOwn> = OnceLock::new();

/// What every offered command begins with.
const PROGRAM: &str = "fpgo";

/// From now on these words are known as those of commands.
pub fn know_own_words(is_own: IsOwn) {
    // The first one counts.
    let _ = IS_OWN.set(is_own);
}

/// Whether what was found in a text consists of whole words of a command of fpgo, as they stand there. A secret in another
/// spelling, or with a word of its own, is none.
pub(super) fn is_of_command(text: &[u8], found: &Range<usize>) -> bool {
    if !text[found.clone()].iter().all(is_of_words) {
        return false;
    }
    let start = before(text, found.start, ends_word);
    // A blank at its end is none of the next word.
    let last = found.start + text[found.clone()].trim_ascii_end().len();
    let end = text[last..].iter().position(ends_word);
    let end = end.map_or(text.len(), |length| last + length);
    let Ok(words) = std::str::from_utf8(&text[start..end]) else { return false };
    let line = before(text, found.start, |byte| *byte == b'\n');
    let mut before = text[line..start].split(ends_word);
    let begins = words.starts_with(PROGRAM) || before.any(|word| word == PROGRAM.as_bytes());
    begins && words.split(' ').all(|word| is_own_word(word.trim_end_matches('.')))
}

/// Whether a byte may stand in several words of a command.
fn is_of_words(byte: &u8) -> bool {
    byte.is_ascii_lowercase() || byte.is_ascii_digit() || b" -".contains(byte)
}

/// Whether a byte stands between words, in a sentence or in JSON.
fn ends_word(byte: &u8) -> bool {
    byte.is_ascii_whitespace() || b"()[]{}\"'`,:;".contains(byte)
}

/// Whether these are the words of a command, as a program gets them.
pub(super) fn is_program(word: Option<&str>) -> bool {
    word == Some(PROGRAM)
}

/// Whether a word is one of the command line's own.
pub(super) fn is_own_word(word: &str) -> bool {
    word == PROGRAM || IS_OWN.get().is_some_and(|is_own| is_own(word))
}

/// The place behind the last of these bytes before this one.
fn before(text: &[u8], place: usize, is_end: fn(&u8) -> bool) -> usize {
    text[..place].iter().rposition(is_end).map_or(0, |at| at + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_whole_words_of_a_command_are_let_through() {
        know_own_words(|word| ["--sandbox", "callback", "verify", "-p"].contains(&word));
        for (text, part, expected) in [
            ("next: fpgo --sandbox callback verify", "sandbox callback", true),
            ("see (fpgo -p demo callback verify).", "callback verify", true),
            ("env -u X fpgo --sandbox callback verify", "-sandbox callback ", true),
            ("fpgo callback\nverify", "verify", false),
            ("the sandbox callback verify", "callback verify", false),
            ("fpgo sandbox-callback", "sandbox-callback", false),
            ("fpgo callback%20verify", "callback%20verify", false),
            ("fpgo callback verify callback-verify", "callback-verify", false),
            ("fpgo callback verify tok", "verify tok", false),
            ("[\"fpgo callback verify\"]}", "callback verify", true),
            ("fpgo callback verify 38", "callback verify ", true),
            ("fpgo callback:verify", "callback:verify", false),
            ("fpgo CALLBACK verify", "CALLBACK verify", false),
        ] {
            let start = text.rfind(part).expect("it is there");
            let found = start..start + part.len();
            assert_eq!(is_of_command(text.as_bytes(), &found), expected, "{text}: {part}");
        }
    }
}
