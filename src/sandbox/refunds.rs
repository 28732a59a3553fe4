//! What the call of chapter 6, Refund Management, does to the world: a refund waits until somebody at Front Payment
//! approves or rejects it.

use serde_json::{Value, json};

use super::answer::Answer;
use super::order::{Order, Refund};
use super::orders::{refused_by_order, requested_parts};
use super::reservation::Reservation;
use super::world::World;
use super::{Handler, Operation, reservations};
use crate::base::error::{Error, ErrorKind, Result};
use crate::base::money;

/// The operations of the chapter, by command.
pub const HANDLERS: &[(&str, Handler)] = &[("refunds request-approval", request)];

const WAITING: &str = "orderRefundRequestAlreadySubmitted";

fn request(call: &Operation) -> Result<Answer> {
    let total = money::of(&call.body["grandTotal"]).unwrap_or_default();
    let parts = match requested_parts(call.body) {
        Ok(parts) => parts,
        Err(answer) => return Ok(answer),
    };
    let asked = call.world.now();
    let refund = Refund { amount: total, lines: parts.clone(), asked, due: asked };
    if call.id.starts_with("RES") {
        let Some(mut reservation) = Reservation::find(call.world, call.id)? else {
            return Ok(Answer::not_found("orderNotFound"));
        };
        if reservation.approval.is_some() {
            return Ok(Answer::no_data(400, WAITING));
        }
        if let Some(rejection) =
            reservations::refused_refund(&mut reservation, call.body, total, &parts)
        {
            return Ok(rejection.of_request());
        }
        reservation.approval = Some((refund, call.body.clone()));
        reservation.keep(call.world)?;
        return Ok(accepted());
    }
    let Some(mut order) = Order::find(call.world, call.id)? else {
        return Ok(Answer::not_found("orderNotFound"));
    };
    if order.approval.is_some() {
        return Ok(Answer::no_data(400, WAITING));
    }
    if let Some(rejection) = refused_by_order(&order, call.body, total, &parts) {
        return Ok(rejection.of_request());
    }
    order.note(call.world, format!("approval of a refund of {} asked for", money::show(total)));
    order.approval = Some(refund);
    order.keep(call.world)?;
    Ok(accepted())
}

fn accepted() -> Answer {
    Answer::done(201, "requestedOrderRefundSuccessfully", false, Value::Null)
}

/// Somebody at Front Payment decides about the refund that waits. What was given back in the meantime counts.
pub fn decide(world: &World, uuid: &str, approved: bool) -> Result<Value> {
    let nothing =
        || Error::new(ErrorKind::Refused, format!("no refund of {uuid} waits for approval"));
    let no_more =
        || Error::new(ErrorKind::Refused, format!("so much is not left of {uuid} any more"));
    if let Some(mut reservation) = Reservation::find(world, uuid)? {
        let (refund, body) = reservation.approval.take().ok_or_else(nothing)?;
        if approved {
            let (total, parts) = (refund.amount, refund.lines.clone());
            if reservations::refused_refund(&mut reservation, &body, total, &parts).is_some() {
                return Err(no_more());
            }
            reservations::give_back(
                world,
                &mut reservation,
                &body,
                Refund { due: world.now(), ..refund },
            )?;
        }
        reservation.keep(world)?;
        return Ok(reservations::truth(&reservation, world.now()));
    }
    let Some(mut order) = Order::find(world, uuid)? else {
        return Err(Error::new(ErrorKind::NotFound, format!("the sandbox has no {uuid}")));
    };
    let refund = order.approval.take().ok_or_else(nothing)?;
    let kind = if order.invoice_number.is_some() { "invoiced" } else { "regular" };
    order.note(
        world,
        format!("refund {} by Front Payment", if approved { "approved" } else { "rejected" }),
    );
    if approved {
        if refused_by_order(&order, &json!({ "type": kind }), refund.amount, &refund.lines)
            .is_some()
        {
            return Err(no_more());
        }
        order.refunds.push(Refund { due: world.now(), ..refund });
    }
    order.keep(world)?;
    Ok(order.truth(world.now()))
}
