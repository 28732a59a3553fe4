//! Takes a request, refuses what must not come in, and decides who answers: the control routes, a page, or the API.

use std::sync::Arc;
use std::time::{Duration, Instant};

use http_body_util::BodyExt;
use hyper::body::{Body, Bytes, Incoming};
use hyper::http::request::Parts;
use hyper::{Request, Response};
use tokio::time::timeout;

use super::request::ReceivedRequest;
use super::response::{ResponseBody, response};
use super::state::ServerState;
use super::{api_requests, control, page_requests, request_headers};
use crate::sandbox::answer::Answer;
use crate::sandbox::faults::ConnectionEnd;
use crate::sandbox::pages;

/// The largest body that is read; more is a 413.
const LARGEST_BODY: usize = 1024 * 1024;

/// How much of a body that is too large is read and thrown away.
const DISCARD_LIMIT: usize = 64 * LARGEST_BODY;

/// How long a client may take for its headers, again for its body, and for each part of the answer.
pub const CLIENT_TIMEOUT: Duration = Duration::from_secs(30);

/// Answers a request, or ends its connection; and tells of it.
pub async fn respond(
    state: Arc<ServerState>,
    request: Request<Incoming>,
) -> Result<Response<ResponseBody>, ConnectionEnd> {
    let since = Instant::now();
    // Without the query, which may name a person.
    let asked = state.tells().then(|| format!("{} {}", request.method(), request.uri().path()));
    let responded = respond_silently(&state, request).await;
    if let Some(asked) = asked {
        let ms = since.elapsed().as_millis();
        state.tell(&match &responded {
            Ok(response) => format!("{asked}: {} in {ms} ms", response.status().as_u16()),
            Err(_) => format!("{asked}: the connection ends without an answer, after {ms} ms"),
        });
    }
    responded
}

async fn respond_silently(
    state: &ServerState,
    request: Request<Incoming>,
) -> Result<Response<ResponseBody>, ConnectionEnd> {
    let (head, body) = request.into_parts();
    let door = Door::of(head.uri.path());
    if let Some(refusal) = refusal_of_head(state, &head, door) {
        return Ok(response(refusal, None));
    }
    let mut received = ReceivedRequest::from_head(head, !body.is_end_stream());
    if door == Door::Api && received.has_body && api_requests::is_reset_during(state, &received) {
        state.request_log().begin(&Arc::new(received));
        return Err(ConnectionEnd::Reset);
    }
    received.body = match read_body(body).await {
        Ok(body) => body,
        Err(refusal) => return Ok(response(refusal, None)),
    };
    let answer = match door {
        Door::Control => control::answer(state, &received),
        Door::Page => page_requests::answer(state, &received),
        Door::Api => return answer_of_api(state, Arc::new(received)).await,
    };
    let answer = match state.settle().await {
        Ok(()) => answer,
        Err(error) if door == Door::Page => pages::failed(&error.to_string()),
        Err(error) => Answer::refused(500, error.to_string()),
    };
    match door {
        Door::Control => state.send_callbacks(),
        _ if received.method == "POST" => state.send_new_callbacks(),
        _ => {}
    }
    Ok(response(answer, None))
}

/// Whom a path belongs to.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Door {
    Control,
    Page,
    Api,
}

impl Door {
    fn of(path: &str) -> Door {
        match path {
            _ if path.starts_with("/_sandbox/") => Door::Control,
            _ if pages::is_page(path) => Door::Page,
            _ => Door::Api,
        }
    }
}

async fn answer_of_api(
    state: &ServerState,
    received: Arc<ReceivedRequest>,
) -> Result<Response<ResponseBody>, ConnectionEnd> {
    let quota = state.count_request();
    let number = state.request_log().begin(&received);
    let mut answer = api_requests::answer(state, &received, quota).await;
    if let Err(error) = state.settle().await {
        answer = answer.map(|_| api_requests::failure(&error));
    }
    state.send_new_callbacks();
    state.request_log().finish(number, &answer);
    Ok(response(answer?, Some(quota)))
}

/// Refuses what was not meant for this server, and what may not drive the sandbox.
fn refusal_of_head(state: &ServerState, head: &Parts, door: Door) -> Option<Answer> {
    let authority = head.uri.authority().map(hyper::http::uri::Authority::as_str);
    if !state.settings.allow_remote
        && !request_headers::host_is_ours(&head.headers, authority, state.address)
    {
        let words = "the sandbox answers to localhost and loopback addresses with its port only";
        return Some(Answer::refused(421, words));
    }
    match door {
        Door::Control => control::refusal(state, head.method.as_str(), &head.headers),
        Door::Page => page_requests::refusal(state, head.method.as_str(), &head.headers),
        Door::Api => None,
    }
}

async fn read_body(body: Incoming) -> Result<Bytes, Answer> {
    let (status, title) = match timeout(CLIENT_TIMEOUT, collect(body)).await {
        Ok(Ok(Some(bytes))) => return Ok(bytes),
        Ok(Ok(None)) => (413, "Request Entity Too Large"),
        Ok(Err(_)) => (400, "Bad Request"),
        Err(_) => (408, "Request Time-out"),
    };
    Err(Answer::proxy(status, title).header("connection", "close"))
}

/// The whole body; `None` if it is too large. It is read on for a while then, since many clients see no answer
/// before they have sent all.
async fn collect(mut body: Incoming) -> hyper::Result<Option<Bytes>> {
    let mut bytes = Vec::new();
    let mut length = 0;
    while let Some(frame) = body.frame().await {
        let data = frame?.into_data().unwrap_or_default();
        length += data.len();
        if length <= LARGEST_BODY {
            bytes.extend_from_slice(&data);
        } else if length > DISCARD_LIMIT {
            break;
        }
    }
    Ok((length <= LARGEST_BODY).then(|| Bytes::from(bytes)))
}
