//! The payer of an order or of a reservation: pays, declines, leaves, lets the link expire, is invoiced, or signs with
//! BankID; and whoever signs a company check.

use serde_json::Value;

use crate::base::error::{Error, ErrorKind, Result};
use crate::sandbox::objects::check::CompanyCheck;
use crate::sandbox::objects::event::Event;
use crate::sandbox::objects::inspect;
use crate::sandbox::objects::order::{Order, OrderStage};
use crate::sandbox::objects::reservation::{Reservation, ReservationStage};
use crate::sandbox::objects::subscription::Subscription;
use crate::sandbox::world::World;

/// What a payer can do with a payment link, or with one of BankID.
pub const OUTCOMES: &[&str] = &["paid", "declined", "left", "expired", "invoiced", "signed"];

/// How a payer can pay (operation 2.1).
pub const VIAS: &[&str] = &["visa", "mastercard", "vipps", "applepay", "googlepay", "invoice"];

/// What an order and a reservation note of a signature.
const SIGNED: &str = "payer: signed with BankID";

/// Lets the payer of this order or reservation act, or the signer of this company check, one of [`OUTCOMES`]. Gives the object's full state.
pub fn pay(world: &World, uuid: &str, outcome: &str, via: &str) -> Result<Value> {
    if !OUTCOMES.contains(&outcome) {
        return Err(Error::invalid(format!("the outcome is one of {}", OUTCOMES.join(", "))));
    }
    if !VIAS.contains(&via) {
        return Err(Error::invalid(format!("the way to pay is one of {}", VIAS.join(", "))));
    }
    if let Some(mut check) = CompanyCheck::find(world, uuid)? {
        sign_company_check(world, &mut check, outcome)?;
        return Ok(inspect::of_company_check(&check));
    }
    if let Some(mut reservation) = Reservation::find(world, uuid)? {
        pay_reservation(world, &mut reservation, outcome, via)?;
        return inspect::of_reservation(world, &reservation);
    }
    let mut order = match Subscription::find(world, uuid)? {
        // What its link is for: the first cycle.
        Some(subscription) => Order::get(world, &subscription.order_uuid)?,
        None => Order::get(world, uuid)?,
    };
    pay_order(world, &mut order, outcome, via)?;
    inspect::of_order(world, &order)
}

fn pay_order(world: &World, order: &mut Order, outcome: &str, via: &str) -> Result<()> {
    if outcome == "signed" && order.status(world.now()) == "SENT" {
        order.identified = true;
        order.note(world, SIGNED);
        return order.save(world);
    }
    let failed_cycle = order.stage == OrderStage::Failed;
    match (outcome, order.status(world.now())) {
        ("paid", "SENT" | "INVOICED" | "Purring") => order.stage = OrderStage::Paid,
        // A cycle whose payment failed can be paid or invoiced later (docs/api.md, States).
        ("paid", _) if failed_cycle => order.stage = OrderStage::Paid,
        ("invoiced", _) if failed_cycle => order.send_invoice(world)?,
        ("expired", "SENT") => order.stage = OrderStage::Expired,
        ("invoiced", "SENT") => order.send_invoice(world)?,
        ("declined" | "left", "SENT") => {}
        (_, status) => return Err(impossible(&order.uuid, status, outcome)),
    }
    order.via = Some(via.to_owned());
    order.note(world, format!("payer: {outcome} via {via}"));
    order.save(world)
}

fn pay_reservation(
    world: &World,
    reservation: &mut Reservation,
    outcome: &str,
    via: &str,
) -> Result<()> {
    if outcome == "signed" && reservation.status(world.now()) == "SENT" {
        reservation.identified = true;
        reservation.events.add(world, SIGNED);
        return reservation.save(world);
    }
    let title = match (outcome, reservation.status(world.now())) {
        ("paid", "SENT") => {
            reservation.stage = ReservationStage::Reserved;
            reservation.reserved = Some((world.now(), via.to_owned()));
            "reserved"
        }
        ("expired", "SENT") => {
            reservation.stage = ReservationStage::Expired;
            "expired"
        }
        ("declined" | "left", "SENT") => outcome,
        (_, status) => return Err(impossible(&reservation.uuid, status, outcome)),
    };
    reservation.record(world, title, reservation.total, Value::Null);
    reservation.save(world)
}

fn sign_company_check(world: &World, check: &mut CompanyCheck, outcome: &str) -> Result<()> {
    match (outcome, check.signed) {
        ("signed", false) => check.sign(world)?,
        ("declined" | "left", false) => {}
        (_, true) => return Err(impossible(check.uuid(), "signed", outcome)),
        (_, false) => return Err(impossible(check.uuid(), "not signed yet", outcome)),
    }
    check.events.push(Event::now(world, format!("payer: {outcome}")));
    check.save(world)
}

fn impossible(uuid: &str, status: &str, outcome: &str) -> Error {
    let why = format!("{uuid} is {status}: the outcome {outcome} is not possible");
    Error::new(ErrorKind::Refused, why)
}
