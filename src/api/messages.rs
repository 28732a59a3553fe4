//! The API's messages in plain words, with the next step. The key is compared by its letters alone, since one fact
//! comes in several spellings (quirk 13). A message that is not here is information to show, never a failure.

/// What a message means and what to do about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Meaning {
    /// The message as documented.
    pub key: &'static str,
    /// What happened, in a sentence.
    pub meaning: &'static str,
    /// What to do now; empty for nothing.
    pub next: &'static str,
    /// The operations to do it with.
    pub commands: &'static [&'static str],
}

/// The meaning of a message, if it is known.
pub fn meaning_of(message: &str) -> Option<&'static Meaning> {
    let wanted = comparison_key(message);
    MESSAGES.iter().find(|meaning| comparison_key(meaning.key) == wanted)
}

/// A message as it is compared (quirk 13): lower-case letters only, and nothing after `#`.
pub fn comparison_key(message: &str) -> String {
    let key = message.split('#').next().unwrap_or_default();
    key.chars()
        .filter(char::is_ascii_alphabetic)
        .map(|letter| letter.to_ascii_lowercase())
        .collect()
}

const fn meaning(key: &'static str, meaning: &'static str, next: &'static str) -> Meaning {
    Meaning { key, meaning, next, commands: &[] }
}

impl Meaning {
    const fn with(self, commands: &'static [&'static str]) -> Meaning {
        Meaning { commands, ..self }
    }
}

