//! An answer as it was received: status, headers and body. What it means stands in `verdict.rs`.

use std::time::{Duration, SystemTime};

use serde_json::{Map, Value};

use crate::api::Problem;
use crate::base::json::{self, JsonError};
use crate::base::privacy;
use crate::base::text;

/// How many requests the server still takes, as its headers say.
#[derive(Clone, Copy, Debug)]
pub struct Quota {
    /// All requests of a window, whose length is not documented.
    pub limit: u32,
    /// Requests of the window that are left.
    pub remaining: u32,
    /// Whether the server keeps to it. A sandbox says that it only counts.
    pub is_enforced: bool,
}

/// When fewer than one in so many requests of a window are left, they are spread over time.
const SPARING: u32 = 10;
/// The pause before the last request of a window; before the one ahead of it half of that, and so on.
const LONGEST_PAUSE: Duration = Duration::from_secs(6);

impl Quota {
    /// The quota of these two headers, if both are numbers.
    pub fn of_headers(limit: &str, remaining: &str, is_enforced: bool) -> Option<Quota> {
        let (limit, remaining) = (text::digits(limit.trim())?, text::digits(remaining.trim())?);
        Some(Quota { limit, remaining, is_enforced })
    }

    /// How long to wait before the next request: nothing until few are left, then the longer the fewer.
    pub fn pause(&self) -> Duration {
        match self.is_enforced && self.remaining < self.limit / SPARING {
            true => LONGEST_PAUSE / (self.remaining + 1),
            false => Duration::ZERO,
        }
    }
}

/// The time that a `Retry-After` header asks for: seconds, or a date.
pub fn retry_after(value: &str) -> Option<Duration> {
    if let Some(seconds) = text::digits(value.trim()) {
        return Some(Duration::from_secs(seconds));
    }
    let until = httpdate::parse_http_date(value).ok()?;
    // A date in the past: no waiting at all.
    Some(until.duration_since(SystemTime::now()).unwrap_or_default())
}

/// An answer as received.
#[derive(Clone, Debug, Default)]
pub struct Reply {
    /// HTTP status.
    pub status: u16,
    /// The `Content-Type` header, empty if there was none.
    pub content_type: String,
    /// The `Retry-After` header, where it was a number of seconds or a date.
    pub retry_after: Option<Duration>,
    /// The `x-ratelimit-…` headers.
    pub quota: Option<Quota>,
    /// The `Date` header, where it is one: the server's clock.
    pub date: Option<SystemTime>,
    /// The `Location` header.
    pub location: Option<String>,
    /// The body's bytes.
    pub body: Vec<u8>,
}

impl Reply {
    /// The body, if it is the API's envelope: an object with a numeric `status_code` and a `message`. Fails with the
    /// place that it names twice.
    pub fn parsed(&self) -> Result<Option<Map<String, Value>>, String> {
        let body = match json::parse(text::without_mark(&self.body)) {
            Ok(Value::Object(body)) => body,
            Err(JsonError::DuplicateKey(pointer)) => return Err(Problem::wrong(pointer, "").path()),
            Ok(_) | Err(JsonError::Syntax(_)) => return Ok(None),
        };
        let is_envelope =
            status_code(&body).is_some() && body.get("message").is_some_and(Value::is_string);
        Ok(is_envelope.then_some(body))
    }

    /// Status, content type and first bytes, for an answer that is not the envelope.
    pub fn describe(&self) -> String {
        let kind =
            if self.content_type.is_empty() { "no content type" } else { &self.content_type };
        let start = privacy::excerpt(&self.body);
        let start = if start.is_empty() { "an empty body".to_owned() } else { start };
        format!("HTTP {}, {}: {start}", self.status, text::visible(kind))
    }
}

/// The `status_code` of an envelope. Three digits, as a number or as a text: whatever else a library would take for a
/// number says nothing for sure.
pub fn status_code(envelope: &Map<String, Value>) -> Option<u16> {
    let code = match envelope.get("status_code")? {
        Value::String(code) => code.clone(),
        code => code.to_string(),
    };
    text::digits(&code).filter(|_| code.len() == 3)
}
