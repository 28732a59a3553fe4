//! Accepted refunds, and sums over several.

use std::time::Duration;

use serde::{Deserialize, Serialize};

use super::line::LineAmount;
use crate::base::money::Amount;
use crate::sandbox::values::amount_as_text;

/// A refund that was accepted.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Refund {
    /// The whole amount.
    #[serde(with = "amount_as_text")]
    pub amount: Amount,
    /// The amount of each line.
    pub lines: Vec<LineAmount>,
    /// When it was accepted, in Unix seconds.
    pub asked: i64,
    /// When it shows, in Unix seconds.
    pub due: i64,
}

impl Refund {
    /// A refund that is accepted now and shows after this delay.
    pub fn new(amount: Amount, lines: Vec<LineAmount>, now: i64, delay: Duration) -> Refund {
        Refund { amount, lines, asked: now, due: now.saturating_add_unsigned(delay.as_secs()) }
    }

    /// Whether the refund shows by now.
    pub fn is_done(&self, now: i64) -> bool {
        self.due <= now
    }
}

/// The sum of all these refunds, waiting ones included.
pub fn sum_of_all<'a>(refunds: impl IntoIterator<Item = &'a Refund>) -> Amount {
    let mut sum = Amount::ZERO;
    for refund in refunds {
        sum += refund.amount;
    }
    sum
}

/// The sum of those refunds that show by now.
pub fn sum_of_done<'a>(refunds: impl IntoIterator<Item = &'a Refund>, now: i64) -> Amount {
    sum_of_all(refunds.into_iter().filter(|refund| refund.is_done(now)))
}
