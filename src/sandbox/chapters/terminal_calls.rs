//! The calls of chapter 7, Terminal Order Management. What somebody does at the terminal stands in `actors`.

use serde_json::{Value, json};

use super::call::{ApiCall, Handler, order_not_found};
use super::refund_answers;
use crate::api::as_boolean;
use crate::base::error::Result;
use crate::base::money;
use crate::base::text::digits;
use crate::sandbox::answer::Answer;
use crate::sandbox::objects::order::{Order, OrderStage, TerminalState};
use crate::sandbox::objects::refund::Refund;
use crate::sandbox::objects::refund_request::{RefundRejection, RefundRequest};
use crate::sandbox::objects::terminal_order::TerminalOrder;

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
fn list(call: &ApiCall) -> Result<Answer> {
    let mut rows = Vec::new();
    if let Some(first) = organization_number(call.id) {
        for (number, name) in [(first, "Counter"), (first.saturating_add(1), "Workshop")] {
            rows.push(json!({
                "uuid": format!("TRML{number}"), "name": name, "status": 1, "organization_uuid": call.id,
            }));
        }
    }
    Ok(Answer::done(200, "terminalsRetrievedSuccessfully", true, json!(rows)))
}

fn organization_number(uuid: &str) -> Option<u64> {
    digits(uuid.strip_prefix("ORG")?)
}

fn create(call: &ApiCall) -> Result<Answer> {
    let mut order = Order::new(call.world, call.body)?;
    order.kind = "terminal".into();
    let uuid = call.text("terminalUuid").to_owned();
    order.note(call.world, format!("sent to terminal {uuid}"));
    order.terminal = Some(TerminalState { uuid, ..TerminalState::default() });
    order.save(call.world)?;
    Ok(Answer::done(201, "terminalOrderAddedSuccessfully", true, json!({"orderUuid": order.uuid})))
}

fn cancel(call: &ApiCall) -> Result<Answer> {
    let Some(mut found) = TerminalOrder::find(call.world, call.id)? else {
        return order_not_found();
    };
    if found.order.is_settled() {
        return Ok(Answer::conflict("orderStatusAlreadyPaid"));
    }
    found.order.stage = OrderStage::Cancelled;
    found.order.note(call.world, "cancelled on the terminal");
    found.queue_payment(call.world, false)?;
    found.terminal.declined = false;
    found.save(call.world)?;
    Ok(Answer::done(200, "cancelledOrderSuccessfully", false, Value::Null))
}

/// The answer where there is no such order, in the form that resending, the checks and the refund document.
fn unknown() -> Result<Answer> {
    Ok(Answer::not_found("orderNotFound"))
}

/// A terminal works on one order at a time.
fn resend(call: &ApiCall) -> Result<Answer> {
    let Some(mut found) = TerminalOrder::find(call.world, call.id)? else { return unknown() };
    if found.order.is_settled() {
        return Ok(Answer::conflict("orderStatusAlreadyPaid"));
    }
    if found.order.stage == OrderStage::Cancelled && !found.terminal.declined {
        return Ok(Answer::conflict("orderStatusAlreadyCancelled"));
    }
    if is_busy(call, &found)? {
        return Ok(busy());
    }
    found.order.stage = OrderStage::Sent;
    found.order.note(call.world, format!("sent to terminal {} again", found.terminal.uuid));
    found.terminal.declined = false;
    found.terminal.outcome_answered = false;
    let order = found.save(call.world)?;
    let data = json!({"orderUuid": order.uuid});
    // The body says 200 (quirk 14).
    Ok(Answer::done(200, "orderSentSuccessfully", false, data).with_status(202))
}

/// Whether another order waits on the same terminal.
fn is_busy(call: &ApiCall, found: &TerminalOrder) -> Result<bool> {
    let mut is_busy = false;
    Order::each(call.world, |other| {
        let terminal = other.terminal.as_ref();
        is_busy |= terminal.is_some_and(|terminal| terminal.uuid == found.terminal.uuid)
            && other.uuid != found.order.uuid
            && other.stage == OrderStage::Sent;
        Ok(())
    })?;
    Ok(is_busy)
}

