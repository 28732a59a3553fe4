//! Makes a body of what was typed: files, flags, `--set` and `--unset` laid over each other, and held against the
//! rules. What the API says of an object comes in through `write/prepare.rs`.

use serde_json::{Map, Value};

use super::changes::leaves;
use super::{field_path, payload};
use crate::api::{BodySource, Endpoint, Location, Param, Problem, RequestContext};
use crate::base::dates::{self, DateForm};
use crate::base::error::{Error, Result};
use crate::base::privacy;
use crate::base::step::Command;
use crate::options::Invocation;
use crate::output::ui::Ui;

/// How a body is made of what was typed.
pub struct BodyBuilder<'a> {
    /// The operation.
    pub endpoint: &'static Endpoint,
    /// What was typed.
    pub invocation: &'a Invocation,
    /// What dates mean, and what the profile changes.
    pub context: RequestContext<'a>,
}

impl BodyBuilder<'_> {
    /// The body that files and flags make. What can be wrong with it already is refused; what is computed, read or
    /// edited later may still be missing.
    pub fn typed_body(&self) -> Result<Value> {
        let (endpoint, invocation) = (self.endpoint, self.invocation);
        let payload = match &invocation.body {
            Some(body) => body.clone(),
            None => payload::read(&invocation.data)?,
        };
        let mut body =
            endpoint.apply(&invocation.typed, payload, BodySource::File, &self.context)?;
        if !invocation.has_data() {
            endpoint.fill_fixed(&mut body);
        }
        if let Some(compute) = &endpoint.compute
            && (self.has_any(compute.from) || self.lacks_amount())
        {
            // What is computed from the state comes before `--set`, which has the last word.
            self.refuse_wrong(&body, compute.fills)?;
            return Ok(body);
        }
        if self.says_nothing() && !invocation.edit {
            self.refuse_nothing(&body)?;
        }
        self.assign(&mut body, BodySource::File)?;
        let reads_first = endpoint.replaces.is_some() && !invocation.has_data();
        if reads_first || invocation.edit {
            let all: Vec<&str> = endpoint.all_params().filter_map(Param::pointer).collect();
            self.refuse_wrong(&body, &all)?;
        } else {
            let asked = self.lacks_answer().map_or(&[][..], |asked| asked.fills);
            self.refuse_wrong(&body, asked)?;
        }
        Ok(body)
    }

    /// What was typed, laid over the object as it is.
    pub fn lay_over(&self, current: Value) -> Result<Value> {
        let (typed, base) = (&self.invocation.typed, BodySource::Object);
        let mut body = self.endpoint.apply(typed, current, base, &self.context)?;
        self.assign(&mut body, base)?;
        Ok(body)
    }

    /// Carries out `--set` and `--unset`, which have the last word on the body.
    pub fn assign(&self, body: &mut Value, base: BodySource) -> Result<()> {
        for assignment in &self.invocation.set {
            field_path::set(body, assignment, base)?;
        }
        for path in &self.invocation.unset {
            field_path::unset(body, path)?;
        }
        Ok(())
    }

    /// The text that an editor begins with: the body as it was typed, or the template where nothing was.
    pub fn text_to_edit(&self, body: &Value) -> String {
        match self.is_blank() {
            true => self.endpoint.template(body),
            false => format!("{body:#}\n"),
        }
    }

    /// Whether nobody has said anything about the body, neither the person nor the object that it replaces.
    fn is_blank(&self) -> bool {
        if !self.says_nothing() || self.endpoint.replaces.is_some() {
            return false;
        }
        for param in self.endpoint.all_params() {
            let says = param.pointer().is_some() || param.location == Location::Local;
            if says && self.invocation.typed.has(param.flag) {
                return false;
            }
        }
        true
    }

    /// Whether there is neither a file nor a field.
    pub(super) fn says_nothing(&self) -> bool {
        let invocation = self.invocation;
        !invocation.has_data() && invocation.set.is_empty() && invocation.unset.is_empty()
    }

    pub(super) fn has_any(&self, flags: &[&str]) -> bool {
        flags.iter().any(|flag| self.invocation.typed.has(flag))
    }

    /// Refuses what the rules call wrong. Fields in `later` may still be absent.
    pub fn refuse_wrong(&self, body: &Value, later: &[&str]) -> Result<()> {
        if self.invocation.no_validate {
            return Ok(());
        }
        let mut problems = self.problems(body);
        problems.retain(|problem| problem.severity.refuses() && !is_awaited(problem, later));
        if problems.is_empty() {
            return Ok(());
        }
        if let Some(asked) = self.only_unanswered(&problems) {
            let mut error = self.endpoint.invalid(problems);
            for way in asked.needs.split(", or ") {
                let words = way.split(' ').filter(|word| *word != "and").map(str::to_owned);
                error = error.next(Command::typed().args(words));
            }
            error.report_mut().message = format!("{} needs {}", self.endpoint.command, asked.needs);
            return Err(error);
        }
        // Where money moves, or a number would be lost, nobody should be tempted to send what is wrong.
        let tempts_not =
            self.endpoint.effect.moves_money() || problems.iter().any(would_lose_number);
        let anyway = if tempts_not { "" } else { ", or send it anyway with --no-validate" };
        Err(self.endpoint.invalid(problems).next(format!("correct these fields{anyway}")))
    }

    /// Refuses personal numbers that were read and that the API masks: sent back they would take the place of the real
    /// ones. What was typed is the person's own.
    pub fn refuse_masked(&self, read: &Value, body: &Value) -> Result<()> {
        let typed = self.lay_over(Value::Object(Map::new()))?;
        for (pointer, value) in leaves(body) {
            let is_read = read.pointer(&pointer) == Some(value);
            let is_typed = typed.pointer(&pointer).is_some();
            if privacy::is_masked(&pointer, value) && is_read && !is_typed {
                return Err(self.masked(&pointer));
            }
        }
        Ok(())
    }

    fn masked(&self, pointer: &str) -> Error {
        let path = Problem::wrong(pointer, "").path();
        let flag = self.endpoint.flag_for(pointer).filter(|_| self.invocation.body.is_none());
        let way = match flag {
            Some(flag) => [format!("--{flag}"), "NUMBER".to_owned()],
            None => ["--set".to_owned(), format!("{path}=NUMBER")],
        };
        Error::guarded(format!(
            "the API masks {path}, and sent back that would take the place of the real one"
        ))
        .next(Command::typed().args(way).why("type it whole"))
    }

    /// Warns of what is doubtful or unknown to the documents.
    pub fn warn(&self, body: &Value, ui: &mut Ui) {
        if self.invocation.no_validate {
            return;
        }
        for problem in self.problems(body) {
            if !problem.severity.refuses() {
                ui.warn(&problem.to_line());
            }
        }
        for path in self.endpoint.unknown_fields(body) {
            let command = self.endpoint.command;
            // A name can be a number too.
            let hide = !self.invocation.show_personal;
            let path = if hide { privacy::without_numbers(&path).into_owned() } else { path };
            ui.warn(&format!("{path} is not documented for {command}; it is sent as it is"));
        }
    }

    /// Tells which instant a typed date means, with its offset.
    pub fn tell_dates(&self, ui: &mut Ui) -> Result<()> {
        let clock = self.context.clock;
        for param in self.endpoint.all_params() {
            let typed = self.invocation.typed.get(param.flag).and_then(Value::as_str);
            if let (Some(text), Some(form)) = (typed, param.date_form(&self.context)) {
                let instant =
                    dates::read_at(text, clock, param.kind.bare_day).map_err(Error::invalid)?;
                let told = match form {
                    DateForm::Unix => clock.show(instant),
                    // No time goes out.
                    DateForm::DayMonthYear => dates::write(instant, form, &clock.zone),
                };
                ui.note(&format!("--{} is {told}", param.flag));
            }
        }
        Ok(())
    }

    /// All that is wrong with a body, told with personal numbers or without.
    pub fn problems(&self, body: &Value) -> Vec<Problem> {
        let time = self.context.clock.now.as_second();
        let mut problems = self.endpoint.problems(body, time);
        for problem in &mut problems {
            problem.shows_personal = self.invocation.show_personal;
            // A call by its path has no flags for fields.
            problem.flag = problem.flag.filter(|_| self.invocation.body.is_none());
        }
        problems
    }
}

/// Whether a field is only absent, and may come later.
pub(super) fn is_awaited(problem: &Problem, later: &[&str]) -> bool {
    problem.value.is_none() && later.iter().any(|pattern| fits(pattern, &problem.pointer))
}

/// Whether a wrong field is a masked number, which would take the place of the real one.
fn would_lose_number(problem: &Problem) -> bool {
    match &problem.value {
        Some(value) => privacy::is_masked(&problem.pointer, value),
        None => false,
    }
}

/// Whether a pointer is one that this pattern names, in which `*` stands for list positions.
fn fits(pattern: &str, pointer: &str) -> bool {
    let (mut wanted, mut parts) = (pattern.split('/'), pointer.split('/'));
    loop {
        match (wanted.next(), parts.next()) {
            (None, None) => return true,
            (Some(wanted), Some(part)) if wanted == "*" || wanted == part => {}
            _ => return false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pattern_names_the_places_of_a_list() {
        assert!(fits("/products/*/name", "/products/0/name"));
        assert!(!fits("/products/*/name", "/products/0"));
        assert!(!fits("/products", "/products/0"));
    }
}
