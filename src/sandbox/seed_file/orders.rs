//! Orders of a seed.

use serde_json::Value;

use super::given::Given;
use super::parts::{
    amounts_of, complete_by_body, complete_refunds, refuse_excess, refuse_excess_of_lines, seeded,
};
use crate::base::error::Result;
use crate::sandbox::objects::order::Order;
use crate::sandbox::objects::refund::sum_of_all;
use crate::sandbox::world::World;

/// Adds an order: its body is all that must be given.
pub fn add(world: &World, mut given: Given) -> Result<()> {
    given.identifier(world, "ODR")?;
    complete_by_body(world, &mut given)?;
    given.or("kind", "regular");
    given.or("stage", "Sent");
    let is_invoiced = matches!(given.value("stage").as_str(), Some("Invoiced" | "Purring"));
    given.or_make("invoice_number", || match is_invoiced {
        true => Ok(Order::next_invoice_number(world)?.into()),
        false => Ok(Value::Null),
    })?;
    let lines = amounts_of(&given)?;
    complete_refunds(world, &mut given, &lines)?;
    given.or("events", seeded(world));
    let path = given.path.clone();
    let mut order: Order = given.into_kept()?;
    refuse_excess(&path, "is given back", sum_of_all(&order.refunds), order.total)?;
    refuse_excess_of_lines(&path, &order.refunds, &lines)?;
    order.put(world)
}
