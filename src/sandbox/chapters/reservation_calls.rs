//! The calls of chapter 3, Reservation Management, except for those that take or give back money: creating, resending,
//! cancelling, completing and the history.

use std::cmp::Reverse;

use serde_json::{Value, json};

use super::call::{ApiCall, Handler};
use super::{reservation_captures, reservation_details};
use crate::base::error::Result;
use crate::base::money::Amount;
use crate::sandbox::answer::{Answer, php_json};
use crate::sandbox::links;
use crate::sandbox::long_text::LongText;
use crate::sandbox::objects::payment::Payment;
use crate::sandbox::objects::reservation::{HistoryRow, Reservation, ReservationStage};
use crate::sandbox::values::{amount_json, time_text};

/// The operations of the chapter, by command.
pub const HANDLERS: &[(&str, Handler)] = &[
    ("reservations submit", submit),
    ("reservations session", session),
    ("reservations details", reservation_details::details),
    ("reservations capture", reservation_captures::capture),
    ("reservations charge", reservation_captures::charge),
    ("reservations cancel", cancel),
    ("reservations complete", complete),
    ("reservations resend", resend),
    ("reservations refund", reservation_captures::refund),
    ("reservations history", history),
];

const DAY: i64 = 24 * 60 * 60;

fn submit(call: &ApiCall) -> Result<Answer> {
    let mut reservation = Reservation::new(call.world, call.body)?;
    reservation.save(call.world)?;
    let url = links::reservation(call.origin, &reservation.uuid);
    let data = json!({
        "customerUuid": reservation.customer_uuid, "reservationUuid": reservation.uuid, "checkoutUrl": url,
    });
    Ok(Answer::done(201, "Reservation Submitted Successfully", true, data))
}

fn session(call: &ApiCall) -> Result<Answer> {
    let mut reservation = Reservation::new(call.world, call.body)?;
    reservation.save(call.world)?;
    let url = links::payment(call.origin, &reservation.uuid);
    let data = json!({
        "customerUuid": reservation.customer_uuid, "reservationUuid": reservation.uuid, "paymentUrl": url,
    });
    Ok(Answer::done(201, "Reservation Submitted Successfully", true, data))
}

fn cancel(call: &ApiCall) -> Result<Answer> {
    let Some(mut reservation) = Reservation::find(call.world, call.id)? else {
        return Ok(Answer::not_found("orderNotFound"));
    };
    match reservation.status(call.world.now()) {
        "SENT" | "RESERVED" => {}
        "COMPLETED" | "CANCELLED" => {
            return Ok(Answer::conflict("reservationStatusAlreadyCompleted"));
        }
        _ => return Ok(Answer::conflict("prerequisiteFailedToCancelReservation")),
    }
    reservation.stage = ReservationStage::Cancelled;
    let total = reservation.total;
    reservation.record(call.world, "cancelled", total, call.body["note"].clone());
    reservation.save(call.world)?;
    Ok(Answer::done(202, "cancelledOrderSuccessfully", false, Value::Null))
}

fn complete(call: &ApiCall) -> Result<Answer> {
    let Some(mut reservation) = Reservation::find(call.world, call.id)? else {
        return Ok(Answer::no_data(404, "reservationNotFound"));
    };
    if !matches!(reservation.status(call.world.now()), "CAPTURED" | "CHARGED") {
        return Ok(Answer::no_data(400, "prerequisiteFailedToCompleteReservation"));
    }
    reservation.stage = ReservationStage::Completed;
    let taken = reservation.captured() + reservation.charged();
    reservation.record(call.world, "completed", taken, call.body["note"].clone());
    reservation.save(call.world)?;
    Ok(Answer::done(202, "reservationCompletedSuccessfully", false, Value::Null))
}

fn resend(call: &ApiCall) -> Result<Answer> {
    let Some(mut reservation) = Reservation::find(call.world, call.id)? else {
        return Ok(Answer::not_found("orderNotFound"));
    };
    match reservation.stage {
        ReservationStage::Completed => return Ok(Answer::conflict("orderStatusAlreadyCompleted")),
        ReservationStage::Cancelled => return Ok(Answer::conflict("orderStatusAlreadyCancelled")),
        _ => {}
    }
    let sent_to = call.recipients().join(", ");
    reservation.record_sent(call.world, "link-resent", sent_to);
    reservation.save(call.world)?;
    Ok(Answer::done(202, "resentOrderSuccessfully", true, Value::Null))
}

/// Answers with the history; without times, of the last 24 hours (quirk 17).
fn history(call: &ApiCall) -> Result<Answer> {
    let now = call.world.now();
    let since = time_in_path(call, 0).unwrap_or(now - DAY);
    let until = time_in_path(call, 1).unwrap_or(now);
    let mut rows = Vec::new();
    Reservation::each(call.world, |reservation| {
        for row in &reservation.history {
            if (since..=until).contains(&row.at) {
                rows.push((row.at, php_json(&shown_row(&reservation, row))));
            }
        }
        Ok(())
    })?;
    // Newest first, so that nobody relies on an order that is not documented.
    rows.sort_by_key(|(at, _)| Reverse(*at));
    let mut list = LongText::default();
    rows.iter().try_for_each(|(_, row)| list.add_item(row))?;
    Answer::done_with_list("reservationRetrievedSuccessfully", list)
}

/// The Unix time in this variable of the path, if it is one.
fn time_in_path(call: &ApiCall, variable: usize) -> Option<i64> {
    call.variables.get(variable)?.parse().ok()
}

fn shown_row(reservation: &Reservation, row: &HistoryRow) -> Value {
    let refundable: Amount = reservation.payments().map(Payment::refundable).sum();
    json!({
        "uuid": reservation.uuid, "title": row.title, "datetime": time_text(row.at, "%d.%m.%Y %H:%M"),
        "sentTo": row.sent_to, "actionBy": null, "note": row.note, "paymentMethod": reservation.payment_method(),
        "isRefundable": refundable > Amount::ZERO, "amount": amount_json(row.amount).to_string(),
    })
}
