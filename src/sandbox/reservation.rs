//! What the sandbox keeps of a reservation, and what follows from it: status, what is held and taken, and what each
//! capture and charge still has to give back.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::callbacks;
use super::customers::customer_of;
use super::order::{Event, Line, Part, Refund, exact, plain, text};
use super::world::World;
use crate::api::truth;
use crate::base::dates;
use crate::base::error::Result;
use crate::base::money::{self, Amount};

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
    /// Closed.
    Completed,
    /// Given up.
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
    pub lines: Vec<Line>,
    /// What is held, or will be.
    #[serde(with = "exact")]
    pub total: Amount,
    /// When the customer agreed, in Unix seconds, and how.
    pub reserved: Option<(i64, String)>,
    /// Captures, oldest first.
    pub captures: Vec<Take>,
    /// Charges, oldest first.
    pub charges: Vec<Take>,
    /// A refund that waits for Front Payment's approval.
    pub approval: Option<(Refund, Value)>,
    /// What the history tells, oldest first.
    pub history: Vec<Entry>,
    /// What happened, oldest first.
    pub events: Vec<Event>,
}

/// A capture or a charge.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Take {
    /// `CAP…` or `CHA…`.
    pub reference: String,
    /// When, in Unix seconds.
    pub at: i64,
    /// In all.
    #[serde(with = "exact")]
    pub amount: Amount,
    /// How much of which line; those of a charge are its own.
    pub lines: Vec<Part>,
    /// The merchant's note.
    pub note: Value,
    /// Accepted refunds, waiting ones included.
    pub refunds: Vec<Refund>,
}

/// An event of the history, as Get Reservation History tells it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Entry {
    /// When, in Unix seconds.
    pub at: i64,
    /// What.
    pub title: String,
    /// How much.
    #[serde(with = "exact")]
    pub amount: Amount,
    /// Where a message went.
    pub sent_to: String,
    /// The merchant's note.
    pub note: Value,
}

impl Take {
    /// Given back so far; waiting refunds do not count.
    pub fn refunded(&self, now: i64) -> Amount {
        self.refunds.iter().filter(|refund| refund.due <= now).map(|refund| refund.amount).sum()
    }

    /// What may still be given back: waiting refunds count as given.
    pub fn refundable(&self) -> Amount {
        self.amount - self.refunds.iter().map(|refund| refund.amount).sum::<Amount>()
    }

    /// What may still be given back of one line.
    pub fn refundable_of(&self, id: i64) -> Amount {
        let of = |parts: &[Part]| {
            parts.iter().filter(|part| part.id == id).map(|part| part.amount).sum::<Amount>()
        };
        of(&self.lines) - self.refunds.iter().map(|refund| of(&refund.lines)).sum::<Amount>()
    }

    fn told(&self, now: i64) -> Value {
        let refunded = self.refunded(now);
        json!({
            "at": self.at, "amount": plain(self.amount), "reference": self.reference,
            "isRefunded": refunded >= self.amount, "refunded": plain(refunded), "additionalText": self.note,
        })
    }
}

impl Reservation {
    /// A new reservation for this checked body; not yet kept.
    pub fn new(world: &World, body: &Value) -> Result<Reservation> {
        let lines = Line::all(world, body)?;
        let total = body.pointer("/orderSummary/grandTotal").and_then(money::of);
        let mut made = Reservation {
            uuid: world.fresh_id("RES")?,
            customer_uuid: customer_of(world, &body["customerDetails"])?,
            body: body.clone(),
            stage: ReservationStage::Sent,
            lines,
            total: total.unwrap_or_default(),
            reserved: None,
            captures: Vec::new(),
            charges: Vec::new(),
            approval: None,
            history: Vec::new(),
            events: Vec::new(),
        };
        let (total, sent_to) = (made.total, made.reached_at());
        made.tell(world, "reservation-sent", total, sent_to, Value::Null);
        Ok(made)
    }

    /// The reservation with this identifier.
    pub fn find(world: &World, uuid: &str) -> Result<Option<Reservation>> {
        world.object(KIND, uuid)
    }

    /// Every reservation, oldest first.
    pub fn all(world: &World) -> Result<Vec<Reservation>> {
        world.objects(KIND)
    }

