//! Each claim against each state of an object.

use super::*;
use crate::base::money::Amount;
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
    let query =
        format!("orderUuid=ODR1&status={status}&paymentMethod={method}&amount={amount}&checksum=0");
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
                assert_eq!(checked.answer, Answer::Otherwise, "{kind} {own}: {claimed} {none:?}");
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
            let is_same = compared(&claim(claimed, "Visa", &amount.to_string()), &object).answer
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
        let query =
            format!("orderUuid=ODR1&status={status}&type={kind}&totalAmount={amount}&currency=NOK");
        let verdict = verify(&Pasted::of_query(query), b"", CallbackKind::Auto);
        let checked = compared(&verdict, &object);
        assert_eq!(checked.answer, expected, "{status} {kind} {amount}: {:?}", checked.differences);
    }
}
