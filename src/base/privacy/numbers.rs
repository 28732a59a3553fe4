//! Personal numbers in any text, found by their look.

use std::borrow::Cow;

use memchr::memchr3;

use crate::base::decode::{self, DecodedChar};

/// A text in which whatever could be a personal number is masked but for its last two digits: eleven digits in a row,
/// or with blanks where a birth date ends, however an address or JSON spells them. Hashes and the API's identifiers are
/// none.
pub fn without_numbers(text: &str) -> Cow<'_, str> {
    match could_hold_number(text.as_bytes()) {
        true => masked(text),
        false => Cow::Borrowed(text),
    }
}

/// The same, letter by letter.
fn masked(text: &str) -> Cow<'_, str> {
    let bytes = text.as_bytes();
    let (mut shown, mut from) = (String::new(), 0);
    let (mut place, mut word) = (0, Word::default());
    while let Some(letter) = decode::char_at(bytes, place) {
        if !is_digit(&letter) {
            word.take(letter.byte());
            place = letter.end;
            continue;
        }
        let number = number_at(bytes, place).filter(|number| word.may_hold(bytes, number.end));
        if let Some(Number { stars, end, last }) = number {
            shown.push_str(&text[from..place]);
            shown.extend(std::iter::repeat_n('*', stars));
            shown.extend(last.map(char::from));
            (from, place) = (end, end);
        }
        while let Some(digit) = decode::char_at(bytes, place).filter(is_digit) {
            word.take(digit.byte());
            place = digit.end;
        }
        if from == place {
            word = Word::default();
        }
    }
    if from == 0 { Cow::Borrowed(text) } else { Cow::Owned(shown + &text[from..]) }
}

/// The digits of a birth date, and those after it.
const BIRTH: usize = 6;
const REST: usize = 5;
/// A word that is longer is a hash or a key.
const LONGEST_WORD: usize = 20;

/// A quick look that spares most texts the slow one: whether any digits stand together as the last ones of a number would,
/// however it is parted. Of so many digits in a row one stands at every fifth place.
pub(super) fn could_hold_number(text: &[u8]) -> bool {
    if memchr3(b'%', b'&', b'\\', text).is_some() {
        return could_spell_number(text);
    }
    let mut place = REST - 1;
    while let Some(byte) = text.get(place) {
        if !byte.is_ascii_digit() {
            place += REST;
            continue;
        }
        let before = text[..place].iter().rev().take_while(|byte| byte.is_ascii_digit()).count();
        let after = text[place..].iter().take_while(|byte| byte.is_ascii_digit()).count();
        if before + after == REST || before + after == BIRTH + REST {
            return true;
        }
        place += after + REST;
    }
    false
}

/// The same where letters may be spelt by what begins like this: whether there are digits enough.
fn could_spell_number(text: &[u8]) -> bool {
    text.iter().filter(|byte| byte.is_ascii_digit()).nth(BIRTH + REST - 1).is_some()
}

fn is_not_alphanumeric(byte: &u8) -> bool {
    !byte.is_ascii_alphanumeric()
}

/// What stands before a number in the same word.
#[derive(Default)]
struct Word {
    length: usize,
    letters: usize,
    capitals: usize,
    beyond_hex: usize,
}

impl Word {
    fn take(&mut self, byte: Option<u8>) {
        let Some(byte) = byte.filter(u8::is_ascii_alphanumeric) else {
            *self = Word::default();
            return;
        };
        self.length += 1;
        self.letters += usize::from(byte.is_ascii_alphabetic());
        self.capitals += usize::from(byte.is_ascii_uppercase());
        self.beyond_hex += usize::from(byte.is_ascii_alphabetic() && !byte.is_ascii_hexdigit());
    }

    /// Whether a number that stands here and ends there is a person's, and no part of a hash or an identifier.
    fn may_hold(&self, text: &[u8], end: usize) -> bool {
        let after = text[end..].split(is_not_alphanumeric).next().unwrap_or_default();
        let after = &after[..after.len().min(LONGEST_WORD)];
        let hex_after = after.iter().all(u8::is_ascii_hexdigit);
        let is_hash = self.letters + after.len() > 0 && self.beyond_hex == 0 && hex_after;
        let is_identifier =
            (2..=4).contains(&self.capitals) && self.length == self.capitals && after.is_empty();
        let is_long = self.length + after.len() + BIRTH + REST > LONGEST_WORD;
        !(is_hash || is_identifier || is_long)
    }
}

