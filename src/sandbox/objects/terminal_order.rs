//! An order that was sent to a terminal. Other orders are not found here.

use super::order::{Order, TerminalState};
use super::refund::Refund;
use crate::base::error::Result;
use crate::base::money;
use crate::sandbox::callbacks::{TerminalMessage, TerminalSubject};
use crate::sandbox::world::World;

/// An order, and what its terminal has to do with it.
pub struct TerminalOrder {
    /// The order, without the terminal's state until it is saved.
    pub order: Order,
    /// The terminal's state.
    pub terminal: TerminalState,
}

impl TerminalOrder {
    /// The terminal order with this identifier.
    pub fn find(world: &World, uuid: &str) -> Result<Option<TerminalOrder>> {
        let Some(mut order) = Order::find(world, uuid)? else { return Ok(None) };
        let Some(terminal) = order.terminal.take() else { return Ok(None) };
        Ok(Some(TerminalOrder { order, terminal }))
    }

    /// Keeps the order as it is now, and gives it.
    pub fn save(self, world: &World) -> Result<Order> {
        let mut order = self.joined();
        order.save(world)?;
        Ok(order)
    }

    /// The order with the terminal's state in it, so that a refund that waits there counts as given.
    pub fn joined(&self) -> Order {
        Order { terminal: Some(self.terminal.clone()), ..self.order.clone() }
    }

    /// Tells the merchant of a decision about the payment.
    pub fn queue_payment(&self, world: &World, approved: bool) -> Result<()> {
        let tax = money::of(&self.order.body["orderSummary"]["totalTax"]).unwrap_or_default();
        let subject = TerminalSubject::Payment { total: self.order.total, tax };
        self.queue(world, approved, subject)
    }

    /// Tells the merchant of a decision about a refund.
    pub fn queue_refund(&self, world: &World, approved: bool, refund: &Refund) -> Result<()> {
        self.queue(world, approved, TerminalSubject::Refund(refund.amount))
    }

    fn queue(&self, world: &World, approved: bool, subject: TerminalSubject) -> Result<()> {
        let message = TerminalMessage { uuid: &self.order.uuid, approved, subject };
        message.queue(world, &self.order.body["callbackUrl"])
    }
}