#[rustfmt::skip]
const MESSAGES: &[Meaning] = &[
    // What went well.
    meaning("orderAddedSuccessfully", "The order is made; if it is an invoice, that is on its way.", "Keep its identifier, and follow it").with(&["orders status"]),
    meaning("resentOrderSuccessfully", "The payment link was sent again.", ""),
    meaning("cancelledOrderSuccessfully", "The order, reservation or terminal payment is cancelled.", ""),
    meaning("orderRefundedSuccessfully", "The refund is accepted and waits to be carried out, or is done.", "Look later what is refunded."),
    meaning("Order Status Retrieved Successfully", "The status was read.", ""),
    meaning("orderRetrievedSuccessfully", "The order was read.", ""),
    meaning("orderInvoiceNoRetrievedSuccessfully", "The invoice number was read.", ""),
    meaning("orderDelayedChargedSuccessfully", "The order was charged.", ""),
    meaning("Order Submitted Successfully", "The checkout session is made.", "Send the customer to the payment address."),
    meaning("orderCreatedSuccessfully", "The invoice order is made.", "Send a private customer to BankID; a company is invoiced directly."),
    meaning("Payment Link Created Successfully", "The hosted checkout is made.", "Send the customer to the payment address before it expires."),
    meaning("Reservation Submitted Successfully", "The reservation is made, and nothing is held yet.", "Send the customer to the address; it is RESERVED once the customer agrees."),
    meaning("reservationRetrievedSuccessfully", "The reservation or its history was read.", ""),
    meaning("reservationCapturedSuccessfully", "The amount is captured.", "Keep the capture's identifier: a refund names it. Complete the reservation when it is over."),
    meaning("reservationChargedSuccessfully", "The extra amount is charged.", "Keep the charge's identifier: a refund names it."),
    meaning("reservationCompletedSuccessfully", "The reservation is closed.", ""),
    meaning("subscriptionCreatedSuccessfully", "The subscription is made, and nothing is paid yet.", "Send the customer to the payment link."),
    meaning("subscriptionRequestSuccessfullyHandled", "The subscription and its session are made.", "Send the customer to the payment address."),
    meaning("subscriptionRetrieveSuccessfully", "The list was read.", ""),
    meaning("failedSubscriptionOrdersRetrievedSuccessfully!", "The list of failed payments was read.", ""),
    meaning("subscriptionDetailsRetrievedSuccessfully", "The subscription was read.", ""),
    meaning("subscriptionOrderResentSuccessfully", "The subscription's link was sent again.", ""),
    meaning("successfullyCancelledSubscription", "The subscription is cancelled.", ""),
    meaning("refundProcessedSuccessfully", "The refund of the cycle is taken.", "Look at the cycle").with(&["subscriptions details"]),
    meaning("customerDetailsRetrievedSuccessfully", "The customer was read.", ""),
    meaning("customerUpdatedSuccessfully", "The customer is changed.", ""),
    meaning("requestedOrderRefundSuccessfully", "The refund waits for Front Payment's approval.", "Wait for it; do not ask again."),
    meaning("terminalsRetrievedSuccessfully", "The terminals were read.", ""),
    meaning("terminalOrderAddedSuccessfully", "The order is on the terminal.", "Let the customer pay, then ask").with(&["terminals orders payment-status"]),
    meaning("orderSentSuccessfully", "The order was sent to the terminal again.", "Let the customer pay, then ask").with(&["terminals orders payment-status"]),
    meaning("orderPaymentConfirmed", "The order is paid.", ""),
    meaning("orderPaymentFailed", "The payment failed.", "Send it to the terminal again").with(&["terminals orders resend"]),
    meaning("orderStatusUpdatedSuccessfully", "The order is paid; the stored status was behind and is right now.", ""),
    meaning("terminalOrderRefundRequestSuccessfully", "The refund request is on the terminal.", "Finish it there, then ask").with(&["terminals orders refund-status"]),
    meaning("terminalOrderReversalSuccessfully", "The payment was reversed.", ""),
    meaning("refundRequestRejectedSuccessfully", "The refund request is cancelled or rejected; nothing was given back.", "Start it again if it is still wanted."),
    meaning("creditCheckRequestedSuccessful", "The credit check is made or queued.", "Read its result").with(&["credit list"]),
    meaning("creditCheckHistoryRetrievedSuccessfully", "The credit checks were read.", ""),
    meaning("Company Check Request Created Successfully", "The company check has begun.", "Send the person to BankID, then read").with(&["company details"]),
    meaning("companyRecordRetriveSuccessfully", "The company's checks were read.", ""),
    meaning("companyInvoiceFeeRetriveSuccessfully", "The invoice fees were read.", ""),
    // What did not.
    meaning("payloadValidationErrors", "The request's body is not valid; the reasons are listed.",
        "Correct the named fields; do not repeat it unchanged."),
    meaning("internalErrorOccurredPleaseTryAgainLater", "A service behind the API failed.",
        "Look whether it took effect before repeating anything that creates or moves money."),
    meaning("somethingWentWrong", "The server failed.",
        "Look whether it took effect before repeating anything; if it stays, ask Front Payment with the time and the identifier."),
    meaning("orderNotFound", "No order with this identifier for this token.",
        "Check the identifier, the environment (demo or production) and the token."),
    meaning("orderStatusAlreadyPaid", "The order is paid.", "Do not resend or cancel it; refund it instead").with(&["orders refund"]),
    meaning("orderStatusAlreadyCancelled", "The order is cancelled.", "Send a new one").with(&["orders send-payment-link"]),
    meaning("requestProductIdNotAvailable", "A line id of the request is not of this order.",
        "The product id is something else; read the line ids again").with(&["orders details"]),
    meaning("refundRejectionForRefundRequestGreaterThanOrderAmount", "The refund is larger than the order.",
        "Lower the amount; mind what is already refunded").with(&["orders status"]),
    meaning("refundRejectionForProductAmountExceed", "The refund of a line is larger than the line.", "Lower that line's amount."),
    meaning("refundRejectionForWeeklyThresholdExceed", "The merchant's weekly refund limit is used up.",
        "Request an approval from Front Payment with exactly this message, or wait."),
    meaning("refundRejectionForRequestAmountThresholdExceed", "The refund is above the merchant's limit for one request.",
        "Request an approval from Front Payment with exactly this message, or refund less."),
    meaning("refundRejectionForTransactionNotFound", "There is no payment to refund.",
        "Check that the order is paid").with(&["orders status"]),
    meaning("refundRejectionForRefundedCancelledInvoicedOrderParamRefunded", "It is already refunded.", ""),
    meaning("refundRejectionForRefundedCancelledInvoicedOrderParamCancelled", "The order is cancelled; there is nothing to refund.", ""),
    meaning("refundRejectionForRefundedCancelledInvoicedOrderParamInvoiced", "The order is invoiced.",
        "Try the refund with --type invoiced."),
    meaning("reservationNotFound", "No reservation with this identifier for this token.",
        "Check the identifier, the environment (demo or production) and the token."),
    meaning("requestedCaptureAmountExceedAvailableCaptureRunway", "More than what is left to capture.",
        "Lower the amount, or charge the difference; read what is left").with(&["reservations details"]),
    meaning("reservationStatusAlreadyCancelled", "The reservation is cancelled.", "Make a new one").with(&["reservations submit"]),
    meaning("paymentCaptureDeadlineExceed", "The time to capture has passed.",
        "Ask for a new payment, or charge the card instead, if that is still allowed").with(&["reservations charge"]),
    meaning("paymentCardNotFound", "No card is stored for this reservation.", "Ask the customer to pay another way."),
    meaning("paymentChargeRunwayExceed", "More than may be charged.", "Lower the amount."),
    meaning("paymentChargeDeadlineExceed", "The time to charge has passed.", "Ask for a new payment."),
    meaning("reservationStatusAlreadyCompleted", "The reservation is completed or cancelled.", "There is nothing to cancel."),
    meaning("prerequisiteFailedToCancelReservation", "It is expired, or something of it is captured or charged.",
        "Expired: nothing to do. Captured or charged: give it back").with(&["reservations refund", "reservations complete"]),
    meaning("prerequisiteFailedToCompleteReservation", "Nothing of it is captured or charged, or it is expired.",
        "Capture or charge first, or give it up").with(&["reservations cancel"]),
    meaning("orderStatusAlreadyCompleted", "The reservation is completed.", "There is nothing to resend."),
    meaning("cannotCancelSubscription", "The subscription is neither SENT nor ONGOING.",
        "Check its status").with(&["subscriptions details"]),
    meaning("cycleNotfound", "A cycle of the request does not exist; the text after # names it.",
        "Use the names of the cycles as they are shown").with(&["subscriptions details"]),
    meaning("someCyclesFailedToPassValidation", "At least one cycle cannot be given back.",
        "Check what is paid and refunded of each cycle").with(&["subscriptions details"]),
    meaning("orderRefundRequestAlreadySubmitted", "A refund of it waits for approval already.", "Wait for the decision."),
    meaning("terminalIsBusy", "The terminal is working on something.",
        "Wait some seconds and send it again, or cancel on the terminal."),
    meaning("customerNotFound", "No customer with this identifier for this token.",
        "Check the identifier, the environment (demo or production) and the token."),
    meaning("terminalNotFound", "The organization has no active terminal.", ""),
    meaning("personCurrentStatusIsWrong", "The credit bureau refused the number.", "Correct the number; do not repeat it unchanged."),
    meaning("Payment Gateway Error(Submit Payment): Failed to Create Payment Link", "The card gateway made no payment link.",
        "Look whether the reservation exists before trying again."),
    meaning("Payment Gateway Error: Failed to Create Checkout Session", "The card gateway made no payment page.",
        "Look whether the reservation exists before trying again."),
    meaning("orderProductsNotFound", "The order's lines were not found.", "Check the identifier and the line ids."),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_fact_in_several_spellings_is_explained_once() {
        for spelling in ["orderNotFound", "Order Not Found", "Order not found!"] {
            assert_eq!(
                meaning_of(spelling).map(|meaning| meaning.key),
                Some("orderNotFound"),
                "{spelling}"
            );
        }
        assert_eq!(meaning_of("neverHeardOf"), None);
    }
}
