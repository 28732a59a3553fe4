//! Subscriptions of a seed. Their cycles are orders of the same seed.

use serde_json::json;

use super::given::Given;
use super::parts::seeded;
use crate::base::error::Result;
use crate::sandbox::objects::order::Order;
use crate::sandbox::objects::subscription::{Subscription, new_cycle_order};
use crate::sandbox::world::World;

/// Adds a subscription: its body is all that must be given. Without cycles it has the first one, which waits for its payer.
pub fn add(world: &World, mut given: Given) -> Result<()> {
    given.identifier(world, "SUB")?;
    let body = given.object("body")?;
    if given.value("cycles").is_null() {
        let mut first = new_cycle_order(world, &body)?;
        first.put(world)?;
        given.set("cycles", json!([{"order": first.uuid, "failed": false}]));
    }
    let cycles = given.parts("cycles")?;
    let mut first = None;
    for cycle in &cycles {
        let uuid = cycle.value("order").as_str().unwrap_or_default();
        let Some(order) = Order::find(world, uuid)? else {
            return Err(cycle.wrong("order", &format!("the seed has no order {uuid}")));
        };
        first.get_or_insert(order);
    }
    let Some(first) = first else { return Err(given.wrong("cycles", "must hold the first one")) };
    given.or("order_uuid", first.uuid);
    given.or("customer_uuid", json!(first.customer_uuid));
    given.or("created", world.now());
    given.or("cancelled", false);
    given.or("events", seeded(world));
    let mut subscription: Subscription = given.into_kept()?;
    subscription.save(world)
}
