//! The last requests to the API that one server received, kept in memory for tests and people to look at.

use std::collections::VecDeque;
use std::sync::Arc;

use serde_json::Value;

use super::request::ReceivedRequest;
use crate::sandbox::answer::Answer;
use crate::sandbox::faults::ConnectionEnd;

/// How many requests are remembered.
const REMEMBERED: usize = 200;
/// How many bytes of them: where large ones come, older ones make room. The last one stays whatever its length.
const LARGEST: usize = 8 << 20;

/// The last requests to the API, for tests to look at. The token is left out.
#[derive(Default)]
pub struct RequestLog {
    /// The number of the oldest one that is remembered.
    first: usize,
    /// In bytes, of all that are remembered.
    size: usize,
    requests: VecDeque<(Arc<ReceivedRequest>, Option<u16>)>,
}

impl RequestLog {
    /// All that is remembered, oldest first.
    pub fn all(&self) -> Value {
        self.requests.iter().map(|(request, status)| request.to_json(*status)).collect()
    }

    /// Remembers a request, and gives its number for the answer.
    pub fn begin(&mut self, request: &Arc<ReceivedRequest>) -> usize {
        self.size += request.size();
        self.requests.push_back((Arc::clone(request), None));
        while self.requests.len() > REMEMBERED || (self.size > LARGEST && self.requests.len() > 1) {
            let oldest = self.requests.pop_front();
            self.size -= oldest.map_or(0, |(request, _)| request.size());
            self.first += 1;
        }
        self.first + self.requests.len() - 1
    }

    /// Remembers what was answered; nothing, where the connection just ends.
    pub fn finish(&mut self, number: usize, answer: &std::result::Result<Answer, ConnectionEnd>) {
        let place = number.checked_sub(self.first).and_then(|place| self.requests.get_mut(place));
        if let (Some((_, status)), Ok(answer)) = (place, answer) {
            *status = Some(answer.status);
        }
    }
}
