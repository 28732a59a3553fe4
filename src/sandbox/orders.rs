//! What each call of chapter 1, Order Management, does to the world, and what a payer does to an order.
//! Bodies have been checked before; what an order is stands in `order.rs`.

use serde_json::{Value, json};

use super::answer::Answer;
use super::order::{Order, OrderStage, Part, Refund, plain};
use super::rejection::Rejection;
use super::reservation::Reservation;
use super::world::World;
use super::{Handler, Operation, Settings, limits, reservations};
use crate::api::locate;
use crate::base::error::{Error, ErrorKind, Result};
use crate::base::money::{self, Amount};

/// The operations of the chapter that have a state, by command.
pub const HANDLERS: &[(&str, Handler)] = &[
    ("orders send-payment-link", create),
    ("orders send-invoice", send_invoice),
    ("orders send-efaktura", send_efaktura),
    ("orders send-ehf", send_ehf),
    ("orders resend", resend),
    ("orders cancel", cancel),
    ("orders refund", refund),
    ("orders list", list),
    ("orders status", status),
    ("orders details", details),
    ("orders invoice-number", invoice_number),
    ("orders charge", charge),
];

/// What a payer can do with a payment link.
pub const OUTCOMES: &[&str] = &["paid", "declined", "left", "expired", "invoiced"];

/// How a payer can pay (operation 2.1).
pub const VIAS: &[&str] = &["visa", "mastercard", "vipps", "applepay", "googlepay", "invoice"];

fn create(call: &Operation) -> Result<Answer> {
    let order = Order::new(call.world, call.body)?;
    order.keep(call.world)?;
    let data = json!({"uuid": order.uuid, "customerUuid": order.customer_uuid});
    Ok(Answer::done(201, "orderAddedSuccessfully", false, data))
}

fn send_invoice(call: &Operation) -> Result<Answer> {
    create_invoiced(call, call.body.clone(), "invoice sent")
}

/// Who gets an eFaktura is a private customer, although the body does not say so.
fn send_efaktura(call: &Operation) -> Result<Answer> {
    create_invoiced(call, of_type(call.body, "private"), "eFaktura sent")
}

/// Who gets an EHF is a company, although the body does not say so.
fn send_ehf(call: &Operation) -> Result<Answer> {
    create_invoiced(call, of_type(call.body, "corporate"), "EHF sent")
}

fn of_type(body: &Value, customer: &str) -> Value {
    let mut body = body.clone();
    body["customerDetails"]["type"] = customer.into();
    body
}

/// The invoice is out at once, with a number.
fn create_invoiced(call: &Operation, body: Value, event: &str) -> Result<Answer> {
    let mut order = Order::new(call.world, &body)?;
    order.kind = "invoice".into();
    invoice(call.world, &mut order)?;
    order.note(call.world, event.to_owned());
    order.keep(call.world)?;
    let data = json!({"uuid": order.uuid, "customerUuid": order.customer_uuid});
    Ok(Answer::done(201, "orderAddedSuccessfully", false, data))
}

fn resend(call: &Operation) -> Result<Answer> {
    let Some(mut order) = Order::find(call.world, call.id)? else { return not_found() };
    match order.status(call.world.now()) {
        "PAID" | "PARTIAL REFUNDED" | "REFUNDED" => return conflict("orderStatusAlreadyPaid"),
        "CANCELLED" => return conflict("orderStatusAlreadyCancelled"),
        _ => {}
    }
    let sent_to: Vec<&str> =
        ["msisdn", "email"].iter().filter_map(|key| call.body[*key].as_str()).collect();
    order.note(call.world, format!("payment link sent again to {}", sent_to.join(" and ")));
    order.keep(call.world)?;
    Ok(Answer::done(202, "resentOrderSuccessfully", true, Value::Null))
}

fn cancel(call: &Operation) -> Result<Answer> {
    let Some(mut order) = Order::find(call.world, call.id)? else { return not_found() };
    match order.status(call.world.now()) {
        "PAID" | "PARTIAL REFUNDED" | "REFUNDED" => return conflict("orderStatusAlreadyPaid"),
        "CANCELLED" => return conflict("orderStatusAlreadyCancelled"),
        _ => {}
    }
    order.stage = OrderStage::Cancelled;
    let note = call.body["cancellationNote"].as_str().unwrap_or_default();
    order.note(call.world, format!("cancelled: {note}"));
    order.keep(call.world)?;
    Ok(Answer::done(202, "cancelledOrderSuccessfully", false, Value::Null))
}

