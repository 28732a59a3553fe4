//! Text as it is compared when somebody looks for it: case, composed letters and the number of blanks do not matter.

use unicode_normalization::UnicodeNormalization;

/// A text, in which whatever a person would take for the same is the same.
pub fn folded(text: &str) -> String {
    // Capitals have fewer forms: ß is SS, and both small sigmas are one.
    let capitals: String = text.nfkc().flat_map(char::to_uppercase).nfkc().collect();
    capitals.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_person_takes_for_the_same_is_the_same() {
        for (one, other) in [
            ("Ola Nordmann", "  ola\tNORDMANN "),
            ("Åse", "A\u{30a}SE"),
            ("Blåbær", "BLÅBÆR"),
            ("Straße", "STRASSE"),
            ("ΟΔΟΣ", "οδος"),
            ("ＡＢＣ", "abc"),
        ] {
            assert_eq!(folded(one), folded(other));
        }
        assert_ne!(folded("Ole"), folded("Ola"));
    }
}
