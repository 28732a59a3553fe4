//! Faults: what may go wrong between a client and the API, ordered beforehand for a route and the n-th call of it.
//! They are kept in the world, so that every process on the same data meets them.

use std::collections::BTreeMap;
use std::time::Duration;

use hyper::header::{HeaderName, HeaderValue};
use rust_decimal::prelude::ToPrimitive;
use serde::{Deserialize, Serialize};
use serde_json::{Number, Value, json};

use super::answer::{Answer, Origin};
use super::routes::{self, Target};
use super::world::World;
use crate::base::error::{Error, Result};
use crate::base::money::{self, Amount};

/// The longest delay, in seconds.
const LONGEST_DELAY: u32 = 3600;

const HTML: &str = "<!DOCTYPE html>\n<html><head><title>Front Payment</title></head><body>Sandbox page</body></html>\n";

/// A fault that waits for its calls.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Fault {
    /// `METHOD /path`, a command such as `orders refund`, or `*`.
    pub route: String,
    /// What goes wrong.
    #[serde(rename = "fault")]
    pub name: Name,
    /// The first call that it hits, counted from now; 1 is the next.
    #[serde(default = "one")]
    pub nth: u32,
    /// How many calls it hits.
    #[serde(default = "one")]
    pub times: u32,
    /// Before the call takes effect, or after.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<When>,
    /// How long a delay lasts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seconds: Option<Number>,
    /// HTTP status of the answer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<u16>,
    /// Body of the answer: a text, or any other JSON.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub body: Option<Value>,
    /// Media type of the answer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub content_type: Option<String>,
    /// More headers of the answer.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub headers: BTreeMap<String, String>,
    /// Seconds of `Retry-After`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retry_after: Option<u32>,
    /// Where a redirect leads.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub location: Option<String>,
}

fn one() -> u32 {
    1
}

/// Whether a call has taken effect when the fault strikes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum When {
    /// Nothing has happened.
    Before,
    /// The call is committed.
    After,
}

/// What goes wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(try_from = "String", into = "&'static str")]
pub enum Name {
    /// The connection is closed without an answer; nothing has happened.
    DropBefore,
    /// The connection is closed without an answer; the call is committed.
    DropAfter,
    /// The same with a reset (RST); nothing has happened.
    ResetBefore,
    /// The connection is reset while the request comes in; nothing has happened.
    ResetDuring,
    /// The same with a reset (RST); the call is committed.
    ResetAfter,
    /// The answer comes late.
    Delay,
    /// Any other answer.
    Status,
    /// 429.
    TooManyRequests,
    /// 502 with the web server's page.
    BadGatewayHtml,
    /// 200 whose JSON ends in the middle.
    InvalidJson,
    /// 200 whose envelope says 400.
    ErrorIn200,
    /// 200 with a web page.
    Html200,
    /// 200 with nothing.
    Empty200,
    /// The connection breaks half-way through the body.
    CutBody,
    /// A redirect.
    Redirect,
}

impl Name {
    /// Every name as it is written, in the order of the docs.
    pub const WORDS: [(Name, &'static str); 15] = [
        (Name::DropBefore, "drop-before"),
        (Name::DropAfter, "drop-after"),
        (Name::ResetBefore, "reset-before"),
        (Name::ResetDuring, "reset-during"),
        (Name::ResetAfter, "reset-after"),
        (Name::Delay, "delay"),
        (Name::Status, "status"),
        (Name::TooManyRequests, "too-many-requests"),
        (Name::BadGatewayHtml, "bad-gateway-html"),
        (Name::InvalidJson, "invalid-json"),
        (Name::ErrorIn200, "error-in-200"),
        (Name::Html200, "html-200"),
        (Name::Empty200, "empty-200"),
        (Name::CutBody, "cut-body"),
        (Name::Redirect, "redirect"),
    ];

    /// As it is written.
    pub fn word(self) -> &'static str {
        let known = Name::WORDS.iter().find(|(name, _)| *name == self);
        known.map(|(_, word)| *word).unwrap_or_default()
    }

    /// What may be said about it.
    fn settings(self) -> &'static [&'static str] {
        match self {
            Name::DropBefore | Name::DropAfter => &[],
            Name::ResetBefore | Name::ResetDuring | Name::ResetAfter => &[],
            Name::Delay => &["when", "seconds"],
            Name::Status => &["when", "status", "body", "content_type", "headers"],
            Name::TooManyRequests => &["when", "retry_after"],
            Name::Redirect => &["when", "status", "location"],
            _ => &["when"],
        }
    }

    /// When it strikes unless said otherwise: an answer that looks like a success comes after one.
    fn usual_time(self) -> When {
        match self {
            Name::DropAfter
            | Name::ResetAfter
            | Name::InvalidJson
            | Name::Html200
            | Name::Empty200
            | Name::CutBody => When::After,
            _ => When::Before,
        }
    }
}

