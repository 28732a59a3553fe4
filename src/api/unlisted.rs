//! A call to a path that no document lists, as an operation: what it does is not known, so it is taken to move money unless
//! it is a GET or a HEAD.

use super::call_path::CallPath;
use super::catalogue::endpoint;
use super::effect::{Effect, Way};
use super::endpoint::{Endpoint, Method, PLAIN};
use super::table::{Column, Table};

/// The first word of its command.
pub const CALL: &str = "api";

/// The whole of an answer whose fields nobody knows.
const ANSWER: Table =
    Table::object(&[Column::text("Result", "^/message"), Column::text("Data", "")]);

/// The operation of a call that no document lists. It lives as long as the process, like every operation.
pub fn unlisted(method: Method, path: &CallPath) -> &'static Endpoint {
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
        (Some(method), Some(path)) if first == CALL => Some(unlisted(method, &path)),
        _ => endpoint(command),
    }
}
