//! The pages at the addresses that answers send a customer to: what the object is, and how to act as its payer.

use super::answer::{Answer, Origin};
use super::links::{self, LinkPurpose};
use super::objects::check::CheckResult;
use super::objects::order::Order;
use super::objects::reservation::Reservation;
use super::world::World;
use crate::base::error::Result;
use crate::base::money::{self, Amount};

/// The page at this path, if an answer can have sent somebody there.
pub fn page(world: &World, path: &str) -> Result<Option<Answer>> {
    let Some((purpose, uuid)) = links::read(path) else { return Ok(None) };
    let Some(state) = state(world, uuid)? else { return Ok(None) };
    let purpose = match purpose {
        LinkPurpose::Pay => "This is where the customer pays",
        LinkPurpose::Sign => "This is where the customer signs with BankID",
    };
    // Everything in it was found in the world, so nothing of the address comes back.
    let body = format!(
        "<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n<title>Sandbox {uuid}</title>\n\
         <h1>{uuid}</h1>\n<p>{purpose}. {state}</p>\n</html>\n"
    );
    Ok(Some(Answer::new(200, "text/html; charset=utf-8", body, Origin::Control)))
}

/// What the object with this identifier is, if there is one.
fn state(world: &World, uuid: &str) -> Result<Option<String>> {
    if let Some(order) = Order::find(world, uuid)? {
        return Ok(Some(payable("order", uuid, order.status(world.now()), order.total)));
    }
    if let Some(reservation) = Reservation::find(world, uuid)? {
        let (status, total) = (reservation.status(world.now()), reservation.total);
        return Ok(Some(payable("reservation", uuid, status, total)));
    }
    if CheckResult::is_company_check(world, uuid)? {
        return Ok(Some("The company check counts as signed.".to_owned()));
    }
    Ok(None)
}

fn payable(kind: &str, uuid: &str, status: &str, total: Amount) -> String {
    let how = format!("Be the payer with <code>fpgo sandbox pay {uuid} --outcome paid</code>.");
    format!("The {kind} is {status}, {} in all. {how}", money::show(total))
}
