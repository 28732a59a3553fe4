//! How an answer becomes an HTTP response: its headers, and a body that may end too early.

use std::convert::Infallible;
use std::pin::Pin;
use std::task::{Context, Poll};

use http_body_util::{Either, Full};
use hyper::body::{Body, Bytes, Frame};
use hyper::header::{HeaderName, HeaderValue};
use hyper::{Response, StatusCode};

use super::rate_limit::Quota;
use crate::sandbox::answer::{Answer, Origin, SERVER};

/// A body, whole or truncated.
pub type ResponseBody = Either<Full<Bytes>, TruncatedBody>;

/// The response of an answer, with the headers of its origin.
pub fn response(answer: Answer, quota: Option<Quota>) -> Response<ResponseBody> {
    let mut response = Response::new(Either::Left(Full::default()));
    *response.status_mut() = StatusCode::from_u16(answer.status).unwrap_or_default();
    add_header(&mut response, "content-type", &answer.content_type);
    for (name, value) in usual_headers(&answer, quota) {
        add_header(&mut response, name, &value);
    }
    for (name, value) in &answer.headers {
        add_header(&mut response, name, value);
    }
    let bytes = Bytes::from(answer.body);
    if answer.truncated {
        response.headers_mut().insert("content-length", HeaderValue::from(bytes.len()));
        let half = bytes.slice(..bytes.len() / 2);
        *response.body_mut() = Either::Right(TruncatedBody { half: Some(half), polls: 0 });
    } else {
        *response.body_mut() = Either::Left(Full::new(bytes));
    }
    response
}

/// Sets a header, unless it cannot be sent.
fn add_header(response: &mut Response<ResponseBody>, name: &str, value: &str) {
    if let (Ok(name), Ok(value)) = (HeaderName::try_from(name), HeaderValue::try_from(value)) {
        response.headers_mut().insert(name, value);
    }
}

/// The headers of every answer of this origin, as recorded (README of the API).
fn usual_headers(answer: &Answer, quota: Option<Quota>) -> Vec<(&'static str, String)> {
    let mut headers = Vec::new();
    if answer.origin != Origin::Control {
        headers.push(("server", SERVER.to_owned()));
    }
    if answer.origin == Origin::Api {
        headers.push(("cache-control", "no-cache, private".to_owned()));
        headers.push(("access-control-allow-origin", "*".to_owned()));
        if let Some(quota) = quota {
            let remaining = if answer.status == 429 { 0 } else { quota.remaining };
            headers.push(("x-ratelimit-limit", quota.limit.to_string()));
            headers.push(("x-ratelimit-remaining", remaining.to_string()));
            if !quota.is_enforced {
                headers.push(("x-sandbox-rate-limit", "not enforced".to_owned()));
            }
        }
    }
    headers
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
