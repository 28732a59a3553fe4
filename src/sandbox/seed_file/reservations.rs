//! Reservations of a seed, with what was captured and charged.

use serde_json::{Value, json};

use super::given::Given;
use super::parts::{
    amounts_of, complete_by_body, complete_lines, complete_refunds, refuse_excess,
    refuse_excess_of_lines, seeded,
};
use crate::base::error::Result;
use crate::base::money;
use crate::sandbox::objects::line::LineAmount;
use crate::sandbox::objects::payment::Payment;
use crate::sandbox::objects::refund::sum_of_all;
use crate::sandbox::objects::reservation::Reservation;
use crate::sandbox::world::World;

/// Adds a reservation: its body is all that must be given.
pub fn add(world: &World, mut given: Given) -> Result<()> {
    given.identifier(world, "RES")?;
    complete_by_body(world, &mut given)?;
    given.or("stage", "Sent");
    let is_agreed = matches!(given.value("stage").as_str(), Some("Reserved" | "Completed"));
    given.or("reserved", if is_agreed { json!([world.now(), "visa"]) } else { Value::Null });
    let lines = amounts_of(&given)?;
    complete_payments(world, &mut given, "captures", "CAP", &lines)?;
    complete_payments(world, &mut given, "charges", "CHA", &lines)?;
    given.or("approval", Value::Null);
    let history = history(world, &given);
    given.or("history", history);
    given.or("events", seeded(world));
    let path = given.path.clone();
    let mut reservation: Reservation = given.into_kept()?;
    refuse_excess(&path, "is captured", reservation.captured(), reservation.total)?;
    for payment in reservation.payments() {
        refuse_excess_of_payment(&path, payment)?;
    }
    reservation.put(world)
}

fn refuse_excess_of_payment(path: &str, payment: &Payment) -> Result<()> {
    let place = format!("{path}: {}", payment.reference);
    refuse_excess(&place, "is given back", sum_of_all(&payment.refunds), payment.amount)?;
    refuse_excess_of_lines(&place, &payment.refunds, &payment.lines)
}

fn complete_payments(
    world: &World,
    given: &mut Given,
    field: &str,
    prefix: &str,
    lines: &[LineAmount],
) -> Result<()> {
    let mut payments = Vec::new();
    for mut payment in given.parts(field)? {
        complete_lines(&mut payment, lines)?;
        payment.or_make("reference", || Ok(world.fresh_id(prefix)?.into()))?;
        payment.or("at", world.now());
        payment.or("note", Value::Null);
        let taken = amounts_of(&payment)?;
        complete_refunds(world, &mut payment, &taken)?;
        payments.push(payment.into_value());
    }
    given.set(field, payments);
    Ok(())
}

/// The rows that follow from what is given; the status is read from the last of them.
fn history(world: &World, given: &Given) -> Vec<Value> {
    let (now, total) = (json!(world.now()), given.value("total"));
    let mut rows = vec![row("reservation-sent", &now, total)];
    if let Some(at) = given.value("reserved").get(0) {
        rows.push(row("reserved", at, total));
    }
    for (field, title) in [("captures", "captured"), ("charges", "charged")] {
        for payment in given.value(field).as_array().into_iter().flatten() {
            rows.push(row(title, &payment["at"], &payment["amount"]));
        }
    }
    rows
}

fn row(title: &str, at: &Value, amount: &Value) -> Value {
    let amount = money::of(amount).unwrap_or_default().to_string();
    json!({"at": at, "title": title, "amount": amount, "sent_to": "", "note": null})
}
