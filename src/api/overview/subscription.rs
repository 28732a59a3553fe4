//! A subscription: its cycles, and what is paid and given back of them.

use serde_json::Value;

use super::event::Event;
use super::object::{Overview, Part, rest, sum};
use super::operations::OF_SUBSCRIPTION;
use crate::api::body_lines::number;
use crate::api::state::cycles;
use crate::api::state::earlier::EarlierWrites;
use crate::api::state::object::{Fetch, read_lines};
use crate::api::state::pool::line_left::LineLeft;
use crate::api::status_meanings as statuses;
use crate::base::error::Result;
use crate::base::money::Amount;

const CUSTOMER: &[(&str, &str)] = &[
    ("Customer", "/customerName"),
    ("Customer id", "/customerUuid"),
    ("E-mail", "/customerEmail"),
    ("Country code", "/countryCode"),
    ("MSISDN", "/msisdn"),
];

/// Reads the details.
pub fn read(id: &str, earlier: &EarlierWrites, fetch: Fetch) -> Result<Overview> {
    let state = cycles::read(id, fetch)?;
    let details = &state.data;
    let summary = &details["subscriptionSummary"];
    let mut shown = Overview {
        id: id.to_owned(),
        kind: "subscription",
        status: state.status.clone(),
        status_of: statuses::SUBSCRIPTION,
        operations: OF_SUBSCRIPTION,
        ..Overview::default()
    };
    for (title, key) in [
        ("Frequency", "frequency"),
        ("Cycles in all", "repeats"),
        ("Current cycle", "currentCycle"),
    ] {
        shown.fact(title, &summary[key]);
    }
    shown.customer_of(&details["customerDetails"], CUSTOMER);
    shown.event(Event::at(&summary["startDate"], "first day"));
    shown.event(Event::at(&summary["endDate"], "last day"));
    shown.event(Event::at(&summary["dueDateForPaymentLink"], "payment link expires"));
    shown.lines = lines(details);
    shown.parts = parts(details, earlier);
    for part in shown.parts.clone() {
        let cycle = &details["subscriptionCycles"][&part.name];
        let event = Event::at(&cycle["refundedAt"], format!("{} refunded", part.name));
        shown.event(event.map(|event| event.of(part.refunded).naming(Some(&part.about))));
    }
    shown.figure("total", number(summary, "subscriptionAmount"));
    shown.figure("per cycle", number(summary, "payablePerCycle"));
    shown.figure("paid", number(summary, "amountPaid"));
    shown.figure("refunded", number(summary, "amountRefunded"));
    let left = sum(shown.parts.iter().map(|part| part.left));
    shown.figure("left to refund", left);
    if left == Some(Amount::ZERO) {
        shown.rule_out(
            "subscriptions refund-cycles",
            "no paid cycle has anything left to give back",
        );
    }
    if !shown.is(&["SENT"]) {
        shown.rule_out("subscriptions resend", "its link is answered, or it has ended");
    }
    Ok(shown)
}

/// The products. What is given back is told of cycles, never of lines.
fn lines(details: &Value) -> Vec<LineLeft> {
    let mut lines = Vec::new();
    for mut line in read_lines(details, "/productList/*", "amount", None) {
        let place = lines.len();
        line.name =
            details["productList"][place]["productName"].as_str().unwrap_or_default().to_owned();
        lines.push(LineLeft { line, least: Amount::ZERO, most: None });
    }
    lines
}

/// Each cycle; only a paid one has something left to give back.
fn parts(details: &Value, earlier: &EarlierWrites) -> Vec<Part> {
    let mut parts = Vec::new();
    for (name, cycle) in details["subscriptionCycles"].as_object().into_iter().flatten() {
        let status = cycle["status"].as_str().unwrap_or_default().to_owned();
        let (amount, refunded) = (number(cycle, "amount"), number(cycle, "refundedAmount"));
        let is_paid = status.eq_ignore_ascii_case("PAID");
        let past = earlier.taken(&cycles::pool_of(name));
        let given = refunded.map(|given| given.max(past));
        parts.push(Part {
            what: "cycle",
            name: name.clone(),
            about: cycle["reference"].as_str().unwrap_or_default().to_owned(),
            status,
            amount,
            refunded,
            left: rest(amount, given).filter(|_| is_paid),
        });
    }
    parts
}
