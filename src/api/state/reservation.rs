//! Reading a reservation before a write on it: what is held, captured and charged. What can be given back stands in
//! `reservation_refund.rs`.

use serde_json::Value;

use super::customer::Customer;
use super::object::{Fetch, State, read_lines};
use super::order::is_about;
use super::pool::figures::{Pool, PoolWords};
use super::pool::id::PoolId;
use crate::api::body_lines::number;
use crate::api::hooks::{ComputeError, PendingWrite};
use crate::api::moved::LineForm;
use crate::base::error::Result;
use crate::base::money::Amount;

const CAPTURE: PoolWords = PoolWords {
    command: "reservations capture",
    whole: "reserved",
    taken: "captured",
    verb: "capture",
    participle: "captured",
    noun: "a capture",
    accepted: "was accepted",
    details: "reservations details",
};

const CHARGE: PoolWords = PoolWords {
    command: "reservations charge",
    taken: "charged",
    verb: "charge",
    participle: "charged",
    noun: "a charge",
    ..CAPTURE
};

/// Reads the reservation.
pub fn read(id: &str, fetch: Fetch) -> Result<State> {
    let known = fetch("reservations details", id)?;
    is_about(id, &known, "/reservationUuid")?;
    let payment = &known["paymentDetails"];
    let mut figures = Vec::new();
    for (word, key) in [("captured", "capturedAmount"), ("charged", "chargedAmount")] {
        if let Some(amount) = number(payment, key) {
            figures.push((word, amount));
        }
    }
    let mut refunded: Option<Amount> = None;
    for key in ["fromCaptured", "fromCharge"] {
        if let Some(amount) = number(&payment["amountRefunded"], key) {
            // A sum with nothing would take digits from `0.00`, and states are compared with those recorded before.
            refunded = Some(match refunded {
                Some(sum) => sum.saturating_add(amount),
                None => amount,
            });
        }
    }
    Ok(State {
        status: known["status"].as_str().map(str::to_owned),
        total: number(&known, "grandTotal"),
        refunded,
        figures,
        lines: read_lines(&known, "/productList/*", "reserved", Some("captured")),
        customer: Customer::of(&known),
        data: known,
        ..State::default()
    })
}

/// Whether these details are a reservation's.
pub fn is_reservation(known: &Value) -> bool {
    known["reservationUuid"].is_string()
}

/// What is held, and captured of it.
pub fn capture_pool(state: &State, _: &Value) -> Pool {
    let payment = &state.data["paymentDetails"];
    Pool {
        id: PoolId::Reserved,
        words: &CAPTURE,
        whole: number(payment, "reservedAmount"),
        taken: number(payment, "capturedAmount"),
        lines: state.lines.clone(),
        lines_are_bounds: false,
    }
}

/// What was charged beside what is held. The API tells no limit for it.
pub fn charge_pool(state: &State, _: &Value) -> Pool {
    let taken = number(&state.data["paymentDetails"], "chargedAmount");
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

/// The API tells no limit for charges, so the body must only be countable.
pub fn guard_charge(write: &PendingWrite) -> Result<()> {
    charge_pool(write.state, write.body).countable(write, LineForm::New).map(drop)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::base::money;

    #[test]
    fn what_was_given_back_keeps_its_digits() {
        let check = |told: &str, sum: &str| {
            let told: Value = serde_json::from_str(told).expect("JSON");
            let details =
                json!({"reservationUuid": "RES1", "paymentDetails": {"amountRefunded": told}});
            let state = read("RES1", &mut |_, _| Ok(details.clone())).expect("a state");
            let refunded = state.refunded.expect("a sum");
            assert_eq!(money::to_json(refunded).to_string(), sum);
        };
        check(r#"{"fromCaptured": 0.00}"#, "0.00");
        check(r#"{"fromCharge": 0.00}"#, "0.00");
        check(r#"{"fromCaptured": 1.50, "fromCharge": 0.00}"#, "1.50");
        check(r#"{"fromCaptured": 1.50, "fromCharge": 2}"#, "3.50");
    }
}
