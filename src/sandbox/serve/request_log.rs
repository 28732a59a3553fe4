//! The last requests to the API that one server received, kept in memory for tests and people to look at.

use std::collections::VecDeque;

use serde_json::{Value, json};

use super::request::ReceivedRequest;
use crate::sandbox::answer::Answer;
use crate::sandbox::faults::ConnectionEnd;

/// How many requests are remembered.
const REMEMBERED: usize = 200;

/// The last requests to the API, for tests to look at. The token is left out.
#[derive(Default)]
pub struct RequestLog {
    first: usize,
    requests: VecDeque<Value>,
}

impl RequestLog {
    /// All that is remembered, oldest first.
    pub fn all(&self) -> Value {
        self.requests.iter().cloned().collect()
    }

    /// Remembers a request, and gives its number for the answer.
    pub fn begin(&mut self, request: &ReceivedRequest) -> usize {
        if self.requests.len() == REMEMBERED {
            self.requests.pop_front();
            self.first += 1;
        }
        self.requests.push_back(request.to_json());
        self.first + self.requests.len() - 1
    }

    /// Remembers what was answered; nothing, where the connection just ends.
    pub fn finish(&mut self, number: usize, answer: &std::result::Result<Answer, ConnectionEnd>) {
        let place = number.checked_sub(self.first).and_then(|place| self.requests.get_mut(place));
        if let (Some(request), Ok(answer)) = (place, answer) {
            request["status"] = json!(answer.status);
        }
    }
}
