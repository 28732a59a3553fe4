//! What was looked at and what came of it, a line each: the result of `config check` and of `doctor`. It is pasted into
//! tickets, so the home directory is `~` in it, and no secret or personal number ever stands there.

use std::fmt::Write;

use directories::BaseDirs;
use serde_json::{Value, json};

use crate::api::ColumnKind;
use crate::base::error::{Error, ErrorKind, Result};
use crate::base::privacy;
use crate::base::redact;
use crate::base::step::{AccountFlags, Step};
use crate::output::delivery::delivered;
use crate::output::local_table::{LocalTable, show_local};
use crate::output::prose::wrapped;
use crate::output::ui::Ui;
use crate::profile::{Format, account_flags};

/// Where the detail of a finding begins.
const DETAIL: usize = 22;
/// Where a step begins.
const NEXT: usize = 9;
/// Below so many columns a detail stands under its finding.
const NARROW: usize = 70;
/// A terminal that says to be narrower is not believed.
const NARROWEST: usize = 20;

/// The columns of its table.
pub const COLUMNS: [(&str, ColumnKind); 4] = [
    ("Check", ColumnKind::Text),
    ("Result", ColumnKind::Text),
    ("Detail", ColumnKind::Text),
    ("Next", ColumnKind::Text),
];

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
    fn word(self) -> &'static str {
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

/// Whether they are shown as lines, for people.
pub fn are_lines(ui: &Ui) -> bool {
    ui.format == Format::Table && ui.columns.is_empty()
}

/// Shows all of them: lines for people, rows or JSON for programs.
pub fn show(findings: &[Finding], ui: &mut Ui) -> Result<()> {
    let account = account_flags(&ui.profile_flags);
    let words = Words { account, home: home() };
    if are_lines(ui) {
        let (mut lines, columns) = (String::new(), columns(ui));
        for finding in findings {
            words.add_lines(finding, columns, &mut lines);
        }
        return delivered(ui.data(&lines));
    }
    let (mut rows, mut json) = (Vec::new(), Vec::new());
    for finding in findings {
        let (detail, next) = (words.detail(finding), words.next(finding));
        let (check, result) = (finding.check, finding.mark.word());
        json.push(json!({"check": check, "result": result, "detail": detail, "next": next}));
        rows.push(vec![check.to_owned(), result.to_owned(), detail, next.join("\n")]);
    }
    show_local(LocalTable::List(&COLUMNS, rows), &Value::Array(json), ui)
}

/// How findings are put into words.
struct Words {
    account: AccountFlags,
    home: String,
}

impl Words {
    /// A finding with its detail beside it, or below it where the terminal is narrow. What is to be pasted is never broken.
    fn add_lines(&self, finding: &Finding, columns: usize, lines: &mut String) {
        let (result, check) = (finding.mark.word(), finding.check);
        let (beside, indent) = if columns < NARROW { ("\n", 2) } else { ("", DETAIL) };
        let mut detail = String::new();
        for (at, line) in wrapped(&self.detail(finding), 0, columns - indent).iter().enumerate() {
            let before = if at == 0 && beside.is_empty() { 0 } else { indent };
            detail.push_str(&format!("{:before$}{line}\n", ""));
        }
        // Writing into a text cannot fail.
        let _ = match beside {
            "" => write!(lines, "{result:8} {check:12} {detail}"),
            _ => write!(lines, "{result:8} {check}\n{detail}"),
        };
        for step in &finding.next {
            self.add_step(step, columns, lines);
        }
    }

    /// A step: why, and below it the command alone, so that its line can be pasted.
    fn add_step(&self, step: &Step, columns: usize, lines: &mut String) {
        let advice = self.at_home(&step.advice(&self.account));
        let command = step.command_line(&self.account);
        let words = match command {
            _ if advice.is_empty() => Vec::new(),
            Some(_) => wrapped(&format!("{advice}:"), 0, columns - NEXT),
            None => wrapped(&format!("hint: {advice}"), 0, columns - NEXT),
        };
        let command = command.map(|command| format!("next: {}", self.at_home(&command)));
        for line in words.into_iter().chain(command) {
            let _ = writeln!(lines, "{:NEXT$}{line}", "");
        }
    }

    fn detail(&self, finding: &Finding) -> String {
        let detail = privacy::without_numbers(&finding.detail).into_owned();
        self.at_home(&redact::text(&detail))
    }

    fn next(&self, finding: &Finding) -> Vec<String> {
        finding.next.iter().map(|step| self.at_home(&step.line(&self.account))).collect()
    }

    /// A text with `~` for the home directory. In quotes a shell would leave it as it is, so it stands before them.
    fn at_home(&self, text: &str) -> String {
        if self.home.is_empty() {
            return text.to_owned();
        }
        let quoted = format!("'{}/", self.home);
        text.replace(&quoted, "~/'").replace(&format!("{}/", self.home), "~/")
    }
}

/// How wide lines may be: as the terminal is, without one as long as they are.
fn columns(ui: &Ui) -> usize {
    ui.columns_of_stdout().map_or(usize::MAX, |columns| columns.max(NARROWEST))
}

fn home() -> String {
    let dirs = BaseDirs::new();
    let home = dirs.map(|dirs| dirs.home_dir().display().to_string()).unwrap_or_default();
    if home.len() > 1 { home.trim_end_matches('/').to_owned() } else { String::new() }
}
