//! What an operation does, above all to money.

use serde::{Deserialize, Serialize};

/// Which way money goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Way {
    /// From the customer: a charge.
    In,
    /// Back to the customer: a refund.
    Out,
}

/// What an operation does, never guessed from its method.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Changes nothing.
    Reads,
    /// Changes something, but moves no money.
    Writes,
    /// Moves money. `amount` is the body's field that says how much; without one it is what the object says.
    MovesMoney {
        /// From or to the customer.
        way: Way,
        /// JSON pointer of the amount in the body.
        amount: Option<&'static str>,
    },
}

impl Effect {
    /// `R`, `W` or `M`, as in `fpgo commands --json`.
    pub fn letter(self) -> &'static str {
        match self {
            Effect::Reads => "R",
            Effect::Writes => "W",
            Effect::MovesMoney { .. } => "M",
        }
    }

    /// Everything but a read.
    pub fn writes(self) -> bool {
        self != Effect::Reads
    }

    /// Moves money, or commits a customer to it.
    pub fn moves_money(self) -> bool {
        matches!(self, Effect::MovesMoney { .. })
    }
}

/// Which total `--expect-total` is held against, in the currency itself, VAT included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Total {
    /// No figure tells a total.
    NotTold,
    /// What the object comes to: the order's amount, what a reservation holds, what a cycle or capture took.
    Object,
    /// What the request itself comes to, by the pointer of its field: no figure of an object limits it.
    Request(&'static str),
}
