//! Pages for what cannot be shown or done, each with what helps. In English: nobody is known whose language it could be.

use maud::{Markup, html};

use super::language::Language;
use super::layout::{Page, Width};
use crate::sandbox::answer::Answer;

/// There is no such page, or no such object.
pub fn not_found() -> Answer {
    refusal(
        404,
        "There is no such page",
        &html! {
            p { "The sandbox has nothing to pay or to sign at this address." }
            p.soft {
                "Links end with a reset of the sandbox, which makes all identifiers anew, and belong to one data directory. "
                "The newest link stands in the answer that made the object; " code { "fpgo sandbox serve" } " keeps it alive."
            }
        },
    )
}

/// The form did not come from a page of this server.
pub fn foreign_form(path: &str) -> Answer {
    refusal(
        403,
        "This form is not known here",
        &html! {
            p { "Nothing was done. The form has no token of this server: it comes from elsewhere, or from before the last start." }
            p.actions { a.button href=(path) { "Open the page again" } }
        },
    )
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
pub fn no_choice(path: &str) -> Answer {
    refusal(
        400,
        "Nothing was chosen",
        &html! {
            p { "Nothing was done. The form must say " code { "act" } " and " code { "via" } " as one of the page's own." }
            p.actions { a.button href=(path) { "Open the page again" } }
        },
    )
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
    let page = Page {
        status,
        language: Language::English,
        title,
        width: Width::Column,
        content: html! { section.card { h1 { (title) } (explained) } },
        form_sources: Vec::new(),
        offered_at: None,
    };
    page.answer()
}
