//! How an answer becomes an HTTP response: its headers, and a body that may be long, or end too early.

use std::io;
use std::pin::Pin;
use std::task::{Context, Poll};

use hyper::body::{Body, Bytes, Frame, SizeHint};
use hyper::header::{
    ACCESS_CONTROL_ALLOW_ORIGIN, CACHE_CONTROL, CONTENT_LENGTH, CONTENT_TYPE, HeaderName,
    HeaderValue, SERVER as SERVER_NAME,
};
use hyper::{HeaderMap, Response, StatusCode};

use super::rate_limit::Quota;
use crate::sandbox::answer::{Answer, Extent, Origin, SERVER};
use crate::sandbox::long_text::LongText;

const LIMIT: HeaderName = HeaderName::from_static("x-ratelimit-limit");
const REMAINING: HeaderName = HeaderName::from_static("x-ratelimit-remaining");
const SANDBOX_LIMIT: HeaderName = HeaderName::from_static("x-sandbox-rate-limit");

/// The response of an answer, with the headers of its origin.
pub fn response(answer: Answer, quota: Option<Quota>) -> Response<ResponseBody> {
    let mut response = Response::new(ResponseBody::default());
    *response.status_mut() = StatusCode::from_u16(answer.status).unwrap_or_default();
    let headers = response.headers_mut();
    if let Ok(value) = HeaderValue::try_from(answer.content_type.as_str()) {
        headers.insert(CONTENT_TYPE, value);
    }
    add_usual_headers(headers, answer.origin, answer.status, quota);
    for (name, value) in &answer.headers {
        add_header(headers, name, value);
    }
    if answer.extent == Extent::CutInHalf {
        let length = answer.body.len() as u64 + answer.rest.length();
        response.headers_mut().insert(CONTENT_LENGTH, HeaderValue::from(length));
    }
    *response.body_mut() = ResponseBody::of(answer);
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

/// The body of an answer on its way, a part at a time.
#[derive(Default)]
pub struct ResponseBody {
    body: String,
    rest: LongText,
    /// How much is still to be sent, in bytes.
    left: u64,
    /// So often it only seems to go on.
    pauses: u8,
}

impl ResponseBody {
    fn of(answer: Answer) -> ResponseBody {
        let Answer { body, rest, extent, .. } = answer;
        let length = body.len() as u64 + rest.length();
        let (left, pauses) = match extent {
            Extent::Whole => (length, 0),
            Extent::FirstHalf => (length / 2, 0),
            // The first half is written out only while the body seems to go on.
            Extent::CutInHalf => (length / 2, 3),
        };
        ResponseBody { body, rest, left, pauses }
    }

    /// The next part, as far as it is to be sent.
    fn next_part(&mut self) -> io::Result<Bytes> {
        let mut part = std::mem::take(&mut self.body);
        if part.is_empty() || self.rest.is_short() {
            let piece = self.rest.take_piece();
            part += &piece.map_err(io::Error::other)?.unwrap_or_default();
        }
        if part.is_empty() {
            return Err(io::Error::other("the answer is shorter than it was"));
        }
        let mut part = Bytes::from(part);
        part.truncate(usize::try_from(self.left).unwrap_or(usize::MAX));
        self.left -= part.len() as u64;
        Ok(part)
    }
}

impl Body for ResponseBody {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<io::Result<Frame<Bytes>>>> {
        if self.left > 0 {
            return Poll::Ready(Some(self.next_part().map(Frame::data)));
        }
        if self.pauses > 0 {
            self.pauses -= 1;
            context.waker().wake_by_ref();
            return Poll::Pending;
        }
        Poll::Ready(None)
    }

    fn is_end_stream(&self) -> bool {
        self.left == 0 && self.pauses == 0
    }

    fn size_hint(&self) -> SizeHint {
        match self.pauses {
            0 => SizeHint::with_exact(self.left),
            _ => SizeHint::default(),
        }
    }
}
