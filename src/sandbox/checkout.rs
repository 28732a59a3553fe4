//! What each call of chapter 2, Checkout Order, does to the world.

use serde_json::{Value, json};

use super::answer::Answer;
use super::order::{Order, OrderStage};
use super::{Handler, Operation, orders, pages};
use crate::base::error::Result;

/// The operations of the chapter, by command.
pub const HANDLERS: &[(&str, Handler)] = &[
    ("checkout session", session),
    ("checkout invoice-session", invoice_session),
    ("checkout hosted", hosted),
];

fn session(call: &Operation) -> Result<Answer> {
    let order = match made(call)? {
        Ok(order) => order,
        Err(answer) => return Ok(answer),
    };
    order.keep(call.world)?;
    // Invoice was answered with an address of BankID (recorded).
    let by_invoice = call.body.pointer("/submitPayment/via").is_some_and(|via| via == "invoice");
    let url =
        if by_invoice { pages::bank_id(call, &order.uuid) } else { pages::pay(call, &order.uuid) };
    let data =
        json!({"orderUuid": order.uuid, "customerUuid": order.customer_uuid, "paymentUrl": url});
    Ok(Answer::done(201, "Order Submitted Successfully", true, data))
}

/// A company is invoiced directly, a person after BankID (quirk 22).
fn invoice_session(call: &Operation) -> Result<Answer> {
    let mut order = match made(call)? {
        Ok(order) => order,
        Err(answer) => return Ok(answer),
    };
    order.kind = "invoice".into();
    let is_company =
        call.body.pointer("/customerDetails/type").is_some_and(|kind| kind == "corporate");
    let url = if is_company {
        orders::invoice(call.world, &mut order)?;
        order.note(call.world, "invoice sent");
        Value::Null
    } else {
        pages::bank_id(call, &order.uuid).into()
    };
    order.keep(call.world)?;
    let data =
        json!({"orderUuid": order.uuid, "customerUuid": order.customer_uuid, "bankIdUrl": url});
    Ok(Answer::done(201, "orderCreatedSuccessfully", true, data))
}

fn hosted(call: &Operation) -> Result<Answer> {
    let order = match made(call)? {
        Ok(order) => order,
        Err(answer) => return Ok(answer),
    };
    order.keep(call.world)?;
    let url = format!("{}/order/hosted/{}/checkout", call.origin, order.uuid);
    let data =
        json!({"orderUuid": order.uuid, "customerUuid": order.customer_uuid, "paymentUrl": url});
    Ok(Answer::done(201, "Payment Link Created Successfully", true, data))
}

/// A new order, or the one that a partner updates; not yet kept. Only an order that waits for its payer can change.
fn made(call: &Operation) -> Result<std::result::Result<Order, Answer>> {
    let Some(uuid) = call.body["fpgoUuid"].as_str().filter(|uuid| !uuid.is_empty()) else {
        return Order::new(call.world, call.body).map(Ok);
    };
    let Some(mut order) = Order::find(call.world, uuid)? else {
        return Ok(Err(Answer::no_data(404, "orderNotFound")));
    };
    let refused = match (order.stage, order.status(call.world.now())) {
        (_, "CANCELLED") => "orderStatusAlreadyCancelled",
        (OrderStage::Sent | OrderStage::Expired, _) => {
            order.change(call.world, call.body)?;
            return Ok(Ok(order));
        }
        _ => "orderStatusAlreadyPaid",
    };
    Ok(Err(Answer::error(400, refused, false, Value::Null)))
}
