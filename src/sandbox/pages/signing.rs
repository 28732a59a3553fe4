//! Signing for an order or a reservation: a private customer signs for an invoice (operations 2.1 to 2.3), and whoever pays
//! something with secure details signs to see them.

use maud::{Markup, html};

use super::bank_id::{Choice, Signature};
use super::language::Language;
use super::layout::see_other;
use super::request::PageRequest;
use super::subject::{PaymentState, Subject, SubjectKind};
use super::texts::Text;
use super::{bill, means, payment, refusals};
use crate::base::error::Result;
use crate::sandbox::actors::payer;
use crate::sandbox::answer::Answer;
use crate::sandbox::links;
use crate::sandbox::world::World;

/// What a signature is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Purpose {
    Invoice,
    Details,
}

/// The page as it stands; that of the payment, where there is nothing to sign.
pub fn show(request: &PageRequest, subject: &Subject) -> Answer {
    match purpose(request, subject) {
        Some(purpose) => page(request, subject, purpose),
        None if subject.state == PaymentState::Open => see_other(&pay_page(request, subject)),
        None => payment::page(request, subject, 200),
    }
}

/// Does what the form says, and leads on. What can no longer be signed is told, and nothing is done twice.
pub fn act(world: &World, request: &PageRequest, subject: &Subject) -> Result<Answer> {
    let Some(purpose) = purpose(request, subject) else {
        return Ok(payment::page(request, subject, 409));
    };
    let Some(choice) = Choice::of_form(request) else {
        return Ok(refusals::no_choice(request, request.language_for(&subject.body)));
    };
    if choice != Choice::Sign {
        payer::pay(world, &subject.uuid, choice.outcome(), "invoice")?;
        let shop = subject.shop();
        let address = if purpose == Purpose::Invoice { shop.after_failure() } else { None };
        return Ok(see_other(address.unwrap_or(&request.own_address())));
    }
    if subject.is_hidden() {
        payer::pay(world, &subject.uuid, "signed", "invoice")?;
    }
    if purpose == Purpose::Details {
        return Ok(see_other(&pay_page(request, subject)));
    }
    payer::pay(world, &subject.uuid, "invoiced", "invoice")?;
    let shop = subject.shop();
    Ok(see_other(shop.after_success().unwrap_or(&pay_page(request, subject))))
}

/// What there is to sign: an order that is made as an invoice, or one whose payer has just chosen invoice, comes before its
/// details, which the same signature shows.
fn purpose(request: &PageRequest, subject: &Subject) -> Option<Purpose> {
    let allowed = means::allowed(subject);
    let is_chosen = request.is_for_invoice() && !subject.is_hidden();
    match subject.state {
        PaymentState::Open if subject.kind == SubjectKind::TerminalOrder => None,
        PaymentState::Open if allowed == ["invoice"] => Some(Purpose::Invoice),
        PaymentState::Open if is_chosen && allowed.contains(&"invoice") => Some(Purpose::Invoice),
        PaymentState::Open if subject.is_hidden() => Some(Purpose::Details),
        _ => None,
    }
}

fn page(request: &PageRequest, subject: &Subject, purpose: Purpose) -> Answer {
    let language = request.language_for(&subject.body);
    let why = match purpose {
        Purpose::Invoice => Text::SignForInvoice,
        Purpose::Details => Text::SignForDetails,
    };
    let signature = Signature {
        status: 200,
        language,
        uuid: &subject.uuid,
        why: html! { p { (why.say(language)) } },
        last_attempt: subject.last_attempt,
        details: details(subject, language),
        open: true,
        form_sources: subject.shop().policy_sources(),
    };
    signature.answer(request)
}

fn details(subject: &Subject, language: Language) -> Markup {
    html! { @if !subject.is_hidden() { section.card { (bill::table(subject, language)) } } }
}

fn pay_page(request: &PageRequest, subject: &Subject) -> String {
    request.address_of(&links::payment("", &subject.uuid))
}
