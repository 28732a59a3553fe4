//! The routes under `/_sandbox/` at the server's root, with which tests and people drive the world: payers, faults,
//! clock, reset, and a look at what really happened. The API itself is not here.

use hyper::HeaderMap;
use serde_json::{Value, json};

use super::answer::Answer;
use super::faults::Fault;
use super::gate;
use super::order::Order;
use super::orders;
use super::reservation::Reservation;
use super::seed;
use super::server::Shared;
use super::traffic::Received;
use super::world::World;
use super::{callbacks, customers, refunds, reservations, subscriptions, terminals};
use crate::base::error::{Error, ErrorKind, Result};
use crate::base::text;

/// Refuses what a browser does for another site, before anything of the body is read.
pub fn refusal(shared: &Shared, method: &str, headers: &HeaderMap) -> Option<Answer> {
    if gate::is_foreign(headers, shared.address) {
        return Some(Answer::refused(403, "web pages of other sites may not drive the sandbox"));
    }
    if shared.settings.allow_remote && !gate::has_token(headers, &shared.token) {
        return Some(Answer::refused(401, "beyond this machine the token is needed here too"));
    }
    if method == "POST" && !gate::says_json(headers) {
        return Some(Answer::refused(415, "the content type must be application/json"));
    }
    None
}

/// Answers a request under `/_sandbox/`.
pub fn answer(shared: &Shared, request: &Received) -> Answer {
    let parts: Vec<&str> = request.path.split('/').filter(|part| !part.is_empty()).collect();
    let done = match (request.method.as_str(), &parts[1..]) {
        ("GET", ["nonce"]) => Ok(json!({"nonce": shared.nonce})),
        ("GET", ["requests"]) => Ok(shared.recorder().all()),
        ("GET", ["callbacks"]) => shared.world().change(callbacks::all),
        ("POST", ["reset"]) => seed::reset(&mut shared.world()).map(|()| json!({"reset": true})),
        ("POST", ["pay", uuid]) => pay(shared, uuid, &request.body),
        ("GET", ["orders", uuid]) => shared.world().change(|view| order(view, uuid)),
        ("GET", ["customers", uuid]) => kept(shared, customers::KIND, uuid),
        ("GET", ["reservations", uuid]) => reservation(shared, uuid),
        ("GET", ["subscriptions", uuid]) => shared
            .world()
            .change(|view| subscriptions::truth_of(view, uuid))
            .and_then(|found| found.ok_or_else(|| unknown("subscription", uuid))),
        ("POST", ["cycle", uuid]) => cycle(shared, uuid, &request.body),
        ("POST", ["terminal", uuid]) => {
            decide(&request.body, "approve", "decline").and_then(|yes| {
                shared
                    .world()
                    .change(|view| Ok(terminals::decide(view, uuid, yes)?.truth(view.now())))
            })
        }
        ("POST", ["approval", uuid]) => decide(&request.body, "approve", "reject")
            .and_then(|yes| shared.world().change(|view| refunds::decide(view, uuid, yes))),
        ("GET", ["faults"]) => shared.world().change(faults),
        ("POST", ["faults"]) => add_fault(shared, &request.body),
        ("DELETE", ["faults"]) => {
            shared.world().change(|view| view.clear_faults()).map(|()| json!([]))
        }
        ("GET", ["clock"]) => shared.world().change(|view| Ok(json!({"now": view.now()}))),
        ("POST", ["clock"]) => set_clock(shared, &request.body),
        (_, rest) => return stray(rest),
    };
    done.map_or_else(|error| failed(&error), |body| Answer::control(200, &body))
}

fn stray(rest: &[&str]) -> Answer {
    let allowed = match rest {
        ["nonce" | "requests" | "callbacks"] => "GET",
        ["orders" | "customers" | "reservations" | "subscriptions", _] => "GET",
        ["reset"] | ["pay" | "cycle" | "terminal" | "approval", _] => "POST",
        ["faults"] => "DELETE, GET, POST",
        ["clock"] => "GET, POST",
        _ => return Answer::refused(404, "no such route; docs/sandbox.md lists them"),
    };
    Answer::refused(405, format!("the methods here are {allowed}")).header("allow", allowed)
}

