//! What each call of chapter 3, Reservation Management, does to the world.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::answer::Answer;
use super::customers::customer_of;
use super::{Handler, Operation, pages};
use crate::api::Method;
use crate::error::Result;

/// The operations of the chapter, by method and path.
pub const HANDLERS: &[(Method, &str, Handler)] = &[
    (Method::Post, "/connect/reservations/submit", submit),
    (Method::Post, "/connect/reservations/create", session),
];

/// Kind of these objects in the world.
pub const KIND: &str = "reservation";

/// A reservation, waiting for its customer.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Reservation {
    uuid: String,
    customer_uuid: String,
    /// When it was made, in Unix seconds.
    created: i64,
    /// The body that created it, as received.
    body: Value,
}

fn submit(call: &Operation) -> Result<Answer> {
    let reservation = made(call)?;
    let url = format!("{}/reservations/details/{}", call.origin, reservation.uuid);
    let data = json!({
        "customerUuid": reservation.customer_uuid, "reservationUuid": reservation.uuid, "checkoutUrl": url,
    });
    Ok(Answer::done(201, "Reservation Submitted Successfully", true, data))
}

fn session(call: &Operation) -> Result<Answer> {
    let reservation = made(call)?;
    let url = pages::pay(call, &reservation.uuid);
    let data = json!({
        "customerUuid": reservation.customer_uuid, "reservationUuid": reservation.uuid, "paymentUrl": url,
    });
    Ok(Answer::done(201, "Reservation Submitted Successfully", true, data))
}

fn made(call: &Operation) -> Result<Reservation> {
    let reservation = Reservation {
        uuid: call.world.fresh_id("RES")?,
        customer_uuid: customer_of(call.world, &call.body["customerDetails"])?,
        created: call.world.now(),
        body: call.body.clone(),
    };
    call.world.put(KIND, &reservation.uuid, &reservation)?;
    Ok(reservation)
}
