//! Reading a reservation before a write on it: what is held, captured and charged. What can be given back stands in
//! `reservation_refund.rs`.

use serde_json::Value;

use super::object::{Fetch, State, lines_told};
use super::order::is_about;
use super::pool::figures::{Pool, Words};
use super::pool::id::PoolId;
use crate::api::hooks::{ComputeError, ComputeInput};
use crate::api::moved::Lines;
use crate::base::error::Result;
use crate::base::money;

const CAPTURE: Words = Words {
    command: "reservations capture",
    whole: "reserved",
    taken: "captured",
    take: "capture",
    been: "captured",
    details: "reservations details",
};

const CHARGE: Words = Words {
    command: "reservations charge",
    taken: "charged",
    take: "charge",
    been: "charged",
    ..CAPTURE
};

/// Reads the reservation.
pub fn read(id: &str, fetch: Fetch) -> Result<State> {
    let known = fetch("reservations details", id)?;
    is_about(id, &known, "/reservationUuid")?;
    let amount = |pointer: &str| known.pointer(pointer).and_then(money::of);
    let parts = ["fromCaptured", "fromCharge"];
    let refunded = parts.map(|part| amount(&format!("/paymentDetails/amountRefunded/{part}")));
    let also = [("captured", "capturedAmount"), ("charged", "chargedAmount")];
    let also = also
        .into_iter()
        .filter_map(|(word, key)| Some((word, amount(&format!("/paymentDetails/{key}"))?)));
    Ok(State {
        status: known["status"].as_str().map(str::to_owned),
        total: amount("/grandTotal"),
        refunded: refunded.into_iter().flatten().reduce(|one, other| one.saturating_add(other)),
        also: also.collect(),
        lines: lines_told(&known, "/productList/*", "reserved", Some("captured")),
        known,
        ..State::default()
    })
}

/// Whether these details are a reservation's.
pub fn is_one(known: &Value) -> bool {
    known["reservationUuid"].is_string()
}

/// What is held, and captured of it.
pub fn capture_pool(state: &State, _: &Value) -> Pool {
    let amount = |key: &str| state.known["paymentDetails"].get(key).and_then(money::of);
    Pool {
        id: PoolId::Held,
        words: &CAPTURE,
        whole: amount("reservedAmount"),
        taken: amount("capturedAmount"),
        lines: state.lines.clone(),
        lines_are_bounds: false,
    }
}

/// What was charged outside of what is held. How much may be is not told anywhere.
pub fn charge_pool(state: &State, _: &Value) -> Pool {
    let taken = state.known["paymentDetails"].get("chargedAmount").and_then(money::of);
    let lines = Vec::new();
    Pool { id: PoolId::Card, words: &CHARGE, whole: None, taken, lines, lines_are_bounds: false }
}

/// Completes a capture from what is left of each line.
pub fn complete_capture(picked: &ComputeInput) -> std::result::Result<Value, ComputeError> {
    let mut body = picked.body.clone();
    capture_pool(picked.state, &body).complete(picked, &mut body)?;
    Ok(body)
}

/// No more than is held.
pub fn guard_capture(picked: &ComputeInput) -> Result<()> {
    capture_pool(picked.state, picked.body).guard(picked)
}

/// How much may be charged is not told anywhere; it must only be countable.
pub fn guard_charge(picked: &ComputeInput) -> Result<()> {
    charge_pool(picked.state, picked.body).countable(picked, Lines::New).map(drop)
}
