//! The identifiers of the API: a prefix of capitals, which tells what they name, and digits (docs/api.md, States,
//! identifiers).

/// Every prefix: orders, reservations, subscriptions, customers, captures, charges, terminals, organizations, addresses,
/// company checks.
const PREFIXES: [&str; 10] =
    ["ODR", "RES", "SUB", "CSRT", "CAP", "CHA", "TRML", "ORG", "ADRS", "COMCHK"];

/// Whether a text is an identifier.
pub fn is_identifier(text: &str) -> bool {
    let digits = text.trim_start_matches(|letter: char| letter.is_ascii_uppercase());
    let prefix = &text[..text.len() - digits.len()];
    let are_digits = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    are_digits && PREFIXES.contains(&prefix)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_identifier_is_a_known_prefix_and_digits() {
        for id in ["ODR1", "RES1234567890", "COMCHK5"] {
            assert!(is_identifier(id), "{id}");
        }
        for other in ["", "ODR", "1", "odr1", "ODR1a", "ODR 1", "KARI1", "ODRX1", "01019012345"] {
            assert!(!is_identifier(other), "{other}");
        }
    }
}