fn busy() -> Answer {
    Answer::error(510, "terminalIsBusy", true, json!([]))
}

/// The first check after a decision says that it changed what was stored.
fn payment_status(call: &ApiCall) -> Result<Answer> {
    let Some(mut found) = TerminalOrder::find(call.world, call.id)? else { return unknown() };
    let (status, message) = match (found.order.stage, found.terminal.outcome_answered) {
        (OrderStage::Paid, false) => ("PAID", "orderStatusUpdatedSuccessfully"),
        (OrderStage::Paid, true) => ("PAID", "orderPaymentConfirmed"),
        (OrderStage::Cancelled, false) => ("CANCELLED", "cancelledOrderSuccessfully"),
        (OrderStage::Cancelled, true) => ("CANCELLED", "orderPaymentFailed"),
        // What is answered while the customer is still paying is not documented.
        _ => ("SENT", "orderRetrievedSuccessfully"),
    };
    if status != "SENT" {
        found.terminal.outcome_answered = true;
    }
    found.save(call.world)?;
    Ok(beside_data(message, "order_status", status.into()))
}

/// An answer whose fact stands beside `data`, which is null (quirk 40).
fn beside_data(message: &str, key: &str, value: Value) -> Answer {
    let mut envelope = json!({
        "status_code": 200, "status_message": "OK", "message": message, "is_data": false, "data": null,
    });
    envelope[key] = value;
    Answer::api(200, &envelope)
}

fn refund(call: &ApiCall) -> Result<Answer> {
    let Some(mut found) = TerminalOrder::find(call.world, call.id)? else { return unknown() };
    let request = match RefundRequest::read(call.body) {
        Ok(request) => request,
        Err(rejection) => return Ok(refund_answers::of_refund(rejection)),
    };
    if let Err(rejection) = request.check_order(&found.joined()) {
        return Ok(refund_answers::of_terminal_refund(rejection));
    }
    let now = call.world.now();
    let amount = money::show(request.total);
    let refund = Refund { amount: request.total, lines: request.lines, asked: now, due: now };
    if as_boolean(&call.body["isReversal"]) == Some(true) {
        found.order.note(call.world, format!("payment reversed: {amount}"));
        found.queue_refund(call.world, true, &refund)?;
        found.order.refunds.push(refund);
        found.terminal.refunded = Some(true);
        found.save(call.world)?;
        return Ok(Answer::done(200, "terminalOrderReversalSuccessfully", false, Value::Null));
    }
    if found.terminal.refund.is_some() {
        // One after another: the terminal has one request at a time.
        return Ok(busy());
    }
    found.order.note(call.world, format!("refund of {amount} sent to the terminal"));
    found.terminal.refund = Some(refund);
    found.terminal.refunded = None;
    found.save(call.world)?;
    Ok(Answer::done(202, "terminalOrderRefundRequestSuccessfully", false, Value::Null))
}

fn refund_status(call: &ApiCall) -> Result<Answer> {
    let Some(found) = TerminalOrder::find(call.world, call.id)? else { return unknown() };
    let (status, message) = match (found.terminal.refund, found.terminal.refunded) {
        // What is answered while the refund is open, or without one, is not documented.
        (Some(_), _) => (Value::from("PENDING"), "orderRetrievedSuccessfully"),
        (None, Some(true)) => ("REFUNDED".into(), "orderRefundedSuccessfully"),
        (None, Some(false)) => ("REJECTED".into(), "refundRequestRejectedSuccessfully"),
        (None, None) => (Value::Null, "orderRetrievedSuccessfully"),
    };
    Ok(beside_data(message, "refund_status", status))
}

fn cancel_refund(call: &ApiCall) -> Result<Answer> {
    let Some(mut found) = TerminalOrder::find(call.world, call.id)? else {
        return order_not_found();
    };
    let Some(refund) = found.terminal.refund.take() else {
        return Ok(refund_answers::of_refund(RefundRejection::NoPayment));
    };
    found.order.note(call.world, "refund request taken back");
    found.queue_refund(call.world, false, &refund)?;
    found.terminal.refunded = Some(false);
    found.save(call.world)?;
    Ok(Answer::done(200, "refundRequestRejectedSuccessfully", false, Value::Null))
}