fn refund(call: &Operation) -> Result<Answer> {
    let Some(mut order) = Order::find(call.world, call.id)? else { return not_found() };
    let total = money::of(&call.body["grandTotal"]).unwrap_or_default();
    let parts = match requested_parts(call.body) {
        Ok(parts) => parts,
        Err(answer) => return Ok(answer),
    };
    if let Some(rejection) = refused_by_order(&order, call.body, total, &parts) {
        return Ok(rejection.of_refund());
    }
    if let Some(answer) = limits::refused(call, total)? {
        return Ok(answer);
    }
    give_back(call.world, call.settings, &mut order, total, parts)?;
    Ok(Answer::done(202, "orderRefundedSuccessfully", true, Value::Null))
}

/// Accepts a refund; it shows after the server's delay.
pub fn give_back(
    world: &World,
    settings: &Settings,
    order: &mut Order,
    total: Amount,
    parts: Vec<Part>,
) -> Result<()> {
    order.note(world, format!("refund of {} accepted", money::show(total)));
    let delay = settings.refund_delay.unwrap_or_default();
    order.refunds.push(Refund::new(total, parts, world.now(), delay));
    order.keep(world)
}

/// Why this order cannot be refunded so, limits of the merchant aside.
pub fn refused_by_order(
    order: &Order,
    body: &Value,
    total: Amount,
    parts: &[Part],
) -> Option<Rejection> {
    refused_by_status(order, body).or_else(|| refused_by_amounts(order, total, parts))
}

/// What is wanted of each line, once per line. An id or a sum beyond all bounds belongs to no line.
pub fn requested_parts(body: &Value) -> std::result::Result<Vec<Part>, Answer> {
    let mut parts: Vec<Part> = Vec::new();
    for (_, product) in locate(body, "/products/*") {
        let product = product.cloned().unwrap_or_default();
        let id = product["id"].to_string().trim_matches('"').parse();
        let id: i64 = id.map_err(|_| Rejection::UnknownLine.of_refund())?;
        let amount = money::of(&product["amount"]).unwrap_or_default();
        match parts.iter_mut().find(|part| part.id == id) {
            Some(part) => part.amount = part.amount.saturating_add(amount),
            None => parts.push(Part { id, amount }),
        }
    }
    Ok(parts)
}

fn refused_by_status(order: &Order, body: &Value) -> Option<Rejection> {
    if order.stage == OrderStage::Cancelled {
        return Some(Rejection::Cancelled);
    }
    if !order.is_settled() {
        return Some(Rejection::NoPayment);
    }
    if order.refundable() <= Amount::ZERO {
        return Some(Rejection::Refunded);
    }
    match (order.invoice_number.is_some(), body["type"].as_str()) {
        (true, Some("invoiced")) | (false, Some("regular")) => None,
        (true, _) => Some(Rejection::Invoiced),
        (false, _) => Some(Rejection::NoPayment),
    }
}

fn refused_by_amounts(order: &Order, total: Amount, parts: &[Part]) -> Option<Rejection> {
    let known = |part: &Part| order.lines.iter().any(|line| line.id == part.id);
    if !parts.iter().all(known) {
        return Some(Rejection::UnknownLine);
    }
    if total > order.refundable() {
        return Some(Rejection::AboveTotal(order.refundable()));
    }
    let mut exceeded = Vec::new();
    for line in &order.lines {
        let wanted = parts.iter().find(|part| part.id == line.id).map(|part| part.amount);
        let left = order.refundable_of(line);
        if wanted.is_some_and(|wanted| wanted > left) {
            exceeded.push(format!("Product {} has {} left to refund.", line.id, money::show(left)));
        }
    }
    (!exceeded.is_empty()).then_some(Rejection::AboveLines(exceeded))
}

fn list(call: &Operation) -> Result<Answer> {
    let wanted = call.query.iter().find(|(key, _)| key == "type").map(|(_, value)| value.trim());
    let wanted = wanted.filter(|wanted| !wanted.is_empty());
    let now = call.world.now();
    let orders = Order::all(call.world)?;
    let rows: Vec<Value> = orders
        .iter()
        .map(|order| (&order.uuid, order.status(now)))
        .filter(|(_, status)| wanted.is_none_or(|wanted| wanted.eq_ignore_ascii_case(status)))
        .map(|(uuid, status)| json!({"uuid": uuid, "status": status}))
        .collect();
    if rows.is_empty() {
        // An empty list is a 404 (quirk 10).
        return Ok(Answer::no_data(404, "Order Not Found"));
    }
    Ok(Answer::done(200, "Order Status Retrieved Successfully", true, json!(rows)))
}

