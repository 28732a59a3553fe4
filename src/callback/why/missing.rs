//! A parameter that a program took away, where its value can be guessed: words that callbacks have, a time near the other
//! one, a whole amount. What cannot be guessed cannot be named.

use crate::callback::php::PhpVariable;

/// Statuses that callbacks are told to have, or have.
const STATUSES: &[&str] = &[
    "PAID",
    "paid",
    "Paid",
    "success",
    "INVOICED",
    "invoiced",
    "RESERVED",
    "RESEVRED",
    "reserved",
    "Reserved",
    "CAPTURED",
    "captured",
    "Captured",
    "CHARGED",
    "charged",
    "Charged",
    "CANCELLED",
    "Cancelled",
    "cancelled",
    "REFUNDED",
    "PARTIAL REFUNDED",
    "COMPLETED",
    "SENT",
    "EXPIRED",
    "FAILED",
    "failed",
    "Approved",
];
/// Means of payment.
const METHODS: &[&str] = &[
    "Visa",
    "visa",
    "VISA",
    "MasterCard",
    "Mastercard",
    "mastercard",
    "Vipps",
    "vipps",
    "invoice",
    "Invoice",
    "ApplePay",
    "applePay",
    "applepay",
    "GooglePay",
    "googlePay",
    "googlepay",
    "american-express",
    "amex",
    "card",
    "Card",
];
/// So many seconds lie at most between the two times of a callback, where one is missing.
const SECONDS: i64 = 6000;
/// Whole amounts up to this one are tried.
const AMOUNTS: i64 = 6000;

/// The order in which the parameters of a general callback stand.
const ORDER: [&str; 6] =
    ["orderUuid", "status", "paymentMethod", "amount", "createdAt", "timestamp"];

/// A parameter that may be missing.
pub struct Guess {
    /// Its name.
    pub name: &'static str,
    /// Its place among the signed parameters.
    pub place: usize,
    /// The values that it may have had.
    pub values: Vec<String>,
}

/// What may be missing of a general callback: one parameter, in its documented place.
pub fn guesses(signed: &[&PhpVariable]) -> Vec<Guess> {
    if value_of(signed, "orderUuid").is_none() {
        return Vec::new();
    }
    let created = value_of(signed, "createdAt").and_then(number);
    let sent = value_of(signed, "timestamp").and_then(number);
    let mut guesses = Vec::new();
    for name in ORDER {
        if value_of(signed, name).is_some() {
            continue;
        }
        let values: Vec<String> = match (name, created, sent) {
            ("status", ..) => STATUSES.iter().map(ToString::to_string).collect(),
            ("paymentMethod", ..) => METHODS.iter().map(ToString::to_string).collect(),
            ("amount", ..) => (0..AMOUNTS).map(|amount| amount.to_string()).collect(),
            ("timestamp", Some(created), _) => {
                (created..created + SECONDS).map(|time| time.to_string()).collect()
            }
            ("createdAt", _, Some(sent)) => {
                (0..SECONDS).map(|back| (sent - back).to_string()).collect()
            }
            _ => continue,
        };
        guesses.push(Guess { name, place: place(name, signed), values });
    }
    guesses
}

fn value_of<'a>(signed: &[&'a PhpVariable], name: &str) -> Option<&'a [u8]> {
    let found = signed.iter().find(|own| own.name == name.as_bytes())?;
    Some(found.value.as_slice())
}

/// Behind what stands before it in a documented callback.
fn place(name: &str, signed: &[&PhpVariable]) -> usize {
    let before: Vec<&str> = ORDER.iter().copied().take_while(|known| *known != name).collect();
    let last =
        signed.iter().rposition(|own| before.iter().any(|known| known.as_bytes() == own.name));
    last.map_or(0, |index| index + 1)
}

fn number(value: &[u8]) -> Option<i64> {
    std::str::from_utf8(value).ok()?.parse().ok().filter(|number| (1..1 << 40).contains(number))
}
