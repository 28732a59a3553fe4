//! Reading an order before a write on it: its status and what it is about to cost or give back.

use serde_json::Value;

use super::object::{Fetch, State};
use crate::base::error::{Error, Result};
use crate::base::money;

/// Reads the status, and the amounts where it has them.
pub fn read_status(id: &str, fetch: Fetch) -> Result<State> {
    let data = fetch("orders status", id)?;
    is_about(id, &data, "/uuid")?;
    Ok(State {
        status: data.get("status").and_then(Value::as_str).map(str::to_owned),
        total: data.get("orderAmount").and_then(money::of),
        refunded: data.get("refundedAmount").and_then(money::of),
        ..State::default()
    })
}

/// An answer about another object than the one asked for is no state to rely on.
pub fn is_about(id: &str, data: &Value, pointer: &str) -> Result<()> {
    match data.pointer(pointer).and_then(Value::as_str) {
        Some(told) if told != id => Err(Error::guarded(format!(
            "asked for {id}, the API answered about {told}: nothing was sent"
        ))),
        _ => Ok(()),
    }
}

/// Reads what a charge takes: the amount stands in the details where the status leaves it out (quirk 44).
pub fn read_charge(id: &str, fetch: Fetch) -> Result<State> {
    let mut state = read_status(id, fetch)?;
    if state.total.is_none() {
        state.total =
            fetch("orders details", id)?.pointer("/orderSummary/grandTotal").and_then(money::of);
    }
    Ok(state)
}
