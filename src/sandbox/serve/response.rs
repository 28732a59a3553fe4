//! How an answer becomes an HTTP response: its headers, and a body that may end too early.

use std::convert::Infallible;
use std::pin::Pin;
use std::task::{Context, Poll};

use http_body_util::{Either, Full};
use hyper::body::{Body, Bytes, Frame};
use hyper::header::{
    ACCESS_CONTROL_ALLOW_ORIGIN, CACHE_CONTROL, CONTENT_LENGTH, CONTENT_TYPE, HeaderName,
    HeaderValue, SERVER as SERVER_NAME,
};
use hyper::{HeaderMap, Response, StatusCode};

use super::rate_limit::Quota;
use crate::sandbox::answer::{Answer, Origin, SERVER};

/// A body, whole or truncated.
pub type ResponseBody = Either<Full<Bytes>, TruncatedBody>;

const LIMIT: HeaderName = HeaderName::from_static("x-ratelimit-limit");
const REMAINING: HeaderName = HeaderName::from_static("x-ratelimit-remaining");
const SANDBOX_LIMIT: HeaderName = HeaderName::from_static("x-sandbox-rate-limit");

/// The response of an answer, with the headers of its origin.
pub fn response(answer: Answer, quota: Option<Quota>) -> Response<ResponseBody> {
    let mut response = Response::new(Either::Left(Full::default()));
    *response.status_mut() = StatusCode::from_u16(answer.status).unwrap_or_default();
    let headers = response.headers_mut();
    if let Ok(value) = HeaderValue::try_from(answer.content_type) {
        headers.insert(CONTENT_TYPE, value);
    }
    add_usual_headers(headers, answer.origin, answer.status, quota);
    for (name, value) in &answer.headers {
        add_header(headers, name, value);
    }
    let bytes = Bytes::from(answer.body);
    if answer.truncated {
        response.headers_mut().insert(CONTENT_LENGTH, HeaderValue::from(bytes.len()));
        let half = bytes.slice(..bytes.len() / 2);
        *response.body_mut() = Either::Right(TruncatedBody { half: Some(half), polls: 0 });
    } else {
        *response.body_mut() = Either::Left(Full::new(bytes));
    }
    response
}

/// Sets a header, unless it cannot be sent.
fn add_header(headers: &mut HeaderMap, name: &str, value: &str) {
    if let (Ok(name), Ok(value)) = (HeaderName::try_from(name), HeaderValue::try_from(value)) {
        headers.insert(name, value);
    }
}

/// The headers of every answer of this origin, as recorded (README of the API).
fn add_usual_headers(headers: &mut HeaderMap, origin: Origin, status: u16, quota: Option<Quota>) {
    if origin != Origin::Control {
        headers.insert(SERVER_NAME, HeaderValue::from_static(SERVER));
    }
    if origin != Origin::Api {
        return;
    }
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-cache, private"));
    headers.insert(ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
    let Some(quota) = quota else { return };
    let remaining = if status == 429 { 0 } else { quota.remaining };
    headers.insert(LIMIT, HeaderValue::from(quota.limit));
    headers.insert(REMAINING, HeaderValue::from(remaining));
    if !quota.is_enforced {
        headers.insert(SANDBOX_LIMIT, HeaderValue::from_static("not enforced"));
    }
}

/// A body that ends before its announced length.
pub struct TruncatedBody {
    half: Option<Bytes>,
    polls: u8,
}

impl Body for TruncatedBody {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Self::Error>>> {
        if let Some(half) = self.half.take() {
            return Poll::Ready(Some(Ok(Frame::data(half))));
        }
        // The first half is written out only while the body seems to go on.
        if self.polls < 3 {
            self.polls += 1;
            context.waker().wake_by_ref();
            return Poll::Pending;
        }
        Poll::Ready(None)
    }
}
