//! The status that a callback claims, in the API's words: a terminal has words of its own for it (chapter 12.3).

use crate::api::Overview;
use crate::base::redact;
use crate::callback::Verdict;

/// The type of a terminal's callback about a refund.
pub const REFUND: &str = "Payment_Refund";

/// What the callback says of which status, in the API's words, and what the API says of it.
pub fn claimed_status(
    verdict: &Verdict,
    overview: &Overview,
    own: String,
) -> (&'static str, String, String) {
    let word = verdict.value("status").unwrap_or_default();
    if !is_of_terminal(verdict) {
        return ("the status", redact::hide_suspects(&word).into(), own);
    }
    let is_approved = is_approved(verdict);
    let (what, title, words) = match verdict.value("type").as_deref() {
        Some(REFUND) => {
            ("the refund at the terminal", "Refund at the terminal", ["REFUNDED", "REJECTED"])
        }
        _ => ("the payment at the terminal", "Payment at the terminal", ["PAID", "CANCELLED"]),
    };
    let claimed = if is_approved { words[0] } else { words[1] };
    (what, claimed.to_owned(), fact(overview, title))
}

/// Whether a terminal approved it.
pub fn is_approved(verdict: &Verdict) -> bool {
    verdict.value("status").is_some_and(|word| word.eq_ignore_ascii_case("Approved"))
}

/// What is told under this title.
pub fn fact(overview: &Overview, title: &str) -> String {
    let found = overview.facts.iter().find(|(own, _)| *own == title);
    found.map_or_else(|| "not told".to_owned(), |(_, value)| value.clone())
}

/// Whether it has the parameters of a terminal's callback (chapter 12.3).
pub fn is_of_terminal(verdict: &Verdict) -> bool {
    matches!(verdict.value("type").as_deref(), Some("Payment" | "Payment_Refund"))
        || verdict.value("totalAmount").is_some() && verdict.value("currency").is_some()
}
