//! The body of a write before it is sent: files, flags, `--set` and `--unset` laid over each other, held against the
//! rules, and compared with what was there before. What the API says of an object comes in through `write/prepare.rs`.

use serde_json::{Map, Value};

use crate::api::{Base, Endpoint, Param, Problem, RequestContext, RuleTime, To, locate};
use crate::base::dates;
use crate::base::error::{Error, Result};
use crate::base::privacy;
use crate::base::step::Command;
use crate::options::Invocation;
use crate::output::ui::Ui;
use crate::run::payload;

/// How a body is made from what was typed.
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
        let (endpoint, typed) = (self.endpoint, &self.invocation.typed);
        let mut body = endpoint.apply(
            typed,
            payload::read(&self.invocation.data)?,
            Base::File,
            &self.context,
        )?;
        if self.invocation.data.is_empty() {
            endpoint.fill_given(&mut body);
        }
        let computed = endpoint
            .compute
            .as_ref()
            .filter(|compute| compute.from.iter().any(|flag| typed.has(flag)));
        if let Some(compute) = computed {
            // What is computed from the state comes before `--set`, which has the last word.
            self.refuse_wrong(&body, compute.fills)?;
            return Ok(body);
        }
        if self.says_nothing() && !self.invocation.edit {
            self.refuse_nothing(&body)?;
        }
        self.assign(&mut body, Base::File)?;
        let reads_first = endpoint.replaces.is_some() && self.invocation.data.is_empty();
        if reads_first || self.invocation.edit {
            let all: Vec<&str> = endpoint.all_params().filter_map(Param::pointer).collect();
            self.refuse_wrong(&body, &all)?;
        } else {
            self.refuse_wrong(&body, &[])?;
        }
        Ok(body)
    }

    /// What was typed, over the object as it is.
    pub fn lay_over(&self, current: Value) -> Result<Value> {
        let (typed, base) = (&self.invocation.typed, Base::Object);
        let mut body = self.endpoint.apply(typed, current, base, &self.context)?;
        self.assign(&mut body, base)?;
        Ok(body)
    }

    /// `--set` and `--unset` have the last word on the body.
    pub fn assign(&self, body: &mut Value, base: Base) -> Result<()> {
        for assignment in &self.invocation.set {
            payload::set(body, assignment, base)?;
        }
        for path in &self.invocation.unset {
            payload::unset(body, path)?;
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

    /// Nobody has said anything about the body, neither the person nor the object that it replaces.
    fn is_blank(&self) -> bool {
        let typed = |param: &Param| {
            let says = param.pointer().is_some() || param.to == To::Local;
            says && self.invocation.typed.has(param.flag)
        };
        self.says_nothing()
            && self.endpoint.replaces.is_none()
            && !self.endpoint.all_params().any(typed)
    }

    /// Neither a file nor a field.
    fn says_nothing(&self) -> bool {
        let invocation = self.invocation;
        invocation.data.is_empty() && invocation.set.is_empty() && invocation.unset.is_empty()
    }

    /// Where flags alone decide what is sent, their absence is told in a word instead of a list of missing fields.
    fn refuse_nothing(&self, body: &Value) -> Result<()> {
        let endpoint = self.endpoint;
        let flags: Vec<&str> = match (&endpoint.compute, endpoint.replaces) {
            (Some(compute), _) if !compute.from.is_empty() => compute.from.to_vec(),
            (None, Some(_)) => {
                let fields = endpoint.all_params().filter(|param| param.pointer().is_some());
                fields.map(|param| param.flag).filter(|flag| !flag.is_empty()).collect()
            }
            _ => return Ok(()),
        };
        if endpoint.compute.is_none() && flags.iter().any(|flag| self.invocation.typed.has(flag)) {
            return Ok(());
        }
        let problems = match endpoint.compute {
            Some(_) => self.problems(body),
            None => Vec::new(),
        };
        let flags: Vec<String> = flags.iter().map(|flag| format!("--{flag}")).collect();
        let mut error =
            endpoint.invalid(problems).next(Command::new(endpoint.command).arg("--help"));
        error.report_mut().message =
            format!("say what {} is about: {}", endpoint.command, flags.join(", "));
        Err(error)
    }

    /// Refuses what the rules call wrong. Fields in `later` may still be absent.
    pub fn refuse_wrong(&self, body: &Value, later: &[&str]) -> Result<()> {
        if self.invocation.no_validate {
            return Ok(());
        }
        let awaited = |problem: &Problem| {
            problem.value.is_none() && later.iter().any(|own| fits(own, &problem.pointer))
        };
        let mut problems = self.problems(body);
        problems.retain(|problem| problem.weight.refuses() && !awaited(problem));
        if problems.is_empty() {
            return Ok(());
        }
        // Where money moves, or a number would be lost, nobody should be tempted to send what is wrong.
        let would_lose = |problem: &Problem| {
            let value = problem.value.as_ref();
            value.is_some_and(|value| privacy::is_masked(&problem.pointer, value))
        };
        let tempts_not = self.endpoint.effect.moves_money() || problems.iter().any(would_lose);
        let anyway = if tempts_not { "" } else { ", or send it anyway with --no-validate" };
        Err(self.endpoint.invalid(problems).next(format!("correct these fields{anyway}")))
    }

    /// Refuses personal numbers that were read and that the API masks: sent back they would take the place of the real
    /// ones. What was typed is the person's own.
    pub fn refuse_masked(&self, read: &Value, body: &Value) -> Result<()> {
        let typed = self.lay_over(Value::Object(Map::new()))?;
        let taken_over = leaves(body).into_iter().find(|(pointer, value)| {
            privacy::is_masked(pointer, value)
                && read.pointer(pointer) == Some(value)
                && typed.pointer(pointer).is_none()
        });
        let Some((pointer, _)) = taken_over else { return Ok(()) };
        let path = Problem::wrong(pointer.as_str(), "").path();
        let way = match self.endpoint.flag_for(&pointer) {
            Some(flag) => format!("--{flag} NUMBER"),
            None => format!("--set {path}=NUMBER"),
        };
        Err(Error::guarded(format!(
            "the API masks {path}, and sent back that would take the place of the real one"
        ))
        .next(format!("type it whole: {way}")))
    }

    /// Warns of what is doubtful or unknown to the documents.
    pub fn warn(&self, body: &Value, ui: &mut Ui) {
        if self.invocation.no_validate {
            return;
        }
        let problems = self.problems(body);
        for problem in problems.iter().filter(|problem| !problem.weight.refuses()) {
            ui.warn(&problem.to_line());
        }
        for path in self.endpoint.unknown_fields(body) {
            let command = self.endpoint.command;
            // A name can be a number too.
            let hide = !self.invocation.show_personal;
            let path = if hide { privacy::without_numbers(&path).into_owned() } else { path };
            ui.warn(&format!("{path} is not documented for {command}; it is sent as it is"));
        }
    }

    /// Which instant a typed date means, with its offset.
    pub fn tell_dates(&self, ui: &mut Ui) -> Result<()> {
        for param in self.endpoint.all_params().filter(|param| param.kind.date.is_some()) {
            if let Some(text) = self.invocation.typed.get(param.flag).and_then(Value::as_str) {
                let instant = dates::read_at(text, self.context.clock, param.kind.bare_day)
                    .map_err(Error::invalid)?;
                ui.note(&format!("--{} is {}", param.flag, self.context.clock.show(instant)));
            }
        }
        Ok(())
    }

    /// All that is wrong with a body, told with personal numbers or without.
    fn problems(&self, body: &Value) -> Vec<Problem> {
        let mut problems = self.endpoint.problems(body, &self.moment());
        for problem in &mut problems {
            problem.shows_personal = self.invocation.show_personal;
        }
        problems
    }

    fn moment(&self) -> RuleTime {
        RuleTime { now: self.context.clock.now.as_second() }
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

/// One field that differs between two bodies.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    pointer: String,
    old: Value,
    new: Value,
}

impl Change {
    /// The member of the body in which it is.
    pub fn top(&self) -> &str {
        self.pointer.split('/').nth(1).unwrap_or_default()
    }

    /// `$.email: "old" becomes "new"`; personal numbers masked unless they may be shown.
    pub fn to_line(&self, hide: bool) -> String {
        let shown = |value: &Value| match value {
            Value::Null => "nothing".to_owned(),
            value if hide => privacy::value_for_message(&self.pointer, value),
            value => value.to_string(),
        };
        let path = Problem::wrong(self.pointer.as_str(), "").path();
        format!("{path}: {} becomes {}", shown(&self.old), shown(&self.new))
    }
}

/// What differs, field by field; null is as good as absent.
pub fn differences(old: &Value, new: &Value) -> Vec<Change> {
    let mut changes = Vec::new();
    compare("", old, new, &mut changes);
    changes
}

/// The fields of what was sent that are not told back, or only masked; `None` where something else is told.
pub fn untold(told: &Value, sent: &Value) -> Option<Vec<String>> {
    let mut paths = Vec::new();
    for change in differences(told, sent) {
        let top = format!("/{}", change.top());
        let is_hidden =
            told.pointer(&top).is_none() || privacy::may_stand_for(&change.old, &change.new);
        let path = Problem::wrong(top, "").path();
        if !is_hidden {
            return None;
        }
        if !paths.contains(&path) {
            paths.push(path);
        }
    }
    Some(paths)
}

/// The values of a body that hold no others, by their pointers.
fn leaves(body: &Value) -> Vec<(String, &Value)> {
    let inside = |key: &str, value| {
        let found: Vec<(String, &Value)> = leaves(value);
        found
            .into_iter()
            .map(|(pointer, leaf)| (format!("/{key}{pointer}"), leaf))
            .collect::<Vec<_>>()
    };
    match body {
        Value::Object(members) => {
            members.iter().flat_map(|(key, value)| inside(key, value)).collect()
        }
        Value::Array(items) => {
            items.iter().enumerate().flat_map(|(at, item)| inside(&at.to_string(), item)).collect()
        }
        leaf => vec![(String::new(), leaf)],
    }
}

fn compare(pointer: &str, old: &Value, new: &Value, changes: &mut Vec<Change>) {
    let (before, after) = (members(old), members(new));
    let is_leaf = |value: &Value| !value.is_object() && !value.is_array() && !value.is_null();
    if is_leaf(old) || is_leaf(new) || before.is_empty() && after.is_empty() {
        if old != new {
            let (old, new) = (old.clone(), new.clone());
            changes.push(Change { pointer: pointer.to_owned(), old, new });
        }
        return;
    }
    for (key, value) in &before {
        compare(
            &format!("{pointer}/{key}"),
            value,
            after.get(key).unwrap_or(&Value::Null),
            changes,
        );
    }
    for (key, value) in after.iter().filter(|(key, _)| !before.contains_key(*key)) {
        compare(&format!("{pointer}/{key}"), &Value::Null, value, changes);
    }
}

/// The members of an object, or of a list by position; nothing of anything else.
fn members(value: &Value) -> Map<String, Value> {
    match value {
        Value::Object(members) => members.clone(),
        Value::Array(items) => {
            items.iter().enumerate().map(|(at, item)| (at.to_string(), item.clone())).collect()
        }
        _ => Map::new(),
    }
}

/// What else a person should see of a body: its own short texts, and lines by id.
pub fn facts(body: &Value, hide: bool) -> Vec<(&'static str, String)> {
    let Value::Object(members) = body else { return Vec::new() };
    let texts = members.iter().filter_map(|(key, value)| {
        let is_number = privacy::is_personal_number(key);
        let told = match value {
            Value::String(_) | Value::Number(_) if is_number && hide => {
                privacy::value_for_message(key, value)
            }
            Value::String(text) => text.clone(),
            Value::Number(digits) if is_number => digits.to_string(),
            _ => return None,
        };
        Some(("sent", format!("{key}: {told}")))
    });
    let lines = locate(body, "/products/*");
    let by_id = lines.iter().filter_map(|(_, line)| {
        let line = (*line)?;
        Some(("line", format!("{} {}", line.get("id")?, line.get("amount")?)))
    });
    texts.chain(by_id).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn differences_are_told_field_by_field() {
        let old = json!({"name": "Ola", "personalNumber": "01019012345", "a": {"b": 1, "c": [1, 2]}, "n": null});
        let new = json!({"name": "Ola", "personalNumber": "01019012346", "a": {"c": [1, 3]}, "d": {"e": true}});
        let lines: Vec<String> =
            differences(&old, &new).iter().map(|change| change.to_line(true)).collect();
        assert_eq!(
            lines,
            [
                "$.personalNumber: *********45 becomes *********46",
                "$.a.b: 1 becomes nothing",
                "$.a.c[1]: 2 becomes 3",
                "$.d.e: nothing becomes true",
            ]
        );
    }

    #[test]
    fn a_personal_number_is_masked_whatever_its_type() {
        for number in [json!("01019012345"), json!(11_019_012_345_u64)] {
            let body = json!({"personalId": number, "note": "as agreed", "amount": 1});
            let told =
                |hide| facts(&body, hide).into_iter().map(|(_, told)| told).collect::<Vec<_>>();
            assert_eq!(told(true), ["personalId: *********45", "note: as agreed"]);
            let whole = number.to_string().replace('"', "");
            assert_eq!(told(false), [format!("personalId: {whole}"), "note: as agreed".into()]);
        }
    }

    #[test]
    fn a_pattern_names_the_places_of_a_list() {
        assert!(fits("/products/*/name", "/products/0/name"));
        assert!(!fits("/products/*/name", "/products/0"));
        assert!(!fits("/products", "/products/0"));
    }
}
