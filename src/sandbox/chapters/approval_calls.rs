//! The call of chapter 6, Refund Management: a refund waits until somebody at Front Payment approves or rejects it.

use serde_json::Value;

use super::call::{ApiCall, Handler};
use super::refund_answers;
use crate::base::error::Result;
use crate::base::money;
use crate::sandbox::answer::Answer;
use crate::sandbox::objects::order::Order;
use crate::sandbox::objects::refund::Refund;
use crate::sandbox::objects::refund_request::RefundRequest;
use crate::sandbox::objects::reservation::Reservation;

/// The operations of the chapter, by command.
pub const HANDLERS: &[(&str, Handler)] = &[("refunds request-approval", request_approval)];

const WAITING: &str = "orderRefundRequestAlreadySubmitted";

fn request_approval(call: &ApiCall) -> Result<Answer> {
    let request = match RefundRequest::read(call.body) {
        Ok(request) => request,
        Err(rejection) => return Ok(refund_answers::of_approval_request(rejection)),
    };
    match call.id.starts_with("RES") {
        true => of_reservation(call, request),
        false => of_order(call, request),
    }
}

fn of_reservation(call: &ApiCall, request: RefundRequest) -> Result<Answer> {
    let Some(mut reservation) = Reservation::find(call.world, call.id)? else {
        return Ok(Answer::not_found("orderNotFound"));
    };
    if reservation.approval.is_some() {
        return Ok(Answer::no_data(400, WAITING));
    }
    if let Err(rejection) = request.check_reservation(&reservation) {
        return Ok(refund_answers::of_approval_request(rejection));
    }
    reservation.approval = Some((refund(call, request), call.body.clone()));
    reservation.save(call.world)?;
    Ok(accepted())
}

fn of_order(call: &ApiCall, request: RefundRequest) -> Result<Answer> {
    let Some(mut order) = Order::find(call.world, call.id)? else {
        return Ok(Answer::not_found("orderNotFound"));
    };
    if order.approval.is_some() {
        return Ok(Answer::no_data(400, WAITING));
    }
    if let Err(rejection) = request.check_order(&order) {
        return Ok(refund_answers::of_approval_request(rejection));
    }
    let amount = money::show(request.total);
    order.note(call.world, format!("approval of a refund of {amount} asked for"));
    order.approval = Some(refund(call, request));
    order.save(call.world)?;
    Ok(accepted())
}

/// The refund that waits; it is due when it is approved.
fn refund(call: &ApiCall, request: RefundRequest) -> Refund {
    let asked = call.world.now();
    Refund { amount: request.total, lines: request.lines, asked, due: asked }
}

fn accepted() -> Answer {
    Answer::done(201, "requestedOrderRefundSuccessfully", false, Value::Null)
}
