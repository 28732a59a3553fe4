//! Which page stands at a path, and what a request for it does: GET shows, POST acts and leads on.

use super::request::PageRequest;
use super::subject::Subject;
use super::{company_signing, layout, payment, refusals, signing};
use crate::base::error::Result;
use crate::sandbox::answer::Answer;
use crate::sandbox::links::{self, LinkPurpose};
use crate::sandbox::objects::check::CompanyCheck;
use crate::sandbox::world::World;

/// What browsers ask for by themselves. There is none, and it is no call of the API either.
const ICON_PATH: &str = "/favicon.ico";

/// Whether this path is one of the pages, and not of the API.
pub fn is_page(path: &str) -> bool {
    matches!(path, layout::STYLE_PATH | ICON_PATH) || links::read(path).is_some()
}

/// Answers a request for a page.
pub fn answer(world: &World, request: &PageRequest) -> Result<Answer> {
    let Some((purpose, uuid)) = links::read(request.path) else { return Ok(asset(request)) };
    if !request.is_look() && request.method != "POST" {
        return Ok(refusals::no_method("GET, HEAD, POST"));
    }
    if !request.is_look() && !request.has_form_token() {
        return Ok(refusals::foreign_form(request.path));
    }
    if let Some(check) = CompanyCheck::find(world, uuid)? {
        return match request.is_look() {
            true => Ok(company_signing::show(request, &check)),
            false => company_signing::act(world, request, &check),
        };
    }
    let Some(subject) = Subject::find(world, uuid)? else { return Ok(refusals::not_found()) };
    match (purpose, request.is_look()) {
        (LinkPurpose::Pay, true) => Ok(payment::page(request, &subject, 200)),
        (LinkPurpose::Pay, false) => payment::act(world, request, &subject),
        (LinkPurpose::Sign, true) => Ok(signing::show(request, &subject)),
        (LinkPurpose::Sign, false) => signing::act(world, request, &subject),
    }
}

fn asset(request: &PageRequest) -> Answer {
    match request.path {
        _ if !request.is_look() => refusals::no_method("GET, HEAD"),
        layout::STYLE_PATH => layout::style(),
        _ => refusals::not_found(),
    }
}
