//! What each status of the API means to a person in a glance: done, waiting, given back, ended or failed. What may be done in
//! it is decided in `state/`.

use super::statuses::value_of;

/// What a status means in a glance.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StatusClass {
    /// It went as it was meant to.
    Done,
    /// Somebody still has to do something.
    Waiting,
    /// Money was given back.
    GivenBack,
    /// It is over, and took nothing.
    Ended,
    /// It was refused, or it went wrong.
    Failed,
}

/// The statuses of orders, reservations, subscriptions, terminal orders, refunds and customers.
const STATUSES: [(&str, StatusClass); 21] = [
    ("PAID", StatusClass::Done),
    ("success", StatusClass::Done),
    ("Approved", StatusClass::Done),
    ("CAPTURED", StatusClass::Done),
    ("CHARGED", StatusClass::Done),
    ("COMPLETED", StatusClass::Done),
    ("ONGOING", StatusClass::Done),
    ("Active", StatusClass::Done),
    ("SENT", StatusClass::Waiting),
    ("RESERVED", StatusClass::Waiting),
    ("RESERVED NOT PAID", StatusClass::Waiting),
    ("pending", StatusClass::Waiting),
    ("INVOICED", StatusClass::Waiting),
    ("Purring", StatusClass::Waiting),
    ("REFUNDED", StatusClass::GivenBack),
    ("PARTIAL REFUNDED", StatusClass::GivenBack),
    ("CANCELLED", StatusClass::Ended),
    ("EXPIRED", StatusClass::Ended),
    ("REJECTED", StatusClass::Failed),
    ("Inkasso", StatusClass::Failed),
    ("debtCollection", StatusClass::Failed),
];

/// What a status means in a glance; `None` for one that is not known.
pub fn status_class(status: &str) -> Option<StatusClass> {
    value_of(status, &STATUSES)
}

#[cfg(test)]
mod tests {
    use super::status_class;
    use crate::api::STATUSES;

    #[test]
    fn every_status_that_is_explained_has_a_class() {
        for status in STATUSES.iter().filter(|status| !["event", "risk"].contains(&status.of)) {
            assert!(status_class(status.word).is_some(), "{} {}", status.of, status.word);
        }
    }
}
