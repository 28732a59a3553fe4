//! The five languages of the pages, and which one an object's page has.

use serde_json::Value;

/// A language of the API.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    English,
    Norwegian,
    Swedish,
    Danish,
    German,
}

impl Language {
    /// All of them, with their codes and their own names, as links offer them.
    pub const ALL: [(Language, &'static str, &'static str); 5] = [
        (Language::English, "en", "English"),
        (Language::Norwegian, "no", "Norsk"),
        (Language::Swedish, "sv", "Svenska"),
        (Language::Danish, "da", "Dansk"),
        (Language::German, "de", "Deutsch"),
    ];

    /// The language with this code of the API.
    pub fn of_code(code: &str) -> Option<Language> {
        Language::ALL.iter().find(|(_, own, _)| *own == code).map(|(language, ..)| *language)
    }

    /// The language that the body of a request asks for: that of a hosted checkout in its own field, any other by its
    /// customer. Norwegian where it says nothing, as documented (operations 1.1 and 2.3).
    pub fn of_body(body: &Value) -> Language {
        let codes = [&body["checkoutLanguage"], &body["customerDetails"]["preferredLanguage"]];
        let asked = codes.into_iter().find_map(|code| Language::of_code(code.as_str()?));
        asked.unwrap_or(Language::Norwegian)
    }

    /// Its code.
    pub fn code(self) -> &'static str {
        let own = Language::ALL.iter().find(|(language, ..)| *language == self);
        own.map_or("no", |(_, code, _)| code)
    }

    /// What stands before the decimals of a number.
    pub fn decimal_sign(self) -> &'static str {
        if self == Language::English { "." } else { "," }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn the_body_chooses_the_language() {
        for (body, code) in [
            (json!({"checkoutLanguage": "de"}), "de"),
            (json!({"customerDetails": {"preferredLanguage": "sv"}}), "sv"),
            (
                json!({"checkoutLanguage": null, "customerDetails": {"preferredLanguage": "da"}}),
                "da",
            ),
            (json!({"customerDetails": {"preferredLanguage": "fr"}}), "no"),
            (json!({"customerDetails": {"preferredLanguage": 7}}), "no"),
            (json!({}), "no"),
        ] {
            assert_eq!(Language::of_body(&body).code(), code, "{body}");
        }
    }
}
