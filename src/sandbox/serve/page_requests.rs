//! Requests for pages: refuses what a browser does for another site, and hands the rest to the page.

use hyper::HeaderMap;

use super::request::ReceivedRequest;
use super::request_headers;
use super::state::ServerState;
use crate::sandbox::answer::Answer;
use crate::sandbox::pages::{self, PageRequest};

/// Refuses what must not reach a page, before anything of the body is read.
pub fn refusal(state: &ServerState, method: &str, headers: &HeaderMap) -> Option<Answer> {
    let is_look = matches!(method, "GET" | "HEAD");
    // A shop sends its customers here: to open a page is all that another site may do.
    let is_visit = is_look && request_headers::is_visit(headers);
    if !is_visit && request_headers::is_foreign_to_page(headers, state.address) {
        return Some(pages::forbidden());
    }
    if state.settings.allow_remote && !request_headers::has_token_or_password(headers, &state.token)
    {
        return Some(pages::unauthorized());
    }
    if method == "POST" && !request_headers::says_form(headers) {
        return Some(pages::not_a_form());
    }
    None
}

/// Answers a request for a page.
pub fn answer(state: &ServerState, request: &ReceivedRequest) -> Answer {
    let page = PageRequest {
        method: &request.method,
        path: &request.path,
        query: &request.query,
        body: &request.body,
        nonce: &state.nonce,
    };
    let answered = match page.is_look() {
        true => state.world().look(|world| pages::answer(world, &page)),
        false => state.change(|world| pages::answer(world, &page)),
    };
    let error = match answered {
        Ok(answer) => return answer,
        Err(error) => error,
    };
    match state.world().look(|world| pages::refused(world, &page, &error)) {
        Ok(Some(answer)) => answer,
        _ => pages::failed(&error.to_string()),
    }
}
