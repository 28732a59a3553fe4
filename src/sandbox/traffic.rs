//! The requests of one server: how many the rate limit leaves, and what the last ones were. Kept in memory only.

use std::collections::VecDeque;
use std::time::{Duration, Instant};

use hyper::HeaderMap;
use hyper::body::Bytes;
use serde_json::{Map, Value, json};

use super::answer::Answer;
use super::faults::Hangup;

/// How many requests are remembered.
const REMEMBERED: usize = 200;

/// A request, its body included.
pub struct Received {
    /// In capitals.
    pub method: String,
    /// Path without the query.
    pub path: String,
    /// Path and query as sent.
    pub target: String,
    /// The query's keys and values, decoded.
    pub query: Vec<(String, String)>,
    /// As sent, the token included.
    pub headers: HeaderMap,
    /// The body; empty for none.
    pub body: Bytes,
}

impl Received {
    fn to_json(&self) -> Value {
        let mut headers = Map::new();
        for (name, value) in self.headers.iter().filter(|(name, _)| *name != "authorization") {
            let value = String::from_utf8_lossy(value.as_bytes()).into_owned();
            headers.insert(name.to_string(), json!(value));
        }
        json!({
            "method": self.method,
            "target": self.target,
            "headers": headers,
            "body": String::from_utf8_lossy(&self.body),
            "status": null,
        })
    }

    /// The JSON object of the body. Anything else counts as an empty one, as the API's framework takes it.
    pub fn json(&self) -> Value {
        let value = serde_json::from_slice(&self.body).unwrap_or_default();
        if matches!(value, Value::Object(_)) { value } else { json!({}) }
    }
}

/// The rate limit's current minute.
pub struct Window {
    since: Instant,
    used: u32,
}

/// What one request leaves of the rate limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quota {
    /// Requests in a window.
    pub limit: u32,
    /// Requests left in this window.
    pub remaining: u32,
    /// This one is beyond the limit.
    pub exceeded: bool,
    /// Seconds until the next window.
    pub wait: u64,
}

impl Window {
    const LENGTH: Duration = Duration::from_secs(60);

    /// A window that begins now.
    pub fn new() -> Window {
        Window { since: Instant::now(), used: 0 }
    }

    /// Counts one request.
    pub fn count(&mut self, limit: u32) -> Quota {
        if self.since.elapsed() >= Window::LENGTH {
            *self = Window::new();
        }
        self.used = self.used.saturating_add(1);
        Quota {
            limit,
            remaining: limit.saturating_sub(self.used),
            exceeded: self.used > limit,
            wait: Window::LENGTH.saturating_sub(self.since.elapsed()).as_secs() + 1,
        }
    }
}

/// The last requests to the API, for tests to look at. The token is left out.
#[derive(Default)]
pub struct Recorder {
    first: usize,
    requests: VecDeque<Value>,
}

impl Recorder {
    /// All that is remembered, oldest first.
    pub fn all(&self) -> Value {
        self.requests.iter().cloned().collect()
    }

    /// Remembers a request, and gives its number for the answer.
    pub fn begin(&mut self, request: &Received) -> usize {
        if self.requests.len() == REMEMBERED {
            self.requests.pop_front();
            self.first += 1;
        }
        self.requests.push_back(request.to_json());
        self.first + self.requests.len() - 1
    }

    /// Remembers what was answered; nothing, where the connection just ends.
    pub fn finish(&mut self, number: usize, answer: &std::result::Result<Answer, Hangup>) {
        let place = number.checked_sub(self.first).and_then(|place| self.requests.get_mut(place));
        if let (Some(request), Ok(answer)) = (place, answer) {
            request["status"] = json!(answer.status);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_limit_counts_down_to_nothing() {
        let mut window = Window::new();
        let counts: Vec<_> = (0..3).map(|_| window.count(2)).collect();
        let left: Vec<_> = counts.iter().map(|quota| (quota.remaining, quota.exceeded)).collect();
        assert_eq!(left, [(1, false), (0, false), (0, true)]);
        assert!((1..=60).contains(&counts[2].wait));
    }
}
