//! What the sandbox keeps of an order, and what follows from it: status, what is refunded and what may still be.
//! Status and refunded amount are computed for a moment of the world's clock, so nothing has to be settled in time.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

use super::callbacks;
use super::customers::customer_of;
use super::world::World;
use crate::api::locate;
use crate::base::dates::{self, Form};
use crate::base::error::Result;
use crate::base::money::{self, Amount};

/// Kind of these objects in the world.
const KIND: &str = "order";

/// A payment link is good for seven days after the order date (a choice of the sandbox).
const LINK_LIFE: i64 = 7 * 24 * 60 * 60;

/// What was last done to an order; refunds and the end of the link's life come on top.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum OrderStage {
    /// The payment link is out.
    Sent,
    /// Paid.
    Paid,
    /// Given up.
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
    pub lines: Vec<Line>,
    /// What the customer owes or paid.
    #[serde(with = "exact")]
    pub total: Amount,
    /// Accepted refunds, waiting ones included.
    pub refunds: Vec<Refund>,
    /// A refund that waits for Front Payment's approval.
    #[serde(default)]
    pub approval: Option<Refund>,
    /// What a terminal has to do with it.
    #[serde(default)]
    pub terminal: Option<Terminal>,
    /// How it was paid.
    #[serde(default)]
    pub via: Option<String>,
    /// What happened, oldest first.
    pub events: Vec<Event>,
}

/// What a terminal has to do with an order.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Terminal {
    /// `TRML…`.
    pub uuid: String,
    /// The payment was declined, not cancelled: it can be sent again.
    pub declined: bool,
    /// A check has told the payment's outcome.
    pub told: bool,
    /// A refund that waits on the terminal.
    pub refund: Option<Refund>,
    /// How the last one ended: approved, or not.
    pub refunded: Option<bool>,
}

/// A line of an order.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Line {
    /// The numeric id that refunds name (quirk 11).
    pub id: i64,
    /// The line as received.
    pub product: Value,
    /// The line's total.
    #[serde(with = "exact")]
    pub amount: Amount,
}

/// A refund that was accepted.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Refund {
    /// In all.
    #[serde(with = "exact")]
    pub amount: Amount,
    /// How much of which line.
    pub lines: Vec<Part>,
    /// When it was accepted, in Unix seconds.
    pub asked: i64,
    /// When it shows, in Unix seconds.
    pub due: i64,
}

/// The part of a refund that is one line's.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Part {
    /// Which line.
    pub id: i64,
    /// How much of it.
    #[serde(with = "exact")]
    pub amount: Amount,
}

/// Something that happened to an order.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Event {
    /// When, in Unix seconds.
    pub at: i64,
    /// What, in words.
    pub what: String,
}

