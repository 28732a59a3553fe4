//! What can go wrong, as one type: the exit code that scripts rely on, and everything a person or a
//! program needs to know next. How an error is shown is decided in `output/error_text.rs`.
//!
//! One struct and a [`ErrorKind`], not an enum of structs: every failure may carry the object, the API's
//! own words, the journal entry and the next steps, whatever its code.

use std::fmt;

use serde_json::{Map, Value, json};

use crate::base::problem::Problem;
use crate::base::step::{AccountFlags, Step};

/// The result of what can fail with an [`Error`].
pub type Result<T> = std::result::Result<T, Error>;

/// The kind of a failure: what the user does next. The number is the process's exit code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ErrorKind {
    /// A fault of fpgo itself.
    Bug = 1,
    /// Wrong use or invalid input; nothing was sent.
    Invalid = 2,
    /// Settings, credentials, base URL or path.
    Config = 3,
    /// The API refused; nothing changed.
    Refused = 4,
    /// The API knows no such object.
    NotFound = 5,
    /// Server or network failed, and nothing can have changed.
    Unavailable = 6,
    /// A write left and no trustworthy answer came.
    Unknown = 7,
    /// Refused on this machine: by a guard, a precondition, or a journal that cannot be written.
    Guarded = 8,
    /// A person did not confirm it, or could not be asked.
    Declined = 9,
    /// A check failed.
    CheckFailed = 10,
    /// Some of several calls are done, and a later one is not.
    Partly = 11,
    /// The write is done, but the output could not be delivered.
    Undelivered = 12,
    /// Interrupted; nothing was sent, or it was a read.
    Interrupted = 130,
}

impl ErrorKind {
    /// The process's exit code.
    pub fn code(self) -> u8 {
        self as u8
    }

    /// The word for it in machine-readable errors.
    pub fn word(self) -> &'static str {
        match self {
            ErrorKind::Bug => "bug",
            ErrorKind::Invalid => "invalid",
            ErrorKind::Config => "config",
            ErrorKind::Refused => "refused",
            ErrorKind::NotFound => "not_found",
            ErrorKind::Unavailable => "unavailable",
            ErrorKind::Unknown => "unknown",
            ErrorKind::Guarded => "guarded",
            ErrorKind::Declined => "declined",
            ErrorKind::CheckFailed => "check_failed",
            ErrorKind::Partly => "partly_done",
            ErrorKind::Undelivered => "undelivered",
            ErrorKind::Interrupted => "interrupted",
        }
    }
}

/// What is known about money at the end of a command.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Money {
    /// Nothing was moved.
    NotMoved,
    /// The API accepted the movement.
    Accepted,
    /// The object shows the movement.
    Confirmed,
    /// Nobody can know yet.
    MayHaveMoved,
}

impl Money {
    /// The word for it in machine-readable errors.
    pub fn word(self) -> &'static str {
        match self {
            Money::NotMoved => "not_moved",
            Money::Accepted => "accepted",
            Money::Confirmed => "confirmed",
            Money::MayHaveMoved => "may_have_moved",
        }
    }
}

/// What the failure of one call means for others of the same kind, and for a later try.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Reach {
    /// It is of this call, which fails so each time.
    #[default]
    Call,
    /// It is of this moment: the same call may pass later.
    Moment,
    /// The object is not any more as the call was made for.
    Drift,
    /// It is of the account or of this machine: every other call would fail as well.
    Every,
    /// The same, until the database of the journal is reached again.
    Outage,
}

/// A failure with all that is known of it. Text that came from a server is kept as received; whoever
/// shows it makes control characters visible.
#[derive(Clone, Debug)]
pub struct Error(Box<Report>);

