//! What each call of chapter 3, Reservation Management, does to the world, and what a payer does to a reservation.
//! What a reservation is stands in `reservation.rs`.

use serde_json::{Value, json};

use super::answer::Answer;
use super::order::{Part, Refund, plain};
use super::orders::requested_parts;
use super::rejection::Rejection;
use super::reservation::{Reservation, ReservationStage, Take};
use super::world::World;
use super::{Handler, Operation, limits, pages};
use crate::api::{self, locate};
use crate::base::error::{Error, ErrorKind, Result};
use crate::base::money::{self, Amount};

/// The operations of the chapter, by command.
pub const HANDLERS: &[(&str, Handler)] = &[
    ("reservations submit", submit),
    ("reservations session", session),
    ("reservations details", details),
    ("reservations capture", capture),
    ("reservations charge", charge),
    ("reservations cancel", cancel),
    ("reservations complete", complete),
    ("reservations resend", resend),
    ("reservations refund", refund),
    ("reservations history", history),
];

const DAY: i64 = 24 * 60 * 60;

fn submit(call: &Operation) -> Result<Answer> {
    let reservation = Reservation::new(call.world, call.body)?;
    reservation.keep(call.world)?;
    let url = format!("{}/reservations/details/{}", call.origin, reservation.uuid);
    let data = json!({
        "customerUuid": reservation.customer_uuid, "reservationUuid": reservation.uuid, "checkoutUrl": url,
    });
    Ok(Answer::done(201, "Reservation Submitted Successfully", true, data))
}

fn session(call: &Operation) -> Result<Answer> {
    let reservation = Reservation::new(call.world, call.body)?;
    reservation.keep(call.world)?;
    let url = pages::pay(call, &reservation.uuid);
    let data = json!({
        "customerUuid": reservation.customer_uuid, "reservationUuid": reservation.uuid, "paymentUrl": url,
    });
    Ok(Answer::done(201, "Reservation Submitted Successfully", true, data))
}

fn details(call: &Operation) -> Result<Answer> {
    let Some(reservation) = Reservation::find(call.world, call.id)? else { return unknown() };
    let data = reservation.details(call.world.now());
    Ok(Answer::done(200, "reservationRetrievedSuccessfully", true, data))
}

fn unknown() -> Result<Answer> {
    Ok(Answer::no_data(404, "reservationNotFound"))
}

/// A refusal in the form with `data`.
fn refused(message: &str) -> Result<Answer> {
    Ok(Answer::no_data(400, message))
}

/// A refusal in the form with `errors`.
fn rejected(message: &str) -> Answer {
    Answer::error(400, message, false, Value::Null)
}

fn capture(call: &Operation) -> Result<Answer> {
    let Some(mut reservation) = Reservation::find(call.world, call.id)? else { return unknown() };
    const EXCEEDED: &str = "requestedCaptureAmountExceedAvailableCaptureRunway";
    let now = call.world.now();
    match reservation.status(now) {
        "CANCELLED" => return refused("reservationStatusAlreadyCancelled"),
        "EXPIRED" => return refused("paymentCaptureDeadlineExceed"),
        // Nothing is held yet, or nothing any more.
        "SENT" | "COMPLETED" => return refused(EXCEEDED),
        _ if now > reservation.hold_ends() => return refused("paymentCaptureDeadlineExceed"),
        _ => {}
    }
    let parts = match requested_parts(call.body) {
        Ok(parts) => parts,
        Err(answer) => return Ok(answer),
    };
    let total = money::of(&call.body["grandTotal"]).unwrap_or_default();
    for part in &parts {
        let Some(line) = reservation.lines.iter().find(|line| line.id == part.id) else {
            return refused("requestProductIdNotAvailable");
        };
        if part.amount > line.amount - reservation.captured_of(line.id) {
            return refused(EXCEEDED);
        }
    }
    if total > reservation.total - reservation.captured() {
        return refused(EXCEEDED);
    }
    let reference = call.world.fresh_id("CAP")?;
    let note = call.body["additionalText"].clone();
    let take = Take {
        reference: reference.clone(),
        at: now,
        amount: total,
        lines: parts,
        note: note.clone(),
        refunds: Vec::new(),
    };
    reservation.captures.push(take);
    reservation.tell(call.world, "captured", total, String::new(), note);
    reservation.keep(call.world)?;
    Ok(Answer::done(202, "reservationCapturedSuccessfully", true, json!({ "uuid": reference })))
}

