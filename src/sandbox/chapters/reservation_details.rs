//! Get Reservation Details By UUID (operation 3.3).

use serde_json::{Value, json};

use super::call::ApiCall;
use super::detail_parts::{channels, organization};
use crate::base::error::Result;
use crate::base::money::Amount;
use crate::sandbox::answer::Answer;
use crate::sandbox::objects::line::OrderLine;
use crate::sandbox::objects::payment::Payment;
use crate::sandbox::objects::reservation::Reservation;
use crate::sandbox::values::{ADDRESS, amount_json, capitalised, number_json, picked, text_json};

/// Answers with the details of a reservation.
pub fn details(call: &ApiCall) -> Result<Answer> {
    let Some(reservation) = Reservation::find(call.world, call.id)? else {
        return Ok(Answer::no_data(404, "reservationNotFound"));
    };
    let data = data(&reservation, call.world.now());
    Ok(Answer::done(200, "reservationRetrievedSuccessfully", true, data))
}

fn data(reservation: &Reservation, now: i64) -> Value {
    let body = &reservation.body;
    let sent = &body["customerDetails"];
    let status = reservation.status(now);
    let mut lines = Vec::new();
    for line in &reservation.lines {
        lines.push(line_details(reservation, line));
    }
    json!({
        "reservationUuid": reservation.uuid,
        "status": status,
        "isPaid": reservation.captured() + reservation.charged() > Amount::ZERO,
        "productList": lines,
        "grandTotal": amount_json(reservation.total),
        "reservationDate": text_json(&body["orderDate"]),
        "paymentLinkDueDate": text_json(&body["dueDateForPaymentLink"]),
        "sendOrderBy": channels(body),
        "customerDetails": {
            "countryCode": sent["countryCode"], "msisdn": sent["msisdn"], "email": sent["email"],
            "name": sent["name"], "address": picked(&sent["address"], &ADDRESS),
        },
        "referenceNumber": body["referenceNo"],
        "chargeValidity": text_json(&body["chargeValidity"]),
        "customerReference": body["customerReference"],
        "customerNotes": body["customerNotes"],
        "termsAndCondition": body["tnc"],
        "paymentDetails": payment_details(reservation, now),
        "organizationDetails": organization(),
        "translationKey": format!("reservationStatus{}", capitalised(status)),
        "paymentHistory": payment_history(reservation, now),
    })
}

fn line_details(reservation: &Reservation, line: &OrderLine) -> Value {
    let product = &line.product;
    let held = if reservation.reserved.is_some() { line.amount } else { Amount::ZERO };
    json!({
        "id": line.id, "name": product["name"], "productId": product["productId"], "quantity": 1,
        "rate": number_json(&product["rate"]), "discount": 0, "tax": number_json(&product["tax"]),
        "amount": amount_json(line.amount), "reserved": amount_json(held),
        "captured": amount_json(reservation.captured_of(line.id)),
    })
}

fn payment_details(reservation: &Reservation, now: i64) -> Value {
    let reserved_at = reservation.reserved.as_ref().map(|(at, _)| at);
    let held = if reserved_at.is_some() { reservation.total } else { Amount::ZERO };
    json!({
        "reservedAt": reserved_at,
        "reservedAmount": amount_json(held),
        "capturedAmount": amount_json(reservation.captured()),
        "chargedAmount": amount_json(reservation.charged()),
        "amountRefunded": {
            "fromCaptured": refunded(&reservation.captures, now),
            "fromCharge": refunded(&reservation.charges, now),
        },
    })
}

fn refunded(payments: &[Payment], now: i64) -> Value {
    let mut sum = Amount::ZERO;
    for payment in payments {
        sum += payment.refunded(now);
    }
    amount_json(sum)
}

fn payment_history(reservation: &Reservation, now: i64) -> Value {
    let mut reserved = Vec::new();
    if let Some((at, _)) = &reservation.reserved {
        reserved.push(json!({"at": at, "amount": amount_json(reservation.total)}));
    }
    let mut refunds = Vec::new();
    for payment in reservation.payments() {
        for refund in payment.refunds.iter().filter(|refund| refund.is_done(now)) {
            refunds.push((payment, refund));
        }
    }
    refunds.sort_by_key(|(_, refund)| refund.due);
    let mut refunded = Vec::new();
    for (payment, refund) in refunds {
        refunded.push(json!({
            "at": refund.due, "amount": amount_json(refund.amount), "reference": payment.reference,
            "isRefunded": true, "isPartial": refund.amount < payment.amount,
        }));
    }
    json!({
        "reserved": reserved,
        "captured": all_details(&reservation.captures, now),
        "charged": all_details(&reservation.charges, now),
        "refunded": refunded,
    })
}

fn all_details(payments: &[Payment], now: i64) -> Value {
    payments.iter().map(|payment| payment.details(now)).collect()
}
