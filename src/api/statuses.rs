//! The words for an object's status: where an answer tells it, which words are known, and which of them it never leaves.
//! Which operations tell one stands in their declarations, and is looked up in `status_lookup.rs`.

use serde_json::{Map, Value};

/// The status that an answer tells of its object.
#[derive(Clone, Copy, Debug)]
pub struct Statuses {
    /// JSON pointer of the word, from the envelope.
    pub pointer: &'static str,
    /// The words that the documents list.
    pub documented: &'static [&'static str],
    /// Further words that answers show.
    pub shown: &'static [&'static str],
    /// The words after which it changes no more.
    pub finals: &'static [&'static str],
}

impl Statuses {
    /// Every known word.
    pub fn known(&self) -> impl Iterator<Item = &'static str> {
        self.documented.iter().chain(self.shown).copied()
    }

    /// The word that an answer tells.
    pub fn told<'a>(&self, envelope: &'a Map<String, Value>) -> Option<&'a str> {
        let (member, rest) = self
            .pointer
            .trim_start_matches('/')
            .split_once('/')
            .unwrap_or((self.pointer.trim_start_matches('/'), ""));
        let inside = envelope.get(member)?;
        let word = if rest.is_empty() { Some(inside) } else { inside.get(rest) };
        word?.as_str()
    }

    /// Whether an object in this status never leaves it.
    pub fn is_final(&self, word: &str) -> bool {
        self.finals.iter().any(|last| is_same_status(last, word))
    }

    /// Whether a word is one of them.
    pub fn knows(&self, word: &str) -> bool {
        self.known().any(|known| is_same_status(known, word))
    }
}

/// What the API misspells, and what it means (quirk 28).
const MISSPELT: [(&str, &str); 2] = [("RESEVRED", "RESERVED"), ("SEND", "SENT")];

/// Whether two words mean one status: letters alone count, in any case, and what the API misspells is what it means
/// (quirk 28).
pub fn is_same_status(one: &str, other: &str) -> bool {
    one == other || upper_letters(meant(one)).eq(upper_letters(meant(other)))
}

/// The letters of a status in upper case, as documented: `PARTIALREFUNDED`, and `RESERVED` for RESEVRED.
pub(super) fn letters(word: &str) -> String {
    upper_letters(meant(word)).collect()
}

/// The value of the status among these that a word means. It is looked for in each row of a table, and most words stand there as
/// they are.
pub(super) fn value_of<T: Copy>(word: &str, statuses: &[(&str, T)]) -> Option<T> {
    let as_it_is = statuses.iter().find(|(known, _)| *known == word);
    let found = as_it_is.or_else(|| {
        let letters = letters(word);
        statuses.iter().find(|(known, _)| upper_letters(known).eq(letters.chars()))
    });
    found.map(|(_, value)| *value)
}

/// The word itself, or what it means where it is misspelt.
fn meant(word: &str) -> &str {
    let misspelt = MISSPELT.iter().find(|(wrong, _)| upper_letters(word).eq(wrong.chars()));
    misspelt.map_or(word, |(_, right)| right)
}

fn upper_letters(word: &str) -> impl Iterator<Item = char> {
    word.chars().filter(|letter| letter.is_alphabetic()).flat_map(char::to_uppercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_status_is_one_however_it_is_spelt() {
        for (one, other) in [
            ("PAID", "paid"),
            ("PARTIAL REFUNDED", "partial_refunded"),
            ("RESEVRED", "reserved"),
            ("SEND", "Sent"),
        ] {
            assert!(is_same_status(one, other), "{one} {other}");
        }
        assert!(!is_same_status("REFUNDED", "PARTIAL REFUNDED"));
    }

    #[test]
    fn a_status_is_found_among_others_however_it_is_spelt() {
        let statuses = [("SENT", 1), ("PARTIAL REFUNDED", 2), ("Sent later", 3)];
        for (word, found) in [
            ("SENT", Some(1)),
            ("SEND", Some(1)),
            ("sent", Some(1)),
            ("partial_refunded", Some(2)),
            ("SENT LATER", Some(3)),
            ("REFUNDED", None),
            ("", None),
        ] {
            assert_eq!(value_of(word, &statuses), found, "{word}");
        }
    }
}
