//! Somebody at a terminal: approves or declines what waits there, the payment or a refund.

use serde_json::Value;

use crate::base::error::{Error, ErrorKind, Result};
use crate::sandbox::objects::inspect;
use crate::sandbox::objects::order::OrderStage;
use crate::sandbox::objects::refund::Refund;
use crate::sandbox::objects::terminal_order::TerminalOrder;
use crate::sandbox::world::World;

/// Approves or declines what waits at the terminal of this order. Gives the order's full state.
pub fn decide(world: &World, uuid: &str, approved: bool) -> Result<Value> {
    let Some(mut found) = TerminalOrder::find(world, uuid)? else {
        return Err(Error::new(
            ErrorKind::NotFound,
            format!("the sandbox has no terminal order {uuid}"),
        ));
    };
    let word = if approved { "approved" } else { "declined" };
    match (found.terminal.refund.take(), found.order.stage) {
        (Some(refund), _) => {
            found.order.note(world, format!("refund {word} on the terminal"));
            found.queue_refund(world, approved, &refund)?;
            if approved {
                found.order.refunds.push(Refund { due: world.now(), ..refund });
            }
            found.terminal.refunded = Some(approved);
        }
        (None, OrderStage::Sent) => {
            found.order.note(world, format!("payment {word} on the terminal"));
            found.queue_payment(world, approved)?;
            found.order.stage = if approved { OrderStage::Paid } else { OrderStage::Cancelled };
            found.terminal.declined = !approved;
            found.terminal.outcome_answered = false;
        }
        (None, _) => {
            let status = found.order.status(world.now());
            let why = format!("{uuid} is {status}: nothing waits for it on a terminal");
            return Err(Error::new(ErrorKind::Refused, why));
        }
    }
    let order = found.save(world)?;
    inspect::of_order(world, &order)
}
