//! The colours of statuses at a terminal: of the API's, and of the journal's outcomes. Which status means what is declared in
//! `api/status_class.rs`.

use crate::api::{self, StatusClass};

/// How an attempt ended, in the journal's words.
const OUTCOMES: [(&str, StatusClass); 7] = [
    ("accepted", StatusClass::Done),
    ("happened", StatusClass::Done),
    ("in_flight", StatusClass::Waiting),
    ("not_sent", StatusClass::Ended),
    ("did_not_happen", StatusClass::Ended),
    ("refused", StatusClass::Failed),
    ("unknown", StatusClass::Failed),
];

/// The escape code for a status; `None` for a word that nobody knows, which keeps the terminal's own colour.
pub fn of(status: &str) -> Option<&'static str> {
    let outcome = OUTCOMES.iter().find(|(word, _)| *word == status).map(|(_, class)| *class);
    let class = outcome.or_else(|| api::status_class(status))?;
    Some(match class {
        StatusClass::Done => "32",
        StatusClass::Waiting => "33",
        StatusClass::GivenBack => "36",
        StatusClass::Ended => "2",
        StatusClass::Failed => "31",
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_status_has_its_colour_in_any_spelling() {
        for (status, code) in [
            ("PAID", Some("32")),
            ("paid", Some("32")),
            ("SENT", Some("33")),
            ("Partial refunded", Some("36")),
            ("PARTIAL_REFUNDED", Some("36")),
            ("CANCELLED", Some("2")),
            ("Inkasso", Some("31")),
            ("accepted", Some("32")),
            ("in_flight", Some("33")),
            ("did_not_happen", Some("2")),
            ("unknown", Some("31")),
            ("1", None),
            ("", None),
            ("something new", None),
        ] {
            assert_eq!(of(status), code, "{status}");
        }
    }
}
