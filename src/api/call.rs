//! Which operation a method and a path mean. What a call does is that of the operation, however it is spelt and by whichever
//! method it comes: a path that writes by one method is never taken for a read by another.

use std::collections::BTreeSet;

use serde_json::Value;

use super::call_path::CallPath;
use super::call_query::{refuse_field, refuse_other_method};
use super::catalogue::endpoints;
use super::endpoint::{Endpoint, Method};
use super::kinds::vocabulary::TEXT;
use super::param::{Location, Param, Presence, query};
use super::request::Overrides;
use super::typed::Typed;

/// A call of an operation by its path.
pub struct OperationCall {
    /// The operation.
    pub endpoint: &'static Endpoint,
    /// What the path and the query say.
    pub typed: Typed,
    /// What the profile changes of the operation, with the method and the path that were typed.
    pub overrides: Overrides,
    /// Keys of the query that no document lists for it.
    pub undocumented: Vec<String>,
}

/// The operations that a method and a path mean: none, one, or several that only the body tells apart.
pub fn calls(
    method: Method,
    path: &CallPath,
    overrides: &dyn Fn(&str) -> Overrides,
) -> Result<Vec<OperationCall>, String> {
    refuse_other_method(path)?;
    let (mut by_method, mut by_other) = (Vec::new(), Vec::new());
    for endpoint in endpoints() {
        let own = overrides(endpoint.command);
        let Some(matched) = matched(endpoint, path, &own)? else { continue };
        let methods =
            [Some(endpoint.method), own.method, endpoint.other_method(&Overrides::default())];
        if methods.contains(&Some(method)) {
            by_method.push((endpoint, own, matched));
        } else if endpoint.effect.writes() {
            by_other.push((endpoint, own, matched));
        }
    }
    let found = if by_method.is_empty() { by_other } else { by_method };
    found
        .into_iter()
        .map(|(endpoint, own, matched)| call(endpoint, own, matched, method, path))
        .collect()
}

/// The one of these calls that the body means, by the field that tells them apart.
pub fn meant_by(
    mut calls: Vec<OperationCall>,
    body: &Value,
) -> Result<Option<OperationCall>, String> {
    if calls.len() < 2 {
        return Ok(calls.pop());
    }
    let mut forms = Vec::new();
    for (at, call) in calls.iter().enumerate() {
        let Some((pointer, wanted)) = fixed_field(call.endpoint) else { continue };
        if body.pointer(pointer).and_then(Value::as_str) == Some(wanted) {
            return Ok(Some(calls.swap_remove(at)));
        }
        let name = pointer.trim_start_matches('/');
        forms.push(format!("{name} = {wanted:?} for {}", call.endpoint.command));
    }
    Err(format!("the body must say which operation is meant: {}", forms.join(", ")))
}

/// The field that has one value only in this operation.
fn fixed_field(endpoint: &Endpoint) -> Option<(&'static str, &'static str)> {
    endpoint.body_fields().find_map(|(param, pointer)| match param.presence {
        Presence::Fixed(value) => Some((pointer, value)),
        _ => None,
    })
}

/// How a path is one of an operation.
struct Matched {
    /// The pattern, without the variables that were left out.
    pattern: String,
    /// The variables by name, with what stands for them.
    variables: Vec<(String, String)>,
}

/// The first pattern of the operation that the path has: the documented one, or the profile's. Fails where only the case of
/// a letter differs.
fn matched(
    endpoint: &Endpoint,
    path: &CallPath,
    own: &Overrides,
) -> Result<Option<Matched>, String> {
    let patterns = [Some(endpoint.path), own.path.as_deref()];
    for pattern in patterns.into_iter().flatten() {
        let whole: Vec<&str> = pattern.split('/').filter(|part| !part.is_empty()).collect();
        let mut short = whole.clone();
        short.retain(|part| !is_optional(endpoint, part));
        for parts in BTreeSet::from([whole, short]) {
            if let Some(variables) = variables(&parts, &path.parts)? {
                return Ok(Some(Matched { pattern: format!("/{}", parts.join("/")), variables }));
            }
        }
    }
    Ok(None)
}

/// Whether a part of a pattern is a variable that a flag fills and that may be left out.
fn is_optional(endpoint: &Endpoint, part: &str) -> bool {
    let Some(name) = variable(part) else { return false };
    endpoint.all_params().any(|param| segment_name(param) == Some(name))
}

