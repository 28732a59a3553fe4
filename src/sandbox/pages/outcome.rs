//! What stands instead of a form once nothing can be paid any more: that it is paid, invoiced, cancelled or expired.

use maud::{Markup, html};

use super::language::Language;
use super::subject::{PaymentState, Subject, SubjectKind};
use super::texts::Text;

/// What became of it, and the way back to the shop.
pub fn notice(subject: &Subject, language: Language) -> Markup {
    let (text, tone) = told(subject);
    html! {
        p.notice.(tone) id="outcome" role="status" { (text.say(language)) }
        @if let Some(number) = invoice_number(subject) {
            p { (Text::InvoiceNumber.say(language)) ": " strong { (number) } }
        }
        @if let Some(address) = way_back(subject) {
            p.actions { a.button id="back" href=(address) { (Text::BackToShop.say(language)) } }
        }
    }
}

/// Whether there is a form: it is open, and is paid here.
pub fn can_be_paid(subject: &Subject) -> bool {
    subject.state == PaymentState::Open && subject.kind != SubjectKind::TerminalOrder
}

fn told(subject: &Subject) -> (Text, &'static str) {
    match subject.state {
        PaymentState::Open => (Text::AtTerminal, "plain"),
        PaymentState::Paid => (Text::Paid, "good"),
        PaymentState::PartlyRefunded => (Text::PartlyRefunded, "plain"),
        PaymentState::Refunded => (Text::Refunded, "plain"),
        PaymentState::Invoiced => (Text::Invoiced, "good"),
        PaymentState::Cancelled => (Text::Cancelled, "bad"),
        PaymentState::Expired => (Text::Expired, "bad"),
        PaymentState::CycleFailed => (Text::CycleFailed, "bad"),
        PaymentState::Reserved => (Text::Reserved, "good"),
        PaymentState::Taken => (Text::Taken, "good"),
        PaymentState::Completed => (Text::Completed, "good"),
        PaymentState::HoldEnded => (Text::HoldEnded, "bad"),
    }
}

fn invoice_number(subject: &Subject) -> Option<&str> {
    subject.invoice_number.as_deref().filter(|_| subject.state == PaymentState::Invoiced)
}

/// The address of the shop that fits what became of it.
fn way_back(subject: &Subject) -> Option<String> {
    let shop = subject.shop();
    let address = match subject.state {
        PaymentState::Cancelled
        | PaymentState::Expired
        | PaymentState::CycleFailed
        | PaymentState::HoldEnded => shop.failure(),
        _ => shop.success(),
    };
    address.map(str::to_owned)
}
