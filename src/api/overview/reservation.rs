//! A reservation: what is held, captured, charged and given back, and its history.

use serde_json::Value;

use super::event::{Event, HistoryEvent};
use super::object::{History, Overview, Part, rest, sum, told};
use super::operations::OF_RESERVATION;
use crate::api::body_lines::number;
use crate::api::state::earlier::EarlierWrites;
use crate::api::state::object::{Fetch, State};
use crate::api::state::pool::id::PoolId;
use crate::api::state::reservation::{self, capture_pool};
use crate::api::status_meanings as statuses;
use crate::base::dates;
use crate::base::error::Result;
use crate::base::money::Amount;
use crate::base::places::locate;

const CUSTOMER: &[(&str, &str)] = &[
    ("Customer", "/name"),
    ("E-mail", "/email"),
    ("Country code", "/countryCode"),
    ("MSISDN", "/msisdn"),
];

/// Reads the details. The history of all reservations is left to whoever can name a time frame.
pub fn read(id: &str, earlier: &EarlierWrites, fetch: Fetch) -> Result<Overview> {
    let state = reservation::read(id, fetch)?;
    let details = &state.data;
    let mut shown = Overview {
        id: id.to_owned(),
        kind: "reservation",
        status: state.status.clone(),
        status_of: statuses::RESERVATION,
        operations: OF_RESERVATION,
        ..Overview::default()
    };
    shown.fact("Reference", &details["referenceNumber"]);
    shown.fact("Customer's reference", &details["customerReference"]);
    shown.fact("Charge validity", &details["chargeValidity"]);
    shown.customer_of(&details["customerDetails"], CUSTOMER);
    shown.parts = payments(details, earlier);
    shown.history = Some(History {
        command: "reservations history",
        since: dates::recognise_json(&details["reservationDate"]).map(|(_, second)| second),
        events: history_events,
    });
    events(&mut shown, details);
    figures(&mut shown, &state, earlier);
    Ok(shown)
}

/// The captures and charges, with what is left of each.
fn payments(details: &Value, earlier: &EarlierWrites) -> Vec<Part> {
    let mut payments = Vec::new();
    for what in ["captured", "charged"] {
        for (_, row) in locate(details, &format!("/paymentHistory/{what}/*")) {
            let Some(row) = row else { continue };
            let name = row["reference"].as_str().unwrap_or_default().to_owned();
            let (amount, refunded) = (number(row, "amount"), number(row, "refunded"));
            let given = refunded.map(|given| given.max(earlier.taken(&PoolId::payment(&name))));
            let about = row["additionalText"].as_str().unwrap_or_default().to_owned();
            let left = rest(amount, given);
            payments.push(Part {
                what,
                name,
                about,
                status: String::new(),
                amount,
                refunded,
                left,
            });
        }
    }
    payments
}

fn events(shown: &mut Overview, details: &Value) {
    shown.event(Event::at(&details["reservationDate"], "reservation date"));
    shown.event(Event::at(&details["paymentLinkDueDate"], "payment link expires"));
    for what in ["reserved", "captured", "charged", "refunded"] {
        for (_, row) in locate(details, &format!("/paymentHistory/{what}/*")) {
            let Some(row) = row else { continue };
            let event = Event::at(&row["at"], what);
            let named = row["reference"].as_str();
            shown.event(event.map(|event| event.of(number(row, "amount")).naming(named)));
        }
    }
}

/// The rows of the history that are about this reservation.
fn history_events(id: &str, rows: &[Value]) -> Vec<HistoryEvent> {
    let mut events = Vec::new();
    for row in rows.iter().filter(|row| row["uuid"] == id) {
        let title = row["title"].as_str().unwrap_or("something").replace('-', " ");
        let mut more = String::new();
        for (key, word) in [("sentTo", "to"), ("actionBy", "by"), ("note", "note:")] {
            if let Some(told) = told(&row[key]) {
                more.push_str(&format!(", {word} {told}"));
            }
        }
        let event = Event::at(&row["datetime"], title);
        events.extend(
            event.map(|event| HistoryEvent { event: event.of(number(row, "amount")), more }),
        );
    }
    events
}

fn figures(shown: &mut Overview, state: &State, earlier: &EarlierWrites) {
    let payment = &state.data["paymentDetails"];
    shown.figure("total", state.total);
    shown.figure("reserved", number(payment, "reservedAmount"));
    shown.figure("captured", number(payment, "capturedAmount"));
    shown.figure("charged", number(payment, "chargedAmount"));
    shown.figure("refunded", state.refunded);
    let pool = capture_pool(state, &Value::Null);
    let is_held = shown.is(&["RESERVED", "CAPTURED", "CHARGED"]);
    shown.lines_count = is_held;
    let to_capture = pool.left(earlier).map(|left| left.max(Amount::ZERO));
    if is_held {
        shown.figure("left to capture", to_capture);
    }
    let to_refund = sum(shown.parts.iter().map(|part| part.left));
    shown.figure("left to refund", to_refund);
    shown.lines = pool.lines_left(earlier);
    if is_held && to_capture == Some(Amount::ZERO) {
        shown.rule_out("reservations capture", "all that was held is captured");
    }
    let none_left = match to_refund {
        Some(left) => left.is_zero(),
        None => shown.parts.is_empty(),
    };
    if none_left {
        let why = match shown.parts.is_empty() {
            true => "nothing of it is captured or charged",
            false => "all that was taken is given back",
        };
        shown.rule_out("reservations refund", why);
        shown.rule_out("refunds request-approval", why);
    }
    if !shown.is(&["SENT"]) {
        shown
            .rule_out("reservations resend", "the customer has answered its link, or it has ended");
    }
    if shown.is(&["CANCELLED", "COMPLETED", "EXPIRED"]) {
        shown.rule_out("reservations charge", "it has ended");
    }
}
