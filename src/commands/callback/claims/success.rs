//! The word `success`: it says only that something succeeded, so the state of the object tells whether money moved.

use super::amount::sum;
use super::terminal::fact;
use crate::api::Overview;
use crate::base::money::{self, Amount};
use crate::base::redact;
use crate::callback::Verdict;

/// The word of the example in the documentation (quirk 24): it says only that something succeeded.
const SUCCESS: &str = "success";

/// Whether a status is this word.
pub fn is_success(status: &str) -> bool {
    status.eq_ignore_ascii_case(SUCCESS)
}

/// Why `success` is not confirmed by the state of the object; nothing where money was paid, reserved, captured or charged, or where
/// it was to be invoiced, and is.
pub fn doubt_of_success(verdict: &Verdict, overview: &Overview, own: &str) -> Option<String> {
    let doubt = format!("success is not confirmed: the status is {own}");
    if overview.is(&["INVOICED"]) {
        let method = means(verdict, overview);
        let is_invoice = method.to_lowercase().contains("invoice");
        return (!is_invoice).then(|| format!("{doubt}, and {method:?} is no invoice"));
    }
    let taken: Amount =
        money::total(["paid", "captured", "charged"].map(|word| sum(overview, word)));
    let is_back = !taken.is_zero() && sum(overview, "refunded") >= taken;
    if is_back {
        return Some(format!("{doubt}, and all that was taken is given back"));
    }
    let is_done = overview.is(&["PAID", "RESERVED", "CAPTURED", "CHARGED"])
        || overview.is(&["ONGOING", "COMPLETED"]) && !taken.is_zero();
    (!is_done).then_some(doubt)
}

/// The means of payment that the callback names, else the kind of the order.
fn means(verdict: &Verdict, overview: &Overview) -> String {
    let method = verdict.value("paymentMethod").unwrap_or_default();
    if method.is_empty() { fact(overview, "Type") } else { redact::hide_suspects(&method).into() }
}