impl From<Name> for &'static str {
    fn from(name: Name) -> &'static str {
        name.word()
    }
}

impl TryFrom<String> for Name {
    type Error = String;

    fn try_from(typed: String) -> std::result::Result<Name, String> {
        let known = Name::WORDS.iter().find(|(_, word)| *word == typed);
        known.map(|(name, _)| *name).ok_or_else(|| {
            let words = Name::WORDS.map(|(_, word)| word);
            format!("{typed:?} is none of {}", words.join(", "))
        })
    }
}

/// A connection that ends without an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hangup {
    /// Closed.
    Close,
    /// Reset.
    Reset,
}

impl std::fmt::Display for Hangup {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("the connection ends without an answer")
    }
}

impl std::error::Error for Hangup {}

impl Fault {
    /// Reads a fault, and refuses what would be ignored.
    pub fn parse(value: &Value) -> Result<Fault> {
        let fault: Fault = serde_json::from_value(value.clone())
            .map_err(|error| Error::invalid(format!("no fault: {error}")))?;
        fault.check(value).map_err(Error::invalid)?;
        Ok(fault)
    }

    fn check(&self, value: &Value) -> std::result::Result<(), String> {
        const COMMON: &[&str] = &["route", "fault", "nth", "times"];
        let word = self.name.word();
        let keys = value.as_object().into_iter().flat_map(|members| members.keys());
        for key in keys.map(String::as_str) {
            if !COMMON.contains(&key) && !self.name.settings().contains(&key) {
                return Err(format!("{key} means nothing to {word}"));
            }
        }
        if !routes::is_known(&self.route) {
            return Err(format!("no operation has the route {}", self.route));
        }
        if self.nth == 0 || self.times == 0 {
            return Err("nth and times begin with 1".into());
        }
        self.check_settings()
    }

    fn check_settings(&self) -> std::result::Result<(), String> {
        match self.name {
            Name::Delay if self.duration().is_none() => {
                Err(format!("a delay needs seconds, up to {LONGEST_DELAY}"))
            }
            Name::Redirect if self.location.is_none() => Err("a redirect needs a location".into()),
            Name::Redirect if !(300..400).contains(&self.status.unwrap_or(302)) => {
                Err("the status of a redirect is 300 to 399".into())
            }
            Name::Status if !self.status.is_some_and(|code| (200..600).contains(&code)) => {
                Err("status needs a status, 200 to 599".into())
            }
            _ => self.check_headers(),
        }
    }

    fn check_headers(&self) -> std::result::Result<(), String> {
        let own = [("content-type", &self.content_type), ("location", &self.location)];
        let own = own.into_iter().filter_map(|(name, value)| Some((name, value.as_deref()?)));
        let more = self.headers.iter().map(|(name, value)| (name.as_str(), value.as_str()));
        for (name, value) in own.chain(more) {
            // The length is what the server sends; a wrong one is `cut-body`.
            let framing = ["content-length", "transfer-encoding", "connection"];
            if framing.iter().any(|framing| name.eq_ignore_ascii_case(framing))
                || HeaderName::try_from(name).is_err()
                || HeaderValue::try_from(value).is_err()
            {
                return Err(format!("the header {name} cannot be sent so"));
            }
        }
        Ok(())
    }

    /// When it strikes.
    pub fn time(&self) -> When {
        self.when.unwrap_or_else(|| self.name.usual_time())
    }

    /// How long the answer is held back; `None` for everything that is no delay.
    pub fn delay(&self) -> Option<Duration> {
        self.duration().filter(|_| self.name == Name::Delay)
    }

    fn duration(&self) -> Option<Duration> {
        let seconds = money::of(&Value::Number(self.seconds.clone()?))?;
        if seconds.is_sign_negative() || seconds > Amount::from(LONGEST_DELAY) {
            return None;
        }
        (seconds * Amount::ONE_THOUSAND).to_u64().map(Duration::from_millis)
    }

    /// What the client gets instead of this answer.
    pub fn strike(&self, answer: Answer) -> std::result::Result<Answer, Hangup> {
        Ok(match self.name {
            Name::DropBefore | Name::DropAfter => return Err(Hangup::Close),
            Name::ResetBefore | Name::ResetDuring | Name::ResetAfter => return Err(Hangup::Reset),
            Name::Delay => answer,
            Name::Status => self.any_answer(),
            Name::TooManyRequests => too_many_requests(self.retry_after),
            Name::BadGatewayHtml => Answer::proxy(502, "Bad Gateway"),
            Name::InvalidJson => half(answer),
            Name::ErrorIn200 => {
                Answer { status: 200, ..Answer::error(400, "somethingWentWrong", true, json!([])) }
            }
            Name::Html200 => Answer::new(200, "text/html", HTML.to_owned(), Origin::Api),
            Name::Empty200 => Answer::new(200, "application/json", String::new(), Origin::Api),
            Name::CutBody => Answer { cut: true, ..answer },
            Name::Redirect => {
                let status = self.status.unwrap_or(302);
                Answer::proxy(status, "Redirect")
                    .header("location", self.location.clone().unwrap_or_default())
            }
        })
    }

