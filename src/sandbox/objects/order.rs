//! An order, and what follows from its state: its status, what is refunded and what may still be refunded. Status and refunded
//! amount are computed for a moment of the world's clock, so nothing has to be done when time passes.

use std::sync::Arc;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::customer::Customer;
use super::event::Events;
use super::line::{OrderLine, sum_of_line};
use super::refund::{Refund, sum_of_all, sum_of_done};
use crate::base::dates;
use crate::base::error::Result;
use crate::base::money::{self, Amount};
use crate::sandbox::callbacks::StatusMessage;
use crate::sandbox::values::{amount_as_text, text_json};
use crate::sandbox::world::World;

/// Kind of these objects in the world.
pub const KIND: &str = "order";

/// The series of invoice numbers, and the first one.
pub const INVOICES: (&str, i64) = ("invoice", 10_000_042);

/// A payment link is good for seven days after the order date (a choice of the sandbox).
const LINK_LIFE: i64 = 7 * 24 * 60 * 60;

/// What was last done to an order; refunds and the end of the link's life come on top.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum OrderStage {
    /// The payment link is out.
    Sent,
    /// The payer paid.
    Paid,
    /// Cancelled before it was paid.
    Cancelled,
    /// The link expired before its time.
    Expired,
    /// An invoice is out.
    Invoiced,
    /// A reminder of the invoice is out.
    Purring,
    /// The payment of a subscription's cycle failed.
    Failed,
}

/// An order.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Order {
    /// `ODR…`.
    pub uuid: String,
    /// `CSRT…`; none for a checkout without a customer.
    pub customer_uuid: Option<String>,
    /// `regular` or `invoice`; the API's values are not documented.
    pub kind: String,
    /// What was last done to it.
    pub stage: OrderStage,
    /// Eight digits once an invoice is out.
    pub invoice_number: Option<String>,
    /// The body that created it, as received.
    pub body: Value,
    /// The lines.
    pub lines: Vec<OrderLine>,
    /// What the customer owes or paid.
    #[serde(with = "amount_as_text")]
    pub total: Amount,
    /// Accepted refunds, waiting ones included.
    pub refunds: Vec<Refund>,
    /// A refund that waits for Front Payment's approval.
    #[serde(default)]
    pub approval: Option<Refund>,
    /// What a terminal has to do with it.
    #[serde(default)]
    pub terminal: Option<TerminalState>,
    /// How it was paid.
    #[serde(default)]
    pub via: Option<String>,
    /// Its payer signed with BankID, and may see secure details.
    #[serde(default)]
    pub identified: bool,
    /// What happened, oldest first.
    pub events: Events,
}

/// What a terminal has to do with an order.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct TerminalState {
    /// `TRML…`.
    pub uuid: String,
    /// The payment was declined, not cancelled: it can be sent again.
    pub declined: bool,
    /// The payment's outcome has been answered to a check.
    #[serde(rename = "told")]
    pub outcome_answered: bool,
    /// A refund that waits on the terminal.
    pub refund: Option<Refund>,
    /// Whether the last refund on the terminal was approved.
    pub refunded: Option<bool>,
}

impl Order {
    /// A new order for this checked body, with fresh identifiers; not yet saved.
    pub fn new(world: &World, body: &Value) -> Result<Order> {
        let mut order = Order {
            uuid: world.fresh_id("ODR")?,
            customer_uuid: None,
            kind: "regular".into(),
            stage: OrderStage::Sent,
            invoice_number: None,
            body: Value::Null,
            lines: Vec::new(),
            total: Amount::ZERO,
            refunds: Vec::new(),
            approval: None,
            terminal: None,
            via: None,
            identified: false,
            events: Events::default(),
        };
        order.set_body(world, body)?;
        order.note(world, "created");
        Ok(order)
    }

    /// Gives the order another body. It waits for its payer again.
    pub fn update(&mut self, world: &World, body: &Value) -> Result<()> {
        self.set_body(world, body)?;
        self.stage = OrderStage::Sent;
        self.note(world, "updated by a partner");
        Ok(())
    }

    fn set_body(&mut self, world: &World, body: &Value) -> Result<()> {
        self.lines = OrderLine::all(world, body)?;
        self.total = money::of(&body["orderSummary"]["grandTotal"]).unwrap_or_default();
        self.customer_uuid = match &body["customerDetails"] {
            details @ Value::Object(_) => Some(Customer::find_or_add(world, details)?),
            _ => None,
        };
        self.body = body.clone();
        Ok(())
    }

    /// The order with this identifier.
    pub fn find(world: &World, uuid: &str) -> Result<Option<Order>> {
        world.object(KIND, uuid)
    }

    /// The order with this identifier, to be read only.
    pub fn look(world: &World, uuid: &str) -> Result<Option<Arc<Order>>> {
        world.shared(KIND, uuid)
    }

