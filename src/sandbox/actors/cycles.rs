//! The cycles of a subscription: each begins and is paid, fails or is invoiced on demand.

use serde_json::Value;

use crate::base::error::{Error, ErrorKind, Result};
use crate::sandbox::objects::inspect;
use crate::sandbox::objects::order::OrderStage;
use crate::sandbox::objects::subscription::{Cycle, Subscription, new_cycle_order};
use crate::sandbox::world::World;

/// How a cycle can end.
pub const OUTCOMES: &[&str] = &["paid", "failed", "invoiced"];

/// Runs the next cycle of an ongoing subscription. Gives the subscription's full state.
pub fn run_next(world: &World, uuid: &str, outcome: &str) -> Result<Value> {
    if !OUTCOMES.contains(&outcome) {
        return Err(Error::invalid(format!("a cycle ends as one of {}", OUTCOMES.join(", "))));
    }
    let mut subscription = Subscription::get(world, uuid)?;
    let status = subscription.status(world, subscription.first_order(world)?.as_ref());
    if status != "ONGOING" {
        return Err(Error::new(
            ErrorKind::Refused,
            format!("{uuid} is {status}: no cycle can run"),
        ));
    }
    let mut order = new_cycle_order(world, &subscription.body)?;
    match outcome {
        "paid" => order.stage = OrderStage::Paid,
        "invoiced" => order.send_invoice(world)?,
        _ => order.stage = OrderStage::Failed,
    }
    let event = format!("cycle {}: {outcome}", subscription.cycles.len() + 1);
    order.note(world, event.clone());
    order.save(world)?;
    subscription.cycles.push(Cycle { order: order.uuid, failed: outcome != "paid" });
    subscription.note(world, event);
    subscription.save(world)?;
    inspect::of_subscription(world, &subscription)
}
