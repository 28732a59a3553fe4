//! All that the sandbox knows of an object, as the control routes and the commands of `fpgo sandbox` show it: waiting
//! refunds and events too, which no answer of the API shows.

use serde_json::{Value, json};

use super::check::CompanyCheck;
use super::event;
use super::order::{self, Order};
use super::refund::{Refund, sum_of_all, sum_of_done};
use super::reservation::{self, Reservation};
use super::subscription::{self, Subscription};
use super::subscription_cycles;
use crate::base::error::Result;
use crate::base::money::Amount;
use crate::sandbox::values::amount_json;
use crate::sandbox::world::World;

/// The object of this kind with this identifier; an error if there is none.
pub fn object(world: &World, kind: &str, uuid: &str) -> Result<Value> {
    match kind {
        order::KIND => of_order(world, &Order::get(world, uuid)?),
        reservation::KIND => of_reservation(world, &Reservation::get(world, uuid)?),
        subscription::KIND => of_subscription(world, &Subscription::get(world, uuid)?),
        other => world.existing(other, uuid),
    }
}

/// An order, with each line and each refund.
pub fn of_order(world: &World, order: &Order) -> Result<Value> {
    let now = world.now();
    let refunded = order.refunded(now);
    let refundable = order.refundable();
    let mut lines = Vec::new();
    for line in &order.lines {
        lines.push(json!({
            "id": line.id,
            "name": line.product["name"],
            "amount": amount_json(line.amount),
            "refundable": amount_json(order.refundable_of(line)),
        }));
    }
    let mut refunds = Vec::new();
    for one in &order.refunds {
        refunds.push(of_refund(one, now));
    }
    Ok(json!({
        "uuid": order.uuid,
        "status": order.status(now),
        "type": order.kind,
        "invoiceNumber": order.invoice_number,
        "total": amount_json(order.total),
        "refunded": amount_json(refunded),
        "waiting": amount_json(order.total - refunded - refundable),
        "refundable": amount_json(if order.is_settled() { refundable } else { Amount::ZERO }),
        "lines": lines,
        "refunds": refunds,
        "approval": order.approval.as_ref().map(|waiting| of_refund(waiting, now)),
        "terminal": order.terminal,
        "events": order.events.all(world, &order.uuid)?,
        "created": order.body,
    }))
}

fn of_refund(refund: &Refund, now: i64) -> Value {
    let mut lines = Vec::new();
    for line in &refund.lines {
        lines.push(json!({"id": line.id, "amount": amount_json(line.amount)}));
    }
    json!({
        "amount": amount_json(refund.amount),
        "lines": lines,
        "asked": refund.asked,
        "due": refund.due,
        "done": refund.is_done(now),
    })
}

/// A reservation as it is kept, with its status and sums.
pub fn of_reservation(world: &World, reservation: &Reservation) -> Result<Value> {
    let now = world.now();
    let refunded = sum_of_done(reservation.refunds(), now);
    let mut state = json!(reservation);
    event::complete(world, &mut state)?;
    state["status"] = reservation.status(now).into();
    state["captured"] = amount_json(reservation.captured());
    state["charged"] = amount_json(reservation.charged());
    state["refunded"] = amount_json(refunded);
    state["waiting"] = amount_json(sum_of_all(reservation.refunds()) - refunded);
    Ok(state)
}

/// A company check as it is kept.
pub fn of_company_check(check: &CompanyCheck) -> Value {
    json!(check)
}

/// A subscription as it is kept, with its status and its cycles.
pub fn of_subscription(world: &World, subscription: &Subscription) -> Result<Value> {
    let orders = subscription.orders(world)?;
    let mut state = json!(subscription);
    event::complete(world, &mut state)?;
    state["status"] = subscription.status(world, orders.first()).into();
    state["cycles"] = subscription_cycles::all(world, subscription, &orders);
    Ok(state)
}
