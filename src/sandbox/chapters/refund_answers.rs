//! The answer of each operation to a refund that is refused: their keys and forms differ (operations 1.7, 3.9, 6.1 and
//! 7.6).

use serde_json::json;

use crate::base::money::{self, Amount};
use crate::sandbox::answer::Answer;
use crate::sandbox::objects::refund_request::RefundRejection;

const ABOVE_LINES: &str = "refundRejectionForProductAmountExceed";
const OF_STATE: &str = "refundRejectionForRefundedCancelledInvoicedOrderParam";

/// The refusal of an order's or a reservation's refund.
pub fn of_refund(rejection: RefundRejection) -> Answer {
    match rejection {
        RefundRejection::NoPayment => Answer::not_found("refundRejectionForTransactionNotFound"),
        RefundRejection::UnknownLine => Answer::no_data(400, "requestProductIdNotAvailable"),
        RefundRejection::AboveTotal(_) => {
            Answer::conflict("refundRejectionForRefundRequestGreaterThanOrderAmount")
        }
        RefundRejection::AboveLines(reasons) => {
            Answer::error(400, ABOVE_LINES, true, json!(reasons))
        }
        RefundRejection::Cancelled => Answer::conflict(&format!("{OF_STATE}Cancelled")),
        RefundRejection::Refunded => Answer::conflict(&format!("{OF_STATE}Refunded")),
        RefundRejection::Invoiced => Answer::conflict(&format!("{OF_STATE}Invoiced")),
    }
}

/// The refusal of a terminal's refund: too much has one key there, whatever it is more than.
pub fn of_terminal_refund(rejection: RefundRejection) -> Answer {
    let left = match rejection {
        RefundRejection::Refunded => Amount::ZERO,
        RefundRejection::AboveTotal(left) => left,
        other => return of_refund(other),
    };
    of_refund(RefundRejection::AboveLines(vec![order_has_left(left)]))
}

/// The refusal of a request for an approval: in the form with `data`, and what has no key there is a fault of the body (a
/// choice of the sandbox).
pub fn of_approval_request(rejection: RefundRejection) -> Answer {
    let reasons = match rejection {
        RefundRejection::Cancelled => return Answer::no_data(400, &format!("{OF_STATE}Cancelled")),
        RefundRejection::Refunded => return Answer::no_data(400, &format!("{OF_STATE}Refunded")),
        RefundRejection::Invoiced => return Answer::no_data(400, &format!("{OF_STATE}Invoiced")),
        RefundRejection::UnknownLine => return of_refund(rejection),
        RefundRejection::NoPayment => vec!["There is no such payment to refund.".to_owned()],
        RefundRejection::AboveTotal(left) => vec![order_has_left(left)],
        RefundRejection::AboveLines(reasons) => reasons,
    };
    Answer::error(417, "payloadValidationErrors", true, json!(reasons))
}

fn order_has_left(left: Amount) -> String {
    format!("The order has {} left to refund.", money::show(left))
}
