//! What each call of chapter 7, Terminal Order Management, does to the world.

use serde_json::{Value, json};

use super::answer::Answer;
use super::order::Order;
use super::{Handler, Operation};
use crate::api::Method;
use crate::error::Result;

/// The operations of the chapter, by method and path.
pub const HANDLERS: &[(Method, &str, Handler)] = &[
    (Method::Get, "/connect/terminal/lists/{ORGANIZATION_UUID}", list),
    (Method::Post, "/connect/terminal/orders/create", create),
];

/// Any well-formed organization has two terminals, whose numbers follow from its own (a choice of the sandbox).
fn list(call: &Operation) -> Result<Answer> {
    let number = call
        .id
        .strip_prefix("ORG")
        .filter(|digits| digits.bytes().all(|byte| byte.is_ascii_digit()));
    let number: Option<u64> = number.and_then(|digits| digits.parse().ok());
    let row = |(number, name): (u64, &str)| json!({"uuid": format!("TRML{number}"), "name": name, "status": 1, "organization_uuid": call.id});
    let rows: Vec<Value> = match number {
        Some(first) => [(first, "Counter"), (first.saturating_add(1), "Workshop")].map(row).into(),
        None => Vec::new(),
    };
    Ok(Answer::done(200, "terminalsRetrievedSuccessfully", true, json!(rows)))
}

fn create(call: &Operation) -> Result<Answer> {
    let mut order = Order::new(call.world, call.body)?;
    order.kind = "terminal".into();
    let terminal = call.body["terminalUuid"].as_str().unwrap_or_default();
    order.note(call.world, format!("sent to terminal {terminal}"));
    order.keep(call.world)?;
    Ok(Answer::done(201, "terminalOrderAddedSuccessfully", true, json!({"orderUuid": order.uuid})))
}
