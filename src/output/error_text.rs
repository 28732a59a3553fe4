//! The text of a failure on stderr: for people line by line, for programs as one line of JSON at the end.

use serde_json::{Value, json};

use crate::api;
use crate::base::error::{Error, ErrorKind, Money, Report};
use crate::base::privacy;
use crate::base::redact;
use crate::base::step::{AccountFlags, Step, leading};
use crate::base::text;
use crate::output::stderr;
use crate::output::ui::Ui;
use crate::profile::account_flags;

impl Ui {
    /// Shows the failure that ends the process; no other thread writes to stderr after it.
    pub fn last_error(&mut self, error: &Error) {
        stderr::silence_other_threads();
        self.error(error);
    }

    /// Shows a failure: what happened, what is known about money, what to do next.
    pub fn error(&mut self, error: &Error) {
        match self.format.is_json() {
            true => self.error_for_programs(error),
            false => self.error_for_people(error.report()),
        }
    }

    fn error_for_programs(&mut self, error: &Error) {
        let report = error.report();
        for line in &report.details {
            self.note(line);
        }
        let account = account_flags(&self.profile_flags);
        for step in &report.next {
            self.step_for_programs(step, &account);
        }
        if let Some(entry) = self.entry_for_log(report) {
            // The journal masks what it keeps.
            self.line(&text::visible_json(&json!({ "entry": entry }).to_string()));
        }
        let whole = error.to_json(&account);
        let mut shown = whole.clone();
        if !self.show_personal {
            shown = privacy::numbers_masked(&whole);
            // What is offered must run as it stands.
            if let Some(next) = whole.pointer("/error/next") {
                shown["error"]["next"] = next.clone();
            }
        }
        self.line(&text::visible_json(&redact::json(&shown).to_string()));
    }

    fn error_for_people(&mut self, report: &Report) {
        let word = self.paint("1;31", "error:");
        self.masked_line(&format!("{word} "), &report.message);
        if let Some(message) = &report.api_message {
            let message = text::visible(&self.masked(message)).into_owned();
            let meaning = match api::meaning_of(message.as_str()) {
                Some(known) => format!(" ({})", known.meaning),
                None => String::new(),
            };
            self.prose(&format!("  the API says: {message}{meaning}"));
        }
        match &report.api_errors {
            None | Some(Value::Null) => {}
            Some(Value::Array(reasons)) => reasons.iter().for_each(|reason| self.api_error(reason)),
            Some(other) => self.api_error(other),
        }
        for problem in &report.problems {
            self.masked_line("  ", &problem.to_line());
        }
        for line in &report.details {
            self.masked_line("  ", line);
        }
        if let Some(words) = &report.money_words {
            self.prose(&format!("  money: {words}"));
        } else if let Some(money) = report.money {
            self.prose(&format!("  {}", money_line(money)));
        }
        let account = account_flags(&self.profile_flags);
        for step in &report.next {
            self.step_for_people(step, &account);
        }
        if let Some(entry) = self.entry_for_log(report) {
            self.line("for your log, the journal's entry:");
            self.line(&text::visible_json(&entry.to_string()));
        }
    }

    /// Shows wrong use as clap tells it, and what can be typed instead. Gives the exit code.
    pub fn wrong_use(&mut self, ending: &clap::Error, money: Option<Money>, steps: &[Step]) -> u8 {
        let shown = redact::text(&without_suspects(&ending.render().to_string())).into_owned();
        let shown = text::visible_lines(&privacy::without_numbers(&shown));
        let code = ErrorKind::Invalid.code();
        if self.format.is_json() {
            let message = shown.trim_start_matches("error: ");
            let mut error = Error::invalid(message.split("\n\n").next().unwrap_or_default().trim());
            error.report_mut().money = money;
            error.report_mut().next = steps.to_vec();
            self.error(&error);
            return code;
        }
        let shown = match steps {
            [] => shown.as_str(),
            // The help is one of the steps, as a line that can be pasted.
            _ => shown.split("\n\nFor more information").next().unwrap_or_default(),
        };
        self.line(shown.trim_end());
        money.iter().for_each(|money| self.line(&format!("  {}", money_line(*money))));
        let account = account_flags(&self.profile_flags);
        steps.iter().for_each(|step| self.step_for_people(step, &account));
        code
    }

    /// Shows a step that no failure ends with.
    pub fn step(&mut self, step: &Step) {
        let account = account_flags(&self.profile_flags);
        match self.format.is_json() {
            true => self.note(&step.line(&account)),
            false => self.step_for_people(step, &account),
        }
    }

    /// Why a step is taken, and advice without a command; a command alone stands in the error.
    fn step_for_programs(&mut self, step: &Step, account: &AccountFlags) {
        match step.command_line(account) {
            Some(_) if step.advice(account).is_empty() => {}
            Some(_) => self.note(&step.line(account)),
            None => self.note(&format!("hint: {}", step.advice(account))),
        }
    }

    /// A step: why, and below it the command alone, so that its line can be pasted.
    pub(super) fn step_for_people(&mut self, step: &Step, account: &AccountFlags) {
        let advice = text::visible(&step.advice(account)).into_owned();
        let Some(command) = step.command_line(account) else {
            let word = self.paint("1", "hint:");
            return self.prose(&format!("{word} {advice}"));
        };
        if !advice.is_empty() {
            self.prose(&format!("  {}", leading(&advice)));
        }
        let word = self.paint("1", "next:");
        self.line(&format!("{word} {}", text::visible(&command)));
    }

    /// The journal's entry of what nobody knows yet, where a log may keep it: a person at a terminal is told how to settle
    /// it instead.
    fn entry_for_log<'a>(&self, report: &'a Report) -> Option<&'a Value> {
        report.entry.as_ref().filter(|_| !self.err_is_terminal)
    }

    /// One of the reasons that the API gave: text, or any JSON (quirk 41).
    fn api_error(&mut self, reason: &Value) {
        let reason = match self.show_personal {
            true => reason.clone(),
            false => privacy::numbers_masked(reason),
        };
        match reason {
            Value::String(text) => self.masked_line("    ", &text),
            other => self.masked_line("    ", &other.to_string()),
        }
    }
}

/// Shows the help or the version on stdout. Gives the exit code.
pub fn show_help(ending: &clap::Error) -> u8 {
    // A closed stdout ends a read quietly.
    let _ = ending.print();
    0
}

/// What clap says of wrong words, without those that look like a secret; it quotes the words.
fn without_suspects(message: &str) -> String {
    let mut shown = String::with_capacity(message.len());
    for part in message.split_inclusive('\'') {
        shown.push_str(&redact::hide_suspects(part));
    }
    shown
}

fn money_line(money: Money) -> &'static str {
    match money {
        Money::NotMoved => "money: nothing was moved",
        Money::Accepted => "money: the API accepted the movement",
        Money::Confirmed => "money: it was moved",
        Money::MayHaveMoved => "money: IT MAY HAVE MOVED, nobody can know yet",
    }
}
