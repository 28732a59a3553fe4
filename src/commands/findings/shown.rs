//! Findings as they are shown: lines for people, rows or JSON for programs. They are pasted into tickets, so the home
//! directory is `~` in them, and no secret or personal number ever stands there.

use std::fmt::Write;

use directories::BaseDirs;
use serde_json::{Value, json};

use super::finding::Finding;
use crate::api::ColumnKind;
use crate::base::error::Result;
use crate::base::privacy;
use crate::base::redact;
use crate::base::step::{AccountFlags, Step, leading};
use crate::output::delivery::delivered;
use crate::output::local_table::{LocalTable, show_local};
use crate::output::prose::wrapped;
use crate::output::ui::Ui;
use crate::profile::account_flags;

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

/// Shows all of them: lines for people, rows or JSON for programs.
pub fn show(findings: &[Finding], ui: &mut Ui) -> Result<()> {
    let account = account_flags(&ui.profile_flags);
    let words = Words { account, home: home() };
    if ui.is_for_people() {
        let (mut lines, columns) = (String::new(), columns(ui));
        for finding in findings {
            words.add_lines(finding, columns, &mut lines);
        }
        return delivered(ui.data(&lines));
    }
    let (mut rows, mut json) = (Vec::new(), Vec::new());
    for finding in findings {
        let (detail, next) = (words.detail(finding), words.next(finding));
        let (check, result) = (finding.check(), finding.mark().word());
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
        let (result, check) = (finding.mark().word(), finding.check());
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
        for step in finding.steps() {
            self.add_step(step, columns, lines);
        }
    }

    /// A step: why, and below it the command alone, so that its line can be pasted.
    fn add_step(&self, step: &Step, columns: usize, lines: &mut String) {
        let advice = self.at_home(&step.advice(&self.account));
        let command = step.command_line(&self.account);
        let words = match command {
            _ if advice.is_empty() => Vec::new(),
            Some(_) => wrapped(&leading(&advice), 0, columns - NEXT),
            None => wrapped(&format!("hint: {advice}"), 0, columns - NEXT),
        };
        let command = command.map(|command| format!("next: {}", self.at_home(&command)));
        for line in words.into_iter().chain(command) {
            let _ = writeln!(lines, "{:NEXT$}{line}", "");
        }
    }

    fn detail(&self, finding: &Finding) -> String {
        let detail = privacy::without_numbers(finding.detail()).into_owned();
        self.at_home(&redact::text(&detail))
    }

    fn next(&self, finding: &Finding) -> Vec<String> {
        finding.steps().iter().map(|step| self.at_home(&step.line(&self.account))).collect()
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
