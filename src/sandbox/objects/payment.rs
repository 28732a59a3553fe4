//! A payment taken from the card of a reservation: a capture of what is held, or a charge beside it.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::line::{LineAmount, sum_of_line};
use super::refund::{Refund, sum_of_all, sum_of_done};
use crate::base::money::Amount;
use crate::sandbox::values::{amount_as_text, amount_json};

/// A capture or a charge.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Payment {
    /// `CAP…` or `CHA…`.
    pub reference: String,
    /// When it was taken, in Unix seconds.
    pub at: i64,
    /// The whole amount.
    #[serde(with = "amount_as_text")]
    pub amount: Amount,
    /// The amount of each line; the lines of a charge are its own.
    pub lines: Vec<LineAmount>,
    /// The merchant's note.
    pub note: Value,
    /// Accepted refunds, waiting ones included.
    pub refunds: Vec<Refund>,
}

impl Payment {
    /// Given back so far; waiting refunds do not count.
    pub fn refunded(&self, now: i64) -> Amount {
        sum_of_done(&self.refunds, now)
    }

    /// What may still be given back: waiting refunds count as given.
    pub fn refundable(&self) -> Amount {
        self.amount - sum_of_all(&self.refunds)
    }

    /// What may still be given back of one line.
    pub fn refundable_of(&self, id: i64) -> Amount {
        let mut left = sum_of_line(&self.lines, id);
        for refund in &self.refunds {
            left -= sum_of_line(&refund.lines, id);
        }
        left
    }

    /// The payment as the details of its reservation show it.
    pub fn details(&self, now: i64) -> Value {
        let refunded = self.refunded(now);
        json!({
            "at": self.at, "amount": amount_json(self.amount), "reference": self.reference,
            "isRefunded": refunded >= self.amount, "refunded": amount_json(refunded), "additionalText": self.note,
        })
    }
}

/// The sum of these payments.
pub fn sum_of_payments(payments: &[Payment]) -> Amount {
    let mut sum = Amount::ZERO;
    for payment in payments {
        sum += payment.amount;
    }
    sum
}
