//! What each call of chapter 7, Terminal Order Management, does to the world, and what happens at a terminal.

use serde_json::{Value, json};

use super::answer::Answer;
use super::order::{Order, OrderStage, Part, Refund, Terminal};
use super::orders::{conflict, not_found, refused_by_order, requested_parts};
use super::rejection::Rejection;
use super::world::World;
use super::{Handler, Operation, callbacks};
use crate::api::truth;
use crate::base::error::{Error, ErrorKind, Result};
use crate::base::money;

/// The operations of the chapter, by command.
pub const HANDLERS: &[(&str, Handler)] = &[
    ("terminals list", list),
    ("terminals orders create", create),
    ("terminals orders cancel", cancel),
    ("terminals orders resend", resend),
    ("terminals orders payment-status", payment_status),
    ("terminals orders refund", refund),
    ("terminals orders refund-status", refund_status),
    ("terminals orders cancel-refund", cancel_refund),
];

/// Any well-formed organization has two terminals, whose numbers follow from its own (a choice of the sandbox).
fn list(call: &Operation) -> Result<Answer> {
    let is_digit = |byte: u8| byte.is_ascii_digit();
    let number = call.id.strip_prefix("ORG").filter(|digits| digits.bytes().all(is_digit));
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
    let uuid = call.body["terminalUuid"].as_str().unwrap_or_default().to_owned();
    order.note(call.world, format!("sent to terminal {uuid}"));
    order.terminal = Some(Terminal { uuid, ..Terminal::default() });
    order.keep(call.world)?;
    Ok(Answer::done(201, "terminalOrderAddedSuccessfully", true, json!({"orderUuid": order.uuid})))
}

/// A terminal order; the others are not found here.
fn find(world: &World, uuid: &str) -> Result<Option<(Order, Terminal)>> {
    let Some(mut order) = Order::find(world, uuid)? else { return Ok(None) };
    Ok(order.terminal.take().map(|terminal| (order, terminal)))
}

fn keep(world: &World, mut order: Order, terminal: Terminal) -> Result<()> {
    order.terminal = Some(terminal);
    order.keep(world)
}

fn cancel(call: &Operation) -> Result<Answer> {
    let Some((mut order, terminal)) = find(call.world, call.id)? else { return not_found() };
    if order.is_settled() {
        return conflict("orderStatusAlreadyPaid");
    }
    order.stage = OrderStage::Cancelled;
    order.note(call.world, "cancelled on the terminal");
    callbacks::at_terminal(call.world, &order, false, None)?;
    keep(call.world, order, Terminal { declined: false, ..terminal })?;
    Ok(Answer::done(200, "cancelledOrderSuccessfully", false, Value::Null))
}

/// No such order, in the form that resending, the checks and the refund document.
fn unknown() -> Result<Answer> {
    Ok(Answer::not_found("orderNotFound"))
}

/// A terminal works on one order at a time.
fn resend(call: &Operation) -> Result<Answer> {
    let Some((mut order, terminal)) = find(call.world, call.id)? else { return unknown() };
    if order.is_settled() {
        return conflict("orderStatusAlreadyPaid");
    }
    if order.stage == OrderStage::Cancelled && !terminal.declined {
        return conflict("orderStatusAlreadyCancelled");
    }
    for other in Order::all(call.world)? {
        let at_work = other.terminal.as_ref().is_some_and(|busy| busy.uuid == terminal.uuid);
        if at_work && other.uuid != order.uuid && other.stage == OrderStage::Sent {
            return Ok(Answer::error(510, "terminalIsBusy", true, json!([])));
        }
    }
    order.stage = OrderStage::Sent;
    order.note(call.world, format!("sent to terminal {} again", terminal.uuid));
    let data = json!({"orderUuid": order.uuid});
    keep(call.world, order, Terminal { declined: false, told: false, ..terminal })?;
    // The body says 200 (quirk 14).
    Ok(Answer::done(200, "orderSentSuccessfully", false, data).with_status(202))
}

/// The first check after a decision says that it changed what was stored.
fn payment_status(call: &Operation) -> Result<Answer> {
    let Some((order, terminal)) = find(call.world, call.id)? else { return unknown() };
    let (status, message) = match (order.stage, terminal.told) {
        (OrderStage::Paid, false) => ("PAID", "orderStatusUpdatedSuccessfully"),
        (OrderStage::Paid, true) => ("PAID", "orderPaymentConfirmed"),
        (OrderStage::Cancelled, false) => ("CANCELLED", "cancelledOrderSuccessfully"),
        (OrderStage::Cancelled, true) => ("CANCELLED", "orderPaymentFailed"),
        // What is answered while the customer is still paying is not documented.
        _ => ("SENT", "orderRetrievedSuccessfully"),
    };
    let decided = status != "SENT";
    keep(call.world, order, Terminal { told: terminal.told || decided, ..terminal })?;
    Ok(beside(message, "order_status", status.into()))
}

