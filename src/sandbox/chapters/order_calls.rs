//! The calls of chapter 1, Order Management, except for refunds: creating, resending, cancelling, charging and reading
//! orders.

use serde_json::{Value, json};

use super::call::{ApiCall, Handler, order_not_found};
use super::{order_details, order_refund};
use crate::base::error::Result;
use crate::base::money;
use crate::sandbox::answer::Answer;
use crate::sandbox::long_text::LongText;
use crate::sandbox::objects::order::{Order, OrderStage};
use crate::sandbox::values::amount_json;

/// The operations of the chapter that have a state, by command.
pub const HANDLERS: &[(&str, Handler)] = &[
    ("orders send-payment-link", create),
    ("orders send-invoice", send_invoice),
    ("orders send-efaktura", send_efaktura),
    ("orders send-ehf", send_ehf),
    ("orders resend", resend),
    ("orders cancel", cancel),
    ("orders refund", order_refund::refund),
    ("orders list", list),
    ("orders status", status),
    ("orders details", order_details::details),
    ("orders invoice-number", invoice_number),
    ("orders charge", charge),
];

fn create(call: &ApiCall) -> Result<Answer> {
    let mut order = Order::new(call.world, call.body)?;
    order.save(call.world)?;
    Ok(created(&order))
}

fn created(order: &Order) -> Answer {
    let data = json!({"uuid": order.uuid, "customerUuid": order.customer_uuid});
    Answer::done(201, "orderAddedSuccessfully", false, data)
}

fn send_invoice(call: &ApiCall) -> Result<Answer> {
    create_invoiced(call, call.body, "invoice sent")
}

/// Who gets an eFaktura is a private customer, although the body does not say so.
fn send_efaktura(call: &ApiCall) -> Result<Answer> {
    create_invoiced(call, &with_customer_type(call.body, "private"), "eFaktura sent")
}

/// Who gets an EHF is a company, although the body does not say so.
fn send_ehf(call: &ApiCall) -> Result<Answer> {
    create_invoiced(call, &with_customer_type(call.body, "corporate"), "EHF sent")
}

fn with_customer_type(body: &Value, customer: &str) -> Value {
    let mut body = body.clone();
    body["customerDetails"]["type"] = customer.into();
    body
}

/// The invoice is out at once, with a number.
fn create_invoiced(call: &ApiCall, body: &Value, event: &str) -> Result<Answer> {
    let mut order = Order::new(call.world, body)?;
    order.kind = "invoice".into();
    order.send_invoice(call.world)?;
    order.note(call.world, event);
    order.save(call.world)?;
    Ok(created(&order))
}

fn resend(call: &ApiCall) -> Result<Answer> {
    let Some(mut order) = Order::find(call.world, call.id)? else { return order_not_found() };
    if let Some(refusal) = refusal_of_finished(order.status(call.world.now())) {
        return Ok(refusal);
    }
    let sent_to = call.recipients().join(" and ");
    order.note(call.world, format!("payment link sent again to {sent_to}"));
    order.save(call.world)?;
    Ok(Answer::done(202, "resentOrderSuccessfully", true, Value::Null))
}

fn cancel(call: &ApiCall) -> Result<Answer> {
    let Some(mut order) = Order::find(call.world, call.id)? else { return order_not_found() };
    if let Some(refusal) = refusal_of_finished(order.status(call.world.now())) {
        return Ok(refusal);
    }
    order.stage = OrderStage::Cancelled;
    order.note(call.world, format!("cancelled: {}", call.text("cancellationNote")));
    order.save(call.world)?;
    Ok(Answer::done(202, "cancelledOrderSuccessfully", false, Value::Null))
}

/// What is paid or cancelled cannot be resent or cancelled.
fn refusal_of_finished(status: &str) -> Option<Answer> {
    match status {
        "PAID" | "PARTIAL REFUNDED" | "REFUNDED" => {
            Some(Answer::conflict("orderStatusAlreadyPaid"))
        }
        "CANCELLED" => Some(Answer::conflict("orderStatusAlreadyCancelled")),
        _ => None,
    }
}

fn list(call: &ApiCall) -> Result<Answer> {
    let wanted = call.query("type").map(str::trim).unwrap_or_default();
    let mut rows = LongText::default();
    Order::each(call.world, |order| {
        let status = order.status(call.world.now());
        if wanted.is_empty() || wanted.eq_ignore_ascii_case(status) {
            rows.add_item(&json!({"uuid": order.uuid, "status": status}).to_string())?;
        }
        Ok(())
    })?;
    if rows.is_empty() {
        // An empty list is a 404 (quirk 10).
        return Ok(Answer::no_data(404, "Order Not Found"));
    }
    Answer::done_with_list("Order Status Retrieved Successfully", rows)
}

fn status(call: &ApiCall) -> Result<Answer> {
    let Some(order) = Order::look(call.world, call.id)? else {
        // The recorded text, not the documented one (quirk 13).
        return Ok(Answer::no_data(404, "Order Not Found"));
    };
    let now = call.world.now();
    let mut data = json!({"uuid": order.uuid, "status": order.status(now)});
    if !call.settings.without_status_amounts {
        data["orderAmount"] = amount_json(order.total);
        data["refundedAmount"] = amount_json(order.refunded(now));
    }
    Ok(Answer::done(200, "Order Status Retrieved Successfully", true, data))
}

/// Answers with no number for an order that is no invoice, or is cancelled: only so much is documented (operation 1.11).
fn invoice_number(call: &ApiCall) -> Result<Answer> {
    let Some(order) = Order::look(call.world, call.id)? else { return order_not_found() };
    let number = order.invoice_number.as_ref().filter(|_| order.is_settled());
    let status = order.status(call.world.now());
    let data = json!({"orderUuid": order.uuid, "invoiceNumber": number, "status": status});
    Ok(Answer::done(200, "orderInvoiceNoRetrievedSuccessfully", true, data))
}

fn charge(call: &ApiCall) -> Result<Answer> {
    let Some(mut order) = Order::find(call.world, call.id)? else { return order_not_found() };
    match order.status(call.world.now()) {
        "SENT" | "PAID" => {}
        "CANCELLED" => return Ok(Answer::conflict("orderStatusAlreadyCancelled")),
        "EXPIRED" => return Ok(Answer::conflict("paymentChargeDeadlineExceed")),
        _ => return Ok(Answer::conflict("orderStatusAlreadyPaid")),
    }
    order.stage = OrderStage::Paid;
    order.note(call.world, format!("charged {}", money::show(order.total)));
    order.save(call.world)?;
    Ok(Answer::done(200, "orderDelayedChargedSuccessfully", true, Value::Null))
}
