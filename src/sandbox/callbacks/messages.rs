//! What each callback says (chapter 12), and which are signed.

use serde_json::Value;

use super::callback::Message;
use super::outbox;
use crate::base::error::Result;
use crate::base::money::Amount;
use crate::callback::CallbackKind;
use crate::sandbox::values::amount_json;
use crate::sandbox::world::World;

/// A new status of an order or a reservation (chapters 12.1 and 12.2).
pub struct StatusMessage<'a> {
    /// `ODR…` or `RES…`.
    pub uuid: &'a str,
    /// The new status, as the API spells it.
    pub status: &'a str,
    /// The means of payment.
    pub method: &'a str,
    /// The amount of the whole order or reservation.
    pub amount: Amount,
    /// When it was created, in Unix seconds.
    pub created: i64,
}

impl StatusMessage<'_> {
    /// Adds the callback to the outbox, signed.
    pub fn queue(&self, world: &World, to: &Value) -> Result<()> {
        let pairs = vec![
            ("orderUuid", self.uuid.to_owned()),
            ("status", self.status.to_owned()),
            ("paymentMethod", self.method.to_owned()),
            ("amount", amount_json(self.amount).to_string()),
            ("createdAt", self.created.to_string()),
            ("timestamp", world.now().to_string()),
        ];
        outbox::add(world, to, Message { pairs, signed: Some(CallbackKind::Order) })
    }
}

/// A decision at a terminal (chapter 12.3).
pub struct TerminalMessage<'a> {
    /// Identifier of the order.
    pub uuid: &'a str,
    /// Approved, or else declined or cancelled.
    pub approved: bool,
    /// The payment, or a refund.
    pub subject: TerminalSubject,
}

/// What is decided about at a terminal.
pub enum TerminalSubject {
    /// The payment of an order, with the tax in it.
    Payment { total: Amount, tax: Amount },
    /// A refund of this amount.
    Refund(Amount),
}

impl TerminalMessage<'_> {
    /// Adds the callback to the outbox, unsigned.
    pub fn queue(&self, world: &World, to: &Value) -> Result<()> {
        let status = if self.approved { "Approved" } else { "Cancelled" };
        let mut pairs = vec![("orderUuid", self.uuid.to_owned()), ("status", status.to_owned())];
        let amount = match self.subject {
            TerminalSubject::Payment { total, tax } => {
                pairs.push(("type", "Payment".to_owned()));
                pairs.push(("baseAmount", amount_json(total - tax).to_string()));
                pairs.push(("vatAmount", amount_json(tax).to_string()));
                total
            }
            TerminalSubject::Refund(amount) => {
                pairs.push(("type", "Payment_Refund".to_owned()));
                amount
            }
        };
        pairs.push(("totalAmount", amount_json(amount).to_string()));
        pairs.push(("currency", "NOK".to_owned()));
        outbox::add(world, to, Message { pairs, signed: None })
    }
}

/// Adds the callback of a company check's result to the outbox, signed (chapter 12.4).
pub fn queue_company_check(world: &World, to: &Value, result: &Value) -> Result<()> {
    const NAMES: [&str; 12] = [
        "companyCheckUuid",
        "companyId",
        "companyType",
        "companyName",
        "score",
        "riskLevel",
        "scoreMessage",
        "defaultProbability",
        "personalNumber",
        "contactPersonName",
        "contactPersonEmail",
        "createdAt",
    ];
    let mut pairs = Vec::new();
    for name in NAMES {
        let text = match &result[name] {
            Value::String(text) => text.clone(),
            other => other.to_string(),
        };
        pairs.push((name, text));
    }
    outbox::add(world, to, Message { pairs, signed: Some(CallbackKind::Company) })
}