    /// The order with this identifier; an error if there is none.
    pub fn get(world: &World, uuid: &str) -> Result<Order> {
        world.existing(KIND, uuid)
    }

    /// Every order, oldest first.
    pub fn all(world: &World) -> Result<Vec<Order>> {
        world.objects(KIND)
    }

    /// Looks at every order, oldest first, one after another.
    pub fn each(world: &World, look: impl FnMut(Order) -> Result<()>) -> Result<()> {
        world.each(KIND, look)
    }

    /// Keeps the order as it is now, and tells the merchant when its status has changed.
    pub fn save(&mut self, world: &World) -> Result<()> {
        self.events.keep(world, &self.uuid)?;
        if world.keeps(KIND, &self.uuid, self)? {
            return Ok(());
        }
        let now = world.now();
        let before = Order::find(world, &self.uuid)?;
        let before = before.map_or("SENT", |order| order.status(now));
        if before != self.status(now) {
            self.queue_status(world)?;
        }
        self.put(world)
    }

    /// Keeps the order as it is now, and tells nobody.
    pub fn put(&mut self, world: &World) -> Result<()> {
        self.events.keep(world, &self.uuid)?;
        world.put(KIND, &self.uuid, self)
    }

    fn queue_status(&self, world: &World) -> Result<()> {
        let message = StatusMessage {
            uuid: &self.uuid,
            status: self.status(world.now()),
            method: self.via.as_deref().unwrap_or("invoice"),
            amount: self.total,
            created: self.events.begin().unwrap_or(world.now()),
        };
        message.queue(world, &self.body["callback"]["callbackUrl"])
    }

    /// Writes down what happened to the order.
    pub fn note(&mut self, world: &World, what: impl Into<String>) {
        self.events.add(world, what);
    }

    /// Sends an invoice for the order: from now on it has a number.
    pub fn send_invoice(&mut self, world: &World) -> Result<()> {
        self.stage = OrderStage::Invoiced;
        self.invoice_number = Some(Order::next_invoice_number(world)?);
        Ok(())
    }

    /// The number of the next invoice.
    pub fn next_invoice_number(world: &World) -> Result<String> {
        let (series, first) = INVOICES;
        Ok(world.next_number(series, first)?.to_string())
    }

    /// Accepts a refund.
    pub fn accept_refund(&mut self, world: &World, refund: Refund) {
        self.note(world, format!("refund of {} accepted", money::show(refund.amount)));
        self.refunds.push(refund);
    }

    /// The status, as the API spells it (docs/api.md, States).
    pub fn status(&self, now: i64) -> &'static str {
        let refunded = self.refunded(now);
        match self.stage {
            OrderStage::Sent if now > self.link_due() => "EXPIRED",
            OrderStage::Sent => "SENT",
            OrderStage::Cancelled => "CANCELLED",
            OrderStage::Expired | OrderStage::Failed => "EXPIRED",
            _ if refunded >= self.total => "REFUNDED",
            _ if refunded > Amount::ZERO => "PARTIAL REFUNDED",
            OrderStage::Paid => "PAID",
            OrderStage::Invoiced => "INVOICED",
            OrderStage::Purring => "Purring",
        }
    }

    /// Whether there is money, or an invoice, that a refund can be taken from.
    pub fn is_settled(&self) -> bool {
        matches!(self.stage, OrderStage::Paid | OrderStage::Invoiced | OrderStage::Purring)
    }

    /// Given back so far; waiting refunds do not count.
    pub fn refunded(&self, now: i64) -> Amount {
        sum_of_done(&self.refunds, now)
    }

    /// What may still be given back: waiting refunds count as given.
    pub fn refundable(&self) -> Amount {
        self.total - sum_of_all(self.counted_refunds())
    }

    /// What may still be given back of one line.
    pub fn refundable_of(&self, line: &OrderLine) -> Amount {
        let mut left = line.amount;
        for refund in self.counted_refunds() {
            left -= sum_of_line(&refund.lines, line.id);
        }
        left
    }

    /// Refunds that count as given: accepted ones, and the one that waits on the terminal.
    fn counted_refunds(&self) -> impl Iterator<Item = &Refund> {
        let waiting = self.terminal.iter().filter_map(|terminal| terminal.refund.as_ref());
        self.refunds.iter().chain(waiting)
    }

    /// When the payment link expires, in Unix seconds.
    pub fn link_due(&self) -> i64 {
        if let Some((_, due)) = dates::recognise_json(&self.body["dueDateForPaymentLink"]) {
            return due;
        }
        match dates::recognise_json(&self.date()) {
            Some((_, date)) => date.saturating_add(LINK_LIFE),
            None => i64::MAX,
        }
    }

    /// The order date as it was sent; a bare number is taken as a text, and a subscription has none.
    pub fn date(&self) -> Value {
        text_json(&self.body["orderDate"])
    }
}