fn status(call: &Operation) -> Result<Answer> {
    let Some(order) = Order::find(call.world, call.id)? else {
        // The recorded text, not the documented one (quirk 13).
        return Ok(Answer::no_data(404, "Order Not Found"));
    };
    let now = call.world.now();
    let mut data = json!({"uuid": order.uuid, "status": order.status(now)});
    if !call.settings.without_status_amounts {
        data["orderAmount"] = plain(order.total);
        data["refundedAmount"] = plain(order.refunded(now));
    }
    Ok(Answer::done(200, "Order Status Retrieved Successfully", true, data))
}

fn details(call: &Operation) -> Result<Answer> {
    let Some(order) = Order::find(call.world, call.id)? else { return not_found() };
    let data = order.details(call.world.now(), !call.settings.without_line_ids);
    Ok(Answer::done(200, "orderRetrievedSuccessfully", true, data))
}

/// No number for an order that is no invoice, or is cancelled: only so much is documented (operation 1.11).
fn invoice_number(call: &Operation) -> Result<Answer> {
    let Some(order) = Order::find(call.world, call.id)? else { return not_found() };
    let number = order.invoice_number.as_ref().filter(|_| order.is_settled());
    let status = order.status(call.world.now());
    let data = json!({"orderUuid": order.uuid, "invoiceNumber": number, "status": status});
    Ok(Answer::done(200, "orderInvoiceNoRetrievedSuccessfully", true, data))
}

fn charge(call: &Operation) -> Result<Answer> {
    let Some(mut order) = Order::find(call.world, call.id)? else { return not_found() };
    match order.status(call.world.now()) {
        "SENT" | "PAID" => {}
        "CANCELLED" => return conflict("orderStatusAlreadyCancelled"),
        "EXPIRED" => return conflict("paymentChargeDeadlineExceed"),
        _ => return conflict("orderStatusAlreadyPaid"),
    }
    order.stage = OrderStage::Paid;
    order.note(call.world, format!("charged {}", money::show(order.total)));
    order.keep(call.world)?;
    Ok(Answer::done(200, "orderDelayedChargedSuccessfully", true, Value::Null))
}

/// The payer of this order or reservation does what `outcome` says. Gives all that is then known of it.
pub fn pay(world: &World, uuid: &str, outcome: &str, via: &str) -> Result<Value> {
    if !OUTCOMES.contains(&outcome) {
        return Err(Error::invalid(format!("the outcome is one of {}", OUTCOMES.join(", "))));
    }
    if !VIAS.contains(&via) {
        return Err(Error::invalid(format!("one pays via one of {}", VIAS.join(", "))));
    }
    if let Some(mut reservation) = Reservation::find(world, uuid)? {
        reservations::pay(world, &mut reservation, outcome, via)?;
        return Ok(reservations::truth(&reservation, world.now()));
    }
    let mut order = Order::find(world, uuid)?.ok_or_else(|| {
        Error::new(ErrorKind::NotFound, format!("the sandbox has no order {uuid}"))
    })?;
    let failed_cycle = order.stage == OrderStage::Failed;
    match (outcome, order.status(world.now())) {
        ("paid", "SENT" | "INVOICED" | "Purring") => order.stage = OrderStage::Paid,
        // A cycle whose payment failed can be paid or invoiced later (docs/api.md, States).
        ("paid", _) if failed_cycle => order.stage = OrderStage::Paid,
        ("invoiced", _) if failed_cycle => invoice(world, &mut order)?,
        ("expired", "SENT") => order.stage = OrderStage::Expired,
        ("invoiced", "SENT") => invoice(world, &mut order)?,
        ("declined" | "left", "SENT") => {}
        (_, status) => {
            let why = format!("{uuid} is {status}: a payer cannot make it {outcome}");
            return Err(Error::new(ErrorKind::Refused, why));
        }
    }
    order.via = Some(via.to_owned());
    order.note(world, format!("payer: {outcome} via {via}"));
    order.keep(world)?;
    Ok(order.truth(world.now()))
}

/// Sends an invoice for the order: from now on it has a number.
pub fn invoice(world: &World, order: &mut Order) -> Result<()> {
    order.stage = OrderStage::Invoiced;
    order.invoice_number = Some(world.next_number("invoice", 10_000_042)?.to_string());
    Ok(())
}

/// The API knows no such order.
pub fn not_found() -> Result<Answer> {
    Ok(Answer::no_data(404, "orderNotFound"))
}

/// A refusal by the rules of business.
pub fn conflict(message: &str) -> Result<Answer> {
    Ok(error(message))
}

fn error(message: &str) -> Answer {
    Answer::error(400, message, false, Value::Null)
}
