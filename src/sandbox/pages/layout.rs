//! What all pages share: head, notice, footer with languages, the stylesheet, and the headers that keep other sites out.

use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::language::Language;
use super::request::PageRequest;
use super::texts::Text;
use crate::sandbox::answer::{Answer, Origin};

/// Where the stylesheet stands.
pub const STYLE_PATH: &str = "/assets/sandbox.css";

const STYLE: &str = include_str!("style.css");

/// A page before it is an answer.
pub struct Page<'a> {
    /// HTTP status.
    pub status: u16,
    /// The language that everything but the shop's own words is in.
    pub language: Language,
    /// Title of the window, as plain text.
    pub title: &'a str,
    /// How much room the content may take.
    pub width: Width,
    /// What stands in `main`.
    pub content: Markup,
    /// Where the forms of the page may lead beside this server, as sources of the content policy.
    pub form_sources: Vec<String>,
    /// What asked for the page, if other languages shall be offered.
    pub offered_at: Option<&'a PageRequest<'a>>,
}

/// How much room a page takes on a wide screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Width {
    /// One column, as for a payment.
    Column,
    /// All that tables need.
    Wide,
}

impl Page<'_> {
    /// The page as an answer.
    pub fn answer(self) -> Answer {
        let html = html! {
            (DOCTYPE)
            html lang=(self.language.code()) {
                head {
                    meta charset="utf-8";
                    meta name="viewport" content="width=device-width, initial-scale=1";
                    meta name="color-scheme" content="light dark";
                    meta name="robots" content="noindex";
                    title { (self.title) }
                    link rel="stylesheet" href=(STYLE_PATH);
                }
                body {
                    header.sandbox { p { (Text::SandboxNotice.say(self.language)) } }
                    main.wide[self.width == Width::Wide] { (self.content) }
                    @if let Some(request) = self.offered_at { (languages(request, self.language)) }
                }
            }
        };
        let answer = Answer::new(
            self.status,
            "text/html; charset=utf-8",
            html.into_string(),
            Origin::Control,
        );
        guarded(answer, &self.form_sources)
    }
}

/// The links to the same page in other languages.
fn languages(request: &PageRequest, current: Language) -> Markup {
    html! {
        footer {
            nav aria-label=(Text::Languages.say(current)) {
                ul {
                    @for (language, code, name) in Language::ALL {
                        li {
                            @if language == current { span aria-current="true" { (name) } }
                            @else { a href=(request.address_in(language)) hreflang=(code) lang=(code) { (name) } }
                        }
                    }
                }
            }
        }
    }
}

/// Text that somebody typed: whatever it does to the direction of writing ends with it.
pub fn typed(text: &str) -> Markup {
    html! { bdi { (text) } }
}

/// A text of ours whose braces are filled with markup.
pub fn with_markup(text: &str, name: &str, value: &Markup) -> Markup {
    let Some((before, after)) = text.split_once(&format!("{{{name}}}")) else {
        return html! { (text) };
    };
    html! { (before) (PreEscaped(&value.0)) (after) }
}

/// The stylesheet.
pub fn style() -> Answer {
    guarded(Answer::new(200, "text/css; charset=utf-8", STYLE.to_owned(), Origin::Control), &[])
}

/// A redirect after something was done, so that to load the page again does not do it again.
pub fn see_other(location: &str) -> Answer {
    let answer = Answer::new(303, "text/plain; charset=utf-8", String::new(), Origin::Control);
    guarded(answer.header("location", location), &[])
}

/// Adds what keeps other sites out: nothing but our stylesheet is loaded, nobody may put the page into a frame, and no
/// form leads anywhere but to us and to these sources. An own page's address goes to ourselves alone; with `no-referrer`
/// browsers would not say where a form comes from.
fn guarded(answer: Answer, form_sources: &[String]) -> Answer {
    let mut form_action = String::from("'self'");
    for source in form_sources {
        form_action.push(' ');
        form_action.push_str(source);
    }
    answer
        .header(
            "content-security-policy",
            format!(
                "default-src 'none'; style-src 'self'; form-action {form_action}; frame-ancestors 'none'; base-uri 'none'"
            ),
        )
        .header("referrer-policy", "same-origin")
        .header("x-content-type-options", "nosniff")
        .header("x-frame-options", "DENY")
        .header("cross-origin-resource-policy", "same-origin")
        .header("cache-control", "no-store")
}
