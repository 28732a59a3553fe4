//! The page where somebody pays an order, reserves an amount or begins a subscription: shown, and acted upon.

use maud::{Markup, html};

use super::language::Language;
use super::layout::{Page, Width, see_other, typed, with_markup};
use super::request::PageRequest;
use super::subject::{Subject, SubjectKind};
use super::texts::{Text, filled};
use super::{amounts, bill, means, outcome, refusals};
use crate::base::error::Result;
use crate::sandbox::actors::payer;
use crate::sandbox::answer::Answer;
use crate::sandbox::links;
use crate::sandbox::world::World;

/// Does what the form says, and leads on. What can no longer be paid is told, and nothing is done twice.
pub fn act(world: &World, request: &PageRequest, subject: &Subject) -> Result<Answer> {
    if !has_form(subject) {
        return Ok(page(request, subject, 409));
    }
    let act = request.field("act").unwrap_or_default();
    let chosen = request.field("via").unwrap_or_default();
    let allowed = means::allowed(subject);
    let Some(via) = allowed.into_iter().find(|via| *via == chosen) else {
        return Ok(refusals::no_choice(request, request.language_for(&subject.body)));
    };
    let outcome = match act.as_str() {
        // A private customer signs first (quirk 22).
        "pay" if via == "invoice" && !subject.is_corporate() => {
            let signing = links::bank_id("", &subject.uuid);
            return Ok(see_other(&request.address_for_invoice(&signing)));
        }
        "pay" if via == "invoice" => "invoiced",
        "pay" => "paid",
        "decline" => "declined",
        "leave" => "left",
        _ => return Ok(refusals::no_choice(request, request.language_for(&subject.body))),
    };
    payer::pay(world, &subject.uuid, outcome, via)?;
    let shop = subject.shop();
    let address = if act == "pay" { shop.after_success() } else { shop.after_failure() };
    // Without an address of the shop the page itself tells how it went.
    Ok(see_other(address.unwrap_or(&request.own_address())))
}

/// The page as it stands, with this HTTP status.
pub fn page(request: &PageRequest, subject: &Subject, status: u16) -> Answer {
    let language = request.language_for(&subject.body);
    let title = format!("{} {}", title(subject.kind).say(language), subject.uuid);
    let page = Page {
        status,
        language,
        title: &title,
        width: Width::Column,
        content: content(request, subject, language, status),
        form_sources: subject.shop().policy_sources(),
        offered_at: Some(request),
    };
    page.answer()
}

fn title(kind: SubjectKind) -> Text {
    match kind {
        SubjectKind::Reservation => Text::Reservation,
        SubjectKind::Cycle => Text::Subscription,
        _ => Text::Payment,
    }
}

/// Whether there is something to pay here, and whoever pays may see what.
fn has_form(subject: &Subject) -> bool {
    outcome::can_be_paid(subject) && !subject.is_hidden()
}

fn content(request: &PageRequest, subject: &Subject, language: Language, status: u16) -> Markup {
    let open = outcome::can_be_paid(subject);
    html! {
        section.card {
            h1 { (title(subject.kind).say(language)) }
            @if subject.is_hidden() { p.soft { (subject.uuid) } } @else { p.total { (bill::total(subject, language)) } }
            @if open && subject.kind == SubjectKind::Reservation {
                p.soft { (Text::ReservationExplained.say(language)) }
            }
            @if !open && status == 409 { p.notice { (Text::NothingDone.say(language)) } }
            @if open { (last_attempt(subject, language)) } @else { (outcome::notice(subject, language)) }
            @if open && subject.is_hidden() { (way_to_details(request, subject, language)) }
        }
        @if !subject.is_hidden() {
            section.card { (bill::table(subject, language)) }
            section.card { (facts(subject, language)) }
        }
        @if has_form(subject) { section.card { (form(request, subject, language)) } }
    }
}

fn way_to_details(request: &PageRequest, subject: &Subject, language: Language) -> Markup {
    let address = request.address_of(&links::bank_id("", &subject.uuid));
    html! {
        p.notice { (Text::Hidden.say(language)) }
        p.actions { a.button.main-action id="identify" href=(address) { (Text::Identify.say(language)) } }
    }
}

