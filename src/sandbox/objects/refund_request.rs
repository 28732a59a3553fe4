//! A refund as a body asks for it, and whether an order or a reservation allows it. The merchant's own limits, and how an
//! operation words a refusal, are not known here.

use serde_json::Value;

use super::line::{LineAmount, products};
use super::order::{Order, OrderStage};
use super::payment::Payment;
use super::refund::Refund;
use super::reservation::Reservation;
use crate::api;
use crate::base::money::{self, Amount};

/// A refund as a body asks for it.
pub struct RefundRequest {
    /// `regular`, `invoiced` or `reservation`.
    pub kind: String,
    /// `captured` or `charged`, where a payment of a reservation is meant.
    pub source: String,
    /// Reference of that payment.
    pub reference: String,
    /// The whole amount.
    pub total: Amount,
    /// The amount of each line, once per line.
    pub lines: Vec<LineAmount>,
}

/// Why a refund is refused.
pub enum RefundRejection {
    /// The order is cancelled.
    Cancelled,
    /// Nothing is left to refund.
    Refunded,
    /// The order is invoiced, and another type of refund was asked for.
    Invoiced,
    /// There is no such payment.
    NoPayment,
    /// A line does not belong to the order.
    UnknownLine,
    /// More was asked for than this, which is left of the whole.
    AboveTotal(Amount),
    /// More was asked for than is left of some lines: a sentence for each.
    AboveLines(Vec<String>),
}

impl RefundRequest {
    /// Reads a checked body.
    pub fn read(body: &Value) -> Result<RefundRequest, RefundRejection> {
        Ok(RefundRequest {
            kind: text(body, "type"),
            source: text(body, "source"),
            reference: text(body, "reference"),
            total: money::of(&body["grandTotal"]).unwrap_or_default(),
            lines: requested_lines(body)?,
        })
    }

    /// A refund of this order that was asked for before.
    pub fn of_order(order: &Order, refund: &Refund) -> RefundRequest {
        let kind = if order.invoice_number.is_some() { "invoiced" } else { "regular" };
        RefundRequest {
            kind: kind.to_owned(),
            source: String::new(),
            reference: String::new(),
            total: refund.amount,
            lines: refund.lines.clone(),
        }
    }

    /// Whether this order allows the refund.
    pub fn check_order(&self, order: &Order) -> Result<(), RefundRejection> {
        self.check_status(order)?;
        for wanted in &self.lines {
            if order.lines.iter().all(|line| line.id != wanted.id) {
                return Err(RefundRejection::UnknownLine);
            }
        }
        let left = order.refundable();
        if self.total > left {
            return Err(RefundRejection::AboveTotal(left));
        }
        let mut reasons = Vec::new();
        for line in &order.lines {
            let left = order.refundable_of(line);
            if self.lines.iter().any(|wanted| wanted.id == line.id && wanted.amount > left) {
                reasons.push(line_has_left(line.id, left));
            }
        }
        none_of(reasons)
    }

    fn check_status(&self, order: &Order) -> Result<(), RefundRejection> {
        if order.stage == OrderStage::Cancelled {
            return Err(RefundRejection::Cancelled);
        }
        if !order.is_settled() {
            return Err(RefundRejection::NoPayment);
        }
        if order.refundable() <= Amount::ZERO {
            return Err(RefundRejection::Refunded);
        }
        match (order.invoice_number.is_some(), self.kind.as_str()) {
            (true, "invoiced") | (false, "regular") => Ok(()),
            (true, _) => Err(RefundRejection::Invoiced),
            (false, _) => Err(RefundRejection::NoPayment),
        }
    }

    /// Whether the capture or charge that is named allows the refund.
    pub fn check_reservation(&self, reservation: &Reservation) -> Result<(), RefundRejection> {
        let Some(payment) = self.payment(reservation) else {
            return Err(RefundRejection::NoPayment);
        };
        if payment.refundable() <= Amount::ZERO {
            return Err(RefundRejection::Refunded);
        }
        for wanted in &self.lines {
            let is_own = payment.lines.iter().any(|line| line.id == wanted.id);
            let is_held = reservation.lines.iter().any(|line| line.id == wanted.id);
            // The lines of a charge are shown nowhere, so those of the reservation are taken for it too.
            let is_known = is_own || self.is_of_charge() && is_held;
            if !is_known {
                return Err(RefundRejection::UnknownLine);
            }
        }
        if self.total > payment.refundable() {
            return Err(RefundRejection::AboveTotal(payment.refundable()));
        }
        if self.is_of_charge() {
            return none_of(self.refused_part_of_charge(reservation, payment));
        }
        let mut reasons = Vec::new();
        for wanted in &self.lines {
            let left = payment.refundable_of(wanted.id);
            if wanted.amount > left {
                reasons.push(line_has_left(wanted.id, left));
            }
        }
        none_of(reasons)
    }

    fn is_of_charge(&self) -> bool {
        self.source == "charged"
    }

    /// The capture or charge that is meant.
    fn payment<'a>(&self, reservation: &'a Reservation) -> Option<&'a Payment> {
        if self.kind != "reservation" {
            return None;
        }
        let payments =
            if self.is_of_charge() { &reservation.charges } else { &reservation.captures };
        payments.iter().find(|payment| payment.reference == self.reference)
    }

    /// A charge is given back in full only, unless the reservation says otherwise.
    fn refused_part_of_charge(&self, reservation: &Reservation, charge: &Payment) -> Vec<String> {
        let partly = &reservation.body["settings"]["isChargePartiallyRefundable"];
        if self.total < charge.amount && api::as_boolean(partly) != Some(true) {
            let whole = money::show(charge.amount);
            return vec![format!("The charge is refunded in full only, {whole}.")];
        }
        Vec::new()
    }
}

fn text(body: &Value, key: &str) -> String {
    body[key].as_str().unwrap_or_default().to_owned()
}

/// The amount asked for of each line, once per line. An id or a sum beyond all bounds belongs to no line.
pub fn requested_lines(body: &Value) -> Result<Vec<LineAmount>, RefundRejection> {
    let mut lines: Vec<LineAmount> = Vec::new();
    for product in products(body) {
        let Ok(id) = product["id"].to_string().trim_matches('"').parse::<i64>() else {
            return Err(RefundRejection::UnknownLine);
        };
        let amount = money::of(&product["amount"]).unwrap_or_default();
        match lines.iter_mut().find(|line| line.id == id) {
            Some(line) => line.amount = line.amount.saturating_add(amount),
            None => lines.push(LineAmount { id, amount }),
        }
    }
    Ok(lines)
}

fn line_has_left(id: i64, left: Amount) -> String {
    format!("Product {id} has {} left to refund.", money::show(left))
}

fn none_of(reasons: Vec<String>) -> Result<(), RefundRejection> {
    if reasons.is_empty() { Ok(()) } else { Err(RefundRejection::AboveLines(reasons)) }
}