/// The fact stands beside `data`, which is null (quirk 40).
fn beside(message: &str, key: &str, value: Value) -> Answer {
    let mut envelope = json!({
        "status_code": 200, "status_message": "OK", "message": message, "is_data": false, "data": null,
    });
    envelope[key] = value;
    Answer::api(200, &envelope)
}

fn refund(call: &Operation) -> Result<Answer> {
    let Some((mut order, mut terminal)) = find(call.world, call.id)? else { return unknown() };
    let total = money::of(&call.body["grandTotal"]).unwrap_or_default();
    let parts: Vec<Part> = match requested_parts(call.body) {
        Ok(parts) => parts,
        Err(answer) => return Ok(answer),
    };
    order.terminal = Some(terminal.clone());
    if let Some(rejection) = refused_by_order(&order, call.body, total, &parts) {
        return Ok(rejection.at_terminal());
    }
    let now = call.world.now();
    let refund = Refund { amount: total, lines: parts, asked: now, due: now };
    if truth(&call.body["isReversal"]) == Some(true) {
        order.note(call.world, format!("payment reversed: {}", money::show(total)));
        callbacks::at_terminal(call.world, &order, true, Some(&refund))?;
        order.refunds.push(refund);
        keep(call.world, order, Terminal { refunded: Some(true), ..terminal })?;
        return Ok(Answer::done(200, "terminalOrderReversalSuccessfully", false, Value::Null));
    }
    if terminal.refund.is_some() {
        // One after another: the terminal has one request at a time.
        return Ok(Answer::error(510, "terminalIsBusy", true, json!([])));
    }
    order.note(call.world, format!("refund of {} sent to the terminal", money::show(total)));
    terminal.refund = Some(refund);
    terminal.refunded = None;
    keep(call.world, order, terminal)?;
    Ok(Answer::done(202, "terminalOrderRefundRequestSuccessfully", false, Value::Null))
}

fn refund_status(call: &Operation) -> Result<Answer> {
    let Some((_, terminal)) = find(call.world, call.id)? else { return unknown() };
    let (status, message) = match (terminal.refund, terminal.refunded) {
        // What is answered while the refund is open, or without one, is not documented.
        (Some(_), _) => (Value::from("PENDING"), "orderRetrievedSuccessfully"),
        (None, Some(true)) => ("REFUNDED".into(), "orderRefundedSuccessfully"),
        (None, Some(false)) => ("REJECTED".into(), "refundRequestRejectedSuccessfully"),
        (None, None) => (Value::Null, "orderRetrievedSuccessfully"),
    };
    Ok(beside(message, "refund_status", status))
}

fn cancel_refund(call: &Operation) -> Result<Answer> {
    let Some((mut order, terminal)) = find(call.world, call.id)? else { return not_found() };
    if terminal.refund.is_none() {
        return Ok(Rejection::NoPayment.of_refund());
    }
    order.note(call.world, "refund request taken back");
    callbacks::at_terminal(call.world, &order, false, terminal.refund.as_ref())?;
    keep(call.world, order, Terminal { refund: None, refunded: Some(false), ..terminal })?;
    Ok(Answer::done(200, "refundRequestRejectedSuccessfully", false, Value::Null))
}

/// Somebody at the terminal approves or declines what waits there: the payment, or a refund.
pub fn decide(world: &World, uuid: &str, approved: bool) -> Result<Order> {
    let Some((mut order, mut terminal)) = find(world, uuid)? else {
        return Err(Error::new(
            ErrorKind::NotFound,
            format!("no terminal of the sandbox has {uuid}"),
        ));
    };
    let word = if approved { "approved" } else { "declined" };
    match (terminal.refund.take(), order.stage) {
        (Some(refund), _) => {
            order.note(world, format!("refund {word} on the terminal"));
            callbacks::at_terminal(world, &order, approved, Some(&refund))?;
            if approved {
                order.refunds.push(Refund { due: world.now(), ..refund });
            }
            terminal.refunded = Some(approved);
        }
        (None, OrderStage::Sent) => {
            order.note(world, format!("payment {word} on the terminal"));
            callbacks::at_terminal(world, &order, approved, None)?;
            order.stage = if approved { OrderStage::Paid } else { OrderStage::Cancelled };
            terminal.declined = !approved;
            terminal.told = false;
        }
        (None, _) => {
            let status = order.status(world.now());
            let why = format!("{uuid} is {status}: nothing waits for it on a terminal");
            return Err(Error::new(ErrorKind::Refused, why));
        }
    }
    keep(world, order.clone(), terminal.clone())?;
    order.terminal = Some(terminal);
    Ok(order)
}
