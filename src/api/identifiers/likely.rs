//! What a text most likely names by a mistyped identifier: one with a character in place of another that looks like it, or
//! with a blank or a hyphen in it. Those that are spelt as documented are found by `search.rs`.

use super::id_kind::{ID_KINDS, IdKind};
use super::search;

/// Fewer digits stand in words and dates too.
const SURE: usize = 6;
/// More are never told apart by a person.
const MOST: usize = 50;

/// A part of a text that is one word, and where it stands.
struct Word<'a> {
    text: &'a str,
    start: usize,
}

/// Each mistyped identifier of a text, as it stands there and as it is most likely meant.
pub fn all(text: &str) -> Vec<(String, String)> {
    let text = &text[..text.floor_char_boundary(search::LONGEST)];
    let words = words_of(text);
    let (mut found, mut at): (Vec<(String, String)>, usize) = (Vec::new(), 0);
    while at < words.len() && found.len() < MOST {
        let Some((id, count)) = one_word(&words[at]).or_else(|| parted(text, &words[at..])) else {
            at += 1;
            continue;
        };
        let last = &words[at + count - 1];
        let typed = &text[words[at].start..last.start + last.text.len()];
        at += count;
        if !found.iter().any(|(_, own)| *own == id) {
            found.push((typed.to_owned(), id));
        }
    }
    found
}

/// The letter of a prefix that a digit is mistyped for.
pub fn letter_like(letter: char) -> char {
    match letter {
        '0' => 'O',
        '5' => 'S',
        '8' => 'B',
        _ => letter,
    }
}

/// The digit that a letter is mistyped for.
pub fn digit_like(letter: char) -> char {
    match letter {
        'O' | 'Ø' => '0',
        'I' | 'L' => '1',
        'S' => '5',
        'B' => '8',
        _ => letter,
    }
}

fn words_of(text: &str) -> Vec<Word<'_>> {
    let mut words = Vec::new();
    let mut start = 0;
    for part in text.split_inclusive(|letter: char| !letter.is_alphanumeric()) {
        let word = part.trim_end_matches(|letter: char| !letter.is_alphanumeric());
        if !word.is_empty() {
            words.push(Word { text: word, start });
        }
        start += part.len();
    }
    words
}

/// The identifier that a word is mistyped for.
fn one_word(word: &Word) -> Option<(String, usize)> {
    let tidy = word.text.to_uppercase();
    if IdKind::of(&tidy).is_some() || !is_sure(&tidy) {
        return None;
    }
    ID_KINDS.iter().find_map(|kind| {
        let (start, rest) = tidy.split_at_checked(kind.prefix.len())?;
        let start: String = start.chars().map(letter_like).collect();
        let digits = (start == kind.prefix).then(|| digits_of(rest))??;
        Some((format!("{}{digits}", kind.prefix), 1))
    })
}

/// The identifier that begins with these words: a prefix, and groups of digits behind it.
fn parted(text: &str, words: &[Word]) -> Option<(String, usize)> {
    let (first, rest) = words.split_first()?;
    let prefix: String = first.text.to_uppercase().chars().map(letter_like).collect();
    let kind = ID_KINDS.iter().find(|kind| kind.prefix == prefix)?;
    let (mut digits, mut end, mut count) = (String::new(), first.start + first.text.len(), 1);
    for word in rest {
        let is_near = matches!(&text[end..word.start], " " | "-" | "_" | "." | "\u{a0}" | "/");
        let Some(group) = digits_of(&word.text.to_uppercase()).filter(|_| is_near) else { break };
        digits.push_str(&group);
        end = word.start + word.text.len();
        count += 1;
    }
    is_sure(&digits).then(|| (format!("{}{digits}", kind.prefix), count))
}

/// The digits of a number in which characters that look alike may be mistyped.
fn digits_of(number: &str) -> Option<String> {
    let digits: String = number.chars().map(digit_like).collect();
    let is_number = number.bytes().any(|byte| byte.is_ascii_digit());
    (is_number && digits.bytes().all(|byte| byte.is_ascii_digit())).then_some(digits)
}

fn is_sure(word: &str) -> bool {
    word.bytes().filter(u8::is_ascii_digit).count() >= SURE
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[(&str, &str)]) {
        let found = all(text);
        let found: Vec<(&str, &str)> =
            found.iter().map(|(typed, id)| (typed.as_str(), id.as_str())).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn what_is_mistyped_is_found_as_it_stands_there() {
        check("0DR3963696150 and ODR3217305478", &[("0DR3963696150", "ODR3963696150")]);
        check("see <odr396369615O>, 0dr3963696150", &[("odr396369615O", "ODR3963696150")]);
        check("ODR 3963696150 and ODR1", &[("ODR 3963696150", "ODR3963696150")]);
        check("ODR-396 369 6150, RES1", &[("ODR-396 369 6150", "ODR3963696150")]);
        check(
            "Ø 5UB1234567, RE5-1234567",
            &[("5UB1234567", "SUB1234567"), ("RE5-1234567", "RES1234567")],
        );
    }

    #[test]
    fn words_and_what_is_spelt_well_are_no_mistakes() {
        for text in [
            "",
            "chaos subs caps combos reso",
            "ODR3963696150",
            "res 5 2026",
            "ORG: 123456789",
            "com 443",
        ] {
            check(text, &[]);
        }
    }
}
