//! An order: with a payment link, invoiced, from a checkout, on a terminal, or of one cycle of a subscription.

use serde_json::Value;

use super::event::Event;
use super::failed_cycle;
use super::object::{Overview, rest, told};
use super::operations::{OF_ORDER, OF_TERMINAL_ORDER};
use crate::api::state::earlier::EarlierWrites;
use crate::api::state::object::{Fetch, State, read_lines};
use crate::api::state::order::read_status;
use crate::api::state::order_refund;
use crate::api::status_meanings as statuses;
use crate::base::error::{Error, ErrorKind, Result};
use crate::base::money::{self, Amount};

const CUSTOMER: &[(&str, &str)] = &[
    ("Customer", "/name"),
    ("Customer id", "/uuid"),
    ("E-mail", "/email"),
    ("Country code", "/countryCode"),
    ("MSISDN", "/msisdn"),
];

/// The statuses in which the customer has paid.
const PAID: &[&str] = &["PAID", "PARTIAL REFUNDED", "REFUNDED"];
/// The statuses in which an invoice is out.
const INVOICED: &[&str] = &["INVOICED", "Purring", "Inkasso"];

/// Whether this status says that an invoice is out.
pub fn is_status_of_invoice(status: &str) -> bool {
    INVOICED.iter().any(|own| own.eq_ignore_ascii_case(status))
}

/// Reads an order: its status and details, its invoice number where it has one, and the terminal's word where it is on one.
pub fn read(id: &str, earlier: &EarlierWrites, fetch: Fetch) -> Result<Overview> {
    let state = match read_status(id, fetch) {
        Err(error) if error.kind() == ErrorKind::NotFound => return elsewhere(id, error, fetch),
        state => state?,
    };
    let details = match fetch("orders details", id) {
        Err(error) if error.kind() == ErrorKind::NotFound => Value::Null,
        details => details?,
    };
    let mut state = state;
    state.total =
        state.total.or_else(|| details.pointer("/orderSummary/grandTotal").and_then(money::of));
    state.lines = read_lines(&details, "/productList/*", "amount", None);
    let mut order = Overview {
        id: id.to_owned(),
        kind: "order",
        status: state.status.clone(),
        status_of: statuses::ORDER,
        operations: OF_ORDER,
        ..Overview::default()
    };
    order.fact("Type", &details["type"]);
    order.customer_of(&details["customerDetails"], CUSTOMER);
    order.event(Event::at(&details["orderDate"], "order date"));
    order.event(Event::at(&details["paymentLinkDueDate"], "payment link expires"));
    if told(&details["type"]).is_some_and(|kind| kind.to_lowercase().contains("terminal")) {
        on_terminal(&mut order, fetch);
    }
    invoice_number(&mut order, &details, fetch);
    order.invoiced = order.is(INVOICED) || order.facts.iter().any(|(title, _)| *title == "Invoice");
    figures(&mut order, &state, earlier);
    rule_out(&mut order);
    Ok(order)
}

/// An order that chapter 1 does not know may be one of a terminal, or a cycle whose payment failed.
fn elsewhere(id: &str, unknown: Error, fetch: Fetch) -> Result<Overview> {
    let mut order = Overview { id: id.to_owned(), ..Overview::default() };
    on_terminal(&mut order, fetch);
    if order.status.is_some() {
        return Ok(order);
    }
    match failed_cycle::read(id, fetch) {
        Err(error) if error.kind() == ErrorKind::NotFound => Err(unknown),
        other => other,
    }
}

/// Asks the terminal, whose word about the payment is newer than what is stored.
fn on_terminal(order: &mut Overview, fetch: Fetch) {
    let id = order.id.clone();
    let Ok(payment) = fetch("terminals orders payment-status", &id) else { return };
    order.kind = "terminal order";
    order.operations = OF_TERMINAL_ORDER;
    if order.is(&["SENT"]) {
        // No link was sent; what a terminal says while it waits is not documented.
        order.status_of = statuses::TERMINAL_PAYMENT;
    }
    if let Some(word) = told(&payment["order_status"]) {
        order.facts.push(("Payment at the terminal", word.clone()));
        if order.status.is_none() {
            order.status = Some(word);
            order.status_of = statuses::TERMINAL_PAYMENT;
        }
    }
    if let Ok(refund) = fetch("terminals orders refund-status", &id) {
        order.fact("Refund at the terminal", &refund["refund_status"]);
    }
}

/// The number stands in the details, or has an operation of its own (operation 1.11).
fn invoice_number(order: &mut Overview, details: &Value, fetch: Fetch) {
    let mut number = details["invoiceNumber"].clone();
    if told(&number).is_none()
        && order.is(INVOICED)
        && let Ok(told) = fetch("orders invoice-number", &order.id)
    {
        number = told["invoiceNumber"].clone();
    }
    order.fact("Invoice", &number);
}

/// The money, and what is left of each line.
fn figures(order: &mut Overview, state: &State, earlier: &EarlierWrites) {
    let pool = order_refund::pool(state, &Value::Null);
    order.figure(if order.is(INVOICED) { "invoiced" } else { "total" }, state.total);
    let is_paid = order.is(PAID);
    if is_paid {
        order.figure("paid", state.total);
    } else if order.is(&["SENT", "CANCELLED", "EXPIRED"]) {
        order.figure("paid", state.total.map(|_| Amount::ZERO));
    }
    order.figure("refunded", state.refunded);
    let waiting = rest(Some(earlier.taken(&pool.id)), state.refunded);
    order.figure("accepted and not yet refunded", waiting.filter(|waiting| !waiting.is_zero()));
    order.lines_count = is_paid || order.is(INVOICED);
    if order.lines_count {
        order.figure("left to refund", pool.left(earlier).map(|left| left.max(Amount::ZERO)));
    }
    order.lines = pool.lines_left(earlier);
    if order.lines_count && pool.left(earlier).is_some_and(|left| left <= Amount::ZERO) {
        for command in ["orders refund", "terminals orders refund", "refunds request-approval"] {
            order.rule_out(command, "nothing is left to give back");
        }
    }
}

/// The documents do not say which orders a charge takes, so the API decides; it is not offered.
const PAID_ALREADY: &str = "it is paid; no document says whether it can be charged once more";

/// What the documents refuse, or nobody means, in the order's status.
fn rule_out(order: &mut Overview) {
    if order.is(PAID) {
        order.rule_out("orders resend", "it is paid");
        order.rule_out("orders charge", PAID_ALREADY);
        order.rule_out("terminals orders resend", "it is paid");
    }
    if order.is(&["CANCELLED"]) {
        order.rule_out("orders resend", "it is cancelled");
        order.rule_out("orders charge", "it is cancelled");
    }
    if order.is(&["EXPIRED"]) {
        order.rule_out("orders charge", "its time has passed");
    }
    if order.is(INVOICED) {
        order.rule_out("orders resend", "its invoice is out");
        order.rule_out("orders charge", "its invoice is out");
    }
    let waits = order.facts.iter().any(|(title, word)| {
        *title == "Refund at the terminal" && !["REFUNDED", "REJECTED"].contains(&word.as_str())
    });
    if waits {
        order.rule_out("terminals orders refund", "a refund waits at the terminal");
    } else {
        order.rule_out("terminals orders cancel-refund", "no refund waits at the terminal");
    }
}
