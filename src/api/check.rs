//! What is wrong with a body: every field by its kind and by when it must be there, the rules of the operation, and names that the
//! documents do not know. Flags and files meet the same checks.

use serde_json::Value;

use super::endpoint::Endpoint;
use super::kinds::values::as_boolean;
use super::param::{Location, Param, Presence};
use super::typed::Typed;
use crate::base::error::Error;
use crate::base::places::locate;
use crate::base::problem::{Problem, Severity};

impl Endpoint {
    /// An error for wrong input with these problems.
    pub fn invalid(&self, problems: Vec<Problem>) -> Error {
        let count = if problems.len() == 1 {
            "1 problem".into()
        } else {
            format!("{} problems", problems.len())
        };
        let mut error = Error::invalid(format!("the request for {} has {count}", self.command));
        error.report_mut().problems = problems;
        error
    }

    /// Everything that is wrong with a body, all at once, each with the flag that corrects it.
    pub fn problems(&self, body: &Value, now: i64) -> Vec<Problem> {
        if !self.has_body() {
            return Vec::new();
        }
        if !body.is_object() {
            return vec![Problem::wrong("", "must be an object")];
        }
        let mut problems = self.no_objects(body);
        for (param, pointer) in self.body_fields() {
            problems.extend(check_field(param, pointer, body));
        }
        for rule in self.rules {
            problems.extend(rule(body, now));
        }
        for problem in &mut problems {
            if problem.flag.is_none() {
                problem.flag = self.flag_for(&problem.pointer);
            }
            if problem.value.is_none() {
                problem.value = body.pointer(&problem.pointer).cloned();
            }
        }
        problems
    }

    /// Problems where something else stands in the place of an object or of an element of a list.
    fn no_objects(&self, body: &Value) -> Vec<Problem> {
        let fields: Vec<&str> = self.body_fields().map(|(_, pointer)| pointer).collect();
        let mut around = Vec::new();
        for field in &fields {
            for (end, _) in field.match_indices('/').skip(1) {
                // Where the object itself is declared, its kind says what is right.
                if !fields.contains(&&field[..end]) {
                    around.push(&field[..end]);
                }
            }
        }
        around.sort_unstable();
        around.dedup();
        let mut problems = Vec::new();
        for (place, value) in around.into_iter().flat_map(|pattern| locate(body, pattern)) {
            match value {
                Some(value) if !is_missing(value) && !value.is_object() => {
                    problems.push(Problem::wrong(place, "must be an array"));
                }
                _ => {}
            }
        }
        problems
    }

    /// Names in the body that the documents do not know: warnings, since the server ignores them.
    pub fn unknown_fields(&self, body: &Value) -> Vec<String> {
        if !self.listed {
            return Vec::new();
        }
        let known: Vec<&str> = self.body_fields().map(|(_, pointer)| pointer).collect();
        let mut unknown = Vec::new();
        collect_unknown(body, "", "", &known, &mut unknown);
        unknown
    }

    /// Filters that are typed in another form than the API has its values, and so find nothing.
    pub fn odd_filters(&self, typed: &Typed) -> Vec<String> {
        let mut odd = Vec::new();
        for param in self.all_params() {
            let Location::Query(_) = param.location else { continue };
            if let Some(value) = typed.get(param.flag)
                && let Some(hint) = param.kind.hint(value, &Value::Null)
            {
                let meant = hint.meant.map(|meant| format!("; {}", did_you_mean(&meant, value)));
                let meant = meant.unwrap_or_default();
                odd.push(format!("--{} {}: it is {value}{meant}", param.flag, hint.why));
            }
        }
        odd
    }

    /// The flag that sets this field, or the list or object that it is part of.
    pub fn flag_for(&self, pointer: &str) -> Option<&'static str> {
        let mut flag = None;
        for (param, own) in self.body_fields().filter(|(param, _)| !param.flag.is_empty()) {
            match pointer.strip_prefix(own) {
                Some(rest) if rest.is_empty() || rest.starts_with('/') => flag = Some(param.flag),
                _ => {}
            }
        }
        flag
    }
}

fn check_field(param: &Param, pointer: &str, body: &Value) -> Vec<Problem> {
    let mut problems = Vec::new();
    for (place, value) in locate(body, pointer) {
        match value {
            // An empty object is there; what it lacks is told field by field.
            Some(value) if !is_missing(value) || param.kind.object && value.is_object() => {
                problems.extend(check_value(param, &place, value, body));
            }
            _ => {
                if let Some(rule) = missing(param.presence, &place, body) {
                    problems.push(Problem::wrong(place, rule));
                }
            }
        }
    }
    problems
}