    /// Keeps it as it is now, and tells the merchant when it became reserved, captured or charged.
    pub fn keep(&self, world: &World) -> Result<()> {
        let now = world.now();
        let before = Reservation::find(world, &self.uuid)?.map(|found| found.status(now));
        let status = self.status(now);
        if before != Some(status) && matches!(status, "RESERVED" | "CAPTURED" | "CHARGED") {
            callbacks::reservation_changed(world, self, status)?;
        }
        world.put(KIND, &self.uuid, self)
    }

    /// Writes an event into the history.
    pub fn tell(
        &mut self,
        world: &World,
        title: &str,
        amount: Amount,
        sent_to: String,
        note: Value,
    ) {
        let at = world.now();
        self.events.push(Event { at, what: title.to_owned() });
        self.history.push(Entry { at, title: title.to_owned(), amount, sent_to, note });
    }

    /// Where the link was sent, by the channels of the body.
    fn reached_at(&self) -> String {
        let customer = &self.body["customerDetails"];
        let by = |channel: &str, key: &str| {
            let on = self.body["sendOrderBy"][channel] == true;
            on.then(|| customer[key].as_str().unwrap_or_default().to_owned())
        };
        [by("sms", "msisdn"), by("email", "email")]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join(", ")
    }

    /// The status, as the API spells it (docs/api.md, States).
    pub fn status(&self, now: i64) -> &'static str {
        let mut taken = self.history.iter().rev().map(|entry| entry.title.as_str());
        let taken = taken.find(|title| ["captured", "charged"].contains(title));
        match self.stage {
            ReservationStage::Completed => "COMPLETED",
            ReservationStage::Cancelled => "CANCELLED",
            ReservationStage::Expired => "EXPIRED",
            ReservationStage::Sent if now > self.link_due() => "EXPIRED",
            ReservationStage::Sent => "SENT",
            ReservationStage::Reserved if taken == Some("charged") => "CHARGED",
            ReservationStage::Reserved if taken == Some("captured") => "CAPTURED",
            ReservationStage::Reserved if now > self.hold_ends() => "EXPIRED",
            ReservationStage::Reserved => "RESERVED",
        }
    }

    /// When the payment link expires.
    fn link_due(&self) -> i64 {
        let due = dates::recognise_json(&self.body["dueDateForPaymentLink"]);
        due.map_or(i64::MAX, |(_, due)| due)
    }

    /// When the card is no longer held.
    pub fn hold_ends(&self) -> i64 {
        self.reserved.as_ref().map_or(i64::MIN, |(at, _)| at.saturating_add(HOLD))
    }

    /// When the card can no longer be charged; a unit of `chargeValidity` has so many seconds (quirk 18).
    pub fn charge_ends(&self, unit: i64) -> i64 {
        let period = text(&self.body["chargeValidity"]);
        let period = period.as_str().and_then(|digits| digits.parse::<i64>().ok());
        let period = period.map_or(CHARGEABLE, |count| count.saturating_mul(unit));
        self.reserved.as_ref().map_or(i64::MIN, |(at, _)| at.saturating_add(period))
    }

    /// Captured so far.
    pub fn captured(&self) -> Amount {
        self.captures.iter().map(|take| take.amount).sum()
    }

    /// Charged so far, beside what is held.
    pub fn charged(&self) -> Amount {
        self.charges.iter().map(|take| take.amount).sum()
    }

    /// Captured of one line.
    pub fn captured_of(&self, id: i64) -> Amount {
        let parts = self.captures.iter().flat_map(|take| &take.lines);
        parts.filter(|part| part.id == id).map(|part| part.amount).sum()
    }

    /// Every refund.
    pub fn refunds(&self) -> impl Iterator<Item = &Refund> {
        self.captures.iter().chain(&self.charges).flat_map(|take| &take.refunds)
    }

    /// The capture or charge with this reference.
    pub fn take(&mut self, source: &str, reference: &str) -> Option<&mut Take> {
        let takes = if source == "charged" { &mut self.charges } else { &mut self.captures };
        takes.iter_mut().find(|take| take.reference == reference)
    }

    /// The `data` of Get Reservation Details By UUID (operation 3.3).
    pub fn details(&self, now: i64) -> Value {
        let body = &self.body;
        let sent = &body["customerDetails"];
        let is_held = self.reserved.is_some();
        let held = if is_held { self.total } else { Amount::ZERO };
        let given = |takes: &[Take]| plain(takes.iter().map(|take| take.refunded(now)).sum());
        let mut refunds: Vec<(&Take, &Refund)> = self
            .captures
            .iter()
            .chain(&self.charges)
            .flat_map(|take| take.refunds.iter().map(move |refund| (take, refund)))
            .filter(|(_, refund)| refund.due <= now)
            .collect();
        refunds.sort_by_key(|(_, refund)| refund.due);
        let refunds = refunds.into_iter().map(|(take, refund)| {
            json!({
                "at": refund.due, "amount": plain(refund.amount), "reference": take.reference, "isRefunded": true,
                "isPartial": refund.amount < take.amount,
            })
        });
        let reserved =
            self.reserved.iter().map(|(at, _)| json!({"at": at, "amount": plain(self.total)}));
        let keys = ["street", "zip", "city", "country"];
        json!({
            "reservationUuid": self.uuid,
            "status": self.status(now),
            "isPaid": self.captured() + self.charged() > Amount::ZERO,
            "productList": self.lines.iter().map(|line| self.line(line)).collect::<Value>(),
            "grandTotal": plain(self.total),
            "reservationDate": text(&body["orderDate"]),
            "paymentLinkDueDate": text(&body["dueDateForPaymentLink"]),
            "sendOrderBy": channels(body),
            "customerDetails": {
                "countryCode": sent["countryCode"], "msisdn": sent["msisdn"], "email": sent["email"],
                "name": sent["name"],
                "address": keys.map(|key| (key.to_owned(), sent["address"][key].clone()))
                    .into_iter().collect::<serde_json::Map<_, _>>(),
            },
            "referenceNumber": body["referenceNo"],
            "chargeValidity": text(&body["chargeValidity"]),
            "customerReference": body["customerReference"],
            "customerNotes": body["customerNotes"],
            "termsAndCondition": body["tnc"],
            "paymentDetails": {
                "reservedAt": self.reserved.as_ref().map(|(at, _)| at),
                "reservedAmount": plain(held),
                "capturedAmount": plain(self.captured()),
                "chargedAmount": plain(self.charged()),
                "amountRefunded": {"fromCaptured": given(&self.captures), "fromCharge": given(&self.charges)},
            },
            "organizationDetails": organization(),
            "translationKey": format!("reservationStatus{}", capitalised(self.status(now))),
            "paymentHistory": {
                "reserved": reserved.collect::<Value>(),
                "captured": self.captures.iter().map(|take| take.told(now)).collect::<Value>(),
                "charged": self.charges.iter().map(|take| take.told(now)).collect::<Value>(),
                "refunded": refunds.collect::<Value>(),
            },
        })
    }

    fn line(&self, line: &Line) -> Value {
        let product = &line.product;
        let number = |key: &str| plain(money::of(&product[key]).unwrap_or_default());
        let held = if self.reserved.is_some() { line.amount } else { Amount::ZERO };
        json!({
            "id": line.id, "name": product["name"], "productId": product["productId"], "quantity": 1,
            "rate": number("rate"), "discount": 0, "tax": number("tax"), "amount": plain(line.amount),
            "reserved": plain(held), "captured": plain(self.captured_of(line.id)),
        })
    }
}

/// Whether a link was sent by each channel: true or false, also where the request does not say (operation 3.3, 4.5).
pub fn channels(body: &Value) -> Value {
    let is_on = |key: &str| truth(&body["sendOrderBy"][key]).unwrap_or(false);
    json!({"sms": is_on("sms"), "email": is_on("email")})
}

/// The merchant, as answers name it.
pub fn organization() -> Value {
    json!({"name": "Test Sykkel AS", "billingAddress": {
        "countryCode": "+47", "msisdn": "40000002", "email": "faktura@example.com", "street": "Testveien 7",
        "zip": "0010", "city": "Oslo", "country": "NO",
    }})
}

fn capitalised(word: &str) -> String {
    let lower = word.to_lowercase();
    let mut letters = lower.chars();
    letters
        .next()
        .map_or_else(String::new, |first| format!("{}{}", first.to_uppercase(), letters.as_str()))
}
