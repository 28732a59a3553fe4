//! Refunds of orders: what was paid and given back, and the kind of refund that an invoiced order needs.

use serde_json::{Value, json};

use super::customer::Customer;
use super::object::{Fetch, State, read_lines};
use super::order::{is_about, read_status};
use super::pool::figures::{Pool, PoolWords};
use super::pool::id::PoolId;
use crate::api::body::put;
use crate::api::hooks::{ComputeError, PendingWrite};
use crate::base::error::{Error, Result};
use crate::base::money;
use crate::base::step::Command;

/// How people speak of it.
pub const WORDS: PoolWords = PoolWords {
    command: "orders refund",
    whole: "paid",
    taken: "refunded",
    verb: "give back",
    participle: "given back",
    noun: "a refund",
    accepted: "was accepted",
    details: "orders details",
};

/// Reads what was paid and given back, and the lines.
pub fn read_state(id: &str, fetch: Fetch) -> Result<State> {
    let mut state = read_status(id, fetch)?;
    let details = fetch("orders details", id)?;
    is_about(id, &details, "/orderUuid")?;
    state.total =
        state.total.or_else(|| details.pointer("/orderSummary/grandTotal").and_then(money::of));
    state.customer = Customer::of(&details);
    state.lines = read_lines(&details, "/productList/*", "amount", None);
    let status = state.status.as_deref().unwrap_or_default();
    let has_number =
        details.get("invoiceNumber").is_some_and(|number| !number.is_null() && number != "");
    state.invoiced = has_number
        || ["INVOICED", "Purring", "Inkasso"]
            .iter()
            .any(|known| known.eq_ignore_ascii_case(status));
    Ok(state)
}

/// What was paid for the order.
pub fn pool(state: &State, _: &Value) -> Pool {
    pool_as(state, &WORDS)
}

/// What was paid for the order, in the words of another command.
pub fn pool_as(state: &State, words: &'static PoolWords) -> Pool {
    Pool {
        id: PoolId::Order,
        words,
        whole: state.total,
        taken: state.refunded,
        lines: state.lines.clone(),
        lines_are_bounds: false,
    }
}

/// Completes a refund from the order as just read.
pub fn complete(write: &PendingWrite) -> std::result::Result<Value, ComputeError> {
    complete_as(write, &WORDS)
}

/// Completes a refund of an order, in the words of another command.
pub fn complete_as(
    write: &PendingWrite,
    words: &'static PoolWords,
) -> std::result::Result<Value, ComputeError> {
    let mut body = write.body.clone();
    let typed = write.typed;
    let computes = ["full", "amount", "line"].iter().any(|flag| typed.has(flag));
    let has_type = body.get("type").is_some_and(|kind| !kind.is_null());
    if computes && !has_type && !write.state.invoiced {
        put(&mut body, "/type", json!("regular"));
    }
    pool_as(write.state, words).complete(write, &mut body)?;
    Ok(body)
}

/// Besides the amounts: an invoiced order is refunded only with its kind given, which `--again` does not replace.
pub fn guard(write: &PendingWrite) -> Result<()> {
    guard_as(write, &WORDS)
}

/// Guards a refund of an order, in the words of another command.
pub fn guard_as(write: &PendingWrite, words: &'static PoolWords) -> Result<()> {
    if write.state.invoiced && write.body.get("type").is_none_or(Value::is_null) {
        return Err(needs_type(write, words));
    }
    pool_as(write.state, words).guard(write)
}

fn needs_type(write: &PendingWrite, words: &'static PoolWords) -> Error {
    Error::guarded(format!("{} is an invoiced order: say what kind of refund is meant", write.id))
        .detail(pool_as(write.state, words).summary(write))
        .next(Command::typed().arg("--type").arg("invoiced").why("if it is meant"))
}
