//! What a check of a value says: nothing, or the broken rule and how serious it is.

use crate::base::problem::Severity;

/// Nothing, or the broken rule, continuing a sentence, and its weight.
pub type Checked = Result<(), (String, Severity)>;

/// The rule is documented, and the server refuses what breaks it.
pub fn wrong(rule: &str) -> Checked {
    Err((rule.to_owned(), Severity::Wrong))
}

/// No source states the rule, so what breaks it only looks odd: a warning (quirk 35).
pub fn doubtful(rule: &str) -> Checked {
    Err((rule.to_owned(), Severity::Doubtful))
}

/// Whether a text is digits and nothing else.
pub fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}