fn last_attempt(subject: &Subject, language: Language) -> Markup {
    html! {
        @match subject.last_attempt {
            Some("declined") => p.notice.bad id="attempt" role="status" { (Text::Declined.say(language)) },
            Some(_) => p.notice id="attempt" role="status" { (Text::Left.say(language)) },
            None => {},
        }
    }
}

/// Customer, references, plan, notes and terms, as far as the body has them.
fn facts(subject: &Subject, language: Language) -> Markup {
    let typed_facts = [
        (Text::Customer, subject.text("/customerDetails/name")),
        (Text::Reference, subject.text("/referenceNo").or_else(|| subject.text("/referencesNo"))),
        (Text::Notes, subject.text("/customerNotes")),
        (Text::Terms, subject.text("/tnc").or_else(|| subject.text("/termsAndConditions"))),
    ];
    html! {
        dl.facts {
            dt { (Text::Number.say(language)) } dd { (subject.uuid) }
            @if subject.kind == SubjectKind::Cycle { (plan(subject, language)) }
            @for (name, text) in typed_facts {
                @if let Some(text) = text { dt { (name.say(language)) } dd.note { (typed(text)) } }
            }
            @if let Some(due) = subject.link_due.filter(|_| outcome::can_be_paid(subject)) {
                dt { (Text::GoodUntil.say(language)) } dd { (amounts::moment(due)) }
            }
        }
    }
}

/// How often a subscription is paid, and in which period.
fn plan(subject: &Subject, language: Language) -> Markup {
    let frequency = subject.text("/billingFrequency").unwrap_or_default();
    let often = match frequency.to_lowercase().as_str() {
        "day" | "daily" => typed(Text::Daily.say(language)),
        "week" | "weekly" => typed(Text::Weekly.say(language)),
        "month" | "monthly" => typed(Text::Monthly.say(language)),
        "year" | "yearly" => typed(Text::Yearly.say(language)),
        _ => typed(frequency),
    };
    let count = crate::sandbox::values::text_json(&subject.body["numberOfRepeats"]);
    let count = typed(count.as_str().unwrap_or("1"));
    let period = [subject.text("/subscriptionStartDate"), subject.text("/subscriptionEndsDate")];
    html! {
        dt { (Text::Plan.say(language)) }
        dd { (often) ", " (with_markup(Text::PlanTimes.say(language), "count", &count)) }
        @if let [Some(from), Some(to)] = period {
            dt { (Text::Period.say(language)) } dd { (day(from)) " – " (day(to)) }
        }
    }
}

/// A day as the API takes it, `01 Jan, 2030`, in a form that every language reads. It is never broken.
fn day(text: &str) -> Markup {
    match amounts::day(text) {
        Some(day) => html! { span.whole { (day) } },
        None => typed(text),
    }
}

fn form(request: &PageRequest, subject: &Subject, language: Language) -> Markup {
    let allowed = means::allowed(subject);
    let amount = amounts::amount(subject.total, language);
    let pay = match subject.kind {
        SubjectKind::Reservation => Text::Reserve,
        SubjectKind::Cycle => Text::Subscribe,
        _ => Text::Pay,
    };
    html! {
        form method="post" action=(request.own_address()) {
            input type="hidden" name="token" value=(request.form_token());
            fieldset {
                legend { (Text::ChooseMeans.say(language)) }
                @for (at, via) in allowed.iter().enumerate() {
                    label.choice for={ "via-" (via) } {
                        input type="radio" name="via" value=(via) id={ "via-" (via) } checked[at == 0] required;
                        span { (means::name(via, language)) }
                    }
                }
            }
            p.soft { (Text::NoRealData.say(language)) }
            div.actions {
                button.main-action type="submit" name="act" value="pay" id="pay" {
                    (filled(pay.say(language), "amount", &amount))
                }
                button type="submit" name="act" value="decline" id="decline" { (Text::Decline.say(language)) }
                button type="submit" name="act" value="leave" id="leave" { (Text::Leave.say(language)) }
            }
        }
    }
}
