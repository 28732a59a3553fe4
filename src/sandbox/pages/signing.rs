//! The stand-in for BankID, where somebody signs a company check.

use maud::html;

use super::language::Language;
use super::layout::{Page, Width};
use super::request::PageRequest;
use super::texts::Text;
use crate::sandbox::answer::Answer;

/// The page of a company check, which counts as signed since it was asked for.
pub fn of_company_check(request: &PageRequest, uuid: &str) -> Answer {
    let language = request.chosen_language().unwrap_or(Language::Norwegian);
    let page = Page {
        status: 200,
        language,
        title: &format!("BankID {uuid}"),
        width: Width::Column,
        content: html! {
            section.card {
                h1 { "BankID" }
                p.notice.good id="outcome" role="status" { (Text::Signed.say(language)) }
                p.soft { (uuid) }
            }
        },
        form_sources: Vec::new(),
        languages_at: Some(request.path),
    };
    page.answer()
}