/// The parts of an [`Error`].
#[derive(Clone, Debug)]
pub struct Report {
    /// What the user does next, and the exit code.
    pub kind: ErrorKind,
    /// What failed, in one sentence without a full stop.
    pub message: String,
    /// What it means for other calls.
    pub reach: Reach,
    /// What is known about money; `None` where the command could not move any.
    pub money: Option<Money>,
    /// The same in words that say how much of what, for people.
    pub money_words: Option<String>,
    /// The object that it is about: an order, a reservation.
    pub object: Option<String>,
    /// HTTP status of the answer.
    pub http: Option<u16>,
    /// The API's `message`, as received.
    pub api_message: Option<String>,
    /// The API's `errors`, as received: any JSON (quirk 41).
    pub api_errors: Option<Value>,
    /// All that is wrong with the input, at once.
    pub problems: Vec<Problem>,
    /// The journal entry that recorded the attempt.
    pub journal: Option<i64>,
    /// The whole entry, where a log should keep it.
    pub entry: Option<Value>,
    /// What to do now, one step each.
    pub next: Vec<Step>,
    /// Lines that explain, shown below the message.
    pub details: Vec<String>,
}

impl Error {
    /// A failure of this kind.
    pub fn new(kind: ErrorKind, message: impl Into<String>) -> Self {
        Error(Box::new(Report {
            kind,
            message: message.into(),
            reach: Reach::Call,
            money: None,
            money_words: None,
            object: None,
            http: None,
            api_message: None,
            api_errors: None,
            problems: Vec::new(),
            journal: None,
            entry: None,
            next: Vec::new(),
            details: Vec::new(),
        }))
    }

    /// A fault of fpgo itself.
    pub fn bug(message: impl Into<String>) -> Self {
        Error::new(ErrorKind::Bug, message)
            .next("please report this, with the command and -v output")
    }

    /// Wrong use or input.
    pub fn invalid(message: impl Into<String>) -> Self {
        Error::new(ErrorKind::Invalid, message)
    }

    /// Wrong settings or credentials.
    pub fn config(message: impl Into<String>) -> Self {
        Error::new(ErrorKind::Config, message)
    }

    /// Refused on this machine.
    pub fn guarded(message: impl Into<String>) -> Self {
        Error::new(ErrorKind::Guarded, message)
    }

    /// Adds a step to take now.
    pub fn next(mut self, step: impl Into<Step>) -> Self {
        self.0.next.push(step.into());
        self
    }

    /// Adds a line that explains.
    pub fn detail(mut self, line: impl Into<String>) -> Self {
        self.0.details.push(line.into());
        self
    }

    /// Says what it means for other calls.
    pub fn reaching(mut self, reach: Reach) -> Self {
        self.0.reach = reach;
        self
    }

    /// All the parts, to read.
    pub fn report(&self) -> &Report {
        &self.0
    }

    /// All the parts, to complete.
    pub fn report_mut(&mut self) -> &mut Report {
        &mut self.0
    }

    /// The kind of failure.
    pub fn kind(&self) -> ErrorKind {
        self.0.kind
    }

    /// The machine-readable form: the last line of stderr with `-o json`. Commands to take next name this account.
    pub fn to_json(&self, account: &AccountFlags) -> Value {
        let report = &self.0;
        let mut error = Map::new();
        error.insert("code".into(), json!(report.kind.code()));
        error.insert("kind".into(), json!(report.kind.word()));
        error.insert("message".into(), json!(report.message));
        if let Some(money) = report.money {
            error.insert("money".into(), json!(money.word()));
        }
        if let Some(object) = &report.object {
            error.insert("object".into(), json!(object));
        }
        if let Some(http) = report.http {
            error.insert("http".into(), json!(http));
        }
        if report.api_message.is_some() || report.api_errors.is_some() {
            let mut api = Map::new();
            if let Some(message) = &report.api_message {
                api.insert("message".into(), json!(message));
            }
            if let Some(errors) = &report.api_errors {
                api.insert("errors".into(), errors.clone());
            }
            error.insert("api".into(), Value::Object(api));
        }
        if !report.problems.is_empty() {
            let problems = report.problems.iter().map(Problem::to_json).collect();
            error.insert("problems".into(), Value::Array(problems));
        }
        if let Some(journal) = report.journal {
            error.insert("journal".into(), json!(journal));
        }
        let next: Vec<String> =
            report.next.iter().filter_map(|step| step.command_line(account)).collect();
        if !next.is_empty() {
            error.insert("next".into(), json!(next));
        }
        json!({ "error": error })
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.message)
    }
}

impl std::error::Error for Error {}
