//! Every status that the documents name, in plain words, with what can be done in it (docs/api.md, States). Words are
//! compared without case; one that is not here is shown as it came.

/// A status, of one kind of thing.
#[derive(Debug, PartialEq, Eq)]
pub struct StatusMeaning {
    /// What it is a status of: `order`, `reservation`.
    pub of: &'static str,
    /// The word, as the documents print it.
    pub word: &'static str,
    /// What it means.
    pub meaning: &'static str,
    /// What can be done now, in words.
    pub next: &'static str,
    /// The commands for it.
    pub commands: &'static [&'static str],
}

/// The status of an order.
pub const ORDER: &str = "order";
/// The status of a reservation.
pub const RESERVATION: &str = "reservation";
/// The status of a subscription.
pub const SUBSCRIPTION: &str = "subscription";
/// The status of a cycle of a subscription.
pub const CYCLE: &str = "cycle";
/// What became of a cycle whose payment failed.
pub const FAILED_CYCLE: &str = "failed cycle";
/// The status of a payment on a terminal.
pub const TERMINAL_PAYMENT: &str = "terminal payment";
/// The status of a refund on a terminal.
pub const TERMINAL_REFUND: &str = "terminal refund";
/// The status of a customer.
pub const CUSTOMER: &str = "customer";

impl StatusMeaning {
    /// The meaning of this status of this kind of thing.
    pub fn find(of: &str, word: &str) -> Option<&'static StatusMeaning> {
        STATUSES.iter().find(|status| status.of == of && is_same(status.word, word))
    }

    /// The meanings of this word, of every kind of thing that has it.
    pub fn all_of(word: &str) -> Vec<&'static StatusMeaning> {
        STATUSES.iter().filter(|status| is_same(status.word, word)).collect()
    }
}

/// Whether two words are one status: case, and what stands between their parts, do not count.
fn is_same(one: &str, other: &str) -> bool {
    folded(one) == folded(other)
}

fn folded(word: &str) -> String {
    word.chars()
        .filter(char::is_ascii_alphanumeric)
        .map(|letter| letter.to_ascii_lowercase())
        .collect()
}

const fn status(
    of: &'static str,
    word: &'static str,
    meaning: &'static str,
    next: &'static str,
    commands: &'static [&'static str],
) -> StatusMeaning {
    StatusMeaning { of, word, meaning, next, commands }
}

