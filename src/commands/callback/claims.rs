//! Whether what a callback claims of an object is what the API tells of it: the status, and the amount by the sums that count for
//! that status. What is read for it stands in `check.rs`.

use serde_json::Value;

use crate::api::{Overview, is_same_status};
use crate::base::error::{Error, ErrorKind};
use crate::base::money::{self, Amount};
use crate::base::redact;
use crate::callback::Verdict;

/// The word of the example in the documentation (quirk 24): it says only that something succeeded.
const SUCCESS: &str = "success";

/// The type of a terminal's callback about a refund.
const REFUND: &str = "Payment_Refund";

/// Sums that are the amount of the whole object, as the documents describe `amount`.
const WHOLE: [&str; 2] = ["total", "invoiced"];

/// Further sums that a callback of a status may tell.
const OF_STATUS: [(&str, &[&str]); 8] = [
    ("PAID", &["paid", "per cycle"]),
    ("ONGOING", &["paid", "per cycle"]),
    ("REFUNDED", &["paid", "refunded"]),
    ("PARTIAL REFUNDED", &["paid", "refunded"]),
    ("RESERVED", &["reserved"]),
    ("CAPTURED", &["captured"]),
    ("CHARGED", &["charged"]),
    ("COMPLETED", &["captured", "charged", "paid"]),
];

/// What the API says of the claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// The same.
    Same,
    /// Nothing against it, and nothing that confirms it.
    NotConfirmed,
    /// Something else.
    Otherwise,
}

/// What the API said about a callback.
pub struct Checked {
    /// What it is about, and what the API says of it.
    pub told: String,
    /// Whether the callback is true.
    pub answer: Answer,
    /// Where it is not, as sentences.
    pub differences: Vec<String>,
}

impl Checked {
    /// The API tells the same, or these differences.
    pub fn of(told: String, differences: Vec<String>) -> Checked {
        let answer = if differences.is_empty() { Answer::Same } else { Answer::Otherwise };
        Checked { told, answer, differences }
    }

    /// The answer in words.
    pub fn says(&self) -> String {
        let says = match self.answer {
            Answer::Same => "the API says the same",
            Answer::NotConfirmed => "the API does not confirm it",
            Answer::Otherwise => "the API says otherwise",
        };
        format!("{says}: {}", self.told)
    }

    /// The failure of a callback that is not confirmed.
    pub fn failure(&self) -> Option<Error> {
        let what = match self.answer {
            Answer::Same => return None,
            Answer::NotConfirmed => "not confirmed: the API does not tell what the callback says",
            Answer::Otherwise => "the API says otherwise than the callback",
        };
        let error = Error::new(ErrorKind::CheckFailed, what);
        Some(self.differences.iter().fold(error, Error::detail))
    }
}

/// Compares a callback with what is told of its object.
pub fn compared(verdict: &Verdict, overview: &Overview) -> Checked {
    let own = overview.status.clone().unwrap_or_else(|| "not told".to_owned());
    let mut told = format!("{} is {own}", overview.id);
    match overview.money.first() {
        Some((word, total)) => told.push_str(&format!(", {word} {}", money::show(*total))),
        None => told.push_str(", and no amount is told"),
    }
    let (what, claimed, status) = claimed_status(verdict, overview, own.clone());
    let (mut doubt, mut differences) = (None, Vec::new());
    if claimed.eq_ignore_ascii_case(SUCCESS) {
        doubt = doubt_of_success(verdict, overview, &own);
    } else if !is_same_status(&claimed, &status) {
        let claimed = if claimed.is_empty() { "told by the callback" } else { &claimed };
        differences.push(format!("{what} is {status}, not {claimed}"));
    }
    // What succeeded may have any of the sums of the status that it led to.
    let counted = if claimed.eq_ignore_ascii_case(SUCCESS) { &own } else { &claimed };
    differences.extend(amount_difference(verdict, overview, counted));
    let is_doubt_alone = differences.is_empty() && doubt.is_some();
    differences.splice(0..0, doubt);
    let checked = Checked::of(told, differences);
    if is_doubt_alone { Checked { answer: Answer::NotConfirmed, ..checked } } else { checked }
}

