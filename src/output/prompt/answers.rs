//! What an answer means: yes and no, also in Norwegian, and the words that confirm a write in production. Whatever is not
//! an answer is told, and counts as a no.

use crate::base::money;

/// The answer that confirms a write in production.
pub enum ExpectedAnswer {
    /// The amount; `400`, `400.00` and `400,00` are equal.
    Amount(money::Amount),
    /// The identifier.
    Identifier(String),
}

/// The longest answer that is shown again, in letters.
const SHOWN: usize = 60;

/// Why an answer does not confirm; nothing where it does.
pub fn not_yes(answer: &str) -> Option<String> {
    match answer.trim().to_lowercase().as_str() {
        "y" | "yes" | "j" | "ja" => None,
        "" | "n" | "no" | "nei" => Some("not confirmed".to_owned()),
        _ => Some(format!("{} is neither yes nor no", shown(answer))),
    }
}

impl ExpectedAnswer {
    /// What must be typed, and what it is.
    pub fn in_words(&self) -> (String, &'static str) {
        match self {
            ExpectedAnswer::Amount(amount) => (money::show(*amount), "the amount"),
            ExpectedAnswer::Identifier(id) => (id.clone(), "the identifier"),
        }
    }

    /// Why an answer does not confirm; nothing where it does.
    pub fn refuse(&self, answer: &str) -> Option<String> {
        let answer = answer.trim();
        let fits = match self {
            ExpectedAnswer::Amount(amount) => {
                // `1,000` is a thousand in one country and one in another: no answer.
                money::parse(&money::with_point(answer)).ok() == Some(*amount)
            }
            ExpectedAnswer::Identifier(id) => answer == id,
        };
        match answer {
            _ if fits => None,
            "" => Some("not confirmed".to_owned()),
            _ => Some(format!("{} is not {}", shown(answer), self.in_words().0)),
        }
    }
}

/// An answer as it is told again: in one line, and not all of a long one.
pub fn shown(answer: &str) -> String {
    let answer = answer.trim();
    let mut shown: String = answer.chars().take(SHOWN).collect();
    if shown.len() < answer.len() {
        shown.push('…');
    }
    match shown.contains(char::is_whitespace) {
        true => format!("`{shown}`"),
        false => shown,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(expected: &ExpectedAnswer, answer: &str, refusal: Option<&str>) {
        assert_eq!(expected.refuse(answer).as_deref(), refusal, "{answer}");
    }

    #[test]
    fn yes_and_no_are_known_in_two_languages() {
        for yes in ["y", "Yes", " ja ", "J", "JA"] {
            assert_eq!(not_yes(yes), None, "{yes}");
        }
        for no in ["", "n", "No", "nei", "N"] {
            assert_eq!(not_yes(no).as_deref(), Some("not confirmed"), "{no}");
        }
        assert_eq!(not_yes("yn").as_deref(), Some("yn is neither yes nor no"));
        assert_eq!(not_yes("y\ny").as_deref(), Some("`y\ny` is neither yes nor no"));
    }

    #[test]
    fn a_wrong_answer_is_told() {
        let amount = ExpectedAnswer::Amount(money::Amount::from(40));
        for right in ["40", "40.00", "40,00", " 40 "] {
            check(&amount, right, None);
        }
        check(&amount, "39", Some("39 is not 40.00"));
        for (whole, unclear) in [
            (40, "40,000"),
            (40, "40.000"),
            (40_000, "40,000"),
            (40_000, "40.000"),
            (40_000, "40 000"),
            (40, "kr 40"),
            (40, "-40"),
            (40, "+40"),
            (40, "4e1"),
            (40, "４０"),
            (40, "40,-"),
            (40, "40."),
        ] {
            let refused = ExpectedAnswer::Amount(money::Amount::from(whole)).refuse(unclear);
            assert!(
                refused.is_some_and(|why| why.ends_with(&format!("is not {whole}.00"))),
                "{unclear}"
            );
        }
        check(&amount, "", Some("not confirmed"));
        let id = ExpectedAnswer::Identifier("ODR1".to_owned());
        check(&id, "ODR1", None);
        check(&id, "odr1", Some("odr1 is not ODR1"));
    }
}
