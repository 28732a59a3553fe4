//! Whether what a callback claims of an object is what the API tells of it. The status, the amount and the word `success` are compared
//! in files of their own; what is read for it stands in `check.rs`.

mod amount;
mod answer;
mod success;
mod terminal;
#[cfg(test)]
mod tests;

pub use self::answer::{Answer, Checked};
pub use self::terminal::is_of_terminal;

use self::amount::amount_difference;
use self::success::{doubt_of_success, is_success};
use self::terminal::claimed_status;
use crate::api::{Overview, is_same_status};
use crate::base::money;
use crate::callback::Verdict;

/// Compares a callback with what is told of its object.
pub fn compared(verdict: &Verdict, overview: &Overview) -> Checked {
    let own = overview.status.clone().unwrap_or_else(|| "not told".to_owned());
    let mut told = format!("{} is {own}", overview.id);
    match overview.money.first() {
        Some((word, total)) => told.push_str(&format!(", {word} {}", money::show(*total))),
        None => told.push_str(", and no amount is told"),
    }
    let (what, claimed, status) = claimed_status(verdict, overview, own.clone());
    let (mut doubt, mut differences) = (None, Vec::new());
    if is_success(&claimed) {
        doubt = doubt_of_success(verdict, overview, &own);
    } else if !is_same_status(&claimed, &status) {
        let claimed = if claimed.is_empty() { "told by the callback" } else { &claimed };
        differences.push(format!("{what} is {status}, not {claimed}"));
    }
    // What succeeded may have any of the sums of the status that it led to.
    let counted = if is_success(&claimed) { &own } else { &claimed };
    differences.extend(amount_difference(verdict, overview, counted));
    let is_doubt_alone = differences.is_empty() && doubt.is_some();
    differences.splice(0..0, doubt);
    let checked = Checked::of(told, differences);
    if is_doubt_alone { Checked { answer: Answer::NotConfirmed, ..checked } } else { checked }
}
