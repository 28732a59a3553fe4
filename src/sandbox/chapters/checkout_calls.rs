//! The calls of chapter 2, Checkout Order.

use serde_json::{Value, json};

use super::call::{ApiCall, Handler, order_not_found};
use crate::base::error::Result;
use crate::sandbox::answer::Answer;
use crate::sandbox::links;
use crate::sandbox::objects::order::{Order, OrderStage};

/// The operations of the chapter, by command.
pub const HANDLERS: &[(&str, Handler)] = &[
    ("checkout session", session),
    ("checkout invoice-session", invoice_session),
    ("checkout hosted", hosted),
];

fn session(call: &ApiCall) -> Result<Answer> {
    let mut order = match new_or_updated(call)? {
        Ok(order) => order,
        Err(refusal) => return Ok(refusal),
    };
    order.save(call.world)?;
    // Invoice was answered with an address of BankID (recorded).
    let url = match call.body["submitPayment"]["via"] == "invoice" {
        true => links::bank_id(call.origin, &order.uuid),
        false => links::payment(call.origin, &order.uuid),
    };
    let data =
        json!({"orderUuid": order.uuid, "customerUuid": order.customer_uuid, "paymentUrl": url});
    Ok(Answer::done(201, "Order Submitted Successfully", true, data))
}

/// A company is invoiced directly, a person after BankID (quirk 22).
fn invoice_session(call: &ApiCall) -> Result<Answer> {
    let mut order = match new_or_updated(call)? {
        Ok(order) => order,
        Err(refusal) => return Ok(refusal),
    };
    order.kind = "invoice".into();
    let mut url = Value::Null;
    if call.body["customerDetails"]["type"] == "corporate" {
        order.send_invoice(call.world)?;
        order.note(call.world, "invoice sent");
    } else {
        url = links::bank_id(call.origin, &order.uuid).into();
    }
    order.save(call.world)?;
    let data =
        json!({"orderUuid": order.uuid, "customerUuid": order.customer_uuid, "bankIdUrl": url});
    Ok(Answer::done(201, "orderCreatedSuccessfully", true, data))
}

fn hosted(call: &ApiCall) -> Result<Answer> {
    let mut order = match new_or_updated(call)? {
        Ok(order) => order,
        Err(refusal) => return Ok(refusal),
    };
    order.save(call.world)?;
    let url = links::hosted_checkout(call.origin, &order.uuid);
    let data =
        json!({"orderUuid": order.uuid, "customerUuid": order.customer_uuid, "paymentUrl": url});
    Ok(Answer::done(201, "Payment Link Created Successfully", true, data))
}

/// A new order, or the one that a partner updates; not yet saved. Only an order that waits for its payer can change.
fn new_or_updated(call: &ApiCall) -> Result<std::result::Result<Order, Answer>> {
    let uuid = call.text("fpgoUuid");
    if uuid.is_empty() {
        return Order::new(call.world, call.body).map(Ok);
    }
    let Some(mut order) = Order::find(call.world, uuid)? else { return order_not_found().map(Err) };
    let message = match (order.stage, order.status(call.world.now())) {
        (_, "CANCELLED") => "orderStatusAlreadyCancelled",
        (OrderStage::Sent | OrderStage::Expired, _) => {
            order.update(call.world, call.body)?;
            return Ok(Ok(order));
        }
        _ => "orderStatusAlreadyPaid",
    };
    Ok(Err(Answer::conflict(message)))
}
