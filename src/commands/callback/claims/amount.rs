//! The amount of a callback, by the sums of the object that count for its status.

use serde_json::Value;

use super::terminal::{REFUND, is_approved};
use crate::api::{Overview, is_same_status};
use crate::base::money::{self, Amount};
use crate::base::redact;
use crate::callback::Verdict;

/// Sums that are the amount of the whole object, as the documents describe `amount`.
const WHOLE: [&str; 2] = ["total", "invoiced"];

/// Further sums that a callback of a status may tell.
const OF_STATUS: [(&str, &[&str]); 8] = [
    ("PAID", &["paid", "per cycle"]),
    ("ONGOING", &["paid", "per cycle"]),
    ("REFUNDED", &["paid", "refunded"]),
    ("PARTIAL REFUNDED", &["paid", "refunded"]),
    ("RESERVED", &["reserved"]),
    ("CAPTURED", &["captured"]),
    ("CHARGED", &["charged"]),
    ("COMPLETED", &["captured", "charged", "paid"]),
];

/// The sum of this name; zero where none is told.
pub fn sum(overview: &Overview, word: &str) -> Amount {
    let found = overview.money.iter().find(|(own, _)| *own == word);
    found.map_or(Amount::ZERO, |(_, amount)| *amount)
}

/// Where the API has another amount than the callback. That of a refund at a terminal is given back only if it was approved, and
/// others may have been given back before it.
pub fn amount_difference(verdict: &Verdict, overview: &Overview, status: &str) -> Option<String> {
    let names = ["amount", "totalAmount"];
    let (name, text) = names.into_iter().find_map(|name| Some((name, verdict.value(name)?)))?;
    let Some(amount) = money::of(&Value::String(text.clone())) else {
        return Some(format!("{name} is no amount: {:?}", redact::hide_suspects(&text)));
    };
    let shown = money::show(amount);
    if verdict.value("type").as_deref() == Some(REFUND) {
        let refunded = sum(overview, "refunded");
        let is_short = is_approved(verdict) && (refunded < amount || amount.is_zero());
        let refunded = money::show(refunded);
        return is_short.then(|| format!("{name} is {shown}, and {refunded} is refunded"));
    }
    let figures = counted(overview, status);
    if overview.money.is_empty() || figures.iter().any(|(_, own)| *own == amount) {
        return None;
    }
    let figures: Vec<String> =
        figures.iter().map(|(word, own)| format!("{word} {}", money::show(*own))).collect();
    Some(match figures.is_empty() {
        true => format!("{name} {shown}: the API tells no sum but zero"),
        false => format!("{name} {shown} is none of {}", figures.join(", ")),
    })
}

/// The sums that count for this status: that of the whole, and those that the status is about. A sum of zero confirms nothing.
fn counted(overview: &Overview, status: &str) -> Vec<(&'static str, Amount)> {
    let more = OF_STATUS.iter().find(|(own, _)| is_same_status(own, status));
    let more = more.map_or(&[][..], |(_, words)| *words);
    let is_counted = |word: &str| WHOLE.contains(&word) || more.contains(&word);
    let parts = overview.parts.iter().filter_map(|part| Some((part.what, part.amount?)));
    let sums = overview.money.iter().copied().chain(parts);
    sums.filter(|(word, amount)| is_counted(word) && !amount.is_zero()).collect()
}