/// Every status of the documents.
#[rustfmt::skip]
pub const STATUSES: &[StatusMeaning] = &[
    status(ORDER, "SENT", "The payment link is out, and nothing is paid.",
        "Send the link again, or cancel the order", &["orders resend", "orders cancel"]),
    status(ORDER, "PAID", "The order is paid.",
        "It can neither be cancelled nor sent again; to give money back, refund it", &["orders refund"]),
    status(ORDER, "CANCELLED", "The order was cancelled before it was paid.",
        "Nothing more can be done with it; make a new one", &["orders send-payment-link"]),
    status(ORDER, "EXPIRED", "The payment link has expired, and nothing is paid.",
        "Make a new order, or try to send the link again", &["orders send-payment-link", "orders resend"]),
    status(ORDER, "INVOICED", "The invoice is out; the customer owes the amount.",
        "Look up the invoice's number; what is not owed any more is refunded with --type invoiced",
        &["orders invoice-number", "orders refund"]),
    status(ORDER, "PARTIAL REFUNDED", "A part of what was paid is given back.",
        "The rest can still be refunded", &["orders status", "orders refund"]),
    status(ORDER, "REFUNDED", "What was paid is given back.", "No further refund is possible; look at it", &["orders status"]),
    status(ORDER, "Purring", "A reminder of the unpaid invoice is out.",
        "Look up the invoice's number; what is not owed any more is refunded with --type invoiced",
        &["orders invoice-number", "orders refund"]),
    status(ORDER, "Inkasso", "The unpaid invoice is with debt collection.",
        "Look up the invoice's number, and talk to Front Payment", &["orders invoice-number"]),
    status(RESERVATION, "SENT", "The link is out; nothing is held yet.",
        "Send the link again, or cancel", &["reservations resend", "reservations cancel"]),
    status(RESERVATION, "RESERVED", "The amount is held on the customer's card; nothing is taken.",
        "Capture it, or cancel to let it go", &["reservations capture", "reservations cancel"]),
    status(RESERVATION, "RESERVED NOT PAID", "The amount is held, and nothing is captured or charged yet: RESERVED by another name.",
        "Capture it, or cancel to let it go", &["reservations capture", "reservations cancel"]),
    status(RESERVATION, "CAPTURED", "All or a part of the held amount is taken.",
        "Capture the rest, give back, or complete it; it cannot be cancelled any more",
        &["reservations capture", "reservations refund", "reservations complete"]),
    status(RESERVATION, "CHARGED", "An extra amount is taken from the card.",
        "Give back, or complete it; it cannot be cancelled any more", &["reservations refund", "reservations complete"]),
    status(RESERVATION, "COMPLETED", "The reservation is closed; what was not captured is let go.",
        "Look at it", &["reservations details"]),
    status(RESERVATION, "CANCELLED", "The reservation was given up, and nothing is held.",
        "Make a new one", &["reservations submit"]),
    status(RESERVATION, "EXPIRED", "The link, or the time to capture, has passed.",
        "Make a new one", &["reservations submit"]),
    status(RESERVATION, "pending", "One page has this word for a reservation; whether the API ever says it is told nowhere.",
        "Look at it", &["reservations details"]),
    status(SUBSCRIPTION, "SENT", "The payment link is out, and nothing is paid.",
        "Send the link again, or cancel", &["subscriptions resend", "subscriptions cancel"]),
    status(SUBSCRIPTION, "SEND", "SENT, as one page spells it.",
        "Send the link again, or cancel", &["subscriptions resend", "subscriptions cancel"]),
    status(SUBSCRIPTION, "ONGOING", "The subscription runs: its cycles are charged one after another.",
        "Look at its cycles, cancel what follows, or give back cycles that are paid",
        &["subscriptions details", "subscriptions cancel", "subscriptions refund-cycles"]),
    status(SUBSCRIPTION, "COMPLETED", "All cycles are over.",
        "Cycles that are paid can be given back", &["subscriptions details", "subscriptions refund-cycles"]),
    status(SUBSCRIPTION, "CANCELLED", "No further cycle is charged.",
        "Cycles that are paid can be given back", &["subscriptions details", "subscriptions refund-cycles"]),
    status(SUBSCRIPTION, "EXPIRED", "The payment link has expired, and nothing is paid.",
        "Make a new one", &["subscriptions submit"]),
    status(CYCLE, "PAID", "The cycle is paid.", "It can be given back", &["subscriptions refund-cycles"]),
    status(FAILED_CYCLE, "paid", "The payment failed at first, and is made now.",
        "Look at it", &["subscriptions failed details"]),
    status(FAILED_CYCLE, "invoiced", "The payment failed, and an invoice is out for it.",
        "Look at it", &["subscriptions failed details"]),
    status(FAILED_CYCLE, "debtCollection", "The payment failed, and the invoice is with debt collection.",
        "Look at it", &["subscriptions failed details"]),
    status(TERMINAL_PAYMENT, "PAID", "The customer paid at the terminal.",
        "Hand over the goods; to give money back, refund it", &["terminals orders refund"]),
    status(TERMINAL_PAYMENT, "CANCELLED", "The payment at the terminal failed or was cancelled: nothing is paid.",
        "Send it to the terminal again, or make a new order", &["terminals orders resend", "terminals orders create"]),
    status(TERMINAL_REFUND, "REFUNDED", "The refund is carried out at the terminal.",
        "Ask again", &["terminals orders refund-status"]),
    status(TERMINAL_REFUND, "REJECTED", "The refund was rejected or cancelled at the terminal: nothing was given back.",
        "Start it again if it is still wanted", &["terminals orders refund"]),
    status(CUSTOMER, "Active", "The customer can be used for orders.", "Look at it", &["customers details"]),
    status("callback", "success", "One example of a callback has this word; which status it means is told nowhere.",
        "Ask what the status is", &["orders status"]),
    status("callback", "RESEVRED", "RESERVED, misspelt on one page: the amount is held, and nothing is taken.",
        "Ask what the status is", &["reservations details"]),
    status("callback", "Approved", "The payment or refund at the terminal was approved. Nothing signs that: confirm it.",
        "Ask what the status is", &["terminals orders payment-status", "terminals orders refund-status"]),
    status("callback", "Cancelled", "The payment or refund at the terminal was declined. Nothing signs that: confirm it.",
        "Ask what the status is", &["terminals orders payment-status", "terminals orders refund-status"]),
    status("event", "refund-sent-from-captured", "A refund of a capture was sent.", "See what is refunded", &["reservations details"]),
    status("event", "refund-sent-from-charged", "A refund of a charge was sent.", "See what is refunded", &["reservations details"]),
    status("risk", "Low", "The credit check found little risk.", "", &["credit list"]),
    status("risk", "Moderate", "The credit check found some risk.", "", &["credit list"]),
    status("risk", "High", "The credit check found a high risk.", "", &["credit list"]),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api;

    #[test]
    fn every_command_of_a_status_is_one_and_each_word_stands_once() {
        for (at, status) in STATUSES.iter().enumerate() {
            for command in status.commands {
                assert!(api::endpoint(command).is_some(), "{command}");
            }
            assert!(status.meaning.ends_with('.'), "{}", status.meaning);
            let twice = STATUSES[..at]
                .iter()
                .any(|other| other.of == status.of && is_same(other.word, status.word));
            assert!(!twice, "{} {}", status.of, status.word);
        }
        assert!(StatusMeaning::find(ORDER, "partial_refunded").is_some());
        assert_eq!(StatusMeaning::all_of("PAID").len(), 4);
        assert_eq!(StatusMeaning::all_of("neverHeardOf").len(), 0);
    }

    #[test]
    fn every_status_that_can_be_filtered_by_is_told() {
        let kinds = [
            ("orders list", ORDER),
            ("subscriptions list", SUBSCRIPTION),
            ("subscriptions failed list", FAILED_CYCLE),
        ];
        for (command, of) in kinds {
            let endpoint = api::endpoint(command).expect("an operation");
            let param =
                endpoint.all_params().find(|param| param.flag == "status").expect("a filter");
            for word in param.kind.choices {
                assert!(StatusMeaning::find(of, word).is_some(), "{word}");
            }
        }
    }
}
