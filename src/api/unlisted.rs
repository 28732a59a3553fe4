//! A call to a path that no document lists, as an operation: what it does is not known, so it is taken to move money unless
//! it is a GET or a HEAD.

use super::call_path::CallPath;
use super::catalogue::endpoint;
use super::effect::{Effect, Way};
use super::endpoint::{Endpoint, Method, PLAIN};
use super::kinds::vocabulary::TEXT;
use super::param::{Param, path_var};
use super::table::{Column, Table};
use super::typed::Typed;

/// The first word of its command.
pub const CALL: &str = "api";

/// The whole of an answer whose fields nobody knows.
const ANSWER: Table =
    Table::object(&[Column::text("Result", "^/message"), Column::text("Data", "")]);

/// The object of a call, which the path has as it is.
const OBJECT: &[Param] = &[path_var("OBJECT", &TEXT, "")];

/// A call that no document lists, with what its path says. With a body it is sent as one, by whichever method.
pub fn unlisted(
    method: Method,
    path: &CallPath,
    has_body: bool,
) -> Result<(&'static Endpoint, Typed), String> {
    let mut typed = Typed::default();
    let object = if method.is_safe() { None } else { path.object()? };
    let params: &[&[Param]] = if object.is_some() { &[OBJECT] } else { &[] };
    if let Some(object) = object {
        typed.push(OBJECT[0].flag, object.into());
    }
    Ok((operation(method, path, params, has_body), typed))
}

/// The operation of such a call. It lives as long as the process, like every operation.
fn operation(
    method: Method,
    path: &CallPath,
    params: &'static [&'static [Param]],
    has_body: bool,
) -> &'static Endpoint {
    let target = path.target();
    let effect = match method.is_safe() {
        true => Effect::Reads,
        false => Effect::MovesMoney { way: Way::In, amount: None },
    };
    Box::leak(Box::new(Endpoint {
        command: format!("{CALL} {} {target}", method.name()).leak(),
        method,
        path: target.leak(),
        effect,
        asks: effect.writes(),
        money: "Nobody knows what it does to money.",
        shown_by: "orders list",
        params,
        any_body: has_body && effect.writes(),
        listed: false,
        table: ANSWER,
        ..PLAIN
    }))
}

/// The operation that an entry of the journal was, by its command: one of the documents, or a call by its path.
pub fn operation_of_entry(command: &str) -> Option<&'static Endpoint> {
    let [first, method, target] = command.split(' ').collect::<Vec<_>>()[..] else {
        return endpoint(command);
    };
    let path = CallPath::parse(target, None).ok().filter(|path| path.target() == target);
    match (Method::of_call(method), path) {
        (Some(method), Some(path)) if first == CALL => Some(operation(method, &path, &[], false)),
        _ => endpoint(command),
    }
}
