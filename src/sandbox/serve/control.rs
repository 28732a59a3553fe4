//! The routes under `/_sandbox/` at the server's root, with which tests and people change the world (payers, faults,
//! clock, reset) and see what really happened. The API itself is not here.

use hyper::HeaderMap;
use serde_json::{Value, json};

use super::request::ReceivedRequest;
use super::request_headers;
use super::state::ServerState;
use crate::base::error::{Error, Result};
use crate::base::text;
use crate::sandbox::actors::{cycles, front_payment, payer, terminal_staff};
use crate::sandbox::answer::{Answer, status_of};
use crate::sandbox::callbacks::Rule;
use crate::sandbox::faults::{self, Fault};
use crate::sandbox::long_text::LongText;
use crate::sandbox::objects::inspect;
use crate::sandbox::world::World;
use crate::sandbox::{callbacks, lifecycle, seed_file};

/// Refuses what a browser does for another site, before anything of the body is read.
pub fn refusal(state: &ServerState, method: &str, headers: &HeaderMap) -> Option<Answer> {
    if request_headers::is_foreign(headers, state.address) {
        return Some(Answer::refused(403, "web pages of other sites may not drive the sandbox"));
    }
    if state.settings.allow_remote && !request_headers::has_token(headers, &state.token) {
        return Some(Answer::refused(401, "a server with --allow-remote needs the token here too"));
    }
    if method == "POST" && !request_headers::says_json(headers) {
        return Some(Answer::refused(415, "the content type must be application/json"));
    }
    None
}

/// Answers a request under `/_sandbox/`.
pub fn answer(state: &ServerState, request: &ReceivedRequest) -> Answer {
    let parts: Vec<&str> = request.path.split('/').filter(|part| !part.is_empty()).collect();
    let route = &parts[1..];
    let Some(allowed) = methods(route) else {
        return Answer::refused(404, "no such route; docs/sandbox.md lists them");
    };
    let method = request.method.as_str();
    if !allowed.contains(&method) {
        let allowed = allowed.join(", ");
        return Answer::refused(405, format!("the methods here are {allowed}"))
            .header("allow", allowed);
    }
    let done = match route {
        ["objects"] => return told(state.world().look(seed_file::all)),
        ["callbacks"] => return told(state.world().look(callbacks::all)),
        ["nonce"] => Ok(json!({"nonce": state.nonce})),
        ["requests"] => Ok(state.request_log().all()),
        ["reset"] => reset(state, &request.body),
        _ if method == "GET" => state.world().look(|world| shown(world, route)),
        _ => state.change(|world| changed(world, method, route, &request.body)),
    };
    match done {
        Ok(body) => Answer::control(200, &body),
        Err(error) => refused(&error),
    }
}

/// The answer of a text that may be long.
fn told(text: Result<LongText>) -> Answer {
    match text {
        Ok(text) => Answer::control_text(text),
        Err(error) => refused(&error),
    }
}

fn refused(error: &Error) -> Answer {
    Answer::refused(status_of(error).unwrap_or(500), error.to_string())
}

/// The methods of a route; `None` if there is no such route.
fn methods(route: &[&str]) -> Option<&'static [&'static str]> {
    match route {
        ["nonce" | "requests" | "callbacks" | "objects"] => Some(&["GET"]),
        ["orders" | "customers" | "reservations" | "subscriptions", _] => Some(&["GET"]),
        ["reset"] | ["pay" | "cycle" | "terminal" | "approval", _] => Some(&["POST"]),
        ["faults"] | ["callbacks", "rules"] => Some(&["DELETE", "GET", "POST"]),
        ["callbacks", _, "resend"] => Some(&["POST"]),
        ["clock"] => Some(&["GET", "POST"]),
        _ => None,
    }
}

/// Begins anew: with the usual seed, or with the objects of the body.
fn reset(state: &ServerState, body: &[u8]) -> Result<Value> {
    let seed = if body.is_empty() { json!({}) } else { json_body(body)? };
    let says_nothing = seed.as_object().is_some_and(serde_json::Map::is_empty) || seed.is_null();
    match says_nothing {
        true => lifecycle::reset(&mut state.world())?,
        false => lifecycle::reset_to(&mut state.world(), text::without_mark(body))?,
    }
    Ok(json!({"reset": true}))
}