/// Why `success` is not confirmed by the state of the object; nothing where money was paid, reserved, captured or charged, or where
/// it was to be invoiced, and is.
fn doubt_of_success(verdict: &Verdict, overview: &Overview, own: &str) -> Option<String> {
    let doubt = format!("success is not confirmed: the status is {own}");
    if overview.is(&["INVOICED"]) {
        let method = means(verdict, overview);
        let is_invoice = method.to_lowercase().contains("invoice");
        return (!is_invoice).then(|| format!("{doubt}, and {method:?} is no invoice"));
    }
    let taken: Amount =
        money::total(["paid", "captured", "charged"].map(|word| sum(overview, word)));
    let is_back = !taken.is_zero() && sum(overview, "refunded") >= taken;
    if is_back {
        return Some(format!("{doubt}, and all that was taken is given back"));
    }
    let is_done = overview.is(&["PAID", "RESERVED", "CAPTURED", "CHARGED"])
        || overview.is(&["ONGOING", "COMPLETED"]) && !taken.is_zero();
    (!is_done).then_some(doubt)
}

/// The means of payment that the callback names, else the kind of the order.
fn means(verdict: &Verdict, overview: &Overview) -> String {
    let method = verdict.value("paymentMethod").unwrap_or_default();
    if method.is_empty() { fact(overview, "Type") } else { redact::hide_suspects(&method).into() }
}

fn sum(overview: &Overview, word: &str) -> Amount {
    let found = overview.money.iter().find(|(own, _)| *own == word);
    found.map_or(Amount::ZERO, |(_, amount)| *amount)
}

/// Where the API has another amount than the callback. That of a refund at a terminal is given back only if it was approved, and
/// others may have been given back before it.
fn amount_difference(verdict: &Verdict, overview: &Overview, status: &str) -> Option<String> {
    let names = ["amount", "totalAmount"];
    let (name, text) = names.into_iter().find_map(|name| Some((name, verdict.value(name)?)))?;
    let Some(amount) = money::of(&Value::String(text.clone())) else {
        return Some(format!("{name} is no amount: {:?}", redact::hide_suspects(&text)));
    };
    let shown = money::show(amount);
    if verdict.value("type").as_deref() == Some(REFUND) {
        let refunded = sum(overview, "refunded");
        let is_short = is_approved(verdict) && (refunded < amount || amount.is_zero());
        let refunded = money::show(refunded);
        return is_short.then(|| format!("{name} is {shown}, and {refunded} is refunded"));
    }
    let figures = counted(overview, status);
    if overview.money.is_empty() || figures.iter().any(|(_, own)| *own == amount) {
        return None;
    }
    let figures: Vec<String> =
        figures.iter().map(|(word, own)| format!("{word} {}", money::show(*own))).collect();
    Some(match figures.is_empty() {
        true => format!("{name} {shown}: the API tells no sum but zero"),
        false => format!("{name} {shown} is none of {}", figures.join(", ")),
    })
}

/// The sums that count for this status: that of the whole, and those that the status is about. A sum of zero confirms nothing.
fn counted(overview: &Overview, status: &str) -> Vec<(&'static str, Amount)> {
    let more = OF_STATUS.iter().find(|(own, _)| is_same_status(own, status));
    let more = more.map_or(&[][..], |(_, words)| *words);
    let is_counted = |word: &str| WHOLE.contains(&word) || more.contains(&word);
    let parts = overview.parts.iter().filter_map(|part| Some((part.what, part.amount?)));
    let sums = overview.money.iter().copied().chain(parts);
    sums.filter(|(word, amount)| is_counted(word) && !amount.is_zero()).collect()
}

/// What the callback says of which status, in the API's words, and what the API says of it.
fn claimed_status(
    verdict: &Verdict,
    overview: &Overview,
    own: String,
) -> (&'static str, String, String) {
    let word = verdict.value("status").unwrap_or_default();
    if !is_of_terminal(verdict) {
        return ("the status", redact::hide_suspects(&word).into(), own);
    }
    let is_approved = is_approved(verdict);
    let (what, title, words) = match verdict.value("type").as_deref() {
        Some(REFUND) => {
            ("the refund at the terminal", "Refund at the terminal", ["REFUNDED", "REJECTED"])
        }
        _ => ("the payment at the terminal", "Payment at the terminal", ["PAID", "CANCELLED"]),
    };
    let claimed = if is_approved { words[0] } else { words[1] };
    (what, claimed.to_owned(), fact(overview, title))
}

fn is_approved(verdict: &Verdict) -> bool {
    verdict.value("status").is_some_and(|word| word.eq_ignore_ascii_case("Approved"))
}

/// What is told under this title.
fn fact(overview: &Overview, title: &str) -> String {
    let found = overview.facts.iter().find(|(own, _)| *own == title);
    found.map_or_else(|| "not told".to_owned(), |(_, value)| value.clone())
}