/// The name of the variable that a part is.
fn variable(part: &str) -> Option<&str> {
    let name = part.strip_prefix('{')?.strip_suffix('}')?;
    Some(name.trim_end_matches('?'))
}

/// The name of the variable that a flag fills.
fn segment_name(param: &Param) -> Option<&'static str> {
    match param.location {
        Location::Segment(name, _) => Some(name.trim_end_matches('?')),
        _ => None,
    }
}

/// The variables of a pattern, if a path has it.
fn variables(pattern: &[&str], path: &[String]) -> Result<Option<Vec<(String, String)>>, String> {
    let (mut found, mut is_exact) = (Vec::new(), true);
    if pattern.len() != path.len() {
        return Ok(None);
    }
    for (part, own) in pattern.iter().zip(path) {
        match variable(part) {
            Some(name) => found.push((name.to_owned(), own.clone())),
            None if part.eq_ignore_ascii_case(own) => is_exact &= part == own,
            None => return Ok(None),
        }
    }
    match is_exact {
        true => Ok(Some(found)),
        // To some servers it would be the same path, and nothing would guard it as that.
        false => Err(format!("it is written /{}", pattern.join("/"))),
    }
}

/// The call, with each value read as its parameter's kind.
fn call(
    endpoint: &'static Endpoint,
    mut overrides: Overrides,
    matched: Matched,
    method: Method,
    path: &CallPath,
) -> Result<OperationCall, String> {
    let mut typed = Typed::default();
    for (name, text) in &matched.variables {
        let mut params = endpoint.all_params();
        if let Some(param) = params.find(|param| is_of(param, name)) {
            typed.push(param.flag, value_of(param, text)?);
        }
    }
    let mut undocumented: Vec<Param> = Vec::new();
    for (key, text) in &path.query {
        if let Some(param) = endpoint.all_params().find(|param| key_of(param) == Some(key.as_str()))
        {
            if typed.has(param.flag) {
                return Err(format!("{key} stands in it twice"));
            }
            typed.push(param.flag, value_of(param, text)?);
            continue;
        }
        refuse_field(endpoint, key)?;
        if undocumented.iter().any(|param| key_of(param) == Some(key.as_str())) {
            return Err(format!("{key} stands in it twice"));
        }
        // No flag has this name.
        let flag: &'static str = format!("?{key}").leak();
        undocumented.push(query(flag, &flag[1..], &TEXT, ""));
        typed.push(flag, Value::String(text.clone()));
    }
    let keys = undocumented.iter().filter_map(key_of).map(str::to_owned).collect();
    let endpoint = with_more(endpoint, undocumented);
    if overrides.method.unwrap_or(endpoint.method) != method {
        overrides.method = Some(method);
    }
    let documented: Vec<&str> = endpoint.path.split('/').filter(|part| !part.is_empty()).collect();
    let is_documented = matched.pattern == format!("/{}", documented.join("/"));
    overrides.path = (!is_documented).then_some(matched.pattern);
    Ok(OperationCall { endpoint, typed, overrides, undocumented: keys })
}

/// Whether a parameter fills this variable of the path.
fn is_of(param: &Param, variable: &str) -> bool {
    param.flag == variable || segment_name(param) == Some(variable)
}

/// The value that a text of the path or the query is. An identifier must be written as it is sent.
fn value_of(param: &Param, text: &str) -> Result<Value, String> {
    let value = (param.kind.parse)(text)?;
    match param.kind.ids.is_empty() || value == text {
        true => Ok(value),
        false => Err(format!("{text:?} is written {value}")),
    }
}

/// The key of the query that a parameter fills.
fn key_of(param: &Param) -> Option<&'static str> {
    match param.location {
        Location::Query(key) => Some(key),
        _ => None,
    }
}

/// The operation, with these parameters beside its own. It lives as long as the process, like every operation.
fn with_more(endpoint: &'static Endpoint, more: Vec<Param>) -> &'static Endpoint {
    if more.is_empty() {
        return endpoint;
    }
    let mut groups = endpoint.params.to_vec();
    groups.push(more.leak());
    Box::leak(Box::new(Endpoint { params: groups.leak(), ..*endpoint }))
}
