//! How an answer is put on the wire: its headers, and a body that may break off.

use std::convert::Infallible;
use std::pin::Pin;
use std::task::{Context, Poll};

use http_body_util::{Either, Full};
use hyper::body::{Body, Bytes, Frame};
use hyper::header::{HeaderName, HeaderValue};
use hyper::{Response, StatusCode};

use super::answer::{Answer, Origin, SERVER};
use super::traffic::Quota;

/// A body, whole or cut.
pub type Wire = Either<Full<Bytes>, Cut>;

/// The response of an answer, with the headers of its origin.
pub fn write(answer: Answer, quota: Option<Quota>) -> Response<Wire> {
    let mut response = Response::new(Either::Left(Full::default()));
    *response.status_mut() = StatusCode::from_u16(answer.status).unwrap_or_default();
    let mut headers = vec![("content-type".to_owned(), answer.content_type.clone())];
    headers.extend(usual_headers(&answer, quota));
    headers.extend(answer.headers);
    for (name, value) in headers {
        if let (Ok(name), Ok(value)) = (HeaderName::try_from(name), HeaderValue::try_from(value)) {
            response.headers_mut().insert(name, value);
        }
    }
    let bytes = Bytes::from(answer.body);
    if answer.cut {
        response.headers_mut().insert("content-length", HeaderValue::from(bytes.len()));
        let half = bytes.slice(..bytes.len() / 2);
        *response.body_mut() = Either::Right(Cut { half: Some(half), turns: 0 });
    } else {
        *response.body_mut() = Either::Left(Full::new(bytes));
    }
    response
}

/// The headers of every answer of this origin, as recorded (README of the API).
fn usual_headers(answer: &Answer, quota: Option<Quota>) -> Vec<(String, String)> {
    let mut headers: Vec<(&str, String)> = Vec::new();
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
        }
    }
    headers.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
}

/// A body that ends before its announced length.
pub struct Cut {
    half: Option<Bytes>,
    turns: u8,
}

impl Body for Cut {
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
        if self.turns < 3 {
            self.turns += 1;
            context.waker().wake_by_ref();
            return Poll::Pending;
        }
        Poll::Ready(None)
    }
}
