//! Refund Management, chapter 6 of the documents: a refund that a limit of the merchant refused, handed to Front Payment
//! for approval.

use serde_json::Value;

use super::shared::REFUND;
use crate::api::effect::{Effect, Total, Way};
use crate::api::endpoint::{ApprovalOffer, Chapter, Compute, Endpoint, Example, Method, PLAIN};
use crate::api::hooks::{ComputeError, Impossible, PendingWrite};
use crate::api::impossible::{orders, reservations};
use crate::api::kinds::vocabulary::{
    CAPTURE_ID, CHARGE_ID, REFUND_SOURCE, REFUND_TYPE, REFUNDED_ID, TEXT,
};
use crate::api::param::{field, local, path_var};
use crate::api::state::object::{Fetch, State};
use crate::api::state::pool::figures::{Pool, PoolWords};
use crate::api::state::{
    order_refund as refund, reservation as reservation_state, reservation_refund,
};
use crate::api::sums::total_agrees;
use crate::api::typed::Typed;
use crate::base::error::Result;
use crate::base::places::locate;

/// The chapter.
pub const CHAPTER: Chapter = Chapter {
    group: "refunds",
    about: "Ask for the approval of refunds that a limit refused",
    groups: &[],
    endpoints: ENDPOINTS,
};

/// A capture or charge must be named for a reservation.
const OF_RESERVATION: (&str, &str) = ("/type", "reservation");

const ENDPOINTS: &[Endpoint] = &[Endpoint {
    command: "refunds request-approval",
    about: "Ask Front Payment to approve a refund that a limit refused",
    method: Method::Post,
    // The one path without /connect (quirk 15).
    path: "/orders/refund/request/approval/{ORDER_UUID}",
    effect: Effect::MovesMoney { way: Way::Out, amount: Some("/grandTotal") },
    asks: true,
    money: "Gives money back to the customer once Front Payment approves it, which may take a while. How the decision is \
            announced is not documented; follow it with `fpgo orders status`. It cannot be undone.",
    shown_by: "orders status",
    params: &[
        &[path_var("ORDER_UUID", &REFUNDED_ID, "Order or reservation, ODR or RES and digits")],
        REFUND,
        &[
            local("capture", &CAPTURE_ID, "Capture of a reservation to give back")
                .not_with(&["charge"]),
            local("charge", &CHARGE_ID, "Charge of a reservation to give back"),
            field(
                "type",
                "/type",
                &REFUND_TYPE,
                "Kind of order; must be given for an invoiced one",
            )
            .required(),
            field(
                "note",
                "/message",
                &TEXT,
                "The message with which the refund was refused, unchanged",
            )
            .required(),
            field("source", "/source", &REFUND_SOURCE, "How it was taken; found by its reference")
                .not_with(&["capture", "charge"])
                .required_when(OF_RESERVATION.0, OF_RESERVATION.1),
            field("reference", "/reference", &TEXT, "Capture or charge, CAP or CHA and digits")
                .not_with(&["capture", "charge"])
                .required_when(OF_RESERVATION.0, OF_RESERVATION.1),
        ],
    ],
    rules: &[total_agrees],
    state: Some(read),
    impossible: Some(impossible),
    compute: Some(Compute {
        from: &["full", "amount", "line"],
        fills: &["/type", "/grandTotal", "/products", "/source", "/reference"],
        complete,
        guard,
        pool,
    }),
    total: Total::Object,
    example: Example {
        args: [
            "ODR1234567890 --amount 400 --note refundRejectionForWeeklyThresholdExceed",
            "ODR1234567890 --full --note refundRejectionForRequestAmountThresholdExceed --dry-run",
        ],
        object_status: "PAID",
        reply: r#"{"status_code": 201, "status_message": "OK", "message": "requestedOrderRefundSuccessfully",
            "is_data": false, "data": null}"#,
    },
    ..PLAIN
}];

/// The request for approval of a refund that a limit refused.
pub const APPROVAL: ApprovalOffer =
    ApprovalOffer { command: "refunds request-approval", words: approval_request };

/// The refusing message goes along unchanged.
fn approval_request(id: &str, body: &Value, message: &str) -> Typed {
    let mut typed = Typed::default();
    typed.push("ORDER_UUID", id.into());
    let reference = body["reference"].clone();
    match body["source"].as_str() {
        Some("captured") => typed.push("capture", reference),
        Some(_) => typed.push("charge", reference),
        None => typed.push("type", body["type"].clone()),
    }
    for (_, line) in locate(body, "/products/*") {
        typed.push("line", line.cloned().unwrap_or_default());
    }
    typed.push("note", message.into());
    typed
}

fn is_reservation(id: &str) -> bool {
    id.starts_with("RES")
}

fn read(id: &str, fetch: Fetch) -> Result<State> {
    if is_reservation(id) {
        reservation_state::read(id, fetch)
    } else {
        refund::read_state(id, fetch)
    }
}

const ORDER: PoolWords = PoolWords {
    command: "refunds request-approval",
    noun: ONE_APPROVAL,
    accepted: ASKED_FOR,
    ..refund::WORDS
};
const RESERVATION: PoolWords = PoolWords {
    command: "refunds request-approval",
    noun: ONE_APPROVAL,
    accepted: ASKED_FOR,
    ..reservation_refund::REFUND
};
const ONE_APPROVAL: &str = "the approval of a refund";
const ASKED_FOR: &str = "was asked for";

fn impossible(id: &str, state: &State) -> Option<Impossible> {
    match is_reservation(id) {
        true => reservations::refund(id, state),
        false => orders::refund(id, state),
    }
}

fn complete(write: &PendingWrite) -> std::result::Result<Value, ComputeError> {
    match is_reservation(write.id) {
        true => reservation_refund::complete_refund_as(write, &RESERVATION),
        false => refund::complete_as(write, &ORDER),
    }
}

fn guard(write: &PendingWrite) -> Result<()> {
    match is_reservation(write.id) {
        true => reservation_refund::guard_refund_as(write, &RESERVATION),
        false => refund::guard_as(write, &ORDER),
    }
}

/// What was read decides, as the identifier did: a reference in the body of an order's refund means nothing.
fn pool(state: &State, body: &Value) -> Pool {
    match reservation_state::is_reservation(&state.data) {
        true => reservation_refund::refund_pool_as(state, body, &RESERVATION),
        false => refund::pool_as(state, &ORDER),
    }
}
