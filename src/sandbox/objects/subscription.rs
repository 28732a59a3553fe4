//! A subscription, and what follows from its state. Each cycle is an order of its own, so that what is paid and given back
//! stands in one place.

use jiff::Span;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::event::Events;
use super::order::Order;
use crate::base::error::Result;
use crate::base::money::{self, Amount};
use crate::sandbox::values::text_json;
use crate::sandbox::world::World;

/// Kind of these objects in the world.
pub const KIND: &str = "subscription";

/// A subscription.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Subscription {
    /// `SUB…`.
    pub uuid: String,
    /// The order of its first cycle.
    pub order_uuid: String,
    /// `CSRT…`.
    pub customer_uuid: Option<String>,
    /// When it was created, in Unix seconds.
    pub created: i64,
    /// The body that created it, as received.
    pub body: Value,
    /// The subscription was cancelled.
    pub cancelled: bool,
    /// The cycles that have begun, the first one included.
    pub cycles: Vec<Cycle>,
    /// What happened, oldest first.
    pub events: Events,
}

/// A cycle that has begun.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Cycle {
    /// Identifier of the cycle's order.
    pub order: String,
    /// The payment failed at first.
    pub failed: bool,
}

impl Subscription {
    /// Creates and saves a subscription for this checked body, with the order of its first cycle.
    pub fn create(world: &World, body: &Value) -> Result<Subscription> {
        let mut order = new_cycle_order(world, body)?;
        order.save(world)?;
        let mut subscription = Subscription {
            uuid: world.fresh_id("SUB")?,
            order_uuid: order.uuid.clone(),
            customer_uuid: order.customer_uuid.clone(),
            created: world.now(),
            body: body.clone(),
            cancelled: false,
            cycles: vec![Cycle { order: order.uuid, failed: false }],
            events: Events::default(),
        };
        subscription.note(world, "created");
        subscription.save(world)?;
        Ok(subscription)
    }

    /// The subscription with this identifier.
    pub fn find(world: &World, uuid: &str) -> Result<Option<Subscription>> {
        world.object(KIND, uuid)
    }

    /// The subscription with this identifier; an error if there is none.
    pub fn get(world: &World, uuid: &str) -> Result<Subscription> {
        world.existing(KIND, uuid)
    }

    /// Looks at every subscription, oldest first, one after another.
    pub fn each(world: &World, look: impl FnMut(Subscription) -> Result<()>) -> Result<()> {
        world.each(KIND, look)
    }

    /// Keeps the subscription as it is now.
    pub fn save(&mut self, world: &World) -> Result<()> {
        self.events.keep(world, &self.uuid)?;
        world.put(KIND, &self.uuid, self)
    }

    /// Writes down what happened to the subscription.
    pub fn note(&mut self, world: &World, what: impl Into<String>) {
        self.events.add(world, what);
    }

    /// How many cycles it has in all.
    pub fn repeats(&self) -> usize {
        let count = text_json(&self.body["numberOfRepeats"]);
        match count.as_str().map(str::parse) {
            Some(Ok(count)) => count,
            _ => 1,
        }
    }

    /// What is paid in each cycle.
    pub fn per_cycle(&self) -> Amount {
        let summary = &self.body["orderSummary"];
        let per_cycle = money::of(&summary["payablePerCycle"]);
        per_cycle.or_else(|| money::of(&summary["grandTotal"])).unwrap_or_default()
    }

    /// The orders of its cycles.
    pub fn orders(&self, world: &World) -> Result<Vec<Order>> {
        let mut orders = Vec::new();
        for cycle in &self.cycles {
            orders.extend(Order::find(world, &cycle.order)?);
        }
        Ok(orders)
    }

    /// The first of these orders; nothing is read of the others.
    pub fn first_order(&self, world: &World) -> Result<Option<Order>> {
        for cycle in &self.cycles {
            if let Some(order) = Order::find(world, &cycle.order)? {
                return Ok(Some(order));
            }
        }
        Ok(None)
    }

    /// The status, as the API spells it (docs/api.md, States), by that of its first order.
    pub fn status(&self, world: &World, first: Option<&Order>) -> &'static str {
        match first.map_or("SENT", |order| order.status(world.now())) {
            _ if self.cancelled => "CANCELLED",
            "CANCELLED" => "CANCELLED",
            "SENT" => "SENT",
            "EXPIRED" => "EXPIRED",
            _ if self.cycles.len() >= self.repeats() => "COMPLETED",
            _ => "ONGOING",
        }
    }

    /// First and last day of a cycle, counted from 0; `None` where the body's dates cannot be read.
    pub fn days(&self, cycle: usize) -> Option<(Date, Date)> {
        let start =
            Date::strptime("%d %b, %Y", self.body["subscriptionStartDate"].as_str()?).ok()?;
        let count = i64::try_from(cycle).ok()?;
        let from = start.checked_add(self.span(count)).ok()?;
        let next = start.checked_add(self.span(count + 1)).ok()?;
        Some((from, next.yesterday().ok()?))
    }

    /// The last day of its last cycle.
    pub fn last_day(&self) -> Option<Date> {
        self.days(self.repeats().saturating_sub(1)).map(|(_, to)| to)
    }

    /// How long so many cycles take.
    fn span(&self, count: i64) -> Span {
        let frequency = self.body["billingFrequency"].as_str().unwrap_or_default().to_lowercase();
        match frequency.as_str() {
            "day" | "daily" => Span::new().days(count),
            "week" | "weekly" => Span::new().weeks(count),
            "year" | "yearly" => Span::new().years(count),
            _ => Span::new().months(count),
        }
    }
}

/// A new order for a cycle: its total is what is paid in each; not yet saved.
pub fn new_cycle_order(world: &World, body: &Value) -> Result<Order> {
    let mut order = Order::new(world, body)?;
    order.kind = "subscription".into();
    if let Some(per_cycle) = money::of(&body["orderSummary"]["payablePerCycle"]) {
        order.total = per_cycle;
    }
    Ok(order)
}
