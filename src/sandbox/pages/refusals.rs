//! Pages for what cannot be shown or done, each with what helps. A payer's are in the payer's language; those that a program or
//! the sandbox's own user meets are in English.

use maud::{Markup, html};

use super::language::Language;
use super::layout::{Page, Width};
use super::request::PageRequest;
use super::texts::Text;
use crate::sandbox::answer::Answer;

/// There is no such page, or no such object; in the language that was chosen for it.
pub fn not_found(request: &PageRequest) -> Answer {
    let language = request.chosen_language().unwrap_or(Language::English);
    let explained = html! {
        p { (Text::NothingHere.say(language)) }
        p.soft { (Text::LinksEnd.say(language)) }
    };
    refusal_in(language, 404, Text::NoSuchPage.say(language), &explained)
}

/// The form did not come from a page of this server. Nothing but its language is read of what it is about.
pub fn foreign_form(request: &PageRequest, language: Language) -> Answer {
    let explained = html! {
        p { (Text::FormFromElsewhere.say(language)) }
        (way_back(request, language))
    };
    refusal_in(language, 403, Text::UnknownForm.say(language), &explained)
}

/// The request is another site's.
pub fn forbidden() -> Answer {
    refusal(
        403,
        "Another site asked for this",
        &html! { p { "Nothing was done. Web pages of other sites may send somebody here, and nothing else." } },
    )
}

/// The server wants its token.
pub fn unauthorized() -> Answer {
    let explained = html! {
        p { "A server that runs with " code { "--allow-remote" } " needs its token here too: as the password, with any name." }
    };
    refusal(401, "The token is needed", &explained).header(
        "www-authenticate",
        "Basic realm=\"fpgo sandbox: any name, the token as password\", charset=\"UTF-8\"",
    )
}

/// A body that no form of a browser sends.
pub fn not_a_form() -> Answer {
    let explained = html! {
        p { "Nothing was done. Pages take forms; programs use " code { "POST /_sandbox/pay/{uuid}" } "." }
    };
    refusal(415, "This is no form", &explained)
}

/// A form without a known choice.
pub fn no_choice(request: &PageRequest, language: Language) -> Answer {
    let explained = html! {
        p { (Text::ChooseOnPage.say(language)) }
        (way_back(request, language))
    };
    refusal_in(language, 400, Text::NothingChosen.say(language), &explained)
}

fn way_back(request: &PageRequest, language: Language) -> Markup {
    html! {
        p.actions { a.button id="again" href=(request.own_address()) { (Text::OpenAgain.say(language)) } }
    }
}

/// A method that pages do not have.
pub fn no_method(allowed: &str) -> Answer {
    let explained = html! { p { "The methods here are " (allowed) "." } };
    refusal(405, "That cannot be done here", &explained).header("allow", allowed)
}

/// The sandbox itself failed.
pub fn failed(reason: &str) -> Answer {
    let explained = html! { p { "Nothing was done." } p { code { (reason) } } };
    refusal(500, "The sandbox failed", &explained)
}

fn refusal(status: u16, title: &str, explained: &Markup) -> Answer {
    refusal_in(Language::English, status, title, explained)
}

fn refusal_in(language: Language, status: u16, title: &str, explained: &Markup) -> Answer {
    let page = Page {
        status,
        language,
        title,
        width: Width::Column,
        content: html! { section.card { h1 { (title) } (explained) } },
        form_sources: Vec::new(),
        offered_at: None,
    };
    page.answer()
}
