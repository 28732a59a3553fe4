//! A reservation, and what follows from its state: its status, what is held, captured and charged.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::customer::Customer;
use super::event::Events;
use super::line::{OrderLine, sum_of_line};
use super::payment::{Payment, sum_of_payments};
use super::refund::Refund;
use crate::base::dates;
use crate::base::error::Result;
use crate::base::money::{self, Amount};
use crate::sandbox::callbacks::StatusMessage;
use crate::sandbox::values::{amount_as_text, text_json};
use crate::sandbox::world::World;

/// Kind of these objects in the world.
pub const KIND: &str = "reservation";

/// The card is held for seven days (a choice of the sandbox).
const HOLD: i64 = 7 * 24 * 60 * 60;

/// Without another period a charge is possible for 90 days (operation 3.5, pages).
const CHARGEABLE: i64 = 90 * 24 * 60 * 60;

/// What was last done to a reservation; captures, charges and the passing of time come on top.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ReservationStage {
    /// The payment link is out.
    Sent,
    /// The amount is held.
    Reserved,
    /// Completed: no more can be taken.
    Completed,
    /// Cancelled before anything was taken.
    Cancelled,
    /// The link expired before its time.
    Expired,
}

/// A reservation.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Reservation {
    /// `RES…`.
    pub uuid: String,
    /// `CSRT…`.
    pub customer_uuid: String,
    /// The body that created it, as received.
    pub body: Value,
    /// What was last done to it.
    pub stage: ReservationStage,
    /// The lines that are held.
    pub lines: Vec<OrderLine>,
    /// What is held, or will be.
    #[serde(with = "amount_as_text")]
    pub total: Amount,
    /// When the customer agreed, in Unix seconds, and how.
    pub reserved: Option<(i64, String)>,
    /// Captures, oldest first.
    pub captures: Vec<Payment>,
    /// Charges, oldest first.
    pub charges: Vec<Payment>,
    /// A refund that waits for Front Payment's approval, with the body that asked for it.
    pub approval: Option<(Refund, Value)>,
    /// The rows of its history, oldest first.
    pub history: Vec<HistoryRow>,
    /// Its payer signed with BankID, and may see secure details.
    #[serde(default)]
    pub identified: bool,
    /// What happened, oldest first.
    pub events: Events,
}

/// A row of the history, as Get Reservation History shows it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct HistoryRow {
    /// When it happened, in Unix seconds.
    pub at: i64,
    /// What happened.
    pub title: String,
    /// The amount that it is about.
    #[serde(with = "amount_as_text")]
    pub amount: Amount,
    /// Where a message went.
    pub sent_to: String,
    /// The merchant's note.
    pub note: Value,
}

impl Reservation {
    /// A new reservation for this checked body; not yet saved.
    pub fn new(world: &World, body: &Value) -> Result<Reservation> {
        let lines = OrderLine::all(world, body)?;
        let mut reservation = Reservation {
            uuid: world.fresh_id("RES")?,
            customer_uuid: Customer::find_or_add(world, &body["customerDetails"])?,
            body: body.clone(),
            stage: ReservationStage::Sent,
            lines,
            total: money::of(&body["orderSummary"]["grandTotal"]).unwrap_or_default(),
            reserved: None,
            captures: Vec::new(),
            charges: Vec::new(),
            approval: None,
            identified: false,
            history: Vec::new(),
            events: Events::default(),
        };
        let sent_to = reservation.link_recipients();
        reservation.record_sent(world, "reservation-sent", sent_to);
        Ok(reservation)
    }

    /// The reservation with this identifier.
    pub fn find(world: &World, uuid: &str) -> Result<Option<Reservation>> {
        world.object(KIND, uuid)
    }

    /// The reservation with this identifier; an error if there is none.
    pub fn get(world: &World, uuid: &str) -> Result<Reservation> {
        world.existing(KIND, uuid)
    }

    /// Looks at every reservation, oldest first, one after another.
    pub fn each(world: &World, look: impl FnMut(Reservation) -> Result<()>) -> Result<()> {
        world.each(KIND, look)
    }

    /// Keeps the reservation as it is now, and tells the merchant when it became reserved, captured or charged.
    pub fn save(&mut self, world: &World) -> Result<()> {
        let now = world.now();
        let before = Reservation::find(world, &self.uuid)?.map(|before| before.status(now));
        let status = self.status(now);
        if before != Some(status) && matches!(status, "RESERVED" | "CAPTURED" | "CHARGED") {
            self.queue_status(world)?;
        }
        self.put(world)
    }

    /// Keeps the reservation as it is now, and tells nobody.
    pub fn put(&mut self, world: &World) -> Result<()> {
        self.events.keep(world, &self.uuid)?;
        world.put(KIND, &self.uuid, self)
    }

