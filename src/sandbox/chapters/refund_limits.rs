//! The merchant's own limits on refunds, over orders and reservations alike, where the sandbox has been given any.

use serde_json::Value;

use super::call::ApiCall;
use crate::base::error::Result;
use crate::base::money::{Amount, total};
use crate::sandbox::answer::Answer;
use crate::sandbox::objects::order::Order;
use crate::sandbox::objects::refund::Refund;
use crate::sandbox::objects::reservation::Reservation;

const WEEK: i64 = 7 * 24 * 60 * 60;

/// The refusal of a refund of this amount, if it is above a limit.
pub fn refusal(call: &ApiCall, amount: Amount) -> Result<Option<Answer>> {
    if call.settings.refund_limit.is_some_and(|limit| amount > limit) {
        return Ok(Some(above_threshold("RequestAmount")));
    }
    let Some(limit) = call.settings.weekly_refund_limit else { return Ok(None) };
    let since = call.world.now() - WEEK;
    let mut used = vec![amount];
    Order::each(call.world, |order| {
        add_since(&mut used, since, &order.refunds);
        Ok(())
    })?;
    Reservation::each(call.world, |reservation| {
        add_since(&mut used, since, reservation.refunds());
        Ok(())
    })?;
    Ok((total(used) > limit).then(|| above_threshold("Weekly")))
}

/// Adds the amounts of those refunds that were accepted since then.
fn add_since<'a>(
    used: &mut Vec<Amount>,
    since: i64,
    refunds: impl IntoIterator<Item = &'a Refund>,
) {
    for refund in refunds {
        if refund.asked > since {
            used.push(refund.amount);
        }
    }
}

fn above_threshold(which: &str) -> Answer {
    Answer::error(400, &format!("refundRejectionFor{which}ThresholdExceed"), true, Value::Null)
}
