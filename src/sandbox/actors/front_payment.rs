//! Somebody at Front Payment: approves or rejects a refund that waits. What was given back in the meantime counts.

use serde_json::Value;

use crate::base::error::{Error, ErrorKind, Result};
use crate::sandbox::objects::inspect;
use crate::sandbox::objects::order::Order;
use crate::sandbox::objects::refund::Refund;
use crate::sandbox::objects::refund_request::RefundRequest;
use crate::sandbox::objects::reservation::Reservation;
use crate::sandbox::world::World;

/// Approves or rejects the refund of this object that waits. Gives the object's full state.
pub fn decide(world: &World, uuid: &str, approved: bool) -> Result<Value> {
    if let Some(reservation) = Reservation::find(world, uuid)? {
        return decide_for_reservation(world, reservation, approved);
    }
    match Order::find(world, uuid)? {
        Some(order) => decide_for_order(world, order, approved),
        None => Err(Error::new(ErrorKind::NotFound, format!("the sandbox has no {uuid}"))),
    }
}

fn decide_for_reservation(
    world: &World,
    mut reservation: Reservation,
    approved: bool,
) -> Result<Value> {
    let Some((refund, body)) = reservation.approval.take() else {
        return Err(nothing_waits(&reservation.uuid));
    };
    if approved {
        let Ok(request) = RefundRequest::read(&body) else {
            return Err(too_little_left(&reservation.uuid));
        };
        if request.check_reservation(&reservation).is_err() {
            return Err(too_little_left(&reservation.uuid));
        }
        let refund = Refund { due: world.now(), ..refund };
        reservation.give_back(world, &request.source, &request.reference, refund)?;
    }
    reservation.save(world)?;
    inspect::of_reservation(world, &reservation)
}

fn decide_for_order(world: &World, mut order: Order, approved: bool) -> Result<Value> {
    let Some(refund) = order.approval.take() else { return Err(nothing_waits(&order.uuid)) };
    let decision = if approved { "approved" } else { "rejected" };
    order.note(world, format!("refund {decision} by Front Payment"));
    if approved {
        let request = RefundRequest::of_order(&order, &refund);
        if request.check_order(&order).is_err() {
            return Err(too_little_left(&order.uuid));
        }
        order.refunds.push(Refund { due: world.now(), ..refund });
    }
    order.save(world)?;
    inspect::of_order(world, &order)
}

fn nothing_waits(uuid: &str) -> Error {
    Error::new(ErrorKind::Refused, format!("no refund of {uuid} waits for approval"))
}

fn too_little_left(uuid: &str) -> Error {
    Error::new(ErrorKind::Refused, format!("{uuid} has less left to refund than that"))
}
