//! A fault as it is ordered: its route, which calls it hits, and its settings; and whether they fit together.

use std::collections::BTreeMap;
use std::time::Duration;

use hyper::header::{HeaderName, HeaderValue};
use serde::{Deserialize, Serialize};
use serde_json::{Number, Value};

use super::kind::{FaultKind, FaultTime};
use crate::base::error::{Error, Result};
use crate::sandbox::routes;
use crate::sandbox::values::{self, LONGEST_WAIT};

/// A fault that waits for its calls.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Fault {
    /// `METHOD /path`, a command such as `orders refund`, or `*`.
    pub route: String,
    /// What goes wrong.
    #[serde(rename = "fault")]
    pub kind: FaultKind,
    /// The first call that it hits, counted from now; 1 is the next.
    #[serde(default = "one")]
    pub nth: u32,
    /// How many calls it hits.
    #[serde(default = "one")]
    pub times: u32,
    /// Whether it strikes before the call takes effect, or after.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<FaultTime>,
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

impl Fault {
    /// Reads a fault, and refuses settings that would be ignored.
    pub fn parse(value: &Value) -> Result<Fault> {
        let fault: Fault = match serde_json::from_value(value.clone()) {
            Ok(fault) => fault,
            Err(error) => return Err(Error::invalid(format!("not a fault: {error}"))),
        };
        fault.check(value).map_err(Error::invalid)?;
        Ok(fault)
    }

    fn check(&self, value: &Value) -> std::result::Result<(), String> {
        const COMMON: &[&str] = &["route", "fault", "nth", "times"];
        let word = self.kind.word();
        for (key, _) in value.as_object().into_iter().flatten() {
            let key = key.as_str();
            if !COMMON.contains(&key) && !self.kind.settings().contains(&key) {
                return Err(format!("{word} has no setting {key}"));
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
        match self.kind {
            FaultKind::Delay if self.duration().is_none() => {
                Err(format!("a delay needs seconds, up to {LONGEST_WAIT}"))
            }
            FaultKind::Redirect if self.location.is_none() => {
                Err("a redirect needs a location".into())
            }
            FaultKind::Redirect if !(300..400).contains(&self.status.unwrap_or(302)) => {
                Err("the status of a redirect is 300 to 399".into())
            }
            FaultKind::Status if !self.status.is_some_and(|code| (200..600).contains(&code)) => {
                Err("status needs a status, 200 to 599".into())
            }
            _ => self.check_headers(),
        }
    }

    fn check_headers(&self) -> std::result::Result<(), String> {
        if let Some(content_type) = &self.content_type {
            check_header("content-type", content_type)?;
        }
        if let Some(location) = &self.location {
            check_header("location", location)?;
        }
        for (name, value) in &self.headers {
            check_header(name, value)?;
        }
        Ok(())
    }

    /// When the fault strikes.
    pub fn time(&self) -> FaultTime {
        self.when.unwrap_or(self.kind.usual_time())
    }

    /// How long the answer is held back; `None` for everything that is no delay.
    pub fn delay(&self) -> Option<Duration> {
        self.duration().filter(|_| self.kind == FaultKind::Delay)
    }

    fn duration(&self) -> Option<Duration> {
        values::seconds(self.seconds.as_ref()?)
    }
}

/// Whether a header can be sent. The length is what the server sends; a wrong one is `cut-body`.
fn check_header(name: &str, value: &str) -> std::result::Result<(), String> {
    const FRAMING: [&str; 3] = ["content-length", "transfer-encoding", "connection"];
    if FRAMING.iter().any(|framing| name.eq_ignore_ascii_case(framing))
        || HeaderName::try_from(name).is_err()
        || HeaderValue::try_from(value).is_err()
    {
        return Err(format!("the header {name} cannot be sent"));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

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
        check(json!({"route": "*", "fault": "drop-after", "when": "before"}), "has no setting");
        check(json!({"route": "*", "fault": "explode"}), "is not one of drop-before");
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
}
