//! The cycles of a subscription as its details show them.

use jiff::civil::Date;
use serde_json::{Map, Value, json};

use super::order::{Order, OrderStage};
use super::subscription::Subscription;
use crate::base::money::Amount;
use crate::sandbox::values::{amount_json, day_text};
use crate::sandbox::world::World;

/// The cycles that have begun, `Cycle 1` and so on.
pub fn all(world: &World, subscription: &Subscription, orders: &[Order]) -> Value {
    let mut cycles = Map::new();
    for (at, order) in orders.iter().enumerate() {
        let days = subscription.days(at);
        cycles.insert(format!("Cycle {}", at + 1), cycle(order, days, world.now()));
    }
    Value::Object(cycles)
}

fn cycle(order: &Order, days: Option<(Date, Date)>, now: i64) -> Value {
    let refunded = order.refunded(now);
    let dues = order.refunds.iter().map(|refund| refund.due);
    let last_refund = dues.filter(|due| *due <= now).max();
    json!({
        "reference": order.uuid,
        "status": status(order, now),
        "invoiced": order.invoice_number.is_some(),
        "amount": amount_json(order.total),
        "startDate": days.map(|(from, _)| date_text(from)),
        "endDate": days.map(|(_, to)| date_text(to)),
        "isRefunded": refunded > Amount::ZERO && refunded >= order.total,
        "refundedAt": last_refund.map(day_text),
        "refundedAmount": amount_json(refunded),
    })
}

/// The status of a cycle, as the API spells it.
pub fn status(order: &Order, now: i64) -> &'static str {
    match order.status(now) {
        _ if order.stage == OrderStage::Failed => "FAILED",
        "Inkasso" => "DEBT COLLECTION",
        "REFUNDED" | "PARTIAL REFUNDED" => "PAID",
        status => status,
    }
}

/// A day as details show it, `DD.MM.YYYY`.
pub fn date_text(date: Date) -> String {
    date.strftime("%d.%m.%Y").to_string()
}