/// Whether it has the parameters of a terminal's callback (chapter 12.3).
pub fn is_of_terminal(verdict: &Verdict) -> bool {
    matches!(verdict.value("type").as_deref(), Some("Payment" | "Payment_Refund"))
        || verdict.value("totalAmount").is_some() && verdict.value("currency").is_some()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::callback::{CallbackKind, Pasted, verify};

    /// Kind and status of an object, its sums, and whether `success` is true of it.
    type Told = (&'static str, &'static str, &'static [(&'static str, i64)], bool);

    /// Each status of each kind of object.
    const OBJECTS: [Told; 23] = [
        ("order", "SENT", &[("total", 800), ("paid", 0), ("refunded", 0)], false),
        ("order", "PAID", &[("total", 800), ("paid", 800), ("refunded", 0)], true),
        ("order", "CANCELLED", &[("total", 800), ("paid", 0), ("refunded", 0)], false),
        ("order", "EXPIRED", &[("total", 800), ("paid", 0)], false),
        ("order", "INVOICED", &[("invoiced", 800), ("refunded", 0)], false),
        ("order", "Purring", &[("invoiced", 800)], false),
        ("order", "Inkasso", &[("invoiced", 800)], false),
        ("order", "PARTIAL REFUNDED", &[("total", 800), ("paid", 800), ("refunded", 300)], false),
        ("order", "REFUNDED", &[("total", 800), ("paid", 800), ("refunded", 800)], false),
        ("reservation", "SENT", &[("total", 800), ("reserved", 0), ("captured", 0)], false),
        ("reservation", "RESERVED", &[("total", 800), ("reserved", 800), ("captured", 0)], true),
        ("reservation", "CAPTURED", &[("total", 800), ("captured", 300), ("charged", 0)], true),
        ("reservation", "CHARGED", &[("total", 800), ("captured", 0), ("charged", 90)], true),
        ("reservation", "COMPLETED", &[("total", 800), ("captured", 300)], true),
        ("reservation", "CANCELLED", &[("total", 800), ("captured", 0)], false),
        ("reservation", "EXPIRED", &[("total", 800), ("reserved", 0)], false),
        ("subscription", "SENT", &[("total", 800), ("per cycle", 80), ("paid", 0)], false),
        ("subscription", "ONGOING", &[("total", 800), ("per cycle", 80), ("paid", 240)], true),
        ("subscription", "ONGOING", &[("total", 800), ("per cycle", 80), ("paid", 0)], false),
        ("subscription", "COMPLETED", &[("total", 800), ("paid", 800)], true),
        ("subscription", "CANCELLED", &[("total", 800), ("paid", 0)], false),
        ("subscription", "EXPIRED", &[("total", 800), ("paid", 0)], false),
        ("reservation", "CAPTURED", &[("captured", 300), ("refunded", 300)], false),
    ];

    const CLAIMS: [&str; 17] = [
        "success",
        "SUCCESS",
        "PAID",
        "paid",
        "INVOICED",
        "RESERVED",
        "RESEVRED",
        "CAPTURED",
        "CHARGED",
        "COMPLETED",
        "ONGOING",
        "REFUNDED",
        "PARTIAL REFUNDED",
        "SENT",
        "CANCELLED",
        "EXPIRED",
        "something",
    ];

    fn overview(kind: &'static str, status: &str, sums: &[(&'static str, i64)]) -> Overview {
        let money = sums.iter().map(|(word, amount)| (*word, Amount::from(*amount))).collect();
        let status = Some(status.to_owned());
        Overview { id: "ODR1".to_owned(), kind, status, money, ..Overview::default() }
    }

    fn claim(status: &str, method: &str, amount: &str) -> Verdict {
        let status = status.replace(' ', "+");
        let query = format!(
            "orderUuid=ODR1&status={status}&paymentMethod={method}&amount={amount}&checksum=0"
        );
        verify(&Pasted::of_query(query), b"", CallbackKind::Auto)
    }

    #[test]
    fn each_claim_is_true_of_its_own_status_alone_and_success_where_money_was_taken() {
        for (kind, own, sums, is_success) in OBJECTS {
            let object = overview(kind, own, sums);
            for claimed in CLAIMS {
                let amount = sums[0].1.to_string();
                let checked = compared(&claim(claimed, "Visa", &amount), &object);
                let expected = match claimed.to_lowercase().as_str() {
                    "success" if is_success => Answer::Same,
                    "success" => Answer::NotConfirmed,
                    _ if is_same_status(claimed, own) => Answer::Same,
                    _ => Answer::Otherwise,
                };
                // The last one tells no sum of the whole.
                let expected = match sums[0].0 {
                    "captured"
                        if !matches!(claimed, "CAPTURED" | "COMPLETED" | "success" | "SUCCESS") =>
                    {
                        Answer::Otherwise
                    }
                    _ => expected,
                };
                assert_eq!(
                    checked.answer, expected,
                    "{kind} {own} {sums:?}: {claimed}: {:?}",
                    checked.differences
                );
                assert_eq!(checked.failure().is_none(), checked.answer == Answer::Same);
                assert!(checked.told.contains(own), "the state is shown: {}", checked.told);
                for none in ["0", "0.00", "1", "", "x"] {
                    let checked = compared(&claim(claimed, "Visa", none), &object);
                    assert_eq!(
                        checked.answer,
                        Answer::Otherwise,
                        "{kind} {own}: {claimed} {none:?}"
                    );
                }
            }
        }
    }

    #[test]
    fn an_invoice_is_a_success_where_it_is_the_means() {
        let invoiced = overview("order", "INVOICED", &[("invoiced", 800)]);
        let answer = |method: &str, overview: &Overview| {
            compared(&claim("success", method, "800"), overview).answer
        };
        assert_eq!(answer("invoice", &invoiced), Answer::Same);
        assert_eq!(answer("Visa", &invoiced), Answer::NotConfirmed);
        assert_eq!(answer("", &invoiced), Answer::NotConfirmed);
        let facts = vec![("Type", "Invoice".to_owned())];
        assert_eq!(answer("", &Overview { facts, ..invoiced }), Answer::Same);
        assert_eq!(
            answer("invoice", &overview("order", "SENT", &[("total", 800)])),
            Answer::NotConfirmed
        );
    }

    #[test]
    fn which_sums_count_is_told_by_the_status() {
        let sums = [
            ("total", 800),
            ("paid", 700),
            ("refunded", 300),
            ("reserved", 600),
            ("captured", 400),
            ("charged", 90),
            ("per cycle", 80),
            ("left to refund", 50),
        ];
        for (claimed, counted) in [
            ("PAID", &[800, 700, 80][..]),
            ("REFUNDED", &[800, 700, 300]),
            ("PARTIAL REFUNDED", &[800, 700, 300]),
            ("RESERVED", &[800, 600]),
            ("CAPTURED", &[800, 400]),
            ("CHARGED", &[800, 90]),
            ("COMPLETED", &[800, 400, 90, 700]),
            ("SENT", &[800]),
            ("CANCELLED", &[800]),
        ] {
            let object = overview("order", claimed, &sums);
            for (word, amount) in sums {
                let is_same = compared(&claim(claimed, "Visa", &amount.to_string()), &object)
                    .answer
                    == Answer::Same;
                assert_eq!(is_same, counted.contains(&amount), "{claimed}: {word}");
            }
        }
        // One capture of several.
        let mut object = overview("reservation", "CAPTURED", &sums);
        let part = |what, amount| crate::api::ObjectPart {
            what,
            amount: Some(Amount::from(amount)),
            ..Default::default()
        };
        object.parts = vec![part("captured", 123), part("charged", 45)];
        let answer = |amount: &str| compared(&claim("CAPTURED", "Visa", amount), &object).answer;
        assert_eq!([answer("123"), answer("45")], [Answer::Same, Answer::Otherwise]);
    }

    #[test]
    fn where_no_amount_is_told_it_says_so() {
        let checked = compared(&claim("PAID", "Visa", "800"), &overview("order", "PAID", &[]));
        assert_eq!(checked.answer, Answer::Same);
        assert_eq!(checked.told, "ODR1 is PAID, and no amount is told");
    }

    #[test]
    fn a_terminals_claim_is_compared_with_the_terminals_word() {
        let mut object =
            overview("terminal order", "PAID", &[("total", 800), ("paid", 800), ("refunded", 300)]);
        object.facts = vec![
            ("Payment at the terminal", "PAID".to_owned()),
            ("Refund at the terminal", "REFUNDED".to_owned()),
        ];
        for (status, kind, amount, expected) in [
            ("Approved", "Payment", "800", Answer::Same),
            ("Approved", "Payment", "0", Answer::Otherwise),
            ("Cancelled", "Payment", "800", Answer::Otherwise),
            ("Approved", "Payment_Refund", "300", Answer::Same),
            ("Approved", "Payment_Refund", "0", Answer::Otherwise),
            ("Approved", "Payment_Refund", "301", Answer::Otherwise),
            ("Cancelled", "Payment_Refund", "300", Answer::Otherwise),
        ] {
            let query = format!(
                "orderUuid=ODR1&status={status}&type={kind}&totalAmount={amount}&currency=NOK"
            );
            let verdict = verify(&Pasted::of_query(query), b"", CallbackKind::Auto);
            let checked = compared(&verdict, &object);
            assert_eq!(
                checked.answer, expected,
                "{status} {kind} {amount}: {:?}",
                checked.differences
            );
        }
    }
}
