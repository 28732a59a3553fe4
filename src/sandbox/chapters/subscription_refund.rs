//! Refunding cycles of a subscription (operation 4.9).

use serde_json::{Value, json};

use super::call::{ApiCall, order_not_found};
use crate::api::locate;
use crate::base::error::Result;
use crate::base::money::{self, Amount};
use crate::sandbox::answer::Answer;
use crate::sandbox::objects::line::LineAmount;
use crate::sandbox::objects::order::{Order, OrderStage};
use crate::sandbox::objects::refund::Refund;
use crate::sandbox::objects::subscription::Subscription;

/// Refunds all of the cycles that are named, or none: what is given back is taken from them in the order named.
pub fn refund_cycles(call: &ApiCall) -> Result<Answer> {
    let Some(subscription) = Subscription::find(call.world, call.id)? else {
        return order_not_found();
    };
    let orders = subscription.orders(call.world)?;
    let mut named = Vec::new();
    for (_, name) in locate(call.body, "/cycles/*") {
        let name = cycle_name(name.unwrap_or(&Value::Null));
        match order_of_cycle(&orders, &name) {
            Some(order) => named.push(order.clone()),
            None => return Ok(refusal(404, &format!("cycleNotfound#{name}"))),
        }
    }
    let total = money::of(&call.body["amount"]).unwrap_or_default();
    let refundable: Amount = named.iter().map(Order::refundable).sum();
    if !can_be_refunded(&named) || total > refundable {
        return Ok(refusal(400, "someCyclesFailedToPassValidation"));
    }
    let mut rest = total;
    for mut order in named {
        let amount = rest.min(order.refundable());
        if amount <= Amount::ZERO {
            break;
        }
        rest -= amount;
        let delay = call.settings.refund_delay.unwrap_or_default();
        let lines = spread_over_lines(&order, amount);
        order.accept_refund(call.world, Refund::new(amount, lines, call.world.now(), delay));
        order.save(call.world)?;
    }
    Ok(Answer::done(201, "refundProcessedSuccessfully", true, json!([])))
}

/// `Cycle 1` as `cycle1`.
fn cycle_name(name: &Value) -> String {
    let name = match name {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    };
    name.to_lowercase().replace(' ', "")
}

fn order_of_cycle<'a>(orders: &'a [Order], name: &str) -> Option<&'a Order> {
    let number: usize = name.strip_prefix("cycle")?.parse().ok()?;
    orders.get(number.checked_sub(1)?)
}

/// Whether at least one is named, none twice, and each is paid and has something left to refund.
fn can_be_refunded(named: &[Order]) -> bool {
    for (at, order) in named.iter().enumerate() {
        let is_open = order.stage == OrderStage::Paid && order.refundable() > Amount::ZERO;
        if !is_open || named[..at].iter().any(|earlier| earlier.uuid == order.uuid) {
            return false;
        }
    }
    !named.is_empty()
}

/// Takes an amount from the lines of an order, one after another.
fn spread_over_lines(order: &Order, amount: Amount) -> Vec<LineAmount> {
    let mut rest = amount;
    let mut lines = Vec::new();
    for line in &order.lines {
        let of_line = rest.min(order.refundable_of(line));
        if of_line > Amount::ZERO {
            lines.push(LineAmount { id: line.id, amount: of_line });
            rest -= of_line;
        }
    }
    lines
}

/// A refusal with both pairs of flags at once, and words that do not follow the code (quirk 12, docs/api.md, Messages).
fn refusal(status: u16, message: &str) -> Answer {
    let envelope = json!({
        "status_code": status, "status_message": "Execution Exception Occurred", "message": message,
        "is_data": false, "is_error": true, "errors": [],
    });
    Answer::api(status, &envelope)
}