    fn queue_status(&self, world: &World) -> Result<()> {
        let message = StatusMessage {
            uuid: &self.uuid,
            status: self.status(world.now()),
            method: self.payment_method().unwrap_or_default(),
            amount: self.total,
            created: self.events.begin().unwrap_or(world.now()),
        };
        message.queue(world, &self.body["callback"]["callbackUrl"])
    }

    /// Adds a row about this amount to the history, with the merchant's note.
    pub fn record(&mut self, world: &World, title: &str, amount: Amount, note: Value) {
        self.add_row(world, title, amount, String::new(), note);
    }

    /// Adds a row about a message to the history: the payment link, and where it was sent.
    pub fn record_sent(&mut self, world: &World, title: &str, sent_to: String) {
        self.add_row(world, title, self.total, sent_to, Value::Null);
    }

    fn add_row(
        &mut self,
        world: &World,
        title: &str,
        amount: Amount,
        sent_to: String,
        note: Value,
    ) {
        let at = world.now();
        self.events.add(world, title);
        self.history.push(HistoryRow { at, title: title.to_owned(), amount, sent_to, note });
    }

    /// Where the link was sent, by the channels of the body.
    fn link_recipients(&self) -> String {
        let mut recipients = Vec::new();
        for (channel, key) in [("sms", "msisdn"), ("email", "email")] {
            if self.body["sendOrderBy"][channel] == true {
                recipients.push(self.body["customerDetails"][key].as_str().unwrap_or_default());
            }
        }
        recipients.join(", ")
    }

    /// The status, as the API spells it (docs/api.md, States).
    pub fn status(&self, now: i64) -> &'static str {
        match self.stage {
            ReservationStage::Completed => "COMPLETED",
            ReservationStage::Cancelled => "CANCELLED",
            ReservationStage::Expired => "EXPIRED",
            ReservationStage::Sent if now > self.link_due() => "EXPIRED",
            ReservationStage::Sent => "SENT",
            ReservationStage::Reserved => match self.last_payment() {
                Some("charged") => "CHARGED",
                Some(_) => "CAPTURED",
                None if now > self.hold_ends() => "EXPIRED",
                None => "RESERVED",
            },
        }
    }

    /// Whether the last payment was `captured` or `charged`.
    fn last_payment(&self) -> Option<&str> {
        let titles = self.history.iter().rev().map(|row| row.title.as_str());
        titles.into_iter().find(|title| ["captured", "charged"].contains(title))
    }

    /// When the payment link expires.
    pub fn link_due(&self) -> i64 {
        let due = dates::recognise_json(&self.body["dueDateForPaymentLink"]);
        due.map_or(i64::MAX, |(_, due)| due)
    }

    /// When the card is no longer held.
    pub fn hold_ends(&self) -> i64 {
        self.after_agreement(HOLD)
    }

    /// When the card can no longer be charged; a unit of `chargeValidity` has so many seconds (quirk 18).
    pub fn charge_ends(&self, unit: i64) -> i64 {
        let period = text_json(&self.body["chargeValidity"]);
        match period.as_str().map(str::parse::<i64>) {
            Some(Ok(count)) => self.after_agreement(count.saturating_mul(unit)),
            _ => self.after_agreement(CHARGEABLE),
        }
    }

    /// So many seconds after the customer agreed.
    fn after_agreement(&self, seconds: i64) -> i64 {
        match &self.reserved {
            Some((at, _)) => at.saturating_add(seconds),
            None => i64::MIN,
        }
    }

    /// How the customer pays, once they agreed.
    pub fn payment_method(&self) -> Option<&str> {
        self.reserved.as_ref().map(|(_, method)| method.as_str())
    }

    /// Captured so far.
    pub fn captured(&self) -> Amount {
        sum_of_payments(&self.captures)
    }

    /// Charged so far, beside what is held.
    pub fn charged(&self) -> Amount {
        sum_of_payments(&self.charges)
    }

    /// Captured of one line.
    pub fn captured_of(&self, id: i64) -> Amount {
        sum_of_line(self.captures.iter().flat_map(|capture| &capture.lines), id)
    }

    /// Every capture, and then every charge.
    pub fn payments(&self) -> impl Iterator<Item = &Payment> {
        self.captures.iter().chain(&self.charges)
    }

    /// Every refund.
    pub fn refunds(&self) -> impl Iterator<Item = &Refund> {
        self.payments().flat_map(|payment| &payment.refunds)
    }

    /// Accepts a refund of the payment with this reference, and saves the reservation.
    pub fn give_back(
        &mut self,
        world: &World,
        source: &str,
        reference: &str,
        refund: Refund,
    ) -> Result<()> {
        let amount = refund.amount;
        let payments = if source == "charged" { &mut self.charges } else { &mut self.captures };
        for payment in payments {
            if payment.reference == reference {
                payment.refunds.push(refund);
                break;
            }
        }
        self.record(world, &format!("refund-sent-from-{source}"), amount, Value::Null);
        self.save(world)
    }
}