/// What could be a personal number in a text.
struct Number {
    /// Its characters but for the last two.
    stars: usize,
    last: [u8; 2],
    end: usize,
}

/// How the digits of a number stand together: in a row; the birth date, a blank and the rest; the birth date itself
/// with blanks in it.
const GROUPS: [&[usize]; 3] = [&[11], &[6, 5], &[2, 2, 2, 5]];

/// The number that begins at this digit, if it is as long as a personal number.
fn number_at(text: &[u8], place: usize) -> Option<Number> {
    GROUPS.iter().find_map(|groups| number_in_groups(text, place, groups))
}

fn number_in_groups(text: &[u8], place: usize, groups: &[usize]) -> Option<Number> {
    let (mut end, mut stars, mut last) = (place, 0, [0; 2]);
    for (at, wanted) in groups.iter().enumerate() {
        if at > 0 {
            let (after, count) = separator(text, end, groups[0] == 2)?;
            (end, stars) = (after, stars + count);
        }
        for _ in 0..*wanted {
            let digit = digit_at(text, end)?;
            last = [last[1], digit.byte()?];
            (end, stars) = (digit.end, stars + 1);
        }
        if digit_at(text, end).is_some() {
            return None;
        }
    }
    Some(Number { stars: stars - 2, last, end })
}

fn digit_at(text: &[u8], place: usize) -> Option<DecodedChar> {
    decode::char_at(text, place).filter(is_digit)
}

fn is_digit(letter: &DecodedChar) -> bool {
    matches!(letter.byte(), Some(b'0'..=b'9'))
}

/// Where what may part a number ends, and how many characters it has: a blank, or a sign such as `-`.
fn separator(text: &[u8], mut place: usize, blank: bool) -> Option<(usize, usize)> {
    const MOST: usize = 3;
    let mut count = 0;
    while count < MOST {
        let spelt = decode::char_at(text, place)?;
        let byte = spelt.bytes()[0];
        let parts = matches!(byte, b' ' | b'+' | b'\t') || !byte.is_ascii();
        if !parts && (blank || !matches!(byte, b'-' | b'.' | b'/')) {
            break;
        }
        // The further bytes of one letter are none of their own.
        count += usize::from(byte.is_ascii() || byte >= 0xc0);
        place = spelt.end;
    }
    (count > 0).then_some((place, count))
}

#[cfg(test)]
mod tests {
    use super::*;

    proptest::proptest! {
        #[test]
        fn the_quick_look_misses_no_number(text in "[0-9]{0,12}[01a. -]{0,4}([0-9]{1,7}[ .%&\\\\;:a-]{0,2}){0,6}[0-9]{0,12}") {
            if !could_hold_number(text.as_bytes()) {
                proptest::prop_assert!(matches!(masked(&text), Cow::Borrowed(_)), "{}", text);
            }
        }
    }

    #[test]
    fn a_personal_number_is_masked_however_it_is_written() {
        let check = |text: &str, expected: &str| assert_eq!(without_numbers(text), expected);
        check("person 01019012345 rang", "person *********45 rang");
        check("person 010190 12345, twice", "person **********45, twice");
        check("010190-12345", "**********45");
        check("010190\u{a0}12345 010190 - 12345", "**********45 ************45");
        check("01 01 90 12345", "************45");
        check("/x?p=01019012345&q=010190+12345", "/x?p=*********45&q=**********45");
        check("%2201019012345%22", "%22*********45%22");
        check("%30%31019012345", "*********45");
        check("&#48;1019012345", "*********45");
        check("\\n01019012345\\n", "\\n*********45\\n");
        check("T01019012345, person01019012345", "T*********45, person*********45");
        check("01019012345 01019012346", "*********45 *********46");
        for whole in [
            "order 1234567890, 010190 123456, 12",
            "ODR12345678901",
            "9f86d081884c7d12345678901a2feaa0c55ad015",
            "550e8400-e29b-41d4-a716-a12345678901",
            "2026-11-26T10:12:31.123456Z, 1767225600 1767225660",
            "10.12.24 50000",
            "010190123456",
        ] {
            assert!(matches!(without_numbers(whole), Cow::Borrowed(_)), "{whole}");
        }
    }
}
