//! The addresses that answers send a customer to, and what stands there: what the object is, and how to play its payer.

use serde_json::Value;

use super::Operation;
use super::answer::{Answer, Origin};
use super::checks;
use super::order::Order;
use super::reservation::Reservation;
use super::world::World;
use crate::base::error::Result;
use crate::base::money;

/// Where this object is paid.
pub fn pay(call: &Operation, uuid: &str) -> String {
    format!("{}/pay/{uuid}", call.origin)
}

/// Where a person signs with BankID for this object.
pub fn bank_id(call: &Operation, uuid: &str) -> String {
    format!("{}/bankid/{uuid}", call.origin)
}

/// The page at this path, if an answer can have sent somebody there.
pub fn page(world: &World, path: &str) -> Result<Option<Answer>> {
    let parts: Vec<&str> = path.split('/').skip(1).collect();
    let (what, uuid) = match parts[..] {
        ["pay", uuid]
        | ["order", "hosted", uuid, "checkout"]
        | ["reservations", "details", uuid] => ("This is where the customer pays", uuid),
        ["bankid", uuid] => ("This is where the customer signs with BankID", uuid),
        _ => return Ok(None),
    };
    let Some(state) = state(world, uuid)? else { return Ok(None) };
    // Everything in it was found in the world, so nothing of the address comes back.
    let body = format!(
        "<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n<title>Sandbox {uuid}</title>\n\
         <h1>{uuid}</h1>\n<p>{what}. {state}</p>\n</html>\n"
    );
    Ok(Some(Answer::new(200, "text/html; charset=utf-8", body, Origin::Control)))
}

fn state(world: &World, uuid: &str) -> Result<Option<String>> {
    if let Some(order) = Order::find(world, uuid)? {
        let (status, total) = (order.status(world.now()), money::show(order.total));
        let how = format!("Be the payer with <code>fpgo sandbox pay {uuid} --outcome paid</code>.");
        return Ok(Some(format!("The order is {status}, {total} in all. {how}")));
    }
    if let Some(reservation) = Reservation::find(world, uuid)? {
        let (status, total) = (reservation.status(world.now()), money::show(reservation.total));
        let how = format!("Be the payer with <code>fpgo sandbox pay {uuid} --outcome paid</code>.");
        return Ok(Some(format!("The reservation is {status}, {total} in all. {how}")));
    }
    let check = world.object::<Value>(checks::COMPANY, uuid)?;
    Ok(check.map(|_| "The company check counts as signed.".into()))
}
