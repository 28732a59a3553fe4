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
    /// The operations to look with, where none does it: whoever asks what a message means wants to go on.
    pub look: &'static [&'static str],
}

/// Every message that is known.
pub fn meanings() -> impl Iterator<Item = &'static Meaning> {
    MESSAGES.iter()
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
    Meaning { key, meaning, next, commands: &[], look: &[] }
}

impl Meaning {
    const fn with(self, commands: &'static [&'static str]) -> Meaning {
        Meaning { commands, ..self }
    }

    const fn look_with(self, look: &'static [&'static str]) -> Meaning {
        Meaning { look, ..self }
    }
}

#[rustfmt::skip]
const MESSAGES: &[Meaning] = &[
    // What went well.
    meaning("orderAddedSuccessfully", "The order is made, and goes to the customer as an invoice or as a link to pay.", "Keep its identifier, and follow it").with(&["orders status"]),
    meaning("resentOrderSuccessfully", "The payment link was sent again.", "").look_with(&["orders status"]),
    meaning("cancelledOrderSuccessfully", "The order, reservation or terminal payment is cancelled.", "").look_with(&["orders status"]),
    meaning("orderRefundedSuccessfully", "The refund is accepted and waits to be carried out, or is done.", "Look later what is refunded.").look_with(&["orders status"]),
    meaning("Order Status Retrieved Successfully", "The status was read.", "").look_with(&["orders details"]),
    meaning("orderRetrievedSuccessfully", "The order was read.", "").look_with(&["orders details"]),
    meaning("orderInvoiceNoRetrievedSuccessfully", "The invoice number was read.", "").look_with(&["orders details"]),
    meaning("orderDelayedChargedSuccessfully", "The order was charged.", "").look_with(&["orders status"]),
    meaning("Order Submitted Successfully", "The checkout session is made.", "Send the customer to the payment address.").look_with(&["orders status"]),
    meaning("orderCreatedSuccessfully", "The invoice order is made.", "Send a private customer to BankID; a company is invoiced directly.").look_with(&["orders status"]),
    meaning("Payment Link Created Successfully", "The hosted checkout is made.", "Send the customer to the payment address before it expires.").look_with(&["orders status"]),
    meaning("Reservation Submitted Successfully", "The reservation is made, and nothing is held yet.", "Send the customer to the address; it is RESERVED once the customer agrees.").look_with(&["reservations details"]),
    meaning("reservationRetrievedSuccessfully", "The reservation or its history was read.", "").look_with(&["reservations details"]),
    meaning("reservationCapturedSuccessfully", "The amount is captured.", "Keep the capture's identifier: a refund names it. Complete the reservation when it is over.").look_with(&["reservations complete", "reservations details"]),
    meaning("reservationChargedSuccessfully", "The extra amount is charged.", "Keep the charge's identifier: a refund names it.").look_with(&["reservations details"]),
    meaning("reservationCompletedSuccessfully", "The reservation is closed.", "").look_with(&["reservations details"]),
    meaning("subscriptionCreatedSuccessfully", "The subscription is made, and nothing is paid yet.", "Send the customer to the payment link.").look_with(&["subscriptions details"]),
    meaning("subscriptionRequestSuccessfullyHandled", "The subscription and its session are made.", "Send the customer to the payment address.").look_with(&["subscriptions details"]),
    meaning("subscriptionRetrieveSuccessfully", "The list was read.", "").look_with(&["subscriptions details"]),
    meaning("failedSubscriptionOrdersRetrievedSuccessfully!", "The list of failed payments was read.", "").look_with(&["subscriptions failed details"]),
    meaning("subscriptionDetailsRetrievedSuccessfully", "The subscription was read.", "").look_with(&["subscriptions details"]),
    meaning("subscriptionOrderResentSuccessfully", "The subscription's link was sent again.", "").look_with(&["subscriptions details"]),
    meaning("successfullyCancelledSubscription", "The subscription is cancelled.", "").look_with(&["subscriptions details"]),
    meaning("refundProcessedSuccessfully", "The refund of the cycle is taken.", "Look at the cycle").with(&["subscriptions details"]),
    meaning("customerDetailsRetrievedSuccessfully", "The customer was read.", "").look_with(&["customers details"]),
    meaning("customerUpdatedSuccessfully", "The customer is changed.", "").look_with(&["customers details"]),
    meaning("requestedOrderRefundSuccessfully", "The refund waits for Front Payment's approval.", "Wait for it; do not ask again.").look_with(&["orders status"]),
    meaning("terminalsRetrievedSuccessfully", "The terminals were read.", "").look_with(&["terminals orders create"]),
    meaning("terminalOrderAddedSuccessfully", "The order is on the terminal.", "Let the customer pay, then ask").with(&["terminals orders payment-status"]),
    meaning("orderSentSuccessfully", "The order was sent to the terminal again.", "Let the customer pay, then ask").with(&["terminals orders payment-status"]),
    meaning("orderPaymentConfirmed", "The order is paid.", "").look_with(&["terminals orders payment-status"]),
    meaning("orderPaymentFailed", "The payment failed.", "Send it to the terminal again").with(&["terminals orders resend"]),
    meaning("orderStatusUpdatedSuccessfully", "The order is paid; the stored status was behind and is right now.", "").look_with(&["terminals orders payment-status"]),
    meaning("terminalOrderRefundRequestSuccessfully", "The refund request is on the terminal.", "Finish it there, then ask").with(&["terminals orders refund-status"]),
    meaning("terminalOrderReversalSuccessfully", "The payment was reversed.", "").look_with(&["terminals orders payment-status"]),
    meaning("refundRequestRejectedSuccessfully", "The refund request is cancelled or rejected; nothing was given back.", "Start it again if it is still wanted.").look_with(&["terminals orders refund"]),
    meaning("creditCheckRequestedSuccessful", "The credit check is made or queued.", "Read its result").with(&["credit list"]),
    meaning("creditCheckHistoryRetrievedSuccessfully", "The credit checks were read.", "").look_with(&["credit list"]),
    meaning("Company Check Request Created Successfully", "The company check has begun.", "Send the person to BankID, then read").with(&["company details"]),
    meaning("companyRecordRetriveSuccessfully", "The company's checks were read.", "").look_with(&["company details"]),
    meaning("companyInvoiceFeeRetriveSuccessfully", "The invoice fees were read.", "").look_with(&["company invoice-fee"]),
    // What did not.
    meaning("payloadValidationErrors", "The request's body is not valid; the reasons are listed.",
        "Correct the named fields; do not repeat it unchanged."),
    meaning("internalErrorOccurredPleaseTryAgainLater", "A service behind the API failed.",
        "Look whether it took effect before repeating anything that creates or moves money.").look_with(&["orders list"]),
    meaning("somethingWentWrong", "The server failed.",
        "Look whether it took effect before repeating anything; if it stays, ask Front Payment with the time and the identifier.").look_with(&["orders list"]),
    meaning("orderNotFound", "No order with this identifier for this token.",
        "Check the identifier, the environment (demo or production) and the token.").look_with(&["orders list"]),
    meaning("orderStatusAlreadyPaid", "The order is paid.", "Do not resend or cancel it; refund it instead").with(&["orders refund"]),
    meaning("orderStatusAlreadyCancelled", "The order is cancelled.", "Send a new one").with(&["orders send-payment-link"]),
    meaning("requestProductIdNotAvailable", "A line id of the request is not of this order.",
        "The product id is something else; read the line ids again").with(&["orders details"]),
    meaning("refundRejectionForRefundRequestGreaterThanOrderAmount", "The refund is larger than the order.",
        "Lower the amount; mind what is already refunded").with(&["orders status"]),
    meaning("refundRejectionForProductAmountExceed", "The refund of a line is larger than the line.", "Lower that line's amount.").look_with(&["orders details"]),
    meaning("refundRejectionForWeeklyThresholdExceed", "The merchant's weekly refund limit is used up.",
        "Request an approval from Front Payment with exactly this message, or wait.").look_with(&["refunds request-approval"]),
    meaning("refundRejectionForRequestAmountThresholdExceed", "The refund is above the merchant's limit for one request.",
        "Request an approval from Front Payment with exactly this message, or refund less.").look_with(&["refunds request-approval"]),
    meaning("refundRejectionForTransactionNotFound", "There is no payment to refund.",
        "Check that the order is paid").with(&["orders status"]),
    meaning("refundRejectionForRefundedCancelledInvoicedOrderParamRefunded", "It is already refunded.", "").look_with(&["orders status"]),
    meaning("refundRejectionForRefundedCancelledInvoicedOrderParamCancelled", "The order is cancelled; there is nothing to refund.", "").look_with(&["orders status"]),
    meaning("refundRejectionForRefundedCancelledInvoicedOrderParamInvoiced", "The order is invoiced.",
        "Try the refund with --type invoiced.").look_with(&["orders refund"]),
    meaning("reservationNotFound", "No reservation with this identifier for this token.",
        "Check the identifier, the environment (demo or production) and the token.").look_with(&["reservations history"]),
    meaning("requestedCaptureAmountExceedAvailableCaptureRunway", "More than what is left to capture.",
        "Lower the amount, or charge the difference; read what is left").with(&["reservations details"]),
    meaning("reservationStatusAlreadyCancelled", "The reservation is cancelled.", "Make a new one").with(&["reservations submit"]),
    meaning("paymentCaptureDeadlineExceed", "The time to capture has passed.",
        "Ask for a new payment, or charge the card instead, if that is still allowed").with(&["reservations charge"]),
    meaning("paymentCardNotFound", "No card is stored for this reservation.", "Ask the customer to pay another way.").look_with(&["orders send-payment-link"]),
    meaning("paymentChargeRunwayExceed", "More than may be charged.", "Lower the amount.").look_with(&["reservations details"]),
    meaning("paymentChargeDeadlineExceed", "The time to charge has passed.", "Ask for a new payment.").look_with(&["orders send-payment-link"]),
    meaning("reservationStatusAlreadyCompleted", "The reservation is completed or cancelled.", "There is nothing to cancel.").look_with(&["reservations details"]),
    meaning("prerequisiteFailedToCancelReservation", "It is expired, or something of it is captured or charged.",
        "Expired: nothing to do. Captured or charged: give it back").with(&["reservations refund", "reservations complete"]),
    meaning("prerequisiteFailedToCompleteReservation", "Nothing of it is captured or charged, or it is expired.",
        "Capture or charge first, or give it up").with(&["reservations cancel"]),
    meaning("orderStatusAlreadyCompleted", "The reservation is completed.", "There is nothing to resend.").look_with(&["reservations details"]),
    meaning("cannotCancelSubscription", "The subscription is neither SENT nor ONGOING.",
        "Check its status").with(&["subscriptions details"]),
    meaning("cycleNotfound", "A cycle of the request does not exist; the text after # names it.",
        "Use the names of the cycles as they are shown").with(&["subscriptions details"]),
    meaning("someCyclesFailedToPassValidation", "At least one cycle cannot be given back.",
        "Check what is paid and refunded of each cycle").with(&["subscriptions details"]),
    meaning("orderRefundRequestAlreadySubmitted", "A refund of it waits for approval already.", "Wait for the decision.").look_with(&["orders status"]),
    meaning("terminalIsBusy", "The terminal is working on something.",
        "Wait some seconds and send it again, or cancel on the terminal.").look_with(&["terminals orders resend"]),
    meaning("customerNotFound", "No customer with this identifier for this token.",
        "Check the identifier, the environment (demo or production) and the token.").look_with(&["orders details"]),
    meaning("terminalNotFound", "The organization has no active terminal.", "").look_with(&["terminals list"]),
    meaning("personCurrentStatusIsWrong", "The credit bureau refused the number.", "Correct the number; do not repeat it unchanged.").look_with(&["credit list"]),
    meaning("Payment Gateway Error(Submit Payment): Failed to Create Payment Link", "The card gateway made no payment link.",
        "Look whether the reservation exists before trying again.").look_with(&["reservations history"]),
    meaning("Payment Gateway Error: Failed to Create Checkout Session", "The card gateway made no payment page.",
        "Look whether the reservation exists before trying again.").look_with(&["reservations history"]),
    meaning("orderProductsNotFound", "The order's lines were not found.", "Check the identifier and the line ids.").look_with(&["orders details"]),
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
