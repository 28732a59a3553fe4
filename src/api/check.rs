//! What is wrong with a body: every field by its kind and its need, the rules of the operation, and names that the
//! documents do not know. Flags and files meet the same checks.

use serde_json::Value;

use super::endpoint::Endpoint;
use super::kinds::values::as_boolean;
use super::param::{Param, Presence};
use crate::base::error::Error;
use crate::base::places::locate;
use crate::base::problem::Problem;

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

    /// Everything that is wrong with a body, all at once, each with the flag that mends it.
    pub fn problems(&self, body: &Value, now: i64) -> Vec<Problem> {
        if !self.has_body() {
            return Vec::new();
        }
        if !body.is_object() {
            return vec![Problem::wrong("", "must be an object")];
        }
        let mut problems = self.no_objects(body);
        for param in self.all_params() {
            if let Some(pointer) = param.pointer() {
                problems.extend(check_field(param, pointer, body));
            }
        }
        problems.extend(self.rules.iter().flat_map(|rule| rule(body, now)));
        for problem in &mut problems {
            problem.flag = problem.flag.or_else(|| self.flag_for(&problem.pointer));
            problem.value =
                problem.value.take().or_else(|| body.pointer(&problem.pointer).cloned());
        }
        problems
    }

    /// What stands where an object should, or an element of a list: there no field could be found.
    fn no_objects(&self, body: &Value) -> Vec<Problem> {
        let pointers = || self.all_params().filter_map(Param::pointer);
        let around = pointers().flat_map(|own| own.match_indices('/').map(|(end, _)| &own[..end]));
        // Where the field itself is declared, its kind says what is right.
        let mut around: Vec<&str> = around
            .filter(|place| !place.is_empty() && !pointers().any(|own| own == *place))
            .collect();
        around.sort_unstable();
        around.dedup();
        let places = around.into_iter().flat_map(|pattern| locate(body, pattern));
        let wrong = places.filter(|(_, value)| {
            value.is_some_and(|value| !is_missing(value) && !value.is_object())
        });
        wrong.map(|(place, _)| Problem::wrong(place, "must be an array")).collect()
    }

    /// Names in the body that the documents do not know: warnings, since the server ignores them.
    pub fn unknown_fields(&self, body: &Value) -> Vec<String> {
        let known: Vec<&str> = self.all_params().filter_map(Param::pointer).collect();
        let mut unknown = Vec::new();
        collect_unknown(body, "", "", &known, &mut unknown);
        unknown
    }

    /// The flag that sets this field, or the list or object that it is part of.
    pub fn flag_for(&self, pointer: &str) -> Option<&'static str> {
        self.all_params()
            .filter(|param| !param.flag.is_empty())
            .filter(|param| {
                param
                    .pointer()
                    .is_some_and(|own| pointer == own || pointer.starts_with(&format!("{own}/")))
            })
            .map(|param| param.flag)
            .last()
    }
}

fn check_field(param: &Param, pointer: &str, body: &Value) -> Vec<Problem> {
    let mut problems = Vec::new();
    for (place, value) in locate(body, pointer) {
        // An empty object is there; what it lacks is told field by field.
        let is_there =
            |value: &&Value| !is_missing(value) || param.kind.object && value.is_object();
        match value.filter(is_there) {
            Some(value) => {
                if let Err((rule, weight)) = param.kind.check(value) {
                    problems.push(Problem::wrong(place, rule).with_severity(weight));
                }
            }
            None => problems.extend(
                missing(param.presence, &place, body).map(|rule| Problem::wrong(place, rule)),
            ),
        }
    }
    problems
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

fn missing(presence: Presence, place: &str, body: &Value) -> Option<String> {
    let present = |pointer: &str| body.pointer(pointer).is_some_and(|value| !is_missing(value));
    match presence {
        Presence::Optional => None,
        Presence::Required | Presence::Fixed(_) => Some("field is required".into()),
        Presence::RequiredWhen(other, wanted) => {
            let is = body.pointer(other).is_some_and(|value| is_the(value, wanted));
            is.then(|| format!("field is required when {} is {wanted}", sentence_name(other)))
        }
        Presence::RequiredWith(other) => present(other)
            .then(|| format!("field is required when {} is present", sentence_name(other))),
        Presence::Nullable => body.pointer(place).is_none().then(|| "field is required".into()),
        Presence::RequiredWithout(other) => {
            let both_absent = !present(other) && !present(place);
            both_absent
                .then(|| format!("field is required when {} is not present", sentence_name(other)))
        }
    }
}

/// Whether a value is the wanted word, in any case; true and false as the framework takes them.
fn is_the(value: &Value, wanted: &str) -> bool {
    match wanted.parse() {
        Ok(wanted) => as_boolean(value) == Some(wanted),
        Err(_) => value.as_str().is_some_and(|text| text.eq_ignore_ascii_case(wanted)),
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
    let members: Vec<(String, String, &Value)> = match value {
        Value::Object(members) => members
            .iter()
            .map(|(key, value)| {
                let starred = format!("{pattern}/*");
                let is_list = known.iter().any(|own| own.starts_with(&starred));
                (key.clone(), if is_list { "*".into() } else { key.clone() }, value)
            })
            .collect(),
        Value::Array(items) => items
            .iter()
            .enumerate()
            .map(|(index, value)| (index.to_string(), "*".into(), value))
            .collect(),
        _ => return,
    };
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