fn charge(call: &Operation) -> Result<Answer> {
    let Some(mut reservation) = Reservation::find(call.world, call.id)? else { return unknown() };
    let now = call.world.now();
    if reservation.reserved.is_none() {
        return Ok(Answer::no_data(404, "paymentCardNotFound"));
    }
    let closed = matches!(
        reservation.stage,
        ReservationStage::Completed | ReservationStage::Cancelled | ReservationStage::Expired
    );
    if closed || now > reservation.charge_ends(call.settings.charge_validity_unit) {
        return refused("paymentChargeDeadlineExceed");
    }
    let total = money::of(&call.body["grandTotal"]).unwrap_or_default();
    let charged = reservation.charged().saturating_add(total);
    if call.settings.charge_limit.is_some_and(|limit| charged > limit) {
        return refused("paymentChargeRunwayExceed");
    }
    let mut lines = Vec::new();
    for (_, product) in locate(call.body, "/products/*") {
        let amount = product.and_then(|product| money::of(&product["amount"])).unwrap_or_default();
        lines.push(Part { id: call.world.next_number("line", 7001)?, amount });
    }
    let reference = call.world.fresh_id("CHA")?;
    let note = call.body["additionalText"].clone();
    let take = Take {
        reference: reference.clone(),
        at: now,
        amount: total,
        lines,
        note: note.clone(),
        refunds: Vec::new(),
    };
    reservation.charges.push(take);
    reservation.tell(call.world, "charged", total, String::new(), note);
    reservation.keep(call.world)?;
    Ok(Answer::done(202, "reservationChargedSuccessfully", true, json!({ "uuid": reference })))
}

fn cancel(call: &Operation) -> Result<Answer> {
    let Some(mut reservation) = Reservation::find(call.world, call.id)? else {
        return Ok(Answer::not_found("orderNotFound"));
    };
    match reservation.status(call.world.now()) {
        "SENT" | "RESERVED" => {}
        "COMPLETED" | "CANCELLED" => return Ok(rejected("reservationStatusAlreadyCompleted")),
        _ => return Ok(rejected("prerequisiteFailedToCancelReservation")),
    }
    reservation.stage = ReservationStage::Cancelled;
    let total = reservation.total;
    reservation.tell(call.world, "cancelled", total, String::new(), call.body["note"].clone());
    reservation.keep(call.world)?;
    Ok(Answer::done(202, "cancelledOrderSuccessfully", false, Value::Null))
}

fn complete(call: &Operation) -> Result<Answer> {
    let Some(mut reservation) = Reservation::find(call.world, call.id)? else { return unknown() };
    if !matches!(reservation.status(call.world.now()), "CAPTURED" | "CHARGED") {
        return refused("prerequisiteFailedToCompleteReservation");
    }
    reservation.stage = ReservationStage::Completed;
    let taken = reservation.captured() + reservation.charged();
    reservation.tell(call.world, "completed", taken, String::new(), call.body["note"].clone());
    reservation.keep(call.world)?;
    Ok(Answer::done(202, "reservationCompletedSuccessfully", false, Value::Null))
}

fn resend(call: &Operation) -> Result<Answer> {
    let Some(mut reservation) = Reservation::find(call.world, call.id)? else {
        return Ok(Answer::not_found("orderNotFound"));
    };
    match reservation.stage {
        ReservationStage::Completed => return Ok(rejected("orderStatusAlreadyCompleted")),
        ReservationStage::Cancelled => return Ok(rejected("orderStatusAlreadyCancelled")),
        _ => {}
    }
    let sent_to: Vec<&str> =
        ["msisdn", "email"].iter().filter_map(|key| call.body[*key].as_str()).collect();
    let (total, sent_to) = (reservation.total, sent_to.join(", "));
    reservation.tell(call.world, "link-resent", total, sent_to, Value::Null);
    reservation.keep(call.world)?;
    Ok(Answer::done(202, "resentOrderSuccessfully", true, Value::Null))
}

fn refund(call: &Operation) -> Result<Answer> {
    let Some(mut reservation) = Reservation::find(call.world, call.id)? else {
        return Ok(Answer::not_found("orderNotFound"));
    };
    let total = money::of(&call.body["grandTotal"]).unwrap_or_default();
    let parts = match requested_parts(call.body) {
        Ok(parts) => parts,
        Err(answer) => return Ok(answer),
    };
    if let Some(rejection) = refused_refund(&mut reservation, call.body, total, &parts) {
        return Ok(rejection.of_refund());
    }
    if let Some(answer) = limits::refused(call, total)? {
        return Ok(answer);
    }
    let delay = call.settings.refund_delay.unwrap_or_default();
    let refund = Refund::new(total, parts, call.world.now(), delay);
    give_back(call.world, &mut reservation, call.body, refund)?;
    Ok(Answer::done(202, "orderRefundedSuccessfully", true, Value::Null))
}

/// Accepts the refund of the capture or charge that the body names.
pub fn give_back(
    world: &World,
    reservation: &mut Reservation,
    body: &Value,
    refund: Refund,
) -> Result<()> {
    let (source, reference) = named(body);
    let amount = refund.amount;
    if let Some(take) = reservation.take(&source, &reference) {
        take.refunds.push(refund);
    }
    let title = format!("refund-sent-from-{source}");
    reservation.tell(world, &title, amount, String::new(), Value::Null);
    reservation.keep(world)
}

fn named(body: &Value) -> (String, String) {
    let text = |key: &str| body[key].as_str().unwrap_or_default().to_owned();
    (text("source"), text("reference"))
}