/// The rule that a value breaks, with what was most likely meant; a value that only looks odd is a warning.
fn check_value(param: &Param, place: &str, value: &Value, body: &Value) -> Option<Problem> {
    let (outside, _) = place.rsplit_once('/').unwrap_or_default();
    let around = body.pointer(outside).unwrap_or(&Value::Null);
    match (param.kind.check(value), param.kind.hint(value, around)) {
        (Ok(()), None) => None,
        (Ok(()), Some(hint)) => {
            let mut problem = Problem::wrong(place, &*hint.why).with_severity(Severity::Doubtful);
            problem.hint = hint.meant.map(|meant| did_you_mean(&meant, value));
            Some(problem)
        }
        (Err((rule, weight)), hint) => {
            let mut problem = Problem::wrong(place, rule).with_severity(weight);
            problem.hint = hint.map(|hint| match hint.meant {
                Some(meant) => did_you_mean(&meant, value),
                None => hint.why,
            });
            Some(problem)
        }
    }
}

/// In quotes where a number stands in the place of a text.
fn did_you_mean(meant: &str, instead_of: &Value) -> String {
    match instead_of.is_number() {
        true => format!("did you mean \"{meant}\"?"),
        false => format!("did you mean {meant}?"),
    }
}

/// The server's framework counts null, an empty text and an empty list as absent.
fn is_missing(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.trim().is_empty(),
        Value::Array(items) => items.is_empty(),
        Value::Object(items) => items.is_empty(),
        Value::Bool(_) | Value::Number(_) => false,
    }
}

/// The rule that a field breaks by not being there.
fn missing(presence: Presence, place: &str, body: &Value) -> Option<String> {
    let (is_broken, condition) = match presence {
        Presence::Optional => (false, String::new()),
        Presence::Required | Presence::Fixed(_) => (true, String::new()),
        Presence::Nullable => (body.pointer(place).is_none(), String::new()),
        Presence::RequiredWhen(other, wanted) => (
            is_the(body.pointer(other), wanted),
            format!(" when {} is {wanted}", sentence_name(other)),
        ),
        Presence::RequiredWith(other) => {
            (is_there(body, other), format!(" when {} is present", sentence_name(other)))
        }
        Presence::RequiredWithout(other) => {
            let condition = format!(" when {} is not present", sentence_name(other));
            (!is_there(body, other) && !is_there(body, place), condition)
        }
    };
    if is_broken { Some(format!("field is required{condition}")) } else { None }
}

fn is_there(body: &Value, pointer: &str) -> bool {
    match body.pointer(pointer) {
        Some(value) => !is_missing(value),
        None => false,
    }
}

/// Whether a value is the wanted word, in any case; true and false as the framework takes them.
fn is_the(value: Option<&Value>, wanted: &str) -> bool {
    match (value, wanted.parse()) {
        (None, _) => false,
        (Some(value), Ok(wanted)) => as_boolean(value) == Some(wanted),
        (Some(Value::String(text)), Err(_)) => text.eq_ignore_ascii_case(wanted),
        (Some(_), Err(_)) => false,
    }
}

fn sentence_name(pointer: &str) -> String {
    let sentence = Problem::wrong(pointer, "").sentence();
    sentence.trim_start_matches("The ").trim_end_matches('.').trim().to_owned()
}

fn collect_unknown(
    value: &Value,
    place: &str,
    pattern: &str,
    known: &[&str],
    unknown: &mut Vec<String>,
) {
    // Each member with its key, and with the part of the pattern that it belongs to.
    let mut members: Vec<(String, &str, &Value)> = Vec::new();
    match value {
        Value::Object(fields) => {
            let starred = format!("{pattern}/*");
            let is_list = known.iter().any(|own| own.starts_with(&starred));
            for (key, value) in fields {
                members.push((key.clone(), if is_list { "*" } else { key }, value));
            }
        }
        Value::Array(items) => {
            for (index, value) in items.iter().enumerate() {
                members.push((index.to_string(), "*", value));
            }
        }
        _ => {}
    }
    for (key, part, value) in members {
        let (place, pattern) = (format!("{place}/{key}"), format!("{pattern}/{part}"));
        let inside = format!("{pattern}/");
        if known.iter().any(|own| own.starts_with(&inside)) {
            collect_unknown(value, &place, &pattern, known, unknown);
        } else if !known.contains(&pattern.as_str()) {
            unknown.push(Problem::wrong(place, "").path());
        }
    }
}
