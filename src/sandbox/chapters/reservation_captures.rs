//! Capturing and charging a reservation, and refunding either (operations 3.4, 3.5 and 3.9).

use serde_json::{Value, json};

use super::call::ApiCall;
use super::{refund_answers, refund_limits};
use crate::base::error::Result;
use crate::base::money::{self, Amount};
use crate::sandbox::answer::Answer;
use crate::sandbox::objects::line::{LineAmount, fresh_line_id, products};
use crate::sandbox::objects::payment::Payment;
use crate::sandbox::objects::refund::Refund;
use crate::sandbox::objects::refund_request::{RefundRequest, requested_lines};
use crate::sandbox::objects::reservation::{Reservation, ReservationStage};

const CAPTURE_EXCEEDED: &str = "requestedCaptureAmountExceedAvailableCaptureRunway";

/// Captures a part of what is held.
pub fn capture(call: &ApiCall) -> Result<Answer> {
    let Some(mut reservation) = Reservation::find(call.world, call.id)? else {
        return Ok(Answer::no_data(404, "reservationNotFound"));
    };
    if let Some(message) = refusal_of_capture(&reservation, call.world.now()) {
        return Ok(Answer::no_data(400, message));
    }
    let lines = match requested_lines(call.body) {
        Ok(lines) => lines,
        Err(rejection) => return Ok(refund_answers::of_refund(rejection)),
    };
    for wanted in &lines {
        let Some(line) = reservation.lines.iter().find(|line| line.id == wanted.id) else {
            return Ok(Answer::no_data(400, "requestProductIdNotAvailable"));
        };
        if wanted.amount > line.amount - reservation.captured_of(line.id) {
            return Ok(Answer::no_data(400, CAPTURE_EXCEEDED));
        }
    }
    let total = total(call);
    if total > reservation.total - reservation.captured() {
        return Ok(Answer::no_data(400, CAPTURE_EXCEEDED));
    }
    let capture = new_payment(call, "CAP", total, lines)?;
    let reference = capture.reference.clone();
    reservation.record(call.world, "captured", total, capture.note.clone());
    reservation.captures.push(capture);
    reservation.save(call.world)?;
    Ok(Answer::done(202, "reservationCapturedSuccessfully", true, json!({ "uuid": reference })))
}

fn refusal_of_capture(reservation: &Reservation, now: i64) -> Option<&'static str> {
    match reservation.status(now) {
        "CANCELLED" => Some("reservationStatusAlreadyCancelled"),
        "EXPIRED" => Some("paymentCaptureDeadlineExceed"),
        // Nothing is held yet, or nothing any more.
        "SENT" | "COMPLETED" => Some(CAPTURE_EXCEEDED),
        _ if now > reservation.hold_ends() => Some("paymentCaptureDeadlineExceed"),
        _ => None,
    }
}

/// Charges the stored card beside what is held.
pub fn charge(call: &ApiCall) -> Result<Answer> {
    let Some(mut reservation) = Reservation::find(call.world, call.id)? else {
        return Ok(Answer::no_data(404, "reservationNotFound"));
    };
    if reservation.reserved.is_none() {
        return Ok(Answer::no_data(404, "paymentCardNotFound"));
    }
    let closed = matches!(
        reservation.stage,
        ReservationStage::Completed | ReservationStage::Cancelled | ReservationStage::Expired
    );
    let ends = reservation.charge_ends(call.settings.charge_validity_unit);
    if closed || call.world.now() > ends {
        return Ok(Answer::no_data(400, "paymentChargeDeadlineExceed"));
    }
    let total = total(call);
    let charged = reservation.charged().saturating_add(total);
    if call.settings.charge_limit.is_some_and(|limit| charged > limit) {
        return Ok(Answer::no_data(400, "paymentChargeRunwayExceed"));
    }
    let mut lines = Vec::new();
    for product in products(call.body) {
        let amount = money::of(&product["amount"]).unwrap_or_default();
        lines.push(LineAmount { id: fresh_line_id(call.world)?, amount });
    }
    let charge = new_payment(call, "CHA", total, lines)?;
    let reference = charge.reference.clone();
    reservation.record(call.world, "charged", total, charge.note.clone());
    reservation.charges.push(charge);
    reservation.save(call.world)?;
    Ok(Answer::done(202, "reservationChargedSuccessfully", true, json!({ "uuid": reference })))
}

fn total(call: &ApiCall) -> Amount {
    money::of(&call.body["grandTotal"]).unwrap_or_default()
}

/// A capture or a charge at this moment, with a fresh reference.
fn new_payment(
    call: &ApiCall,
    prefix: &str,
    amount: Amount,
    lines: Vec<LineAmount>,
) -> Result<Payment> {
    Ok(Payment {
        reference: call.world.fresh_id(prefix)?,
        at: call.world.now(),
        amount,
        lines,
        note: call.body["additionalText"].clone(),
        refunds: Vec::new(),
    })
}

/// Accepts a refund of a capture or a charge, which shows after the server's delay, or says why not.
pub fn refund(call: &ApiCall) -> Result<Answer> {
    let Some(mut reservation) = Reservation::find(call.world, call.id)? else {
        return Ok(Answer::not_found("orderNotFound"));
    };
    let request = match RefundRequest::read(call.body) {
        Ok(request) => request,
        Err(rejection) => return Ok(refund_answers::of_refund(rejection)),
    };
    if let Err(rejection) = request.check_reservation(&reservation) {
        return Ok(refund_answers::of_refund(rejection));
    }
    if let Some(refusal) = refund_limits::refusal(call, request.total)? {
        return Ok(refusal);
    }
    let delay = call.settings.refund_delay.unwrap_or_default();
    let refund = Refund::new(request.total, request.lines, call.world.now(), delay);
    reservation.give_back(call.world, &request.source, &request.reference, refund)?;
    Ok(Answer::done(202, "orderRefundedSuccessfully", true, Value::Null))
}
