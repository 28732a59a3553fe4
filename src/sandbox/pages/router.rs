//! Which page stands at a path, and what a request for it does: GET shows, POST acts and leads on.

use super::language::Language;
use super::request::PageRequest;
use super::subject::Subject;
use super::{company_signing, layout, overview, payment, refusals, signing};
use crate::base::error::{Error, Result};
use crate::sandbox::answer::Answer;
use crate::sandbox::links::{self, LinkPurpose};
use crate::sandbox::objects::check::CompanyCheck;
use crate::sandbox::world::World;

/// What browsers ask for by themselves. There is none, and it is no call of the API either.
const ICON_PATH: &str = "/favicon.ico";

/// Whether this path is one of the pages, and not of the API.
pub fn is_page(path: &str) -> bool {
    matches!(path, overview::PATH | layout::STYLE_PATH | ICON_PATH) || links::read(path).is_some()
}

/// Answers a request for a page.
pub fn answer(world: &World, request: &PageRequest) -> Result<Answer> {
    let subject = links::read(request.path);
    if subject.is_none() && request.path != overview::PATH {
        return Ok(asset(request));
    }
    if !request.is_look() && request.method != "POST" {
        return Ok(refusals::no_method("GET, HEAD, POST"));
    }
    let has_token = request.is_look() || request.has_form_token();
    let Some((purpose, uuid)) = subject else {
        return match has_token {
            true => overview::answer(world, request),
            false => Ok(refusals::foreign_form(request, Language::English)),
        };
    };
    if !has_token {
        return Ok(refusals::foreign_form(request, language_of(world, request, uuid)?));
    }
    if let Some(check) = CompanyCheck::find(world, uuid)? {
        return match request.is_look() {
            true => Ok(company_signing::show(request, &check)),
            false => company_signing::act(world, request, &check),
        };
    }
    let Some(subject) = Subject::find(world, uuid)? else {
        return Ok(refusals::not_found(request));
    };
    match (purpose, request.is_look()) {
        (LinkPurpose::Pay, true) => Ok(payment::page(request, &subject, 200)),
        (LinkPurpose::Pay, false) => payment::act(world, request, &subject),
        (LinkPurpose::Sign, true) => Ok(signing::show(request, &subject)),
        (LinkPurpose::Sign, false) => signing::act(world, request, &subject),
    }
}

/// The language of what stands at this page; English where nothing does.
fn language_of(world: &World, request: &PageRequest, uuid: &str) -> Result<Language> {
    let body = match CompanyCheck::find(world, uuid)? {
        Some(check) => Some(check.body),
        None => Subject::find(world, uuid)?.map(|subject| subject.body),
    };
    let chosen = || request.chosen_language().unwrap_or(Language::English);
    Ok(body.map_or_else(chosen, |body| request.language_for(&body)))
}

/// What is shown instead of an answer that failed, if the page knows something better than that it failed.
pub fn refused(world: &World, request: &PageRequest, error: &Error) -> Result<Option<Answer>> {
    match request.path {
        overview::PATH => overview::refused(world, request, error),
        _ => Ok(None),
    }
}

fn asset(request: &PageRequest) -> Answer {
    match request.path {
        _ if !request.is_look() => refusals::no_method("GET, HEAD"),
        layout::STYLE_PATH => layout::style(),
        _ => refusals::not_found(request),
    }
}
