//! Why a refund is refused, and how each operation that gives back says so: their keys and forms differ (operation
//! 1.7, 3.9, 6.1 and 7.6).

use serde_json::{Value, json};

use super::answer::Answer;
use crate::base::money::{self, Amount};

const ABOVE_LINES: &str = "refundRejectionForProductAmountExceed";
const OF_STATE: &str = "refundRejectionForRefundedCancelledInvoicedOrderParam";

/// Why a refund is refused.
pub enum Rejection {
    /// The order is cancelled.
    Cancelled,
    /// Nothing is left of it.
    Refunded,
    /// It is invoiced, and another type of refund was asked for.
    Invoiced,
    /// There is no such payment.
    NoPayment,
    /// A line is none of the order's.
    UnknownLine,
    /// More than this rest of the whole was asked for.
    AboveTotal(Amount),
    /// More than the rest of some lines was asked for: a sentence for each.
    AboveLines(Vec<String>),
}

impl Rejection {
    /// As an order's or a reservation's refund is refused.
    pub fn of_refund(self) -> Answer {
        match self {
            Rejection::NoPayment => Answer::not_found("refundRejectionForTransactionNotFound"),
            Rejection::UnknownLine => Answer::no_data(400, "requestProductIdNotAvailable"),
            Rejection::AboveTotal(_) => {
                refused("refundRejectionForRefundRequestGreaterThanOrderAmount")
            }
            Rejection::AboveLines(reasons) => Answer::error(400, ABOVE_LINES, true, json!(reasons)),
            Rejection::Cancelled => refused(&format!("{OF_STATE}Cancelled")),
            Rejection::Refunded => refused(&format!("{OF_STATE}Refunded")),
            Rejection::Invoiced => refused(&format!("{OF_STATE}Invoiced")),
        }
    }

    /// As a terminal's refund is refused: too much has one key there, whatever it is more than.
    pub fn at_terminal(self) -> Answer {
        let left = match self {
            Rejection::Refunded => Amount::ZERO,
            Rejection::AboveTotal(left) => left,
            other => return other.of_refund(),
        };
        Rejection::AboveLines(vec![order_has(left)]).of_refund()
    }

    /// As the request for an approval is refused: in the form with `data`, and what has no key there is a fault of the
    /// body (a choice of the sandbox).
    pub fn of_request(self) -> Answer {
        let reasons = match self {
            Rejection::Cancelled => return Answer::no_data(400, &format!("{OF_STATE}Cancelled")),
            Rejection::Refunded => return Answer::no_data(400, &format!("{OF_STATE}Refunded")),
            Rejection::Invoiced => return Answer::no_data(400, &format!("{OF_STATE}Invoiced")),
            Rejection::UnknownLine => return self.of_refund(),
            Rejection::NoPayment => vec!["There is no such payment to refund.".to_owned()],
            Rejection::AboveTotal(left) => vec![order_has(left)],
            Rejection::AboveLines(reasons) => reasons,
        };
        Answer::error(417, "payloadValidationErrors", true, json!(reasons))
    }
}

fn refused(message: &str) -> Answer {
    Answer::error(400, message, false, Value::Null)
}

fn order_has(left: Amount) -> String {
    format!("The order has {} left to refund.", money::show(left))
}