/// Why this cannot be given back so, limits of the merchant aside.
pub fn refused_refund(
    reservation: &mut Reservation,
    body: &Value,
    total: Amount,
    parts: &[Part],
) -> Option<Rejection> {
    let (source, reference) = named(body);
    let settings = &reservation.body["settings"];
    let only_whole = api::truth(&settings["isChargePartiallyRefundable"]) != Some(true);
    let held: Vec<i64> = reservation.lines.iter().map(|line| line.id).collect();
    let is_known = body["type"] == "reservation";
    let Some(take) = reservation.take(&source, &reference).filter(|_| is_known) else {
        return Some(Rejection::NoPayment);
    };
    if take.refundable() <= Amount::ZERO {
        return Some(Rejection::Refunded);
    }
    let is_charge = source == "charged";
    let own: Vec<i64> = take.lines.iter().map(|part| part.id).collect();
    // The lines of a charge are told nowhere, so those of the reservation are taken for it too.
    let known = |part: &Part| own.contains(&part.id) || is_charge && held.contains(&part.id);
    if !parts.iter().all(known) {
        return Some(Rejection::UnknownLine);
    }
    if total > take.refundable() {
        return Some(Rejection::AboveTotal(take.refundable()));
    }
    let exceeded = |part: &&Part| !is_charge && part.amount > take.refundable_of(part.id);
    let mut reasons: Vec<String> = parts
        .iter()
        .filter(exceeded)
        .map(|part| {
            let left = money::show(take.refundable_of(part.id));
            format!("Product {} has {left} left to refund.", part.id)
        })
        .collect();
    if is_charge && only_whole && total < take.amount {
        reasons.push(format!("The charge is refunded in full only, {}.", money::show(take.amount)));
    }
    (!reasons.is_empty()).then_some(Rejection::AboveLines(reasons))
}

/// Without times it is the last 24 hours (quirk 17).
fn history(call: &Operation) -> Result<Answer> {
    let now = call.world.now();
    let at = |place: usize, absent: i64| {
        call.variables.get(place).and_then(|text| text.parse().ok()).unwrap_or(absent)
    };
    let (since, until) = (at(0, now - DAY), at(1, now));
    let mut rows = Vec::new();
    for reservation in Reservation::all(call.world)? {
        let method = reservation.reserved.as_ref().map(|(_, via)| via.clone());
        let left: Amount =
            reservation.captures.iter().chain(&reservation.charges).map(Take::refundable).sum();
        for entry in &reservation.history {
            if (since..=until).contains(&entry.at) {
                let day = jiff::Timestamp::from_second(entry.at).unwrap_or_default();
                rows.push((entry.at, json!({
                    "uuid": reservation.uuid, "title": entry.title,
                    "datetime": day.strftime("%d.%m.%Y %H:%M").to_string(), "sentTo": entry.sent_to,
                    "actionBy": null, "note": entry.note, "paymentMethod": method,
                    "isRefundable": left > Amount::ZERO, "amount": plain(entry.amount).to_string(),
                })));
            }
        }
    }
    // Newest first, so that nobody relies on an order that is not documented.
    rows.sort_by_key(|(at, _)| std::cmp::Reverse(*at));
    let rows: Value = rows.into_iter().map(|(_, row)| row).collect();
    Ok(Answer::done(200, "reservationRetrievedSuccessfully", true, rows))
}

/// The payer of this reservation does what `outcome` says.
pub fn pay(world: &World, reservation: &mut Reservation, outcome: &str, via: &str) -> Result<()> {
    let total = reservation.total;
    match (outcome, reservation.status(world.now())) {
        ("paid", "SENT") => {
            reservation.stage = ReservationStage::Reserved;
            reservation.reserved = Some((world.now(), via.to_owned()));
            reservation.tell(world, "reserved", total, String::new(), Value::Null);
        }
        ("expired", "SENT") => {
            reservation.stage = ReservationStage::Expired;
            reservation.tell(world, "expired", total, String::new(), Value::Null);
        }
        ("declined" | "left", "SENT") => {
            reservation.tell(world, outcome, total, String::new(), Value::Null);
        }
        (_, status) => {
            let why = format!("{} is {status}: a payer cannot make it {outcome}", reservation.uuid);
            return Err(Error::new(ErrorKind::Refused, why));
        }
    }
    reservation.keep(world)
}

/// All that the sandbox knows, waiting refunds included.
pub fn truth(reservation: &Reservation, now: i64) -> Value {
    let mut truth = json!(reservation);
    truth["status"] = reservation.status(now).into();
    truth["captured"] = plain(reservation.captured());
    truth["charged"] = plain(reservation.charged());
    truth["refunded"] = plain(
        reservation.refunds().filter(|refund| refund.due <= now).map(|refund| refund.amount).sum(),
    );
    truth["waiting"] = plain(
        reservation.refunds().filter(|refund| refund.due > now).map(|refund| refund.amount).sum(),
    );
    truth
}