impl Order {
    /// A new order for this checked body, with fresh identifiers; not yet kept.
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
            events: Vec::new(),
        };
        order.fill(world, body)?;
        order.note(world, "created");
        Ok(order)
    }

    /// The same order with another body, waiting for its payer again.
    pub fn change(&mut self, world: &World, body: &Value) -> Result<()> {
        self.fill(world, body)?;
        self.stage = OrderStage::Sent;
        self.note(world, "updated by a partner");
        Ok(())
    }

    fn fill(&mut self, world: &World, body: &Value) -> Result<()> {
        self.lines = Line::all(world, body)?;
        let total = body.pointer("/orderSummary/grandTotal").and_then(money::of);
        self.total = total.unwrap_or_default();
        let customer = body.get("customerDetails").filter(|details| details.is_object());
        self.customer_uuid = customer.map(|details| customer_of(world, details)).transpose()?;
        self.body = body.clone();
        Ok(())
    }

    /// The order with this identifier.
    pub fn find(world: &World, uuid: &str) -> Result<Option<Order>> {
        world.object(KIND, uuid)
    }

    /// Every order, oldest first.
    pub fn all(world: &World) -> Result<Vec<Order>> {
        world.objects(KIND)
    }

    /// Keeps it as it is now, and tells the merchant when its status has left what it was.
    pub fn keep(&self, world: &World) -> Result<()> {
        let now = world.now();
        let before = Order::find(world, &self.uuid)?.map(|order| order.status(now));
        let status = self.status(now);
        if before.unwrap_or("SENT") != status {
            callbacks::order_changed(world, self, status)?;
        }
        world.put(KIND, &self.uuid, self)
    }

    /// Writes down what happened to it.
    pub fn note(&mut self, world: &World, what: impl Into<String>) {
        self.events.push(Event { at: world.now(), what: what.into() });
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
        self.refunds.iter().filter(|refund| refund.due <= now).map(|refund| refund.amount).sum()
    }

    /// What may still be given back: waiting refunds count as given.
    pub fn refundable(&self) -> Amount {
        let given = self.given().map(|refund| refund.amount);
        self.total - given.sum::<Amount>()
    }

    /// Refunds that count as given: accepted ones, and the one that waits on the terminal.
    fn given(&self) -> impl Iterator<Item = &Refund> {
        let waiting = self.terminal.as_ref().and_then(|terminal| terminal.refund.as_ref());
        self.refunds.iter().chain(waiting)
    }

    /// What may still be given back of one line.
    pub fn refundable_of(&self, line: &Line) -> Amount {
        let parts = self.given().flat_map(|refund| &refund.lines);
        line.amount
            - parts.filter(|part| part.id == line.id).map(|part| part.amount).sum::<Amount>()
    }

    /// When the payment link expires, in Unix seconds.
    pub fn link_due(&self) -> i64 {
        let own = dates::recognise_json(&self.body["dueDateForPaymentLink"]);
        if let Some((_, due)) = own {
            return due;
        }
        let date = dates::recognise_json(&self.order_date());
        date.map_or(i64::MAX, |(_, date)| date.saturating_add(LINK_LIFE))
    }

    /// The order date as it was sent; a bare number is taken as a text, and a subscription has none.
    fn order_date(&self) -> Value {
        text(&self.body["orderDate"])
    }

    /// The link's last day in the form in which the order date was sent.
    fn link_due_text(&self) -> String {
        let day = jiff::Timestamp::from_second(self.link_due()).ok();
        match (dates::recognise_json(&self.order_date()), day) {
            (Some((Form::DayMonthYear, _)), Some(day)) => {
                dates::write(day, Form::DayMonthYear, &jiff::tz::TimeZone::UTC)
            }
            _ => self.link_due().to_string(),
        }
    }

    /// The `data` of Get Order Details By UUID (operation 1.10).
    pub fn details(&self, now: i64, with_line_ids: bool) -> Value {
        let summary = |key: &str| number(&self.body["orderSummary"][key]);
        json!({
            "type": self.kind,
            "orderUuid": self.uuid,
            "invoiceNumber": self.invoice_number,
            "status": self.status(now),
            "orderDate": self.order_date(),
            "paymentLinkDueDate": self.link_due_text(),
            "productList": self.lines.iter().map(|line| line.details(with_line_ids)).collect::<Value>(),
            "orderSummary": {
                "subTotal": summary("subTotal"),
                "tax": summary("totalTax"),
                "discount": summary("totalDiscount"),
                "grandTotal": summary("grandTotal"),
            },
            "customerDetails": self.customer(),
        })
    }

    fn customer(&self) -> Value {
        let sent = &self.body["customerDetails"];
        let mut customer = Map::new();
        customer.insert("type".into(), sent["type"].clone());
        customer.insert("uuid".into(), json!(self.customer_uuid));
        for key in ["countryCode", "msisdn", "email", "name", "preferredLanguage"] {
            customer.insert(key.into(), sent[key].clone());
        }
        if customer["preferredLanguage"].is_null() {
            customer.insert("preferredLanguage".into(), json!("no"));
        }
        for key in ["personalNumber", "organizationId"] {
            customer.insert(key.into(), text(&sent[key]));
        }
        let keys = ["street", "zip", "city", "country"];
        let address = keys.map(|key| (key.to_owned(), sent["address"][key].clone()));
        customer.insert("address".into(), address.into_iter().collect());
        Value::Object(customer)
    }

    /// All that the sandbox knows, waiting refunds included.
    pub fn truth(&self, now: i64) -> Value {
        let refunded = self.refunded(now);
        let waiting = self.total - refunded - self.refundable();
        json!({
            "uuid": self.uuid,
            "status": self.status(now),
            "type": self.kind,
            "invoiceNumber": self.invoice_number,
            "total": plain(self.total),
            "refunded": plain(refunded),
            "waiting": plain(waiting),
            "refundable": plain(if self.is_settled() { self.refundable() } else { Amount::ZERO }),
            "lines": self.lines.iter().map(|line| json!({
                "id": line.id,
                "name": line.product["name"],
                "amount": plain(line.amount),
                "refundable": plain(self.refundable_of(line)),
            })).collect::<Value>(),
            "refunds": self.refunds.iter().map(|refund| refund.truth(now)).collect::<Value>(),
            "approval": self.approval.as_ref().map(|refund| refund.truth(now)),
            "terminal": self.terminal.as_ref().map(|terminal| json!(terminal)),
            "events": self.events.iter().map(|event| json!(event)).collect::<Value>(),
            "created": self.body,
        })
    }
}

