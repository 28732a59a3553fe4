//! Refunding an order (operation 1.7).

use serde_json::Value;

use super::call::{ApiCall, order_not_found};
use super::{refund_answers, refund_limits};
use crate::base::error::Result;
use crate::sandbox::answer::Answer;
use crate::sandbox::objects::order::Order;
use crate::sandbox::objects::refund::Refund;
use crate::sandbox::objects::refund_request::RefundRequest;

/// Accepts a refund, which shows after the server's delay, or says why not.
pub fn refund(call: &ApiCall) -> Result<Answer> {
    let Some(mut order) = Order::find(call.world, call.id)? else { return order_not_found() };
    let request = match RefundRequest::read(call.body) {
        Ok(request) => request,
        Err(rejection) => return Ok(refund_answers::of_refund(rejection)),
    };
    if let Err(rejection) = request.check_order(&order) {
        return Ok(refund_answers::of_refund(rejection));
    }
    if let Some(refusal) = refund_limits::refusal(call, request.total)? {
        return Ok(refusal);
    }
    let delay = call.settings.refund_delay.unwrap_or_default();
    let refund = Refund::new(request.total, request.lines, call.world.now(), delay);
    order.accept_refund(call.world, refund);
    order.save(call.world)?;
    Ok(Answer::done(202, "orderRefundedSuccessfully", true, Value::Null))
}
