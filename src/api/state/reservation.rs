//! Reading a reservation before a write on it: what is held, captured and charged. What can be given back stands in
//! `reservation_refund.rs`.

use serde_json::Value;

use super::object::{Fetch, State, lines_told};
use super::order::is_about;
use super::pool::figures::{Pool, PoolWords};
use super::pool::id::PoolId;
use crate::api::hooks::{ComputeError, PendingWrite};
use crate::api::moved::LineForm;
use crate::base::error::Result;
use crate::base::money;

const CAPTURE: PoolWords = PoolWords {
    command: "reservations capture",
    whole: "reserved",
    taken: "captured",
    verb: "capture",
    participle: "captured",
    details: "reservations details",
};

const CHARGE: PoolWords = PoolWords {
    command: "reservations charge",
    taken: "charged",
    verb: "charge",
    participle: "charged",
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
        figures: also.collect(),
        lines: lines_told(&known, "/productList/*", "reserved", Some("captured")),
        data: known,
        ..State::default()
    })
}

/// Whether these details are a reservation's.
pub fn is_one(known: &Value) -> bool {
    known["reservationUuid"].is_string()
}

/// What is held, and captured of it.
pub fn capture_pool(state: &State, _: &Value) -> Pool {
    let amount = |key: &str| state.data["paymentDetails"].get(key).and_then(money::of);
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
    let taken = state.data["paymentDetails"].get("chargedAmount").and_then(money::of);
    let lines = Vec::new();
    Pool { id: PoolId::Card, words: &CHARGE, whole: None, taken, lines, lines_are_bounds: false }
}

/// Completes a capture from what is left of each line.
pub fn complete_capture(write: &PendingWrite) -> std::result::Result<Value, ComputeError> {
    let mut body = write.body.clone();
    capture_pool(write.state, &body).complete(write, &mut body)?;
    Ok(body)
}

/// No more than is held.
pub fn guard_capture(write: &PendingWrite) -> Result<()> {
    capture_pool(write.state, write.body).guard(write)
}

/// How much may be charged is not told anywhere; it must only be countable.
pub fn guard_charge(write: &PendingWrite) -> Result<()> {
    charge_pool(write.state, write.body).countable(write, LineForm::New).map(drop)
}