fn failed(error: &Error) -> Answer {
    let status = match error.kind() {
        ErrorKind::Invalid => 400,
        ErrorKind::NotFound => 404,
        ErrorKind::Refused => 409,
        _ => 500,
    };
    Answer::refused(status, error.to_string())
}

fn pay(shared: &Shared, uuid: &str, body: &[u8]) -> Result<Value> {
    let body = object(body, &["outcome", "via"])?;
    let outcome = text(&body, "outcome")?.unwrap_or("paid");
    let via = text(&body, "via")?.unwrap_or("visa");
    shared.world().change(|view| orders::pay(view, uuid, outcome, via))
}

fn cycle(shared: &Shared, uuid: &str, body: &[u8]) -> Result<Value> {
    let body = object(body, &["outcome"])?;
    let outcome = text(&body, "outcome")?.unwrap_or("paid");
    shared.world().change(|view| subscriptions::run(view, uuid, outcome))
}

/// `{"decision": …}`: whether it is the first of these words.
fn decide(body: &[u8], yes: &str, no: &str) -> Result<bool> {
    let body = object(body, &["decision"])?;
    match text(&body, "decision")?.unwrap_or(yes) {
        word if word == yes => Ok(true),
        word if word == no => Ok(false),
        word => Err(Error::invalid(format!("{word} is neither {yes} nor {no}"))),
    }
}

fn unknown(kind: &str, uuid: &str) -> Error {
    Error::new(ErrorKind::NotFound, format!("the sandbox has no {kind} {uuid}"))
}

fn order(view: &World, uuid: &str) -> Result<Value> {
    match Order::find(view, uuid)? {
        Some(order) => Ok(order.truth(view.now())),
        None => Err(Error::new(ErrorKind::NotFound, format!("the sandbox has no order {uuid}"))),
    }
}

fn reservation(shared: &Shared, uuid: &str) -> Result<Value> {
    let found = shared.world().change(|view| {
        Ok(Reservation::find(view, uuid)?.map(|found| reservations::truth(&found, view.now())))
    })?;
    found.ok_or_else(|| {
        Error::new(ErrorKind::NotFound, format!("the sandbox has no reservation {uuid}"))
    })
}

/// An object as the world keeps it.
fn kept(shared: &Shared, kind: &str, uuid: &str) -> Result<Value> {
    let found = shared.world().change(|view| view.object::<Value>(kind, uuid))?;
    found.ok_or_else(|| unknown(kind, uuid))
}

/// The waiting faults, as they would be ordered now.
pub fn faults(view: &World) -> Result<Value> {
    Ok(view.faults::<Fault>()?.into_iter().map(|(_, fault)| json!(fault)).collect())
}

fn add_fault(shared: &Shared, body: &[u8]) -> Result<Value> {
    let fault = Fault::parse(&json_body(body)?)?;
    shared.world().change(|view| {
        view.add_fault(&fault)?;
        faults(view)
    })
}

fn set_clock(shared: &Shared, body: &[u8]) -> Result<Value> {
    let body = object(body, &["advance", "set"])?;
    shared.world().change(|view| {
        let to = match (body["advance"].as_u64(), body["set"].as_i64()) {
            (Some(seconds), None) if body["set"].is_null() => {
                view.now().saturating_add_unsigned(seconds)
            }
            (None, Some(to)) if body["advance"].is_null() => to,
            _ => {
                let forms = r#"the clock wants {"advance": SECONDS} or {"set": UNIX_TIME}"#;
                return Err(Error::invalid(forms));
            }
        };
        view.set_clock(to)?;
        Ok(json!({"now": to}))
    })
}

fn json_body(body: &[u8]) -> Result<Value> {
    serde_json::from_slice(text::without_mark(body))
        .map_err(|error| Error::invalid(format!("no JSON: {error}")))
}

/// A body with these keys and no others; no body is one without any.
fn object(body: &[u8], keys: &[&str]) -> Result<Value> {
    let value = if body.is_empty() { json!({}) } else { json_body(body)? };
    let Some(members) = value.as_object() else {
        return Err(Error::invalid("the body must be a JSON object"));
    };
    match members.keys().find(|key| !keys.contains(&key.as_str())) {
        Some(key) => Err(Error::invalid(format!("{key} is none of {}", keys.join(", ")))),
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
