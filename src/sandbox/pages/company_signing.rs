//! Signing a company check (operation 9.1): then its result is there, and the merchant is told.

use maud::html;

use super::bank_id::{Choice, Signature};
use super::layout::{see_other, typed};
use super::refusals;
use super::request::PageRequest;
use super::shop::ShopAddresses;
use super::subject::last_attempt;
use super::texts::Text;
use crate::base::error::Result;
use crate::sandbox::actors::payer;
use crate::sandbox::answer::Answer;
use crate::sandbox::objects::check::CompanyCheck;
use crate::sandbox::world::World;

/// The page as it stands.
pub fn show(request: &PageRequest, check: &CompanyCheck) -> Answer {
    page(request, check, 200)
}

/// Does what the form says, and leads on. Nothing is signed twice.
pub fn act(world: &World, request: &PageRequest, check: &CompanyCheck) -> Result<Answer> {
    if check.signed {
        return Ok(page(request, check, 409));
    }
    let Some(choice) = Choice::of_form(request) else {
        return Ok(refusals::no_choice(request, request.language_for(&check.body)));
    };
    payer::pay(world, check.uuid(), choice.outcome(), "visa")?;
    let shop = ShopAddresses::of_body(&check.body);
    let address = if choice == Choice::Sign { shop.after_success() } else { shop.after_failure() };
    Ok(see_other(address.unwrap_or(&request.own_address())))
}

fn page(request: &PageRequest, check: &CompanyCheck, status: u16) -> Answer {
    let language = request.language_for(&check.body);
    let shop = ShopAddresses::of_body(&check.body);
    let why = html! {
        @if check.signed {
            @if status == 409 { p.notice { (Text::NothingDone.say(language)) } }
            p.notice.good id="outcome" role="status" { (Text::Signed.say(language)) }
            @if let Some(address) = shop.success() {
                p.actions { a.button id="back" href=(address) { (Text::BackToShop.say(language)) } }
            }
        } @else {
            p { (Text::SignForCompany.say(language)) }
        }
        dl.facts {
            dt { (Text::Company.say(language)) } dd { (typed(check.row["companyName"].as_str().unwrap_or_default())) }
            dt { (Text::Number.say(language)) } dd { (typed(&check.number)) }
        }
    };
    let signature = Signature {
        status,
        language,
        uuid: check.uuid(),
        why,
        last_attempt: last_attempt(check.events.last()),
        details: html! {},
        open: !check.signed,
        form_sources: shop.policy_sources(),
    };
    signature.answer(request)
}
