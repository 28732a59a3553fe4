//! The kinds of faults: their names, which settings each takes, and when each strikes unless said otherwise.

use serde::{Deserialize, Serialize};

/// Whether a call has taken effect when the fault strikes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum FaultTime {
    /// Before the call takes effect.
    Before,
    /// After the call is committed.
    After,
}

/// What goes wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(try_from = "String", into = "&'static str")]
pub enum FaultKind {
    /// The connection is closed without an answer; nothing has happened.
    DropBefore,
    /// The connection is closed without an answer; the call is committed.
    DropAfter,
    /// The connection is reset (RST) without an answer; nothing has happened.
    ResetBefore,
    /// The connection is reset while the request comes in; nothing has happened.
    ResetDuring,
    /// The connection is reset (RST) without an answer; the call is committed.
    ResetAfter,
    /// The answer comes late.
    Delay,
    /// Any other answer.
    Status,
    /// An answer 429.
    TooManyRequests,
    /// An answer 502 with the web server's page.
    BadGatewayHtml,
    /// An answer 200 whose JSON ends in the middle.
    InvalidJson,
    /// An answer 200 whose envelope says 400.
    ErrorIn200,
    /// An answer 200 with a web page.
    Html200,
    /// An answer 200 with an empty body.
    Empty200,
    /// The connection breaks half-way through the body.
    CutBody,
    /// A redirect.
    Redirect,
}

impl FaultKind {
    /// Every kind, in the order of the docs.
    pub const ALL: [FaultKind; 15] = [
        FaultKind::DropBefore,
        FaultKind::DropAfter,
        FaultKind::ResetBefore,
        FaultKind::ResetDuring,
        FaultKind::ResetAfter,
        FaultKind::Delay,
        FaultKind::Status,
        FaultKind::TooManyRequests,
        FaultKind::BadGatewayHtml,
        FaultKind::InvalidJson,
        FaultKind::ErrorIn200,
        FaultKind::Html200,
        FaultKind::Empty200,
        FaultKind::CutBody,
        FaultKind::Redirect,
    ];

    /// The name of the kind.
    pub fn word(self) -> &'static str {
        match self {
            FaultKind::DropBefore => "drop-before",
            FaultKind::DropAfter => "drop-after",
            FaultKind::ResetBefore => "reset-before",
            FaultKind::ResetDuring => "reset-during",
            FaultKind::ResetAfter => "reset-after",
            FaultKind::Delay => "delay",
            FaultKind::Status => "status",
            FaultKind::TooManyRequests => "too-many-requests",
            FaultKind::BadGatewayHtml => "bad-gateway-html",
            FaultKind::InvalidJson => "invalid-json",
            FaultKind::ErrorIn200 => "error-in-200",
            FaultKind::Html200 => "html-200",
            FaultKind::Empty200 => "empty-200",
            FaultKind::CutBody => "cut-body",
            FaultKind::Redirect => "redirect",
        }
    }

    /// The settings that it takes.
    pub fn settings(self) -> &'static [&'static str] {
        match self {
            FaultKind::DropBefore | FaultKind::DropAfter => &[],
            FaultKind::ResetBefore | FaultKind::ResetDuring | FaultKind::ResetAfter => &[],
            FaultKind::Delay => &["when", "seconds"],
            FaultKind::Status => &["when", "status", "body", "content_type", "headers"],
            FaultKind::TooManyRequests => &["when", "retry_after"],
            FaultKind::Redirect => &["when", "status", "location"],
            _ => &["when"],
        }
    }

    /// When the fault strikes unless said otherwise: one that looks like a success strikes after the call.
    pub fn usual_time(self) -> FaultTime {
        match self {
            FaultKind::DropAfter
            | FaultKind::ResetAfter
            | FaultKind::InvalidJson
            | FaultKind::Html200
            | FaultKind::Empty200
            | FaultKind::CutBody => FaultTime::After,
            _ => FaultTime::Before,
        }
    }
}

impl From<FaultKind> for &'static str {
    fn from(kind: FaultKind) -> &'static str {
        kind.word()
    }
}

impl TryFrom<String> for FaultKind {
    type Error = String;

    fn try_from(typed: String) -> Result<FaultKind, String> {
        for kind in FaultKind::ALL {
            if kind.word() == typed {
                return Ok(kind);
            }
        }
        Err(format!("{typed:?} is not one of {}", FaultKind::ALL.map(FaultKind::word).join(", ")))
    }
}
