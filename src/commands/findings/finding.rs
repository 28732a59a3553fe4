//! One thing that was looked at, what came of it, and what to do now. How it is shown stands in `shown.rs`.

use crate::base::error::{Error, ErrorKind, Result};
use crate::base::step::Step;

/// What came of a look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// As it should be.
    Ok,
    /// It may become a problem, or may be meant.
    Warning,
    /// Commands fail for it, with this exit code.
    Problem(ErrorKind),
    /// It was not looked at.
    Skipped,
}

impl Mark {
    /// As it is shown.
    pub fn word(self) -> &'static str {
        match self {
            Mark::Ok => "ok",
            Mark::Warning => "warning",
            Mark::Problem(_) => "problem",
            Mark::Skipped => "skipped",
        }
    }
}

/// One thing that was looked at.
#[derive(Clone, Debug)]
pub struct Finding {
    check: &'static str,
    mark: Mark,
    detail: String,
    next: Vec<Step>,
}

impl Finding {
    /// It is as it should be.
    pub fn ok(check: &'static str, detail: impl Into<String>) -> Finding {
        Finding { check, mark: Mark::Ok, detail: detail.into(), next: Vec::new() }
    }

    /// It may become a problem.
    pub fn warning(check: &'static str, detail: impl Into<String>) -> Finding {
        Finding { mark: Mark::Warning, ..Finding::ok(check, detail) }
    }

    /// It was not looked at, for this reason.
    pub fn skipped(check: &'static str, why: impl Into<String>) -> Finding {
        Finding { mark: Mark::Skipped, ..Finding::ok(check, why) }
    }

    /// Commands fail for it.
    pub fn problem(check: &'static str, kind: ErrorKind, detail: impl Into<String>) -> Finding {
        Finding { mark: Mark::Problem(kind), ..Finding::ok(check, detail) }
    }

    /// The failure that commands end with.
    pub fn failed(check: &'static str, error: &Error) -> Finding {
        let next = error.report().next.clone();
        Finding { next, ..Finding::problem(check, error.kind(), error.to_string()) }
    }

    /// What was read is as it should be, with this detail; or the failure of it.
    pub fn of<T>(
        check: &'static str,
        read: Result<T>,
        detail: impl FnOnce(T) -> String,
    ) -> Finding {
        match read {
            Ok(value) => Finding::ok(check, detail(value)),
            Err(error) => Finding::failed(check, &error),
        }
    }

    /// Adds what to do now.
    pub fn next(mut self, step: impl Into<Step>) -> Finding {
        self.next.push(step.into());
        self
    }

    /// What was looked at, in a word.
    pub fn check(&self) -> &'static str {
        self.check
    }

    /// What came of it.
    pub fn mark(&self) -> Mark {
        self.mark
    }

    /// What was found, in a sentence.
    pub fn detail(&self) -> &str {
        &self.detail
    }

    /// What to do now.
    pub fn steps(&self) -> &[Step] {
        &self.next
    }
}

/// The code of the worst problem, if there is one.
pub fn worst(findings: &[Finding]) -> Option<ErrorKind> {
    let mut worst: Option<ErrorKind> = None;
    for finding in findings {
        if let Mark::Problem(kind) = finding.mark
            && worst.is_none_or(|worst| kind.code() > worst.code())
        {
            worst = Some(kind);
        }
    }
    worst
}

/// How many problems and warnings there are.
pub fn summary(findings: &[Finding]) -> String {
    let problems = findings.iter().filter(|found| matches!(found.mark, Mark::Problem(_))).count();
    let warnings = findings.iter().filter(|found| found.mark == Mark::Warning).count();
    format!("problems: {problems}, warnings: {warnings}")
}
