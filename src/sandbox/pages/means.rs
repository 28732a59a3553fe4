//! The means of payment that an object allows, by the operation that made it.

use super::language::Language;
use super::subject::{Subject, SubjectKind};
use super::texts::Text;
use crate::api::as_boolean;

const CARDS: [&str; 2] = ["visa", "mastercard"];
const ALL: [&str; 5] = ["vipps", "applepay", "googlepay", "visa", "mastercard"];

/// The means that this object's payer can choose from, as `via` of the API spells them.
pub fn allowed(subject: &Subject) -> Vec<&'static str> {
    let chosen = subject.text("/submitPayment/via");
    let chosen = chosen.and_then(|via| ALL.iter().chain(&["invoice"]).find(|own| **own == via));
    match (subject.kind, chosen) {
        (SubjectKind::InvoiceOrder, _) => vec!["invoice"],
        // A session was made for one of them (operations 2.1, 3.2 and 4.2).
        (_, Some(via)) => vec![via],
        // Cards only (operation 3.1); of subscriptions nothing is documented, and only a card can be drawn again.
        (SubjectKind::Reservation | SubjectKind::Cycle, None) => CARDS.to_vec(),
        (_, None) if invoice_is_offered(subject) => [ALL.as_slice(), &["invoice"]].concat(),
        (_, None) => ALL.to_vec(),
    }
}

/// A payment link always says whether it is (operation 1.1); what does not is a hosted checkout, where it always is
/// (operation 2.3).
fn invoice_is_offered(subject: &Subject) -> bool {
    as_boolean(&subject.body["invoiceAsPaymentOption"]).unwrap_or(true)
}

/// The name of a means of payment. All but invoice are brands.
pub fn name(via: &str, language: Language) -> &'static str {
    match via {
        "visa" => "Visa",
        "mastercard" => "Mastercard",
        "vipps" => "Vipps",
        "applepay" => "Apple Pay",
        "googlepay" => "Google Pay",
        _ => Text::Invoice.say(language),
    }
}
