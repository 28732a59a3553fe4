//! The stand-in for BankID: what is signed, and a form to sign it, to let that fail or to leave. Nobody is identified, and
//! nothing is asked for.

use maud::{Markup, html};

use super::language::Language;
use super::layout::{Page, Width};
use super::request::PageRequest;
use super::texts::Text;
use crate::sandbox::answer::Answer;

/// A page to sign something.
pub struct Signature<'a> {
    /// HTTP status.
    pub status: u16,
    /// The language of the page.
    pub language: Language,
    /// Identifier of what is signed.
    pub uuid: &'a str,
    /// Why, or what came of it.
    pub why: Markup,
    /// What the signer did last without signing, `declined` or `left`.
    pub last_attempt: Option<&'static str>,
    /// What else there is to see.
    pub details: Markup,
    /// There is something to sign, and so a form.
    pub open: bool,
    /// Where the form may lead beside this server.
    pub form_sources: Vec<String>,
}

impl Signature<'_> {
    /// The page as an answer.
    pub fn answer(self, request: &PageRequest) -> Answer {
        let language = self.language;
        let page = Page {
            status: self.status,
            language,
            title: &format!("BankID {}", self.uuid),
            width: Width::Column,
            content: html! {
                section.card {
                    h1 { "BankID" }
                    (self.why)
                    p.soft { (self.uuid) }
                    @match self.last_attempt {
                        Some("declined") => p.notice.bad id="attempt" role="status" { (Text::SigningFailed.say(language)) },
                        Some(_) => p.notice id="attempt" role="status" { (Text::SigningLeft.say(language)) },
                        None => {},
                    }
                }
                (self.details)
                @if self.open { section.card { (form(request, language)) } }
            },
            form_sources: self.form_sources,
            offered_at: Some(request),
        };
        page.answer()
    }
}

/// What a form of this page says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    Sign,
    Fail,
    Leave,
}

impl Choice {
    /// The choice in the form; `None` where there is none that is known.
    pub fn of_form(request: &PageRequest) -> Option<Choice> {
        match request.field("act")?.as_str() {
            "sign" => Some(Choice::Sign),
            "decline" => Some(Choice::Fail),
            "leave" => Some(Choice::Leave),
            _ => None,
        }
    }

    /// The outcome of a payer that failing and leaving have.
    pub fn outcome(self) -> &'static str {
        match self {
            Choice::Sign => "signed",
            Choice::Fail => "declined",
            Choice::Leave => "left",
        }
    }
}

fn form(request: &PageRequest, language: Language) -> Markup {
    html! {
        form method="post" action=(request.own_address()) {
            input type="hidden" name="token" value=(request.form_token());
            p.soft { (Text::NoRealData.say(language)) }
            div.actions {
                button.main-action type="submit" name="act" value="sign" id="sign" { (Text::Sign.say(language)) }
                button type="submit" name="act" value="decline" id="decline" { (Text::FailSigning.say(language)) }
                button type="submit" name="act" value="leave" id="leave" { (Text::LeaveSigning.say(language)) }
            }
        }
    }
}
