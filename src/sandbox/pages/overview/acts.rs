//! The buttons of the overview: what can happen to an object without a call of the API, and doing it. Who acts is known
//! by `actors`; which buttons an object has follows from its state.

use crate::base::error::{Error, Result};
use crate::sandbox::actors::{cycles, front_payment, payer, terminal_staff};
use crate::sandbox::objects::order::{Order, OrderStage};
use crate::sandbox::objects::reservation::Reservation;
use crate::sandbox::world::World;

/// How the payer pays where a button does it.
const VIA: &str = "visa";

/// A button.
#[derive(Debug, PartialEq, Eq)]
pub struct Act {
    /// What the form sends.
    pub name: &'static str,
    /// What stands on the button.
    pub words: &'static str,
    actor: Actor,
}

/// Who acts, and how.
#[derive(Debug, PartialEq, Eq)]
enum Actor {
    Payer(&'static str),
    Cycle(&'static str),
    Terminal { approves: bool },
    FrontPayment { approves: bool },
}

const PAY: Act = Act { name: "pay", words: "Pay", actor: Actor::Payer("paid") };
const DECLINE: Act = Act { name: "decline", words: "Decline", actor: Actor::Payer("declined") };
const INVOICE: Act = Act { name: "invoice", words: "Invoice", actor: Actor::Payer("invoiced") };
const EXPIRE: Act = Act { name: "expire", words: "Expire", actor: Actor::Payer("expired") };
const PAY_CYCLE: Act =
    Act { name: "cycle-paid", words: "Run a cycle", actor: Actor::Cycle("paid") };
const FAIL_CYCLE: Act =
    Act { name: "cycle-failed", words: "Fail a cycle", actor: Actor::Cycle("failed") };
const INVOICE_CYCLE: Act =
    Act { name: "cycle-invoiced", words: "Invoice a cycle", actor: Actor::Cycle("invoiced") };
const APPROVE_AT_TERMINAL: Act = Act {
    name: "terminal-approve",
    words: "Approve on the terminal",
    actor: Actor::Terminal { approves: true },
};
const DECLINE_AT_TERMINAL: Act = Act {
    name: "terminal-decline",
    words: "Decline on the terminal",
    actor: Actor::Terminal { approves: false },
};
const APPROVE_REFUND: Act = Act {
    name: "refund-approve",
    words: "Approve the refund",
    actor: Actor::FrontPayment { approves: true },
};
const REJECT_REFUND: Act = Act {
    name: "refund-reject",
    words: "Reject the refund",
    actor: Actor::FrontPayment { approves: false },
};

/// Every button.
const ALL: [&Act; 11] = [
    &PAY,
    &DECLINE,
    &INVOICE,
    &EXPIRE,
    &PAY_CYCLE,
    &FAIL_CYCLE,
    &INVOICE_CYCLE,
    &APPROVE_AT_TERMINAL,
    &DECLINE_AT_TERMINAL,
    &APPROVE_REFUND,
    &REJECT_REFUND,
];

/// The buttons of an order.
pub fn of_order(order: &Order, now: i64) -> Vec<&'static Act> {
    let mut acts = Vec::new();
    if order.approval.is_some() {
        acts.extend([&APPROVE_REFUND, &REJECT_REFUND]);
    }
    if let Some(terminal) = &order.terminal {
        if terminal.refund.is_some() || order.stage == OrderStage::Sent {
            acts.extend([&APPROVE_AT_TERMINAL, &DECLINE_AT_TERMINAL]);
        }
        return acts;
    }
    match order.status(now) {
        _ if order.stage == OrderStage::Failed => acts.extend([&PAY, &INVOICE]),
        "SENT" => acts.extend([&PAY, &DECLINE, &INVOICE, &EXPIRE]),
        "INVOICED" | "Purring" => acts.push(&PAY),
        _ => {}
    }
    acts
}

/// The buttons of a reservation.
pub fn of_reservation(reservation: &Reservation, now: i64) -> Vec<&'static Act> {
    let mut acts = Vec::new();
    if reservation.approval.is_some() {
        acts.extend([&APPROVE_REFUND, &REJECT_REFUND]);
    }
    if reservation.status(now) == "SENT" {
        acts.extend([&PAY, &DECLINE, &EXPIRE]);
    }
    acts
}

/// The buttons of a subscription in this status.
pub fn of_subscription(status: &str) -> Vec<&'static Act> {
    match status {
        "ONGOING" => vec![&PAY_CYCLE, &FAIL_CYCLE, &INVOICE_CYCLE],
        _ => Vec::new(),
    }
}

/// Does what the button with this name does to this object.
pub fn carry_out(world: &World, uuid: &str, name: &str) -> Result<()> {
    let Some(act) = ALL.iter().find(|act| act.name == name) else {
        return Err(Error::invalid("there is no such button"));
    };
    match act.actor {
        Actor::Payer(outcome) => payer::pay(world, uuid, outcome, VIA),
        Actor::Cycle(outcome) => cycles::run_next(world, uuid, outcome),
        Actor::Terminal { approves } => terminal_staff::decide(world, uuid, approves),
        Actor::FrontPayment { approves } => front_payment::decide(world, uuid, approves),
    }
    .map(drop)
}