/// Answers a `GET`, which only reads.
fn shown(world: &World, route: &[&str]) -> Result<Value> {
    match route {
        ["callbacks", "rules"] => callbacks::rules(world),
        ["orders", uuid] => inspect::object(world, "order", uuid),
        ["customers", uuid] => inspect::object(world, "customer", uuid),
        ["reservations", uuid] => inspect::object(world, "reservation", uuid),
        ["subscriptions", uuid] => inspect::object(world, "subscription", uuid),
        ["faults"] => faults::waiting(world),
        _ => Ok(json!({"now": world.now()})),
    }
}

/// Answers a `POST` or `DELETE`, which changes the world.
fn changed(world: &World, method: &str, route: &[&str], body: &[u8]) -> Result<Value> {
    match (method, route) {
        (_, ["callbacks", "rules"]) => callback_rules(world, method, body),
        (_, ["callbacks", number, _]) => callbacks::resend(world, number),
        (_, ["pay", uuid]) => pay(world, uuid, body),
        (_, ["cycle", uuid]) => run_cycle(world, uuid, body),
        (_, ["terminal", uuid]) => {
            terminal_staff::decide(world, uuid, decision(body, "approve", "decline")?)
        }
        (_, ["approval", uuid]) => {
            front_payment::decide(world, uuid, decision(body, "approve", "reject")?)
        }
        ("POST", ["faults"]) => {
            world.add_fault(&Fault::parse(&json_body(body)?)?)?;
            faults::waiting(world)
        }
        (_, ["faults"]) => {
            world.clear_faults()?;
            Ok(json!([]))
        }
        _ => set_clock(world, body),
    }
}

fn pay(world: &World, uuid: &str, body: &[u8]) -> Result<Value> {
    let body = object(body, &["outcome", "via"])?;
    let outcome = text(&body, "outcome")?.unwrap_or("paid");
    let via = text(&body, "via")?.unwrap_or("visa");
    payer::pay(world, uuid, outcome, via)
}

fn run_cycle(world: &World, uuid: &str, body: &[u8]) -> Result<Value> {
    let body = object(body, &["outcome"])?;
    cycles::run_next(world, uuid, text(&body, "outcome")?.unwrap_or("paid"))
}

/// `{"decision": …}`: whether it is the first of these words.
fn decision(body: &[u8], yes: &str, no: &str) -> Result<bool> {
    let body = object(body, &["decision"])?;
    match text(&body, "decision")?.unwrap_or(yes) {
        word if word == yes => Ok(true),
        word if word == no => Ok(false),
        word => Err(Error::invalid(format!("{word} is neither {yes} nor {no}"))),
    }
}

/// Adds a rule for callbacks, or removes those that were posted. Gives the rules that there are then.
fn callback_rules(world: &World, method: &str, body: &[u8]) -> Result<Value> {
    match method {
        "POST" => callbacks::add_rule(world, Rule::parse(&json_body(body)?)?)?,
        _ => callbacks::clear_rules(world)?,
    }
    callbacks::rules(world)
}

fn set_clock(world: &World, body: &[u8]) -> Result<Value> {
    let body = object(body, &["advance", "set"])?;
    let to = match (&body["advance"], &body["set"]) {
        (advance, Value::Null) => {
            advance.as_u64().map(|by| world.now().saturating_add_unsigned(by))
        }
        (Value::Null, set) => set.as_i64(),
        _ => None,
    };
    let Some(to) = to else {
        let forms = r#"the body must be {"advance": SECONDS} or {"set": UNIX_TIME}"#;
        return Err(Error::invalid(forms));
    };
    world.set_clock(to)?;
    Ok(json!({"now": to}))
}

fn json_body(body: &[u8]) -> Result<Value> {
    match serde_json::from_slice(text::without_mark(body)) {
        Ok(value) => Ok(value),
        Err(error) => Err(Error::invalid(format!("the body is not JSON: {error}"))),
    }
}

/// A body with these keys and no others; no body is one without any.
fn object(body: &[u8], keys: &[&str]) -> Result<Value> {
    let value = if body.is_empty() { json!({}) } else { json_body(body)? };
    let Some(members) = value.as_object() else {
        return Err(Error::invalid("the body must be a JSON object"));
    };
    match members.keys().find(|key| !keys.contains(&key.as_str())) {
        Some(key) => Err(Error::invalid(format!("{key} is not one of {}", keys.join(", ")))),
        None => Ok(value),
    }
}

fn text<'a>(body: &'a Value, key: &str) -> Result<Option<&'a str>> {
    match &body[key] {
        Value::Null => Ok(None),
        Value::String(text) => Ok(Some(text)),
        _ => Err(Error::invalid(format!("{key} must be a string"))),
    }
}