    fn any_answer(&self) -> Answer {
        let body = match &self.body {
            Some(Value::String(text)) => text.clone(),
            Some(other) => other.to_string(),
            None => String::new(),
        };
        let content_type = self.content_type.as_deref().unwrap_or("application/json");
        let answer = Answer::new(self.status.unwrap_or(500), content_type, body, Origin::Api);
        self.headers.iter().fold(answer, |answer, (name, value)| answer.header(name, value))
    }
}

/// A 429 in the framework's words.
pub fn too_many_requests(retry_after: Option<u32>) -> Answer {
    let answer = Answer::framework(429, "Too Many Attempts.");
    match retry_after {
        Some(seconds) => answer.header("retry-after", seconds.to_string()),
        None => answer,
    }
}

/// The first half of the answer as a whole 200.
fn half(answer: Answer) -> Answer {
    // What PHP writes is ASCII, so any byte is a boundary.
    let body = answer.body.get(..answer.body.len() / 2).unwrap_or_default().to_owned();
    Answer { status: 200, body, ..answer }
}

/// The faults that hit this call, which has come whole. Every waiting one for its route has then counted it.
pub fn claim(world: &World, target: &Target) -> Result<Vec<Fault>> {
    due(world, |fault| fault.name != Name::ResetDuring && routes::is_meant(&fault.route, target))
}

/// Whether a fault hits this call of which only the head has come.
pub fn tears(world: &World, method: &str, path: &str) -> Result<bool> {
    let torn = due(world, |fault| {
        fault.name == Name::ResetDuring && routes::may_be_meant(&fault.route, method, path)
    })?;
    Ok(!torn.is_empty())
}

fn due(world: &World, is_meant: impl Fn(&Fault) -> bool) -> Result<Vec<Fault>> {
    let mut due = Vec::new();
    for (id, mut fault) in world.faults::<Fault>()? {
        if !is_meant(&fault) {
            continue;
        }
        if fault.nth > 1 {
            fault.nth -= 1;
            world.put_fault(id, &fault)?;
            continue;
        }
        due.push(fault.clone());
        fault.times -= 1;
        if fault.times == 0 {
            world.remove_fault(id)?;
        } else {
            world.put_fault(id, &fault)?;
        }
    }
    Ok(due)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(fault: Value, expected: &str) {
        let got = match Fault::parse(&fault) {
            Ok(fault) => format!("{:?}", fault.time()),
            Err(error) => error.to_string(),
        };
        assert!(got.contains(expected), "{fault}: {got}");
    }

    #[test]
    fn a_fault_says_nothing_that_would_be_ignored() {
        check(json!({"route": "*", "fault": "drop-after"}), "After");
        check(json!({"route": "orders refund", "fault": "empty-200", "when": "before"}), "Before");
        check(json!({"route": "*", "fault": "drop-after", "when": "before"}), "means nothing");
        check(json!({"route": "*", "fault": "explode"}), "is none of drop-before");
        check(json!({"route": "*", "fault": "drop-after", "nht": 2}), "unknown field");
        check(json!({"route": "orders pay", "fault": "drop-after"}), "no operation");
        check(json!({"route": "*", "fault": "drop-after", "nth": 0}), "begin with 1");
        check(json!({"route": "*", "fault": "delay"}), "needs seconds");
        check(json!({"route": "*", "fault": "delay", "seconds": 0.25}), "Before");
        check(json!({"route": "*", "fault": "delay", "seconds": -1}), "needs seconds");
        check(json!({"route": "*", "fault": "status"}), "needs a status");
        check(json!({"route": "*", "fault": "status", "status": 100}), "needs a status");
        check(json!({"route": "*", "fault": "redirect"}), "needs a location");
        let split = json!({"route": "*", "fault": "redirect", "location": "x\r\ny"});
        check(split, "cannot be sent");
        let length = json!({"route": "*", "fault": "status", "status": 200, "headers": {"Content-Length": "9"}});
        check(length, "cannot be sent");
    }

    #[test]
    fn an_error_in_a_200_says_400_inside() {
        let fault = Fault::parse(&json!({"route": "*", "fault": "error-in-200"})).expect("valid");
        let answer = fault.strike(Answer::no_data(404, "orderNotFound")).expect("an answer");
        assert_eq!(answer.status, 200);
        assert!(
            answer.body.contains("\"status_code\":400")
                && answer.body.contains("\"is_error\":true")
        );
    }
}
