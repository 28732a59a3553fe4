//! The effect of a fault on a call: another answer, or none.

use serde_json::{Value, json};

use super::fault::Fault;
use super::kind::FaultKind;
use crate::sandbox::answer::{Answer, Extent, Origin};

const HTML: &str = "<!DOCTYPE html>\n<html><head><title>Front Payment</title></head><body>Sandbox page</body></html>\n";

/// How a connection ends where no answer is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ConnectionEnd {
    /// The connection is closed.
    Close,
    /// The connection is reset (RST).
    Reset,
}

impl std::fmt::Display for ConnectionEnd {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("the connection ends without an answer")
    }
}

impl std::error::Error for ConnectionEnd {}

/// What the client gets instead of this answer.
pub fn take_effect(fault: &Fault, answer: Answer) -> Result<Answer, ConnectionEnd> {
    Ok(match fault.kind {
        FaultKind::DropBefore | FaultKind::DropAfter => return Err(ConnectionEnd::Close),
        FaultKind::ResetBefore | FaultKind::ResetDuring | FaultKind::ResetAfter => {
            return Err(ConnectionEnd::Reset);
        }
        FaultKind::Delay => answer,
        FaultKind::Status => ordered_answer(fault),
        FaultKind::TooManyRequests => too_many_requests(fault.retry_after),
        FaultKind::BadGatewayHtml => Answer::proxy(502, "Bad Gateway"),
        FaultKind::InvalidJson => Answer { status: 200, extent: Extent::FirstHalf, ..answer },
        FaultKind::ErrorIn200 => {
            Answer { status: 200, ..Answer::error(400, "somethingWentWrong", true, json!([])) }
        }
        FaultKind::Html200 => Answer::new(200, "text/html", HTML.to_owned(), Origin::Api),
        FaultKind::Empty200 => Answer::new(200, "application/json", String::new(), Origin::Api),
        FaultKind::CutBody => Answer { extent: Extent::CutInHalf, ..answer },
        FaultKind::Redirect => {
            let status = fault.status.unwrap_or(302);
            Answer::proxy(status, "Redirect")
                .header("location", fault.location.clone().unwrap_or_default())
        }
    })
}

/// The answer that the fault describes.
fn ordered_answer(fault: &Fault) -> Answer {
    let body = match &fault.body {
        Some(Value::String(text)) => text.clone(),
        Some(other) => other.to_string(),
        None => String::new(),
    };
    let content_type = fault.content_type.as_deref().unwrap_or("application/json");
    let mut answer = Answer::new(fault.status.unwrap_or(500), content_type, body, Origin::Api);
    for (name, value) in &fault.headers {
        answer = answer.header(name, value);
    }
    answer
}

/// A 429 in the framework's words.
pub fn too_many_requests(retry_after: Option<u32>) -> Answer {
    let answer = Answer::framework(429, "Too Many Attempts.");
    match retry_after {
        Some(seconds) => answer.header("retry-after", seconds.to_string()),
        None => answer,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_error_in_a_200_says_400_inside() {
        let fault = Fault::parse(&json!({"route": "*", "fault": "error-in-200"})).expect("valid");
        let answer = take_effect(&fault, Answer::no_data(404, "orderNotFound")).expect("an answer");
        assert_eq!(answer.status, 200);
        assert!(
            answer.body.contains("\"status_code\":400")
                && answer.body.contains("\"is_error\":true")
        );
    }
}
