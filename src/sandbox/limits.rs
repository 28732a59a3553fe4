//! The merchant's own limits on refunds, over orders and reservations alike, where the sandbox has been given any.

use serde_json::Value;

use super::Operation;
use super::answer::Answer;
use super::order::{Order, Refund};
use super::reservation::Reservation;
use crate::base::error::Result;
use crate::base::money::Amount;

const WEEK: i64 = 7 * 24 * 60 * 60;

/// The refusal of a refund of this amount, if a limit is in its way.
pub fn refused(call: &Operation, total: Amount) -> Result<Option<Answer>> {
    if call.settings.refund_limit.is_some_and(|limit| total > limit) {
        return Ok(Some(threshold("RequestAmount")));
    }
    let Some(limit) = call.settings.weekly_refund_limit else { return Ok(None) };
    let since = call.world.now() - WEEK;
    let recent = |refund: &&Refund| refund.asked > since;
    let orders = Order::all(call.world)?;
    let reservations = Reservation::all(call.world)?;
    let of_orders = orders.iter().flat_map(|order| &order.refunds).filter(recent);
    let of_reservations = reservations.iter().flat_map(Reservation::refunds).filter(recent);
    let used =
        of_orders.chain(of_reservations).fold(total, |sum, one| sum.saturating_add(one.amount));
    Ok((used > limit).then(|| threshold("Weekly")))
}

fn threshold(which: &str) -> Answer {
    Answer::error(400, &format!("refundRejectionFor{which}ThresholdExceed"), true, Value::Null)
}