impl Line {
    /// The lines of a checked body, with fresh ids.
    pub fn all(world: &World, body: &Value) -> Result<Vec<Line>> {
        let line = |(_, product): (String, Option<&Value>)| {
            let product = product.cloned().unwrap_or_default();
            let amount = product.get("amount").and_then(money::of).unwrap_or_default();
            Ok(Line { id: world.next_number("line", 7001)?, product, amount })
        };
        locate(body, "/products/*").into_iter().map(line).collect()
    }

    fn details(&self, with_id: bool) -> Value {
        let product = &self.product;
        let mut details = Map::new();
        if with_id {
            details.insert("id".into(), json!(self.id));
        }
        details.insert("name".into(), product["name"].clone());
        details.insert("productId".into(), product["productId"].clone());
        for key in ["quantity", "rate", "discount", "tax", "amount"] {
            details.insert(key.into(), number(&product[key]));
        }
        Value::Object(details)
    }
}

impl Refund {
    /// Accepted now, showing after this delay.
    pub fn new(amount: Amount, lines: Vec<Part>, asked: i64, delay: std::time::Duration) -> Refund {
        Refund { amount, lines, asked, due: asked.saturating_add_unsigned(delay.as_secs()) }
    }

    /// As the control routes tell it.
    pub fn truth(&self, now: i64) -> Value {
        let parts = self.lines.iter();
        json!({
            "amount": plain(self.amount),
            "lines": parts.map(|part| json!({"id": part.id, "amount": plain(part.amount)})).collect::<Value>(),
            "asked": self.asked,
            "due": self.due,
            "done": self.due <= now,
        })
    }
}

/// The number of a field that may hold a text (quirk 2), without trailing zeros, as PHP writes it; 0 if absent.
fn number(value: &Value) -> Value {
    plain(money::of(value).unwrap_or_default())
}

/// The JSON number of an amount, without trailing zeros.
pub fn plain(amount: Amount) -> Value {
    money::to_json(amount.normalize())
}

/// A text, also of a number (quirk 3); null stays null.
pub fn text(value: &Value) -> Value {
    match value {
        Value::Number(number) => Value::String(number.to_string()),
        other => other.clone(),
    }
}

/// Amounts are kept as texts, digit for digit.
pub mod exact {
    use serde::de::Error;
    use serde::{Deserialize, Deserializer, Serializer};

    use crate::base::money::Amount;

    pub fn serialize<S: Serializer>(amount: &Amount, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(amount)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Amount, D::Error> {
        let text = String::deserialize(deserializer)?;
        Amount::from_str_exact(&text).map_err(D::Error::custom)
    }
}
