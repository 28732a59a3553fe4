//! What a page is about: an order or a reservation, with what its page has to know of it.

use serde_json::Value;

use super::shop::ShopAddresses;
use crate::api::as_boolean;
use crate::base::error::Result;
use crate::base::money::Amount;
use crate::sandbox::objects::event::Event;
use crate::sandbox::objects::line::OrderLine;
use crate::sandbox::objects::order::{Order, OrderStage};
use crate::sandbox::objects::reservation::{Reservation, ReservationStage};
use crate::sandbox::objects::subscription::Subscription;
use crate::sandbox::world::World;

/// What somebody pays for, or agrees to.
pub struct Subject {
    /// `ODR…` or `RES…`.
    pub uuid: String,
    /// What it is.
    pub kind: SubjectKind,
    /// Where it stands.
    pub state: PaymentState,
    /// The body that created it.
    pub body: Value,
    /// Its lines.
    pub lines: Vec<OrderLine>,
    /// What is paid or held.
    pub total: Amount,
    /// When its link expires, if it does.
    pub link_due: Option<i64>,
    /// Number of its invoice.
    pub invoice_number: Option<String>,
    /// What the payer did last without paying, `declined` or `left`.
    pub last_attempt: Option<&'static str>,
    /// Somebody signed to see the details.
    pub identified: bool,
}

/// What kind of thing somebody pays for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SubjectKind {
    /// An order that is paid once.
    Order,
    /// An order that is made as an invoice.
    InvoiceOrder,
    /// The order of a subscription's cycle.
    Cycle,
    /// An order at a terminal.
    TerminalOrder,
    /// A reservation.
    Reservation,
}

/// Where a payment stands, as its payer sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PaymentState {
    /// It can be paid.
    Open,
    Paid,
    PartlyRefunded,
    Refunded,
    Invoiced,
    Cancelled,
    Expired,
    /// The payment of a subscription's cycle failed.
    CycleFailed,
    Reserved,
    /// The merchant took what was reserved, or a part of it.
    Taken,
    Completed,
    /// Nothing was taken while the amount was held.
    HoldEnded,
}

impl Subject {
    /// What has this identifier. That of a subscription means the order of its first cycle.
    pub fn find(world: &World, uuid: &str) -> Result<Option<Subject>> {
        if let Some(reservation) = Reservation::find(world, uuid)? {
            return of_reservation(world, reservation).map(Some);
        }
        let order = match Subscription::find(world, uuid)? {
            Some(subscription) => Order::find(world, &subscription.order_uuid)?,
            None => Order::find(world, uuid)?,
        };
        order.map(|order| of_order(world, order)).transpose()
    }

    /// Where its payer is sent afterwards.
    pub fn shop(&self) -> ShopAddresses {
        ShopAddresses::of_body(&self.body)
    }

    /// The text of this field of the body, if there is one.
    pub fn text(&self, pointer: &str) -> Option<&str> {
        self.body.pointer(pointer)?.as_str().filter(|text| !text.trim().is_empty())
    }

    /// The currency, where the body names one (operation 4.2).
    pub fn currency(&self) -> Option<&str> {
        self.text("/submitPayment/currency")
    }

    /// Whether the customer is a company.
    pub fn is_corporate(&self) -> bool {
        self.body["customerDetails"]["type"] == "corporate"
    }

    /// Whether the details stay hidden until somebody signs with BankID (operation 1.1, 2.2, 3.1, 3.2 and 4.2).
    pub fn is_hidden(&self) -> bool {
        let fields = [&self.body["secureDetails"], &self.body["settings"]["secureDetails"]];
        !self.identified && fields.into_iter().any(|field| as_boolean(field) == Some(true))
    }
}

fn of_order(world: &World, order: Order) -> Result<Subject> {
    let due = order.link_due();
    Ok(Subject {
        kind: match order.kind.as_str() {
            _ if order.terminal.is_some() => SubjectKind::TerminalOrder,
            "subscription" => SubjectKind::Cycle,
            "invoice" => SubjectKind::InvoiceOrder,
            _ => SubjectKind::Order,
        },
        state: state_of_order(&order, world.now()),
        last_attempt: last_attempt(order.events.last(world, &order.uuid)?.as_ref()),
        identified: order.identified,
        link_due: (due != i64::MAX).then_some(due),
        uuid: order.uuid,
        body: order.body,
        lines: order.lines,
        total: order.total,
        invoice_number: order.invoice_number,
    })
}

fn state_of_order(order: &Order, now: i64) -> PaymentState {
    match order.status(now) {
        _ if order.stage == OrderStage::Failed => PaymentState::CycleFailed,
        "SENT" => PaymentState::Open,
        "CANCELLED" => PaymentState::Cancelled,
        "EXPIRED" => PaymentState::Expired,
        "PAID" => PaymentState::Paid,
        "PARTIAL REFUNDED" => PaymentState::PartlyRefunded,
        "REFUNDED" => PaymentState::Refunded,
        _ => PaymentState::Invoiced,
    }
}

fn of_reservation(world: &World, reservation: Reservation) -> Result<Subject> {
    let due = reservation.link_due();
    Ok(Subject {
        kind: SubjectKind::Reservation,
        state: state_of_reservation(&reservation, world.now()),
        last_attempt: last_attempt(reservation.events.last(world, &reservation.uuid)?.as_ref()),
        identified: reservation.identified,
        link_due: (due != i64::MAX).then_some(due),
        uuid: reservation.uuid,
        body: reservation.body,
        lines: reservation.lines,
        total: reservation.total,
        invoice_number: None,
    })
}

fn state_of_reservation(reservation: &Reservation, now: i64) -> PaymentState {
    match reservation.status(now) {
        "SENT" => PaymentState::Open,
        "CANCELLED" => PaymentState::Cancelled,
        "COMPLETED" => PaymentState::Completed,
        "RESERVED" => PaymentState::Reserved,
        "EXPIRED" if reservation.stage == ReservationStage::Reserved => PaymentState::HoldEnded,
        "EXPIRED" => PaymentState::Expired,
        _ => PaymentState::Taken,
    }
}

/// Whether the newest event is a payment that failed, or somebody who left.
pub fn last_attempt(newest: Option<&Event>) -> Option<&'static str> {
    let what = newest?.what.as_str();
    let newest = what.strip_prefix("payer: ").unwrap_or(what);
    ["declined", "left"].into_iter().find(|attempt| newest.split(' ').next() == Some(attempt))
}
